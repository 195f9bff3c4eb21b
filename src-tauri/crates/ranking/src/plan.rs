//! A rule set compiled for one ask over one catalog: candidates, tests, levels, order.

use endcap_model::action::{Action, Demotion};
use endcap_model::field::{CountField, ProductField};
use endcap_model::formula::{Formula, OrderField, ScoreField, Term};
use endcap_model::id::{FormulaId, RuleId};
use endcap_model::page::Page;
use endcap_model::points_bound::MAX_RELEVANCE;
use endcap_model::predicate::ProductPredicate;
use endcap_model::product::AttributeValue;
use endcap_model::rule::Rule;
use endcap_model::ruleset::{RuleSet, formula_of};

use crate::arrange::Pin;
use crate::ask::{Ask, AskError, ShopperSort};
use crate::catalog::Catalog;
use crate::catalog::codes::Codes;
use crate::order::{Order, OrderColumn};
use crate::relevance::{self, Matches};
use crate::select::{Column, Moment, Test, count_column};

/// Which rows a page is made of.
#[derive(Debug)]
pub(crate) enum Candidates<'c> {
    All,
    Rows(&'c [u32]),
    /// Those that pass.
    Selected(Test<'c>),
    Search(Matches),
}

/// Levels of a field, ready to be counted.
#[derive(Debug)]
pub(crate) enum Levels<'c> {
    Numbers {
        column: Column<'c>,
        breakpoints: Vec<i64>,
    },
    /// The level of each code.
    Coded { codes: &'c Codes, table: Vec<i32> },
    /// Nothing has a level.
    None,
}

/// What a rule adds to or takes from points.
#[derive(Debug)]
pub(crate) enum Points<'c> {
    Fixed { test: Test<'c>, points: i32 },
    Levels { levels: Levels<'c>, weight: i32 },
}

/// A rule with what it comes to here. Lists of these are in order of precedence.
#[derive(Debug)]
pub(crate) struct Ruled<'r, T> {
    pub rule: &'r Rule,
    pub what: T,
}

/// A term of the formula in force.
#[derive(Debug)]
pub(crate) struct PlannedTerm<'c, 'r> {
    pub term: &'r Term,
    pub levels: Levels<'c>,
}

/// An active `max_per`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MaxPer<'r> {
    pub rule: &'r Rule,
    pub field: &'r ProductField,
    pub count: u32,
    pub window: u32,
}

/// Everything that one ask needs.
pub(crate) struct Plan<'c, 'r> {
    pub catalog: &'c Catalog,
    pub candidates: Candidates<'c>,
    /// The query's text on a search page.
    pub query: Option<&'r str>,
    pub formula: Option<&'r FormulaId>,
    pub terms: Vec<PlannedTerm<'c, 'r>>,
    pub points: Vec<Ruled<'r, Points<'c>>>,
    /// Products that pass are not eligible.
    pub hides: Vec<Ruled<'r, Test<'c>>>,
    pub bottoms: Vec<Ruled<'r, Test<'c>>>,
    pub tops: Vec<Ruled<'r, Test<'c>>>,
    pub pins: Vec<Pin<'r, u32>>,
    pub spreads: Vec<MaxPer<'r>>,
    pub order: Order<'c>,
    /// No more points than this can come together, relevance included.
    pub reach: i32,
}

impl<'c, 'r> Plan<'c, 'r> {
    pub fn of(
        catalog: &'c Catalog,
        ruleset: &'r RuleSet,
        ask: &'r Ask,
    ) -> Result<Plan<'c, 'r>, AskError> {
        if !ruleset.has_segment(&ask.segment) {
            return Err(AskError::UnknownSegment(ask.segment.as_str().to_owned()));
        }
        let zone = ruleset.store.time_zone;
        let moment = Moment {
            today: ask.at.local_date(zone),
            metrics_days: ruleset.store.metrics_days,
        };
        let active = crate::rank::active_rules(ruleset, &ask.page, &ask.segment, ask.at);
        let mut plan = Plan {
            catalog,
            candidates: candidates(catalog, ruleset, &ask.page, moment)?,
            query: match &ask.page {
                Page::Search(text) => Some(text),
                _ => None,
            },
            formula: None,
            terms: vec![],
            points: vec![],
            hides: vec![],
            bottoms: vec![],
            tops: vec![],
            pins: vec![],
            spreads: vec![],
            order: Order::default(),
            reach: 0,
        };
        for rule in &active {
            plan.add(rule, moment, ask.sort.is_some());
        }
        match ask.sort {
            Some(sort) => {
                plan.order.columns.push(sort_column(catalog, sort));
                if let Candidates::Search(matches) = &mut plan.candidates {
                    matches.points.fill(0);
                }
            }
            None => plan.set_formula(ruleset, &active, moment),
        }
        let rules: i64 = active.iter().map(|rule| rule.action.reach()).sum();
        let terms: i64 = plan.terms.iter().map(|planned| planned.term.reach()).sum();
        plan.reach = i32::try_from(rules + terms + MAX_RELEVANCE).unwrap_or(i32::MAX);
        Ok(plan)
    }

    fn set_formula(&mut self, ruleset: &'r RuleSet, active: &[&'r Rule], moment: Moment) {
        let chosen = active
            .iter()
            .find_map(|rule| formula_of(rule))
            .and_then(|id| ruleset.formula(id));
        let Some(formula): Option<&'r Formula> = chosen.or(ruleset.formulas.first()) else {
            return;
        };
        self.formula = Some(&formula.id);
        let catalog = self.catalog;
        let planned = |term| PlannedTerm {
            term,
            levels: levels(catalog, term, moment),
        };
        self.terms = formula.terms.iter().map(planned).collect();
        self.order.columns = formula
            .then_by
            .iter()
            .map(|then_by| OrderColumn {
                column: match then_by.field {
                    OrderField::Count(field) => count_column(catalog, field, moment.metrics_days),
                    OrderField::Launched => Column::Stored(&catalog.launched),
                },
                descending: then_by.descending,
            })
            .collect();
    }

    /// Adds an active rule. Under a shopper's own sort only what hides or sends to the bottom counts.
    fn add(&mut self, rule: &'r Rule, moment: Moment, sorted: bool) {
        let catalog = self.catalog;
        let test = |products: &ProductPredicate| Test::prepare(catalog, products, moment);
        match &rule.action {
            Action::Hide { products } => self.hides.push(Ruled {
                rule,
                what: test(products),
            }),
            Action::Only { products } => {
                self.hides.push(Ruled {
                    rule,
                    what: Test::Not(Box::new(test(products))),
                });
            }
            Action::Bottom { products } => self.bottoms.push(Ruled {
                rule,
                what: test(products),
            }),
            Action::MarginFloor { min_bp, below } => {
                let least = (i64::MIN + 1, min_bp - 1);
                let what = count_within(catalog, CountField::MarginBp, least, moment);
                self.demote(rule, *below, what);
            }
            Action::OutOfStock { then } => {
                let what = count_within(catalog, CountField::Stock, (0, 0), moment);
                self.demote(rule, *then, what);
            }
            _ if sorted => {}
            Action::Top { products } => self.tops.push(Ruled {
                rule,
                what: test(products),
            }),
            Action::Pin { product, position } => {
                let row = catalog.row_of(product.as_str());
                self.pins.extend(row.map(|row| Pin {
                    rule,
                    product: row,
                    asked: *position,
                }));
            }
            Action::MaxPer {
                field,
                count,
                window,
            } => {
                self.spreads.push(MaxPer {
                    rule,
                    field,
                    count: *count,
                    window: *window,
                });
            }
            action => {
                let what = points_of(catalog, action, moment);
                self.points.extend(what.map(|what| Ruled { rule, what }));
            }
        }
    }

    fn demote(&mut self, rule: &'r Rule, to: Demotion, what: Test<'c>) {
        match to {
            Demotion::Hide => self.hides.push(Ruled { rule, what }),
            Demotion::Bottom => self.bottoms.push(Ruled { rule, what }),
        }
    }

    /// Whether a row belongs to the page, pins aside.
    pub fn is_candidate(&self, row: u32) -> bool {
        match &self.candidates {
            Candidates::All => true,
            Candidates::Rows(rows) => rows.binary_search(&row).is_ok(),
            Candidates::Selected(test) => test.holds(row),
            Candidates::Search(matches) => matches.rows.binary_search(&row).is_ok(),
        }
    }

    pub fn is_eligible(&self, row: u32) -> bool {
        !self.hides.iter().any(|hide| hide.what.holds(row))
    }

    /// By precedence, every rule that keeps a row from being shown.
    pub fn hidden_by(&self, row: u32) -> Vec<RuleId> {
        let hiding = self.hides.iter().filter(|hide| hide.what.holds(row));
        hiding.map(|hide| hide.rule.id.clone()).collect()
    }

    /// −1, 0 or 1 with the rules that decided it.
    pub fn tier(&self, row: u32) -> (i8, Vec<&'r Rule>) {
        let those = |list: &[Ruled<'r, Test<'c>>]| -> Vec<&'r Rule> {
            list.iter()
                .filter(|ruled| ruled.what.holds(row))
                .map(|ruled| ruled.rule)
                .collect()
        };
        let bottoms = those(&self.bottoms);
        if !bottoms.is_empty() {
            return (-1, bottoms);
        }
        let tops = those(&self.tops);
        (if tops.is_empty() { 0 } else { 1 }, tops)
    }

    /// A row's relevance; 0 where it is no candidate of a search.
    pub fn relevance(&self, row: u32) -> i32 {
        match &self.candidates {
            Candidates::Search(matches) => match matches.rows.binary_search(&row) {
                Ok(index) => matches.points[index],
                Err(_) => 0,
            },
            _ => 0,
        }
    }
}

fn candidates<'c>(
    catalog: &'c Catalog,
    ruleset: &RuleSet,
    page: &Page,
    moment: Moment,
) -> Result<Candidates<'c>, AskError> {
    Ok(match page {
        Page::Category(path) => Candidates::Rows(catalog.tree.rows_under(path)),
        Page::Placement(_) => Candidates::All,
        Page::Search(text) => Candidates::Search(relevance::search(catalog, text)),
        Page::Collection(id) => {
            let collection = ruleset
                .collection(id)
                .ok_or_else(|| AskError::UnknownCollection(id.clone()))?;
            Candidates::Selected(Test::prepare(catalog, &collection.products, moment))
        }
    })
}

/// What an action adds to or takes from points; nothing for the actions that do something else.
fn points_of<'c>(catalog: &'c Catalog, action: &Action, moment: Moment) -> Option<Points<'c>> {
    let fixed = |test, points: i64| {
        let points = points as i32;
        Some(Points::Fixed { test, points })
    };
    match action {
        Action::Boost { products, points } => {
            fixed(Test::prepare(catalog, products, moment), *points)
        }
        Action::Bury { products, points } => {
            fixed(Test::prepare(catalog, products, moment), -points)
        }
        Action::LowStock { below, points } => {
            let low = (i64::MIN + 1, below - 1);
            let test = count_within(catalog, CountField::Stock, low, moment);
            fixed(test, -points)
        }
        Action::Overstock { cover_days, points } => {
            let high = (*cover_days, i64::MAX);
            let test = count_within(catalog, CountField::CoverDays, high, moment);
            fixed(test, *points)
        }
        Action::Score(term) => Some(Points::Levels {
            levels: levels(catalog, term, moment),
            weight: term.weight as i32,
        }),
        _ => None,
    }
}

/// Known and within a range, both ends included.
fn count_within(
    catalog: &Catalog,
    field: CountField,
    range: (i64, i64),
    moment: Moment,
) -> Test<'_> {
    let column = count_column(catalog, field, moment.metrics_days);
    Test::Within(column, vec![range])
}

fn levels<'c>(catalog: &'c Catalog, term: &Term, moment: Moment) -> Levels<'c> {
    match &term.field {
        ScoreField::Count(field) => Levels::Numbers {
            column: count_column(catalog, *field, moment.metrics_days),
            breakpoints: term.levels.clone(),
        },
        ScoreField::Attribute(name) => match catalog.attributes.get(name) {
            None => Levels::None,
            Some(column) => {
                let level = |value: &AttributeValue| match value {
                    AttributeValue::Integer(n) => {
                        term.levels.partition_point(|breakpoint| breakpoint <= n) as i32
                    }
                    _ => 0,
                };
                let table = std::iter::once(0)
                    .chain(column.values.iter().map(level))
                    .collect();
                Levels::Coded {
                    codes: &column.codes,
                    table,
                }
            }
        },
    }
}

fn sort_column(catalog: &Catalog, sort: ShopperSort) -> OrderColumn<'_> {
    let count = |field: CountField| Column::Stored(&catalog.counts[field as usize]);
    match sort {
        ShopperSort::PriceAsc => OrderColumn {
            column: count(CountField::Price),
            descending: false,
        },
        ShopperSort::PriceDesc => OrderColumn {
            column: count(CountField::Price),
            descending: true,
        },
        ShopperSort::Newest => OrderColumn {
            column: Column::Stored(&catalog.launched),
            descending: true,
        },
        ShopperSort::Rating => OrderColumn {
            column: count(CountField::Rating),
            descending: true,
        },
    }
}

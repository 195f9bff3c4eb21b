//! Owns turning one row into one product by a mapping. A row is taken whole or not at all: one wrong
//! value rejects it, with the value and the reason.

pub(crate) mod fault;
mod plan;

use endcap_model::field::{CountField, Field as _, ProductField};
use endcap_model::id::ProductId;
use endcap_model::product::{AttributeValue, CategoryPath, Product};

use self::fault::ValueFault;
pub(crate) use self::plan::{Plan, Planned};
use crate::field::{Kind, kind, label};
use crate::mapping::{Decimals, MoneyUnit};
use crate::reject::Reject;
use crate::rows::Row;
use crate::value::number::{self, Decimal, LARGEST, NumberFault};
use crate::value::{Cell, date, is_unknown_word, path, shortened};

impl Plan {
    /// The product of a row, or why the row is left out.
    pub(crate) fn product(&self, row: &Row) -> Result<Product, Reject> {
        let mut product = Product::default();
        let mut first: Option<Reject> = None;
        let mut more = 0u32;
        for planned in &self.fields {
            let cell = row.cells.get(planned.place).unwrap_or(&Cell::Blank);
            if let Err(ValueFault(reason)) = self.put(&mut product, planned, cell) {
                more += u32::from(first.is_some());
                first.get_or_insert_with(|| {
                    Reject::new(
                        row.line,
                        planned.name.clone(),
                        shortened(&cell.shown()),
                        reason,
                    )
                });
            }
        }
        if let Some(mut reject) = first {
            if more > 0 {
                reject.reason.push_str(&fault::and_more(more));
            }
            return Err(reject);
        }
        self.join_categories(&mut product, row);
        if self.offer_price && product.price.is_none() {
            product.price = product.list_price;
        }
        Ok(product)
    }

    fn put(&self, product: &mut Product, planned: &Planned, cell: &Cell) -> Result<(), ValueFault> {
        let field = &planned.field;
        match kind(field) {
            Kind::Id => product.id = id(cell)?,
            _ if cell.is_blank() => {}
            Kind::Text if *field == ProductField::Title => product.title = Some(cell.shown()),
            Kind::Text => product.brand = Some(cell.shown()),
            Kind::Picture => product.image_url = Some(picture(cell)),
            Kind::Paths => self.add_paths(product, cell),
            Kind::Texts => product.tags = Some(self.texts(cell)),
            Kind::Date => {
                let text = cell.shown();
                if !is_unknown_word(&text) {
                    product.launched = Some(
                        date::read(&text, self.date_order)
                            .map_err(|f| fault::of_date(f, field, self.date_order))?,
                    );
                }
            }
            Kind::Money | Kind::Rating | Kind::Count => {
                let ProductField::Count(count) = field else {
                    return Ok(());
                };
                product.set_count(*count, self.number(field, *count, cell)?);
            }
            Kind::Any => {
                if let ProductField::Attribute(name) = field {
                    product.attributes.insert(name.clone(), attribute(cell));
                }
            }
        }
        Ok(())
    }

    fn number(
        &self,
        field: &ProductField,
        count: CountField,
        cell: &Cell,
    ) -> Result<Option<i64>, ValueFault> {
        let text = cell.shown();
        if is_unknown_word(&text) {
            return Ok(None);
        }
        if count == CountField::Stock
            && let Some(known) = availability(cell)
        {
            return Ok(known);
        }
        let of_major = self.money == MoneyUnit::Major;
        let said = |reason: NumberFault| fault::of_number(reason, field, !of_major);
        let read = match kind(field) {
            Kind::Rating => self.decimal(cell, without_scale(&text)),
            _ => self.decimal(cell, &text),
        };
        let value = match kind(field) {
            Kind::Money if of_major => read.and_then(|d| d.scaled(self.currency_digits)),
            Kind::Rating if of_major => read.and_then(|d| d.scaled(2)),
            _ => read.and_then(Decimal::whole),
        };
        // Shopify counts below zero what is sold and not yet there: none of it can be sold.
        if self.shopify && count == CountField::Stock && value == Err(NumberFault::Negative) {
            return Ok(Some(0));
        }
        value.map(Some).map_err(said)
    }

    fn decimal(&self, cell: &Cell, text: &str) -> Result<Decimal, NumberFault> {
        let decimals = if matches!(cell, Cell::Number(_)) {
            Decimals::Point
        } else {
            self.decimals
        };
        number::read(text, decimals)
    }

    fn texts(&self, cell: &Cell) -> Vec<String> {
        match cell {
            Cell::List(items) => items.clone(),
            other => path::items(&other.shown(), &self.list_separator),
        }
    }

    fn add_paths(&self, product: &mut Product, cell: &Cell) {
        let found = match cell {
            Cell::List(items) => items
                .iter()
                .flat_map(|item| path::paths(item, &self.path_separator, ""))
                .collect(),
            other => path::paths(&other.shown(), &self.path_separator, &self.list_separator),
        };
        for path in found {
            add_path(product, &path);
        }
    }

    fn join_categories(&self, product: &mut Product, row: &Row) {
        if self.joined.is_empty() {
            return;
        }
        let levels: Vec<String> = self
            .joined
            .iter()
            .filter_map(|place| row.cells.get(*place))
            .map(Cell::shown)
            .collect();
        add_path(product, &path::joined(levels.iter().map(String::as_str)));
    }
}

fn add_path(product: &mut Product, path: &str) {
    if let Ok(path) = CategoryPath::parse(path) {
        let paths = product.categories.get_or_insert_default();
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
}

fn id(cell: &Cell) -> Result<ProductId, ValueFault> {
    let text = cell.shown();
    if text.is_empty() {
        return Err(ValueFault("The product id is missing".to_owned()));
    }
    if is_cut_by_spreadsheet(&text) {
        return Err(ValueFault("A spreadsheet has shortened this id. Format the column as text and save the file again".to_owned()));
    }
    let length = text.len();
    ProductId::try_from(text).map_err(|_| {
        ValueFault(format!(
            "The product id is {length} bytes long; 200 is the most"
        ))
    })
}

/// `7.81715E+12`
fn is_cut_by_spreadsheet(text: &str) -> bool {
    let Some((head, tail)) = text.split_once("E+") else {
        return false;
    };
    let is_head = head
        .split_once(['.', ','])
        .is_some_and(|(whole, fraction)| {
            whole.len() == 1
                && whole
                    .bytes()
                    .chain(fraction.bytes())
                    .all(|b| b.is_ascii_digit())
        });
    is_head && !tail.is_empty() && tail.bytes().all(|b| b.is_ascii_digit())
}

/// Words for stock that is not counted: none is 0, some is unknown.
fn availability(cell: &Cell) -> Option<Option<i64>> {
    let word = match cell {
        Cell::Boolean(has) => return Some(if *has { None } else { Some(0) }),
        Cell::Text(text) => crate::value::folded(text).replace(['_', '-'], " "),
        _ => return None,
    };
    match word.as_str() {
        "false" | "no" | "nein" | "nej" | "non" | "out of stock" | "outofstock" | "sold out"
        | "ausverkauft" | "nicht verfugbar" | "udsolgt" | "ikke pa lager" | "epuise"
        | "agotado" => Some(Some(0)),
        "true" | "yes" | "ja" | "oui" | "si" | "in stock" | "instock" | "available"
        | "verfugbar" | "auf lager" | "lieferbar" | "pa lager" | "en stock" | "disponible"
        | "preorder" | "backorder" => Some(None),
        _ => None,
    }
}

/// `4.5/5`, `4,5 out of 5`, `4.5 stars`
fn without_scale(text: &str) -> &str {
    let head = text.split('/').next().unwrap_or(text);
    let head = head
        .split(" out of ")
        .next()
        .unwrap_or(head)
        .split(" von ")
        .next()
        .unwrap_or(head);
    head.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '★' | '☆' | ' '))
}

/// The first of several addresses.
fn picture(cell: &Cell) -> String {
    if let Cell::List(items) = cell {
        return items.first().cloned().unwrap_or_default();
    }
    let text = cell.shown();
    let second = text.match_indices("://").nth(1).map(|(at, _)| at);
    match second {
        Some(second) => {
            let head = &text[..second];
            let end = head.rfind([',', '|', ';', ' ', '\n']).unwrap_or(head.len());
            head[..end]
                .trim_end_matches([',', '|', ';', ' '])
                .to_owned()
        }
        None => text,
    }
}

/// An attribute keeps the type that the file gives it. Text of CSV is typed later, a whole column at
/// a time, so that `38` and `M` of one column stay comparable.
fn attribute(cell: &Cell) -> AttributeValue {
    match cell {
        Cell::Blank => AttributeValue::Text(String::new()),
        Cell::Text(text) => AttributeValue::Text(text.clone()),
        Cell::Boolean(value) => AttributeValue::Boolean(*value),
        Cell::List(items) => AttributeValue::List(items.clone()),
        Cell::Number(text) => match text.parse::<i64>() {
            Ok(value) if value.abs() <= LARGEST => AttributeValue::Integer(value),
            _ => AttributeValue::Text(text.clone()),
        },
    }
}

/// The label of a field for messages.
fn named(field: &ProductField) -> String {
    if matches!(field, ProductField::Attribute(_)) {
        field.name()
    } else {
        label(field)
    }
}

//! The audience against the model, shopper by shopper:
//!
//! 1. whom a condition selects are those for whom the model says that it matches, part by part;
//! 2. a shopper belongs where `RuleSet::segment_of` puts it, and all add up to all shoppers;
//! 3. overlap is symmetric, and on its diagonal stands whom a segment matches by itself;
//! 4. a shopper comes out as it went in; of a repeated id the last counts;
//! 5. a spread counts every shopper with a value once, and the others as unknown.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on says so by panicking"
)]

use std::collections::BTreeMap;

use endcap_audience::{Audience, divide};
use endcap_model::field::{Field as _, ShopperField};
use endcap_model::id::{SegmentId, ShopperId};
use endcap_model::json::Json;
use endcap_model::predicate::{Comparison, Predicate, Scalar, ShopperPredicate};
use endcap_model::ruleset::{RuleSet, Segment, StoreFacts};
use endcap_model::shopper::{KnownShopper, Shopper};
use proptest::prelude::*;

const FIELDS: [&str; 8] = [
    "orders",
    "lifetime_value",
    "device",
    "bought_categories",
    "viewed_brands",
    "trait.tier",
    "trait.points",
    "trait.never",
];

fn field() -> impl Strategy<Value = ShopperField> {
    prop::sample::select(&FIELDS[..]).prop_map(|name| ShopperField::parse(name).unwrap())
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "Snow", "Snow > Skis", ""]).prop_map(str::to_owned)
}

fn scalar() -> impl Strategy<Value = Scalar> {
    prop_oneof![
        word().prop_map(Scalar::Text),
        (-2i64..4).prop_map(Scalar::Integer),
        any::<bool>().prop_map(Scalar::Boolean),
        Just(Scalar::Other(Json::Null)),
    ]
}

fn leaf() -> impl Strategy<Value = ShopperPredicate> {
    let op = prop::sample::select(vec![
        Comparison::Gt,
        Comparison::Gte,
        Comparison::Lt,
        Comparison::Lte,
    ]);
    let bounds = prop::collection::vec((op, scalar()), 0..3);
    prop_oneof![
        (field(), scalar()).prop_map(|(field, value)| Predicate::Is { field, value }),
        (field(), prop::collection::vec(scalar(), 0..3))
            .prop_map(|(field, values)| Predicate::In { field, values }),
        (field(), bounds).prop_map(|(field, bounds)| Predicate::Compare { field, bounds }),
        (field(), scalar()).prop_map(|(field, path)| Predicate::Under { field, path }),
        (field(), any::<bool>()).prop_map(|(field, known)| Predicate::Known { field, known }),
        Just(Predicate::Products(vec!["s-1".to_owned()])),
    ]
}

fn condition() -> impl Strategy<Value = ShopperPredicate> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Predicate::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Predicate::Any),
            inner.prop_map(|part| Predicate::Not(Box::new(part))),
        ]
    })
}

/// A shopper by way of the contract's own JSON, so that it is one that can be.
fn shopper() -> impl Strategy<Value = Shopper> {
    let number = || prop::option::of(-2i64..4);
    let path = || prop::sample::select(vec!["a", "Snow", "Snow > Skis"]);
    let texts = || prop::option::of(prop::collection::vec(word(), 0..3));
    let of_trait = prop_oneof![
        word().prop_map(Json::from),
        (-2i64..4).prop_map(Json::from),
        any::<bool>().prop_map(Json::from),
        prop::collection::vec(word(), 0..3).prop_map(Json::from),
    ];
    let paths = prop::option::of(prop::collection::vec(path().prop_map(str::to_owned), 0..3));
    (
        (number(), number(), prop::option::of(word())),
        (paths, texts()),
        (
            prop::option::of(of_trait.clone()),
            prop::option::of(of_trait),
        ),
    )
        .prop_map(
            |((orders, value, device), (paths, brands), (tier, points))| {
                let mut members: Vec<(String, Json)> = Vec::new();
                let mut put = |name: &str, value: Option<Json>| {
                    members.extend(value.map(|value| (name.to_owned(), value)));
                };
                put("orders", orders.map(Json::from));
                put("lifetime_value", value.map(Json::from));
                put("device", device.map(Json::from));
                put("bought_categories", paths.map(Json::from));
                put("viewed_brands", brands.map(Json::from));
                let traits = [("tier", tier), ("points", points)];
                let traits = traits.into_iter();
                let traits = traits.filter_map(|(name, value)| Some((name.to_owned(), value?)));
                put("traits", Some(Json::Object(traits.collect())));
                Shopper::from_json(&Json::Object(members)).unwrap()
            },
        )
}

fn shoppers() -> impl Strategy<Value = Vec<KnownShopper>> {
    let known = (0u32..90, shopper()).prop_map(|(number, facts)| KnownShopper {
        id: ShopperId::try_from(format!("s-{number}")).unwrap(),
        facts,
    });
    prop::collection::vec(known, 0..140)
}

fn last_of_each(shoppers: &[KnownShopper]) -> BTreeMap<&str, &Shopper> {
    let each = shoppers.iter();
    each.map(|one| (one.id.as_str(), &one.facts)).collect()
}

fn rule_set(conditions: &[ShopperPredicate]) -> RuleSet {
    let facts = StoreFacts {
        name: "Shop".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: chrono_tz::UTC,
        metrics_days: 28,
    };
    let segment = |(index, when): (usize, &ShopperPredicate)| Segment {
        id: SegmentId::try_from(format!("segment-{index}")).unwrap(),
        name: String::new(),
        when: when.clone(),
    };
    RuleSet {
        segments: conditions.iter().enumerate().map(segment).collect(),
        ..RuleSet::empty(facts)
    }
}

/// The part of a condition at a JSON pointer.
fn at<'a>(when: &'a ShopperPredicate, pointer: &str) -> &'a ShopperPredicate {
    let mut steps = pointer.split('/').skip(1);
    let mut part = when;
    while let Some(step) = steps.next() {
        let mut index = || steps.next().unwrap().parse::<usize>().unwrap();
        part = match (part, step) {
            (Predicate::All(parts), "all") | (Predicate::Any(parts), "any") => &parts[index()],
            (Predicate::Not(part), "not") => part,
            other => panic!("{pointer} in {other:?}"),
        };
    }
    part
}

proptest! {
    #[test]
    fn a_condition_selects_whom_the_model_says(all in shoppers(), when in condition()) {
        let audience = Audience::of(all);
        let mut seen = Vec::new();
        let whole = audience.matching_parts(&when, &mut |pointer, part, bits| {
            assert_eq!(part, at(&when, pointer));
            for row in 0..audience.len() {
                assert_eq!(bits.has(row), part.matches(&audience.shopper(row)), "{pointer}");
            }
            assert_eq!(bits.rows().count() as u64, bits.count());
            seen.push(pointer.to_owned());
        });
        prop_assert_eq!(seen.last().map(String::as_str), Some(""));
        prop_assert_eq!(whole, audience.matching(&when));
    }

    #[test]
    fn shoppers_belong_where_the_model_puts_them(
        all in shoppers(),
        conditions in prop::collection::vec(condition(), 0..5),
    ) {
        let audience = Audience::of(all);
        let rules = rule_set(&conditions);
        let division = divide(&audience, &conditions);
        for row in 0..audience.len() {
            let expected = rules.segment_of(&audience.shopper(row));
            let part = division.part_of(row);
            let id = part.map_or_else(SegmentId::everyone, |part| rules.segments[part].id.clone());
            prop_assert_eq!(&id, &expected);
            prop_assert_eq!(division.everyone.has(row), expected.is_everyone());
        }
        let belong = division.parts.iter().map(|part| part.belongs.count()).sum::<u64>();
        prop_assert_eq!(belong + division.everyone.count(), audience.len() as u64);
        let overlap = division.overlap();
        for (row, counts) in overlap.iter().enumerate() {
            prop_assert_eq!(counts[row], division.parts[row].matches.count());
            for (column, count) in counts.iter().enumerate() {
                prop_assert_eq!(*count, overlap[column][row]);
            }
        }
    }

    #[test]
    fn a_shopper_comes_out_as_it_went_in(all in shoppers()) {
        let audience = Audience::of(all.clone());
        let expected = last_of_each(&all);
        prop_assert_eq!(audience.len(), expected.len());
        for (id, facts) in expected {
            let row = audience.row_of(id).unwrap();
            prop_assert_eq!(audience.id(row).unwrap().as_str(), id);
            prop_assert_eq!(&audience.shopper(row), facts);
        }
        prop_assert_eq!(audience.row_of("nobody"), None);
    }

    #[test]
    fn a_spread_counts_everybody(all in shoppers(), field in field()) {
        let audience = Audience::of(all);
        let spread = audience.spread(&field);
        let known = Predicate::Known { field: field.clone(), known: true };
        let known = audience.matching(&known).count();
        prop_assert_eq!(spread.unknown + known, audience.len() as u64);
        let binned = spread.bins.iter().map(|bin| bin.shoppers).sum::<u64>();
        for value in &spread.values {
            let is = match &field {
                ShopperField::List(list) if list.name().ends_with("categories") => {
                    Predicate::Under { field: field.clone(), path: Scalar::Text(value.value.clone()) }
                }
                _ => Predicate::Is { field: field.clone(), value: Scalar::Text(value.value.clone()) },
            };
            if !matches!(value.value.as_str(), "true" | "false") {
                prop_assert_eq!(audience.matching(&is).count(), value.shoppers);
            }
        }
        prop_assert!(binned <= known);
        prop_assert!(spread.values.is_sorted_by_key(|one| std::cmp::Reverse(one.shoppers)));
    }
}

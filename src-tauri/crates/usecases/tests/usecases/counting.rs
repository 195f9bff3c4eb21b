//! Shoppers: what an import keeps, and that every size is what the model says, shopper by shopper.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use endcap_model::json::Json;
use endcap_usecases::{
    EntityChange, OnImport, SegmentCandidate, SegmentSizes, ShopperMapping, UseCaseError,
};

use crate::{Shop, demo, json};

fn quiet() -> OnImport {
    Arc::new(|_| {})
}

fn file(shop: &Shop, text: &str) -> PathBuf {
    let path = shop.folder.path().join("customers.csv");
    fs::write(&path, text).unwrap();
    path
}

fn candidate(id: Option<&str>, when: &str) -> SegmentCandidate {
    SegmentCandidate {
        id: id.map(str::to_owned),
        when: json(when),
    }
}

/// Shoppers of every kind, whom the demo's six segments divide.
pub fn many() -> String {
    let mut text = "id,visits,orders,lifetime_value,days_since_last_order,device,trait.tier,\
                    viewed_categories,email\n"
        .to_owned();
    for n in 0..700u64 {
        let roll = n * 2_654_435_761 % 1_009;
        let device = ["phone", "desktop", "tablet", ""][(roll % 4) as usize];
        let tier = if roll.is_multiple_of(17) { "Gold" } else { "" };
        let viewed = if roll.is_multiple_of(7) {
            "Snow > Skis"
        } else {
            "Clothing"
        };
        text += &format!(
            "s-{n},{},{},{}.50,{},{device},{tier},{viewed},p{n}@example.org\n",
            roll % 9,
            roll % 5,
            roll * 2,
            roll % 400
        );
    }
    text
}

async fn guessed(shop: &Shop, path: &Path) -> Vec<ShopperMapping> {
    let found = shop.store.inspect_shoppers(path).await.unwrap();
    let columns = found.columns.into_iter();
    columns
        .map(|one| ShopperMapping {
            column: one.column,
            field: one.field,
        })
        .collect()
}

pub async fn import(shop: &Shop, text: &str) {
    let path = file(shop, text);
    let mapping = guessed(shop, &path).await;
    shop.store
        .import_shoppers(&path, &mapping, quiet())
        .await
        .unwrap();
}

/// Asks for the sizes, and holds them against the model's own word on each shopper.
async fn sizes(shop: &Shop, candidate: Option<&SegmentCandidate>) -> SegmentSizes {
    let audience = shop.store.audience().await.unwrap();
    let sizes = shop.store.segment_sizes(&audience, candidate).unwrap();
    let mut rules = shop.store.snapshot().draft.rules.clone();
    if let Some(edit) = candidate {
        let mut findings = Vec::new();
        let when = endcap_model::predicate::read::predicate(&edit.when, "", &mut findings).unwrap();
        let id = edit.id.clone().unwrap_or_else(|| "fresh".to_owned());
        match rules.segments.iter_mut().find(|one| one.id.as_str() == id) {
            Some(segment) => segment.when = when,
            None => rules.segments.push(endcap_model::ruleset::Segment {
                id: id.as_str().try_into().unwrap(),
                name: String::new(),
                when,
            }),
        }
    }
    let mut belongs: BTreeMap<String, u64> = BTreeMap::new();
    let mut matches: BTreeMap<String, u64> = BTreeMap::new();
    for row in 0..audience.len() {
        let shopper = audience.shopper(row);
        *belongs
            .entry(rules.segment_of(&shopper).to_string())
            .or_default() += 1;
        let matching = rules
            .segments
            .iter()
            .filter(|one| one.when.matches(&shopper));
        for segment in matching {
            *matches.entry(segment.id.to_string()).or_default() += 1;
        }
    }
    matches.insert("everyone".to_owned(), audience.len() as u64);
    let count = |counts: &BTreeMap<String, u64>, id: &str| counts.get(id).copied().unwrap_or(0);
    for size in &sizes.segments {
        let id = if size.segment.is_empty() {
            "fresh"
        } else {
            &size.segment
        };
        let expected = (count(&matches, id), count(&belongs, id));
        assert_eq!((size.matches, size.belongs), expected, "{id}");
    }
    let all = sizes.segments.iter().map(|size| size.belongs).sum::<u64>();
    assert_eq!(
        (all, sizes.shoppers),
        (sizes.shoppers, audience.len() as u64)
    );
    assert_eq!(sizes.segments.len(), rules.segments.len() + 1);
    assert_eq!(sizes.overlap.len(), rules.segments.len());
    sizes
}

#[tokio::test]
async fn an_import_replaces_all_shoppers_and_is_there_after_a_restart() {
    let shop = demo().await;
    let generation = shop.store.status().generation;
    let own = shop.store.shoppers_state().await.unwrap();
    assert!(own.count > 5_000 && own.imported_at.is_some() && own.file_name.is_none());
    sizes(&shop, None).await;
    import(&shop, &many()).await;
    let state = shop.store.shoppers_state().await.unwrap();
    assert_eq!(
        (state.count, state.file_name.as_deref()),
        (700, Some("customers.csv"))
    );
    assert_eq!(state.imported_at.as_deref(), Some("2026-11-27T18:00:30Z"));
    assert!(state.fields.contains(&"trait.tier".to_owned()));
    assert!(!state.fields.iter().any(|field| field.contains("email")));
    let path = file(&shop, "id,orders\nx,1\ny,2\nx,3\nz,many\n");
    let mapping = guessed(&shop, &path).await;
    let checked = shop.store.check_shoppers(&path, &mapping).await.unwrap();
    assert_eq!(shop.store.shoppers_state().await.unwrap(), state);
    let done = shop
        .store
        .import_shoppers(&path, &mapping, quiet())
        .await
        .unwrap();
    assert_eq!(checked, done);
    let figures = (done.read, done.kept, done.replaced, done.rejected);
    assert_eq!(figures, (4, 2, 1, 1));
    let shop = shop.restarted().await;
    let audience = shop.store.audience().await.unwrap();
    let found = shop.store.find_shopper(&audience, " x ").unwrap();
    assert_eq!(found.facts.canonical(), r#"{"orders":3}"#);
    assert_eq!(shop.store.status().generation, generation);
    shop.store.forget_shoppers().await.unwrap();
    let shop = shop.restarted().await;
    let state = shop.store.shoppers_state().await.unwrap();
    assert_eq!(
        (state.count, state.imported_at, state.file_name),
        (0, None, None)
    );
}

#[tokio::test]
async fn what_is_stopped_or_refused_changes_nothing() {
    let shop = demo().await;
    import(&shop, "id,orders\na,1\n").await;
    let before = shop.store.shoppers_state().await.unwrap();
    let path = file(&shop, &many());
    let mapping = guessed(&shop, &path).await;
    let phases = Arc::new(Mutex::new(Vec::new()));
    let shop = Arc::new(shop);
    for stop_after in [1, 2] {
        let (heard, stopping) = (Arc::clone(&phases), Arc::clone(&shop));
        heard.lock().unwrap().clear();
        // First while the file is read, then while it is saved.
        let progress: OnImport = Arc::new(move |now| {
            let mut heard = heard.lock().unwrap();
            heard.push(now.phase);
            if heard.len() == stop_after {
                stopping.store.cancel_import();
            }
        });
        let stopped = shop.store.import_shoppers(&path, &mapping, progress).await;
        assert!(
            matches!(stopped, Err(UseCaseError::Cancelled)),
            "{stopped:?}"
        );
        assert_eq!(phases.lock().unwrap().len(), stop_after);
        assert_eq!(shop.store.shoppers_state().await.unwrap(), before);
    }
    for text in ["id,orders\n", "id,orders\na,many\nb,some\n"] {
        let path = file(&shop, text);
        let mapping = vec![ShopperMapping {
            column: "orders".to_owned(),
            field: Some("orders".to_owned()),
        }];
        let refused = shop.store.import_shoppers(&path, &mapping, quiet()).await;
        assert!(
            matches!(refused, Err(UseCaseError::NotATable { .. })),
            "{refused:?}"
        );
        assert_eq!(shop.store.shoppers_state().await.unwrap(), before);
    }
}

#[tokio::test]
async fn sizes_are_right_after_each_kind_of_edit() {
    let shop = demo().await;
    import(&shop, &many()).await;
    sizes(&shop, None).await;
    let buyers = r#"{"id": "buyers", "name": "Buyers", "when": {"field": "orders", "gte": 3}}"#;
    let narrower = r#"{"id": "buyers", "name": "Buyers", "when": {"field": "orders", "gte": 4}}"#;
    let put = |segment: &str, index| EntityChange::PutSegment {
        segment: json(segment),
        index,
    };
    let gone = EntityChange::Remove {
        entity: endcap_usecases::EntityKind::Segment,
        id: "vip".to_owned(),
    };
    let before = sizes(&shop, None).await;
    for change in [
        put(buyers, Some(0)),
        put(narrower, None),
        put(narrower, Some(3)),
        gone,
    ] {
        shop.store.edit_draft("Edit", &[change]).await.unwrap();
        sizes(&shop, None).await;
    }
    for _ in 0..4 {
        shop.store.undo_draft().await.unwrap();
    }
    assert_eq!(sizes(&shop, None).await, before);
    import(&shop, "id,orders\na,1\nb,4\n").await;
    assert_eq!(sizes(&shop, None).await.shoppers, 2);
    shop.store.forget_shoppers().await.unwrap();
    assert_eq!(sizes(&shop, None).await.shoppers, 0);
}

#[tokio::test]
async fn a_candidate_is_counted_in_its_place_and_part_by_part() {
    let shop = demo().await;
    import(&shop, &many()).await;
    let plain = sizes(&shop, None).await;
    let when = r#"{"all": [{"field": "orders", "gte": 2}, {"any": [
        {"field": "device", "is": "phone"}, {"not": {"field": "visits", "lt": 8}}]}]}"#;
    let edit = candidate(Some("bargain"), when);
    let edited = sizes(&shop, Some(&edit)).await;
    assert_eq!(edited, sizes(&shop, Some(&edit)).await);
    let ids = |sizes: &SegmentSizes| -> Vec<String> {
        sizes
            .segments
            .iter()
            .map(|one| one.segment.clone())
            .collect()
    };
    assert_eq!(ids(&edited), ids(&plain));
    let chosen = edited.chosen.unwrap();
    assert_eq!(chosen.in_draft, Some(plain.segments[2].belongs));
    let size = &edited.segments[2];
    let taken = chosen.taken_by.iter().map(|one| one.shoppers).sum::<u64>();
    assert!(taken > 0);
    assert_eq!(size.matches, size.belongs + taken);
    let pointers: Vec<&str> = chosen
        .conditions
        .iter()
        .map(|one| one.pointer.as_str())
        .collect();
    assert_eq!(
        pointers,
        [
            "/all/0",
            "/all/1/any/0",
            "/all/1/any/1/not",
            "/all/1/any/1",
            "/all/1",
            ""
        ]
    );
    assert_eq!(chosen.conditions[5].shoppers, size.matches);
    let fresh = sizes(&shop, Some(&candidate(None, when))).await;
    let last = &fresh.segments[fresh.segments.len() - 2];
    assert_eq!((last.segment.as_str(), last.matches), ("", size.matches));
    assert_eq!(fresh.chosen.unwrap().in_draft, None);
    let audience = shop.store.audience().await.unwrap();
    for (wrong, pointer) in [
        (r#"{"field": "email", "is": "x"}"#, "/field"),
        (
            r#"{"all": [{"field": "orders", "gte": "x"}]}"#,
            "/all/0/gte",
        ),
        (r#"{"products": ["NW-1"]}"#, "/products"),
    ] {
        let refused = shop
            .store
            .segment_sizes(&audience, Some(&candidate(None, wrong)))
            .unwrap_err();
        let UseCaseError::Invalid { findings } = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(findings[0].pointer, pointer);
    }
}

#[tokio::test]
async fn samples_say_why_a_shopper_matches() {
    let shop = demo().await;
    import(&shop, &many()).await;
    let audience = shop.store.audience().await.unwrap();
    let edit = candidate(
        Some("bargain"),
        r#"{"any": [{"field": "orders", "gte": 4}, {"not": {"field": "device", "known": true}}]}"#,
    );
    let mut seen = Vec::new();
    let first = shop.store.sample_shoppers(&audience, &edit, 0).unwrap();
    for page in 0..first.matching.div_ceil(6) {
        let sample = shop.store.sample_shoppers(&audience, &edit, page).unwrap();
        for shopper in sample.shoppers {
            let orders = shopper.facts.get("orders").and_then(Json::integer).unwrap();
            let mut by = Vec::new();
            if orders >= 4 {
                by.push("/any/0");
            }
            if shopper.facts.get("device").is_some() {
                by.push("/any/1/not");
            }
            assert_eq!(shopper.by, by, "{:?}", shopper.facts);
            let tested = shop.store.test_segment(&shopper.facts).unwrap();
            let earlier = ["vip", "snow"].contains(&tested.segment.as_str());
            let expected = if earlier {
                tested.segment.as_str()
            } else {
                "bargain"
            };
            assert_eq!(shopper.belongs, expected);
            seen.push(shopper.id);
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len() as u64, first.matching);
    let spread = shop.store.shopper_spread(&audience, "trait.tier").unwrap();
    assert_eq!(
        (spread.values[0].value.as_str(), spread.bins.len()),
        ("Gold", 0)
    );
    assert_eq!(spread.unknown + spread.values[0].shoppers, 700);
    let wrong = shop.store.shopper_spread(&audience, "email");
    assert!(matches!(wrong, Err(UseCaseError::Invalid { .. })));
}

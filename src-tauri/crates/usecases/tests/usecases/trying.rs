//! What would bring a product elsewhere, held against edits that do it; why one is not there; and
//! lanes with an edit that nobody has kept.

use endcap_model::json::Json;
use endcap_usecases::{
    Against, EntityChange, Lanes, LanesAsk, Lift, Move, Shown, UseCaseError, WhatIf, WhatIfAsk,
};

use crate::{
    Shop, demo, json,
    usecases::previewing::{JACKETS, NOW, lanes_ask, published},
};

fn what_if(shop: &Shop, segment: &str, product: &str, place: Option<u64>) -> WhatIf {
    let ask = WhatIfAsk {
        page: JACKETS.to_owned(),
        segment: segment.to_owned(),
        outlook: NOW,
        product: product.to_owned(),
        place,
    };
    shop.store.what_if(&ask).unwrap()
}

/// Where an edit of the page would bring the product.
fn after(shop: &Shop, segment: &str, product: &str, rule: Json) -> Option<u64> {
    let change = [EntityChange::PutRule { rule, index: None }];
    let segments = [segment.to_owned()];
    let effect = shop
        .store
        .draft_effect(JACKETS, &segments, &NOW, &change, Some(product))
        .unwrap();
    effect.effects[0].to
}

fn boost(product: &str, points: i64) -> Json {
    json(&format!(
        r#"{{"id": "lift", "name": "Lift", "pages": [{{"category": "Clothing > Jackets"}}], "segments": ["vip"],
            "action": {{"type": "boost", "points": {points}, "products": {{"products": ["{product}"]}}}}}}"#
    ))
}

fn products(shop: &Shop, segment: &str) -> Vec<(String, bool)> {
    let ask = endcap_usecases::PageAsk {
        page: JACKETS.to_owned(),
        segment: Some(segment.to_owned()),
        at: None,
        from: 0,
        size: 60,
        sort: None,
        explain: false,
    };
    let page = shop.store.rank_page(&ask).unwrap();
    let placed = page.products.into_iter();
    placed
        .map(|one| (one.id.as_str().to_owned(), one.pinned))
        .collect()
}

#[tokio::test]
async fn the_least_boost_does_what_it_says_and_one_less_does_not() {
    let shop = demo().await;
    let mut tried = 0;
    for (index, (id, pinned)) in products(&shop, "vip").iter().enumerate().step_by(3) {
        let position = index as u64 + 1;
        let found = what_if(&shop, "vip", id, Some(4));
        assert_eq!(found.position, Some(position));
        match found.to_place.unwrap() {
            Lift::Boost { points, position } => {
                assert_eq!(after(&shop, "vip", id, boost(id, points)), Some(position));
                let less = match points {
                    1 => Some(index as u64 + 1),
                    more => after(&shop, "vip", id, boost(id, more - 1)),
                };
                assert!(position <= 4 && less > Some(4), "{id}: {less:?}");
                tried += 1;
            }
            Lift::Unneeded => assert!(position <= 4),
            Lift::OutOfReach { nearest, .. } => {
                assert_eq!(after(&shop, "vip", id, boost(id, 100_000)), Some(nearest));
            }
            Lift::Fixed { .. } => assert!(pinned, "{id}"),
        }
        if let Some(Lift::Boost { position: next, .. }) = found.next {
            assert!(next < position);
        }
    }
    assert!(tried > 5, "{tried}");
}

#[tokio::test]
async fn without_a_rule_is_where_the_page_puts_it_then() {
    let shop = demo().await;
    let rules = shop.store.snapshot().draft.document.get("rules").cloned();
    let rules = rules.as_ref().and_then(Json::list).unwrap().to_vec();
    let mut tried = 0;
    for (id, _) in products(&shop, "vip").iter().step_by(4) {
        for without in what_if(&shop, "vip", id, None).without {
            let rule = rules
                .iter()
                .find(|rule| rule.get("id").and_then(Json::text) == Some(&without.rule));
            let mut off: serde_json::Value = rule.unwrap().clone().into();
            off["enabled"] = false.into();
            let position = after(&shop, "vip", id, off.into());
            assert_eq!(position, without.position, "{id} without {}", without.name);
            tried += 1;
        }
    }
    assert!(tried > 10, "{tried}");
}

#[tokio::test]
async fn a_product_that_is_not_there_says_why() {
    let shop = demo().await;
    let boots = shop
        .store
        .snapshot()
        .catalog
        .products()
        .find(|product| {
            let mut paths = product.categories.iter().flatten();
            paths.any(|path| path.is_under("Footwear"))
        })
        .unwrap();
    let path = boots.categories.as_deref().unwrap()[0].to_string();
    let word = boots.title.as_deref().unwrap().split(' ').next().unwrap();
    let id = boots.id.as_str();
    let sentence = |page: &str| {
        let why = shop.store.why(page, &["everyone".to_owned()], &NOW, id);
        why.unwrap().remove(0).sentence
    };
    assert_eq!(
        sentence(JACKETS),
        format!(
            "It is not in Jackets: it is in “{}”. A pin would bring it in.",
            path.replace(" > ", " › ")
        )
    );
    assert_eq!(
        sentence(&format!("search:{word} zyzzy zq")),
        "“zyzzy” and “zq” stand in none of its title, brand, categories and tags. A pin would bring it in."
    );
    assert_eq!(
        sentence("search:!"),
        "This search has no words, so it finds nothing. A pin would bring it in."
    );
    let collection = json(
        r#"{"id": "cheap", "name": "Cheap", "products": {"all": [{"field": "price", "lt": 1}, {"field": "stock", "known": true}]}}"#,
    );
    let hide = json(&format!(
        r#"{{"id": "recall", "name": "Recall", "action": {{"type": "hide", "products": {{"products": ["{id}"]}}}}}}"#
    ));
    let changes = [
        EntityChange::PutCollection {
            collection,
            index: None,
        },
        EntityChange::PutRule {
            rule: hide,
            index: None,
        },
    ];
    shop.store.edit_draft("Both", &changes).await.unwrap();
    assert_eq!(
        sentence("collection:cheap"),
        "Cheap does not select it: it is not so that price is less than €0.01. “Recall” would hide it here, too."
    );
    let hidden = what_if_on(&shop, &format!("category:{path}"), id);
    assert_eq!(hidden.without.len(), 1);
    assert!(hidden.without[0].position.is_some(), "{hidden:?}");
}

fn what_if_on(shop: &Shop, page: &str, product: &str) -> WhatIf {
    let ask = WhatIfAsk {
        page: page.to_owned(),
        segment: "everyone".to_owned(),
        outlook: NOW,
        product: product.to_owned(),
        place: None,
    };
    shop.store.what_if(&ask).unwrap()
}

/// The lanes of three segments, compared with what is published.
fn lanes(shop: &Shop, shown: Shown, trying: &[EntityChange]) -> Result<Lanes, UseCaseError> {
    shop.store.rank_lanes(&LanesAsk {
        shown,
        trying: trying.to_vec(),
        gone: true,
        ..lanes_ask(JACKETS, &["vip", "bargain", "everyone"], 0, 60)
    })
}

/// Everything that is seen of them, but for the draft's number.
fn seen(lanes: &Lanes) -> String {
    serde_json::to_string(&lanes.lanes).unwrap()
}

#[tokio::test]
async fn lanes_of_a_trial_are_those_of_the_edit_and_nothing_is_kept_for_it() {
    let shop = published().await;
    let before = lanes(&shop, Shown::Draft, &[]).unwrap();
    let draft = shop.store.draft();
    let last = before.lanes[0].rows[40].id.clone();
    let put = |rule| EntityChange::PutRule { rule, index: None };
    let changes = [
        put(boost(&last, 90_000)),
        EntityChange::Remove {
            entity: endcap_usecases::EntityKind::Rule,
            id: "lead-shell".to_owned(),
        },
    ];
    let trial = lanes(&shop, Shown::Draft, &changes).unwrap();
    assert_eq!(trial.lanes[0].rows[0].id, last, "the boost brings it up");
    assert!(matches!(
        trial.lanes[0].rows[0].movement,
        Move::Up { places: 40 }
    ));
    assert!(trial.lanes[0].rows[0].touched);
    assert_ne!(seen(&trial), seen(&before));
    assert_eq!(
        trial.lanes[0].baseline, before.lanes[0].baseline,
        "it is told against the same"
    );
    assert_eq!(trial.draft_version, before.draft_version);
    assert_eq!(shop.store.draft().document, draft.document);
    assert_eq!(shop.store.draft().version, draft.version);
    assert_eq!(
        seen(&lanes(&shop, Shown::Draft, &[]).unwrap()),
        seen(&before),
        "what was tried is not remembered"
    );
    shop.store.edit_draft("Keep", &changes).await.unwrap();
    let kept = lanes(&shop, Shown::Draft, &[]).unwrap();
    assert_eq!(seen(&kept), seen(&trial));
    let again = lanes(&shop, Shown::Draft, &changes).unwrap();
    assert_eq!(seen(&again), seen(&trial), "to try what is kept is nothing");
}

/// The lane compared with stands beside, as the trial shows it.
#[tokio::test]
async fn a_trial_is_told_against_another_lane_of_the_trial() {
    let shop = published().await;
    let against_vip = |trying: &[EntityChange]| {
        let ask = LanesAsk {
            trying: trying.to_vec(),
            against: Against::Lane {
                segment: "vip".to_owned(),
            },
            ..lanes_ask(JACKETS, &["vip", "everyone"], 0, 60)
        };
        shop.store.rank_lanes(&ask).unwrap()
    };
    let before = against_vip(&[]);
    let last = before.lanes[0].rows[40].id.clone();
    let put = |points| EntityChange::PutRule {
        rule: boost(&last, points),
        index: None,
    };
    let trial = against_vip(&[put(90_000)]);
    let vip = &trial.lanes[0];
    assert!(
        vip.rows.iter().all(|row| row.movement == Move::Same),
        "nothing moves against itself"
    );
    assert_eq!(vip.baseline.as_ref(), Some(&vip.figures));
    assert_ne!(seen(&trial), seen(&before));
    // Trials of one draft are told apart.
    let other = against_vip(&[put(1)]);
    assert_ne!(seen(&other), seen(&trial));
    shop.store.edit_draft("Keep", &[put(90_000)]).await.unwrap();
    assert_eq!(seen(&against_vip(&[])), seen(&trial));
}

#[tokio::test]
async fn what_could_not_be_kept_is_not_tried() {
    let shop = published().await;
    let change = EntityChange::PutRule {
        rule: boost("NW-1001", 0),
        index: None,
    };
    let refused = lanes(&shop, Shown::Draft, std::slice::from_ref(&change)).unwrap_err();
    let kept = shop.store.edit_draft("Keep", &[change]).await.unwrap_err();
    let (UseCaseError::Invalid { findings }, UseCaseError::Invalid { findings: as_edit }) =
        (&refused, &kept)
    else {
        unreachable!("{refused:?}, {kept:?}");
    };
    assert_eq!(findings, as_edit);
    assert_eq!(findings[0].pointer, "/action/points");
    let sound = EntityChange::PutRule {
        rule: boost("NW-1001", 10),
        index: None,
    };
    let live = lanes(&shop, Shown::Live, &[sound]).unwrap_err();
    assert!(
        matches!(&live, UseCaseError::Invalid { findings } if findings[0].pointer == "/trying"),
        "{live:?}"
    );
}

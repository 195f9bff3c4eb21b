//! Ranking by OpenSearch equals ranking in memory: random catalogs that are overwritten and
//! patched, random rule sets and asks, whole answers with tier, points and reasons, over three
//! shards.
//!
//! Needs `ENDCAP_OPENSEARCH_URL`, such as `http://127.0.0.1:9200`; without it nothing is tested,
//! which is said. `ENDCAP_RANKING_SEED` and `ENDCAP_RANKING_ROUNDS` choose others, and more.

#[path = "support/shop.rs"]
mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use endcap_backend::{Backend, Document, Line};
use endcap_backend_opensearch::OpenSearchBackend;
use endcap_model::id::{ProductId, SegmentId};
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::patch::{Patched, merge_patch, patch_id};
use endcap_model::product::Product;
use endcap_ranking::{Ask, Catalog, explain, rank};
use endcap_tests::random::{self, Dice, Question};
use futures::{StreamExt, stream};

use support::Shop;

type Products = BTreeMap<ProductId, Product>;

/// What differs, and how much was asked.
#[derive(Default)]
struct Tally {
    asks: usize,
    differing: Vec<String>,
}

fn number(name: &str, otherwise: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

async fn replace(backend: &OpenSearchBackend, lines: Vec<Json>) -> Products {
    let read = |json: &Json| Product::from_json(json).expect("a valid product");
    let products: Vec<Product> = lines.iter().map(read).collect();
    let sent: Vec<_> = products
        .iter()
        .enumerate()
        .map(|(index, product)| {
            Ok(Line {
                number: index as u64 + 1,
                value: product.clone(),
            })
        })
        .collect();
    let stored = backend.replace_catalog(stream::iter(sent).boxed()).await;
    assert_eq!(stored.expect("stored"), products.len() as u64);
    products.into_iter().map(|p| (p.id.clone(), p)).collect()
}

async fn patch(backend: &OpenSearchBackend, products: &mut Products, patches: Vec<Json>) {
    for patch in &patches {
        let id = patch_id(patch).expect("a patch of a product");
        match merge_patch(products.get(&id), patch).expect("a good patch") {
            Patched::Upsert(product) => products.insert(id, *product),
            Patched::Deleted(id) => products.remove(&id),
        };
    }
    let lines = patches.into_iter().enumerate().map(|(index, value)| {
        Ok(Line {
            number: index as u64 + 1,
            value,
        })
    });
    let lines: Vec<_> = lines.collect();
    let stored = backend.patch_catalog(stream::iter(lines).boxed()).await;
    assert_eq!(stored.expect("patched"), products.len() as u64);
}

fn ask(question: &Question) -> Ask {
    Ask {
        page: Page::parse(&question.page).expect("a page"),
        segment: SegmentId::try_from(question.segment.as_str()).expect("a segment"),
        at: Instant::parse_rfc3339(&question.at).expect("an instant"),
        from: question.from,
        size: question.size,
        sort: question.sort,
        explain: question.explain,
    }
}

async fn compare(
    backend: &OpenSearchBackend,
    catalog: &Catalog,
    document: &Arc<Document>,
    dice: &mut Dice,
    tally: &mut Tally,
) {
    let questions: Vec<Question> = (0..12)
        .map(|_| random::question(dice, document.rules(), catalog.len()))
        .collect();
    let asks: Vec<Ask> = questions.iter().map(ask).collect();
    let told = backend.rank(document, asks.clone()).await;
    assert!(told.is_ok(), "{told:?}\n{}\n{asks:?}", document.canonical());
    let Ok(told) = told else { return };
    assert_eq!(told.generation, catalog.generation());
    for (ask, told) in asks.iter().zip(told.answers) {
        tally.asks += 1;
        let preview = rank(catalog, document.rules(), ask).expect("an answer");
        if told != preview {
            let at = preview
                .products
                .iter()
                .zip(&told.products)
                .find(|(a, b)| a != b);
            tally.differing.push(format!(
                "{ask:?}\ntotals {} {}; first {at:#?}\n{}",
                preview.total,
                told.total,
                document.canonical()
            ));
        }
    }
    for ask in asks.iter().take(6) {
        if catalog.is_empty() {
            break;
        }
        tally.asks += 1;
        let id = catalog.id_at(dice.below(catalog.len()) as u32).to_owned();
        let preview = explain(catalog, document.rules(), ask, &id).expect("reasons");
        let product = ProductId::try_from(id.as_str()).expect("an id");
        let told = backend.explain(document, ask.clone(), product).await;
        let told = told.expect("reasons");
        if told != preview {
            let difference = format!(
                "{id}: {ask:?}\n{preview:#?}\n{told:#?}\n{}",
                document.canonical()
            );
            tally.differing.push(difference);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_engine_ranks_as_the_preview_does() {
    let Some(url) = support::engine() else {
        return;
    };
    let seed = number("ENDCAP_RANKING_SEED", 1);
    let shop = Shop::fresh(&url);
    let backend = shop.backend();
    let mut tally = Tally::default();
    for round in 0..number("ENDCAP_RANKING_ROUNDS", 3) {
        let mut dice = Dice::of(&[seed, round]);
        let count = *dice.pick(&[0, 1, 7, 40, 160, 400]);
        let lines = random::catalog(&mut dice, count);
        let mut products = replace(&backend, lines).await;
        for again in 0..3 {
            let mut ids: Vec<String> = products.keys().map(|id| id.as_str().to_owned()).collect();
            if again > 0 && !ids.is_empty() {
                let count = dice.below(30);
                let patches = random::patches(&mut dice, &ids, count);
                patch(&backend, &mut products, patches).await;
            }
            let catalog = Catalog::of(products.values().cloned()).expect("a catalog");
            ids.push("nobody".to_owned());
            for _ in 0..4 {
                let document = random::rule_set(&mut dice, &ids);
                let document = Arc::new(Document::parse(&document).expect("a rule set"));
                compare(&backend, &catalog, &document, &mut dice, &mut tally).await;
            }
        }
    }
    shop.remove().await;
    eprintln!("{} asks, {} differ", tally.asks, tally.differing.len());
    assert!(tally.differing.is_empty(), "{}", tally.differing[0]);
}

//! From opening a store file to the first ranked page.

use std::time::Instant as Clock;

use endcap_model::json::Json;
use endcap_model::product::Product;
use endcap_ranking::{BuildError, CatalogBuilder, rank};
use endcap_store::{SaveMode, Store};

use crate::BenchError;
use crate::products::products;
use crate::question::{document, questions, rule_set};

pub fn measure(count: u32) -> Result<(), BenchError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("bench.endcap");
    let list: Vec<Product> = products(count).collect::<Result<_, _>>()?;
    let facts = rule_set()?.store.to_json();
    let saved = runtime.block_on(save(&file, &facts, &list))?;
    drop(list);
    println!("  saving {count} products in a store: {saved:.1} s");
    let mut times = Vec::new();
    for _ in 0..3 {
        let began = Clock::now();
        runtime.block_on(open_and_rank(&file))?;
        times.push(began.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    println!(
        "  from opening the store to the first ranked page: {:.2} s",
        times[1]
    );
    Ok(())
}

/// Makes a store file of so many products with the benchmark's rule set as its draft.
pub fn make_store(file: &std::path::Path, count: u32) -> Result<(), BenchError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let list: Vec<Product> = products(count).collect::<Result<_, _>>()?;
    let facts = rule_set()?.store.to_json();
    runtime.block_on(async {
        save(file, &facts, &list).await?;
        let store = Store::open(file).await?;
        store.begin_draft(&document()?).await?;
        store.close().await;
        Ok(())
    })
}

async fn save(file: &std::path::Path, facts: &Json, list: &[Product]) -> Result<f64, BenchError> {
    let store = Store::create(file, facts, false, 0).await?;
    let began = Clock::now();
    store
        .save_products(list, SaveMode::Replace, &mut |_| {
            std::ops::ControlFlow::Continue(())
        })
        .await?;
    let took = began.elapsed().as_secs_f64();
    store.close().await;
    Ok(took)
}

async fn open_and_rank(file: &std::path::Path) -> Result<(), BenchError> {
    let store = Store::open(file).await?;
    let mut builder = CatalogBuilder::new();
    let mut failed: Option<BuildError> = None;
    store
        .read_products(&mut |product| {
            if let Err(error) = builder.push(&product) {
                failed.get_or_insert(error);
            }
        })
        .await?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    let catalog = builder.finish()?;
    let rules = rule_set()?;
    if let Some(question) = questions()?.first() {
        rank(&catalog, &rules, &question.ask)?;
    }
    store.close().await;
    Ok(())
}

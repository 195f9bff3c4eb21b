//! From opening a store file to the first ranked page.

use std::path::Path;
use std::time::Instant as Clock;

use endcap_model::json::Json;
use endcap_model::product::Product;
use endcap_ranking::{BuildError, Catalog, CatalogBuilder, rank};
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
    let mut catalog = None;
    for _ in 0..3 {
        let began = Clock::now();
        let opened = runtime.block_on(open_and_rank(&file))?;
        times.push(began.elapsed().as_secs_f64());
        catalog = Some(opened);
    }
    println!(
        "  from opening the store to the first ranked page: {:.2} s",
        median(times)
    );
    match catalog {
        Some(catalog) => from_copy(catalog, folder.path()),
        None => Ok(()),
    }
}

/// The same from the copy of the catalog that the app keeps: what its every start but the first
/// after an import takes.
fn from_copy(catalog: Catalog, folder: &Path) -> Result<(), BenchError> {
    let file = folder.join("bench.catalog");
    let began = Clock::now();
    let bytes = catalog.pack("bench")?;
    let size = bytes.len();
    std::fs::write(&file, bytes)?;
    let packed = began.elapsed().as_secs_f64();
    drop(catalog);
    let mut times = Vec::new();
    for _ in 0..3 {
        let began = Clock::now();
        let catalog = Catalog::unpack(&std::fs::read(&file)?, "bench")?;
        rank_first(&catalog)?;
        times.push(began.elapsed().as_secs_f64());
    }
    println!(
        "  from its copy ({} MB, made in {packed:.2} s) to the first ranked page: {:.2} s",
        size / 1_000_000,
        median(times)
    );
    Ok(())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn rank_first(catalog: &Catalog) -> Result<(), BenchError> {
    let rules = rule_set()?;
    if let Some(question) = questions()?.first() {
        rank(catalog, &rules, &question.ask)?;
    }
    Ok(())
}

/// Makes a store file of so many products with the benchmark's rule set as its draft.
pub fn make_store(file: &Path, count: u32) -> Result<(), BenchError> {
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

async fn save(file: &Path, facts: &Json, list: &[Product]) -> Result<f64, BenchError> {
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

async fn open_and_rank(file: &Path) -> Result<Catalog, BenchError> {
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
    rank_first(&catalog)?;
    store.close().await;
    Ok(catalog)
}

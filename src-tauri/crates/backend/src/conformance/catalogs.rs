//! Catalogs: replaced and patched wholly or not at all, read back as they were sent.

use std::sync::Arc;

use endcap_model::id::ProductId;
use endcap_model::product::Product;
use futures::TryStreamExt;
use serde_json::json;

use super::fixture::{breaking_source, patches, product, products, source};
use super::{Check, Outcome, Violation, check, equal, expect};
use crate::{Backend, BackendError, SourceError};

pub(super) fn checks() -> Vec<Check> {
    vec![
        check!("a fresh back end has an empty catalog", fresh),
        check!(
            "a catalog is read back as it was sent, by id in order of bytes",
            read_back
        ),
        check!(
            "a repeated id names its line and changes nothing, however far apart",
            repeated
        ),
        check!("a source that breaks off changes nothing", broken_source),
        check!(
            "patches set, clear, merge, make and remove, in order",
            patched
        ),
        check!("one bad patch of many changes nothing", bad_patch),
        check!(
            "a lookup keeps the order asked and leaves the unknown out",
            looked_up
        ),
        check!(
            "the category tree counts products at or under each path",
            categories
        ),
    ]
}

async fn all(backend: &Arc<dyn Backend>) -> Result<Vec<Product>, Violation> {
    Ok(backend.read_catalog().await?.products.try_collect().await?)
}

async fn generation(backend: &Arc<dyn Backend>) -> Result<String, Violation> {
    let named = backend.status().await?.generation;
    equal(
        "the generation of a reading",
        &backend.read_catalog().await?.generation,
        &named,
    )?;
    Ok(named)
}

async fn fresh(backend: Arc<dyn Backend>) -> Outcome {
    equal("products", &backend.status().await?.products, &0)?;
    equal("reading", &all(&backend).await?.len(), &0)?;
    equal("categories", &backend.categories().await?.len(), &0)
}

async fn read_back(backend: Arc<dyn Backend>) -> Outcome {
    let empty = generation(&backend).await?;
    let mut sent = products(3_000)?;
    equal(
        "answer",
        &backend.replace_catalog(source(&sent)).await?,
        &3_000,
    )?;
    let first = generation(&backend).await?;
    expect(first != empty, || {
        "the generation did not change with the catalog".to_owned()
    })?;
    sent.sort_by(|a, b| a.id.cmp(&b.id));
    let read = all(&backend).await?;
    expect(read == sent, || {
        "the products read are not those that were sent".to_owned()
    })?;
    // A second, smaller catalog leaves nothing of the first.
    equal(
        "answer",
        &backend.replace_catalog(source(&sent[..10])).await?,
        &10,
    )?;
    expect(all(&backend).await? == sent[..10], || {
        "something of the first catalog is left".to_owned()
    })?;
    equal("answer", &backend.replace_catalog(source(&[])).await?, &0)?;
    equal("reading", &all(&backend).await?.len(), &0)
}

async fn repeated(backend: Arc<dyn Backend>) -> Outcome {
    let before = products(5)?;
    backend.replace_catalog(source(&before)).await?;
    let named = generation(&backend).await?;
    for (count, place) in [(10, 9), (6_000, 5_999)] {
        let mut sent = products(count)?;
        sent.push(sent[0].clone());
        let line = u64::from(count) + 1;
        match backend.replace_catalog(source(&sent)).await {
            Err(BackendError::Source(SourceError::Faults(faults))) => {
                let lines: Vec<u64> = faults.iter().map(|fault| fault.line).collect();
                equal("lines at fault", &lines, &vec![line])?;
            }
            other => expect(false, || format!("a repeated id at {place} gave {other:?}"))?,
        }
        equal("generation", &generation(&backend).await?, &named)?;
    }
    equal("products", &all(&backend).await?.len(), &before.len())
}

async fn broken_source(backend: Arc<dyn Backend>) -> Outcome {
    let before = products(7)?;
    backend.replace_catalog(source(&before)).await?;
    let named = generation(&backend).await?;
    let outcome = backend
        .replace_catalog(breaking_source(&products(4_500)?))
        .await;
    expect(outcome.is_err(), || {
        "half a catalog was taken for a whole one".to_owned()
    })?;
    equal("generation", &generation(&backend).await?, &named)?;
    equal("products", &all(&backend).await?.len(), &before.len())?;
    // And the next one is taken as if nothing had happened.
    equal(
        "answer",
        &backend.replace_catalog(source(&products(4_500)?)).await?,
        &4_500,
    )
}

async fn patched(backend: Arc<dyn Backend>) -> Outcome {
    let given = json!({"id": "A", "title": "a", "stock": 1, "attributes": {"x": 1, "y": "z"}});
    backend
        .replace_catalog(source(&[product(given)?, product(json!({"id": "B"}))?]))
        .await?;
    let before = generation(&backend).await?;
    let lines = vec![
        json!({"id": "A", "stock": 3, "title": null, "attributes": {"x": null, "w": ["q"]}}),
        json!({"id": "A", "price": 5}),
        json!({"id": "B", "deleted": true}),
        json!({"id": "C", "title": "first"}),
        json!({"id": "C", "deleted": true}),
        json!({"id": "C", "stock": 9}),
        json!({"id": "unknown", "deleted": true}),
    ];
    equal("answer", &backend.patch_catalog(patches(lines)).await?, &2)?;
    let expected = vec![
        product(json!({"id": "A", "stock": 3, "price": 5, "attributes": {"y": "z", "w": ["q"]}}))?,
        product(json!({"id": "C", "stock": 9}))?,
    ];
    equal("products", &all(&backend).await?, &expected)?;
    expect(generation(&backend).await? != before, || {
        "the generation did not change".to_owned()
    })
}

async fn bad_patch(backend: Arc<dyn Backend>) -> Outcome {
    backend.replace_catalog(source(&products(3)?)).await?;
    let before = generation(&backend).await?;
    let lines = vec![
        json!({"id": "N", "stock": 1}),
        json!({"id": "N", "stock": -1}),
        json!({"id": "N", "colour": "red"}),
        json!({"stock": 1}),
    ];
    match backend.patch_catalog(patches(lines)).await {
        Err(BackendError::Source(SourceError::Faults(faults))) => {
            let lines: Vec<u64> = faults.iter().map(|fault| fault.line).collect();
            equal("lines at fault", &lines, &vec![2, 3, 4])?;
        }
        other => expect(false, || format!("bad patches gave {other:?}"))?,
    }
    equal("generation", &generation(&backend).await?, &before)?;
    equal("products", &all(&backend).await?.len(), &3)
}

async fn looked_up(backend: Arc<dyn Backend>) -> Outcome {
    let sent = products(30)?;
    backend.replace_catalog(source(&sent)).await?;
    let asked = [&sent[20].id, &ProductId::default(), &sent[3].id].map(Clone::clone);
    let found = backend.lookup(&asked).await?;
    equal("found", &found, &vec![sent[20].clone(), sent[3].clone()])
}

async fn categories(backend: Arc<dyn Backend>) -> Outcome {
    backend.replace_catalog(source(&products(40)?)).await?;
    let tree = backend.categories().await?;
    let roots: Vec<_> = tree
        .iter()
        .map(|node| (node.path.as_str(), node.products))
        .collect();
    equal("roots", &roots, &vec![("Camping", 20), ("Clothing", 20)])?;
    let below: Vec<_> = tree[0]
        .children
        .iter()
        .map(|node| (node.path.as_str(), node.products))
        .collect();
    equal("below Camping", &below, &vec![("Camping > Tents", 10)])
}

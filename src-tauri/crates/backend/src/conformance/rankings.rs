//! Ranking: answers equal the pure function's, and are of one generation.

use std::collections::BTreeSet;
use std::sync::Arc;

use endcap_model::id::{ProductId, SegmentId};
use endcap_model::page::Page;
use endcap_ranking::{Ask, Catalog, ShopperSort};

use super::fixture::{document, now, products, source};
use super::{Check, Outcome, Violation, check, equal, expect};
use crate::{Backend, BackendError};

pub(super) fn checks() -> Vec<Check> {
    vec![
        check!(
            "every answer equals the pure function's, with explanation",
            as_previewed
        ),
        check!("one bad ask fails all, with its place", bad_ask),
        check!(
            "explaining equals the pure function, and knows an unknown product",
            explained
        ),
        check!(
            "an answer is of the catalog of before or of after, never a mixture",
            one_generation
        ),
    ]
}

fn asks() -> Result<Vec<Ask>, Violation> {
    let pages = [
        Page::Category("Clothing".to_owned()),
        Page::Category("Camping > Tents".to_owned()),
        Page::Category("Nothing > Here".to_owned()),
        Page::Collection("sale".to_owned()),
        Page::Placement("home".to_owned()),
        Page::Search("rain jacket 7".to_owned()),
        Page::Search("JACKET".to_owned()),
    ];
    let vip = SegmentId::try_from("vip").map_err(|error| Violation::Promise(error.to_string()))?;
    let mut asks = Vec::new();
    for page in pages {
        for segment in [SegmentId::everyone(), vip.clone()] {
            for (from, size) in [(0, 24), (24, 24), (0, 0), (0, 1_000), (100_000, 10)] {
                let ask = Ask::first(page.clone(), segment.clone(), now(), size);
                asks.push(Ask {
                    from,
                    explain: true,
                    ..ask
                });
            }
            for sort in ShopperSort::ALL {
                let ask = Ask::first(page.clone(), segment.clone(), now(), 1_000);
                asks.push(Ask {
                    sort: Some(sort),
                    ..ask
                });
            }
        }
    }
    Ok(asks)
}

async fn as_previewed(backend: Arc<dyn Backend>) -> Outcome {
    let sent = products(800)?;
    backend.replace_catalog(source(&sent)).await?;
    let catalog = Catalog::of(sent).map_err(|error| Violation::Promise(error.to_string()))?;
    let document = document(5)?;
    let asks = asks()?;
    let mut shown = 0;
    for batch in asks.chunks(100) {
        let ranked = backend.rank(&document, batch.to_vec()).await?;
        equal("answers", &ranked.answers.len(), &batch.len())?;
        equal(
            "generation",
            &ranked.generation,
            &backend.status().await?.generation,
        )?;
        for (ask, answer) in batch.iter().zip(ranked.answers) {
            let preview = endcap_ranking::rank(&catalog, document.rules(), ask);
            let preview = preview.map_err(|error| Violation::Promise(error.to_string()))?;
            expect(answer == preview, || {
                format!("{ask:?} differs from the preview")
            })?;
            shown += answer.products.len();
        }
    }
    expect(shown > 1_000, || {
        "the check compares next to nothing".to_owned()
    })
}

async fn bad_ask(backend: Arc<dyn Backend>) -> Outcome {
    let document = document(5)?;
    let good = Ask::first(
        Page::Placement("home".to_owned()),
        SegmentId::everyone(),
        now(),
        5,
    );
    let bad = Ask {
        page: Page::Collection("nowhere".to_owned()),
        ..good.clone()
    };
    let outcome = backend.rank(&document, vec![good.clone(), bad, good]).await;
    let is_named = matches!(outcome, Err(BackendError::Ask { index: 1, .. }));
    expect(is_named, || format!("a bad ask gave {outcome:?}"))
}

async fn explained(backend: Arc<dyn Backend>) -> Outcome {
    let sent = products(120)?;
    backend.replace_catalog(source(&sent)).await?;
    let catalog =
        Catalog::of(sent.clone()).map_err(|error| Violation::Promise(error.to_string()))?;
    let document = document(5)?;
    let ask = Ask::first(
        Page::Category("Clothing".to_owned()),
        SegmentId::everyone(),
        now(),
        24,
    );
    for product in &sent {
        let found = backend
            .explain(&document, ask.clone(), product.id.clone())
            .await?;
        let preview =
            endcap_ranking::explain(&catalog, document.rules(), &ask, product.id.as_str());
        let preview = preview.map_err(|error| Violation::Promise(error.to_string()))?;
        equal("explanation", &found, &preview)?;
    }
    let unknown = backend.explain(&document, ask, ProductId::default()).await;
    expect(matches!(unknown, Err(BackendError::NoProduct(_))), || {
        format!("unknown gave {unknown:?}")
    })
}

async fn one_generation(backend: Arc<dyn Backend>) -> Outcome {
    let (small, large) = (products(50)?, products(2_500)?);
    let document = document(5)?;
    backend.replace_catalog(source(&small)).await?;
    let ask = || {
        Ask::first(
            Page::Search("jacket".to_owned()),
            SegmentId::everyone(),
            now(),
            0,
        )
    };
    let totals = |ranked: &crate::Ranked| -> BTreeSet<u64> {
        ranked.answers.iter().map(|answer| answer.total).collect()
    };
    let before = totals(&backend.rank(&document, vec![ask()]).await?);
    let mut replacing = std::pin::pin!(backend.replace_catalog(source(&large)));
    let mut seen = Vec::new();
    loop {
        let ranking = backend.rank(&document, vec![ask(); 10]);
        match futures::future::select(replacing.as_mut(), std::pin::pin!(ranking)).await {
            futures::future::Either::Left((replaced, ranking)) => {
                replaced?;
                seen.push(ranking.await?);
                break;
            }
            futures::future::Either::Right((ranked, _)) => seen.push(ranked?),
        }
    }
    let last = backend.rank(&document, vec![ask()]).await?;
    let after = totals(&last);
    expect(before != after, || {
        "the two catalogs look the same to this check".to_owned()
    })?;
    for ranked in seen {
        let expected = if ranked.generation == last.generation {
            &after
        } else {
            &before
        };
        equal("totals", &totals(&ranked), expected)?;
    }
    Ok(())
}

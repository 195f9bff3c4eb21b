//! The whole catalog of one generation, by id, a page at a time.
//!
//! Owns the point in time that holds the generation still while it is read, however long its
//! reader takes over it, and the check that what was read is all there is.

use std::collections::VecDeque;

use endcap_backend::{BackendError, CatalogReading, ProductStream};
use endcap_model::product::Product;
use futures::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};

use super::Catalog;
use super::hits::{hits, product, weight};
use crate::client::{COPIES, Client};
use crate::error::EngineError;
use crate::view::View;

const DOING: &str = "reading the catalog";
/// For the reader to take a page.
const KEPT: &str = "10m";
/// Products on the first page, and at most.
const FEW: usize = 200;
const MANY: usize = 2_000;
/// Bytes that a page should have.
const PAGE: usize = 4 * 1024 * 1024;

/// Opens the reading; it is of the generation that `view` names.
pub(crate) async fn read(catalog: &Catalog, view: View) -> Result<CatalogReading, EngineError> {
    let generation = view.generation.clone();
    if view.is_empty() {
        let products = futures::stream::empty().boxed();
        return Ok(CatalogReading {
            generation,
            products,
        });
    }
    let path = format!(
        "{}/_search/point_in_time?keep_alive={KEPT}&allow_partial_pit_creation=false&preference={COPIES}",
        view.index
    );
    let opened = catalog
        .client
        .write(Method::POST, &path, &Value::Null)
        .await?;
    let id = opened["pit_id"].as_str();
    let id = id.ok_or_else(|| EngineError::Unreadable("no “pit_id”".to_owned()))?;
    let reading = Reading {
        point: Point {
            client: catalog.client.clone(),
            id: id.to_owned(),
        },
        view,
        after: None,
        read: 0,
        size: FEW,
        page: VecDeque::new(),
        is_over: false,
    };
    Ok(CatalogReading {
        generation,
        products: reading.stream(),
    })
}

/// A point in time, given back when it is no longer needed.
struct Point {
    client: Client,
    id: String,
}

impl Drop for Point {
    fn drop(&mut self) {
        let (client, id) = (self.client.clone(), std::mem::take(&mut self.id));
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                let body = json!({"pit_id": [id]});
                // If it fails, the engine lets go of it by itself after a while.
                let _ = client
                    .write(Method::DELETE, "_search/point_in_time", &body)
                    .await;
            });
        }
    }
}

struct Reading {
    point: Point,
    view: View,
    /// Id of the last product that was read.
    after: Option<String>,
    read: u64,
    size: usize,
    page: VecDeque<Product>,
    is_over: bool,
}

impl Reading {
    fn stream(self) -> ProductStream {
        let next = async |mut reading: Self| {
            if reading.page.is_empty() && !reading.is_over {
                match reading.next_page().await {
                    Ok(()) => {}
                    Err(error) => {
                        reading.is_over = true;
                        return Some((Err::<Product, BackendError>(error.told(DOING)), reading));
                    }
                }
            }
            let product = reading.page.pop_front()?;
            Some((Ok(product), reading))
        };
        Box::pin(futures::stream::unfold(self, next))
    }

    async fn next_page(&mut self) -> Result<(), EngineError> {
        let mut body = json!({
            "size": self.size,
            "track_total_hits": false,
            "pit": {"id": self.point.id, "keep_alive": KEPT},
            "_source": ["product"],
            "query": self.view.filter(),
            "sort": [{"id": "asc"}],
        });
        if let Some(after) = &self.after {
            body["search_after"] = json!([after]);
        }
        let mut answer = self.point.client.read("_search", &body).await?;
        if let Some(id) = answer["pit_id"].as_str() {
            id.clone_into(&mut self.point.id);
        }
        let mut bytes = 0;
        for mut hit in hits(&mut answer)? {
            let product = product(&mut hit["_source"])?;
            if self
                .after
                .as_deref()
                .is_some_and(|after| after >= product.id.as_str())
            {
                return Err(out_of_order(&product));
            }
            bytes += weight(&product);
            self.after = Some(product.id.as_str().to_owned());
            self.page.push_back(product);
        }
        let found = self.page.len();
        self.read += found as u64;
        if found < self.size {
            self.is_over = true;
            if self.read != self.view.products {
                let (read, there) = (self.read, self.view.products);
                return Err(EngineError::Partial(format!(
                    "{read} of {there} products were found"
                )));
            }
        }
        self.size = (found * PAGE / bytes.max(1)).clamp(1, MANY);
        Ok(())
    }
}

fn out_of_order(product: &Product) -> EngineError {
    EngineError::Unreadable(format!(
        "the product “{}” is visible twice, or out of order",
        product.id.as_str()
    ))
}

//! What the gateway counts, in the form that Prometheus reads.
//!
//! Owns one registry per gateway: two in one process do not mix. Refuses labels that a stranger
//! could choose: routes are patterns, never addresses.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Outcome {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    method: String,
    route: String,
}

/// The registry and what is in it.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Outcome, Counter>,
    seconds: Family<Route, Histogram>,
    pages: Counter,
    publications: Counter,
    products: Gauge,
}

fn from_half_a_millisecond() -> Histogram {
    let bounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0,
    ];
    Histogram::new(bounds)
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("endcap");
        let requests = Family::default();
        let seconds = Family::new_with_constructor(from_half_a_millisecond as fn() -> Histogram);
        let (pages, publications, products) =
            (Counter::default(), Counter::default(), Gauge::default());
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register(
            "http_request_seconds",
            "Time to answer a request",
            seconds.clone(),
        );
        registry.register(
            "pages_ranked",
            "Pages ranked, each ask of a batch by itself",
            pages.clone(),
        );
        registry.register(
            "publications",
            "Rule sets published or restored",
            publications.clone(),
        );
        registry.register("products", "Products in the catalog", products.clone());
        Self {
            registry,
            requests,
            seconds,
            pages,
            publications,
            products,
        }
    }
}

impl Metrics {
    pub(crate) fn request(&self, method: &str, route: &str, status: u16, took: Duration) {
        let (method, route) = (known_method(method).to_owned(), route.to_owned());
        let outcome = Outcome {
            method: method.clone(),
            route: route.clone(),
            status,
        };
        self.requests.get_or_create(&outcome).inc();
        self.seconds
            .get_or_create(&Route { method, route })
            .observe(took.as_secs_f64());
    }

    pub(crate) fn ranked(&self, pages: u64) {
        self.pages.inc_by(pages);
    }

    pub(crate) fn published(&self) {
        self.publications.inc();
    }

    /// The text that Prometheus reads, with the catalog's size as it is now.
    pub(crate) fn text(&self, products: u64) -> Result<String, std::fmt::Error> {
        self.products
            .set(i64::try_from(products).unwrap_or(i64::MAX));
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// A stranger may send any word as a method.
fn known_method(method: &str) -> &str {
    let known = ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE", "OPTIONS"];
    if known.contains(&method) {
        method
    } else {
        "OTHER"
    }
}

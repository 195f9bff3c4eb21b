//! What is live: the local gateway's answers over HTTP, and the shop page that shoppers see.

use endcap_e2e::{Fault, Window};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

/// The staging environment of the window's local gateway.
pub struct Shop {
    client: Client,
    base: String,
}

impl Shop {
    /// Asks the window where its gateway is; a restart may move it.
    pub async fn of(window: &Window) -> Result<Self, Fault> {
        let status = window.ask("store_status", json!({})).await?;
        let base = status["localGateway"]
            .as_str()
            .expect("a local gateway runs")
            .to_owned();
        Ok(Self {
            client: Client::new(),
            base,
        })
    }

    /// The ids of a page in order.
    pub async fn rank(&self, page: &str, segment: &str) -> Vec<String> {
        let address = format!("{}/v1/environments/staging/rank", self.base);
        let query = [("page", page), ("segment", segment), ("size", "1000")];
        let answer: Value = self.json(self.client.get(address).query(&query)).await;
        let products = answer["products"].as_array().expect("a list of products");
        products
            .iter()
            .map(|placed| placed["id"].as_str().expect("an id").to_owned())
            .collect()
    }

    /// The live document.
    pub async fn rule_set(&self) -> Value {
        let address = format!("{}/v1/environments/staging/ruleset", self.base);
        self.json(self.client.get(address)).await
    }

    /// The number of the live revision.
    pub async fn revision(&self) -> u64 {
        self.revision_in("staging").await
    }

    /// The number of the live revision; 0 where nothing was published yet.
    pub async fn revision_in(&self, environment: &str) -> u64 {
        let address = format!("{}/v1/environments/{environment}/history", self.base);
        let answer = self.client.get(&address).send().await;
        if answer.expect("the gateway answers").status() == StatusCode::NOT_FOUND {
            return 0;
        }
        let history = self.json(self.client.get(address)).await;
        history["revisions"][0]["revision"].as_u64().unwrap_or(0)
    }

    /// Publishes a changed document over the live one, as a colleague would from elsewhere.
    pub async fn publish_as(&self, author: &str, note: &str, change: impl FnOnce(&mut Value)) {
        let address = format!("{}/v1/environments/staging/ruleset", self.base);
        let live = self.client.get(&address).send().await;
        let live = live.expect("the gateway answers");
        let etag = live.headers()["etag"].clone();
        let mut document: Value = live.json().await.expect("a document");
        change(&mut document);
        let request = self.client.put(address).header("if-match", etag);
        let request = request
            .header("endcap-author", author)
            .header("endcap-note", note.replace(' ', "%20"));
        self.json(request.json(&document)).await;
    }

    /// A product's stock in the engine, behind the store's back.
    pub async fn count(&self, product: &str, stock: u32) {
        let patch = json!({ "id": product, "stock": stock });
        let address = format!("{}/v1/catalog", self.base);
        let request = self.client.patch(address).body(format!("{patch}\n"));
        let request = request.header("content-type", "application/x-ndjson");
        self.json(request).await;
    }

    pub async fn segment_of(&self, shopper: Value) -> String {
        let address = format!("{}/v1/environments/staging/segment", self.base);
        let request = self
            .client
            .post(address)
            .json(&json!({ "shopper": shopper }));
        let answer = self.json(request).await;
        answer["segment"].as_str().expect("a segment").to_owned()
    }

    /// Those of the titles that the shop page has, in the order in which it has them.
    pub async fn page<'a>(&self, page: &str, segment: &str, titles: &[&'a str]) -> Vec<&'a str> {
        let address = format!("{}/shop/staging", self.base);
        let request = self
            .client
            .get(address)
            .query(&[("page", page), ("segment", segment)]);
        let response = request.send().await.expect("the shop page answers");
        assert!(response.status().is_success(), "{}", response.status());
        let html = response.text().await.expect("the shop page is text");
        let mut found: Vec<(usize, &str)> = titles
            .iter()
            .filter_map(|title| html.find(title).map(|at| (at, *title)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, title)| title).collect()
    }

    async fn json(&self, request: reqwest::RequestBuilder) -> Value {
        let response = request.send().await.expect("the gateway answers");
        assert!(response.status().is_success(), "{}", response.status());
        response.json().await.expect("the gateway answers JSON")
    }
}

//! A gateway over HTTP as a [`Subject`]. Replaces its catalog; leaves an environment per case.

use std::time::{SystemTime, UNIX_EPOCH};

use endcap_model::json::Json;
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde::Deserialize;
use tokio::runtime::Runtime;

use super::{Ask, Case, Place, Subject, Trouble};

/// The contract's largest page of an answer.
const PAGE: usize = 1000;

/// A running gateway.
pub struct Live {
    client: Client,
    runtime: Runtime,
    base: String,
    token: Option<String>,
    /// Makes the names of this run's environments differ from an earlier run's.
    run: u128,
    environment: String,
}

#[derive(Deserialize)]
struct Answer {
    total: usize,
    from: usize,
    products: Vec<Ranked>,
}

#[derive(Deserialize)]
struct Ranked {
    id: String,
    position: usize,
    pinned: bool,
    tier: i64,
    points: i64,
}

#[derive(Deserialize)]
struct Belongs {
    segment: String,
}

impl Live {
    /// `base` like `http://127.0.0.1:7700`; `token` where the gateway has tokens.
    pub fn new(base: &str, token: Option<String>) -> Result<Self, Trouble> {
        let started = SystemTime::now().duration_since(UNIX_EPOCH);
        Ok(Self {
            client: Client::new(),
            runtime: Runtime::new().map_err(Trouble::Runtime)?,
            base: base.trim_end_matches('/').to_owned(),
            token,
            run: started.map_or(0, |since| since.as_millis()),
            environment: String::new(),
        })
    }

    /// Sends; an answer that is no success is [`Trouble::Refused`], 412 excepted.
    fn send(&self, request: RequestBuilder, name: &str) -> Result<Response, Trouble> {
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        self.runtime.block_on(async {
            let response = request.send().await?;
            let status = response.status();
            if status.is_success() || status == StatusCode::PRECONDITION_FAILED {
                return Ok(response);
            }
            Err(Trouble::Refused {
                request: name.to_owned(),
                status: status.as_u16(),
                body: response.text().await?,
            })
        })
    }

    fn json<T: for<'de> Deserialize<'de>>(&self, response: Response) -> Result<T, Trouble> {
        let bytes = self.runtime.block_on(response.bytes())?;
        serde_json::from_slice(&bytes).map_err(|error| Trouble::Form(error.to_string()))
    }

    fn put_catalog(&self, catalog: &[Json]) -> Result<(), Trouble> {
        let mut lines = String::new();
        for product in catalog {
            lines.push_str(&written(product)?);
            lines.push('\n');
        }
        let request = self
            .client
            .put(format!("{}/v1/catalog", self.base))
            .header("content-type", "application/x-ndjson")
            .body(lines);
        self.send(request, "PUT /v1/catalog").map(drop)
    }

    /// For the first time; where the environment exists after all, over what it holds.
    fn put_ruleset(&self, document: &Json) -> Result<(), Trouble> {
        let address = self.environment_address("ruleset");
        let body = written(document)?;
        let put = |name: &str, value: &str| {
            let request = self
                .client
                .put(&address)
                .header("content-type", "application/json")
                .header(name, value)
                .body(body.clone());
            self.send(request, "PUT ruleset")
        };
        let first = put("if-none-match", "*")?;
        if first.status() != StatusCode::PRECONDITION_FAILED {
            return Ok(());
        }
        let etag = first
            .headers()
            .get("etag")
            .and_then(|value| value.to_str().ok());
        let etag = etag.ok_or_else(|| Trouble::Form("412 without an ETag".to_owned()))?;
        put("if-match", etag).map(drop)
    }

    fn environment_address(&self, what: &str) -> String {
        format!("{}/v1/environments/{}/{what}", self.base, self.environment)
    }

    fn slice(&self, ask: &Ask, from: usize) -> Result<Answer, Trouble> {
        let mut query = vec![
            ("page", ask.page.clone()),
            ("segment", ask.segment.clone()),
            ("at", ask.at.clone()),
            ("from", from.to_string()),
            ("size", PAGE.to_string()),
        ];
        if let Some(sort) = &ask.sort {
            query.push(("sort", sort.clone()));
        }
        let request = self
            .client
            .get(self.environment_address("rank"))
            .query(&query);
        self.json(self.send(request, "GET rank")?)
    }
}

impl Subject for Live {
    fn load(&mut self, case: &Case) -> Result<(), Trouble> {
        let stem: String = case
            .file
            .trim_end_matches(".json")
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(60)
            .collect();
        self.environment = format!("case-{stem}-{}", self.run);
        self.put_catalog(&case.catalog)?;
        self.put_ruleset(&case.ruleset)
    }

    fn rank(&mut self, ask: &Ask) -> Result<Vec<Place>, Trouble> {
        let mut places = Vec::new();
        loop {
            let answer = self.slice(ask, places.len())?;
            let got = answer.products.len();
            if answer.from != places.len() {
                return Err(Trouble::Form(format!(
                    "from {} for {}",
                    answer.from,
                    places.len()
                )));
            }
            for ranked in answer.products {
                if ranked.position != places.len() + 1 {
                    return Err(Trouble::Form(format!(
                        "{} says position {} at place {}",
                        ranked.id,
                        ranked.position,
                        places.len() + 1
                    )));
                }
                places.push((ranked.id, ranked.pinned, ranked.tier, ranked.points).into());
            }
            if places.len() >= answer.total || got == 0 {
                return match places.len() == answer.total {
                    true => Ok(places),
                    false => Err(Trouble::Form(format!(
                        "total says {}, {} came",
                        answer.total,
                        places.len()
                    ))),
                };
            }
        }
    }

    fn segment(&mut self, shopper: &Json) -> Result<String, Trouble> {
        let request = self
            .client
            .post(self.environment_address("segment"))
            .header("content-type", "application/json")
            .body(format!(r#"{{"shopper":{}}}"#, written(shopper)?));
        let answer: Belongs = self.json(self.send(request, "POST segment")?)?;
        Ok(answer.segment)
    }
}

fn written(json: &Json) -> Result<String, Trouble> {
    serde_json::to_string(json).map_err(|error| Trouble::Form(error.to_string()))
}

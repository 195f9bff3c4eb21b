//! The engine: keeps what it is given, ranks with the core, and follows its mood.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use endcap_engine::{
    Authorship, Capabilities, Engine, EngineError, Expect, Explained, Health, LiveDocument,
    LoadedCatalog, PageAnswer, PageAsk, PlacedProduct, ProductStream, Published, RankedPages,
    Revision,
};
use endcap_model::{
    environment::EnvironmentName,
    id::{ProductId, SegmentId},
    instant::Instant,
    json::{Json, etag},
    page::Page,
    product::Product,
    ruleset::RuleSet,
};
use endcap_ranking::{Ask, Catalog, ShopperSort, rank};
use futures::StreamExt as _;

use super::{Content, Mood};

pub(super) struct FakeEngine(pub Arc<Mutex<Content>>);

impl FakeEngine {
    fn content(&self) -> Result<std::sync::MutexGuard<'_, Content>, EngineError> {
        let content = self.0.lock().unwrap();
        match content.mood {
            Mood::Away => Err(EngineError::Away {
                url: "http://local.test".to_owned(),
                reason: "nobody listens".to_owned(),
            }),
            Mood::Unauthorized => Err(EngineError::Unauthorized),
            _ => Ok(content),
        }
    }
}

#[async_trait]
impl Engine for FakeEngine {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            history: true,
            explain: true,
            shop_page: true,
            asks_per_batch: 50,
            ids_per_lookup: 100,
        }
    }

    async fn health(&self) -> Result<Health, EngineError> {
        let content = self.content()?;
        Ok(Health {
            status: "ok".to_owned(),
            engine: "fake".to_owned(),
            version: "1".to_owned(),
            formats: vec!["endcap.ruleset/1".to_owned()],
            products: content
                .catalog
                .as_ref()
                .map_or(0, |catalog| catalog.len() as u64),
        })
    }

    async fn put_catalog(&self, products: ProductStream) -> Result<LoadedCatalog, EngineError> {
        let products: Vec<Product> = products.collect().await;
        let catalog = Arc::new(Catalog::of(products).unwrap());
        let products = catalog.len() as u64;
        self.content()?.catalog = Some(catalog);
        Ok(LoadedCatalog { products })
    }

    async fn catalog_generation(&self) -> Result<Option<String>, EngineError> {
        Ok(self
            .content()?
            .catalog
            .as_ref()
            .map(|catalog| catalog.generation()))
    }

    async fn lookup(&self, ids: &[ProductId]) -> Result<Vec<Product>, EngineError> {
        assert!(
            ids.len() <= 100,
            "a lookup is no larger than the engine takes"
        );
        let catalog = self.content()?.catalog.clone();
        let found = catalog.iter().flat_map(|catalog| {
            let rows = ids.iter().filter_map(|id| catalog.row_of(id.as_str()));
            rows.filter_map(|row| catalog.product(row))
        });
        Ok(found.collect())
    }

    async fn ruleset(
        &self,
        environment: &EnvironmentName,
    ) -> Result<Option<LiveDocument>, EngineError> {
        let content = self.content()?;
        let last = content
            .documents
            .get(environment.as_str())
            .and_then(|all| all.last());
        Ok(last.map(|(revision, document)| LiveDocument {
            document: match content.mood {
                Mood::Forgetful => Json::Null,
                _ => document.clone(),
            },
            etag: revision.etag.clone(),
        }))
    }

    async fn put_ruleset(
        &self,
        environment: &EnvironmentName,
        document: &Json,
        expect: &Expect,
        authorship: &Authorship,
    ) -> Result<Published, EngineError> {
        let mut content = self.content()?;
        let last = content
            .documents
            .get(environment.as_str())
            .and_then(|all| all.last());
        let last = last.map(|(revision, _)| revision.clone());
        let current = last.as_ref().map(|last| last.etag.clone());
        let expected = match expect {
            Expect::Nothing => None,
            Expect::Etag(etag) => Some(etag.clone()),
        };
        if current != expected {
            return Err(EngineError::Conflict {
                current_etag: current,
            });
        }
        match last {
            Some(last) if last.etag == etag(document) => Ok(Published {
                revision: last.revision,
                etag: last.etag,
            }),
            _ => Ok(content.store(environment.as_str(), document, authorship)),
        }
    }

    async fn history(&self, environment: &EnvironmentName) -> Result<Vec<Revision>, EngineError> {
        let content = self.content()?;
        let all = content.documents.get(environment.as_str());
        let all = all.ok_or_else(|| EngineError::NotFound {
            reason: "no such".to_owned(),
        })?;
        Ok(all
            .iter()
            .rev()
            .map(|(revision, _)| revision.clone())
            .collect())
    }

    async fn history_document(
        &self,
        environment: &EnvironmentName,
        revision: u64,
    ) -> Result<Json, EngineError> {
        let content = self.content()?;
        let all = content
            .documents
            .get(environment.as_str())
            .into_iter()
            .flatten();
        let found = all.into_iter().find(|(one, _)| one.revision == revision);
        let missing = || EngineError::NotFound {
            reason: "no such revision".to_owned(),
        };
        found
            .map(|(_, document)| document.clone())
            .ok_or_else(missing)
    }

    async fn restore(
        &self,
        environment: &EnvironmentName,
        revision: u64,
        _: &str,
        authorship: &Authorship,
    ) -> Result<Published, EngineError> {
        let document = self.history_document(environment, revision).await?;
        Ok(self
            .content()?
            .store(environment.as_str(), &document, authorship))
    }

    async fn rank(
        &self,
        environment: &EnvironmentName,
        asks: &[PageAsk],
    ) -> Result<RankedPages, EngineError> {
        assert!(
            asks.len() <= 50,
            "a batch is no larger than the engine takes"
        );
        let mut content = self.content()?;
        content.asks += asks.len();
        content.asked.extend(asks.iter().cloned());
        let (revision, document) = content
            .documents
            .get(environment.as_str())
            .and_then(|all| all.last())
            .unwrap()
            .clone();
        let catalog = content
            .catalog
            .clone()
            .unwrap_or_else(|| Arc::new(Catalog::empty()));
        let rules = RuleSet::parse(&document).unwrap();
        let answers = asks
            .iter()
            .map(|ask| answer(&catalog, &rules, ask, content.mood))
            .collect();
        Ok(RankedPages {
            revision: Some(revision.revision),
            etag: revision.etag,
            catalog: catalog.generation(),
            answers,
        })
    }

    async fn explain(
        &self,
        _: &EnvironmentName,
        _: &PageAsk,
        _: &ProductId,
    ) -> Result<Explained, EngineError> {
        Err(EngineError::Unauthorized)
    }

    async fn segment(&self, _: &EnvironmentName, _: &Json) -> Result<String, EngineError> {
        Err(EngineError::Unauthorized)
    }

    fn shop_url(
        &self,
        environment: &EnvironmentName,
        page: Option<&str>,
        _: Option<&str>,
        _: Option<&str>,
    ) -> Option<String> {
        Some(format!(
            "http://local.test/shop/{environment}?page={}",
            page.unwrap_or_default()
        ))
    }
}

fn answer(catalog: &Catalog, rules: &RuleSet, ask: &PageAsk, mood: Mood) -> PageAnswer {
    let question = Ask {
        page: Page::parse(&ask.page).unwrap(),
        segment: SegmentId::try_from(ask.segment.as_deref().unwrap()).unwrap(),
        at: Instant::parse_rfc3339(ask.at.as_deref().unwrap()).unwrap(),
        from: ask.from.unwrap(),
        size: ask.size.unwrap(),
        sort: ask
            .sort
            .as_deref()
            .map(|sort| ShopperSort::parse(sort).unwrap()),
        explain: false,
    };
    let answer = rank(catalog, rules, &question).unwrap();
    let mut products: Vec<PlacedProduct> = answer
        .products
        .into_iter()
        .map(|placed| PlacedProduct {
            id: placed.id.into(),
            position: placed.position,
            pinned: placed.pinned,
            tier: placed.tier,
            points: placed.points,
            explain: None,
        })
        .collect();
    if mood == Mood::Lying && products.len() > 1 {
        products.swap(0, 1);
    }
    PageAnswer {
        page: ask.page.clone(),
        segment: ask.segment.clone().unwrap(),
        at: ask.at.clone().unwrap(),
        total: answer.total,
        from: answer.from,
        products,
    }
}

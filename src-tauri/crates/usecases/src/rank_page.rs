//! One page of the draft in the gateway's answer shape, for the command line.

use endcap_model::json::etag;
use endcap_ranking::{Ask, Placed, rank};
use serde::Serialize;

use crate::{OpenStore, UseCaseError, moment};

/// Which page, for whom, when, and which part of it.
#[derive(Clone, Debug)]
pub struct PageAsk {
    pub page: String,
    /// `everyone` if absent.
    pub segment: Option<String>,
    /// RFC 3339, or the store's local time; absent: now.
    pub at: Option<String>,
    pub from: u64,
    pub size: u64,
    pub sort: Option<String>,
    pub explain: bool,
}

/// A ranked page as the gateway would answer it.
#[derive(Clone, Debug, Serialize)]
pub struct RankedPage {
    /// Of a draft: none.
    pub revision: Option<u64>,
    pub etag: String,
    pub catalog: String,
    pub page: String,
    pub segment: String,
    pub at: String,
    pub total: u64,
    pub from: u64,
    pub products: Vec<Placed>,
}

impl OpenStore {
    /// Ranks a page of the draft. Computes.
    ///
    /// # Errors
    /// `NotFound` for an unknown segment or collection, `Invalid` for a bad page, instant or sort.
    pub fn rank_page(&self, ask: &PageAsk) -> Result<RankedPage, UseCaseError> {
        let snapshot = self.snapshot();
        let rules = &snapshot.draft.rules;
        let segment = ask.segment.as_deref().unwrap_or("everyone");
        let question = Ask {
            page: moment::page(&ask.page)?,
            segment: moment::segment(segment, rules)?,
            at: moment::instant(ask.at.as_deref(), rules, self.now())?,
            from: ask.from,
            size: ask.size,
            sort: moment::sort(ask.sort.as_deref())?,
            explain: ask.explain,
        };
        let answer = rank(&snapshot.catalog, rules, &question)?;
        Ok(RankedPage {
            revision: None,
            etag: etag(&snapshot.draft.document),
            catalog: snapshot.catalog.generation(),
            page: question.page.to_string(),
            segment: segment.to_owned(),
            at: question.at.to_string(),
            total: answer.total,
            from: answer.from,
            products: answer.products,
        })
    }
}

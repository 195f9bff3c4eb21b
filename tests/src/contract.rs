//! Contract cases: read from a folder, asked of a [`Subject`], compared place by place.
//!
//! A case is a JSON file with a catalog, a rule set, asks and shoppers with their exact
//! answers. Owns the comparison and its words; knows nothing of how an answer comes about.

mod case;
mod compare;
mod live;
mod ranking;

use std::path::PathBuf;

use endcap_model::json::Json;

pub use case::{Ask, Case, Place, read_folder};
pub use compare::{Difference, Tally, run};
pub use live::Live;
pub use ranking::InProcess;

/// Whoever claims to rank by the contract.
pub trait Subject {
    /// Takes over the case's catalog and rule set; every later question is about them.
    fn load(&mut self, case: &Case) -> Result<(), Trouble>;
    /// The whole page, in order.
    fn rank(&mut self, ask: &Ask) -> Result<Vec<Place>, Trouble>;
    /// The id of the shopper's segment.
    fn segment(&mut self, shopper: &Json) -> Result<String, Trouble>;
}

/// Why a case could not be read or a question got no answer.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("{path}: {source}", path = path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },

    #[error("{path} is no contract case: {source}", path = path.display())]
    NoCase {
        path: PathBuf,
        source: serde_json::Error,
    },

    #[error("{path} holds no case (*.json)", path = path.display())]
    NoCases { path: PathBuf },

    #[error("the catalog is refused: {0}")]
    Catalog(String),

    #[error("the rule set is refused: {0}")]
    RuleSet(String),

    #[error("the question is refused: {0}")]
    Question(String),

    #[error("{request} was answered {status}: {body}")]
    Refused {
        request: String,
        status: u16,
        body: String,
    },

    #[error("the gateway's answer is not of the contract's form: {0}")]
    Form(String),

    #[error(transparent)]
    Http(#[from] reqwest::Error),

    #[error("no runtime for requests: {0}")]
    Runtime(std::io::Error),
}

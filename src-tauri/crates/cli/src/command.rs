//! Owns one function for each verb: open the store, call the use case, say what came of it.

mod import;
mod progress;
mod publish;
mod rank;
mod rules;
mod shoppers;
mod store;

use std::path::PathBuf;

use endcap_usecases::{Host, OpenStore};

use crate::args::{Arguments, Import, Rules, Verb};
use crate::outcome::{CommandError, Outcome};

/// Does what the command line says.
pub async fn run(arguments: Arguments, host: Host) -> Result<Outcome, CommandError> {
    let Arguments { store, json, verb } = arguments;
    if let Verb::Rules(Rules::Check { path: Some(path) }) = &verb {
        return rules::check_file(path);
    }
    let path = store.ok_or_else(|| {
        CommandError::WrongUse("--store FILE is missing: which store is meant?".to_owned())
    })?;
    match &verb {
        Verb::Init(facts) => store::init(&path, facts, host).await,
        Verb::Demo => store::demo(&path, host).await,
        other => with_store(path, other, json, host).await,
    }
}

async fn with_store(
    path: PathBuf,
    verb: &Verb,
    json: bool,
    host: Host,
) -> Result<Outcome, CommandError> {
    let store = OpenStore::open(&path, host).await?;
    let result = match verb {
        Verb::Import(Import::Products(ask)) => import::products(&store, ask, json).await,
        Verb::Import(Import::Shoppers(ask)) => shoppers::shoppers(&store, ask, json).await,
        Verb::Rules(Rules::Import { path }) => rules::import(&store, path).await,
        Verb::Rules(Rules::Export { path }) => rules::export(&store, path.as_deref()),
        Verb::Rules(Rules::Check { .. }) => Ok(rules::check_draft(&store)),
        Verb::Rank(ask) => rank::rank(&store, ask),
        Verb::Publish(ask) => publish::publish(&store, ask, json).await,
        Verb::Verify(ask) => publish::verify(&store, ask, json).await,
        Verb::Init(_) | Verb::Demo => Err(CommandError::WrongUse(
            "this makes a store and needs none open".to_owned(),
        )),
    };
    store.close().await;
    result
}

//! What the command line says of engines, and the secrets that the environment has.
//!
//! Owns the flags of OpenSearch. Secrets are never arguments: everyone on the machine reads those.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use endcap_gateway::{Credentials, EngineChoice, Patience, Settings};

/// Said at the end of the help of whatever speaks to OpenSearch.
pub(crate) const SECRETS: &str = "\
Secrets come from the environment, never from arguments:
  ENDCAP_OPENSEARCH_USER and ENDCAP_OPENSEARCH_PASSWORD   HTTP basic
  ENDCAP_OPENSEARCH_API_KEY                               Authorization: ApiKey …";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// This process: SQLite keeps, memory ranks. Needs --data.
    Embedded,
    /// A cluster of OpenSearch keeps and ranks. Needs --opensearch-url and --prefix.
    Opensearch,
}

/// Which engine, and where it is.
#[derive(Args)]
pub(crate) struct EngineArgs {
    /// Who keeps the catalog and the rule sets, and ranks.
    #[arg(long, value_enum, default_value = "embedded")]
    engine: Engine,
    /// Folder for the catalog and the rule sets, made if missing (embedded).
    #[arg(long)]
    data: Option<PathBuf>,
    #[command(flatten)]
    opensearch: OpenSearchArgs,
}

/// Where OpenSearch is.
#[derive(Args)]
pub(crate) struct OpenSearchArgs {
    /// URL of a node or of a balancer; several with commas, or by giving it again.
    #[arg(long, value_delimiter = ',')]
    opensearch_url: Vec<String>,
    /// What the names of this shop's indices begin with; gateways of one shop share it.
    #[arg(long)]
    prefix: Option<String>,
    /// File of PEM certificates to trust beside the system's.
    #[arg(long, value_name = "FILE")]
    opensearch_ca: Option<PathBuf>,
    /// Primary shards of the next catalog; chosen by its size if left out.
    #[arg(long, value_name = "N")]
    opensearch_shards: Option<u32>,
}

/// What is missing for an engine, as a sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Incomplete(&'static str);

impl EngineArgs {
    pub(crate) fn choice(self) -> Result<EngineChoice, Incomplete> {
        match self.engine {
            Engine::Embedded if self.opensearch.is_given() => Err(Incomplete(
                "--opensearch-… and --prefix are for --engine opensearch; give that too",
            )),
            Engine::Embedded => self.data.map(EngineChoice::Embedded).ok_or(Incomplete(
                "give --data FOLDER, where the catalog and the rule sets are kept",
            )),
            Engine::Opensearch if self.data.is_some() => Err(Incomplete(
                "--data is for --engine embedded; with OpenSearch nothing is kept here",
            )),
            Engine::Opensearch => self
                .opensearch
                .settings()
                .map(|settings| EngineChoice::OpenSearch(Box::new(settings))),
        }
    }
}

impl OpenSearchArgs {
    fn is_given(&self) -> bool {
        !self.opensearch_url.is_empty()
            || self.prefix.is_some()
            || self.opensearch_ca.is_some()
            || self.opensearch_shards.is_some()
    }

    pub(crate) fn settings(self) -> Result<Settings, Incomplete> {
        if self.opensearch_url.is_empty() {
            return Err(Incomplete("give --opensearch-url URL, where OpenSearch is"));
        }
        let prefix = self.prefix.ok_or(Incomplete(
            "give --prefix NAME, which the names of this shop's indices begin with",
        ))?;
        Ok(Settings {
            urls: self.opensearch_url,
            prefix,
            credentials: credentials(|name| std::env::var(name).ok())?,
            ca: self.opensearch_ca,
            shards: self.opensearch_shards,
            patience: Patience::default(),
        })
    }
}

fn credentials(said: impl Fn(&str) -> Option<String>) -> Result<Credentials, Incomplete> {
    let said = |name: &str| said(name).filter(|value| !value.is_empty());
    let user = said("ENDCAP_OPENSEARCH_USER");
    let password = said("ENDCAP_OPENSEARCH_PASSWORD");
    match (user, password, said("ENDCAP_OPENSEARCH_API_KEY")) {
        (None, None, None) => Ok(Credentials::None),
        (None, None, Some(key)) => Ok(Credentials::ApiKey(key)),
        (Some(user), Some(password), None) => Ok(Credentials::Basic { user, password }),
        (Some(_), None, None) => Err(Incomplete(
            "ENDCAP_OPENSEARCH_USER is set and ENDCAP_OPENSEARCH_PASSWORD is not",
        )),
        (None, Some(_), None) => Err(Incomplete(
            "ENDCAP_OPENSEARCH_PASSWORD is set and ENDCAP_OPENSEARCH_USER is not",
        )),
        (_, _, Some(_)) => Err(Incomplete(
            "both a user and an API key for OpenSearch are set; one of them is enough",
        )),
    }
}

#[cfg(test)]
mod tests {
    use endcap_gateway::Credentials;

    use super::credentials;

    #[test]
    fn secrets_are_whole_or_refused() {
        let read = |set: &'static [(&str, &str)]| {
            credentials(move |name| {
                let found = set.iter().find(|(known, _)| name.ends_with(known));
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(read(&[]).unwrap(), Credentials::None);
        assert_eq!(read(&[("USER", "")]).unwrap(), Credentials::None);
        assert_eq!(
            read(&[("API_KEY", "k")]).unwrap(),
            Credentials::ApiKey("k".to_owned())
        );
        let basic = Credentials::Basic {
            user: "u".to_owned(),
            password: "p".to_owned(),
        };
        assert_eq!(read(&[("USER", "u"), ("PASSWORD", "p")]).unwrap(), basic);
        assert!(!format!("{basic:?}").contains('p'));
        for bad in [
            &[("USER", "u")][..],
            &[("PASSWORD", "p")],
            &[("USER", "u"), ("PASSWORD", "p"), ("API_KEY", "k")],
        ] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }
}

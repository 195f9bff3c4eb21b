//! Why the window could not be driven, or did not do what was waited for.

use std::io;

use thirtyfour::error::WebDriverError;

/// Everything that ends a scenario early.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error(
        "ENDCAP_APP is not set. It names the built app; run the window tests by \
         `cargo xtask test --only build,window`"
    )]
    NoApp,

    #[error(
        "ENDCAP_APP names {0}, which does not exist; build it by `cargo xtask run --build-only`"
    )]
    AppMissing(String),

    #[error("{program} could not be started ({source}); `cargo xtask test` installs it")]
    NotStarted {
        program: &'static str,
        source: io::Error,
    },

    #[error("{program}: {reason}")]
    Broken {
        program: &'static str,
        reason: String,
    },

    #[error("file: {0}")]
    File(#[from] io::Error),

    #[error("waited {seconds} s in vain: {what}\n    last seen: {seen}")]
    Waited {
        what: String,
        seconds: u64,
        seen: String,
    },

    #[error("the page's script answered {0}")]
    Script(String),

    #[error(transparent)]
    WebDriver(#[from] Box<WebDriverError>),
}

impl From<WebDriverError> for Fault {
    fn from(error: WebDriverError) -> Self {
        Self::WebDriver(Box::new(error))
    }
}

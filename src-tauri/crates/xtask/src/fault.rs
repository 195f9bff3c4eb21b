//! Why a verb stopped, in words that say what to do next.

use std::io;
use std::path::PathBuf;

/// Everything that can stop a verb.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("{program} could not be started: {source}")]
    NotStarted { program: String, source: io::Error },

    #[error("`{line}` failed ({status})")]
    Failed { line: String, status: String },

    #[error("`{program}` answered something unexpected: {answer}")]
    Unexpected { program: String, answer: String },

    #[error("{tool} is missing or too old: {found}\n{advice}")]
    Tool {
        tool: &'static str,
        found: String,
        advice: String,
    },

    #[error(
        "these system packages are missing; install them and run the command again:\n\n    {line}\n"
    )]
    Packages { line: String },

    #[error(
        "the machine's packages could not be installed; what apt said stands above.\n\
         - If it could not fetch: they are downloaded once, so the machine must reach its package servers.\n\
         - If it could not find one: Endcap needs WebKitGTK 4.1, which Debian 12, Ubuntu 22.04 and\n  \
           anything newer have.\n\
         To try by hand:\n\n    {line}\n"
    )]
    PackagesRefused { line: String },

    #[error(
        "{what} could not be fetched, or were not what they should be; the first:\n\n    {first}\n\n\
         Is there a way to the internet? Where a server runs already, name it: ENDCAP_OPENSEARCH_URL=http://…\n\
         All tests without a real OpenSearch: cargo xtask test --skip opensearch"
    )]
    Fetch { what: String, first: String },

    #[error(
        "the interface's packages could not be installed: {0}\n\
         What npm said stands above. If it could not fetch: they are downloaded once, so the machine\n\
         must reach npm's registry (behind a proxy: `npm config set proxy http://HOST:PORT`)."
    )]
    InterfacePackages(Box<Self>),

    #[error(
        "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n\
         - At a computer with a screen: open a terminal inside the desktop and run it there.\n\
         - Over SSH: connect with `ssh -X`, or set DISPLAY to a running session.\n\
         - On a machine without a screen, a virtual one will do:\n\n    \
         sudo apt-get install -y xvfb xauth && xvfb-run -a cargo xtask run\n\n\
         Without any window: `cargo run -p endcapctl -- --help` does the same work from scripts."
    )]
    NoDisplay,

    #[error("{path}: {source}", path = path.display())]
    File { path: PathBuf, source: io::Error },
}

impl Fault {
    /// A closure for `map_err` on file operations at `path`.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}

//! The binary `endcap-gateway`: `serve`, `token` and `go-back`.
//!
//! Owns the command line, the log's form and the exit codes: 0 done, 1 failed, 2 wrong use.

mod command_line;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand, ValueEnum};
use command_line::{EngineArgs, OpenSearchArgs, SECRETS};
use endcap_gateway::{
    Config, Limits, NewToken, OpenSearchBackend, Role, Running, ServeError, serve,
};
use tracing_subscriber::EnvFilter;

#[derive(Parser)]
#[command(
    name = "endcap-gateway",
    version,
    about = "Serves a shop's catalog and rule sets, and ranks its pages"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve until SIGTERM or Ctrl-C; SIGHUP reads the tokens file again.
    #[command(after_help = SECRETS)]
    Serve {
        /// Address to listen on; beyond loopback only with --tokens.
        #[arg(long, default_value = "127.0.0.1:7700")]
        listen: SocketAddr,
        #[command(flatten)]
        engine: Box<EngineArgs>,
        /// While the engine is away, give answers again that are up to so many seconds old; they
        /// say so. Without this, 503.
        #[arg(long, value_name = "SECONDS")]
        serve_stale: Option<u64>,
        /// File of hashed tokens: lines of `role sha256hex name`. Read at the start and on SIGHUP
        /// (where there are no signals: at the start); a file with a mistake in it is not taken.
        #[arg(long)]
        tokens: Option<PathBuf>,
        /// Form of the log on standard error. RUST_LOG sets how much of it.
        #[arg(long, value_enum, default_value = "text")]
        log: LogForm,
    },
    /// Make a token: its secret for the client, its line for the tokens file.
    Token {
        /// viewer, editor or publisher.
        #[arg(long)]
        role: Role,
        /// Whose it is, for people.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// Make the OpenSearch catalog of before the last replacement live again.
    #[command(after_help = SECRETS)]
    GoBack {
        #[command(flatten)]
        opensearch: Box<OpenSearchArgs>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum LogForm {
    Text,
    Json,
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Token { role, name } => {
            let token = NewToken::make(role, &name);
            println!(
                "Token, shown only now; clients send it as \"Authorization: Bearer …\":\n\n  {}\n",
                token.secret
            );
            println!("Line for the file given as --tokens:\n\n  {}", token.line);
            ExitCode::SUCCESS
        }
        Command::Serve {
            listen,
            engine,
            serve_stale,
            tokens,
            log,
        } => {
            start_log(log);
            let engine = match engine.choice() {
                Ok(engine) => engine,
                Err(error) => return wrong_use(&error),
            };
            let config = Config {
                listen,
                engine,
                tokens,
                serve_stale: serve_stale.map(Duration::from_secs),
                limits: Limits::default(),
            };
            in_runtime(run(config))
        }
        Command::GoBack { opensearch } => match opensearch.settings() {
            Ok(settings) => match OpenSearchBackend::connect(&settings) {
                Ok(backend) => in_runtime(go_back(backend)),
                Err(error) => wrong_use(&error),
            },
            Err(error) => wrong_use(&error),
        },
    }
}

fn wrong_use(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("endcap-gateway: {}", with_causes(error));
    ExitCode::from(2)
}

fn in_runtime(work: impl Future<Output = ExitCode>) -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => {
            eprintln!("endcap-gateway: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn go_back(backend: OpenSearchBackend) -> ExitCode {
    match backend.go_back().await {
        Ok(Some(products)) => {
            println!("The catalog of before is live again: {products} products.");
            ExitCode::SUCCESS
        }
        Ok(None) => {
            eprintln!("endcap-gateway: no catalog of before is kept; nothing was changed");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("endcap-gateway: {}", with_causes(&error));
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config) -> ExitCode {
    let running = match serve(config).await {
        Ok(running) => running,
        Err(error) => {
            eprintln!("endcap-gateway: {}", with_causes(&error));
            let wrong_use = matches!(
                error,
                ServeError::TokensNeeded(_) | ServeError::Tokens(_) | ServeError::Engine(_)
            );
            return if wrong_use {
                ExitCode::from(2)
            } else {
                ExitCode::FAILURE
            };
        }
    };
    println!("endcap-gateway: listening on {}", running.base_url());
    told_to_stop(&running).await;
    tracing::info!("stopping");
    running.shutdown().await;
    ExitCode::SUCCESS
}

#[cfg(unix)]
async fn told_to_stop(running: &Running) {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = (
        signal(SignalKind::terminate()),
        signal(SignalKind::hangup()),
    );
    match signals {
        (Ok(mut terminate), Ok(mut hangup)) => loop {
            tokio::select! {
                _ = terminate.recv() => return,
                _ = tokio::signal::ctrl_c() => return,
                _ = hangup.recv() => reread_tokens(running),
            }
        },
        // Without a handler SIGTERM ends the process by itself; what was answered is safe.
        _ => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(unix)]
fn reread_tokens(running: &Running) {
    match running.reread_tokens() {
        Ok(()) => tracing::info!("the tokens file was read again"),
        Err(error) => {
            let cause = with_causes(&error);
            tracing::error!(
                cause,
                "the tokens file was not taken; the tokens before hold"
            );
        }
    }
}

#[cfg(not(unix))]
async fn told_to_stop(_: &Running) {
    let _ = tokio::signal::ctrl_c().await;
}

fn start_log(form: LogForm) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match form {
        LogForm::Text => log.init(),
        LogForm::Json => log.json().init(),
    }
}

fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(source) = cause {
        text.push_str(&format!(": {source}"));
        cause = source.source();
    }
    text
}

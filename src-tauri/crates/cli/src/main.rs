//! `endcapctl`: Endcap's use cases without a window. Owns composition alone: arguments, the host
//! around the use cases, the exit code.

mod args;
mod command;
mod outcome;
mod token;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use endcap_usecases::{GatewayEngines, Host, SystemClock};

use crate::args::Arguments;
use crate::token::EnvironmentToken;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let secrets = Arc::new(EnvironmentToken::read());
    let host = Host::new(Arc::new(SystemClock), secrets, Arc::new(GatewayEngines));
    let as_json = arguments.json;
    let result = command::run(arguments, host).await;
    ExitCode::from(outcome::report(result, as_json))
}

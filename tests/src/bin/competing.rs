//! `competing --gateway URL --gateway URL --rounds N`: publishers at several gateways at once.
//! Ends with `N rounds, M wrong`.

use std::process::ExitCode;

use clap::Parser;
use endcap_tests::competing::run;
use endcap_tests::endpoint::Endpoint;

/// Publishes at several gateways over one engine at once, and reads the history after.
#[derive(Parser)]
#[command(name = "competing")]
struct CommandLine {
    /// Base address of a gateway; give it twice or more
    #[arg(long, value_name = "URL", required = true)]
    gateway: Vec<String>,
    #[arg(long, default_value_t = 1000)]
    rounds: u64,
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    let gateways: Vec<Endpoint> = line.gateway.iter().map(|url| Endpoint::new(url)).collect();
    match run(&gateways, line.rounds).await {
        Ok(report) => {
            for wrong in &report.wrong {
                println!("{wrong}");
            }
            let slowest = report.slowest.as_millis();
            println!("the slowest publication was served by every gateway after {slowest} ms");
            println!("{} rounds, {} wrong", report.rounds, report.wrong.len());
            match report.wrong.len() {
                0 => ExitCode::SUCCESS,
                _ => ExitCode::FAILURE,
            }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

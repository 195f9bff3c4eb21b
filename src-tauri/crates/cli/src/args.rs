//! Owns the command line as it is typed: verbs, options, their ranges. Knows nothing of stores.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Endcap without a window: the same use cases, for scripts and CI.
///
/// Exit codes: 0 done, 1 refused or differs, 2 wrong use. A gateway's token is taken from the
/// environment variable ENDCAP_TOKEN and from nowhere else.
#[derive(Debug, Parser)]
#[command(name = "endcapctl", version, propagate_version = true)]
pub struct Arguments {
    /// The store's file.
    #[arg(long, global = true, value_name = "FILE")]
    pub store: Option<PathBuf>,

    /// Print one JSON document instead of text, errors included.
    #[arg(long, global = true)]
    pub json: bool,

    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Make an empty store.
    Init(Init),
    /// Make the demo store: an invented outdoor shop, the same each time.
    Demo,
    /// Import a file into the store.
    #[command(subcommand)]
    Import(Import),
    /// Import, export or check the draft's rule set.
    #[command(subcommand)]
    Rules(Rules),
    /// Rank a page of the draft; `--json` prints the gateway's answer shape.
    Rank(Rank),
    /// Publish the draft to a gateway, read it back and compare.
    Publish(Publish),
    /// Compare what a gateway answers with the preview.
    Verify(Verify),
}

/// `init`
#[derive(Debug, Args)]
pub struct Init {
    /// The shop's name.
    #[arg(long)]
    pub name: String,
    /// Three capital letters, such as EUR.
    #[arg(long)]
    pub currency: String,
    /// An IANA name, such as Europe/Copenhagen.
    #[arg(long)]
    pub time_zone: String,
    /// Days that views, orders and the like are counted over, 1 to 366.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=366))]
    pub metrics_days: u32,
}

/// `import`
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Import products from CSV, NDJSON or Shopify's export.
    Products(ImportProducts),
    /// Import anonymous shoppers from a customer export, in place of those that are there. What is
    /// personal is never read.
    Shoppers(ImportShoppers),
}

/// `import shoppers`
#[derive(Debug, Args)]
pub struct ImportShoppers {
    /// The file.
    pub path: PathBuf,
    /// Take a column as this field (`orders`, `trait.tier`, `id` …), or leave it out with an empty one.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Read, but change nothing.
    #[arg(long)]
    pub check: bool,
}

/// `import products`
#[derive(Debug, Args)]
pub struct ImportProducts {
    /// The file.
    pub path: PathBuf,
    /// JSON that says how to read the file, whole or in part; what it leaves out is guessed.
    #[arg(long, value_name = "FILE.json")]
    pub mapping: Option<PathBuf>,
    /// What becomes of products that the file does not mention.
    #[arg(long, value_enum)]
    pub mode: Option<ImportMode>,
    /// Write the rows that are left out to this CSV file.
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Keep columns that are no product field as attributes.
    #[arg(long)]
    pub attributes: bool,
    /// Take amounts as the store's currency, also where a column seems to be in another. Nothing is
    /// converted.
    #[arg(long)]
    pub own_currency: bool,
    /// Read and compare, but change nothing.
    #[arg(long)]
    pub check: bool,
}

/// Replace or upsert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportMode {
    /// They are removed.
    Replace,
    /// They stay, but for those that a Shopify export says shoppers do not see; known products keep what the
    /// file does not speak of.
    Upsert,
}

/// `rules`
#[derive(Debug, Subcommand)]
pub enum Rules {
    /// Make a file's rule set the draft, as one edit.
    Import {
        /// The file.
        path: PathBuf,
    },
    /// Write the draft's rule set to a file, or print it.
    Export {
        /// The file; without it the rule set is printed.
        path: Option<PathBuf>,
    },
    /// Name everything that is wrong with a file's rule set, or with the draft's.
    Check {
        /// The file; without it the draft is checked.
        path: Option<PathBuf>,
    },
}

/// `rank`
#[derive(Debug, Args)]
pub struct Rank {
    /// `category:A > B`, `collection:ID`, `placement:ID` or `search:TEXT`.
    #[arg(long)]
    pub page: String,
    /// A segment's id.
    #[arg(long, default_value = "everyone")]
    pub segment: String,
    /// RFC 3339, or the store's local time as YYYY-MM-DDTHH:MM; now if left out.
    #[arg(long, value_name = "T")]
    pub at: Option<String>,
    /// How many places to pass over.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub from: u64,
    /// How many places to show, 0 to 1000.
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u64).range(0..=1000))]
    pub size: u64,
    /// The shopper's own order: price_asc, price_desc, newest or rating.
    #[arg(long, value_name = "S")]
    pub sort: Option<String>,
    /// Say why each product is where it is.
    #[arg(long)]
    pub explain: bool,
}

/// A gateway's environment.
#[derive(Debug, Args)]
pub struct Place {
    /// The gateway's address, such as http://127.0.0.1:7700.
    #[arg(long, value_name = "URL")]
    pub gateway: String,
    /// The environment's name, such as staging.
    #[arg(long)]
    pub environment: String,
}

/// `publish`
#[derive(Debug, Args)]
pub struct Publish {
    #[command(flatten)]
    pub place: Place,
    /// A note for the history.
    #[arg(long, default_value = "")]
    pub note: String,
    /// Who publishes, for the history; the user's name if left out.
    #[arg(long)]
    pub author: Option<String>,
    /// Replace the gateway's catalog by the store's first.
    #[arg(long)]
    pub push_catalog: bool,
    /// Publish over the document with this ETag, knowingly, where somebody else published meanwhile.
    #[arg(long, value_name = "ETAG")]
    pub overwrite: Option<String>,
}

/// `verify`
#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    pub place: Place,
    /// How many asks to compare.
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    pub asks: u64,
    /// Save what differs to this JSON file: rule sets, asks, both answers, the products concerned.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

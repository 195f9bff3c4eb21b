//! Makes a SQLite file from the migrations, against which the queries are checked when they are
//! compiled. No developer has to set anything up for it.

use std::error::Error;
use std::path::PathBuf;

use sqlx::ConnectOptions;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;

const MIGRATIONS: &str = "../../../migrations/gateway";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={MIGRATIONS}");
    println!("cargo:rerun-if-changed=build.rs");
    let file = PathBuf::from(std::env::var("OUT_DIR")?).join("schema.sqlite");
    if file.exists() {
        std::fs::remove_file(&file)?;
    }
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let options = SqliteConnectOptions::new()
                .filename(&file)
                .create_if_missing(true);
            let mut connection = options.connect().await?;
            let migrator = Migrator::new(std::path::Path::new(MIGRATIONS)).await?;
            migrator.run(&mut connection).await?;
            Ok::<_, Box<dyn Error>>(())
        })?;
    println!("cargo:rustc-env=DATABASE_URL=sqlite://{}", file.display());
    Ok(())
}

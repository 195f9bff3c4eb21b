//! Makes an empty store in `OUT_DIR` from the migrations, for the checked queries to compile
//! against: a fresh clone needs no set-up and no saved query data.

use std::{env, error::Error, fs, path::PathBuf};

use sqlx::{
    ConnectOptions as _, Connection as _,
    migrate::Migrator,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

fn main() -> Result<(), Box<dyn Error>> {
    let migrations = PathBuf::from("../../../migrations/store");
    println!("cargo:rerun-if-changed={}", migrations.display());
    for file in fs::read_dir(&migrations)? {
        println!("cargo:rerun-if-changed={}", file?.path().display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    let database = PathBuf::from(env::var("OUT_DIR")?).join("schema.sqlite");
    if database.exists() {
        fs::remove_file(&database)?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut connection = SqliteConnectOptions::new()
            .filename(&database)
            .create_if_missing(true)
            // No side files: the compiler reads this one while nobody writes.
            .journal_mode(SqliteJournalMode::Delete)
            .connect()
            .await?;
        Migrator::new(migrations.as_path())
            .await?
            .run(&mut connection)
            .await?;
        connection.close().await?;
        Ok::<(), Box<dyn Error>>(())
    })?;
    println!(
        "cargo:rustc-env=DATABASE_URL=sqlite://{}",
        database.display()
    );
    Ok(())
}

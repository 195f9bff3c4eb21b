//! DuckDB on two threads as a rival: a Python process that answers a query a line.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use endcap_model::product::Product;
use rusqlite::types::Value;

use crate::BenchError;
use crate::sqlite::{COLUMNS, row};

const SCRIPT: &str = include_str!("duckdb.py");

pub struct DuckDb {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    _folder: tempfile::TempDir,
}

impl DuckDb {
    /// Loads the products from a CSV file into a table in memory.
    pub fn open(
        python: &Path,
        products: &mut dyn Iterator<Item = Result<Product, BenchError>>,
    ) -> Result<DuckDb, BenchError> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("products.csv");
        let mut out = BufWriter::new(std::fs::File::create(&file)?);
        for product in products {
            let cells: Vec<String> = row(&product?).into_iter().map(cell).collect();
            writeln!(out, "{}", cells.join("\t"))?;
        }
        out.flush()?;
        let mut child = Command::new(python)
            .args(["-c", SCRIPT])
            .arg(&file)
            .arg(COLUMNS.join(", "))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let no_pipe = || BenchError::DuckDb("no pipe to Python".to_owned());
        let input = child.stdin.take().ok_or_else(no_pipe)?;
        let output = BufReader::new(child.stdout.take().ok_or_else(no_pipe)?);
        let mut duckdb = DuckDb {
            child,
            input,
            output,
            _folder: folder,
        };
        let version = duckdb.line()?;
        println!("  DuckDB {version}, two threads");
        Ok(duckdb)
    }

    /// The ids, and how long DuckDB itself took, in milliseconds.
    pub fn ask(&mut self, sql: &str) -> Result<(Vec<String>, f64), BenchError> {
        writeln!(self.input, "{sql}")?;
        self.input.flush()?;
        let line = self.line()?;
        let bad = || BenchError::DuckDb(line.clone());
        let answer: serde_json::Value = serde_json::from_str(&line).map_err(|_| bad())?;
        let ids = answer["ids"].as_array().ok_or_else(bad)?;
        let ids = ids
            .iter()
            .filter_map(|id| id.as_str().map(str::to_owned))
            .collect();
        Ok((ids, answer["ms"].as_f64().ok_or_else(bad)?))
    }

    fn line(&mut self) -> Result<String, BenchError> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(BenchError::DuckDb(
                "Python ended early; see its message above".to_owned(),
            ));
        }
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for DuckDb {
    fn drop(&mut self) {
        // The process ends with its input; a failure to wait leaves nothing behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn cell(value: Value) -> String {
    match value {
        Value::Integer(n) => n.to_string(),
        Value::Text(text) => text,
        _ => String::new(),
    }
}

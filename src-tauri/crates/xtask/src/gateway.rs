//! A gateway of our own build on a free port, for as long as it is needed.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::fault::Fault;
use crate::program;
use crate::project::Project;

const PATIENCE: Duration = Duration::from_secs(20);

/// Whom the gateway asks.
pub enum Engine<'a> {
    /// Itself, in an empty folder.
    Embedded,
    /// The OpenSearch at these addresses (with commas), under a prefix.
    OpenSearch {
        urls: &'a str,
        prefix: &'a str,
        shards: Option<u32>,
    },
}

/// A running gateway; ended, and its data removed, when dropped.
pub struct Gateway {
    child: Child,
    port: u16,
    data: PathBuf,
}

impl Gateway {
    /// Starts `program`, which is built; it listens when this returns.
    pub fn start(project: &Project, program: &Path, engine: &Engine) -> Result<Self, Fault> {
        let port = free_port().map_err(Fault::file(program))?;
        let data = project.target.join(format!("xtask-gateway-{port}"));
        std::fs::create_dir_all(&data).map_err(Fault::file(&data))?;
        let log = data.join("log");
        let mut command = Command::new(program);
        command.args(["serve", "--listen", &format!("127.0.0.1:{port}")]);
        match engine {
            Engine::Embedded => {
                command.arg("--data").arg(data.join("gateway"));
            }
            Engine::OpenSearch {
                urls,
                prefix,
                shards,
            } => {
                command.args(["--engine", "opensearch", "--opensearch-url", urls]);
                command.args(["--prefix", prefix]);
                if let Some(shards) = shards {
                    command.args(["--opensearch-shards", &shards.to_string()]);
                }
            }
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&log).map_err(Fault::file(&log))?);
        let child = command.spawn().map_err(|source| Fault::NotStarted {
            program: program::line(&command),
            source,
        })?;
        let mut gateway = Self { child, port, data };
        gateway.wait(&command, &log)?;
        Ok(gateway)
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Until it takes connections. What it logged is shown only if it does not come up.
    fn wait(&mut self, command: &Command, log: &Path) -> Result<(), Fault> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok() {
                return Ok(());
            }
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        println!("{}", std::fs::read_to_string(log).unwrap_or_default());
        Err(Fault::Failed {
            line: program::line(command),
            status: "it did not listen".to_owned(),
        })
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        let _already_over = self.child.kill();
        let _status = self.child.wait();
        let _left_for_cargo_clean = std::fs::remove_dir_all(&self.data);
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

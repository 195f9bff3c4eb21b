//! WebKit's own driver process, which starts the app and speaks WebDriver.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Fault;

const PROGRAM: &str = "WebKitWebDriver";
const PATIENCE: Duration = Duration::from_secs(60);

/// A running driver, in a process group with the app that it started; both end with this
/// value.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// `environment` is what driver and app see beside this process's own; what they print
    /// goes to the end of the file `log`.
    pub fn start(environment: &[(&str, String)], log: &Path) -> Result<Self, Fault> {
        let mut attempts = 5;
        loop {
            attempts -= 1;
            // The port was free a moment ago; whoever was quicker has it now, and the driver ends.
            match Self::start_once(environment, log) {
                Err(Fault::Broken { .. }) if attempts > 0 => {}
                started => return started,
            }
        }
    }

    fn start_once(environment: &[(&str, String)], log: &Path) -> Result<Self, Fault> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let log = File::options().create(true).append(true).open(log)?;
        let child = Command::new(PROGRAM)
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .env_remove("WAYLAND_DISPLAY")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .map_err(|source| Fault::NotStarted {
                program: PROGRAM,
                source,
            })?;
        let mut driver = Self { child, port };
        let broken = |reason: &str| Fault::Broken {
            program: PROGRAM,
            reason: reason.to_owned(),
        };
        let deadline = Instant::now() + PATIENCE;
        loop {
            let listens = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
            if driver.child.try_wait()?.is_some() {
                return Err(broken("it ended at once"));
            }
            if listens {
                return Ok(driver);
            }
            if Instant::now() > deadline {
                return Err(broken("it does not listen"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The group: an app that outlives its driver would hold the screen and the store.
        let group = format!("-{}", self.child.id());
        let _already_over = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _status = self.child.wait();
    }
}

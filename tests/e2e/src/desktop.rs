//! A session bus of its own, and on it the desktop's part that shows notifications.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use zbus::connection::Builder;
use zbus::interface;

use crate::Fault;

const PATH: &str = "/org/freedesktop/Notifications";
const NAME: &str = "org.freedesktop.Notifications";

/// What a notification says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    pub title: String,
    pub words: String,
}

type Shown = Arc<Mutex<Vec<Notification>>>;

/// A bus and whoever shows notifications there; both end with this value.
pub struct Desktop {
    bus: Child,
    address: String,
    shown: Shown,
    _connection: Option<zbus::Connection>,
}

impl Desktop {
    pub async fn start() -> Result<Self, Fault> {
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Fault::NotStarted {
                program: "dbus-daemon",
                source,
            })?;
        let mut address = String::new();
        if let Some(stdout) = bus.stdout.take() {
            BufReader::new(stdout).read_line(&mut address)?;
        }
        let mut desktop = Self {
            bus,
            address: address.trim().to_owned(),
            shown: Shown::default(),
            _connection: None,
        };
        let shows = Shows(Arc::clone(&desktop.shown));
        desktop._connection = Some(connect(&desktop.address, shows).await?);
        Ok(desktop)
    }

    /// As in `DBUS_SESSION_BUS_ADDRESS`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// All notifications so far.
    pub fn shown(&self) -> Vec<Notification> {
        lock(&self.shown).clone()
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        let _already_over = self.bus.kill();
        let _status = self.bus.wait();
    }
}

async fn connect(address: &str, shows: Shows) -> Result<zbus::Connection, Fault> {
    let connect = async || {
        Builder::address(address)?
            .serve_at(PATH, shows)?
            .name(NAME)?
            .build()
            .await
    };
    connect().await.map_err(|error| Fault::Broken {
        program: "dbus-daemon",
        reason: error.to_string(),
    })
}

fn lock(shown: &Shown) -> std::sync::MutexGuard<'_, Vec<Notification>> {
    shown.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The server of the Desktop Notifications Specification, as far as an app asks it.
struct Shows(Shown);

#[interface(name = "org.freedesktop.Notifications")]
impl Shows {
    #[expect(clippy::too_many_arguments, reason = "the specification's own")]
    fn notify(
        &self,
        _app_name: &str,
        _replaces_id: u32,
        _app_icon: &str,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: std::collections::HashMap<String, zbus::zvariant::OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        let mut shown = lock(&self.0);
        shown.push(Notification {
            title: summary,
            words: body,
        });
        u32::try_from(shown.len()).unwrap_or(u32::MAX)
    }

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let words = |text: &str| text.to_owned();
        (
            words("endcap-e2e"),
            words("Endcap"),
            words("1"),
            words("1.2"),
        )
    }
}

//! A screen and a home of its own, on which the app can be started again and again.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::driver::Driver;
use crate::screen::Screen;
use crate::window::Window;
use crate::{Fault, Pointer};

const LOG: &str = "log";
/// A frame and its title, without what the page draws.
const FEW_COLOURS: usize = 200;
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// An app that nobody drives.
pub struct LeftAlone(Child);

impl LeftAlone {
    /// Whether the app still runs.
    pub fn runs(&mut self) -> Result<bool, Fault> {
        Ok(self.0.try_wait()?.is_none())
    }

    /// The process that draws its window, once there is one.
    pub fn painter(&self) -> Result<Option<u32>, Fault> {
        let app = self.0.id();
        for process in std::fs::read_dir("/proc")?.flatten() {
            let stat = std::fs::read_to_string(process.path().join("stat")).unwrap_or_default();
            let name = stat.split(['(', ')']).nth(1).unwrap_or_default();
            // After the name in brackets: the state, then who started it.
            let parent = stat
                .rsplit(')')
                .next()
                .and_then(|rest| rest.split_whitespace().nth(1));
            let pid = process
                .file_name()
                .to_str()
                .and_then(|name| name.parse().ok());
            if name.starts_with("WebKitWebProces") && parent == Some(&app.to_string()) {
                return Ok(pid);
            }
        }
        Ok(None)
    }
}

impl Drop for LeftAlone {
    fn drop(&mut self) {
        let _already_over = self.0.kill();
        let _status = self.0.wait();
    }
}

/// What outlives a restart of the app: the screen and all that the app keeps on disk.
pub struct Stage {
    app: PathBuf,
    home: TempDir,
    screen: Screen,
}

impl Stage {
    pub fn set() -> Result<Self, Fault> {
        let app = PathBuf::from(std::env::var_os("ENDCAP_APP").ok_or(Fault::NoApp)?);
        if !app.is_file() {
            return Err(Fault::AppMissing(app.display().to_string()));
        }
        let home = tempfile::Builder::new().prefix("endcap-e2e-").tempdir()?;
        for folder in ["data", "config", "cache", "run"] {
            std::fs::create_dir(home.path().join(folder))?;
        }
        Ok(Self {
            app,
            home,
            screen: Screen::start()?,
        })
    }

    /// A folder for the test's own files; gone with the stage.
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// What the desktop is set to: GTK's own file of settings, as one without a settings service has it.
    pub fn desktop(&self, settings: &str) -> Result<(), Fault> {
        let folder = self.home.path().join("config/gtk-3.0");
        std::fs::create_dir_all(&folder)?;
        let file = format!("[Settings]\n{settings}\n");
        Ok(std::fs::write(folder.join("settings.ini"), file)?)
    }

    /// What driver and app printed so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.home.path().join(LOG)).unwrap_or_default()
    }

    /// Whether something is drawn on the screen, more than a window of one colour.
    pub fn is_drawn(&self) -> Result<bool, Fault> {
        Ok(self.screen.colours()? > FEW_COLOURS)
    }

    /// Starts the app and waits for its window.
    pub async fn open(&self) -> Result<Window, Fault> {
        self.open_with(&[]).await
    }

    /// The same with arguments on the app's command line.
    pub async fn open_with(&self, arguments: &[String]) -> Result<Window, Fault> {
        self.start(&[], arguments).await
    }

    /// The same where some variables of its environment are others.
    pub async fn open_where(&self, others: &[(&'static str, &str)]) -> Result<Window, Fault> {
        self.start(others, &[]).await
    }

    /// Starts the app with nobody to drive it; it ends with the value.
    pub fn leave_alone(&self, others: &[(&'static str, &str)]) -> Result<LeftAlone, Fault> {
        let log = std::fs::File::create(self.home.path().join(LOG))?;
        let mut environment = self.environment();
        environment.retain(|(name, _)| *name != AUTOMATION);
        environment.extend(others.iter().map(|&(name, value)| (name, value.to_owned())));
        let app = Command::new(&self.app)
            .envs(environment)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn();
        app.map(LeftAlone).map_err(|source| Fault::NotStarted {
            program: "endcap",
            source,
        })
    }

    /// The same in a language of the system, as `de_DE`. Its locale is made here, for a machine
    /// may have none.
    pub async fn open_in(&self, language: &str) -> Result<Window, Fault> {
        const MAKER: &str = "localedef";
        let locales = self.home.path().join("locales");
        std::fs::create_dir_all(&locales)?;
        let name = format!("{language}.UTF-8");
        let made = Command::new(MAKER)
            .args(["-i", language, "-f", "UTF-8"])
            .arg(locales.join(&name))
            .output()
            .map_err(|source| Fault::NotStarted {
                program: MAKER,
                source,
            })?;
        if !made.status.success() {
            return Err(Fault::Broken {
                program: MAKER,
                reason: String::from_utf8_lossy(&made.stderr).into_owned(),
            });
        }
        let locales = locales.display().to_string();
        self.open_where(&[("LC_ALL", &name), ("LOCPATH", &locales)])
            .await
    }

    async fn start(
        &self,
        others: &[(&'static str, &str)],
        arguments: &[String],
    ) -> Result<Window, Fault> {
        let mut environment = self.environment();
        environment.extend(others.iter().map(|&(name, value)| (name, value.to_owned())));
        let driver = Driver::start(&environment, &self.home.path().join(LOG))?;
        let pointer = Pointer::of(self.screen.display());
        Window::open(driver, pointer, &self.app, arguments).await
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        let folder = |name: &str| self.home.path().join(name).display().to_string();
        vec![
            ("DISPLAY", self.screen.display().to_owned()),
            ("GDK_BACKEND", "x11".to_owned()),
            (AUTOMATION, "true".to_owned()),
            ("HOME", self.home.path().display().to_string()),
            ("XDG_DATA_HOME", folder("data")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_RUNTIME_DIR", folder("run")),
            // No bus: a test must not reach the keyring of whoever runs it.
            ("DBUS_SESSION_BUS_ADDRESS", "disabled:".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            // Figures are written in one way, whatever the machine's own locale.
            ("LC_ALL", "C.UTF-8".to_owned()),
            // Settings of the desktop are neither read nor written.
            ("GSETTINGS_BACKEND", "memory".to_owned()),
        ]
    }
}

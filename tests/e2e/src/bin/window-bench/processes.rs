//! The app's processes as the kernel sees them: when the app began, and how much memory it holds.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use endcap_e2e::Fault;

struct Process {
    name: String,
    folder: PathBuf,
}

/// When the app's process began, in seconds since 1970, by the kernel's account (in hundredths).
pub fn app_start(home: &Path) -> Result<f64, Fault> {
    const TICKS: f64 = 100.0;
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let up = std::fs::read_to_string("/proc/uptime")?;
    let up: f64 = number(up.split_whitespace().next());
    let app = processes(home)?
        .into_iter()
        .find(|each| each.name == "endcap");
    let stat = match app {
        Some(app) => std::fs::read_to_string(app.folder.join("stat"))?,
        None => return Err(Fault::Script("the app does not run".to_owned())),
    };
    // After the name in brackets, the 20th field: ticks from the machine's start.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = number(fields.split_whitespace().nth(19));
    Ok(now.unwrap_or_default().as_secs_f64() - up + ticks / TICKS)
}

fn number(text: Option<&str>) -> f64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

/// Resident memory of the app and of WebKit's processes.
pub fn memory(home: &Path) -> Result<String, Fault> {
    let mut parts = Vec::new();
    let mut total = 0;
    for process in processes(home)? {
        let status = std::fs::read_to_string(process.folder.join("status")).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let field = line.and_then(|line| line.split_whitespace().nth(1));
        let kilobytes: u64 = field.and_then(|text| text.parse().ok()).unwrap_or_default();
        total += kilobytes;
        parts.push(format!("{} {} MB", process.name, kilobytes / 1024));
    }
    parts.sort();
    Ok(format!(
        "{} MB resident: {}",
        total / 1024,
        parts.join(", ")
    ))
}

/// How many processes want a processor, by the kernel's mean of the last minute.
pub fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace()
        .next()
        .unwrap_or("unknown")
        .to_owned()
}

/// The app and WebKit's processes, found by the home folder that they run in.
fn processes(home: &Path) -> Result<Vec<Process>, Fault> {
    let home = home.display().to_string();
    let mut found = Vec::new();
    for process in std::fs::read_dir("/proc")?.flatten() {
        let folder = process.path();
        let environment = std::fs::read(folder.join("environ")).unwrap_or_default();
        if !String::from_utf8_lossy(&environment).contains(&home) {
            continue;
        }
        let name = std::fs::read_to_string(folder.join("comm")).unwrap_or_default();
        let name = name.trim().to_owned();
        if name == "endcap"
            || name.starts_with("WebKitWebProces")
            || name.starts_with("WebKitNetwork")
        {
            found.push(Process { name, folder });
        }
    }
    Ok(found)
}

//! When the screen shows what was drawn: the X server's own word for each part of it that changes.
//!
//! A page knows when it has painted; that its paint is on the screen comes later, much later where
//! its layers are put together by the processor.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, NotifyEvent, ReportLevel};
use x11rb::rust_connection::RustConnection;

use crate::{Fault, Window};

/// A part of the screen, in pixels.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Part {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Part {
    fn overlaps(&self, other: &Self) -> bool {
        let meet = |a: f64, length: f64, b: f64, other: f64| a < b + other && b < a + length;
        meet(self.x, self.width, other.x, other.width)
            && meet(self.y, self.height, other.y, other.height)
    }
}

/// A part that was painted, and when.
#[derive(Clone, Copy, Debug)]
struct Paint {
    /// milliseconds of the server's clock
    at: f64,
    part: Part,
}

#[derive(Default)]
struct Seen {
    paints: Vec<Paint>,
    /// What the server's clock is behind ours: the least that it ever seemed, for some words come late.
    behind: Option<f64>,
}

/// Everything that the screen paints from its making on. It watches until the screen ends.
pub struct Paints(Arc<Mutex<Seen>>);

impl Paints {
    /// Of the screen that the window is on.
    pub fn of(window: &Window) -> Result<Self, Fault> {
        let display = watched(window.pointer.display()).map_err(|error| Fault::Broken {
            program: "Xvfb",
            reason: error.to_string(),
        })?;
        let seen = Arc::<Mutex<Seen>>::default();
        let kept = Arc::clone(&seen);
        std::thread::spawn(move || {
            // An error is the screen's end.
            while let Ok(event) = display.wait_for_event() {
                if let Event::DamageNotify(paint) = event {
                    keep(&kept, &paint);
                }
            }
        });
        Ok(Self(seen))
    }

    /// The milliseconds since 1970 of each paint that is on the part in that time, one after the other.
    pub fn on(&self, part: &Part, from: f64, to: f64) -> Vec<f64> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let behind = seen.behind.unwrap_or_default();
        let on_part = seen.paints.iter().filter(|paint| paint.part.overlaps(part));
        let times = on_part.map(|paint| paint.at + behind);
        times.filter(|at| (from..to).contains(at)).collect()
    }
}

fn watched(display: &str) -> Result<RustConnection, Box<dyn Error>> {
    let (display, screen) = x11rb::connect(Some(display))?;
    display.damage_query_version(1, 1)?.reply()?;
    let root = display.setup().roots.get(screen).ok_or("no screen")?.root;
    let damage = display.generate_id()?;
    display
        .damage_create(damage, root, ReportLevel::RAW_RECTANGLES)?
        .check()?;
    Ok(display)
}

fn keep(seen: &Mutex<Seen>, paint: &NotifyEvent) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.unwrap_or_default().as_secs_f64() * 1_000.0;
    let at = f64::from(paint.timestamp);
    let area = paint.area;
    let part = Part {
        x: area.x.into(),
        y: area.y.into(),
        width: area.width.into(),
        height: area.height.into(),
    };
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    let behind = seen.behind.map_or(now - at, |known| known.min(now - at));
    seen.behind = Some(behind);
    seen.paints.push(Paint { at, part });
}

//! What a person sees: the screen's own pixels, as the X server shows them.
//!
//! The driver's picture of a page is drawn for the asking, and where the page is drawn without
//! layers it never comes.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use png::{BitDepth, ColorType, Encoder};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    ConnectionExt as _, GetGeometryReply, ImageFormat, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

use crate::Fault;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many bytes a pixel has: blue, green, red and one that says nothing.
const PIXEL: usize = 4;

/// The screen, or a part of it, at one moment.
pub struct Sight {
    width: u16,
    height: u16,
    pixels: Vec<u8>,
}

impl Sight {
    pub fn of_screen(display: &str) -> Result<Self, Fault> {
        screen(display).map_err(broken)
    }

    /// Of the largest window that is open there, as far as the screen shows it.
    pub fn of_window(display: &str) -> Result<Self, Fault> {
        window(display).map_err(broken)
    }

    /// Each pixel's colour: red, green and blue.
    pub fn colours(&self) -> impl Iterator<Item = [u8; 3]> {
        let pixels = self.pixels.chunks_exact(PIXEL);
        pixels.map(|pixel| [pixel[2], pixel[1], pixel[0]])
    }

    /// Writes it as PNG.
    pub fn save(&self, path: &Path) -> Result<(), Fault> {
        let file = File::create(path)?;
        let mut png = Encoder::new(file, self.width.into(), self.height.into());
        png.set_color(ColorType::Rgb);
        png.set_depth(BitDepth::Eight);
        let colours: Vec<u8> = self.colours().flatten().collect();
        let written = png
            .write_header()
            .and_then(|mut picture| picture.write_image_data(&colours));
        written.map_err(|error| Fault::File(error.into()))
    }
}

fn broken(error: Box<dyn Error>) -> Fault {
    Fault::Broken {
        program: "Xvfb",
        reason: error.to_string(),
    }
}

fn screen(display: &str) -> Outcome<Sight> {
    let (display, root) = connect(display)?;
    let whole = display.get_geometry(root)?.reply()?;
    look(&display, root, (0, 0), (whole.width, whole.height))
}

fn window(display: &str) -> Outcome<Sight> {
    let (display, root) = connect(display)?;
    let whole = display.get_geometry(root)?.reply()?;
    let largest = largest(&display, root)?.ok_or("no window is open")?;
    let (x, width) = shown(largest.x, largest.width, whole.width)?;
    let (y, height) = shown(largest.y, largest.height, whole.height)?;
    look(&display, root, (x, y), (width, height))
}

fn connect(display: &str) -> Outcome<(RustConnection, Window)> {
    let (display, screen) = x11rb::connect(Some(display))?;
    let root = display.setup().roots.get(screen).ok_or("no screen")?.root;
    Ok((display, root))
}

fn look(
    display: &RustConnection,
    root: Window,
    (x, y): (i16, i16),
    (width, height): (u16, u16),
) -> Outcome<Sight> {
    let asked = display.get_image(ImageFormat::Z_PIXMAP, root, x, y, width, height, !0)?;
    let pixels = asked.reply()?.data;
    Ok(Sight {
        width,
        height,
        pixels,
    })
}

/// Where the largest of the windows on the screen is, those that are not shown left aside.
fn largest(display: &RustConnection, root: Window) -> Outcome<Option<GetGeometryReply>> {
    let mut largest: Option<GetGeometryReply> = None;
    let area = |of: &GetGeometryReply| u32::from(of.width) * u32::from(of.height);
    for child in display.query_tree(root)?.reply()?.children {
        // A menu may have gone meanwhile.
        let Ok(state) = display.get_window_attributes(child)?.reply() else {
            continue;
        };
        let Ok(place) = display.get_geometry(child)?.reply() else {
            continue;
        };
        let is_larger = largest
            .as_ref()
            .is_none_or(|known| area(known) < area(&place));
        if state.map_state == MapState::VIEWABLE && is_larger {
            largest = Some(place);
        }
    }
    Ok(largest)
}

/// How much of a length that begins at `start` is within the screen's: where from, and how long.
fn shown(start: i16, length: u16, whole: u16) -> Outcome<(i16, u16)> {
    let end = (i32::from(start) + i32::from(length)).min(whole.into());
    let start = start.max(0);
    let length = u16::try_from(end - i32::from(start))?;
    Ok((start, length))
}

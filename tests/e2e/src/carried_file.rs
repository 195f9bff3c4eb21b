//! A file that is carried over the window from outside, as a file manager carries it: the other
//! side of XDND, version 5 (freedesktop.org's protocol of dragging between programs).
//!
//! Owns the protocol's messages. The pointer itself is not moved: who receives goes by what the
//! messages say.

use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::{Fault, Point};

const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(10);
const VERSION: u32 = 5;

x11rb::atom_manager! {
    /// The names that the protocol speaks in.
    Names: NamesCookie {
        XdndAware,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndDrop,
        XdndFinished,
        XdndSelection,
        XdndActionCopy,
        TARGETS,
        URIS: b"text/uri-list",
    }
}

/// One file in hand.
pub(crate) struct CarriedFile {
    display: RustConnection,
    names: Names,
    /// Of whoever carries it.
    own: Window,
    /// Above which it is.
    target: Window,
    uris: Vec<u8>,
}

impl CarriedFile {
    /// Carries the file over the program's window on this display, to this point of the screen, and lets go.
    pub(crate) fn drop_at(display: &str, file: &Path, point: Point) -> Result<(), Fault> {
        let carried = Self::take(display, file).map_err(broken)?;
        carried.enter().map_err(broken)?;
        // A hand moves before it rests; each move is answered before the next.
        for step in [40.0, 20.0, 0.0] {
            let at = Point {
                x: point.x - step,
                y: point.y,
            };
            carried.position(at).map_err(broken)?;
            carried.answered(carried.names.XdndStatus)?;
        }
        carried
            .tell(carried.names.XdndDrop, [0, 0, 0, 0])
            .map_err(broken)?;
        carried.answered(carried.names.XdndFinished)
    }

    fn take(display: &str, file: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let (display, screen) = x11rb::connect(Some(display))?;
        let names = Names::new(&display)?.reply()?;
        let root = display.setup().roots[screen].root;
        let target = receiver(&display, root, names.XdndAware)?.ok_or("no window takes files")?;
        let own = display.generate_id()?;
        let kind = WindowClass::INPUT_ONLY;
        let looks = CreateWindowAux::new();
        display.create_window(0, own, root, 0, 0, 1, 1, 0, kind, 0, &looks)?;
        display.set_selection_owner(own, names.XdndSelection, x11rb::CURRENT_TIME)?;
        let uris = format!("file://{}\r\n", file.display()).into_bytes();
        Ok(Self {
            display,
            names,
            own,
            target,
            uris,
        })
    }

    fn enter(&self) -> Result<(), Box<dyn std::error::Error>> {
        self.tell(self.names.XdndEnter, [VERSION << 24, self.names.URIS, 0, 0])
    }

    fn position(&self, at: Point) -> Result<(), Box<dyn std::error::Error>> {
        let place = ((at.x as u32) << 16) | (at.y as u32);
        self.tell(
            self.names.XdndPosition,
            [0, place, x11rb::CURRENT_TIME, self.names.XdndActionCopy],
        )
    }

    fn tell(&self, what: Atom, told: [u32; 4]) -> Result<(), Box<dyn std::error::Error>> {
        let data = [self.own, told[0], told[1], told[2], told[3]];
        let event = ClientMessageEvent::new(32, self.target, what, data);
        self.display
            .send_event(false, self.target, EventMask::NO_EVENT, event)?;
        Ok(self.display.flush()?)
    }

    /// Waits for this message, and meanwhile gives whoever asks what is in hand.
    fn answered(&self, what: Atom) -> Result<(), Fault> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            match self
                .display
                .poll_for_event()
                .map_err(|error| broken(error.into()))?
            {
                Some(Event::ClientMessage(event)) if event.type_ == what => return Ok(()),
                Some(Event::SelectionRequest(asked)) => self.give(&asked).map_err(broken)?,
                Some(_) => {}
                None => std::thread::sleep(PAUSE),
            }
        }
        Err(broken(
            "the window does not answer what is carried over it".into(),
        ))
    }

    fn give(&self, asked: &SelectionRequestEvent) -> Result<(), Box<dyn std::error::Error>> {
        let (to, property) = (asked.requestor, asked.property);
        let known = if asked.target == self.names.URIS {
            let bytes = &self.uris;
            self.display
                .change_property8(PropMode::REPLACE, to, property, asked.target, bytes)?;
            true
        } else if asked.target == self.names.TARGETS {
            let kinds = [self.names.URIS];
            self.display.change_property32(
                PropMode::REPLACE,
                to,
                property,
                AtomEnum::ATOM,
                &kinds,
            )?;
            true
        } else {
            false
        };
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: to,
            selection: asked.selection,
            target: asked.target,
            property: if known { property } else { x11rb::NONE },
        };
        self.display
            .send_event(false, to, EventMask::NO_EVENT, notice)?;
        Ok(self.display.flush()?)
    }
}

/// The visible top window that says that it takes what is carried over it.
fn receiver(
    display: &RustConnection,
    root: Window,
    aware: Atom,
) -> Result<Option<Window>, Box<dyn std::error::Error>> {
    for window in display.query_tree(root)?.reply()?.children {
        let known = display.get_property(false, window, aware, AtomEnum::ATOM, 0, 1)?;
        let is_there = known.reply()?.value_len > 0;
        let state = display.get_window_attributes(window)?.reply()?.map_state;
        if is_there && state == x11rb::protocol::xproto::MapState::VIEWABLE {
            return Ok(Some(window));
        }
    }
    Ok(None)
}

fn broken(reason: Box<dyn std::error::Error>) -> Fault {
    Fault::Broken {
        program: "X",
        reason: reason.to_string(),
    }
}

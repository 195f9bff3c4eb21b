//! Driving the real window: a screen of its own, WebKit's driver, a real pointer.
//!
//! A test sets a [`Stage`] (a virtual screen and a home folder that nobody else sees) and
//! opens the [`Window`] on it, as often as it likes. Owns waiting: every question is asked
//! until it is answered or patience ends; no test sleeps. What a screen of Endcap holds is known
//! by [`places`] alone, for those who look at all of them, and by the tests.
//!
//! The app to drive is named by the environment variable `ENDCAP_APP`; `cargo xtask test
//! --only window` sets it. Needs Xvfb, xdotool, dbus and WebKitWebDriver (Linux).

mod accessibility;
mod carried_file;
mod desktop;
mod driver;
mod fault;
mod paints;
pub mod places;
mod pointer;
mod screen;
mod sight;
mod stage;
mod stillness;
mod window;

pub use accessibility::Violation;
pub use desktop::{Desktop, Notification};
pub use fault::Fault;
pub use paints::{Paints, Part};
pub use pointer::{Point, Pointer};
pub use stage::{LeftAlone, Stage};
pub use stillness::Move;
pub use window::Window;

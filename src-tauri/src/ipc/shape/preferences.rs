//! What a person likes, beside any store. Shapes alone.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the desktop.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What a person likes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// How publications are signed; may be empty.
    pub author: String,
    /// Whether products' pictures are fetched from the web.
    pub web_pictures: bool,
    /// How large all is shown, percent of the usual size; what lies outside 100 to 200 is brought there.
    pub text_percent: u16,
    /// Whether the window has a menu bar; on macOS it is the system's and always there.
    pub menu_bar: bool,
}

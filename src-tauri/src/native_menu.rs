//! The system's own menu bar: on macOS at the top of the screen, elsewhere above the window and shown
//! when it is wanted. Owns its words and order; refuses to act: the window is told which entry was
//! chosen, by the name that the same act has there.

use tauri::menu::{Menu, MenuBuilder, MenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Runtime};

/// What the window hears, with the entry's name.
pub const CHOSEN: &str = "menu";

/// The one entry that is the shell's own.
const QUIT: &str = "quit";

/// An entry: its name, its words, its keys where they may be the menu's. Undo has none: in a field it
/// is the field's.
type Entry = (&'static str, &'static str, Option<&'static str>);

/// A line between entries.
const LINE: Entry = ("", "", None);

const MENUS: &[(&str, &[Entry])] = &[
    (
        "Store",
        &[
            ("new-store", "New Store…", Some("CmdOrCtrl+N")),
            ("open-store", "Open…", Some("CmdOrCtrl+O")),
            ("demo", "Open the Demo Store", None),
            LINE,
            ("import", "Import Products…", None),
            ("section-settings", "Settings", Some("CmdOrCtrl+,")),
            LINE,
            ("close-store", "Close This Store", None),
            (QUIT, "Quit", None),
        ],
    ),
    (
        "Draft",
        &[
            ("undo", "Undo", None),
            ("redo", "Redo", None),
            LINE,
            ("new-rule", "Add a Rule…", None),
            ("new-segment", "Add a Segment…", None),
            ("bulk", "Pin, Hide or Boost Pasted Ids…", None),
            LINE,
            ("publish", "Review and Publish", None),
        ],
    ),
    (
        "Go",
        &[
            ("palette", "Find Anything, Do Anything…", None),
            LINE,
            ("section-pages", "Pages", None),
            ("section-segments", "Segments", None),
            ("section-rules", "Rules", None),
            ("section-catalog", "Catalog", None),
            ("section-health", "Health", None),
            ("section-publish", "Publish", None),
            LINE,
            ("back", "Back", None),
            ("forward", "Forward", None),
        ],
    ),
    (
        "View",
        &[
            ("view-compare", "Lanes Side by Side", None),
            ("view-grid", "Grid", None),
            ("view-shop", "As Shoppers See It", None),
            ("view-plots", "Plots", None),
            LINE,
            ("text-larger", "Larger Text", None),
            ("text-smaller", "Smaller Text", None),
            ("text-usual", "Usual Text", None),
        ],
    ),
    ("Help", &[("shortcuts", "All Shortcuts", None)]),
];

/// The whole menu.
///
/// # Errors
/// If the system refuses a menu.
pub fn menu<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let mut whole = MenuBuilder::new(app);
    if cfg!(target_os = "macos") {
        // There the system expects the app's own menu first, and takes the keys of texts from a menu.
        let own = SubmenuBuilder::new(app, "Endcap").about(None).separator();
        let own = own.hide().hide_others().show_all().separator().quit();
        let texts = SubmenuBuilder::new(app, "Edit").cut().copy().paste();
        whole = whole.item(&own.build()?).item(&texts.select_all().build()?);
    }
    for (words, entries) in MENUS {
        whole = whole.item(&submenu(app, words, entries)?);
    }
    whole.build()
}

fn submenu<R: Runtime>(
    app: &AppHandle<R>,
    words: &str,
    entries: &[Entry],
) -> tauri::Result<Submenu<R>> {
    let mut submenu = SubmenuBuilder::new(app, words);
    for entry in entries {
        let (name, words, keys) = *entry;
        // On macOS the app's own menu ends it.
        if name == QUIT && cfg!(target_os = "macos") {
            continue;
        }
        // Elsewhere the bar comes and goes, and its keys would go with it.
        let keys = keys.filter(|_| cfg!(target_os = "macos"));
        submenu = if *entry == LINE {
            submenu.separator()
        } else {
            submenu.item(&MenuItem::with_id(app, name, words, true, keys)?)
        };
    }
    submenu.build()
}

/// Tells the window that an entry was chosen, or ends the app.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, name: &str) {
    if name == QUIT {
        return app.exit(0);
    }
    if let Err(error) = app.emit(CHOSEN, name) {
        eprintln!("endcap: the window did not hear of the menu: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_entries_have_one_name() {
        let named = || MENUS.iter().flat_map(|(_, entries)| *entries);
        let mut names: Vec<&str> = named().map(|entry| entry.0).collect();
        names.retain(|name| !name.is_empty());
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}

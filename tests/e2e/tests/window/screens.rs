//! Every screen of the window, and how to know that it is there.

/// A screen by its address and a selector that is visible once it shows its content.
pub struct Screen {
    pub name: &'static str,
    pub address: &'static str,
    pub shown_by: &'static str,
}

/// Each place of the rail, and what opens inside it.
pub const SCREENS: &[Screen] = &[
    Screen {
        name: "pages",
        address: "#/pages",
        shown_by: "main",
    },
    Screen {
        name: "segments",
        address: "#/segments",
        shown_by: "[data-testid=segment-name]",
    },
    Screen {
        name: "fresh segment",
        address: "#/segments?new=segment",
        shown_by: "[data-testid=segment-id]",
    },
    Screen {
        name: "rules",
        address: "#/rules",
        shown_by: "main",
    },
    Screen {
        name: "catalog",
        address: "#/catalog",
        shown_by: "[data-testid=catalog-scroll]",
    },
    Screen {
        name: "import",
        address: "#/catalog/import",
        shown_by: "[data-testid=import-choose]",
    },
    Screen {
        name: "publish",
        address: "#/publish",
        shown_by: "main",
    },
    Screen {
        name: "settings",
        address: "#/settings",
        shown_by: "main",
    },
];

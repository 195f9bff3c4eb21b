//! How the window is drawn where no graphics card is: by the processor itself. WebKit would hand its layers to a
//! card that Mesa imitates in software, and every frame would be drawn twice; without layers a scroll has several
//! times the frames.

use std::fs::read_dir;
use std::path::Path;

use webkit2gtk::glib;

/// WebKit's own word for it. Its setting for one webview, the policy of hardware acceleration, leaves the wheel to
/// layers that are not there: nothing would scroll by it.
const WITHOUT_LAYERS: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Where the kernel lists the cards that can draw, by this name each.
const CARDS: (&str, &str) = ("dev/dri", "renderD");
/// Cards that are reached by a way of their own: NVIDIA's driver, the host of a Linux inside Windows.
const OTHERS: [&str; 2] = ["dev/nvidiactl", "dev/dxg"];

/// Makes WebKit draw without layers, unless the computer has a card to draw them or the environment says how.
/// Before the first window and the first thread: it sets a variable of the environment.
pub fn suit() {
    if !has_card(Path::new("/")) {
        // Where there is no room for a variable, the layers are drawn in software.
        let _set = glib::setenv(WITHOUT_LAYERS, "1", false);
    }
}

fn has_card(root: &Path) -> bool {
    let (folder, name) = CARDS;
    let lists_one = read_dir(root.join(folder)).is_ok_and(|mut cards| {
        cards
            .any(|card| card.is_ok_and(|card| card.file_name().to_string_lossy().starts_with(name)))
    });
    lists_one || OTHERS.iter().any(|other| root.join(other).exists())
}

#[cfg(test)]
mod tests {
    use std::fs::{File, create_dir_all};

    use super::*;

    fn with(devices: &[&str]) -> std::io::Result<bool> {
        let root = tempfile::tempdir()?;
        for device in devices {
            let path = root.path().join(device);
            create_dir_all(path.parent().unwrap_or(root.path()))?;
            File::create(path)?;
        }
        Ok(has_card(root.path()))
    }

    #[test]
    fn a_card_is_one_that_can_draw_not_one_that_only_shows() -> std::io::Result<()> {
        assert!(!with(&[])?);
        assert!(!with(&["dev/dri/card0"])?);
        assert!(with(&["dev/dri/card0", "dev/dri/renderD128"])?);
        assert!(with(&["dev/nvidiactl"])?);
        assert!(with(&["dev/dxg"])?);
        Ok(())
    }
}

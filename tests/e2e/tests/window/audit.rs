//! axe-core on every screen and all that floats above one, in light and in dark.

use std::path::PathBuf;

use endcap_e2e::places::{FLOATS, prepare, screens};
use endcap_e2e::{Fault, Window};
use serde_json::json;

use crate::play;

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_violates_axe_in_light_or_dark() {
    play("audit", async |_, window| {
        window.part("app").await?;
        let mut found = Vec::new();
        prepare(window).await?;
        let screens = screens(window).await?;
        assert!(screens.len() > 30, "only {} screens", screens.len());
        for screen in screens {
            screen.visit(window).await?;
            found.extend(audit(window, &screen.name).await?);
        }
        for float in FLOATS {
            float.open(window).await?;
            found.extend(audit(window, float.name).await?);
        }
        window.ask("store_close", json!({})).await?;
        window.script("location.reload()", Vec::new()).await?;
        window.part("open-demo").await?;
        found.extend(audit(window, "welcome").await?);
        assert!(found.is_empty(), "\n\n  {}\n", found.join("\n  "));
        Ok(())
    })
    .await;
}

/// What axe finds in the window as it is, in both themes.
pub async fn audit(window: &Window, name: &str) -> Result<Vec<String>, Fault> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let axe = here.join("../../ui/node_modules/axe-core/axe.min.js");
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        // Colours must have arrived: axe reads what is painted now.
        let set = "document.documentElement.dataset.theme = arguments[0];
            for (const each of document.getAnimations())
                if (each.effect?.getComputedTiming().endTime !== Infinity) each.finish();";
        window.script(set, vec![json!(theme)]).await?;
        let violations = window.violations(&axe).await?;
        found.extend(
            violations
                .iter()
                .map(|each| format!("{name}, {theme}: {each}")),
        );
    }
    Ok(found)
}

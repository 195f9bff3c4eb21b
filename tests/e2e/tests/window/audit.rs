//! axe-core on every screen, in light and in dark.

use std::path::PathBuf;

use endcap_e2e::{Fault, Window};
use serde_json::json;

use crate::play;
use crate::screens::{SCREENS, Screen};

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_violates_axe_in_light_or_dark() {
    play("audit", async |_, window| {
        window.part("app").await?;
        let mut found = Vec::new();
        for screen in SCREENS {
            visit(window, screen).await?;
            found.extend(audit(window, screen.name).await?);
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

async fn visit(window: &Window, screen: &Screen) -> Result<(), Fault> {
    let go = "location.hash = arguments[0]";
    window.script(go, vec![json!(screen.address)]).await?;
    window.find(screen.shown_by).await?;
    window
        .until("nothing is loading", async || {
            let busy = "return document.querySelector('[aria-busy=true], .skeleton') === null";
            Ok(window.script(busy, Vec::new()).await? == json!(true))
        })
        .await
}

async fn audit(window: &Window, name: &str) -> Result<Vec<String>, Fault> {
    let axe =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js");
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        // Colours must have arrived: axe reads what is painted now.
        let set = "document.documentElement.dataset.theme = arguments[0];
            for (const each of document.getAnimations()) each.finish();";
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

//! Four segments beside each other on a page of all products: what everything is measured on.

use endcap_e2e::{Fault, Window};
use serde_json::json;

pub const LANES: [&str; 4] = ["vip", "bargain", "lapsed", "everyone"];
/// Rules of the store that are switched off and on again, a boost, a hide and a bottom among them.
pub const RULES: [&str; 5] = ["r01", "r03", "r05", "r07", "r10"];
/// The whole store is this page, so nothing is easier for the core.
pub const PAGE: &str = "placement:home.hero";

/// The instant of the first painted lanes, in milliseconds since 1970.
pub const FIRST_LANES: &str =
    "const mark = performance.getEntriesByName('endcap:lanes', 'mark')[0];
    return mark ? performance.timeOrigin + mark.startTime : null;";

/// Puts the segments beside each other on the page, in a window that has just been loaded.
pub async fn four(window: &Window, store: &str) -> Result<(), Fault> {
    let body = "const [store, lanes, page] = arguments;
        localStorage.setItem(`endcap.lanes.${store}`, JSON.stringify(lanes));
        location.hash = `#/pages?page=${encodeURIComponent(page)}`;
        location.reload();";
    window
        .script(body, vec![json!(store), json!(LANES), json!(PAGE)])
        .await?;
    for lane in LANES {
        window.part(&format!("lane-{lane}")).await?;
    }
    window
        .until("the four lanes are painted", async || {
            Ok(window.script(FIRST_LANES, vec![]).await?.is_number())
        })
        .await?;
    window
        .part(&format!("switch-{}", RULES[0]))
        .await
        .map(|_| ())
}

/// Back to that page, from wherever the window is.
pub async fn back(window: &Window) -> Result<(), Fault> {
    let body = "location.hash = `#/pages?page=${encodeURIComponent(arguments[0])}`;";
    window.script(body, vec![json!(PAGE)]).await?;
    window
        .part(&format!("switch-{}", RULES[0]))
        .await
        .map(|_| ())
}

//! That nothing blocks: edits and typing while what is dearest is asked for without a pause.

use endcap_e2e::{Fault, Paints, Window};
use serde_json::{Value, json};

use crate::answers::touches;
use crate::edits;
use crate::figures::tell;
use crate::lanes::{self, RULES};
use crate::seen;
use crate::typing;

/// A command without an end, until `window.endcapBusy` is false.
const BUSY: &str = "window.endcapBusy = true;
    const again = async () => {
        while (window.endcapBusy) {
            // The window asks the same on its own, which ends this one's turn.
            await window.__TAURI_INTERNALS__.invoke(asked.command, asked.arguments).catch(() => pause(20));
        }
    };
    void again();
    await pause(300);
    return null;";
const CALM: &str = "window.endcapBusy = false;
    await pause(300);
    return null;";

pub async fn measure(window: &Window, edit_goal: f64) -> Result<(), Fault> {
    let paints = Paints::of(window)?;
    for (name, command, arguments) in [
        ("Health is looked at", "health_check", json!({})),
        ("the reach of rules is counted", "rule_touches", touches()),
    ] {
        lanes::back(window).await?;
        seen::rest(window).await?;
        let asked = json!({ "command": command, "arguments": arguments });
        seen::run(window, BUSY, asked).await?;
        let mut times = Vec::new();
        for rule in RULES.iter().chain(&RULES) {
            seen::rest(window).await?;
            times.push(edits::one(window, &paints, rule).await?.seen);
        }
        tell(
            &format!("an edit seen on the screen in four lanes while {name}"),
            &times,
            edit_goal,
        );
        let keys = typing::keys(window, &typing::ON_A_PAGE).await?;
        tell(
            &format!("a key in the product search while {name}"),
            &keys,
            typing::GOAL,
        );
        seen::run(window, CALM, Value::Null).await?;
    }
    Ok(())
}

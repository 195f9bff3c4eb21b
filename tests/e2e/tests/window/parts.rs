//! Steps that several scenarios take.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use endcap_e2e::{Fault, Point, Window};
use serde_json::{Value, json};

use crate::audit::audit;
use crate::rows;

/// The products of a lane as it is shown now, by position.
pub async fn lane(window: &Window, segment: &str) -> Result<Vec<String>, Fault> {
    let body = "const rows = [...document.querySelectorAll(
            `[data-lane='${arguments[0]}'] [data-product]`)];
        rows.sort((a, b) => a.dataset.position - b.dataset.position);
        return rows.map((row, at) => Number(row.dataset.position) === at + 1
            ? row.dataset.product : `${row.dataset.product} at ${row.dataset.position}`)";
    let answer = window.script(body, vec![json!(segment)]).await?;
    serde_json::from_value(answer).map_err(|error| Fault::Script(error.to_string()))
}

/// Waits until the lane shows these products, in this order, and no others.
pub async fn expect_lane(window: &Window, segment: &str, expected: &[&str]) -> Result<(), Fault> {
    let what = format!("the lane of {segment} shows {}", expected.join(" "));
    let outcome = window
        .until(&what, async || Ok(lane(window, segment).await? == expected))
        .await;
    if outcome.is_err() {
        let shown = lane(window, segment).await?.join(" ");
        eprintln!("the lane of {segment} shows {shown}");
    }
    outcome
}

/// Opens a select by its test id and takes the option with this key.
pub async fn choose_option(window: &Window, test_id: &str, key: &str) -> Result<(), Fault> {
    window.click_part(test_id).await?;
    window
        .click(&format!("[role=option][data-key='{key}']"))
        .await?;
    window
        .until("the list is closed", async || {
            let open =
                "return document.querySelector('[role=listbox] [role=option][data-key]') === null
            || document.querySelector('.popover') === null";
            Ok(window.script(open, Vec::new()).await? == json!(true))
        })
        .await
}

/// Types a path into the system's dialog for files, as soon as it is open.
pub async fn choose_file(window: &Window, title: &str, path: &Path) -> Result<(), Fault> {
    let pointer = &window.pointer;
    let open = async || Ok(pointer.window_names()?.iter().any(|name| name == title));
    window
        .until(&format!("the dialog “{title}” is open"), &open)
        .await?;
    // While the dialog still reads its folder it may lose keys: typed anew until it is gone.
    let chosen = async || {
        // It may have closed this moment.
        if open().await? && pointer.focus(title).is_ok() {
            pointer.key("ctrl+a")?;
            pointer.type_text(&path.display().to_string())?;
            pointer.key("Return")?;
        }
        for _ in 0..20 {
            // The app's own window always has a name: where none is told, the list could not be had,
            // as while the dialog's own small windows come and go.
            let names = pointer.window_names()?;
            if !names.is_empty() && !names.iter().any(|name| name == title) {
                return Ok(true);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(false)
    };
    window
        .until(&format!("the dialog “{title}” is closed"), chosen)
        .await
}

/// Goes to a place of the window by its address.
pub async fn go(window: &Window, hash: &str) -> Result<(), Fault> {
    let go = "location.hash = arguments[0]";
    window.script(go, vec![json!(hash)]).await?;
    Ok(())
}

/// Makes an empty store from the store's menu.
pub async fn make_store(window: &Window, name: &str) -> Result<(), Fault> {
    window.click_part("store-menu").await?;
    window.click("[role=menuitem][data-key=create]").await?;
    window.fill("[data-testid=store-name]", name).await?;
    window.click_part("create-store").await?;
    window
        .find(&format!("[data-testid=app][data-store='{name}']"))
        .await?;
    // Once all is known of it, it leads to the catalog, unless somebody went elsewhere before that.
    window
        .until("the new store leads to its catalog", async || {
            let there = "return location.hash.startsWith('#/catalog')";
            Ok(window.script(there, Vec::new()).await? == json!(true))
        })
        .await?;
    let status = window.ask("store_status", json!({})).await?;
    assert_eq!(status["products"], json!(0), "{status}");
    Ok(())
}

/// The rule set of the draft.
pub async fn document(window: &Window) -> Result<Value, Fault> {
    let draft = window.ask("draft_get", json!({})).await?;
    Ok(draft["document"].clone())
}

/// The rules of the draft, in their order.
pub async fn rules(window: &Window) -> Result<Vec<Value>, Fault> {
    let document = document(window).await?;
    let rules = document["rules"].as_array();
    Ok(rules.cloned().unwrap_or_default())
}

/// Waits until this many rules stand in the draft.
pub async fn expect_rules(window: &Window, count: usize) -> Result<(), Fault> {
    window
        .until(&format!("the draft holds {count} rules"), async || {
            Ok(rules(window).await?.len() == count)
        })
        .await
}

/// Waits until the button for it says what undo would take back.
pub async fn expect_undo(window: &Window, label: &str) -> Result<(), Fault> {
    let wanted = format!("Undo: {label}");
    window
        .until(&format!("undo offers “{label}”"), async || {
            let body =
                "return document.querySelector('[data-testid=undo]')?.getAttribute('aria-label')";
            Ok(window.script(body, Vec::new()).await? == json!(wanted))
        })
        .await
}

/// Presses Esc as soon as the focus is in what floats there, and waits until that is gone. A press
/// in the very moment of opening may be lost: then it is pressed again, as a person would.
pub async fn escape(window: &Window, css: &str) -> Result<(), Fault> {
    const AGAIN: Duration = Duration::from_secs(3);
    let pressed = Cell::new(None::<Instant>);
    window
        .until(&format!("Esc closes {css}"), async || {
            let body = "const found = document.querySelector(arguments[0]);
                return [found === null, found !== null && found.contains(document.activeElement)]";
            let seen = window.script(body, vec![json!(css)]).await?;
            let is_due = pressed.get().is_none_or(|at| at.elapsed() > AGAIN);
            if seen[1] == json!(true) && is_due {
                window.pointer.key("Escape")?;
                pressed.set(Some(Instant::now()));
            }
            Ok(seen[0] == json!(true) && pressed.get().is_some())
        })
        .await
}

/// Waits until what has the focus matches.
pub async fn focused(window: &Window, css: &str) -> Result<(), Fault> {
    window
        .until(&format!("{css} has the focus"), async || {
            let body = "return document.activeElement?.matches(arguments[0]) === true";
            Ok(window.script(body, vec![json!(css)]).await? == json!(true))
        })
        .await
}

/// Waits until nothing matches any more.
pub async fn gone(window: &Window, css: &str) -> Result<(), Fault> {
    window
        .until(&format!("nothing matches {css}"), async || {
            let body = "return document.querySelector(arguments[0]) === null";
            Ok(window.script(body, vec![json!(css)]).await? == json!(true))
        })
        .await
}

/// Where a product's row stands on the screen.
pub async fn row_point(window: &Window, segment: &str, product: &str) -> Result<Point, Fault> {
    let row = window.find(&rows::row(segment, product)).await?;
    window.centre(&row).await
}

/// The gap above a product's row.
pub async fn gap_above(window: &Window, segment: &str, product: &str) -> Result<Point, Fault> {
    let mut point = row_point(window, segment, product).await?;
    point.y -= rows::HEIGHT / 2.0 - 4.0;
    Ok(point)
}

/// Waits until a field holds this.
pub async fn expect_value(window: &Window, test_id: &str, value: &str) -> Result<(), Fault> {
    window
        .until(&format!("{test_id} holds {value}"), async || {
            let body = "return document.querySelector(`[data-testid='${arguments[0]}']`)?.value";
            Ok(window.script(body, vec![json!(test_id)]).await? == json!(value))
        })
        .await
}

/// axe finds nothing on what is shown.
pub async fn clean(window: &Window, name: &str) -> Result<(), Fault> {
    let found = audit(window, name).await?;
    assert!(found.is_empty(), "\n\n  {}\n", found.join("\n  "));
    Ok(())
}

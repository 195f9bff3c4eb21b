//! Health in the real window: every repair that it offers first does away with what it is for, and
//! is undone in one.

use endcap_e2e::places::prepare;
use endcap_e2e::{Fault, Window};
use serde_json::json;

use crate::parts::{go, rules};
use crate::{pictures, play};

#[tokio::test(flavor = "multi_thread")]
async fn every_repair_repairs_and_is_undone() {
    play("repairs", async |_, window| {
        window.part("app").await?;
        prepare(window).await?;
        go(window, "#/health").await?;
        window.part("ailing-gone").await?;
        let before = rules(window).await?;
        let ailing = findings(window).await?;
        let kinds = texts(window, "[data-testid^=health-]:not(main):not(span)").await?;
        assert!(kinds.len() >= 4, "{kinds:?}");
        for id in repairable(window).await? {
            window.click_part(&format!("repair-{id}")).await?;
            window
                .until(&format!("{id} is repaired"), async || {
                    let now = findings(window).await?;
                    let times = |list: &[String]| list.iter().filter(|each| **each == id).count();
                    Ok(times(&now) < times(&ailing))
                })
                .await?;
            assert_ne!(rules(window).await?, before, "{id}");
            window
                .picture(&pictures().join(format!("repairs-{id}.png")))
                .await?;
            window.pointer.key("u")?;
            window
                .until(&format!("{id} ails again"), async || {
                    Ok(findings(window).await? == ailing)
                })
                .await?;
            assert_eq!(rules(window).await?, before, "{id}");
        }
        Ok(())
    })
    .await;
}

async fn texts(window: &Window, css: &str) -> Result<Vec<String>, Fault> {
    let body = "return [...document.querySelectorAll(arguments[0])].map(e => e.dataset.testid)";
    let answer = window.script(body, vec![json!(css)]).await?;
    serde_json::from_value(answer).map_err(|error| Fault::Script(error.to_string()))
}

/// The rules that ail, as they are listed; a rule with two findings twice.
async fn findings(window: &Window) -> Result<Vec<String>, Fault> {
    let found = texts(window, "[data-testid^=ailing-]").await?;
    let id = |name: String| name.trim_start_matches("ailing-").to_owned();
    Ok(found.into_iter().map(id).collect())
}

async fn repairable(window: &Window) -> Result<Vec<String>, Fault> {
    let found = texts(window, ".ailing > [data-testid^=repair-]").await?;
    let id = |name: String| name.trim_start_matches("repair-").to_owned();
    let mut ids: Vec<String> = found.into_iter().map(id).collect();
    ids.sort();
    ids.dedup();
    assert!(ids.len() >= 4, "{ids:?}");
    Ok(ids)
}

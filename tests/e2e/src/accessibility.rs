//! axe-core, run inside the window on what it shows.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Fault, Window};

/// One thing that axe found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// axe's name for the rule: `color-contrast`.
    pub rule: String,
    pub help: String,
    /// Where, as CSS selectors, and why.
    pub places: Vec<String>,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.rule, self.help)?;
        self.places
            .iter()
            .try_for_each(|place| write!(out, "\n      {place}"))
    }
}

impl Window {
    /// Every violation of axe's rules in the window as it is now. `axe` is the path of
    /// `axe.min.js`.
    pub async fn violations(&self, axe: &Path) -> Result<Vec<Violation>, Fault> {
        let loaded = self
            .script("return typeof window.axe === 'object'", Vec::new())
            .await?;
        if loaded != json!(true) {
            // As the script itself: the page's own rules forbid it to evaluate text.
            let source = std::fs::read_to_string(axe)?;
            self.script(&format!("{source}\nreturn typeof window.axe"), Vec::new())
                .await?;
        }
        let body = "const done = arguments[arguments.length - 1];
            // The unseen buttons by which a screen reader leaves a popover are react-aria's own; they
            // stand beside the dialog, in no landmark.
            const ours = v => v.nodes = v.nodes.filter(n => v.id !== 'region' ||
                document.querySelector(n.target.join(' '))?.querySelector('[aria-label=Dismiss]') == null);
            axe.run(document, { resultTypes: ['violations'] }).then(
                result => done({ violations: result.violations.filter(v => ours(v).length > 0).map(v => ({
                    rule: v.id, help: v.help,
                    places: v.nodes.map(n => n.target.join(' ') + ' — ' +
                        (n.failureSummary ?? '').split('\\n').slice(1).map(s => s.trim()).join('; ')) })) }),
                error => done({ error: String(error) }));";
        let answer = self.script_async(body, Vec::new()).await?;
        let Some(found) = answer["violations"].as_array() else {
            return Err(Fault::Script(answer.to_string()));
        };
        Ok(found.iter().map(violation).collect())
    }
}

fn violation(found: &Value) -> Violation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Violation {
        rule: text(&found["rule"]),
        help: text(&found["help"]),
        places: found["places"]
            .as_array()
            .into_iter()
            .flatten()
            .map(text)
            .collect(),
    }
}

//! From an act in the page to the frame that shows what it asked for; and a page at rest.

use endcap_e2e::{Fault, Part, Window};
use serde_json::Value;

/// Before a script: `seen(act, shows)` acts and resolves to the milliseconds until the frame is
/// painted in which `shows()` holds. It looks when the document changes, so that it costs no frame;
/// what is drawn is painted before the message of the next frame comes. `type` makes a field hold a
/// text as keys do, which paint the field alone: a value set by script paints the whole window.
/// `escape` presses that key.
const PRELUDE: &str = "const painted = call => {
        const after = new MessageChannel();
        after.port1.onmessage = call;
        requestAnimationFrame(() => after.port2.postMessage(null));
    };
    const seen = (act, shows) => new Promise(resolve => {
        const began = performance.now();
        const look = () => {
            if (!shows()) return;
            watch.disconnect();
            painted(() => resolve(performance.now() - began));
        };
        const watch = new MutationObserver(look);
        watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        act();
        look();
    });
    const $ = css => document.querySelector(css);
    const pause = millis => new Promise(done => setTimeout(done, millis));
    const type = (field, text) => {
        field.focus();
        const goesOn = text.startsWith(field.value);
        if (goesOn) field.setSelectionRange(field.value.length, field.value.length);
        else field.select();
        const letters = goesOn ? text.slice(field.value.length) : text;
        document.execCommand(letters === '' ? 'delete' : 'insertText', false, letters);
    };
    const escape = element => element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));";

/// Done once the window is at rest: for half a second nothing was drawn anew and nothing moves.
/// A person looks at what an act did before the next one; the work after it is over by then.
const REST: &str = "const [done] = arguments;
    let last = performance.now();
    const seen = new MutationObserver(() => { last = performance.now(); });
    seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const look = () => {
        const moves = document.getAnimations().some(each => each.playState === 'running');
        if (moves) last = performance.now();
        if (performance.now() - last < 500) return setTimeout(look, 50);
        seen.disconnect();
        done(null);
    };
    look();";

/// Where on the screen an element is.
const PART: &str =
    "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
    return { x: screenX + x, y: screenY + outerHeight - innerHeight + y, width, height };";

/// Where on the screen the first element is that matches.
pub async fn part(window: &Window, css: &str) -> Result<Part, Fault> {
    let part = window.script(PART, vec![css.into()]).await?;
    serde_json::from_value(part).map_err(|error| Fault::Script(error.to_string()))
}

pub async fn rest(window: &Window) -> Result<(), Fault> {
    window.script_async(REST, vec![]).await.map(drop)
}

/// Runs an async function's body with the arguments as `asked`; its answer.
pub async fn run(window: &Window, body: &str, asked: Value) -> Result<Value, Fault> {
    let script = format!(
        "{PRELUDE}\nconst [asked, done] = arguments;\n(async () => {{\n{body}\n}})().then(done, error => done({{ fault: String(error) }}));"
    );
    let answer = window.script_async(&script, vec![asked]).await?;
    match answer.get("fault") {
        Some(fault) => Err(Fault::Script(fault.to_string())),
        None => Ok(answer),
    }
}

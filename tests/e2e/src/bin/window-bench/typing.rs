//! Search as it is typed: from each key to the frame that shows what answers it.

use endcap_e2e::{Fault, Window};
use serde_json::{Value, json};

use crate::figures::{numbers, tell};
use crate::lanes;
use crate::seen;

/// What an answer to a key may take, in milliseconds.
pub const GOAL: f64 = 50.0;
/// What is typed: a word of many titles, two words, an id, a brand, what nothing holds.
const TEXTS: [&str; 5] = ["jacket", "rain shell", "SKU-00012", "brand 39", "zz"];

/// A box to search in.
pub struct SearchBox {
    name: &'static str,
    field: &'static str,
    /// What holds the answer to a text, which it names.
    answer: &'static str,
}

pub const ON_A_PAGE: SearchBox = SearchBox {
    name: "the product search of a page",
    field: "[data-testid=find-on-page]",
    answer: "[data-search=find-on-page]",
};
const PALETTE: SearchBox = SearchBox {
    name: "the palette",
    field: "[data-testid=palette-input]",
    answer: ".palette-list",
};
const CATALOG: SearchBox = SearchBox {
    name: "the catalog's search",
    field: "[data-testid=catalog-search]",
    answer: "[data-testid=catalog-scroll]",
};

/// Types each text letter by letter, each once the one before is answered; a letter answered at
/// once is no letter less.
const KEYS: &str = "const times = [];
    $(asked.field).focus();
    for (const text of asked.texts) {
        for (let n = 1; n <= text.length; n += 1) {
            const typed = text.slice(0, n).trim();
            if (typed.length < n) continue;
            times.push(await seen(() => type($(asked.field), text.slice(0, n)), () => $(asked.answer)?.dataset.found === typed));
            await pause(60);
        }
        type($(asked.field), '');
        await pause(200);
    }
    return times;";
/// Types each text at once, a letter each 40 ms whatever is answered; from its last letter.
const HURRY: &str = "const times = [];
    $(asked.field).focus();
    for (const text of asked.texts) {
        for (let n = 1; n < text.length; n += 1) {
            type($(asked.field), text.slice(0, n));
            await pause(40);
        }
        times.push(await seen(() => type($(asked.field), text), () => $(asked.answer)?.dataset.found === text));
        type($(asked.field), '');
        await pause(200);
    }
    return times;";
const OPEN_PALETTE: &str = "window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    await seen(() => undefined, () => $('[data-testid=palette-input]'));
    return null;";
const OPEN_CATALOG: &str = "location.hash = '#/catalog';
    await seen(() => undefined, () => $('[data-testid=catalog-search]') && $('[data-row]'));
    return null;";
/// Letters that reach no product.
const CLOSE: &str = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    document.activeElement.blur();
    await pause(200);
    return null;";

pub async fn measure(window: &Window) -> Result<(), Fault> {
    lanes::back(window).await?;
    each(window, &ON_A_PAGE).await?;
    seen::run(window, CLOSE, Value::Null).await?;
    seen::run(window, OPEN_PALETTE, Value::Null).await?;
    each(window, &PALETTE).await?;
    seen::run(window, CLOSE, Value::Null).await?;
    seen::run(window, OPEN_CATALOG, Value::Null).await?;
    each(window, &CATALOG).await
}

async fn each(window: &Window, searched: &SearchBox) -> Result<(), Fault> {
    let name = searched.name;
    tell(
        &format!("a key in {name} answered"),
        &keys(window, searched).await?,
        GOAL,
    );
    tell(
        &format!("the last key in {name} answered, typed in a hurry"),
        &typed(window, searched, HURRY).await?,
        GOAL,
    );
    Ok(())
}

/// The milliseconds until each key was answered.
pub async fn keys(window: &Window, searched: &SearchBox) -> Result<Vec<f64>, Fault> {
    typed(window, searched, KEYS).await
}

async fn typed(window: &Window, searched: &SearchBox, script: &str) -> Result<Vec<f64>, Fault> {
    seen::rest(window).await?;
    let asked = json!({ "field": searched.field, "answer": searched.answer, "texts": TEXTS });
    numbers(seen::run(window, script, asked).await?)
}

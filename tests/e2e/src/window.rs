//! The app's window: finding, clicking, typing, asking; each waits until it can.

use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::capabilities::desiredcapabilities::Capabilities;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::{By, Key, WebDriver, WebElement};

use crate::driver::Driver;
use crate::sight::Sight;
use crate::{Fault, Point, Pointer};

/// Generous: a test machine has two slow cores, which others may share. Nothing waits longer than it must.
const PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(40);

/// The open window. Ends the app when closed or dropped.
pub struct Window {
    web: WebDriver,
    /// Real input on the window's screen.
    pub pointer: Pointer,
    /// Last, so that the session is told before its driver ends.
    _driver: Driver,
}

impl Window {
    pub(crate) async fn open(
        driver: Driver,
        pointer: Pointer,
        app: &Path,
        arguments: &[String],
    ) -> Result<Self, Fault> {
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": app, "args": arguments });
        capabilities.set("webkitgtk:browserOptions", options)?;
        // The driver listens a moment before it answers; a request in between is cut off.
        let mut attempts = 3;
        let web = loop {
            attempts -= 1;
            match WebDriver::new(driver.address(), capabilities.clone()).await {
                Ok(web) => break web,
                Err(error) if attempts == 0 => return Err(error.into()),
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        };
        web.set_script_timeout(PATIENCE).await?;
        let window = Self {
            web,
            pointer,
            _driver: driver,
        };
        window.find("#root > *").await?;
        Ok(window)
    }

    /// Ends the app without a word to it; what it said was kept must be on disk.
    pub async fn end(&self) -> Result<(), Fault> {
        Ok(self.web.clone().quit().await?)
    }

    /// Whether the window still answers.
    pub async fn is_open(&self) -> bool {
        self.script("return true", Vec::new()).await.is_ok()
    }

    /// The first visible element that matches the CSS selector.
    pub async fn find(&self, css: &str) -> Result<WebElement, Fault> {
        let started = Instant::now();
        loop {
            if let Some(found) = self.visible(By::Css(css)).await? {
                return Ok(found);
            }
            self.patience(started, format!("no visible element matches {css}"))
                .await?;
        }
    }

    /// The element that carries this `data-testid`.
    pub async fn part(&self, test_id: &str) -> Result<WebElement, Fault> {
        self.find(&test_id_css(test_id)).await
    }

    /// The visible button, link, tab, option or menu item with this accessible name.
    pub async fn named(&self, name: &str) -> Result<WebElement, Fault> {
        let started = Instant::now();
        loop {
            match self.web.execute(NAMED, vec![json!(name)]).await {
                Ok(found) if !found.json().is_null() => return Ok(found.element()?),
                Err(error) if !is_stale(&error) => return Err(error.into()),
                _ => {}
            }
            self.patience(started, format!("nothing to press is named “{name}”"))
                .await?;
        }
    }

    pub async fn click(&self, css: &str) -> Result<(), Fault> {
        self.press_on(css, || self.find(css)).await
    }

    pub async fn click_part(&self, test_id: &str) -> Result<(), Fault> {
        self.press_on(test_id, || self.part(test_id)).await
    }

    pub async fn click_named(&self, name: &str) -> Result<(), Fault> {
        self.press_on(name, || self.named(name)).await
    }

    /// Clicks; a part that was drawn anew meanwhile, or is still covered, is found again.
    async fn press_on<'a, F, R>(&'a self, what: &str, find: F) -> Result<(), Fault>
    where
        F: Fn() -> R,
        R: Future<Output = Result<WebElement, Fault>> + 'a,
    {
        let started = Instant::now();
        loop {
            let element = find().await?;
            match element.click().await {
                Ok(()) => return Ok(()),
                Err(error) => {
                    self.patience(started, format!("a click on {what}: {error}"))
                        .await?;
                }
            }
        }
    }

    /// Replaces a field's text as a person does: all selected, then typed over.
    pub async fn fill(&self, css: &str, text: &str) -> Result<(), Fault> {
        let type_over = async || {
            let field = self.find(css).await?;
            field.click().await?;
            field.send_keys(Key::Control + "a").await?;
            Ok(field.send_keys(text).await?)
        };
        self.unless_stale(type_over).await
    }

    /// Gives a file to a file field, which may be out of sight behind its button: the driver
    /// keeps the system's own dialog for it closed.
    pub async fn give_file(&self, css: &str, path: &Path) -> Result<(), Fault> {
        let field = self.web.find(By::Css(css)).await?;
        Ok(field.send_keys(path.display().to_string()).await?)
    }

    /// Types keys to whatever has the page's focus.
    pub async fn keys(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<(), Fault> {
        let typing: thirtyfour::TypingData = keys.into();
        let chain = self.web.action_chain().send_keys(typing);
        Ok(chain.perform().await?)
    }

    pub async fn text(&self, css: &str) -> Result<String, Fault> {
        self.unless_stale(async || Ok(self.find(css).await?.text().await?))
            .await
    }

    /// The texts of everything that matches now, none included.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>, Fault> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)";
        let answer = self.script(script, vec![json!(css)]).await?;
        serde_json::from_value(answer).map_err(|error| Fault::Script(error.to_string()))
    }

    /// Waits until the window shows this text somewhere.
    pub async fn shows(&self, text: &str) -> Result<(), Fault> {
        self.until(&format!("the window shows “{text}”"), async || {
            let script = "return document.body.innerText.includes(arguments[0])";
            Ok(self.script(script, vec![json!(text)]).await? == json!(true))
        })
        .await
    }

    /// Asks until the answer is true.
    pub async fn until(
        &self,
        what: &str,
        ask: impl AsyncFn() -> Result<bool, Fault>,
    ) -> Result<(), Fault> {
        let started = Instant::now();
        while !ask().await? {
            self.patience(started, what.to_owned()).await?;
        }
        Ok(())
    }

    /// Runs a function body in the page.
    pub async fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Fault> {
        Ok(self.web.execute(body, arguments).await?.json().clone())
    }

    /// Lets scripts of the page take so long from now on.
    pub async fn wait_for_scripts(&self, most: Duration) -> Result<(), Fault> {
        Ok(self.web.set_script_timeout(most).await?)
    }

    /// Runs a function body in the page that hands its answer to its last argument.
    pub async fn script_async(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Fault> {
        Ok(self
            .web
            .execute_async(body, arguments)
            .await?
            .json()
            .clone())
    }

    /// Asks the back end directly, by a command's name. For looking, and for what the
    /// scenario is not about.
    pub async fn ask(&self, command: &str, arguments: Value) -> Result<Value, Fault> {
        let body = "const done = arguments[arguments.length - 1];
            window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])
                .then(ok => done({ ok }), error => done({ error }));";
        let mut answer = self
            .script_async(body, vec![json!(command), arguments])
            .await?;
        if answer.get("error").is_some() {
            return Err(Fault::Script(format!("{command}: {}", answer["error"])));
        }
        Ok(answer["ok"].take())
    }

    /// Where on the screen an element's centre is, scrolled into view and come to rest.
    pub async fn centre(&self, element: &WebElement) -> Result<Point, Fault> {
        let body = "const [e, done] = arguments;
            e.scrollIntoView({ block: 'nearest' });
            let last = '', still = 0;
            const look = () => {
                const r = e.getBoundingClientRect();
                const at = [window.screenX + r.x + r.width / 2,
                    window.screenY + (window.outerHeight - window.innerHeight) + r.y + r.height / 2];
                still = String(at) === last ? still + 1 : 0;
                last = String(at);
                if (still < 3) requestAnimationFrame(look); else done(at);
            };
            look();";
        let answer = self.script_async(body, vec![element.to_json()?]).await?;
        match (answer[0].as_f64(), answer[1].as_f64()) {
            (Some(x), Some(y)) => Ok(Point { x, y }),
            _ => Err(Fault::Script(answer.to_string())),
        }
    }

    /// A picture of the window as it is seen, once what it holds now is drawn, as PNG.
    pub async fn picture(&self, path: &Path) -> Result<(), Fault> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        // A window that has ended draws nothing more, and is looked at as it was left.
        let drawn = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(null))));";
        let _gone = self.script_async(drawn, Vec::new()).await;
        Sight::of_window(self.pointer.display())?.save(path)
    }

    async fn visible(&self, by: By) -> Result<Option<WebElement>, Fault> {
        let found = match self.web.find_all(by).await {
            // Drawn anew between being found and being named: nothing is there yet.
            Err(error) if is_stale(&error) => Vec::new(),
            found => found?,
        };
        for element in found {
            // An element that is gone meanwhile is not visible.
            if element.is_displayed().await.unwrap_or(false) {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Does it anew if the element was drawn anew in between.
    async fn unless_stale<T>(&self, act: impl AsyncFn() -> Result<T, Fault>) -> Result<T, Fault> {
        let started = Instant::now();
        loop {
            match act().await {
                Err(Fault::WebDriver(error)) if is_stale(&error) => {
                    self.patience(started, format!("a part that stays: {error}"))
                        .await?;
                }
                done => return done,
            }
        }
    }

    /// A short pause, or the end of patience.
    async fn patience(&self, started: Instant, what: String) -> Result<(), Fault> {
        if started.elapsed() < PATIENCE {
            tokio::time::sleep(PAUSE).await;
            return Ok(());
        }
        let body = "return location.hash + ' ' + document.body.innerText.slice(0, 1500)";
        // A window that has ended shows nothing.
        let seen = self.script(body, Vec::new()).await.unwrap_or_default();
        let seconds = PATIENCE.as_secs();
        Err(Fault::Waited {
            what,
            seconds,
            seen: seen.as_str().unwrap_or_default().to_owned(),
        })
    }
}

fn is_stale(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::StaleElementReference(_)
    )
}

fn test_id_css(test_id: &str) -> String {
    format!("[data-testid=\"{test_id}\"]")
}

/// The first visible thing to press whose name is the argument: by `aria-label`, else its text.
const NAMED: &str = "
    const kinds = 'button, a, [role=button], [role=tab], [role=menuitem], [role=menuitemradio], \
        [role=menuitemcheckbox], [role=option], [role=radio], [role=switch], label, summary';
    for (const e of document.querySelectorAll(kinds)) {
        const r = e.getBoundingClientRect();
        if (r.width === 0 || r.height === 0) continue;
        const name = e.getAttribute('aria-label') ?? e.innerText;
        if (name.trim().replace(/\\s+/g, ' ') === arguments[0]) return e;
    }
    return null;";

//! Where rows of lanes are found.

use endcap_e2e::{Fault, Window};

use crate::parts::go;

/// A row's height in a lane, in pixels.
pub const HEIGHT: f64 = 66.0;

/// The selector of a product's row in a segment's lane.
pub fn row(segment: &str, product: &str) -> String {
    format!("[data-lane='{segment}'] [data-product='{product}']")
}

/// Goes to a page and waits for its rows: those of the page before stay until then.
pub async fn open(window: &Window, page: &str) -> Result<(), Fault> {
    go(window, &address(page)).await?;
    opened(window, page).await
}

/// Waits until the lanes are those of this page.
pub async fn opened(window: &Window, page: &str) -> Result<(), Fault> {
    let lanes = format!("[data-testid=lanes][data-page='{page}'] [data-product]");
    window.find(&lanes).await.map(|_| ())
}

/// The window's address of a page.
pub fn address(page: &str) -> String {
    format!(
        "#/pages?page={}",
        page.replace(' ', "%20").replace('>', "%3E")
    )
}

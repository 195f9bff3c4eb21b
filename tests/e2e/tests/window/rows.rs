//! Where rows of lanes are found.

/// A row's height in a lane, in pixels.
pub const HEIGHT: f64 = 66.0;

/// The selector of a product's row in a segment's lane.
pub fn row(segment: &str, product: &str) -> String {
    format!("[data-lane='{segment}'] [data-product='{product}']")
}

/// The window's address of a page.
pub fn address(page: &str) -> String {
    format!(
        "#/pages?page={}",
        page.replace(' ', "%20").replace('>', "%3E")
    )
}

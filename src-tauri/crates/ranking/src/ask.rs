//! What a storefront or a preview asks of a page.

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::page::Page;

/// One question: which products stand where on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub page: Page,
    pub segment: SegmentId,
    pub at: Instant,
    /// 0-based; the slice begins here.
    pub from: u64,
    pub size: u64,
    /// The shopper's own order in place of the rules'.
    pub sort: Option<ShopperSort>,
    pub explain: bool,
}

impl Ask {
    /// The first `size` places, without explanation.
    pub fn first(page: Page, segment: SegmentId, at: Instant, size: u64) -> Ask {
        Ask {
            page,
            segment,
            at,
            from: 0,
            size,
            sort: None,
            explain: false,
        }
    }
}

/// An order that a shopper can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShopperSort {
    PriceAsc,
    PriceDesc,
    Newest,
    Rating,
}

impl ShopperSort {
    pub const ALL: [ShopperSort; 4] = [
        ShopperSort::PriceAsc,
        ShopperSort::PriceDesc,
        ShopperSort::Newest,
        ShopperSort::Rating,
    ];

    pub fn name(self) -> &'static str {
        match self {
            ShopperSort::PriceAsc => "price_asc",
            ShopperSort::PriceDesc => "price_desc",
            ShopperSort::Newest => "newest",
            ShopperSort::Rating => "rating",
        }
    }

    pub fn parse(name: &str) -> Option<ShopperSort> {
        ShopperSort::ALL
            .into_iter()
            .find(|sort| sort.name() == name)
    }
}

/// Why an ask has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    #[error("there is no segment “{0}” in this rule set")]
    UnknownSegment(String),
    #[error("there is no collection “{0}” in this rule set")]
    UnknownCollection(String),
    #[error("there is no product “{0}” in the catalog")]
    UnknownProduct(String),
}

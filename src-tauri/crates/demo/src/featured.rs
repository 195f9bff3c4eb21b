//! The few products that the demo rule set names: their titles, makers, colours, prices and stock are
//! fixed, the rest of their figures come like everyone's. Data alone.

pub(crate) struct Featured {
    pub(crate) title: &'static str,
    pub(crate) brand: &'static str,
    pub(crate) path: &'static str,
    pub(crate) colour: &'static str,
    /// Euros.
    pub(crate) price: i64,
    /// Euros; the same as the price where there is no discount.
    pub(crate) list_price: i64,
    /// Basis points of the price.
    pub(crate) margin_bp: i64,
    pub(crate) stock: i64,
    pub(crate) units: i64,
    pub(crate) days_on_sale: i64,
    pub(crate) capacity: Option<(&'static str, i64)>,
}

pub(crate) const SHELL: &str = "Skarv Shell Jacket";
pub(crate) const SOLD_OUT: &str = "Kvist Down Jacket";

#[rustfmt::skip]
pub(crate) const FEATURED: &[Featured] = &[
    Featured { title: SHELL, brand: "Fjellform", path: "Clothing > Jackets > Shell jackets", colour: "teal", price: 251, list_price: 251, margin_bp: 4510, stock: 86, units: 34, days_on_sale: 82, capacity: None },
    Featured { title: SOLD_OUT, brand: "Skogar", path: "Clothing > Jackets > Down jackets", colour: "graphite", price: 160, list_price: 229, margin_bp: 3630, stock: 0, units: 41, days_on_sale: 790, capacity: None },
    Featured { title: "Kvist Rain Jacket", brand: "Skogar", path: "Clothing > Jackets > Rain jackets", colour: "clay", price: 118, list_price: 139, margin_bp: 4150, stock: 385, units: 50, days_on_sale: 74, capacity: None },
    Featured { title: "Hovden Parka", brand: "Nordkamm", path: "Clothing > Jackets > Parkas", colour: "ochre", price: 409, list_price: 409, margin_bp: 3800, stock: 41, units: 12, days_on_sale: 420, capacity: None },
    Featured { title: "Tinde Fleece Jacket", brand: "Fjellform", path: "Clothing > Jackets > Fleece jackets", colour: "ice", price: 82, list_price: 109, margin_bp: 4100, stock: 43, units: 46, days_on_sale: 610, capacity: None },
    Featured { title: "Stob Softshell", brand: "Cairn & Co", path: "Clothing > Jackets > Softshells", colour: "navy", price: 139, list_price: 139, margin_bp: 5400, stock: 121, units: 61, days_on_sale: 455, capacity: None },
    Featured { title: "Tarn 45 Backpack", brand: "Ridgewright", path: "Backpacks > Trekking packs > Long treks", colour: "forest", price: 189, list_price: 189, margin_bp: 4900, stock: 64, units: 29, days_on_sale: 61, capacity: Some(("capacity_l", 45)) },
];

//! The derived fields of a product (contract, section 1). All divisions round towards minus
//! infinity; a value is unknown where an input that it needs is unknown.

use crate::field::CountField;

/// The stored numbers from which the derived ones come. `None` is unknown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs {
    pub price: Option<i64>,
    pub list_price: Option<i64>,
    pub cost: Option<i64>,
    pub stock: Option<i64>,
    pub variants: Option<i64>,
    pub variants_in_stock: Option<i64>,
    pub views: Option<i64>,
    pub orders: Option<i64>,
    pub units_sold: Option<i64>,
}

impl Inputs {
    pub fn of(product: &crate::product::Product) -> Inputs {
        Inputs {
            price: product.price,
            list_price: product.list_price,
            cost: product.cost,
            stock: product.stock,
            variants: product.variants,
            variants_in_stock: product.variants_in_stock,
            views: product.views,
            orders: product.orders,
            units_sold: product.units_sold,
        }
    }

    /// A derived field; `None` for stored ones. `metrics_days` is the rule set's. Held within
    /// ±(2^63 − 2), which no number of a rule set can tell from the true value.
    pub fn derive(&self, field: CountField, metrics_days: u32) -> Option<i64> {
        let exact = self.derive_exactly(field, metrics_days)?;
        Some(exact.clamp(i128::from(i64::MIN + 2), i128::from(i64::MAX - 1)) as i64)
    }

    /// The same, however large: shares of a price of 1 reach 2^67.
    pub fn derive_exactly(&self, field: CountField, metrics_days: u32) -> Option<i128> {
        match field {
            CountField::Margin => Some(i128::from(self.price? - self.cost?)),
            CountField::MarginBp => basis_points(self.price? - self.cost?, self.price?),
            CountField::DiscountBp => {
                basis_points(self.list_price? - self.price?, self.list_price?).map(|bp| bp.max(0))
            }
            CountField::CoverDays => self.cover_days(metrics_days),
            CountField::VariantCoverBp => basis_points(self.variants_in_stock?, self.variants?),
            CountField::ConversionBp => basis_points(self.orders?, self.views?),
            CountField::SellThroughBp => {
                basis_points(self.units_sold?, self.units_sold?.checked_add(self.stock?)?)
            }
            _ => None,
        }
    }

    /// How long the stock lasts at the rate of the last `metrics_days` days, at most 99,999 days.
    fn cover_days(&self, metrics_days: u32) -> Option<i128> {
        let stock = self.stock?;
        if stock == 0 {
            return Some(0);
        }
        match self.units_sold {
            None | Some(0) => Some(99_999),
            Some(sold) => {
                let days = i128::from(stock) * i128::from(metrics_days) / i128::from(sold);
                Some(days.min(99_999))
            }
        }
    }
}

/// `floor(part * 10000 / whole)`; unknown when `whole ≤ 0`.
fn basis_points(part: i64, whole: i64) -> Option<i128> {
    (whole > 0).then(|| (i128::from(part) * 10_000).div_euclid(i128::from(whole)))
}

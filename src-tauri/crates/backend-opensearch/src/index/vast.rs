//! Derived values beyond the engine's integers: a share of a price of 1 reaches 2^67.
//!
//! No breakpoint and no value of a predicate comes near them, so that only their order counts. The
//! integer field holds all of them at one value on either side, and a second field, by which equal
//! values are ordered, their digits.

use endcap_model::field::CountField;

/// From here on a value is vast.
const FROM: i128 = 1 << 62;
/// More than any value is below 0.
const OFFSET: i128 = 1 << 70;

/// The fields that can be vast, each with the field of digits.
pub(crate) const FIELDS: [(CountField, &str); 4] = [
    (CountField::MarginBp, "margin_bp_digits"),
    (CountField::DiscountBp, "discount_bp_digits"),
    (CountField::VariantCoverBp, "variant_cover_bp_digits"),
    (CountField::ConversionBp, "conversion_bp_digits"),
];

/// The field of digits of a field that can be vast.
pub(crate) fn digits_field(field: CountField) -> Option<&'static str> {
    let found = FIELDS.iter().find(|(vast, _)| *vast == field);
    found.map(|(_, digits)| *digits)
}

/// What the integer field holds.
pub(crate) fn held(value: i128) -> i64 {
    value.clamp(-FROM, FROM) as i64
}

/// The digits of a vast value, in the order of the values.
pub(crate) fn digits(value: i128) -> Option<String> {
    (value.abs() >= FROM).then(|| format!("{:022}", value + OFFSET))
}

#[cfg(test)]
mod tests {
    use super::{FROM, digits, held};

    #[test]
    fn vast_values_keep_their_order() {
        let values = [
            -(1 << 67),
            -FROM - 1,
            -FROM,
            -FROM + 1,
            0,
            FROM - 1,
            FROM,
            FROM + 1,
            1 << 67,
        ];
        let keys: Vec<_> = values
            .iter()
            .map(|value| (held(*value), digits(*value)))
            .collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
    }
}

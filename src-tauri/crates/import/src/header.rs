//! Owns what a column's name says about its field, in English, German, Danish, French and Spanish.
//! Knows nothing of values.

mod words;

use endcap_model::field::{CountField, ProductField};

use self::words::{EXCLUDING, FILLERS, FOREIGN, OWN_FIELDS, PHRASES, SOFT, lists};
use crate::value::folded;

/// A field that a name fits, with 0 to 100 of trust.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fit {
    pub(crate) field: ProductField,
    pub(crate) trust: u8,
}

/// The words of a name: `ProductSKU`, `Product-SKU` and `product_sku` are `product sku`.
pub(crate) fn tokens(name: &str) -> Vec<String> {
    let mut split = String::with_capacity(name.len() + 8);
    let letters: Vec<char> = name.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| letters.get(i)).copied();
        let after = letters.get(at + 1).copied();
        let hump = c.is_uppercase()
            && (before.is_some_and(char::is_lowercase)
                || (before.is_some_and(char::is_uppercase)
                    && after.is_some_and(char::is_lowercase)));
        let digits =
            before.is_some_and(|b| b.is_alphanumeric() && b.is_ascii_digit() != c.is_ascii_digit());
        if hump || (digits && c.is_alphanumeric()) {
            split.push(' ');
        }
        split.push(*c);
    }
    folded(&split)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The fields that a name fits, each once.
pub(crate) fn fits(name: &str) -> Vec<Fit> {
    let all = tokens(name);
    let mut found: Vec<Fit> = Vec::new();
    let mut add = |fits: Vec<Fit>, less: u8| {
        for fit in fits {
            let trust = fit.trust.saturating_sub(less);
            match found.iter_mut().find(|known| known.field == fit.field) {
                Some(known) => known.trust = known.trust.max(trust),
                None => found.push(Fit {
                    field: fit.field,
                    trust,
                }),
            }
        }
    };
    if let Some(field) = exact_field(name) {
        add(vec![Fit { field, trust: 100 }], 0);
    }
    add(phrase(&all), 0);
    if is_of_something_else(&all) {
        return found
            .into_iter()
            .filter(|fit| fit.field != ProductField::Id || fit.trust == 100)
            .collect();
    }
    let without = |drop: &str| -> Vec<String> {
        all.iter()
            .filter(|token| !lists(drop, token))
            .cloned()
            .collect()
    };
    let bare = without(FILLERS);
    if bare != all {
        add(phrase(&bare), 3);
    }
    let soft: Vec<String> = bare
        .iter()
        .filter(|token| !lists(SOFT, token))
        .cloned()
        .collect();
    if soft != bare {
        add(phrase(&soft), 6);
    }
    if !all.iter().any(|token| lists(EXCLUDING, token)) {
        for from in 0..soft.len() {
            for to in from + 1..=soft.len() {
                let part = &soft[from..to];
                let edge = from == 0 || to == soft.len();
                if part.len() < soft.len() && edge && part.concat().len() >= 4 {
                    add(phrase(part), 26);
                }
            }
        }
    }
    found.retain(|fit| fit.trust >= 30);
    found
}

/// The contract's own spelling, or one that is a spelling of ours.
fn exact_field(name: &str) -> Option<ProductField> {
    let name = name.trim();
    lists(OWN_FIELDS, name)
        .then(|| crate::field::stored(name))
        .flatten()
}

fn phrase(tokens: &[String]) -> Vec<Fit> {
    let joined = tokens.join(" ");
    PHRASES
        .iter()
        .filter(|(_, _, phrases)| lists(phrases, &joined))
        .map(|(field, trust, _)| Fit {
            field: field.clone(),
            trust: *trust,
        })
        .collect()
}

/// `VendorNumber`, `customer_id`: the key of another thing than the product.
pub(crate) fn is_of_something_else(tokens: &[String]) -> bool {
    let key = tokens.last().is_some_and(|last| {
        matches!(
            last.as_str(),
            "id" | "key" | "no" | "nr" | "number" | "code" | "nummer" | "ref"
        )
    });
    key && tokens.iter().any(|token| lists(FOREIGN, token))
}

/// What a table is about when it is not about products.
pub(crate) fn other_subject(names: &[&str]) -> Option<&'static str> {
    let has = |wanted: &[&str]| {
        names.iter().any(|name| {
            let joined = tokens(name).join(" ");
            wanted.iter().any(|w| joined == *w)
        })
    };
    let customer = [
        "customer id",
        "customer key",
        "customer number",
        "kundennummer",
        "kundenr",
        "client id",
    ];
    let order = [
        "order id",
        "order number",
        "order no",
        "order date",
        "bestellnummer",
        "ordrenummer",
    ];
    let person = [
        "first name",
        "last name",
        "birth date",
        "email",
        "email address",
        "gender",
        "vorname",
        "nachname",
    ];
    let returned = ["return date", "retourendatum"];
    match () {
        () if has(&order)
            && (has(&customer) || has(&["quantity", "order quantity", "order line item"])) =>
        {
            Some("orders")
        }
        () if has(&returned) => Some("returns"),
        () if has(&customer) && has(&person) => Some("customers"),
        () => None,
    }
}

/// The level that a category column has by its name: 1 department, 2 category, 3 type, 4 below.
pub(crate) fn category_level(name: &str) -> u32 {
    let all = tokens(name);
    if let Some(number) = all.iter().find_map(|token| token.parse::<u32>().ok()) {
        return number.min(50) * 10;
    }
    let has = |wanted: &[&str]| {
        all.iter()
            .any(|token| wanted.iter().any(|w| token.contains(w)))
    };
    match () {
        () if has(&["subclass", "subtype", "subsub"]) => 40,
        () if has(&["sub", "unter", "under", "sous"]) => 25,
        () if has(&[
            "main",
            "haupt",
            "hoved",
            "department",
            "dept",
            "abteilung",
            "afdeling",
            "division",
            "sector",
            "rayon",
            "top",
        ]) =>
        {
            10
        }
        () if has(&["type", "typ", "class", "klasse"]) => 30,
        () => 20,
    }
}

/// True for a name that promises whole paths.
pub(crate) fn promises_paths(name: &str) -> bool {
    tokens(name).iter().any(|token| {
        matches!(
            token.as_str(),
            "path" | "full" | "tree" | "breadcrumb" | "breadcrumbs" | "pfad" | "sti" | "hierarchy"
        )
    })
}

/// True for a price that stands only while a product is on offer: blank means the list price holds.
pub(crate) fn is_offer_price(name: &str) -> bool {
    let all = tokens(name);
    let joined = all.join(" ");
    fits(name)
        .iter()
        .any(|fit| fit.field == ProductField::Count(CountField::Price))
        && [
            "sale price",
            "special price",
            "offer price",
            "angebotspreis",
            "aktionspreis",
            "tilbudspris",
            "prix promo",
            "precio oferta",
            "precio rebajado",
        ]
        .iter()
        .any(|phrase| joined.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::{fits, tokens};
    use endcap_model::field::Field as _;

    fn best(name: &str) -> Option<String> {
        fits(name)
            .into_iter()
            .max_by_key(|fit| fit.trust)
            .filter(|f| f.trust >= 50)
            .map(|f| f.field.name())
    }

    #[test]
    fn names_are_split_into_words() {
        for (name, expected) in [
            ("ProductSKU", "product sku"),
            ("Product-ID", "product id"),
            ("sold_4w", "sold 4 w"),
            ("Cost per item", "cost per item"),
            ("Größe", "grosse"),
            ("URLPath", "url path"),
            ("category1", "category 1"),
        ] {
            assert_eq!(tokens(name).join(" "), expected);
        }
    }

    #[test]
    fn names_lead_to_fields_in_five_languages() {
        for (name, expected) in [
            ("id", Some("id")),
            ("product_id", Some("id")),
            ("Artikelnr.", Some("id")),
            ("Varenummer", Some("id")),
            ("Référence", Some("id")),
            ("ProductName", Some("title")),
            ("Bezeichnung", Some("title")),
            ("Nom du produit", Some("title")),
            ("VendorName", Some("brand")),
            ("Mærke", Some("brand")),
            ("Marque", Some("brand")),
            ("category_full_path", Some("categories")),
            ("Warengruppe", Some("categories")),
            ("price_incl", Some("price")),
            ("price_min_usd", Some("price")),
            ("Verkaufspreis", Some("price")),
            ("Pris", Some("price")),
            ("Precio", Some("price")),
            ("ProductPrice", Some("price")),
            ("rrp", Some("list_price")),
            ("UVP", Some("list_price")),
            ("Vejl. pris", Some("list_price")),
            ("PurchasePrice", Some("cost")),
            ("ek_netto", Some("cost")),
            ("Kostpris", Some("cost")),
            ("Prix d'achat", Some("cost")),
            ("qty_avail", Some("stock")),
            ("Lagerbestand", Some("stock")),
            ("Lagerantal", Some("stock")),
            ("sold_4w", Some("units_sold")),
            ("Umsatz", Some("revenue")),
            ("live_since", Some("launched")),
            ("sell_start", Some("launched")),
            ("created_at", Some("launched")),
            ("rating_avg", Some("rating")),
            ("review_rating", Some("rating")),
            ("img", Some("image_url")),
            ("featured_image_url", Some("image_url")),
            ("variant_count", Some("variants")),
            ("variants_in_stock", Some("variants_in_stock")),
            ("Schlagwörter", Some("tags")),
            ("safety_stock", None),
            ("reorder_point", None),
            ("review_count", None),
            ("image_count", None),
            ("updated_at", None),
            ("sell_end", None),
            ("customer_id", None),
            ("VendorNumber", None),
            ("url", None),
            ("color", None),
            ("Volume", None),
        ] {
            assert_eq!(best(name).as_deref(), expected, "{name}");
        }
    }
}

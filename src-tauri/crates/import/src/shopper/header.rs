//! Owns what a column's name says about a shopper: one of the contract's fields, a trait, or
//! something personal. Knows nothing of values.

use endcap_model::field::{Field as _, ShopperField};

use super::words::{ABOUT, FILLERS, NAMED_PEOPLE, Named, PERSONAL, PHRASES, lists};
use crate::header::tokens;

/// Where a column can go.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    Id,
    Field(ShopperField),
}

impl Target {
    /// `id`, `orders`, `trait.NAME` …
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "id" => Some(Self::Id),
            _ => ShopperField::parse(name).map(Self::Field),
        }
    }

    pub(crate) fn name(&self) -> String {
        match self {
            Self::Id => "id".to_owned(),
            Self::Field(field) => field.name(),
        }
    }

    /// The field's name for people.
    pub(crate) fn label(&self) -> String {
        match self {
            Self::Id => "Shopper id".to_owned(),
            Self::Field(ShopperField::Trait(name)) => format!("Trait “{name}”"),
            Self::Field(field) if field.name() == "discount_orders_bp" => {
                "Share of orders with a discount".to_owned()
            }
            Self::Field(field) => {
                let words = field.name().replace('_', " ");
                let mut letters = words.chars();
                letters.next().map_or(String::new(), |first| {
                    first.to_uppercase().chain(letters).collect()
                })
            }
        }
    }
}

/// The field that a name means; the contract's own spelling before usual names.
pub(crate) fn target(name: &str) -> Option<Target> {
    let name = name.trim();
    let own = name
        .strip_prefix("traits.")
        .map(|of_trait| format!("trait.{of_trait}"));
    if let Some(target) = Target::parse(own.as_deref().unwrap_or(name)) {
        return Some(target);
    }
    let all = tokens(name);
    let bare: Vec<String> = all
        .iter()
        .filter(|token| !lists(FILLERS, token))
        .cloned()
        .collect();
    phrase(&all).or_else(|| phrase(&bare))
}

fn phrase(tokens: &[String]) -> Option<Target> {
    let joined = tokens.join(" ");
    let found = PHRASES.iter().find(|(_, names)| lists(names, &joined))?;
    Some(match found.0 {
        Named::Id => Target::Id,
        Named::Count(count) => Target::Field(ShopperField::Count(count)),
        Named::Text(text) => Target::Field(ShopperField::Text(text)),
        Named::List(list) => Target::Field(ShopperField::List(list)),
    })
}

/// What personal thing a name tells of: “an e-mail address”. A name that means a field is not
/// personal, unless it is that of a trait.
pub(crate) fn personal(name: &str) -> Option<&'static str> {
    let bare = match target(name) {
        Some(Target::Field(ShopperField::Trait(of_trait))) => of_trait,
        Some(_) => return None,
        None => name.to_owned(),
    };
    let all = tokens(&bare);
    if all.windows(2).any(|pair| pair == ["e", "mail"]) {
        return Some("an e-mail address");
    }
    let has = |words: &str| all.iter().any(|token| lists(words, token));
    let found = PERSONAL.iter().find(|(_, words)| has(words));
    let is_name = has("name|names|navn|naam")
        && (all.len() == 1 || all.iter().any(|token| lists(NAMED_PEOPLE, token)));
    let is_tax = all.windows(2).any(|pair| pair == ["tax", "id"]);
    match found {
        Some((kind, _)) => Some(kind),
        None if is_name => Some("a name"),
        None if is_tax => Some("an identity or a secret"),
        None => None,
    }
}

/// True for “Accepts email marketing”, “Email opens”: a name that speaks about a personal thing
/// without being it. Its values must agree.
pub(crate) fn is_about(name: &str) -> bool {
    tokens(name).iter().any(|token| lists(ABOUT, token))
}

#[cfg(test)]
mod tests {
    use super::{is_about, personal, target};

    fn field(name: &str) -> Option<String> {
        target(name).map(|target| target.name())
    }

    #[test]
    fn names_of_exports_lead_to_fields() {
        for (name, expected) in [
            // The contract's own.
            ("id", "id"),
            ("lifetime_value", "lifetime_value"),
            ("discount_orders_bp", "discount_orders_bp"),
            ("trait.tier", "trait.tier"),
            ("traits.tier", "trait.tier"),
            // Shopify.
            ("Customer ID", "id"),
            ("Total Spent", "lifetime_value"),
            ("Total Orders", "orders"),
            ("Default Address Country Code", "country"),
            ("Default Address Province Code", "region"),
            ("Orders Count", "orders"),
            // WooCommerce.
            ("Orders", "orders"),
            ("Total Spend", "lifetime_value"),
            ("AOV", "average_order_value"),
            ("Last Active", "days_since_last_visit"),
            ("Sign Up", "days_since_first_visit"),
            ("Country / Region", "country"),
            // Magento.
            ("ID", "id"),
            ("Customer Since", "days_since_first_visit"),
            ("State/Province", "region"),
            ("created_at", "days_since_first_visit"),
            // Elsewhere.
            ("total_spent_eur", "lifetime_value"),
            ("Total spent (EUR)", "lifetime_value"),
            ("Last order date", "days_since_last_order"),
            ("Letzte Bestellung", "days_since_last_order"),
            ("Kundennummer", "id"),
            ("Omsætning", "lifetime_value"),
            ("Antal ordrer", "orders"),
            ("Nombre de commandes", "orders"),
            ("utm_campaign", "campaign"),
            ("Device category", "device"),
            ("Abandoned carts", "carts_abandoned"),
            ("Language", "language"),
            ("Bought categories", "bought_categories"),
            ("State / Region", "region"),
            ("Lifetime Spend", "lifetime_value"),
            ("orderTotalAmount", "lifetime_value"),
            ("Historic Number Of Orders", "orders"),
            ("Date Joined", "days_since_first_visit"),
            ("defaultBillingCountry", "country"),
            ("Effective user ID", "id"),
            ("Session source / medium", "channel"),
        ] {
            assert_eq!(field(name).as_deref(), Some(expected), "{name}");
            if !name.starts_with("trait") {
                assert_eq!(personal(name), None, "{name}");
            }
        }
    }

    #[test]
    fn personal_names_are_known() {
        for name in [
            // Shopify.
            "First Name",
            "Last Name",
            "Email",
            "Default Address Company",
            "Default Address Address1",
            "Default Address Address2",
            "Default Address City",
            "Default Address Zip",
            "Default Address Phone",
            "Phone",
            "Note",
            // WooCommerce.
            "Name",
            "Username",
            "City",
            "Postal Code",
            "billing_first_name",
            "billing_email",
            "user_login",
            // Magento.
            "email",
            "firstname",
            "middlename",
            "dob",
            "Date of Birth",
            "taxvat",
            "Tax VAT Number",
            "password_hash",
            "rp_token",
            "Street Address",
            "Fax",
            "ZIP",
            "prefix",
            "Billing Firstname",
            // Elsewhere.
            "E-Mail",
            "e_mail",
            "EmailAddress",
            "Telefonnummer",
            "PLZ",
            "Straße",
            "Geburtstag",
            "Fødselsdag",
            "IP address",
            "last_ip",
            "Customer name",
            "Nachname",
            "Efternavn",
            "Kommentar",
            "trait.email",
            "traits.phone",
            "tax_id",
            "Organization",
            "remoteAddress",
            "Longitude",
        ] {
            assert!(personal(name).is_some(), "{name}");
        }
    }

    #[test]
    fn harmless_names_are_not_personal() {
        for name in [
            "Tags",
            "Customer group",
            "Loyalty tier",
            "Gender",
            "Campaign name",
            "Favourite brand",
            "Store name",
            "trait.tier",
            "points",
            "store_id",
            "Size",
            "Tax exempt",
        ] {
            assert_eq!(personal(name), None, "{name}");
        }
        assert!(is_about("Accepts Email Marketing"));
        assert!(is_about("email_opens"));
        assert!(!is_about("Email"));
    }
}

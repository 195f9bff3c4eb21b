//! Owns the word lists behind `header`: folded, words joined by one space, names parted by bars.

use endcap_model::field::ShopperCount as C;
use endcap_model::field::ShopperList as L;
use endcap_model::field::ShopperText as T;

/// A place for a column, before it is known how its values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Id,
    Count(C),
    Text(T),
    List(L),
}

/// Usual names of exports: shop systems, mailing tools, web analytics.
pub(super) const PHRASES: &[(Named, &str)] = &[
    (
        Named::Id,
        "id|customer id|customer key|customer number|customer no|customer nr|customer|shopper id|\
         shopper|user id|client id|visitor id|profile id|contact id|person id|member id|account id|\
         external id|uid|uuid|guid|kundennummer|kundennr|kunden nr|kundenr|kundenummer|kunde nr|\
         kunden id|kunde id|numero client|id client|id cliente|pseudonym|effective user id|klaviyo id|\
         record id|crm id|ga client id",
    ),
    (
        Named::Count(C::Visits),
        "visits|sessions|session count|visit count|number of visits|number of sessions|\
         total visits|total sessions|besuche|sitzungen|anzahl besuche|besog|antal besog|visites|visitas",
    ),
    (
        Named::Count(C::Orders),
        "orders|orders count|order count|total orders|number of orders|num orders|nb orders|\
         orders placed|lifetime orders|purchases|purchase count|number of purchases|\
         total purchases|historic number of orders|bestellungen|anzahl bestellungen|auftrage|\
         ordrer|antal ordrer|commandes|nombre de commandes|pedidos|numero de pedidos",
    ),
    (
        Named::Count(C::LifetimeValue),
        "lifetime value|total spent|total spend|amount spent|lifetime spend|lifetime spent|sales|order total amount|\
         orders total|total order amount|money spent|spent|spend|ltv|clv|cltv|\
         customer lifetime value|lifetime revenue|lifetime sales|total revenue|revenue|\
         total sales|total value|total order value|historic clv|\
         historic customer lifetime value|umsatz|gesamtumsatz|umsatz gesamt|omsaetning|\
         samlet omsaetning|samlet kob|chiffre d affaires|total depense|gasto total",
    ),
    (
        Named::Count(C::AverageOrderValue),
        "average order value|aov|avg order value|average order|avg order|average basket|\
         average cart value|average spend|durchschnittlicher bestellwert|\
         durchschnittlicher warenkorb|gennemsnitlig ordrevaerdi|gns ordrevaerdi|panier moyen|\
         valor medio del pedido",
    ),
    (
        Named::Count(C::DaysSinceLastOrder),
        "days since last order|days since last purchase|recency|last order|last order date|\
         last order at|last ordered|last ordered at|last purchase|last purchase date|\
         last purchased at|latest order|latest order date|most recent order|\
         most recent order date|date of last order|letzte bestellung|letzter kauf|\
         datum letzte bestellung|sidste ordre|sidste kob|derniere commande|\
         date derniere commande|ultimo pedido",
    ),
    (
        Named::Count(C::DaysSinceLastVisit),
        "days since last visit|last visit|last visit date|last visited|last seen|last seen at|\
         last active|last active date|last activity|last login|last login at|last session|\
         letzter besuch|letzter login|sidste besog|sidste login|derniere visite|ultima visita",
    ),
    (
        Named::Count(C::DaysSinceFirstVisit),
        "days since first visit|first visit|first visit date|first seen|first seen at|\
         first session|sign up|signup|sign up date|signed up|signed up at|customer since|\
         member since|created|created at|date created|created on|profile created on|joined|date joined|joined at|first login|\
         registration|creation date|registered|\
         registered at|registration date|date registered|date added|kunde seit|angelegt am|\
         registriert am|kunde siden|oprettet|client depuis|date d inscription|cliente desde",
    ),
    (
        Named::Count(C::CartsAbandoned),
        "carts abandoned|abandoned carts|abandoned cart count|cart abandons|abandoned checkouts|\
         abandoned baskets|abgebrochene warenkorbe|forladte kurve|paniers abandonnes|\
         carritos abandonados",
    ),
    (
        Named::Count(C::DiscountOrdersBp),
        "discount orders bp|discount orders|discount order share|share of discount orders|\
         orders with discount|orders with a discount|discounted orders|discounted order share|\
         discount share|discount rate|coupon share|coupon rate|promo share|discount orders percent|\
         rabattanteil|rabatandel|part promo",
    ),
    (
        Named::Text(T::Device),
        "device|device type|device category|last device|main device|gerat|geraet|enhed|appareil|\
         dispositivo",
    ),
    (
        Named::Text(T::Country),
        "country|country code|country name|country region|country iso|country iso 2|\
         default address country code|default address country|address country|billing country|\
         billing country code|shipping country|default billing country|default shipping country|shipping country code|land|landercode|laendercode|\
         landekode|pays|pais",
    ),
    (
        Named::Text(T::Region),
        "region|region name|state|state code|state region|state province|province|province code|county|\
         default address province code|default address province|address province|address state|\
         billing state|billing region|shipping state|shipping region|bundesland|provincia",
    ),
    (
        Named::Text(T::Channel),
        "channel|source|traffic source|acquisition channel|acquisition source|utm source|\
         source medium|session source medium|medium|utm medium|default channel group|\
         first channel|last channel|kanal|canal",
    ),
    (
        Named::Text(T::Campaign),
        "campaign|campaign name|utm campaign|session campaign|first campaign|last campaign|\
         kampagne|campagne|campana",
    ),
    (
        Named::Text(T::Language),
        "language|language code|preferred language|browser language|locale|lang|sprache|sprog|\
         langue|idioma",
    ),
    (
        Named::List(L::BoughtCategories),
        "bought categories|categories bought|purchased categories|categories purchased|\
         bought category|gekaufte kategorien|kobte kategorier",
    ),
    (
        Named::List(L::ViewedCategories),
        "viewed categories|categories viewed|browsed categories|viewed category|\
         angesehene kategorien|sete kategorier",
    ),
    (
        Named::List(L::BoughtBrands),
        "bought brands|brands bought|purchased brands|brands purchased|gekaufte marken|\
         kobte maerker",
    ),
    (
        Named::List(L::ViewedBrands),
        "viewed brands|brands viewed|browsed brands|angesehene marken|sete maerker",
    ),
];

/// Words that say nothing about the field: currencies, and whose it is.
pub(super) const FILLERS: &str = "\
    usd|eur|gbp|dkk|sek|nok|chf|kr|euro|dollar|customer|customers|shopper|shoppers|user|buyer|\
    client|kunde|kunden|kundens|the|their|all|time|date|utc|iso|gmt";

/// What of a person a word in a column's name tells of: kind, words.
pub(super) const PERSONAL: &[(&str, &str)] = &[
    ("an e-mail address", "email|emails|mail|courriel|correo"),
    (
        "a phone number",
        "phone|phones|telephone|telefon|telefonnummer|tel|tlf|handy|mobilnummer|mobil|fax|whatsapp|\
         telefono|telephonenumber|phonenumber|msisdn",
    ),
    (
        "a name",
        "firstname|lastname|middlename|fullname|surname|forename|username|nickname|displayname|\
         vorname|nachname|fornavn|efternavn|prenom|nom|apellido|apellidos|nombre|salutation|anrede|\
         prefix|suffix|company|organization|organisation|firma|entreprise|empresa|avatar|photo|facebook|instagram|twitter|\
         linkedin|telegram",
    ),
    (
        "an address",
        "address|addresses|adresse|adress|direccion|street|strasse|hausnummer|gade|rue|calle|zip|\
         zipcode|postal|postcode|postleitzahl|plz|postnummer|postnr|city|town|stadt|ort|ville|\
         ciudad|apartment|latitude|longitude|lat|lng|geo|geolocation",
    ),
    (
        "a birthday",
        "birth|birthday|birthdate|dob|geburtstag|geburtsdatum|fodselsdag|fodselsdato|naissance|\
         nacimiento",
    ),
    ("an IP address", "ip|ipv|ipaddress"),
    (
        "an identity or a secret",
        "password|passwort|passwd|pwd|hash|token|ssn|cpr|iban|bic|passport|taxvat|vat|cvr|login",
    ),
    (
        "free text about a person",
        "note|notes|comment|comments|remark|remarks|notiz|notizen|bemerkung|kommentar|memo",
    ),
];

/// Beside one of these, the word “name” tells a person's or a firm's.
pub(super) const NAMED_PEOPLE: &str = "\
    first|last|full|given|family|middle|sur|user|display|nick|customer|client|shopper|buyer|\
    contact|account|person|member|billing|shipping|company|kunde|kunden|legal|card|holder";

/// A column named by one of these tells of consent or counts, not the thing itself.
pub(super) const ABOUT: &str = "\
    accepts|accepted|marketing|consent|opt|optin|subscribed|subscription|subscriber|newsletter|\
    verified|confirmed|valid|count|opens|opened|clicks|clicked|sent|received|rate|open|click|is|has";

/// Whether one of the names between the bars is `word`.
pub(super) fn lists(words: &str, word: &str) -> bool {
    words.split('|').any(|known| known == word)
}

//! Owns the word lists behind `header`: folded, words joined by one space, names parted by bars.

use endcap_model::field::CountField as C;
use endcap_model::field::ProductField as P;

/// Names that are ours, spelled as the contract has them.
pub(super) const OWN_FIELDS: &str = "\
    id|title|brand|categories|tags|price|list_price|cost|stock|variants|variants_in_stock|\
    launched|rating|views|clicks|adds|orders|units_sold|revenue|returned_units|image_url";

/// Words that say nothing about the field.
pub(super) const FILLERS: &str = "\
    product|products|produkt|produkte|produkter|produktets|produit|produits|producto|productos|\
    item|items|article|articles|artikel|articulo|articulos|vare|varer|varens|the|of|per|in|my|\
    our|feed|g|master|default|variant|du|de|des|del|la|le|pro|shop|p";

/// Words that narrow a field without changing it: currencies, tax, lowest of a range.
pub(super) const SOFT: &str = "\
    usd|eur|gbp|dkk|sek|nok|chf|euro|euros|kr|dollar|incl|inc|excl|ex|inkl|exkl|ttc|ht|vat|tax|\
    mwst|moms|tva|iva|net|netto|gross|brutto|min|from|ab|fra|avg|average|value|text|4|w|7|28|30|\
    90|365|d|days|last|weeks|1|name";

/// A part of a name decides nothing where one of these stands beside it.
pub(super) const EXCLUDING: &str = "\
    safety|order|max|reorder|mindest|sicherheits|target|count|position|alt|updated|modified|end|\
    expiry|until|weight|width|height|length|depth|size|unit|policy|tracker|grams|barcode|seo|\
    html|google|status|type|group|date|next|incoming|reserved|number|no|nr|key|percent|share|\
    rank|index|hash|flag|is|has|any|lead|delivery|shipping|parent|ratio|change|currency|code";

/// Things with keys of their own.
pub(super) const FOREIGN: &str = "\
    customer|order|vendor|supplier|manufacturer|category|subcategory|brand|store|user|territory|\
    group|parent|kunden|kunde|hersteller|lieferant|lieferanten|leverandor|fournisseur|client|\
    proveedor|cliente|department|warehouse|tax|country|hs|tariff|postal|zip|class|session|\
    invoice|campaign";

/// Field, trust, names.
pub(super) const PHRASES: &[(P, u8, &str)] = &[
    (
        P::Id,
        100,
        "id|product id|item id|article id|artikel id|produkt id|vare id|product key",
    ),
    (
        P::Id,
        96,
        "sku|product sku|variant sku|artikelnummer|artikelnr|artikel nr|artikel nummer|art nr|\
         artnr|varenummer|varenr|vare nr|item number|item no|product number|product no|\
         product code|item code|article number|article no|produktnummer|produkt nr|produktnr|\
         code article|code produit|reference produit|codigo producto|codigo de producto|asin|\
         style number|artikelnummern|stock code|stockcode",
    ),
    (
        P::Id,
        82,
        "reference|referencia|ref|codigo|code|handle|style|slug|bestellnummer",
    ),
    (
        P::Id,
        62,
        "key|nr|no|number|nummer|mpn|gtin|ean|upc|isbn|barcode|plu",
    ),
    (
        P::Title,
        99,
        "title|name|product name|product title|item name|article name|produktname|produktnavn|\
         artikelname|bezeichnung|artikelbezeichnung|produktbezeichnung|titel|navn|varenavn|nom|\
         nom produit|nom du produit|libelle|designation|intitule|nombre|nombre del producto|\
         titulo|titre|display name|varebetegnelse|betegnelse|denominacion|denominazione",
    ),
    (
        P::Title,
        75,
        "product|produkt|produit|producto|item|article|artikel|vare|varetekst|short description|\
         kurzbezeichnung|kurztext",
    ),
    (
        P::Title,
        58,
        "description|beschreibung|beskrivelse|descripcion|artikeltext|item description|label",
    ),
    (P::Title, 52, "model|model name|modell|modele|modelo|text"),
    (
        P::Brand,
        99,
        "brand|brand name|marke|markenname|maerke|maerkenavn|marque|marca|varemaerke",
    ),
    (
        P::Brand,
        88,
        "vendor|vendor name|manufacturer|manufacturer name|hersteller|producent|fabricant|\
         fabricante|maker|designer|fabrikat|herstellername|producer|label name",
    ),
    (
        P::Brand,
        66,
        "supplier|supplier name|lieferant|leverandor|fournisseur|proveedor|publisher",
    ),
    (
        P::Categories,
        99,
        "categories|category|category path|category full path|full category path|category tree|\
         product category|product categories|kategorie|kategorien|kategoriepfad|kategori|\
         kategorier|kategoristi|categorie|categories produit|categoria|categorias|breadcrumb|\
         breadcrumbs",
    ),
    (
        P::Categories,
        88,
        "department|dept|subcategory|sub category|main category|top category|hauptkategorie|\
         unterkategorie|hovedkategori|underkategori|sous categorie|subcategoria|warengruppe|\
         hauptwarengruppe|unterwarengruppe|varegruppe|undergruppe|hovedgruppe|famille|\
         sous famille|familia|subfamilia|rayon|abteilung|afdeling|seccion|sortiment|\
         produktgruppe|product group|category name|subcategory name|category 1|category 2|\
         category 3|category 4|category level 1|category level 2|category level 3|level 1|\
         level 2|level 3|kategorie 1|kategorie 2|kategorie 3|kategori 1|kategori 2|kategori 3|\
         categorie 1|categorie 2|categoria 1|categoria 2|category l 1|category l 2|category l 3|\
         product line|product family",
    ),
    (
        P::Categories,
        74,
        "product type|type|produkttype|produkttyp|type de produit|tipo|tipo de producto|class|\
         subclass|division|section|group|gruppe|family|google product category|item type|typ|\
         klasse",
    ),
    (P::Tags, 99, "tags|tag|product tags"),
    (
        P::Tags,
        85,
        "keywords|labels|schlagworte|schlagworter|stichworte|stichworter|nogleord|etiquettes|\
         mots cles|etiquetas|palabras clave",
    ),
    (
        P::Launched,
        98,
        "launched|launch date|launched at|release date|released|released at|introduced|\
         introduction date|live since|online since|new since|erscheinungsdatum|einfuhrungsdatum|\
         lanceret|lanceringsdato|date de lancement|date de sortie|fecha de lanzamiento|\
         online seit|verfugbar ab|erstverkaufstag|first available|date first available|\
         available from|markteinfuhrung",
    ),
    (
        P::Launched,
        80,
        "created at|created|creation date|date created|date added|added at|added on|\
         published at|publish date|published date|publication date|sell start|sell start date|\
         start date|selling start|angelegt am|angelegt|erstellt am|erstellt|oprettet|\
         oprettelsesdato|date de creation|fecha de alta|fecha de creacion|first seen|since|seit|\
         sale start date",
    ),
    (
        P::ImageUrl,
        98,
        "image url|image|image link|picture|picture url|photo|photo url|img|img url|image src|\
         main image|main image url|featured image|featured image url|bild|bild url|bildurl|\
         bildlink|hauptbild|billede|billed url|billedurl|billedlink|foto|imagen|url imagen|\
         imagen url|image principale|url image|lien image|produktbild|produktbillede|imageurl|\
         primary image",
    ),
    (
        P::ImageUrl,
        82,
        "images|pictures|image urls|thumbnail|thumbnail url|image 1|bilder|billeder|imagenes|\
         photos|image path|picture path",
    ),
    (
        P::Count(C::Rating),
        98,
        "rating|average rating|avg rating|rating average|rating avg|review rating|stars|\
         star rating|bewertung|durchschnittsbewertung|sterne|bedommelse|vurdering|note moyenne|\
         calificacion|valoracion|valoracion media|review score|customer rating|reviews average|\
         rating value",
    ),
    (P::Count(C::Rating), 60, "score|note|puntuacion"),
    (
        P::Count(C::Price),
        99,
        "price|selling price|sales price|sell price|unit price|preis|verkaufspreis|vk|vk preis|\
         vkpreis|pris|salgspris|prix|prix de vente|prix vente|precio|precio de venta|pvp|\
         current price|final price|variant price|store price|ladenpreis|einzelpreis|stykpris|\
         prix unitaire|precio unitario|endpreis|udsalgspris|bruttopreis|price amount",
    ),
    (
        P::Count(C::Price),
        100,
        "sale price|special price|offer price|angebotspreis|aktionspreis|tilbudspris|prix promo|\
         precio oferta|precio rebajado",
    ),
    (
        P::Count(C::Price),
        84,
        "retail price|retail|price from|min price|price min|lowest price|amount|our price",
    ),
    (
        P::Count(C::ListPrice),
        98,
        "list price|listprice|rrp|msrp|uvp|compare at price|variant compare at price|\
         regular price|original price|was price|old price|before price|listenpreis|statt preis|\
         streichpreis|unverbindliche preisempfehlung|vejl pris|vejledende pris|\
         vejledende udsalgspris|forpris|for pris|normalpris|prix barre|prix conseille|\
         prix public|ancien prix|precio original|precio de lista|precio anterior|precio tachado|\
         strike price|full price|suggested retail price|recommended retail price|\
         recommended price|normalpreis|listepris|compare price",
    ),
    (P::Count(C::ListPrice), 72, "base price|grundpreis"),
    (
        P::Count(C::Cost),
        98,
        "cost|costs|unit cost|cost price|purchase price|cost per item|cost of goods|\
         cost of goods sold|cogs|ek|ek preis|ekpreis|ek netto|einkaufspreis|einstandspreis|\
         einstand|kostpris|indkobspris|prix d achat|prix achat|cout|cout unitaire|coste|costo|\
         precio de compra|precio de coste|precio de costo|buying price|buy price|standard cost|\
         landed cost|herstellkosten|kosten|prix de revient|coste unitario",
    ),
    (
        P::Count(C::Cost),
        78,
        "wholesale price|wholesale|net cost|dealer price",
    ),
    (P::Count(C::Cost), 64, "ek brutto|gross cost"),
    (
        P::Count(C::Stock),
        98,
        "stock|stock quantity|stock qty|qty available|qty avail|quantity available|\
         available quantity|available stock|inventory|inventory quantity|inventory qty|\
         variant inventory qty|inventory level|on hand|qty on hand|quantity on hand|\
         stock on hand|units in stock|stock level|soh|bestand|lagerbestand|lager|lagermenge|\
         verfugbare menge|verfugbarer bestand|antal pa lager|lagerantal|beholdning|\
         lagerbeholdning|lagerstatus|stock disponible|quantite en stock|qte en stock|en stock|\
         existencias|inventario|cantidad en stock|total inventory|sellable stock|\
         in stock quantity",
    ),
    (
        P::Count(C::Stock),
        78,
        "quantity|qty|available|menge|anzahl|antal|quantite|qte|cantidad|disponible|verfugbar|\
         in stock|availability",
    ),
    (
        P::Count(C::Variants),
        98,
        "variants|variant count|variants count|number of variants|nb variants|varianten|\
         anzahl varianten|variantenanzahl|varianter|antal varianter|variantes|nb variantes|\
         num variants",
    ),
    (
        P::Count(C::VariantsInStock),
        99,
        "variants in stock|variants available|available variants|in stock variants|\
         sizes in stock|varianten verfugbar|verfugbare varianten|varianten auf lager|\
         varianter pa lager|variantes en stock|variantes disponibles",
    ),
    (
        P::Count(C::Views),
        98,
        "views|view count|page views|pageviews|product views|detail views|product detail views|\
         aufrufe|seitenaufrufe|visninger|sidevisninger|vues|vistas|visitas",
    ),
    (P::Count(C::Views), 60, "impressions|visits|sessions"),
    (
        P::Count(C::Clicks),
        98,
        "clicks|click count|klicks|klik|clics",
    ),
    (
        P::Count(C::Adds),
        98,
        "adds|adds to cart|add to cart|added to cart|add to carts|cart adds|cart additions|atc|\
         warenkorb|in den warenkorb|lagt i kurv|ajouts au panier|anadidos al carrito|\
         basket adds|add to basket",
    ),
    (
        P::Count(C::Orders),
        97,
        "orders|order count|orders count|number of orders|bestellungen|anzahl bestellungen|\
         ordrer|antal ordrer|commandes|nb commandes|pedidos",
    ),
    (
        P::Count(C::Orders),
        62,
        "transactions|purchases|conversions",
    ),
    (
        P::Count(C::UnitsSold),
        98,
        "units sold|sold|sold units|sold quantity|quantity sold|qty sold|unit sales|units|\
         items sold|verkauft|verkaufte menge|verkaufte stuck|absatz|absatzmenge|solgt|solgte|\
         antal solgt|solgte enheder|solgte stk|vendus|quantite vendue|unites vendues|\
         ventes unites|vendidos|unidades vendidas|cantidad vendida|net quantity",
    ),
    (
        P::Count(C::Revenue),
        97,
        "revenue|turnover|sales amount|sales value|gross sales|net sales|total sales|umsatz|\
         omsaetning|chiffre d affaires|ingresos|facturacion|item revenue",
    ),
    (P::Count(C::Revenue), 66, "sales|ventas|ventes|salg"),
    (
        P::Count(C::ReturnedUnits),
        97,
        "returned units|returns|returned|returned quantity|return quantity|units returned|\
         retouren|rucksendungen|ruckgaben|returneret|returneringer|returer|retours|devoluciones",
    ),
];

/// True when `word` is one of `words`.
pub(super) fn lists(words: &str, word: &str) -> bool {
    words.split('|').any(|known| known == word)
}

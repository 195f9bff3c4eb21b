//! The questions, once for the core and once as SQL that means the same.

use endcap_model::id::SegmentId;
use endcap_model::instant::Instant;
use endcap_model::json::Json;
use endcap_model::page::Page;
use endcap_model::ruleset::RuleSet;
use endcap_ranking::Ask;

use crate::BenchError;

/// A formula of four terms and a dozen rules.
const RULE_SET: &str = r#"{"format": "endcap.ruleset/1",
 "store": {"name": "Bench", "currency": "EUR", "time_zone": "Europe/Copenhagen", "metrics_days": 28},
 "segments": [
  {"id": "vip", "name": "VIP", "when": {"field": "lifetime_value", "gte": 100000}},
  {"id": "bargain", "name": "Bargain hunters", "when": {"field": "discount_orders_bp", "gte": 5000}},
  {"id": "lapsed", "name": "Lapsed", "when": {"field": "days_since_last_order", "gte": 180}}],
 "formulas": [{"id": "best-sellers", "name": "Best sellers", "terms": [
   {"field": "units_sold", "weight": 30, "levels": [1, 3, 10, 30, 100]},
   {"field": "margin_bp", "weight": 10, "levels": [2000, 3000, 4000, 5000]},
   {"field": "conversion_bp", "weight": 7, "levels": [50, 100, 200, 400]},
   {"field": "rating", "weight": 5, "levels": [300, 400, 450]}],
  "then_by": [{"field": "units_sold", "order": "desc"}]}],
 "rules": [
  {"id": "r01", "name": "Partner brand", "action": {"type": "boost", "points": 40,
    "products": {"field": "brand", "is": "Brand 7"}}},
  {"id": "r02", "name": "Many returns", "action": {"type": "bury", "points": 25,
    "products": {"field": "returned_units", "gte": 20}}},
  {"id": "r03", "name": "Clear overstock", "action": {"type": "overstock", "cover_days": 200, "points": 35}},
  {"id": "r04", "name": "Nearly gone", "action": {"type": "low_stock", "below": 5, "points": 20}},
  {"id": "r05", "name": "Sold out", "action": {"type": "out_of_stock", "then": "bottom"}},
  {"id": "r06", "name": "Margin floor", "action": {"type": "margin_floor", "min_bp": 1500, "below": "hide"}},
  {"id": "r07", "name": "No storm", "action": {"type": "hide",
    "products": {"field": "attr.color", "is": "Summit"}}},
  {"id": "r08", "name": "New this season", "action": {"type": "boost", "points": 28,
    "products": {"field": "launched", "within_days": 60}}},
  {"id": "r09", "name": "Deep discounts", "action": {"type": "boost", "points": 15, "products": {"all": [
    {"field": "discount_bp", "gte": 1000}, {"field": "attr.color", "in": ["Rain", "Down"]}]}}},
  {"id": "r10", "name": "Heavy", "action": {"type": "score", "field": "attr.weight_g", "weight": -2,
    "levels": [500, 1000, 1500]}},
  {"id": "r11", "name": "Broken sizes", "action": {"type": "bury", "points": 10,
    "products": {"field": "variant_cover_bp", "lt": 500}}},
  {"id": "r12", "name": "Price above", "action": {"type": "top",
    "products": {"all": [{"field": "price", "gte": 50400}, {"field": "brand", "is": "Brand 9"}]}}}
 ]}"#;

/// 2024-05-01 in the store's time zone, about the middle of the launch dates.
pub const AT: &str = "2024-05-01T10:00:00Z";

/// The same as the rule set above, over the columns that [`crate::sqlite`] names.
const SQL: &str = "SELECT id FROM (SELECT id, units_sold, \
 CASE WHEN stock = 0 THEN -1 WHEN price >= 50400 AND brand = 'Brand 9' THEN 1 ELSE 0 END AS tier, \
 CASE WHEN units_sold >= 100 THEN 150 WHEN units_sold >= 30 THEN 120 WHEN units_sold >= 10 THEN 90 \
   WHEN units_sold >= 3 THEN 60 WHEN units_sold >= 1 THEN 30 ELSE 0 END \
 + CASE WHEN margin_bp >= 5000 THEN 40 WHEN margin_bp >= 4000 THEN 30 WHEN margin_bp >= 3000 THEN 20 \
   WHEN margin_bp >= 2000 THEN 10 ELSE 0 END \
 + CASE WHEN conversion_bp >= 400 THEN 28 WHEN conversion_bp >= 200 THEN 21 \
   WHEN conversion_bp >= 100 THEN 14 WHEN conversion_bp >= 50 THEN 7 ELSE 0 END \
 + CASE WHEN rating >= 450 THEN 15 WHEN rating >= 400 THEN 10 WHEN rating >= 300 THEN 5 ELSE 0 END \
 + CASE WHEN brand = 'Brand 7' THEN 40 ELSE 0 END \
 - CASE WHEN returned_units >= 20 THEN 25 ELSE 0 END \
 + CASE WHEN cover_days >= 200 THEN 35 ELSE 0 END \
 - CASE WHEN stock < 5 THEN 20 ELSE 0 END \
 + CASE WHEN launched > 19844 - 60 AND launched <= 19844 THEN 28 ELSE 0 END \
 + CASE WHEN discount_bp >= 1000 AND color IN ('Rain', 'Down') THEN 15 ELSE 0 END \
 - CASE WHEN weight_g >= 1500 THEN 6 WHEN weight_g >= 1000 THEN 4 WHEN weight_g >= 500 THEN 2 ELSE 0 END \
 - CASE WHEN variant_cover_bp < 500 THEN 10 ELSE 0 END \
 + RELEVANCE AS points \
 FROM products WHERE (margin_bp IS NULL OR margin_bp >= 1500) AND (color IS NULL OR color <> 'Summit') \
 AND CANDIDATE) ranked \
 ORDER BY tier DESC, points DESC, units_sold DESC, id LIMIT 100";

/// One page, for the core and as SQL.
pub struct Question {
    pub name: &'static str,
    pub ask: Ask,
    pub sql: String,
}

/// The rule set as a document.
pub fn document() -> Result<Json, BenchError> {
    Json::parse(RULE_SET.as_bytes()).map_err(|e| BenchError::Data(e.to_string()))
}

pub fn rule_set() -> Result<RuleSet, BenchError> {
    RuleSet::parse(&document()?).map_err(|findings| BenchError::Data(format!("{findings:?}")))
}

pub fn questions() -> Result<Vec<Question>, BenchError> {
    let at = Instant::parse_rfc3339(AT).map_err(|e| BenchError::Data(e.to_string()))?;
    let question = |name, page: &str, candidate: &str, relevance: &str| {
        let page = Page::parse(page).map_err(|e| BenchError::Data(e.to_string()))?;
        let sql = SQL
            .replace("CANDIDATE", candidate)
            .replace("RELEVANCE", relevance);
        Ok::<Question, BenchError>(Question {
            name,
            ask: Ask::first(page, SegmentId::everyone(), at, 100),
            sql,
        })
    };
    let carries = |token: &str| format!("words LIKE '% {token} %'");
    let worth = |token: &str| {
        format!(
            "CASE WHEN title_words LIKE '% {token} %' THEN 400 WHEN {} THEN 200 ELSE 0 END",
            carries(token)
        )
    };
    Ok(vec![
        question("placement, all products", "placement:home", "1 = 1", "0")?,
        question(
            "largest category",
            "category:Clothing",
            "category_1 = 'Clothing'",
            "0",
        )?,
        question(
            "search “rain jacket”",
            "search:rain jacket",
            &format!("{} AND {}", carries("rain"), carries("jacket")),
            &format!("{} + {}", worth("rain"), worth("jacket")),
        )?,
    ])
}

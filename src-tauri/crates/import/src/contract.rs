//! Owns reading product lines of the contract: strictly, as the gateway would, with money in minor
//! units. Also tells such a file from other JSON.

use endcap_model::json::Json;
use endcap_model::product::Product;

use crate::error::ImportError;
use crate::mapping::{Format, Mapping, MoneyUnit};
use crate::product_row::fault;
use crate::reject::Reject;
use crate::rows::{self, JsonRows, Row, Step};
use crate::source::Source;
use crate::value::shortened;

/// Lines that decide whether a file is of the contract.
const LOOKED_AT: u32 = 200;

/// The unit of money in a file: what the mapping says, else minor if most lines are products of the
/// contract as they stand.
pub(crate) fn money_unit(source: &Source, mapping: &Mapping) -> Result<MoneyUnit, ImportError> {
    if let Some(unit) = mapping.money {
        return Ok(unit);
    }
    if mapping.format == Format::Csv {
        return Ok(MoneyUnit::Major);
    }
    let encoding = rows::encoding_named(&mapping.encoding)?;
    let mut rows = JsonRows::open(source, encoding, Some(Vec::new()), true)?;
    let (mut row, mut sound, mut wrong) = (Row::default(), 0, 0);
    while sound + wrong < LOOKED_AT {
        match rows.next(&mut row)? {
            Step::End => break,
            Step::Reject(_) => wrong += 1,
            Step::Row => match product(&row) {
                Ok(_) => sound += 1,
                Err(_) => wrong += 1,
            },
        }
    }
    Ok(if sound > wrong {
        MoneyUnit::Minor
    } else {
        MoneyUnit::Major
    })
}

/// The product of a line of the contract, read strictly.
pub(crate) fn product(row: &Row) -> Result<Product, Reject> {
    let json = Json::parse(row.json.trim_ascii()).map_err(|error| {
        let value = shortened(String::from_utf8_lossy(&row.json).trim());
        Reject::new(
            row.line,
            "",
            value,
            format!("This is no JSON object: {}", error.reason),
        )
    })?;
    Product::from_json(&json).map_err(|findings| {
        let more = u32::try_from(findings.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let Some(finding) = findings.into_iter().next() else {
            return Reject::new(row.line, "", "", "This is no product");
        };
        let column = finding.pointer.trim_start_matches('/').to_owned();
        let value = column
            .split('/')
            .next()
            .and_then(|name| json.get(name))
            .map(Json::canonical);
        let mut reason = finding.reason;
        if more > 0 {
            reason.push_str(&fault::and_more(more));
        }
        Reject::new(
            row.line,
            column,
            shortened(&value.unwrap_or_default()),
            reason,
        )
    })
}

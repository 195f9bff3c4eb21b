//! Owns what a mapping file changes of a guessed mapping. The file may be a whole mapping, as
//! `import --json` prints it, or any part of one; columns are named by `name` or `index`.

use endcap_usecases::Mapping;
use serde_json::{Map, Value};

/// Members that say which field a column is; all others say how the file is laid out.
const COLUMNS: [&str; 2] = ["columns", "categoryColumns"];

/// Why a mapping file cannot be applied.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingFault {
    #[error("a mapping is a JSON object")]
    NotAnObject,
    #[error("{0}")]
    Member(String),
    #[error("“columns” is a list of objects with “name” or “index”, and “field”")]
    Columns,
    #[error("the file has no column {0}")]
    UnknownColumn(String),
}

/// The guess in the layout that the file states; `None` where it states none.
pub fn form(guess: &Mapping, said: &Value) -> Result<Option<Mapping>, MappingFault> {
    let said = said.as_object().ok_or(MappingFault::NotAnObject)?;
    if said.keys().all(|name| COLUMNS.contains(&name.as_str())) {
        return Ok(None);
    }
    let mut whole = object(guess);
    for (name, value) in said {
        if !COLUMNS.contains(&name.as_str()) {
            whole.insert(name.clone(), value.clone());
        }
    }
    // Without columns they are guessed anew in the stated layout.
    let mut mapping = parse(whole)?;
    mapping.columns.clear();
    mapping.category_columns.clear();
    Ok(Some(mapping))
}

/// The guess with the columns that the file states.
pub fn apply(guess: &Mapping, said: &Value) -> Result<Mapping, MappingFault> {
    let said = said.as_object().ok_or(MappingFault::NotAnObject)?;
    let mut mapping = guess.clone();
    if let Some(columns) = said.get("columns") {
        let columns = columns.as_array().ok_or(MappingFault::Columns)?;
        let chosen = columns
            .iter()
            .map(|column| choice(&mapping, column))
            .collect::<Result<Vec<_>, _>>()?;
        for (index, field) in &chosen {
            // A field that the file gives to one column is taken from the one that was guessed.
            for other in &mut mapping.columns {
                let is_named = chosen.iter().any(|(named, _)| *named == other.index);
                if !is_named
                    && field.is_some()
                    && other.field == *field
                    && field.as_deref() != Some("categories")
                {
                    other.field = None;
                }
            }
            if let Some(column) = mapping.columns.iter_mut().find(|c| c.index == *index) {
                column.field.clone_from(field);
            }
            if field.as_deref() != Some("categories") {
                mapping.category_columns.retain(|joined| joined != index);
            }
        }
    }
    if let Some(joined) = said.get("categoryColumns") {
        let mut whole = object(&mapping);
        whole.insert("categoryColumns".to_owned(), joined.clone());
        mapping = parse(whole)?;
        for column in &mut mapping.columns {
            let is_joined = mapping.category_columns.contains(&column.index);
            if is_joined && column.field.is_none() {
                column.field = Some("categories".to_owned());
            }
        }
    }
    Ok(mapping)
}

fn choice(mapping: &Mapping, column: &Value) -> Result<(usize, Option<String>), MappingFault> {
    let members = column.as_object().ok_or(MappingFault::Columns)?;
    let field = match members.get("field") {
        Some(Value::String(field)) => Some(field.clone()),
        Some(Value::Null) => None,
        _ => return Err(MappingFault::Columns),
    };
    let name = members.get("name").and_then(Value::as_str);
    let index = members.get("index").and_then(Value::as_u64);
    let found = mapping.columns.iter().find(|known| match (name, index) {
        (Some(name), _) => known.name == name,
        (None, Some(index)) => known.index as u64 == index,
        (None, None) => false,
    });
    match (found, name, index) {
        (Some(found), _, _) => Ok((found.index, field)),
        (None, Some(name), _) => Err(MappingFault::UnknownColumn(format!("“{name}”"))),
        (None, None, Some(index)) => Err(MappingFault::UnknownColumn(index.to_string())),
        (None, None, None) => Err(MappingFault::Columns),
    }
}

fn object(mapping: &Mapping) -> Map<String, Value> {
    match serde_json::to_value(mapping) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

fn parse(members: Map<String, Value>) -> Result<Mapping, MappingFault> {
    serde_json::from_value(Value::Object(members))
        .map_err(|error| MappingFault::Member(error.to_string()))
}

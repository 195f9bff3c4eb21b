//! Printing a predicate as the contract writes it.

use super::{Predicate, Scalar};
use crate::field::Field;
use crate::json::Json;

impl Scalar {
    pub fn to_json(&self) -> Json {
        match self {
            Scalar::Text(text) => text.as_str().into(),
            Scalar::Integer(n) => (*n).into(),
            Scalar::Boolean(value) => (*value).into(),
            Scalar::Date(day) => day.format("%Y-%m-%d").to_string().into(),
            Scalar::Other(json) => json.clone(),
        }
    }
}

impl<F: Field> Predicate<F> {
    pub fn to_json(&self) -> Json {
        let list =
            |parts: &[Predicate<F>]| Json::List(parts.iter().map(Predicate::to_json).collect());
        let with = |field: &F, name: &str, value: Json| {
            Json::object([("field", field.name().into()), (name, value)])
        };
        match self {
            Predicate::All(parts) => Json::object([("all", list(parts))]),
            Predicate::Any(parts) => Json::object([("any", list(parts))]),
            Predicate::Not(part) => Json::object([("not", part.to_json())]),
            Predicate::Is { field, value } => with(field, "is", value.to_json()),
            Predicate::In { field, values } => with(
                field,
                "in",
                Json::List(values.iter().map(Scalar::to_json).collect()),
            ),
            Predicate::Compare { field, bounds } => {
                let mut members = vec![("field".to_owned(), field.name().into())];
                members.extend(
                    bounds
                        .iter()
                        .map(|(op, bound)| (op.name().to_owned(), bound.to_json())),
                );
                Json::Object(members)
            }
            Predicate::Under { field, path } => with(field, "under", path.to_json()),
            Predicate::WithinDays { field, days } => with(field, "within_days", days.to_json()),
            Predicate::Known { field, known } => with(field, "known", (*known).into()),
            Predicate::Products(ids) => Json::object([("products", ids.clone().into())]),
        }
    }
}

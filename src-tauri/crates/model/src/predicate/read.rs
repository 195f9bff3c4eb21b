//! Reading a predicate strictly, with a finding for everything that does not fit its field.

use super::{Comparison, MAX_DEPTH, Predicate, Scalar};
use crate::field::{Field, FieldType};
use crate::finding::Finding;
use crate::json::{Json, MAX_INTEGER};
use crate::product::CategoryPath;
use crate::strict::{self, Members};

const FORMS: &str = "all, any, not, products, or a field with is, in, gt, gte, lt, lte, under, within_days or known";

/// Reads a predicate; every error becomes a finding below `pointer`.
pub fn predicate<F: Field>(
    json: &Json,
    pointer: &str,
    findings: &mut Vec<Finding>,
) -> Option<Predicate<F>> {
    nested(json, pointer, 1, findings)
}

fn nested<F: Field>(
    json: &Json,
    pointer: &str,
    depth: usize,
    findings: &mut Vec<Finding>,
) -> Option<Predicate<F>> {
    if depth > MAX_DEPTH {
        findings.push(Finding::at(
            pointer,
            format!("conditions are nested more than {MAX_DEPTH} deep"),
        ));
        return None;
    }
    let all = [
        "all",
        "any",
        "not",
        "products",
        "field",
        "is",
        "in",
        "gt",
        "gte",
        "lt",
        "lte",
        "under",
        "within_days",
        "known",
    ];
    let members = strict::members(json, pointer, &all, findings)?;
    let forms: Vec<&str> = ["all", "any", "not", "products", "field"]
        .into_iter()
        .filter(|f| members.get(f).is_some())
        .collect();
    match forms.as_slice() {
        ["field"] => compared(json, &members, findings),
        [form] => {
            let alone = only(json, &members, &[form], findings);
            let value = members.get(form)?;
            let at = members.at(form);
            let read = match *form {
                "all" => parts(value, &at, depth, findings).map(Predicate::All),
                "any" => parts(value, &at, depth, findings).map(Predicate::Any),
                "not" => {
                    nested(value, &at, depth + 1, findings).map(|p| Predicate::Not(Box::new(p)))
                }
                _ => products::<F>(value, &at, findings),
            };
            alone.and(read)
        }
        _ => {
            let reason = format!("must have exactly one of these forms: {FORMS}");
            findings.push(Finding::at(pointer, reason));
            None
        }
    }
}

fn parts<F: Field>(
    json: &Json,
    pointer: &str,
    depth: usize,
    findings: &mut Vec<Finding>,
) -> Option<Vec<Predicate<F>>> {
    strict::each(json, pointer, findings, |part, at, findings| {
        nested(part, at, depth + 1, findings)
    })
}

fn products<F: Field>(
    json: &Json,
    pointer: &str,
    findings: &mut Vec<Finding>,
) -> Option<Predicate<F>> {
    if !F::HAS_IDS {
        findings.push(Finding::at(
            pointer,
            "a shopper is not selected by products",
        ));
        return None;
    }
    strict::texts(json, pointer, findings).map(Predicate::Products)
}

/// Reports members beside `allowed`; they belong to another form.
fn only(
    json: &Json,
    members: &Members,
    allowed: &[&str],
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let Json::Object(list) = json else {
        return None;
    };
    let strangers: Vec<&String> = list
        .iter()
        .map(|(n, _)| n)
        .filter(|n| !allowed.contains(&n.as_str()))
        .collect();
    for name in &strangers {
        let reason = format!(
            "“{name}” does not go together with “{}”",
            allowed.join("”, “")
        );
        findings.push(Finding::at(members.at(name), reason));
    }
    strangers.is_empty().then_some(())
}

fn compared<F: Field>(
    json: &Json,
    members: &Members,
    findings: &mut Vec<Finding>,
) -> Option<Predicate<F>> {
    let field = named_field::<F>(members, findings);
    let operators: Vec<&str> = ["is", "in", "under", "within_days", "known"]
        .into_iter()
        .filter(|o| members.get(o).is_some())
        .collect();
    let bounds: Vec<(&str, Comparison)> = Comparison::ALL
        .into_iter()
        .filter(|(name, _)| members.get(name).is_some())
        .collect();
    match (operators.as_slice(), bounds.is_empty()) {
        ([operator], true) => {
            let alone = only(json, members, &["field", operator], findings);
            let read = operated(field?, operator, members, findings);
            alone.and(read)
        }
        ([], false) => {
            let field = field?;
            let mut read = Vec::with_capacity(bounds.len());
            for (name, comparison) in bounds {
                let bound = bound(&field, members.get(name)?, &members.at(name), findings);
                read.extend(bound.map(|bound| (comparison, bound)));
            }
            Some(Predicate::Compare {
                field,
                bounds: read,
            })
        }
        ([], true) => {
            let reason =
                "needs is, in, gt, gte, lt, lte, under, within_days or known beside “field”";
            findings.push(Finding::at(members.pointer.clone(), reason));
            None
        }
        _ => {
            let reason = "has more than one operator; join two conditions with “all”";
            findings.push(Finding::at(members.pointer.clone(), reason));
            None
        }
    }
}

fn named_field<F: Field>(members: &Members, findings: &mut Vec<Finding>) -> Option<F> {
    let name = members.required_text("field", findings)?;
    let field = F::parse(&name);
    if field.is_none() {
        let reason = format!("“{name}” is not a field of a {}", F::OF);
        findings.push(Finding::at(members.at("field"), reason));
    }
    field
}

fn operated<F: Field>(
    field: F,
    operator: &str,
    members: &Members,
    findings: &mut Vec<Finding>,
) -> Option<Predicate<F>> {
    let json = members.get(operator)?;
    let at = members.at(operator);
    match operator {
        "is" => scalar(&field, json, &at, findings).map(|value| Predicate::Is { field, value }),
        "in" => {
            let values = strict::each(json, &at, findings, |value, at, findings| {
                scalar(&field, value, at, findings)
            });
            values.map(|values| Predicate::In { field, values })
        }
        "known" => {
            strict::boolean(json, &at, findings).map(|known| Predicate::Known { field, known })
        }
        "under" => under(&field, json, &at, findings).map(|path| Predicate::Under { field, path }),
        _ => within_days(&field, json, &at, findings)
            .map(|days| Predicate::WithinDays { field, days }),
    }
}

/// The value of `is`, of the field's type where that is fixed.
fn scalar<F: Field>(
    field: &F,
    json: &Json,
    at: &str,
    findings: &mut Vec<Finding>,
) -> Option<Scalar> {
    match field.field_type() {
        FieldType::Text | FieldType::Texts | FieldType::Paths => {
            strict::text(json, at, findings).map(Scalar::Text)
        }
        FieldType::Integer => strict::integer(json, at, findings).map(Scalar::Integer),
        FieldType::Date => strict::date(json, at, findings).map(Scalar::Date),
        FieldType::Any => Some(loose(json)),
    }
}

/// A value for a field of no fixed type.
fn loose(json: &Json) -> Scalar {
    match (json, json.integer()) {
        (Json::Text(text), _) => Scalar::Text(text.clone()),
        (Json::Bool(value), _) => Scalar::Boolean(*value),
        (_, Some(n)) => Scalar::Integer(n),
        (other, None) => Scalar::Other(other.clone()),
    }
}

fn bound<F: Field>(
    field: &F,
    json: &Json,
    at: &str,
    findings: &mut Vec<Finding>,
) -> Option<Scalar> {
    match field.field_type() {
        FieldType::Integer => strict::integer(json, at, findings).map(Scalar::Integer),
        FieldType::Date => strict::date(json, at, findings).map(Scalar::Date),
        FieldType::Any => Some(match json.integer() {
            Some(n) => Scalar::Integer(n),
            None => Scalar::Other(json.clone()),
        }),
        _ => misfit(field, at, "numbers or days are compared by size", findings),
    }
}

fn under<F: Field>(
    field: &F,
    json: &Json,
    at: &str,
    findings: &mut Vec<Finding>,
) -> Option<Scalar> {
    match field.field_type() {
        FieldType::Paths => {
            let text = strict::text(json, at, findings)?;
            if let Err(error) = CategoryPath::parse(&text) {
                findings.push(Finding::at(at, error.to_string()));
                return None;
            }
            Some(Scalar::Text(text))
        }
        FieldType::Any => Some(Scalar::Other(json.clone())),
        _ => misfit(field, at, "“under” is for category paths", findings),
    }
}

fn within_days<F: Field>(
    field: &F,
    json: &Json,
    at: &str,
    findings: &mut Vec<Finding>,
) -> Option<Scalar> {
    if !F::HAS_IDS {
        return misfit(field, at, "a shopper has no dates", findings);
    }
    match field.field_type() {
        FieldType::Date => {
            strict::integer_in(json, (1, MAX_INTEGER), at, findings).map(Scalar::Integer)
        }
        FieldType::Any => Some(Scalar::Other(json.clone())),
        _ => misfit(field, at, "“within_days” is for dates", findings),
    }
}

fn misfit<F: Field>(field: &F, at: &str, why: &str, findings: &mut Vec<Finding>) -> Option<Scalar> {
    findings.push(Finding::at(
        at,
        format!("does not fit the field “{}”: {why}", field.name()),
    ));
    None
}

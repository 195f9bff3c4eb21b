//! The predicate language over products and shoppers (contract, section 2): its tree and its
//! truth. Reading and printing are in [`read`] and [`print`].

pub mod print;
pub mod read;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::derived::Inputs;
use crate::field::{Field, ProductField};
use crate::instant::Instant;
use crate::json::Json;
use crate::product::{AttributeValue, Product, is_under};

/// How deep predicates may be nested; one that nests nothing is 1 deep.
pub const MAX_DEPTH: usize = 32;

/// A predicate over whatever `F` names the fields of.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicate<F> {
    All(Vec<Predicate<F>>),
    Any(Vec<Predicate<F>>),
    Not(Box<Predicate<F>>),
    Is {
        field: F,
        value: Scalar,
    },
    In {
        field: F,
        values: Vec<Scalar>,
    },
    Compare {
        field: F,
        bounds: Vec<(Comparison, Scalar)>,
    },
    Under {
        field: F,
        path: Scalar,
    },
    WithinDays {
        field: F,
        days: Scalar,
    },
    Known {
        field: F,
        known: bool,
    },
    /// Ids, in the order given.
    Products(Vec<String>),
}

pub type ProductPredicate = Predicate<ProductField>;
pub type ShopperPredicate = Predicate<crate::field::ShopperField>;

/// A value to compare with. `Other` stands where a field of no fixed type is asked for a value
/// that it can never have; such a comparison is false.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    Text(String),
    Integer(i64),
    Boolean(bool),
    Date(NaiveDate),
    Other(Json),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    Gt,
    Gte,
    Lt,
    Lte,
}

impl Comparison {
    pub const ALL: [(&'static str, Comparison); 4] = [
        ("gt", Comparison::Gt),
        ("gte", Comparison::Gte),
        ("lt", Comparison::Lt),
        ("lte", Comparison::Lte),
    ];

    pub fn name(self) -> &'static str {
        match self {
            Comparison::Gt => "gt",
            Comparison::Gte => "gte",
            Comparison::Lt => "lt",
            Comparison::Lte => "lte",
        }
    }

    pub fn holds<T: PartialOrd>(self, value: T, bound: T) -> bool {
        match self {
            Comparison::Gt => value > bound,
            Comparison::Gte => value >= bound,
            Comparison::Lt => value < bound,
            Comparison::Lte => value <= bound,
        }
    }
}

/// A known value of a field, borrowed from its product or shopper.
#[derive(Clone, Copy, Debug)]
pub enum ValueRef<'a> {
    Text(&'a str),
    Integer(i64),
    Boolean(bool),
    Date(NaiveDate),
    Texts(&'a [String]),
    Paths(&'a [crate::product::CategoryPath]),
}

/// Something whose fields a predicate can ask for.
pub trait Subject<F> {
    /// `None` is unknown.
    fn value(&self, field: &F) -> Option<ValueRef<'_>>;
    /// The id, where the subject has one.
    fn id(&self) -> Option<&str>;
    /// The local date now, for `within_days`.
    fn today(&self) -> Option<NaiveDate>;
}

impl<F: Field> Predicate<F> {
    /// Two-valued: a comparison with an unknown value is false, and its `not` true.
    pub fn matches(&self, subject: &impl Subject<F>) -> bool {
        match self {
            Predicate::All(parts) => parts.iter().all(|part| part.matches(subject)),
            Predicate::Any(parts) => parts.iter().any(|part| part.matches(subject)),
            Predicate::Not(part) => !part.matches(subject),
            Predicate::Is { field, value } => subject
                .value(field)
                .is_some_and(|known| known.equals(value)),
            Predicate::In { field, values } => subject
                .value(field)
                .is_some_and(|known| values.iter().any(|v| known.equals(v))),
            Predicate::Compare { field, bounds } => subject
                .value(field)
                .is_some_and(|known| bounds.iter().all(|(op, bound)| known.compares(*op, bound))),
            Predicate::Under { field, path } => {
                subject.value(field).is_some_and(|known| known.under(path))
            }
            Predicate::WithinDays { field, days } => {
                match (subject.value(field), days, subject.today()) {
                    (Some(ValueRef::Date(day)), Scalar::Integer(n), Some(today)) => {
                        (0..*n).contains(&(today - day).num_days())
                    }
                    _ => false,
                }
            }
            Predicate::Known { field, known } => {
                subject
                    .value(field)
                    .is_some_and(|value| !value.is_empty_list())
                    == *known
            }
            Predicate::Products(ids) => subject
                .id()
                .is_some_and(|id| ids.iter().any(|listed| listed == id)),
        }
    }

    /// Calls `visit` with every field that this names.
    pub fn each_field(&self, visit: &mut dyn FnMut(&F)) {
        match self {
            Predicate::All(parts) | Predicate::Any(parts) => {
                parts.iter().for_each(|part| part.each_field(visit));
            }
            Predicate::Not(part) => part.each_field(visit),
            Predicate::Is { field, .. }
            | Predicate::In { field, .. }
            | Predicate::Compare { field, .. }
            | Predicate::Under { field, .. }
            | Predicate::WithinDays { field, .. }
            | Predicate::Known { field, .. } => visit(field),
            Predicate::Products(_) => {}
        }
    }
}

impl ValueRef<'_> {
    pub fn is_empty_list(&self) -> bool {
        match self {
            ValueRef::Texts(list) => list.is_empty(),
            ValueRef::Paths(list) => list.is_empty(),
            _ => false,
        }
    }

    /// `is`: never equates different JSON types; of a list, one element.
    pub fn equals(&self, value: &Scalar) -> bool {
        match (self, value) {
            (ValueRef::Text(a), Scalar::Text(b)) => a == b,
            (ValueRef::Integer(a), Scalar::Integer(b)) => a == b,
            (ValueRef::Boolean(a), Scalar::Boolean(b)) => a == b,
            (ValueRef::Date(a), Scalar::Date(b)) => a == b,
            (ValueRef::Texts(list), Scalar::Text(b)) => list.iter().any(|a| a == b),
            (ValueRef::Paths(list), Scalar::Text(b)) => list.iter().any(|a| a.as_str() == b),
            _ => false,
        }
    }

    pub fn compares(&self, op: Comparison, bound: &Scalar) -> bool {
        match (self, bound) {
            (ValueRef::Integer(a), Scalar::Integer(b)) => op.holds(a, b),
            (ValueRef::Date(a), Scalar::Date(b)) => op.holds(a, b),
            _ => false,
        }
    }

    fn under(&self, path: &Scalar) -> bool {
        match (self, path) {
            (ValueRef::Paths(list), Scalar::Text(path)) => {
                list.iter().any(|p| is_under(p.as_str(), path))
            }
            _ => false,
        }
    }
}

impl AttributeValue {
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            AttributeValue::Text(text) => ValueRef::Text(text),
            AttributeValue::Integer(n) => ValueRef::Integer(*n),
            AttributeValue::Boolean(value) => ValueRef::Boolean(*value),
            AttributeValue::List(list) => ValueRef::Texts(list),
        }
    }
}

/// A product at an instant, as predicates see it.
pub struct ProductAt<'a> {
    pub product: &'a Product,
    pub metrics_days: u32,
    pub today: NaiveDate,
}

impl<'a> ProductAt<'a> {
    pub fn at(product: &'a Product, metrics_days: u32, zone: Tz, at: Instant) -> ProductAt<'a> {
        ProductAt {
            product,
            metrics_days,
            today: at.local_date(zone),
        }
    }
}

impl Subject<ProductField> for ProductAt<'_> {
    fn value(&self, field: &ProductField) -> Option<ValueRef<'_>> {
        let product = self.product;
        match field {
            ProductField::Id => Some(ValueRef::Text(product.id.as_str())),
            ProductField::Title => product.title.as_deref().map(ValueRef::Text),
            ProductField::Brand => product.brand.as_deref().map(ValueRef::Text),
            ProductField::ImageUrl => product.image_url.as_deref().map(ValueRef::Text),
            ProductField::Tags => product.tags.as_deref().map(ValueRef::Texts),
            ProductField::Categories => product.categories.as_deref().map(ValueRef::Paths),
            ProductField::Launched => product.launched.map(ValueRef::Date),
            ProductField::Count(count) => product
                .count(*count)
                .or_else(|| Inputs::of(product).derive(*count, self.metrics_days))
                .map(ValueRef::Integer),
            ProductField::Attribute(name) => {
                product.attributes.get(name).map(AttributeValue::as_ref)
            }
        }
    }

    fn id(&self) -> Option<&str> {
        Some(self.product.id.as_str())
    }

    fn today(&self) -> Option<NaiveDate> {
        Some(self.today)
    }
}

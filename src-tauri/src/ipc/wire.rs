//! Carries a use case's own value across, under the shape that the window is told. Owns no data.
//!
//! The use cases answer in their own types, which serialize as the window reads them; writing each out
//! a second time would be work for the machine at every answer and for people at every change. That
//! the two agree is shown by `tests/shapes.rs`, which reads real answers back through the shapes.

use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::datatype::DataType;
use specta::{Type, Types};

/// A `T` that is an `S` in TypeScript.
pub struct Wire<T, S>(pub T, PhantomData<fn() -> S>);

impl<T, S> From<T> for Wire<T, S> {
    fn from(value: T) -> Self {
        Self(value, PhantomData)
    }
}

impl<T: Serialize, S> Serialize for Wire<T, S> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>, S> Deserialize<'de> for Wire<T, S> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::from)
    }
}

impl<T, S: Type> Type for Wire<T, S> {
    fn definition(types: &mut Types) -> DataType {
        S::definition(types)
    }
}

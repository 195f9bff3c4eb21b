//! What is known of a shopper: a flat object of the contract's fields and traits, no more, so that
//! no name, address or e-mail can be sent by mistake.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::field::{ShopperCount, ShopperField, ShopperList, ShopperText};
use crate::finding::Finding;
use crate::id::ShopperId;
use crate::json::Json;
use crate::predicate::{Subject, ValueRef};
use crate::product::{AttributeValue, CategoryPath, attributes, paths};
use crate::strict;

/// A shopper; what is missing is unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shopper {
    pub counts: BTreeMap<ShopperCount, i64>,
    pub texts: BTreeMap<ShopperText, String>,
    pub brands: BTreeMap<ShopperList, Vec<String>>,
    pub paths: BTreeMap<ShopperList, Vec<CategoryPath>>,
    pub traits: BTreeMap<String, AttributeValue>,
}

/// A shopper whom the shop knows again by a key.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownShopper {
    pub id: ShopperId,
    pub facts: Shopper,
}

impl Shopper {
    /// Reads a shopper strictly: any member that the contract does not list is an error.
    pub fn from_json(json: &Json) -> Result<Shopper, Vec<Finding>> {
        let mut findings = Vec::new();
        strict::repeated_and_null(json, "", &|_| false, &mut findings);
        let allowed: Vec<&str> = ShopperCount::ALL
            .iter()
            .map(|field| field.name())
            .chain(ShopperText::ALL.iter().map(|field| field.name()))
            .chain(ShopperList::ALL.iter().map(|field| field.name()))
            .chain(["traits"])
            .collect();
        let mut shopper = Shopper::default();
        if let Some(members) = strict::members(json, "", &allowed, &mut findings) {
            for field in ShopperCount::ALL {
                let read = members.get(field.name()).and_then(|json| {
                    strict::integer(json, &members.at(field.name()), &mut findings)
                });
                shopper.counts.extend(read.map(|n| (*field, n)));
            }
            for field in ShopperText::ALL {
                let read = members
                    .get(field.name())
                    .and_then(|json| strict::text(json, &members.at(field.name()), &mut findings));
                shopper.texts.extend(read.map(|text| (*field, text)));
            }
            for field in ShopperList::ALL {
                let Some(json) = members.get(field.name()) else {
                    continue;
                };
                shopper.read_list(*field, json, &members.at(field.name()), &mut findings);
            }
            if let Some(json) = members.get("traits") {
                shopper.traits = attributes(json, &members.at("traits"), &mut findings);
            }
        }
        if findings.is_empty() {
            Ok(shopper)
        } else {
            Err(findings)
        }
    }

    /// The shopper as the contract writes it; what is unknown is left out.
    pub fn to_json(&self) -> Json {
        let mut out: Vec<(String, Json)> = Vec::new();
        let mut put = |name: &str, value: Json| out.push((name.to_owned(), value));
        for (field, n) in &self.counts {
            put(field.name(), (*n).into());
        }
        for (field, text) in &self.texts {
            put(field.name(), text.as_str().into());
        }
        for (field, list) in &self.paths {
            let paths = list.iter().map(|path| path.as_str().into());
            put(field.name(), Json::List(paths.collect()));
        }
        for (field, list) in &self.brands {
            put(field.name(), list.clone().into());
        }
        if !self.traits.is_empty() {
            let traits = self.traits.iter();
            let members = traits.map(|(name, value)| (name.clone(), value.to_json()));
            put("traits", Json::Object(members.collect()));
        }
        Json::Object(out)
    }

    fn read_list(
        &mut self,
        field: ShopperList,
        json: &Json,
        at: &str,
        findings: &mut Vec<Finding>,
    ) {
        match field {
            ShopperList::BoughtCategories | ShopperList::ViewedCategories => {
                self.paths
                    .extend(paths(json, at, findings).map(|read| (field, read)));
            }
            ShopperList::BoughtBrands | ShopperList::ViewedBrands => {
                self.brands
                    .extend(strict::texts(json, at, findings).map(|read| (field, read)));
            }
        }
    }
}

impl Subject<ShopperField> for Shopper {
    fn value(&self, field: &ShopperField) -> Option<ValueRef<'_>> {
        match field {
            ShopperField::Count(count) => self.counts.get(count).copied().map(ValueRef::Integer),
            ShopperField::Text(text) => self.texts.get(text).map(|text| ValueRef::Text(text)),
            ShopperField::List(list) => match self.paths.get(list) {
                Some(paths) => Some(ValueRef::Paths(paths)),
                None => self.brands.get(list).map(|brands| ValueRef::Texts(brands)),
            },
            ShopperField::Trait(name) => self.traits.get(name).map(AttributeValue::as_ref),
        }
    }

    fn id(&self) -> Option<&str> {
        None
    }

    fn today(&self) -> Option<NaiveDate> {
        None
    }
}

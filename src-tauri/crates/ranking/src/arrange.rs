//! Where pins stand and how organic products fill the places between (contract, section 4, steps 7
//! and 9), for whatever names a product: a row of the catalog or an id in a distant engine.
//!
//! Owns the taking of positions and the arrangement. Refuses to know who is eligible, and how many
//! organic products there are: both are told.

use std::collections::BTreeSet;

use endcap_model::rule::Rule;

/// An active pin of a product that exists.
#[derive(Clone, Copy, Debug)]
pub struct Pin<'r, K> {
    pub rule: &'r Rule,
    pub product: K,
    /// The position that the rule asks for, 1-based.
    pub asked: u32,
}

/// A pin that holds, at the position that was free.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'r, K> {
    pub pin: Pin<'r, K>,
    /// 1-based; may lie beyond the end of the list.
    pub position: usize,
}

/// The pins that hold, by position.
#[derive(Clone, Debug)]
pub struct Seats<'r, K> {
    pub pins: Vec<Seat<'r, K>>,
}

impl<'r, K: Clone + PartialEq> Seats<'r, K> {
    /// Takes the active pins of eligible products in order of precedence: a second pin of a product
    /// is ignored, a taken position passes its pin on.
    pub fn take(pins: &[Pin<'r, K>], is_eligible: impl Fn(&K) -> bool) -> Seats<'r, K> {
        let mut taken = BTreeSet::new();
        let mut seats: Vec<Seat<'r, K>> = Vec::new();
        for pin in pins {
            let again = seats.iter().any(|seat| seat.pin.product == pin.product);
            if again || !is_eligible(&pin.product) {
                continue;
            }
            let mut position = pin.asked as usize;
            while !taken.insert(position) {
                position += 1;
            }
            seats.push(Seat {
                pin: pin.clone(),
                position,
            });
        }
        seats.sort_unstable_by_key(|seat| seat.position);
        Seats { pins: seats }
    }

    /// The 0-based number among the seats of the one that a product has.
    pub fn number_of(&self, product: &K) -> Option<usize> {
        self.pins
            .iter()
            .position(|seat| seat.pin.product == *product)
    }

    /// Where everything stands, once the number of organic products is known.
    pub fn arrangement(&self, organic: usize) -> Arrangement {
        let mut finals = Vec::with_capacity(self.pins.len());
        for (index, seat) in self.pins.iter().enumerate() {
            finals.push(seat.position.min(organic + index + 1));
        }
        Arrangement { pins: finals }
    }
}

/// The final positions of the pins, ascending; organic products fill the places between.
#[derive(Clone, Debug)]
pub struct Arrangement {
    pins: Vec<usize>,
}

/// What stands at a position: a pin or an organic product, by 0-based number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Pin(usize),
    Organic(usize),
}

impl Arrangement {
    pub fn at(&self, position: usize) -> Stands {
        match self.pins.binary_search(&position) {
            Ok(index) => Stands::Pin(index),
            Err(before) => Stands::Organic(position - 1 - before),
        }
    }

    /// The position of the pin of this 0-based number.
    pub fn of_pin(&self, index: usize) -> usize {
        self.pins[index]
    }

    /// The position of the organic product of this 0-based number.
    pub fn of_organic(&self, number: usize) -> usize {
        let mut position = number + 1;
        for pin in &self.pins {
            if *pin > position {
                break;
            }
            position += 1;
        }
        position
    }
}

//! The invented makers of the demo store and the names of their model lines.
//! Owns names alone; no real maker is meant.

/// The parts of the shop, to say who makes what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Clothing,
    Footwear,
    Camping,
    Packs,
    Climbing,
    Cycling,
    Snow,
}

use Family::{Camping, Climbing, Clothing, Cycling, Footwear, Packs, Snow};

pub(crate) struct Brand {
    pub(crate) name: &'static str,
    /// Price level in percent of the ordinary.
    pub(crate) level: i64,
    pub(crate) makes: &'static [Family],
    pub(crate) models: &'static [&'static str],
}

const fn brand(
    name: &'static str,
    level: i64,
    makes: &'static [Family],
    models: &'static [&'static str],
) -> Brand {
    Brand {
        name,
        level,
        makes,
        models,
    }
}

// One maker a line, as in a table.
#[rustfmt::skip]
pub(crate) const BRANDS: &[Brand] = &[
    brand("Fjellform", 115, &[Clothing, Snow, Cycling], &["Skarv", "Tinde", "Gneis", "Ravn", "Storen", "Uvdal", "Bukke", "Sylan", "Falk", "Ryfylke"]),
    brand("Nordkamm", 125, &[Clothing, Footwear, Snow, Packs], &["Brekka", "Hovden", "Grat", "Firn", "Kar", "Joch", "Wandfluh", "Stiege", "Kamm", "Spalt"]),
    brand("Skogar", 80, &[Clothing, Camping, Footwear, Packs], &["Kvist", "Bark", "Mossa", "Gran", "Rot", "Lav", "Stubbe", "Kott", "Ormbunke", "Tall"]),
    brand("Halden", 95, &[Clothing, Camping, Snow, Cycling], &["Fonna", "Rime", "Skare", "Frost", "Sludd", "Tåke", "Hagl", "Slaps", "Drev", "Snøfokk"]),
    brand("Northwind", 85, &[Clothing, Footwear, Camping, Packs, Cycling, Snow, Climbing], &["Harbour", "Beacon", "Gale", "Anchor", "Lee", "Breaker", "Squall", "Mariner", "Fathom", "Keel"]),
    brand("Ridgewright", 110, &[Clothing, Packs, Climbing, Camping, Footwear], &["Drift", "Spur", "Saddle", "Bluff", "Traverse", "Col", "Summit", "Scree", "Talus", "Crest"]),
    brand("Cairn & Co", 100, &[Clothing, Climbing, Footwear, Packs], &["Stob", "Glen", "Corrie", "Ben", "Strath", "Lochan", "Bealach", "Sgurr", "Brae", "Tor"]),
    brand("Tarnlight", 105, &[Camping, Cycling, Snow, Clothing], &["Ember", "Glow", "Spark", "Tarn", "Dusk", "Flare", "Wick", "Cinder", "Halo", "Lumen"]),
    brand("Vargtind", 120, &[Climbing, Snow, Clothing, Packs], &["Ulv", "Pigg", "Egg", "Rygg", "Topp", "Juv", "Stup", "Renne", "Hammer", "Nål"]),
    brand("Isbre", 130, &[Snow, Climbing, Camping, Clothing], &["Bre", "Sprekk", "Morene", "Serak", "Nunatak", "Jøkul", "Firnis", "Kryo", "Is", "Botn"]),
    brand("Lyngheim", 90, &[Camping, Clothing, Footwear], &["Lyng", "Røss", "Myr", "Tyttebær", "Multe", "Einer", "Vidde", "Hei", "Krekling", "Siv"]),
    brand("Havgard", 75, &[Camping, Cycling, Packs, Footwear], &["Bris", "Skvulp", "Nes", "Holme", "Sund", "Båre", "Tang", "Skjær", "Vik", "Kai"]),
    brand("Pedalvik", 100, &[Cycling, Packs], &["Eike", "Krank", "Nav", "Felg", "Kjede", "Spurt", "Tramp", "Grus", "Sadel", "Gir"]),
    brand("Stenhult", 88, &[Footwear, Climbing, Camping, Cycling], &["Sten", "Häll", "Grus", "Klippa", "Block", "Ås", "Brant", "Stig", "Led", "Röse"]),
];

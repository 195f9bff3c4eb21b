//! The shelves of the demo store: what each leaf of the category tree holds, at what prices, in what
//! sizes. Data alone; the products are made in `stock`.

use crate::brands::Family;
use crate::brands::Family::{Camping, Climbing, Clothing, Cycling, Footwear, Packs, Snow};
use crate::pictures::Picture;

/// What a product of a shelf has beside colour, season and weight.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    Nothing,
    /// `capacity_l`, in the title too.
    Litres(i64, i64),
    /// `persons`, in the title too.
    Persons,
    /// `comfort_c`, the temperature in °C.
    Comfort(i64, i64),
    /// `water_column_mm`.
    WaterColumn,
}

/// How a shelf stands to rain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wet {
    Unknown,
    No,
    Some,
    Yes,
}

/// One leaf of the category tree.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) path: &'static str,
    /// A second place in the tree for a part of its products.
    pub(crate) also: Option<&'static str>,
    pub(crate) family: Family,
    pub(crate) pictures: &'static [Picture],
    pub(crate) nouns: &'static [&'static str],
    pub(crate) count: usize,
    /// Euros.
    pub(crate) price: (i64, i64),
    pub(crate) grams: (i64, i64),
    /// Sizes or lengths to choose from.
    pub(crate) sizes: (i64, i64),
    pub(crate) season: &'static str,
    /// Percent of the ordinary in late autumn.
    pub(crate) demand: i64,
    pub(crate) wet: Wet,
    pub(crate) uses: &'static [&'static str],
    pub(crate) extra: Extra,
}

impl Kind {
    const fn of(
        family: Family,
        path: &'static str,
        pictures: &'static [Picture],
        nouns: &'static [&'static str],
        count: usize,
        price: (i64, i64),
        grams: (i64, i64),
    ) -> Self {
        Self {
            path,
            also: None,
            family,
            pictures,
            nouns,
            count,
            price,
            grams,
            sizes: (1, 1),
            season: "all-year",
            demand: 60,
            wet: Wet::Unknown,
            uses: &["hiking"],
            extra: Extra::Nothing,
        }
    }
    const fn sizes(self, low: i64, high: i64) -> Self {
        Self {
            sizes: (low, high),
            ..self
        }
    }
    const fn season(self, season: &'static str, demand: i64) -> Self {
        Self {
            season,
            demand,
            ..self
        }
    }
    const fn wet(self, wet: Wet) -> Self {
        Self { wet, ..self }
    }
    const fn uses(self, uses: &'static [&'static str]) -> Self {
        Self { uses, ..self }
    }
    const fn extra(self, extra: Extra) -> Self {
        Self { extra, ..self }
    }
    const fn also(self, path: &'static str) -> Self {
        Self {
            also: Some(path),
            ..self
        }
    }
    /// Worn: it comes for women and for men.
    pub(crate) fn is_worn(&self) -> bool {
        self.path.starts_with("Clothing")
            || self.path.starts_with("Footwear")
            || self.path.starts_with("Cycling > Clothing")
    }
}

use Picture as P;

// One shelf a line, as in a table.
/// Every shelf. The counts add up to the size of the store.
#[rustfmt::skip]
pub(crate) const KINDS: &[Kind] = &[
    Kind::of(Clothing, "Clothing > Jackets > Shell jackets", &[P::Shell], &["Shell Jacket", "3L Shell Jacket", "Stretch Shell"], 63, (189, 549), (280, 620)).sizes(5, 8).season("all-year", 100).wet(Wet::Yes).uses(&["hiking", "skiing", "climbing"]).extra(Extra::WaterColumn),
    Kind::of(Clothing, "Clothing > Jackets > Rain jackets", &[P::Rain, P::Anorak], &["Rain Jacket", "Rain Anorak", "Packable Rain Jacket"], 55, (69, 189), (190, 480)).sizes(5, 10).season("3-season", 110).wet(Wet::Yes).uses(&["hiking", "everyday"]).extra(Extra::WaterColumn),
    Kind::of(Clothing, "Clothing > Jackets > Down jackets", &[P::Down], &["Down Jacket", "Down Hoody", "Light Down Jacket"], 57, (129, 399), (230, 560)).sizes(5, 8).season("winter", 150).wet(Wet::No).uses(&["everyday", "hiking"]),
    Kind::of(Clothing, "Clothing > Jackets > Insulated jackets", &[P::Down, P::Anorak], &["Insulated Jacket", "Insulated Hoody"], 42, (99, 289), (320, 640)).sizes(5, 8).season("winter", 140).wet(Wet::Some).uses(&["everyday", "skiing"]),
    Kind::of(Clothing, "Clothing > Jackets > Softshells", &[P::Softshell], &["Softshell", "Hooded Softshell"], 46, (89, 229), (350, 620)).sizes(5, 8).season("3-season", 80).wet(Wet::No).uses(&["hiking", "climbing"]),
    Kind::of(Clothing, "Clothing > Jackets > Parkas", &[P::Parka], &["Parka", "Winter Parka"], 38, (199, 499), (900, 1600)).sizes(5, 8).season("winter", 160).wet(Wet::Some).uses(&["everyday"]).extra(Extra::WaterColumn),
    Kind::of(Clothing, "Clothing > Jackets > Fleece jackets", &[P::Fleece], &["Fleece Jacket", "Grid Fleece", "Pile Fleece"], 53, (49, 159), (240, 480)).sizes(5, 8).season("3-season", 120).wet(Wet::No).uses(&["hiking", "everyday"]),
    Kind::of(Clothing, "Clothing > Jackets > Ski jackets", &[P::Shell, P::Parka], &["Ski Jacket", "Freeride Jacket"], 42, (199, 499), (600, 1100)).sizes(5, 8).season("winter", 150).wet(Wet::Yes).uses(&["skiing"]).extra(Extra::WaterColumn).also("Snow > Clothing > Ski jackets"),
    Kind::of(Clothing, "Clothing > Jackets > Vests", &[P::Vest], &["Down Vest", "Insulated Vest"], 29, (69, 199), (180, 320)).sizes(5, 7).season("3-season", 70).wet(Wet::No).uses(&["hiking", "everyday"]),
    Kind::of(Clothing, "Clothing > Trousers > Hiking trousers", &[P::Trousers], &["Hiking Trousers", "Zip-off Trousers", "Stretch Trousers"], 67, (69, 179), (280, 520)).sizes(6, 12).season("3-season", 80).wet(Wet::No).uses(&["hiking"]),
    Kind::of(Clothing, "Clothing > Trousers > Shell trousers", &[P::Trousers], &["Shell Trousers", "Rain Trousers"], 38, (79, 299), (220, 480)).sizes(5, 8).season("all-year", 80).wet(Wet::Yes).uses(&["hiking", "skiing"]).extra(Extra::WaterColumn),
    Kind::of(Clothing, "Clothing > Trousers > Ski trousers", &[P::Trousers], &["Ski Trousers", "Bib Trousers"], 32, (129, 349), (500, 900)).sizes(5, 8).season("winter", 140).wet(Wet::Yes).uses(&["skiing"]).also("Snow > Clothing > Ski trousers"),
    Kind::of(Clothing, "Clothing > Trousers > Shorts", &[P::Shorts], &["Shorts", "Trail Shorts"], 34, (35, 99), (120, 260)).sizes(5, 8).season("summer", 15).uses(&["hiking", "running"]),
    Kind::of(Clothing, "Clothing > Trousers > Tights", &[P::Tights], &["Tights", "Winter Tights"], 29, (45, 129), (160, 300)).sizes(4, 6).season("all-year", 70).uses(&["running", "hiking"]),
    Kind::of(Clothing, "Clothing > Base layers > Tops", &[P::Baselayer], &["Merino Top", "Half-zip Top", "Thermal Top"], 57, (39, 119), (140, 280)).sizes(5, 7).season("winter", 150).uses(&["skiing", "hiking", "running"]),
    Kind::of(Clothing, "Clothing > Base layers > Bottoms", &[P::Tights], &["Merino Bottoms", "Thermal Bottoms"], 40, (35, 99), (130, 240)).sizes(5, 7).season("winter", 140).uses(&["skiing", "hiking"]),
    Kind::of(Clothing, "Clothing > Shirts > T-shirts", &[P::Tee], &["Tee", "Wool Tee", "Graphic Tee"], 57, (25, 75), (110, 200)).sizes(5, 8).season("summer", 30).uses(&["everyday", "hiking"]),
    Kind::of(Clothing, "Clothing > Hats & gloves > Beanies", &[P::Hat], &["Beanie", "Bobble Hat"], 42, (19, 55), (50, 110)).sizes(1, 2).season("winter", 170).uses(&["everyday", "skiing"]),
    Kind::of(Clothing, "Clothing > Hats & gloves > Caps", &[P::Cap], &["Cap", "Trail Cap"], 27, (19, 45), (50, 100)).sizes(1, 2).season("summer", 25).uses(&["running", "hiking"]),
    Kind::of(Clothing, "Clothing > Hats & gloves > Gloves", &[P::Gloves], &["Gloves", "Liner Gloves", "Ski Gloves"], 44, (25, 149), (60, 240)).sizes(4, 6).season("winter", 160).wet(Wet::Some).uses(&["skiing", "everyday"]),
    Kind::of(Clothing, "Clothing > Socks > Hiking socks", &[P::Socks], &["Hiking Socks", "Liner Socks"], 34, (9, 29), (50, 110)).sizes(3, 4).season("all-year", 110).uses(&["hiking"]),
    Kind::of(Clothing, "Clothing > Socks > Ski socks", &[P::Socks], &["Ski Socks", "Touring Socks"], 23, (15, 39), (70, 130)).sizes(3, 4).season("winter", 140).uses(&["skiing"]).also("Snow > Clothing > Ski socks"),
    Kind::of(Footwear, "Footwear > Boots > Hiking boots", &[P::Boots], &["Hiking Boots", "Mid Boots", "Leather Boots"], 63, (109, 299), (800, 1500)).sizes(8, 14).season("3-season", 90).wet(Wet::Some).uses(&["hiking"]),
    Kind::of(Footwear, "Footwear > Boots > Winter boots", &[P::Boots], &["Winter Boots", "Snow Boots"], 42, (89, 259), (900, 1700)).sizes(8, 14).season("winter", 160).wet(Wet::Yes).uses(&["everyday", "hiking"]),
    Kind::of(Footwear, "Footwear > Boots > Mountain boots", &[P::Boots], &["Mountain Boots", "Crampon Boots"], 25, (229, 499), (1200, 2000)).sizes(8, 13).season("winter", 60).wet(Wet::Yes).uses(&["climbing"]),
    Kind::of(Footwear, "Footwear > Trail shoes > Trail running", &[P::Shoe], &["Trail Shoes", "Trail Runners"], 55, (89, 189), (480, 720)).sizes(8, 14).season("all-year", 90).wet(Wet::Some).uses(&["running"]),
    Kind::of(Footwear, "Footwear > Trail shoes > Approach", &[P::Shoe], &["Approach Shoes", "Low Shoes"], 42, (99, 199), (600, 900)).sizes(8, 13).season("3-season", 70).wet(Wet::Some).uses(&["hiking", "climbing"]),
    Kind::of(Footwear, "Footwear > Sandals > Walking sandals", &[P::Sandal], &["Sandals", "River Sandals"], 29, (49, 119), (400, 700)).sizes(7, 12).season("summer", 10).uses(&["hiking", "everyday"]),
    Kind::of(Camping, "Camping > Tents > Dome tents", &[P::Tent], &["Tent", "Dome Tent"], 48, (149, 699), (1400, 4200)).season("3-season", 30).wet(Wet::Yes).uses(&["camping", "hiking"]).extra(Extra::Persons),
    Kind::of(Camping, "Camping > Tents > Tunnel tents", &[P::Tunnel], &["Tunnel Tent", "Expedition Tent"], 42, (199, 1099), (1900, 6800)).season("all-year", 35).wet(Wet::Yes).uses(&["camping"]).extra(Extra::Persons),
    Kind::of(Camping, "Camping > Tents > Tarps", &[P::Tarp], &["Tarp", "Wing Tarp"], 21, (49, 199), (350, 1800)).season("3-season", 25).wet(Wet::Yes).uses(&["camping"]),
    Kind::of(Camping, "Camping > Sleeping bags > Down bags", &[P::Bag], &["Down Bag", "Down Sleeping Bag"], 42, (199, 699), (600, 1500)).sizes(2, 3).season("winter", 70).uses(&["camping"]).extra(Extra::Comfort(-20, 8)),
    Kind::of(Camping, "Camping > Sleeping bags > Synthetic bags", &[P::Bag, P::Quiltbag], &["Sleeping Bag", "Synthetic Bag"], 40, (69, 249), (900, 2100)).sizes(1, 3).season("3-season", 50).uses(&["camping"]).extra(Extra::Comfort(-10, 12)),
    Kind::of(Camping, "Camping > Sleeping mats > Air mats", &[P::Mat], &["Air Mat", "Insulated Mat", "Foam Mat"], 44, (29, 239), (320, 1100)).sizes(1, 3).season("3-season", 45).uses(&["camping"]),
    Kind::of(Camping, "Camping > Kitchen > Stoves", &[P::Stove], &["Gas Stove", "Storm Stove"], 34, (35, 199), (90, 620)).season("all-year", 60).uses(&["camping"]),
    Kind::of(Camping, "Camping > Kitchen > Cookware", &[P::Pot], &["Pot", "Pot Set", "Mug"], 44, (15, 129), (90, 900)).season("all-year", 55).uses(&["camping"]),
    Kind::of(Camping, "Camping > Kitchen > Bottles", &[P::Bottle], &["Bottle", "Flask"], 48, (15, 49), (110, 480)).season("all-year", 110).uses(&["hiking", "everyday"]).extra(Extra::Litres(1, 2)),
    Kind::of(Camping, "Camping > Lighting > Headlamps", &[P::Headlamp], &["Headlamp", "Running Headlamp"], 44, (25, 199), (50, 220)).season("all-year", 150).wet(Wet::Some).uses(&["running", "camping"]),
    Kind::of(Camping, "Camping > Lighting > Lanterns", &[P::Lantern], &["Lantern", "Camp Light"], 29, (19, 99), (120, 640)).season("all-year", 60).uses(&["camping"]),
    Kind::of(Camping, "Camping > Furniture > Chairs", &[P::Chair], &["Camp Chair", "Light Chair"], 25, (39, 179), (480, 2600)).season("summer", 20).uses(&["camping"]),
    Kind::of(Packs, "Backpacks > Day packs > Hiking day packs", &[P::Daypack], &["Daypack", "Day Backpack"], 61, (49, 159), (420, 980)).sizes(1, 2).season("all-year", 90).wet(Wet::Some).uses(&["hiking", "everyday"]).extra(Extra::Litres(14, 32)),
    Kind::of(Packs, "Backpacks > Trekking packs > Long treks", &[P::Pack], &["Backpack", "Trekking Pack"], 57, (119, 379), (1100, 2500)).sizes(1, 3).season("3-season", 60).wet(Wet::Some).uses(&["hiking"]).extra(Extra::Litres(38, 75)),
    Kind::of(Packs, "Backpacks > Ski packs > Touring packs", &[P::Pack, P::Daypack], &["Ski Pack", "Touring Pack"], 29, (89, 239), (800, 1500)).sizes(1, 2).season("winter", 120).uses(&["skiing"]).extra(Extra::Litres(18, 40)).also("Snow > Touring > Packs"),
    Kind::of(Packs, "Backpacks > Travel bags > Duffels", &[P::Duffel], &["Duffel", "Travel Bag"], 42, (59, 199), (700, 1900)).season("all-year", 70).wet(Wet::Some).uses(&["travel"]).extra(Extra::Litres(30, 110)),
    Kind::of(Climbing, "Climbing > Protection > Harnesses", &[P::Harness], &["Harness", "Sport Harness"], 38, (49, 149), (260, 480)).sizes(3, 5).uses(&["climbing"]),
    Kind::of(Climbing, "Climbing > Protection > Helmets", &[P::Helmet], &["Climbing Helmet", "Alpine Helmet"], 30, (49, 129), (190, 390)).sizes(2, 3).uses(&["climbing", "skiing"]),
    Kind::of(Climbing, "Climbing > Ropes > Single ropes", &[P::Rope], &["Single Rope", "Dry Rope"], 34, (119, 289), (2600, 4600)).sizes(2, 4).uses(&["climbing"]),
    Kind::of(Climbing, "Climbing > Hardware > Carabiners", &[P::Carabiner], &["Carabiner", "Screwgate", "Quickdraw"], 46, (9, 35), (30, 110)).season("all-year", 80).uses(&["climbing"]),
    Kind::of(Climbing, "Climbing > Hardware > Chalk bags", &[P::Chalk], &["Chalk Bag", "Chalk Bucket"], 29, (15, 45), (60, 190)).season("all-year", 80).uses(&["climbing"]),
    Kind::of(Climbing, "Climbing > Shoes > Climbing shoes", &[P::Shoe], &["Climbing Shoes", "Bouldering Shoes"], 36, (79, 179), (380, 520)).sizes(8, 13).season("all-year", 80).uses(&["climbing"]),
    Kind::of(Cycling, "Cycling > Clothing > Jerseys", &[P::Jersey], &["Jersey", "Gravel Jersey"], 42, (59, 149), (120, 240)).sizes(5, 7).season("summer", 30).uses(&["cycling"]),
    Kind::of(Cycling, "Cycling > Clothing > Cycling shorts", &[P::Shorts, P::Tights], &["Bib Shorts", "Padded Shorts"], 34, (59, 169), (150, 260)).sizes(5, 7).season("summer", 25).uses(&["cycling"]),
    Kind::of(Cycling, "Cycling > Equipment > Helmets", &[P::Bikehelmet], &["Bike Helmet", "City Helmet"], 34, (45, 199), (220, 420)).sizes(2, 3).season("all-year", 60).uses(&["cycling"]),
    Kind::of(Cycling, "Cycling > Equipment > Bike bags", &[P::Pannier], &["Pannier", "Roll-top Pannier"], 34, (35, 159), (400, 1100)).season("all-year", 60).wet(Wet::Yes).uses(&["cycling", "everyday"]).extra(Extra::Litres(8, 24)),
    Kind::of(Cycling, "Cycling > Equipment > Lights", &[P::Light], &["Front Light", "Light Set"], 30, (25, 139), (60, 220)).season("all-year", 140).wet(Wet::Yes).uses(&["cycling"]),
    Kind::of(Snow, "Snow > Touring > Skis", &[P::Skis], &["Touring Skis", "Freeride Skis"], 32, (349, 899), (2100, 3600)).sizes(3, 5).season("winter", 120).uses(&["skiing"]),
    Kind::of(Snow, "Snow > Touring > Poles", &[P::Poles], &["Ski Poles", "Folding Poles", "Touring Poles"], 38, (45, 159), (280, 540)).sizes(2, 5).season("winter", 110).uses(&["skiing", "hiking"]),
    Kind::of(Snow, "Snow > Snowshoeing > Snowshoes", &[P::Snowshoes], &["Snowshoes", "Trail Snowshoes"], 27, (119, 299), (1500, 2300)).sizes(2, 3).season("winter", 120).uses(&["hiking"]),
    Kind::of(Snow, "Snow > Safety > Goggles", &[P::Goggles], &["Goggles", "Storm Goggles"], 34, (49, 199), (90, 180)).sizes(1, 2).season("winter", 130).uses(&["skiing"]),
    Kind::of(Snow, "Snow > Safety > Ski helmets", &[P::Bikehelmet, P::Helmet], &["Ski Helmet", "Touring Helmet"], 32, (79, 249), (350, 560)).sizes(2, 4).season("winter", 130).uses(&["skiing"]),
];

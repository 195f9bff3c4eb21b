//! What a product of the demo store costs and how it sold over the last 28 days. Pure arithmetic over
//! drawn numbers; each figure is bounded by the one it follows from.

use crate::brands::Brand;
use crate::dice::Dice;
use crate::featured::Featured;
use crate::kinds::Kind;

/// Minor units of the store's currency (cents).
pub(crate) struct Money {
    pub(crate) price: i64,
    pub(crate) list_price: Option<i64>,
    pub(crate) cost: Option<i64>,
    pub(crate) discounted: bool,
}

/// Counts over the last 28 days, and stock as counted on the last.
pub(crate) struct Sales {
    pub(crate) views: i64,
    pub(crate) clicks: i64,
    pub(crate) adds: i64,
    pub(crate) orders: i64,
    pub(crate) units: i64,
    pub(crate) returned: i64,
    pub(crate) stock: i64,
    pub(crate) sizes_in_stock: i64,
}

/// Prices end in 9 or 5 euros; one in four is reduced by 10 to 45 %; one in fourteen has no known cost.
pub(crate) fn money(
    kind: &Kind,
    brand: &Brand,
    fixed: Option<&Featured>,
    dice: &mut Dice,
) -> Money {
    if let Some(one) = fixed {
        let price = one.price * 100;
        let cost = price - price * one.margin_bp / 10_000;
        let discounted = one.list_price > one.price;
        return Money {
            price,
            list_price: Some(one.list_price * 100),
            cost: Some(cost),
            discounted,
        };
    }
    let (low, high) = kind.price;
    let drawn = dice.skewed(low, high) * brand.level / 100;
    let list = shop_price(drawn.max(6));
    let discounted = dice.chance(26);
    let off = *dice.pick(&[10, 15, 20, 20, 25, 30, 40, 45]).unwrap_or(&20);
    let price = if discounted {
        shop_price(list * (100 - off) / 100).min(list - 1)
    } else {
        list
    };
    let margin = dice.between(34, 63);
    let cost = list * 100 * (100 - margin) / 100 / 5 * 5;
    Money {
        price: price * 100,
        list_price: (discounted || dice.chance(70)).then_some(list * 100),
        cost: (!dice.chance(7)).then_some(cost),
        discounted,
    }
}

/// The next lower price, in euros, that ends in 5 or 9; below 20 any.
fn shop_price(euros: i64) -> i64 {
    match euros % 10 {
        _ if euros < 20 => euros,
        9 => euros,
        5..=8 => euros / 10 * 10 + 5,
        _ => euros / 10 * 10 - 1,
    }
}

/// Sales follow a long-tailed interest, the season and the price; stock follows the sales.
pub(crate) fn figures(
    kind: &Kind,
    money: &Money,
    sizes: i64,
    days_on_sale: i64,
    fixed: Option<&Featured>,
    dice: &mut Dice,
) -> Sales {
    let interest = 40 + dice.skewed(0, 5_600) * kind.demand / 100 + dice.below(220);
    let share_of_month = days_on_sale.clamp(1, 28);
    let views = interest * share_of_month / 28;
    let clicks = views * dice.between(12, 34) / 100;
    let adds = clicks * dice.between(13, 36) / 100;
    let dear = if money.price > 30_000 { 60 } else { 100 };
    let keen = if money.discounted { 125 } else { 100 };
    let orders = (adds * dice.between(18, 52) / 100 * dear / 100 * keen / 100).min(adds);
    let units = orders + orders * dice.below(16) / 100;
    let mut sales = Sales {
        views,
        clicks,
        adds,
        orders,
        units,
        returned: 0,
        stock: 0,
        sizes_in_stock: 0,
    };
    if let Some(one) = fixed {
        sales.units = one.units;
        sales.orders = one.units - one.units / 20;
        sales.adds = sales.orders * 3;
        sales.clicks = sales.adds * 5;
        sales.views = sales.clicks * 4;
    }
    sales.returned = sales.units * returns_percent(kind, dice) / 100;
    sales.stock = fixed.map_or_else(|| stock(sales.units, dice), |one| one.stock);
    sales.sizes_in_stock = sizes_in_stock(sizes, sales.stock, dice);
    sales
}

fn returns_percent(kind: &Kind, dice: &mut Dice) -> i64 {
    if kind.is_worn() {
        dice.skewed(4, 42)
    } else {
        dice.skewed(0, 14)
    }
}

/// 4 % sold out, 7 % nearly, 13 % with half a year of cover and more, the rest for 3 to 20 weeks.
fn stock(units: i64, dice: &mut Dice) -> i64 {
    let cover_days = match dice.below(100) {
        0..=3 => return 0,
        4..=10 => dice.between(1, 9),
        11..=23 => dice.between(180, 520),
        _ => dice.between(22, 140),
    };
    let unsold = dice.between(3, 60);
    if units == 0 {
        unsold
    } else {
        (units * cover_days / 28).clamp(1, 1_900)
    }
}

fn sizes_in_stock(sizes: i64, stock: i64, dice: &mut Dice) -> i64 {
    if stock == 0 {
        return 0;
    }
    let gone = if stock < sizes * 4 {
        dice.between(0, sizes * 2 / 3)
    } else {
        dice.skewed(0, sizes / 2)
    };
    (sizes - gone).clamp(1, stock.max(1)).min(sizes)
}

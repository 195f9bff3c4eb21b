//! What the contract ranks by, as a figure for people: cover is unknown where what is sold is.

use endcap_model::field::CountField;
use endcap_model::product::Product;
use endcap_ranking::Catalog;

#[test]
fn cover_is_known_only_where_sales_are_or_nothing_is_left_to_sell() {
    let check = |stock: Option<i64>, units_sold: Option<i64>, ranked: Option<i64>, told| {
        let id = "P1".to_owned().try_into().expect("an id");
        let product = Product {
            id,
            stock,
            units_sold,
            ..Product::default()
        };
        let catalog = Catalog::of([product]).expect("a catalog");
        let cover = CountField::CoverDays;
        let seen = (
            catalog.count_at(0, cover, 28),
            catalog.figure_at(0, cover, 28),
        );
        assert_eq!(
            seen,
            (ranked, told),
            "{stock:?} in stock, {units_sold:?} sold"
        );
    };
    check(Some(10), None, Some(99_999), None);
    check(Some(10), Some(0), Some(99_999), Some(99_999));
    check(Some(10), Some(7), Some(40), Some(40));
    check(Some(0), None, Some(0), Some(0));
    check(None, Some(7), None, None);
}

//! Twin of `table/products.rs`.

use std::{collections::BTreeMap, ops::ControlFlow};

use endcap_model::{
    id::ProductId,
    product::{AttributeValue, CategoryPath, Product},
};
use endcap_store::{Counts, SaveMode, Store, StoreError};

use crate::shop;

fn product(id: &str, price: Option<i64>) -> Product {
    Product {
        id: ProductId::try_from(id).unwrap(),
        price,
        ..Product::default()
    }
}

async fn save(store: &Store, products: &[Product], mode: SaveMode<'_>) -> Counts {
    store
        .save_products(products, mode, &mut |_| ControlFlow::Continue(()))
        .await
        .unwrap()
}

async fn all(store: &Store) -> Vec<Product> {
    let mut products = Vec::new();
    store
        .read_products(&mut |product| products.push(product))
        .await
        .unwrap();
    products
}

fn full() -> Product {
    let path = |text| CategoryPath::parse(text).unwrap();
    let attributes = [
        ("colour", AttributeValue::Text("Moss “dark”\n".to_owned())),
        ("weight", AttributeValue::Integer(-(1 << 53) + 1)),
        ("vegan", AttributeValue::Boolean(true)),
        (
            "sizes",
            AttributeValue::List(vec!["S".to_owned(), "M".to_owned()]),
        ),
        ("none", AttributeValue::List(Vec::new())),
    ];
    Product {
        id: ProductId::try_from("Ünïcode / 1").unwrap(),
        title: Some("Shell".to_owned()),
        brand: Some(String::new()),
        categories: Some(vec![path("Clothing > Jackets"), path("Sale")]),
        tags: Some(Vec::new()),
        price: Some(1),
        list_price: Some(2),
        cost: Some(3),
        stock: Some(0),
        variants: Some(5),
        variants_in_stock: Some(6),
        launched: chrono::NaiveDate::from_ymd_opt(2026, 2, 28),
        rating: Some(7),
        views: Some(8),
        clicks: Some(9),
        adds: Some(10),
        orders: Some(11),
        units_sold: Some(12),
        revenue: Some((1 << 53) - 1),
        returned_units: Some(14),
        image_url: Some("https://example.com/a.svg".to_owned()),
        attributes: attributes
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
    }
}

#[tokio::test]
async fn a_product_comes_back_as_it_went_in() {
    let shop = shop().await;
    let products = [product("A", None), full()];
    save(&shop.store, &products, SaveMode::Replace).await;
    assert_eq!(all(&shop.restarted().await.store).await, products);
}

#[tokio::test]
async fn counts_are_exact() {
    let old = [product("A", Some(1)), product("B", None), full()];
    let mut fuller = full();
    fuller
        .attributes
        .insert("colour".to_owned(), AttributeValue::Text("Red".to_owned()));
    let list = [
        product("C", None),
        product("B", Some(0)),
        product("A", Some(1)),
        fuller,
    ];
    let counts = |created, changed, same, removed| Counts {
        created,
        changed,
        same,
        removed,
    };
    let upsert = SaveMode::Upsert { without: &[] };
    let leaving = ["A".to_owned(), "nobody".to_owned()];
    let leave = SaveMode::Upsert { without: &leaving };
    let cases = [
        (leave, &list[..0], counts(0, 0, 0, 1), 2),
        (upsert, &list[..], counts(1, 2, 1, 0), 4),
        (SaveMode::Replace, &list[..], counts(1, 2, 1, 0), 4),
        (upsert, &list[..2], counts(1, 1, 0, 0), 4),
        (SaveMode::Replace, &list[..2], counts(1, 1, 0, 2), 2),
        (SaveMode::Replace, &old[..], counts(0, 0, 3, 0), 3),
        (SaveMode::Replace, &[], counts(0, 0, 0, 3), 0),
    ];
    for (mode, products, expected, left) in cases {
        let shop = shop().await;
        assert_eq!(
            save(&shop.store, &old, SaveMode::Replace).await,
            counts(3, 0, 0, 0)
        );
        assert_eq!(
            save(&shop.store, products, mode).await,
            expected,
            "{mode:?} {products:?}"
        );
        assert_eq!(shop.store.count_products().await.unwrap(), left);
    }
}

#[tokio::test]
async fn many_products_come_back_by_id_and_a_stop_changes_nothing() {
    let shop = shop().await;
    let many = |price| {
        (0..2_500)
            .map(|n| product(&format!("P{n:05}"), Some(price)))
            .collect::<Vec<_>>()
    };
    let mut shuffled = many(1);
    shuffled.reverse();
    save(&shop.store, &shuffled, SaveMode::Replace).await;
    assert_eq!(all(&shop.store).await, many(1));
    let mut heard = Vec::new();
    let mut stop = |saved| {
        heard.push(saved);
        if saved >= 2_000 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let stopped = shop
        .store
        .save_products(&many(2)[1..], SaveMode::Replace, &mut stop)
        .await;
    assert!(matches!(stopped, Err(StoreError::Cancelled)), "{stopped:?}");
    assert_eq!(heard, [1_000, 2_000]);
    assert_eq!(all(&shop.store).await, many(1));
}

#[tokio::test]
async fn the_columns_are_the_tables() {
    // Each field alone: a column left out of the comparison would count as the same.
    let shop = shop().await;
    let full = full();
    let empty = Product {
        id: full.id.clone(),
        ..Product::default()
    };
    let alone: Vec<Product> = vec![
        Product {
            title: full.title.clone(),
            ..empty.clone()
        },
        Product {
            brand: full.brand.clone(),
            ..empty.clone()
        },
        Product {
            categories: full.categories.clone(),
            ..empty.clone()
        },
        Product {
            tags: full.tags.clone(),
            ..empty.clone()
        },
        Product {
            price: full.price,
            ..empty.clone()
        },
        Product {
            list_price: full.list_price,
            ..empty.clone()
        },
        Product {
            cost: full.cost,
            ..empty.clone()
        },
        Product {
            stock: full.stock,
            ..empty.clone()
        },
        Product {
            variants: full.variants,
            ..empty.clone()
        },
        Product {
            variants_in_stock: full.variants_in_stock,
            ..empty.clone()
        },
        Product {
            launched: full.launched,
            ..empty.clone()
        },
        Product {
            rating: full.rating,
            ..empty.clone()
        },
        Product {
            views: full.views,
            ..empty.clone()
        },
        Product {
            clicks: full.clicks,
            ..empty.clone()
        },
        Product {
            adds: full.adds,
            ..empty.clone()
        },
        Product {
            orders: full.orders,
            ..empty.clone()
        },
        Product {
            units_sold: full.units_sold,
            ..empty.clone()
        },
        Product {
            revenue: full.revenue,
            ..empty.clone()
        },
        Product {
            returned_units: full.returned_units,
            ..empty.clone()
        },
        Product {
            image_url: full.image_url.clone(),
            ..empty.clone()
        },
        Product {
            attributes: full.attributes.clone(),
            ..empty.clone()
        },
    ];
    let changed = Counts {
        changed: 1,
        ..Counts::default()
    };
    save(&shop.store, std::slice::from_ref(&empty), SaveMode::Replace).await;
    for one in alone {
        for state in [&one, &empty] {
            let counts = save(
                &shop.store,
                std::slice::from_ref(state),
                SaveMode::Upsert { without: &[] },
            )
            .await;
            assert_eq!(counts, changed, "{state:?}");
            assert_eq!(all(&shop.store).await, std::slice::from_ref(state));
        }
    }
    let none: BTreeMap<String, AttributeValue> = BTreeMap::new();
    assert_eq!(all(&shop.store).await[0].attributes, none);
}

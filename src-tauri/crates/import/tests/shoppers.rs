//! Files of shoppers, as shop systems write them.
//!
//! 1. Columns go where they belong, and personal ones nowhere: no value of them comes out.
//! 2. Values become the contract's: minor units, basis points, days until today, paths, lists.
//! 3. A row is taken whole or rejected with line, column, value and reason; the figures add up.
//! 4. A mapping that reads what is personal is refused.
//! 5. A file of shoppers is told from one of products.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;
use std::path::PathBuf;

use endcap_import::{
    ImportError, ShopperMapping, ShopperTerms, ShoppersInspection, ShoppersRead, inspect_shoppers,
    read_shoppers,
};

fn file(content: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shoppers.csv");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn terms() -> ShopperTerms {
    ShopperTerms {
        currency: "EUR".to_owned(),
        currency_digits: 2,
        today: "2026-11-24".parse().unwrap(),
    }
}

fn looked(content: &str) -> ShoppersInspection {
    let (_folder, path) = file(content);
    inspect_shoppers(&path, &terms()).unwrap()
}

fn mapping(pairs: &[(&str, &str)]) -> Vec<ShopperMapping> {
    let one = |(column, field): &(&str, &str)| ShopperMapping {
        column: (*column).to_owned(),
        field: Some((*field).to_owned()),
    };
    pairs.iter().map(one).collect()
}

fn read_by(content: &str, mapping: &[ShopperMapping]) -> Result<ShoppersRead, ImportError> {
    let (_folder, path) = file(content);
    let go_on = &mut |_| ControlFlow::Continue(());
    let read = read_shoppers(&path, mapping, &terms(), go_on)?;
    let kept = read.shoppers.len() + read.rejects.len();
    assert_eq!(read.rows, kept as u64 + read.replaced, "figures add up");
    Ok(read)
}

/// By the guessed mapping.
fn read(content: &str) -> ShoppersRead {
    let guessed = looked(content).columns.into_iter();
    let guessed = guessed.map(|column| ShopperMapping {
        column: column.column,
        field: column.field,
    });
    read_by(content, &guessed.collect::<Vec<_>>()).unwrap()
}

/// A shopper a line: `id {facts}`.
fn lines(read: &ShoppersRead) -> Vec<String> {
    let one = |shopper: &endcap_model::shopper::KnownShopper| {
        format!(
            "{} {}",
            shopper.id.as_str(),
            shopper.facts.to_json().canonical()
        )
    };
    read.shoppers.iter().map(one).collect()
}

const SHOPIFY: &str = "\
Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tags,Tax Exempt
'6940095564001,Anna,Berg,anna@example.org,yes,,Vej 1,Aarhus,,DK,8000,+4512345678,'+4512345678,no,1299.50,3,called twice,\"vip, loyal\",no
'6940095564002,Karl,Lund,karl@example.org,no,Firm,Vej 2,Vejle,,SE,7100,,,no,0.00,0,,,no
";

const WOO: &str = "\
Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country / Region,City,Region,Postal Code
Anna Berg,anna,2026-11-20 10:00:00,2024-11-24 09:00:00,anna@example.org,2,\"1,050.25\",525.13,DK,Aarhus,Midtjylland,8000
Karl Lund,karl,2026-10-24 10:00:00,2026-01-02 09:00:00,karl@example.org,0,0,0,SE,Lund,Skåne,22100
";

const MAGENTO: &str = "\
ID;Name;Email;Group;Phone;ZIP;Country;State/Province;Customer Since;Web Site;Date of Birth;Tax VAT Number;Gender;Street Address;City;Company
17;Anna Berg;anna@example.org;General;12345678;8000;Denmark;;24.11.2025 10:00:00;Main;01.02.1980;;Female;Vej 1;Aarhus;
18;Karl Lund;karl@example.org;Wholesale;;7100;Sweden;;23.11.2026 10:00:00;Main;;DK123;Male;Vej 2;Vejle;Firm
";

#[test]
fn columns_of_exports_go_where_they_belong() {
    for (content, expected) in [
        (
            SHOPIFY,
            "id=Customer ID, country=Default Address Country Code, \
             lifetime_value=Total Spent, orders=Total Orders",
        ),
        (
            WOO,
            "days_since_last_visit=Last Active, days_since_first_visit=Sign Up, orders=Orders, \
             lifetime_value=Total Spend, average_order_value=AOV, country=Country / Region, \
             region=Region",
        ),
        (
            MAGENTO,
            "id=ID, country=Country, days_since_first_visit=Customer Since",
        ),
    ] {
        let seen = looked(content);
        let fields = seen.columns.iter().filter_map(|column| {
            let field = column.field.as_ref()?;
            Some(format!("{field}={}", column.column))
        });
        assert_eq!(fields.collect::<Vec<_>>().join(", "), expected);
        assert!(seen.looks_like_shoppers);
    }
}

#[test]
fn no_personal_value_comes_out() {
    for content in [SHOPIFY, WOO, MAGENTO] {
        let (seen, read) = (looked(content), read(content));
        let all = format!("{seen:?} {}", lines(&read).join("\n"));
        for word in [
            "Anna",
            "Berg",
            "example.org",
            "Vej",
            "Aarhus",
            "8000",
            "12345678",
            "1980",
            "Firm",
            "called",
            "DK123",
        ] {
            assert!(!all.contains(word), "{word} in {all}");
        }
        assert!(read.rejects.is_empty(), "{:?}", read.rejects);
        assert_eq!(read.shoppers.len(), 2);
        assert!(seen.columns.iter().any(|column| column.personal));
        let left_out = seen.columns.iter().filter(|column| column.personal);
        for column in left_out {
            assert!(
                column.field.is_none() && column.samples.is_empty(),
                "{column:?}"
            );
        }
    }
    let consent = looked(SHOPIFY).columns.remove(4);
    assert!(!consent.personal && consent.field.is_none(), "{consent:?}");
}

#[test]
fn values_become_the_contracts() {
    assert_eq!(
        lines(&read(SHOPIFY)),
        [
            r#"6940095564001 {"country":"DK","lifetime_value":129950,"orders":3}"#,
            r#"6940095564002 {"country":"SE","lifetime_value":0,"orders":0}"#,
        ]
    );
    assert_eq!(
        lines(&read(WOO))[0],
        r#"line 2 {"average_order_value":52513,"country":"DK","days_since_first_visit":730,"days_since_last_visit":4,"lifetime_value":105025,"orders":2,"region":"Midtjylland"}"#
    );
    assert_eq!(
        lines(&read(MAGENTO)),
        [
            r#"17 {"country":"Denmark","days_since_first_visit":365}"#,
            r#"18 {"country":"Sweden","days_since_first_visit":1}"#,
        ]
    );
    let own = "\
shopper_id;visits;lifetime_value;discount_orders_bp;days_since_last_order;bought_categories;viewed_brands;trait.tier;traits.points
s-1;4;1.299,50;60 %;12;Snow > Skis|Clothing;Skogar|Skarv;Gold;7
s-2;1;;;;;;;12
";
    assert_eq!(
        lines(&read(own)),
        [
            r#"s-1 {"bought_categories":["Snow > Skis","Clothing"],"days_since_last_order":12,"discount_orders_bp":6000,"lifetime_value":129950,"traits":{"points":7,"tier":"Gold"},"viewed_brands":["Skogar","Skarv"],"visits":4}"#,
            r#"s-2 {"traits":{"points":12},"visits":1}"#,
        ]
    );
}

#[test]
fn lines_of_the_contract_are_taken_as_they_stand() {
    let content = r#"{"id": "s-1", "lifetime_value": 129950, "discount_orders_bp": 40, "traits": {"tier": "Gold", "sports": ["skiing"], "member": true}, "viewed_categories": ["Snow > Skis"]}
{"id": "s-2", "orders": 2, "traits": {"tier": "7"}}
"#;
    assert_eq!(
        lines(&read(content)),
        [
            r#"s-1 {"discount_orders_bp":40,"lifetime_value":129950,"traits":{"member":true,"sports":["skiing"],"tier":"Gold"},"viewed_categories":["Snow > Skis"]}"#,
            r#"s-2 {"orders":2,"traits":{"tier":"7"}}"#,
        ]
    );
    assert!(looked(content).looks_like_shoppers);
    let other = r#"[{"customer_id": "s-1", "total_spent": 1299.5, "email": "a@b.org"}, {"customer_id": "s-2", "total_spent": 0.5, "email": "b@b.org"}]"#;
    assert_eq!(
        lines(&read(other)),
        [
            r#"s-1 {"lifetime_value":129950}"#,
            r#"s-2 {"lifetime_value":50}"#
        ]
    );
}

#[test]
fn a_wrong_or_personal_value_rejects_its_row_alone() {
    let content = "\
customer_id,orders,total_spent,last_order_date,country,discount_share,sport
s-1,2,10.00,2026-11-01,DK,50 %,ski
a@b.org,2,10.00,2026-11-01,DK,50 %,ski
+45 12 34 56 78,1,10.00,2026-11-01,DK,50 %,ski
s-2,many,10.00,2026-11-01,DK,50 %,ski
s-3,1,-5.00,2026-11-01,DK,50 %,ski
s-4,1,5.00,2026-02-31,DK,50 %,ski
s-5,1,5.00,2027-01-01,DK,150 %,ski
s-6,1,5.00,2026-11-25,ask anna@example.org,50 %,ski
s-7,1,5.00,2026-11-25,DK,50 %,call 192.168.0.1 or not
s-8,1,5.00,2026-11-25,DK,50 %,192.168.0.1
,1,5.00,2026-11-25,DK,50 %,ski
s-1,7,10.00,n/a,SE,,hike
";
    let mut by: Vec<ShopperMapping> = looked(content)
        .columns
        .into_iter()
        .map(|column| ShopperMapping {
            column: column.column,
            field: column.field,
        })
        .collect();
    assert_eq!(by[6].field, None);
    by[6].field = Some("trait.sport".to_owned());
    let read = read_by(content, &by).unwrap();
    assert_eq!(
        lines(&read),
        [
            r#"s-1 {"country":"SE","lifetime_value":1000,"orders":7,"traits":{"sport":"hike"}}"#,
            r#"s-7 {"country":"DK","days_since_last_order":0,"discount_orders_bp":5000,"lifetime_value":500,"orders":1,"traits":{"sport":"call 192.168.0.1 or not"}}"#,
        ]
    );
    assert_eq!((read.rows, read.replaced), (12, 1));
    let rejects: Vec<_> = read
        .rejects
        .iter()
        .map(|reject| (reject.line, reject.column.as_str(), reject.value.as_str()))
        .collect();
    assert_eq!(
        rejects,
        [
            (3, "customer_id", ""),
            (4, "customer_id", ""),
            (5, "orders", "many"),
            (6, "total_spent", "-5.00"),
            (7, "last_order_date", "2026-02-31"),
            (8, "last_order_date", "2027-01-01"),
            (9, "country", ""),
            (11, "sport", ""),
            (12, "customer_id", ""),
        ]
    );
    assert!(read.rejects[0].reason.contains("e-mail address"));
    assert!(read.rejects[1].reason.contains("phone number"));
    assert!(read.rejects[5].reason.contains("1 more value"));
}

#[test]
fn a_mapping_that_reads_what_is_personal_is_refused() {
    for (pairs, expected) in [
        (
            &[("Email", "id"), ("Total Orders", "orders")][..],
            "“Email” is personal",
        ),
        (&[("Email", "trait.x")], "“Email” is personal"),
        (&[("First Name", "trait.x")], "“First Name” is personal"),
        (&[("Phone", "orders")], "“Phone” is personal"),
        (&[("Tags", "trait.email")], "e-mail address"),
        (&[("Tags", "trait.First name")], "a name"),
        (&[("Tags", "name")], "no field of a shopper"),
        (&[("Nowhere", "orders")], "no column “Nowhere”"),
        (
            &[("Total Orders", "orders"), ("Total Spent", "orders")],
            "both mapped",
        ),
        (&[("Customer ID", "id")], "at least one"),
    ] {
        let refused = read_by(SHOPIFY, &mapping(pairs)).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    let tagged = read_by(SHOPIFY, &mapping(&[("Tags", "trait.tags")])).unwrap();
    assert_eq!(
        lines(&tagged),
        [r#"line 2 {"traits":{"tags":["vip","loyal"]}}"#, "line 3 {}"]
    );
}

#[test]
fn values_tell_where_names_are_silent() {
    let content = "customer,contact,who,orders\n\
        s-1,anna@example.org,Anna Berg,1\ns-2,karl@example.org,Karl Lund,2\ns-3,,Lise Holm,3\n";
    let seen = looked(content);
    let personal: Vec<bool> = seen.columns.iter().map(|column| column.personal).collect();
    assert_eq!(personal, [false, true, true, false]);
    let counted = looked("customer_id,discounted orders,visits\na,1,2\nb,0,3\n");
    assert_eq!(counted.columns[1].field, None, "perhaps a count of orders");
}

#[test]
fn products_and_orders_are_no_shoppers() {
    for content in [
        "id,title,price,stock,orders,revenue\nA,Shirt,9.50,3,1,9.50\nB,Hat,5.00,1,0,0\n",
        "Handle,Title,Vendor,Type,Tags,Variant SKU,Variant Price\na,Shirt,Skogar,Tops,x,S-1,9.50\n",
        "sku,name,brand,price\n1,Shirt,Skogar,9.50\n2,Hat,Skogar,5.00\n",
        "order id,customer id,email,order date,quantity\n1,7,a@b.org,2026-01-01,2\n",
    ] {
        assert!(!looked(content).looks_like_shoppers, "{content}");
    }
    let nameless = file("s-1,3,DK\ns-2,3,DK\ns-3,3,DK\n");
    let refused = inspect_shoppers(&nameless.1, &terms()).unwrap_err();
    assert!(
        refused.to_string().contains("names its columns"),
        "{refused}"
    );
}

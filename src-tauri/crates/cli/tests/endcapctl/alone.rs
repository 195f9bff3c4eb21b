//! The verbs that need nothing but the store's file.

use serde_json::{Value, json};

use crate::shop::{Shop, without_store};

fn rules() -> Value {
    json!({
        "format": "endcap.ruleset/1",
        "store": {"name": "Test", "currency": "EUR", "time_zone": "Europe/Copenhagen", "metrics_days": 28},
        "segments": [{"id": "vip", "name": "VIP", "when": {"field": "lifetime_value", "gte": 100_000}}],
        "formulas": [{"id": "f", "name": "Stock", "terms": [{"field": "stock", "weight": 10, "levels": [1, 5]}]}],
        "rules": [{"id": "pin", "name": "Lead", "segments": ["vip"], "action": {"type": "pin", "product": "C", "position": 1}}]
    })
}

const PRODUCTS: &str = "sku;Bezeichnung;Warengruppe;Preis;Bestand;Farbe\n\
    A;Jacke;Jacken;1.299,00 €;3;rot\n\
    B;Hose;Hosen;99,50;9;blau\n\
    C;Hut;Hüte;auf Anfrage;1;grün\n\
    C;Hut;Hüte;12,00;0;grün\n";

#[test]
fn a_store_is_made_filled_and_ranked() {
    let shop = Shop::new();
    let made = shop.done(&[
        "init",
        "--name",
        "Test",
        "--currency",
        "EUR",
        "--time-zone",
        "Europe/Copenhagen",
        "--metrics-days",
        "28",
    ]);
    assert_eq!(made["store"]["currency"], "EUR");

    let products = shop.write("products.csv", PRODUCTS);
    let rejects = shop.path("rejects.csv");
    let read = shop.done(&["import", "products", &products, "--rejects", &rejects]);
    assert_eq!(
        (
            &read["rows_read"],
            &read["imported"],
            &read["rejected"],
            &read["products"]
        ),
        (&json!(4), &json!(3), &json!(1), &json!(3))
    );
    assert_eq!(read["rejects"][0]["line"], 4);
    assert_eq!(read["mapping"]["delimiter"], ";");
    assert_eq!(shop.read("rejects.csv").lines().count(), 2);

    let file = shop.write("rules.json", &rules().to_string());
    assert_eq!(shop.done(&["rules", "check", &file])["valid"], true);
    assert_eq!(shop.done(&["rules", "import", &file])["rules"], 1);
    assert_eq!(shop.done(&["rules", "check"])["valid"], true);
    let exported = shop.done(&["rules", "export"]);
    assert_eq!(exported["segments"], rules()["segments"]);
    let out = shop.path("out.json");
    shop.done(&["rules", "export", &out]);
    assert_eq!(
        serde_json::from_str::<Value>(&shop.read("out.json")).unwrap(),
        exported
    );

    let at = ["--at", "2026-11-27T18:00:00Z"];
    let page = shop.done(
        &[
            &[
                "rank",
                "--page",
                "placement:home",
                "--segment",
                "vip",
                "--size",
                "2",
                "--explain",
            ],
            &at[..],
        ]
        .concat(),
    );
    assert_eq!(page["revision"], Value::Null);
    assert_eq!(
        (&page["total"], &page["segment"], &page["at"]),
        (&json!(3), &json!("vip"), &json!("2026-11-27T18:00:00Z"))
    );
    let ids = |page: &Value| -> Vec<String> {
        page["products"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids(&page), ["C", "B"]);
    assert_eq!(
        page["products"][0]["explain"]["pin"],
        json!({"rule": "pin", "asked": 1})
    );
    let everyone = shop.done(&[&["rank", "--page", "placement:home"], &at[..]].concat());
    assert_eq!(ids(&everyone), ["B", "A", "C"]);
    let sorted = shop.done(
        &[
            &["rank", "--page", "category:Jacken", "--sort", "price_asc"],
            &at[..],
        ]
        .concat(),
    );
    assert_eq!(ids(&sorted), ["A"]);
}

#[test]
fn a_mapping_file_says_what_a_guess_cannot() {
    let shop = Shop::empty();
    let products = shop.write(
        "p.csv",
        "code,other,thing,cost a,cost b\nA,x,Shirt,1.00,2.00\nB,y,Hat,1.00,2.00\n",
    );
    let mapping = shop.write("m.json", r#"{"mode": "upsert", "columns": [{"name": "other", "field": "id"}, {"name": "thing", "field": "title"}, {"index": 4, "field": "attr.second"}]}"#);
    let read = shop.done(&["import", "products", &products, "--mapping", &mapping]);
    let fields: Vec<&Value> = read["mapping"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| &c["field"])
        .collect();
    assert_eq!(
        (fields[0], fields[1], fields[2], fields[4]),
        (
            &Value::Null,
            &json!("id"),
            &json!("title"),
            &json!("attr.second")
        )
    );
    assert_eq!(read["mapping"]["mode"], "upsert");

    // The mapping that was printed is a mapping file.
    let whole = shop.write("whole.json", &read["mapping"].to_string());
    let again = shop.done(&["import", "products", &products, "--mapping", &whole]);
    assert_eq!(
        (&again["same"], &again["mapping"]),
        (&json!(2), &read["mapping"])
    );

    for (wrong, part) in [
        (
            r#"{"columns": [{"name": "nothing", "field": "id"}]}"#,
            "no column “nothing”",
        ),
        (r#"{"decimal": "comma"}"#, "unknown field"),
        (r#"[]"#, "JSON object"),
        (r#"{"#, "EOF"),
    ] {
        let file = shop.write("wrong.json", wrong);
        let error = shop.refused(&["import", "products", &products, "--mapping", &file]);
        assert!(error["message"].as_str().unwrap().contains(part), "{error}");
    }
}

#[test]
fn replace_and_upsert_differ_in_what_goes() {
    let shop = Shop::empty();
    let first = shop.write("1.csv", "sku,title,price\nA,Shirt,1.00\nB,Hat,2.00\n");
    let second = shop.write("2.csv", "sku,price\nA,1.50\nD,4.00\n");
    shop.done(&["import", "products", &first]);
    let checked = shop.done(&["import", "products", &second, "--mode", "upsert", "--check"]);
    let read = shop.done(&["import", "products", &second, "--mode", "upsert"]);
    for counts in [&checked, &read] {
        assert_eq!(
            (&counts["created"], &counts["changed"], &counts["removed"]),
            (&json!(1), &json!(1), &json!(0))
        );
    }
    assert_eq!(
        (&checked["products"], &read["products"]),
        (&json!(2), &json!(3))
    );
    let page = shop.text(&["rank", "--page", "search:shirt"]);
    assert!(page.contains("Shirt"), "an upsert keeps the title: {page}");
    let read = shop.done(&["import", "products", &second, "--mode", "replace"]);
    assert_eq!(
        (&read["removed"], &read["products"]),
        (&json!(1), &json!(2))
    );
}

#[test]
fn amounts_in_another_currency_are_not_taken_for_the_stores() {
    let shop = Shop::empty();
    let products = shop.write(
        "p.csv",
        "sku,title,price\nA,Shirt,12.90 USD\nB,Hat,8.00 USD\n",
    );
    let import = ["import", "products", products.as_str()];
    let told = "“price” seems to be in USD, the store counts in EUR, and nothing is converted";

    let error = shop.refused(&import);
    assert_eq!(error["kind"], "notATable");
    assert!(error["message"].as_str().unwrap().contains(told), "{error}");
    let checked = shop.done(&[&import[..], &["--check"]].concat());
    let warnings = checked["warnings"].as_array().unwrap();
    let warned = |said: &Value| said.as_str().is_some_and(|said| said.contains(told));
    assert!(warnings.iter().any(warned), "{checked}");
    assert_eq!(checked["products"], 0);

    let taken = shop.done(&[&import[..], &["--own-currency"]].concat());
    assert_eq!(taken["products"], 2);
    assert!(!taken["warnings"].as_array().unwrap().iter().any(warned));
    let without = r#"{"columns": [{"name": "price", "field": null}]}"#;
    let without = shop.write("mapping.json", without);
    shop.done(&[&import[..], &["--mapping", &without]].concat());
}

#[test]
fn refusals_are_told_and_change_nothing() {
    let shop = Shop::empty();
    let products = shop.write("p.csv", "sku,title,price\nA,Shirt,1.00\n");
    shop.done(&["import", "products", &products]);
    let page = shop.write("page.csv", "<!doctype html><html>Please sign in</html>");
    let unreadable = shop.write("bad.csv", "sku,title,price\nA,Shirt,many\nB,Hat,few\n");
    let broken = shop.write("rules.json", r#"{"format": "endcap.ruleset/1"}"#);
    let missing = shop.path("missing.csv");
    let store = shop.path("store.db");
    for (arguments, kind) in [
        (vec!["import", "products", page.as_str()], "notATable"),
        (vec!["import", "products", &unreadable], "notATable"),
        (vec!["import", "products", &missing], "file"),
        (vec!["rules", "import", &broken], "invalid"),
        (
            vec!["rank", "--page", "placement:x", "--segment", "nobody"],
            "notFound",
        ),
        (vec!["rank", "--page", "collection:nothing"], "notFound"),
        (vec!["demo"], "file"),
        (
            vec![
                "init",
                "--name",
                "x",
                "--currency",
                "EUR",
                "--time-zone",
                "UTC",
                "--metrics-days",
                "7",
            ],
            "file",
        ),
        (
            vec![
                "publish",
                "--gateway",
                "http://127.0.0.1:1",
                "--environment",
                "staging",
            ],
            "engineAway",
        ),
    ] {
        let error = shop.refused(&arguments);
        assert_eq!(error["kind"], kind, "{arguments:?}: {error}");
    }
    assert!(
        shop.refused(&["import", "products", &page])["message"]
            .as_str()
            .unwrap()
            .contains("sign-in page")
    );
    assert_eq!(shop.done(&["rank", "--page", "placement:x"])["total"], 1);
    assert!(std::path::Path::new(&store).exists());

    let (code, found) = shop.json(&["rules", "check", &broken]);
    assert_eq!(
        (code, &found["valid"], &found["errors"][0]["pointer"]),
        (1, &json!(false), &json!("/store"))
    );
}

#[test]
fn wrong_use_is_told_apart_from_refusal() {
    let shop = Shop::empty();
    for arguments in [
        &["rank"][..],
        &["rank", "--page", "shelf:x"],
        &["rank", "--page", "placement:x", "--at", "tomorrow"],
        &["rank", "--page", "placement:x", "--sort", "cheapest"],
        &["rank", "--page", "placement:x", "--size", "1001"],
        &["import", "customers", "x"],
        &[
            "init",
            "--name",
            "x",
            "--currency",
            "euro",
            "--time-zone",
            "UTC",
            "--metrics-days",
            "7",
        ],
        &[
            "publish",
            "--gateway",
            "http://127.0.0.1:1",
            "--environment",
            "no good",
        ],
        &["publish", "--token", "secret"],
        &["frobnicate"],
    ] {
        assert_eq!(shop.code(arguments), 2, "{arguments:?}");
    }
    assert_eq!(without_store(&["rank", "--page", "placement:x"]), 2);
    assert_eq!(without_store(&["--help"]), 0);
}

#[test]
fn the_demo_store_is_whole() {
    let shop = Shop::new();
    let made = shop.done(&["demo"]);
    assert!(made["products"].as_u64().unwrap() > 2_000);
    assert_eq!(shop.done(&["rules", "check"])["valid"], true);
}

#[test]
fn shoppers_are_imported_without_what_is_personal() {
    let shop = Shop::new();
    shop.done(&["demo"]);
    let file =
        "Customer ID,Email,Total Spent,Group\ns-1,a@b.org,1200.00,Gold\ns-2,b@b.org,20.00,\n";
    let file = shop.write("customers.csv", file);
    let ask = ["import", "shoppers", &file, "--map", "Group=trait.tier"];
    let checked = shop.done(&[&ask[..], &["--check"]].concat());
    assert_eq!(
        (&checked["kept"], &checked["changed_nothing"]),
        (&json!(2), &json!(true))
    );
    let done = shop.done(&ask);
    assert_eq!(
        (&done["kept"], &done["columns"][1]["personal"]),
        (&json!(2), &json!(true))
    );
    assert_eq!(
        done["segments"][0],
        json!({"segment": "vip", "matches": 1, "belongs": 1})
    );
    assert!(!done.to_string().contains("a@b.org"));
}

#[test]
fn orders_are_no_shoppers_and_the_answer_says_so() {
    let shop = Shop::new();
    shop.done(&["demo"]);
    let orders = "order_id,order_date,product_id,customer_id,country,quantity\nO-1,2026-01-02,P,s-1,DE,1\nO-2,2026-01-03,P,s-1,DE,2\n";
    let file = shop.write("orders.csv", orders);
    let ask = ["import", "shoppers", &file, "--check"];
    let checked = shop.done(&ask);
    assert_eq!(checked["looks_like_shoppers"], false);
    assert_eq!(
        (&checked["kept"], &checked["replaced"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn products_that_shopify_does_not_show_are_counted_apart() {
    let shop = Shop::empty();
    let export = "Handle,Title,Published,Variant SKU,Variant Price\nboot,Boot,true,B,10.00\nsock,Sock,false,S,2.00\n";
    let file = shop.write("export.csv", export);
    let ask = ["import", "products", &file];
    let done = shop.done(&ask);
    assert_eq!(
        (&done["created"], &done["unlisted"]),
        (&json!(1), &json!(1))
    );
    let other = export.replace("Boot,true", "Boot,false");
    let other = other.replace("Sock,false", "Sock,true");
    let other = shop.write("other.csv", &other);
    let updated = shop.done(&["import", "products", &other, "--mode", "upsert"]);
    assert_eq!(
        (&updated["created"], &updated["removed"]),
        (&json!(1), &json!(1))
    );
    let hidden = export.replace("true", "false");
    let file = shop.write("hidden.csv", &hidden);
    let refused = shop.refused(&["import", "products", &file]);
    assert!(
        refused.to_string().contains("see none of its products"),
        "{refused}"
    );
}

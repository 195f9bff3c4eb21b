//! The commands as the window calls them, on a mock runtime without a display:
//!
//! 1. before a store is open, each says so;
//! 2. every answer has the shape that the bindings tell, to the last member;
//! 3. an edit is kept, undone, and there after a restart;
//! 4. a draft is published to the local gateway and read back equal;
//! 5. a file is inspected, checked and imported;
//! 6. shoppers are imported, counted and forgotten;
//! 7. what is wrong is said in a kind that the window knows.

mod window;

use endcap_shell::ipc::shape::{
    catalog, draft, health, import, pages, plots, preferences, product, publish, segments,
    shoppers, store, times, verification, what_if,
};
use serde_json::{Value, json};

use window::Window;

const JACKETS: &str = "category:Clothing > Jackets";

#[test]
fn without_a_store_each_command_says_so() {
    let window = Window::open();
    assert_eq!(window.ask("store_status", json!({})), Ok(Value::Null));
    for command in [
        "draft_get",
        "pages_index",
        "fields_list",
        "rules_list",
        "environments_list",
        "import_cancel",
    ] {
        assert_eq!(
            window.ask(command, json!({})),
            Err(json!({"kind": "noStore"})),
            "{command}"
        );
    }
}

#[test]
fn answers_have_the_shapes_that_the_bindings_tell() {
    let window = Window::open();
    let stock = json!({"soldOut": [], "restocked": [], "restockedTo": 50, "perDay": 2});
    let outlook = json!({"at": "2026-12-24T18:00", "stock": stock});
    let lanes = json!({"page": JACKETS, "segments": ["vip", "everyone"], "outlook": outlook});
    let with = |more: Value| {
        let mut all = lanes.clone();
        if let (Some(all), Some(more)) = (all.as_object_mut(), more.as_object()) {
            all.extend(more.clone());
        }
        all
    };
    window.shaped::<store::StoreStatus>("store_open_demo", json!({}));
    window.shaped::<Vec<store::RecentStore>>("store_recent", json!({}));
    window.shaped::<preferences::Preferences>("preferences_get", json!({}));
    window.shaped::<draft::Draft>("draft_get", json!({}));
    window.shaped::<Vec<draft::RuleRow>>("rules_list", json!({}));
    window.shaped::<pages::PageIndex>("pages_index", json!({}));
    let figures = json!({"places": 12, "attentionBp": 9000});
    let ranked = with(
        json!({"from": 0, "size": 30, "sort": null, "against": {"kind": "noRules"}, "figures": figures}),
    );
    let shown = window.shaped::<pages::Lanes>("lanes_rank", json!({"ask": ranked.clone()}));
    assert_eq!(shown.lanes[0].figures.places, 12);
    let mut tried = ranked.clone();
    tried["trying"] = json!([{"op": "remove", "entity": "rule", "id": "clear-overstock"}]);
    let tried = window.shaped::<pages::Lanes>("lanes_rank", json!({"ask": tried}));
    assert_eq!(tried.draft_version, shown.draft_version);
    assert_eq!(
        shown
            .lanes
            .iter()
            .map(|lane| lane.rows.len())
            .collect::<Vec<_>>(),
        [30, 30]
    );
    window.shaped::<Vec<pages::PageRule>>("page_rules", lanes.clone());
    let id = &shown.lanes[0].rows[0].id;
    window.shaped::<product::ProductDetail>("product_get", json!({"id": id}));
    window.shaped::<Vec<product::Why>>("product_why", with(json!({"id": id})));
    let last = &shown.lanes[1].rows[29].id;
    let ask = json!({"page": JACKETS, "segment": "everyone", "outlook": outlook, "product": last, "place": 5});
    let tried = window.shaped::<what_if::WhatIf>("product_what_if", json!({"ask": ask}));
    assert_eq!(tried.position, Some(30));
    let days = json!({"page": JACKETS, "segments": ["vip"], "day": "2026-11-22", "days": 14});
    window.shaped::<times::PageTimes>("page_times", days);
    let plots = with(json!({"places": 24}));
    window.shaped::<plots::Plots>("page_plots", json!({"ask": plots}));
    let changes = json!([{"op": "putRule", "index": null, "rule": pin(id, 4)}]);
    window.shaped::<pages::EditEffect>(
        "draft_effect",
        with(json!({"changes": changes, "product": id})),
    );
    window.shaped::<draft::RuleCheck>("rule_check", json!({"rule": pin(id, 4)}));
    window.shaped::<segments::SegmentTest>(
        "segment_test",
        json!({"shopper": {"lifetime_value": 200_000}}),
    );
    let sort = json!({"field": "price", "order": "desc"});
    let query = json!({"text": "jacket", "filter": null, "sort": sort, "from": 0, "size": 20});
    window.shaped::<catalog::CatalogPage>("catalog_query", query);
    window.shaped::<catalog::Fields>("fields_list", json!({}));
    let filter = json!({"field": "stock", "is": 0});
    window.shaped::<catalog::PredicateCount>("predicate_count", json!({"filter": filter}));
    window.shaped::<catalog::Looked>("products_lookup", json!({"lines": [id, "no such"]}));
    window.shaped::<Vec<catalog::Alike>>("products_alike", json!({"ids": [id]}));
    window.shaped::<health::Health>("health_check", json!({}));
    window.shaped::<Vec<pages::Touch>>("rule_touches", with(json!({})));
    let lift =
        json!({"page": lanes["page"], "segment": "vip", "outlook": outlook, "target": 9_000});
    window.shaped::<pages::MarginLift>("margin_lift", lift);
    window.shaped::<Vec<publish::Environment>>("environments_list", json!({}));
    window.shaped::<publish::EnvironmentStatus>("environment_status", json!({"name": "staging"}));
    let staging = json!({"environment": "staging"});
    window.shaped::<publish::Review>("review_get", staging.clone());
    window.shaped::<publish::Impact>("review_impact", staging.clone());
    window.shaped::<Vec<publish::SegmentShift>>("review_shoppers", staging);
}

#[test]
fn a_file_is_inspected_checked_and_imported() {
    let window = Window::open();
    let facts = json!({"name": "Shop", "currency": "EUR", "time_zone": "Europe/Copenhagen", "metrics_days": 28});
    let made =
        window.shaped::<store::StoreStatus>("store_create", json!({"facts": facts, "path": null}));
    assert_eq!((made.products, made.is_demo), (0, false));
    let path = window.file(
        "products.csv",
        "id,title,price\nA,Hat,19.00\nB,Scarf,29.50\nC,Belt,12.00\nD,Shoes,cheap\n",
    );
    let inspect = json!({"path": path, "overrides": null});
    let found = window.shaped::<import::ImportInspection>("import_inspect", inspect);
    let run = json!({"path": path, "mapping": found.mapping, "progress": "__CHANNEL__:3"});
    let checked = window.shaped::<import::ImportSummary>("import_check", run.clone());
    let imported = window.shaped::<import::ImportSummary>("import_run", run);
    assert_eq!(
        (checked.created, imported.created, imported.rejected),
        (3, 3, 1)
    );
    let rejects = window.file("rejects.csv", "");
    assert_eq!(
        window.ask("import_save_rejects", json!({"path": rejects})),
        Ok(json!(1))
    );
    let status = window.shaped::<store::StoreStatus>("store_status", json!({}));
    assert_eq!(status.products, 3);
}

#[test]
fn shoppers_are_imported_counted_and_forgotten() {
    let window = Window::open();
    window.shaped::<store::StoreStatus>("store_open_demo", json!({}));
    let path = window.file(
        "customers.csv",
        "Customer ID,Email,Total Spent,Orders,Device\n\
         s-1,a@b.org,1200.00,4,phone\ns-2,b@b.org,20.00,1,desktop\ns-3,c@b.org,oops,1,phone\n",
    );
    let found =
        window.shaped::<shoppers::ShoppersInspection>("shoppers_inspect", json!({"path": path}));
    assert!(found.looks_like_shoppers && found.columns[1].personal);
    let mapping: Vec<Value> = found
        .columns
        .iter()
        .map(|one| json!({"column": one.column, "field": one.field}))
        .collect();
    let run = json!({"path": path, "mapping": mapping, "progress": "__CHANNEL__:4"});
    let checked = window.shaped::<shoppers::ShoppersSummary>("shoppers_check", run.clone());
    let done = window.shaped::<shoppers::ShoppersSummary>("shoppers_import", run);
    assert_eq!((checked.kept, done.kept, done.rejects[0].line), (2, 2, 4));
    let state = window.shaped::<shoppers::ShoppersState>("shoppers_state", json!({}));
    assert_eq!(
        (state.count, state.file_name.as_deref()),
        (2, Some("customers.csv"))
    );
    let candidate = json!({"id": "vip", "when": {"field": "orders", "gte": 1}});
    let sizes =
        window.shaped::<shoppers::SegmentSizes>("segment_sizes", json!({"candidate": candidate}));
    assert_eq!(sizes.segments[0].belongs, 2);
    let chosen = sizes.chosen.unwrap();
    assert_eq!((chosen.in_draft, chosen.conditions.len()), (Some(1), 1));
    window.shaped::<shoppers::SegmentSizes>("segment_sizes", json!({"candidate": null}));
    let spread = window
        .shaped::<shoppers::ShopperSpread>("shopper_spread", json!({"field": "lifetime_value"}));
    assert_eq!(spread.bins.iter().map(|bin| bin.shoppers).sum::<i64>(), 2);
    let sample = json!({"candidate": candidate, "page": 0});
    let sample = window.shaped::<shoppers::ShopperSample>("shopper_sample", sample);
    assert_eq!((sample.matching, sample.shoppers.len()), (2, 2));
    let find = |id: &str| {
        let id = json!({"id": id});
        window.shaped::<Option<shoppers::FoundShopper>>("shopper_find", id)
    };
    assert!(find("s-1").is_some() && find("s-9").is_none());
    window.shaped::<()>("shoppers_forget", json!({}));
    let state = window.shaped::<shoppers::ShoppersState>("shoppers_state", json!({}));
    assert_eq!((state.count, state.imported_at), (0, None));
    let refused = window.ask("shoppers_inspect", json!({"path": "/nowhere.csv"}));
    assert_eq!(refused.unwrap_err()["kind"], "file");
}

#[test]
fn an_edit_is_kept_undone_and_there_after_a_restart() {
    let window = Window::open();
    window.shaped::<store::StoreStatus>("store_open_demo", json!({}));
    let lanes = json!({"page": "category:Clothing > Jackets", "segments": ["everyone"], "outlook": {"at": null, "stock": null},
        "from": 0, "size": 3, "sort": null, "against": {"kind": "live"}, "figures": {"places": 12, "attentionBp": 9000}, "shown": "draft"});
    let edit = json!({"label": "Pin", "seen": [lanes], "changes": [{"op": "putRule", "index": null, "rule": pin("NW-1002", 5)}]});
    let before = window.shaped::<draft::Draft>("draft_get", json!({}));
    let after = window.shaped::<draft::Edited>("draft_edit", edit);
    assert!(after.draft.version > before.version);
    let seen = after.lanes[0].as_ref().unwrap();
    assert_eq!(
        (seen.draft_version, seen.lanes[0].rows.len()),
        (after.draft.version, 3)
    );
    let news = window.shaped::<store::CaughtUp>("store_catch_up", json!({}));
    assert!(!news.draft, "an edit of the window's own is no news");
    let window = window.again();
    let status = window.shaped::<store::StoreStatus>("store_open_demo", json!({}));
    assert_eq!(status.undo.as_deref(), Some("Pin"));
    let undone = window.shaped::<draft::Edited>("draft_undo", json!({"seen": []}));
    assert_eq!(undone.label, "Pin");
    assert_eq!(
        undone.draft.document.0.canonical(),
        before.document.0.canonical()
    );
}

#[test]
fn a_draft_is_published_to_the_local_gateway_and_reads_back_equal() {
    let window = Window::open();
    let opened = window.shaped::<store::StoreStatus>("store_open_demo", json!({}));
    assert!(opened.local_gateway.is_some());
    let ask = json!({"environment": "staging", "note": "First", "author": "Ida", "pushCatalog": true,
        "overwriteEtag": null, "progress": "__CHANNEL__:7"});
    let published = window.shaped::<publish::Published>("publish_run", ask);
    assert!(published.verify.asks >= 100 && published.verify.equal == published.verify.asks);
    let history = json!({"environment": "staging"});
    let history = window.shaped::<Vec<publish::HistoryEntry>>("environment_history", history);
    assert_eq!(history[0].published_by.as_deref(), Some("Ida"));
    let status = window
        .shaped::<publish::EnvironmentStatus>("environment_status", json!({"name": "staging"}));
    assert!(status.in_step && status.catalog_in_step, "{status:?}");
}

#[test]
fn live_is_compared_watched_and_its_report_saved() {
    let window = Window::open();
    window.shaped::<store::StoreStatus>("store_open_demo", json!({}));
    let ask = json!({"environment": "staging", "note": "", "author": "", "pushCatalog": false,
        "overwriteEtag": null, "progress": "__CHANNEL__:7"});
    // Rules without products: every page that has any differs.
    window.shaped::<publish::Published>("publish_run", ask);
    let staging = json!({"environment": "staging"});
    let run = json!({"environment": "staging", "asks": 1000, "progress": "__CHANNEL__:8"});
    let report = window.shaped::<verification::VerifyReport>("verify_run", run);
    assert_eq!(report.causes[0].kind, verification::CauseKind::Missing);
    assert!(report.asks == 1_000 && report.equal < report.asks);
    let last = window.shaped::<Option<verification::VerifyReport>>("verify_last", staging.clone());
    assert_eq!(last.unwrap().equal, report.equal);
    let path = window.file("report.json", "");
    let save = json!({"environment": "staging", "path": path});
    window.shaped::<()>("verify_save_report", save);
    assert!(
        std::fs::read_to_string(&path)
            .unwrap()
            .contains("live_ruleset")
    );
    window.shaped::<()>("verify_stop", staging.clone());
    let watch = json!({"name": "staging", "everyMinutes": 15});
    let watched = window.shaped::<Vec<publish::Environment>>("environment_watch", watch);
    assert_eq!(watched[0].watch.as_ref().unwrap().every_minutes, 15);
    let drifts = window.shaped::<Vec<publish::DriftNotice>>("drift_list", json!({}));
    assert_eq!(drifts[0].environment, "staging");
    window.shaped::<()>("drift_put_away", staging);
    let none = window.shaped::<Vec<publish::DriftNotice>>("drift_list", json!({}));
    assert!(none.is_empty());
}

#[test]
fn what_is_wrong_is_said_in_a_kind_that_the_window_knows() {
    let window = Window::open();
    window.shaped::<store::StoreStatus>("store_open_demo", json!({}));
    let edit = json!({"label": "Pin", "seen": [], "changes": [{"op": "putRule", "index": null, "rule": pin("NW-1002", 0)}]});
    let refused = window.ask("draft_edit", edit).unwrap_err();
    assert_eq!(
        (&refused["kind"], &refused["findings"][0]["pointer"]),
        (&json!("invalid"), &json!("/action/position"))
    );
    let missing = window
        .ask("store_open", json!({"path": "/nowhere/shop.endcap"}))
        .unwrap_err();
    assert_eq!(missing["kind"], "file");
    let other = window.file("letter.endcap", "Dear Ida, this is no store.");
    let strange = window
        .ask("store_open", json!({"path": other}))
        .unwrap_err();
    // The window shows path and reason beside each other.
    for refused in [&missing, &strange] {
        let (path, reason) = (refused["path"].as_str(), refused["reason"].as_str());
        assert!(!reason.unwrap().contains(path.unwrap()), "{refused}");
    }
    let nobody = window
        .ask("product_get", json!({"id": "nobody"}))
        .unwrap_err();
    assert_eq!(nobody["kind"], "notFound");
    assert!(
        window
            .ask("store_status", json!({}))
            .is_ok_and(|status| status["isDemo"] == true)
    );
}

fn pin(product: &str, position: i64) -> Value {
    json!({"id": "test-pin", "name": "Test pin", "pages": [{"category": "Clothing > Jackets"}],
        "action": {"type": "pin", "product": product, "position": position}})
}

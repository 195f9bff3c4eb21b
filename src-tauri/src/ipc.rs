//! The window's doors: every command, by feature, and the TypeScript made from them. Owns shapes and
//! translation; refuses to decide anything, which is the use cases' part.

pub mod catalog;
pub mod contract;
pub mod draft;
pub mod error;
pub mod health;
pub mod import;
pub mod pages;
pub mod preferences;
pub mod publish;
pub mod segments;
pub mod shoppers;
pub mod store;
pub mod verification;
pub mod wire;

/// What crosses, by feature.
pub mod shape {
    pub mod catalog;
    pub mod draft;
    pub mod health;
    pub mod import;
    pub mod outlook;
    pub mod pages;
    pub mod plots;
    pub mod preferences;
    pub mod product;
    pub mod publish;
    pub mod segments;
    pub mod shoppers;
    pub mod store;
    pub mod times;
    pub mod verification;
    pub mod what_if;
}

use tauri::Runtime;
use tauri_specta::{Builder, collect_commands};

/// Every command, for whichever runtime hosts them: a feature after the other.
#[must_use]
#[rustfmt::skip]
pub fn commands<R: Runtime>() -> Builder<R> {
    let commands = Builder::new().commands(collect_commands![
        store::store_status, store::store_recent, store::store_open_demo, store::store_reset_demo,
        store::store_create, store::store_open, store::store_close, store::store_update,
        store::store_catch_up,
        draft::draft_get, draft::draft_edit, draft::draft_undo, draft::draft_redo,
        draft::draft_import, draft::draft_export, draft::rule_check, draft::rules_list,
        draft::draft_discard,
        pages::pages_index, pages::lanes_rank, pages::page_rules, pages::page_times,
        pages::page_plots, pages::draft_effect, pages::product_get, pages::product_why,
        pages::product_what_if, pages::rule_touches, pages::margin_lift,
        segments::segment_test,
        shoppers::shoppers_state, shoppers::shoppers_inspect, shoppers::shoppers_check,
        shoppers::shoppers_import, shoppers::shoppers_forget, shoppers::segment_sizes,
        shoppers::shopper_spread, shoppers::shopper_sample, shoppers::shopper_find,
        catalog::catalog_query, catalog::fields_list, catalog::predicate_count,
        catalog::products_lookup, catalog::products_alike,
        health::health_check,
        import::import_inspect, import::import_check, import::import_run, import::import_cancel,
        import::import_save_rejects,
        publish::environments_list, publish::environment_save, publish::environment_remove,
        publish::environment_set_token, publish::environment_status, publish::review_get, publish::review_impact, publish::review_shoppers,
        publish::publish_run, publish::environment_history, publish::revision_restore,
        publish::revision_get, publish::shop_open,
        verification::verify_run, verification::verify_stop, verification::verify_last,
        verification::verify_save_report, verification::environment_watch,
        verification::drift_list, verification::drift_put_away,
        preferences::preferences_get, preferences::preferences_set, preferences::style_set,
    ]);
    settled(commands)
}

/// How types cross.
fn settled<R: Runtime>(commands: Builder<R>) -> Builder<R> {
    commands
        .typ::<contract::Scalar>()
        // Every number that crosses is an integer of the contract: |n| ≤ 2^53 − 1, which a JavaScript
        // number holds exactly.
        .dangerously_cast_bigints_to_number()
        .disable_serde_phases()
}

#[cfg(test)]
mod tests {
    use std::{env, fs, path::Path};

    use specta_typescript::Typescript;
    use tauri::test::MockRuntime;

    /// The bindings in the UI are those of these commands. `ENDCAP_WRITE_BINDINGS=1` rewrites them.
    #[test]
    fn bindings_are_up_to_date() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/bindings.ts");
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("bindings.ts");
        super::commands::<MockRuntime>()
            .export(Typescript::default(), &made)
            .unwrap();
        let made = fs::read_to_string(made).unwrap();
        if env::var_os("ENDCAP_WRITE_BINDINGS").is_some() {
            fs::write(&kept, &made).unwrap();
        }
        let kept = fs::read_to_string(kept).unwrap_or_default();
        assert!(
            kept == made,
            "run `ENDCAP_WRITE_BINDINGS=1 cargo test -p endcap bindings` and look at the difference"
        );
    }
}

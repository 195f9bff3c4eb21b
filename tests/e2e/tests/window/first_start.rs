//! What a newcomer meets.

use serde_json::{Value, json};

use crate::parts::make_store;
use crate::{pictures, play};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_opens_the_demo_store_and_a_local_gateway() {
    play("first-start", async |_, window| {
        window.part("app").await?;
        let status = window.ask("store_status", json!({})).await?;
        assert_eq!(status["isDemo"], json!(true), "{status}");
        let products = status["products"].as_u64().unwrap_or(0);
        assert!((2_000..3_000).contains(&products), "{products} products");
        let gateway = status["localGateway"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let health: Value = reqwest::get(format!("{gateway}/v1/health"))
            .await
            .expect("the local gateway answers")
            .json()
            .await
            .expect("with JSON");
        assert_eq!(health["status"], json!("ok"), "{health}");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_store_leads_to_an_import_a_gateway_and_the_demo() {
    play("first-steps", async |_, window| {
        make_store(window, "Empty Outdoor").await?;
        window.part("catalog-import").await?;
        window.click_part("rail-pages").await?;
        window.shows("There are no pages yet").await?;
        window.part("catalog-import").await?;
        window.picture(&pictures().join("first-steps.png")).await?;
        window.click_part("connect").await?;
        window
            .find("[data-testid=settings-environments] input")
            .await?;
        window.picture(&pictures().join("connect.png")).await?;
        window.click_part("rail-pages").await?;
        window.click_part("open-demo").await?;
        window.find("[data-lane] [data-product]").await?;
        let status = window.ask("store_status", json!({})).await?;
        assert_eq!(status["isDemo"], json!(true), "{status}");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_gone_locks_nobody_out() {
    play("store-gone", async |stage, window| {
        make_store(window, "Gone Outdoor").await?;
        let status = window.ask("store_status", json!({})).await?;
        let path = status["path"].as_str().unwrap_or_default().to_owned();
        window.end().await?;
        std::fs::remove_file(&path)?;

        *window = stage.open().await?;
        let said = window.text("[data-testid=store-fault]").await?;
        assert_eq!(said.matches(&path).count(), 1, "{said}");
        window.picture(&pictures().join("store-gone.png")).await?;
        window.click_part("open-demo").await?;
        window.part("app").await?;
        window.end().await?;

        // The store opened since is the one that the next start opens.
        *window = stage.open().await?;
        window.part("app").await?;
        let status = window.ask("store_status", json!({})).await?;
        assert_eq!(status["isDemo"], json!(true), "{status}");
        Ok(())
    })
    .await;
}

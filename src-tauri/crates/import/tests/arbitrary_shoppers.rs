//! No file of shoppers makes the crate panic, and nothing that looks like an e-mail address or a phone
//! number comes out of any, whatever its columns are mapped to.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;
use std::path::Path;

use endcap_import::{ShopperMapping, ShopperTerms, ShoppersRead, inspect_shoppers, read_shoppers};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};

fn terms() -> ShopperTerms {
    ShopperTerms {
        currency: "EUR".to_owned(),
        currency_digits: 2,
        today: "2026-11-24".parse().unwrap(),
    }
}

/// Reads the file with as much of it mapped as is allowed: each column as guessed, else as a trait.
fn read_all(path: &Path) -> Option<ShoppersRead> {
    let seen = inspect_shoppers(path, &terms()).ok()?;
    let samples = seen.columns.iter().flat_map(|one| &one.samples);
    for sample in samples {
        assert!(!PERSONAL.contains(&sample.as_str()), "{sample}");
    }
    let columns = seen.columns.into_iter().enumerate();
    let mapping: Vec<ShopperMapping> = columns
        .map(|(index, one)| ShopperMapping {
            column: one.column,
            field: match (one.field, one.personal) {
                (None, false) => Some(format!("trait.t{index}")),
                (field, _) => field,
            },
        })
        .collect();
    let go_on = &mut |_| ControlFlow::Continue(());
    let read = read_shoppers(path, &mapping, &terms(), go_on).ok()?;
    let told = read.shoppers.len() + read.rejects.len();
    assert_eq!(read.rows, told as u64 + read.replaced);
    Some(read)
}

fn try_file(content: &[u8]) -> Option<ShoppersRead> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any");
    std::fs::write(&path, content).unwrap();
    read_all(&path)
}

const PERSONAL: [&str; 6] = [
    "anna@example.org",
    "Anna <anna@example.org>",
    "+45 12 34 56 78",
    "555-123-4567",
    "01512345678",
    "192.168.0.1",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9]{1,4}",
        2 => "[a-z]{1,6}",
        1 => "[0-9]{1,2} ?%",
        1 => "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        1 => Just(String::new()),
        1 => proptest::sample::select(&PERSONAL[..]).prop_map(str::to_owned),
        1 => "[^\r\n\",;|\t]{0,12}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    let known = vec![
        "id",
        "orders",
        "Total Spent",
        "country",
        "trait.tier",
        "Tags",
        "Email",
        "Note",
        "Last order",
        "discount share",
        "bought categories",
        "viewed brands",
        "Customer",
        "x",
    ];
    prop_oneof![3 => proptest::sample::select(known).prop_map(str::to_owned), 1 => cell()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes(content in proptest::collection::vec(any::<u8>(), 0..600)) {
        try_file(&content);
    }

    #[test]
    fn nothing_personal_comes_out(
        names in proptest::collection::vec(name(), 2..7),
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 2..7), 0..30),
    ) {
        let mut content = names.join(",") + "\n";
        for row in &rows {
            let row: Vec<&str> = (0..names.len())
                .map(|place| row.get(place).map_or("", String::as_str))
                .collect();
            content.push_str(&row.join(","));
            content.push('\n');
        }
        if let Some(read) = try_file(content.as_bytes()) {
            for shopper in &read.shoppers {
                let out = format!("{} {}", shopper.id.as_str(), shopper.facts.to_json().canonical());
                for personal in PERSONAL {
                    prop_assert!(!out.contains(personal), "{out}");
                }
            }
            for reject in &read.rejects {
                prop_assert!(!PERSONAL.contains(&reject.value.as_str()), "{reject:?}");
            }
        }
    }

    #[test]
    fn anything_like_json(
        lines in proptest::collection::vec("\\{\"(id|orders|traits|email)\": ?[\"0-9a-z@.\\[\\]{},:]{0,30}\\}?", 0..8),
    ) {
        try_file(lines.join("\n").as_bytes());
        try_file(format!("[{}]", lines.join(",")).as_bytes());
    }
}

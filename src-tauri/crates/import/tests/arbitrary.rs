//! No file makes the crate panic: neither any bytes, nor bytes that look like a table.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;

use endcap_import::{inspect, inspect_with, run};
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest,
};

fn try_file(content: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("any");
    std::fs::write(&path, content).unwrap();
    let Ok(seen) = inspect(&path) else { return };
    let mut mapping = seen.mapping;
    if mapping
        .columns
        .iter()
        .all(|c| c.field.as_deref() != Some("id"))
    {
        mapping.columns[0].field = Some("id".to_owned());
    }
    mapping.keep_unknown_as_attributes();
    let _ = inspect_with(&path, Some(&mapping));
    for encoding in ["utf-8", "windows-1252", "utf-16le"] {
        mapping.encoding = encoding.to_owned();
        if let Ok(read) = run(&path, &mapping, 2, &mut |_| ControlFlow::Continue(())) {
            assert_eq!(
                read.rows_read,
                read.rows_imported + read.rows_unlisted + read.rejects.len() as u64
            );
        }
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9.,'$€ -]{0,12}",
        "[0-9]{1,4}[./-][0-9]{1,3}[./-][0-9]{1,4}( [0-9]{2}:[0-9]{2})?",
        Just("\"".to_owned()),
        Just("7.8E+12".to_owned()),
        Just("A > B | C".to_owned()),
        "[{}\\[\\]\":,a1]{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn any_bytes(content in proptest::collection::vec(any::<u8>(), 0..600)) {
        try_file(&content);
    }

    #[test]
    fn anything_like_a_table(
        names in proptest::collection::vec(prop_oneof![Just("id".to_owned()), Just("Handle".to_owned()), Just("Variant Price".to_owned()), Just("Title".to_owned()), Just("price".to_owned()), Just("launched".to_owned()), Just("categories".to_owned()), cell()], 1..7),
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 0..7), 0..12),
        delimiter in prop_oneof![Just(","), Just(";"), Just("\t"), Just("|")],
    ) {
        let mut content = names.join(delimiter) + "\n";
        for row in &rows {
            content.push_str(&row.join(delimiter));
            content.push('\n');
        }
        try_file(content.as_bytes());
    }

    #[test]
    fn anything_like_json(lines in proptest::collection::vec("\\{\"id\": ?[\"0-9a-z\\[\\]{},:]{0,30}\\}?", 0..8)) {
        try_file(lines.join("\n").as_bytes());
        try_file(format!("[{}]", lines.join(",")).as_bytes());
    }

    #[test]
    fn amounts_come_back_as_they_were_written(minor in 0i64..9_007_199_254_740_991) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, format!("id,title,price\nA,x,{}.{:02}\n", minor / 100, minor % 100)).unwrap();
        let mapping = inspect(&path).unwrap().mapping;
        let read = run(&path, &mapping, 2, &mut |_| ControlFlow::Continue(())).unwrap();
        prop_assert_eq!(read.products[0].price, Some(minor));
    }
}

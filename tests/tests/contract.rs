//! The contract's worked examples hold on the core, each of them.

use std::path::Path;

use endcap_tests::contract::{InProcess, read_folder, run};

#[test]
fn every_case_holds_on_the_core() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let cases = read_folder(&folder).expect("the cases can be read");
    let tally = run(&cases, &mut InProcess::default(), &mut |difference| {
        eprintln!("{difference}")
    });
    assert!(
        tally.asks >= 960,
        "only {} asks: cases are missing",
        tally.asks
    );
    assert!(tally.differences.is_empty(), "{tally}");
}

//! What the shoppers of a Shopify store cannot see is no product of a page.
//!
//! 1. It is left out and counted, and what is wrong in it is nobody's problem.
//! 2. The look at the file tells it before anything is imported.
//! 3. A person who keeps the column that says so has the products.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;
use std::path::PathBuf;

use endcap_import::{Imported, Mapping, inspect, inspect_with, run};

fn file(content: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("products.csv");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn read_with(content: &str, change: impl FnOnce(&mut Mapping)) -> Imported {
    let (_folder, path) = file(content);
    let mut mapping = inspect(&path).unwrap().mapping;
    change(&mut mapping);
    let read = run(&path, &mapping, 2, &mut |_| ControlFlow::Continue(())).unwrap();
    let out = read.rows_unlisted + read.rejects.len() as u64;
    assert_eq!(read.rows_read, read.rows_imported + out, "figures add up");
    read
}

fn ids(read: &Imported) -> Vec<&str> {
    read.products.iter().map(|p| p.id.as_str()).collect()
}

/// One on sale, one not published, one draft over two rows, one archived.
const LISTED_AND_NOT: &str = "Handle,Title,Published,Option1 Name,Variant SKU,Variant Price,Status
boot,Boot,true,Size,B-1,10.00,active
sock,Sock,false,Size,S-1,2.00,active
hat,Hat,TRUE,Size,H-1,5.00,Draft
hat,,,,H-2,6.00,
glove,Glove,true,Size,G-1,free,archived
";

#[test]
fn what_shopify_does_not_show_is_left_out_and_counted() {
    let read = read_with(LISTED_AND_NOT, |_| {});
    assert_eq!(ids(&read), ["boot"]);
    assert_eq!((read.rows_read, read.rows_imported), (5, 1));
    assert_eq!((read.unlisted.len(), read.rows_unlisted), (3, 4));
    // What is left out anyway has no problem to mend.
    assert!(read.rejects.is_empty(), "{:?}", read.rejects);
}

#[test]
fn a_column_that_is_kept_leaves_nothing_out() {
    let keep = |names: &'static [&'static str]| {
        move |mapping: &mut Mapping| {
            for column in &mut mapping.columns {
                if names.contains(&column.name.as_str()) {
                    column.field = Some(format!("attr.{}", column.name));
                }
            }
        }
    };
    let some = read_with(LISTED_AND_NOT, keep(&["Published"]));
    assert_eq!((ids(&some), some.unlisted.len()), (vec!["boot", "sock"], 2));
    let all = read_with(LISTED_AND_NOT, keep(&["Published", "Status"]));
    assert_eq!(
        (all.products.len(), all.unlisted.len(), all.rejects.len()),
        (3, 0, 1)
    );
}

#[test]
fn a_status_of_another_form_says_nothing() {
    let read = read_with(
        "id,title,price,status,published\nA,x,1.00,draft,false\n",
        |_| {},
    );
    assert_eq!((read.products.len(), read.unlisted.len()), (1, 0));
}

#[test]
fn what_will_be_left_out_is_told_before() {
    let (_folder, path) = file(LISTED_AND_NOT);
    let seen = inspect(&path).unwrap();
    let told: Vec<&String> = seen
        .warnings
        .iter()
        .filter(|w| w.contains("left out"))
        .collect();
    assert_eq!(
        told,
        [
            "1 product is left out, since shoppers of the Shopify store do not see it: “Published” says so. Keep “Published” as an attribute to import it all the same.",
            "2 products are left out, since shoppers of the Shopify store do not see them: “Status” says so. Keep “Status” as an attribute to import them all the same.",
        ]
    );
    let mut mapping = seen.mapping;
    mapping.keep_unknown_as_attributes();
    let kept = inspect_with(&path, Some(&mapping)).unwrap();
    assert!(
        !kept.warnings.iter().any(|w| w.contains("left out")),
        "{:?}",
        kept.warnings
    );
}

//! What no random rule set comes to, ranked by OpenSearch as in memory:
//! 1. more conditions, values, functions and pins than one query of the engine takes;
//! 2. predicates as deep as the contract allows;
//! 3. strings of a megabyte, lists of a thousand, numbers as large as there are and shares beyond;
//! 4. places far beyond the 10,000th, with and without `max_per`.
//!
//! Needs `ENDCAP_OPENSEARCH_URL`; without it nothing is tested, which is said.

#[path = "../support/shop.rs"]
mod support;

mod depths;
mod limits;
mod places;
mod stage;
mod values;

//! Figures in words. A median is what is told; the worst stands beside it where a person meets it.

use serde_json::Value;

use endcap_e2e::Fault;

/// The middle of the values; not a number where there are none.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

pub fn worst(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().fold(0.0, f64::max)
}

/// The number that a script answered.
pub fn number(answer: &Value) -> f64 {
    answer.as_f64().unwrap_or(f64::NAN)
}

/// The numbers that a script answered.
pub fn numbers(answer: Value) -> Result<Vec<f64>, Fault> {
    serde_json::from_value(answer).map_err(|error| Fault::Script(error.to_string()))
}

/// Prints milliseconds beside what they may be.
pub fn tell(what: &str, times: &[f64], goal: f64) {
    let seen = median(times.iter().copied());
    println!(
        "  {what}, {} times: median {seen:.0} ms, worst {:.0} ms; {:.2} of the {goal:.0} ms that it may take",
        times.len(),
        worst(times.iter().copied()),
        seen / goal
    );
}

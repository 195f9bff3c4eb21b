//! placeholder
pub struct AppState;

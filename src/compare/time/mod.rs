//! When something was: on which day and at what hour, on which day of the week, and what came first.

pub mod order;
pub mod weekday;
pub mod when;

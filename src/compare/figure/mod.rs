//! Figures on any subject: which of them are figures of one thing, and which of those differ (semantics 12).

pub mod difference;
pub mod digits;
pub mod fact;
pub mod features;
pub mod likeness;
pub mod weights;

//! Times of day.

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Minutes since midnight of the earliest reading.
    pub lo: u16,
    /// Minutes since midnight of the latest reading (`around 9`, `shortly after 5`).
    pub hi: u16,
    /// Whether only the hour of a 12-hour clock is known (`at 7:52`): the other half of the day is possible.
    pub half_known: bool,
}

//! What words beside a figure make of it, as a set: a rate, a part, a change, an older figure.

use serde::{Deserialize, Serialize};

/// One way in which a figure is narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Per unit of time or thing: `a day`, `per tonne`.
    Rate,
    /// `on average`, `typical`, `median`.
    Average,
    /// A part of a whole, or a further part: `another`, `of them`, `including`.
    Part,
    /// An earlier value: `up from`, `last year`, `compared with`.
    Previous,
    /// Not yet so: `will`, `expected`, `plans to`.
    Planned,
    /// What something can hold, not what it holds: `capacity`, `room for`, `designed for`.
    Capacity,
    /// A difference, not a level: `rose by`, `a gain of`.
    Change,
    /// `if`, `unless`.
    Conditional,
    /// The speaker's own share: `we`, `my`, in a quotation.
    Own,
    /// Another event: `a separate`, `a similar`, `elsewhere`.
    Elsewhere,
    /// `record`, `peak`, `largest`.
    Extreme,
    /// A bound set by somebody: `limit`, `minimum`, `at most`.
    Bound,
    /// Asked for, not given: `sought`, `demanded`, `claimed`.
    Asked,
    /// A running total over a longer time: `so far this year`, `since January`, `in all`.
    Cumulative,
    /// Something that is counted again and again while it grows: the dead, the arrested, cases, evacuees.
    Toll,
    /// Come since the last report: `new cases`.
    Fresh,
    /// Counted over a time of its own: `in the past 24 hours`.
    Window,
    /// Everybody or everything there is: `all 23 of the crew`.
    Whole,
    /// What a value was changed to: `raised its offer to`, `is now`.
    Moved,
    /// A day told from the day of the report: `today`, `last night`. It only ends comparisons.
    Deictic,
    /// Counted up to something: `20 minutes before the match`. It only ends comparisons.
    Until,
    /// The most there was: `at the peak`, `at one point`. It only ends comparisons.
    Peak,
    /// Counted from something: `an hour into the match`, `two days later`. It only ends comparisons.
    From,
    /// A distance into the past: `a week earlier`. It only ends comparisons.
    Back,
    /// One more is told beside it without a number: `four singers and their pianist`. It only ends comparisons.
    AndOne,
    /// All the others are meant: `all but 600`. It only ends comparisons.
    Except,
    /// What a thing is or how far off it lies, not what happens to it: `the 620-bed hospital`, `9 miles away`. It only
    /// ends comparisons.
    Standing,
    /// What was planned or foreseen and has come about by now, in this way or another: `had been planned to last`. It
    /// only ends comparisons.
    Meant,
    /// Some of a known whole: `nine of the dead`. It only ends comparisons.
    Some,
}

/// How many tags weigh in the fit.
pub const TAGS: usize = 19;

/// A set of tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub struct Tags(u32);

impl Tags {
    /// Add a tag.
    pub fn insert(&mut self, tag: Tag) {
        self.0 |= 1 << tag as u8;
    }

    /// Whether `tag` is in the set.
    pub fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u8) != 0
    }

    /// Tags that only one of two sets has.
    #[must_use]
    pub fn apart(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }

    /// Tags that both sets have.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// How many tags the set has.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

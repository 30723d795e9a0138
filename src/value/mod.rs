//! Typed values, independent of text: what a figure, a date or a name *means*.
//!
//! Everything is an integer or a string: values are compared, hashed, sorted and printed exactly.

pub mod clock;
pub mod day;
pub mod interval;
pub mod notation;
pub mod quantity;
pub mod unit;
pub mod widths;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub use clock::{Clock, Minutes};
pub use day::{Days, MonthDay, Weekday};
pub use interval::{Breach, INFINITY, Interval, Milli, broken, differ};
pub use quantity::{Figure, Op, Quantity};
pub use unit::{Currency, Dimension, Unit};
pub use widths::NumberWidths;

/// A canonical value: the name of a list entry, a place, a person. Cheap to clone.
pub type Sym = SmolStr;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A number of things: `more than 1,000`.
    Count(Quantity),
    /// `third`, `21st`.
    Ordinal(i64),
    /// A measure in the base unit of its dimension, with the unit it was written in.
    Amount(Quantity, Unit),
    /// A sum of money.
    Money(Quantity, Currency),
    /// A percentage; `points` for percentage points.
    Percent {
        /// The figure, in per cent.
        quantity: Quantity,
        /// Whether percentage points are meant.
        points: bool,
    },
    /// A length of time, in seconds.
    Duration(Quantity, Unit),
    /// An age in years.
    Age(Quantity),
    /// `3-2`, `by 52 votes to 48`.
    Score(i64, i64),
    /// `a third`, `one in five`, `double` (2/1): the figure is numerator over denominator.
    Ratio {
        /// Numerator.
        of: i64,
        /// Denominator, above zero.
        per: i64,
    },
    /// A day or a range of days.
    Date(Days),
    /// A day of a year that nobody tells: `3 May` in an article without a date.
    MonthDay(MonthDay),
    /// A time of day.
    Clock(Clock),
    /// A day of the week.
    Weekday(Weekday),
    /// A person, place or organisation, in canonical form.
    Name(Sym),
    /// A compass side.
    Side(Compass),
    /// The words of a quotation, folded.
    Quote(Sym),
    /// Any words: a grade, a colour, a floor label.
    Words(Sym),
    /// `gave no details of the size`: that no figure was given.
    Undisclosed,
}

impl Value {
    /// The quantity inside, for every value that has one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Value::Count(q)
            | Value::Amount(q, _)
            | Value::Money(q, _)
            | Value::Duration(q, _)
            | Value::Age(q) => Some(q),
            Value::Percent { quantity, .. } => Some(quantity),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn quantity_mut(&mut self) -> Option<&mut Quantity> {
        match self {
            Value::Count(q)
            | Value::Amount(q, _)
            | Value::Money(q, _)
            | Value::Duration(q, _)
            | Value::Age(q) => Some(q),
            Value::Percent { quantity, .. } => Some(quantity),
            _ => None,
        }
    }

    /// Whether this and `other` are two counts, two sums of one currency or two amounts of one dimension, so that one
    /// can be added to the other.
    pub fn adds_to(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Count(_), Value::Count(_)) => true,
            (Value::Money(_, x), Value::Money(_, y)) => x == y,
            (Value::Amount(_, x), Value::Amount(_, y)) => x.dimension == y.dimension,
            _ => false,
        }
    }
}

/// One of eight compass sides, as steps of 45 degrees clockwise from north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Compass(
    /// 0 = north, 2 = east, 4 = south, 6 = west; odd numbers lie between.
    pub u8,
);

impl Compass {
    const NAMES: [&'static str; 8] = [
        "north",
        "north-east",
        "east",
        "south-east",
        "south",
        "south-west",
        "west",
        "north-west",
    ];

    /// The side called `name`: a noun or an adjective, with or without hyphen.
    pub fn parse(name: &str) -> Option<Self> {
        // `southeastern` is the longest.
        let mut bare = [0u8; 12];
        let mut length = 0;
        let letters = name.chars().filter(|c| !matches!(c, '-' | ' '));
        for letter in letters.flat_map(char::to_lowercase) {
            *bare.get_mut(length)? = u8::try_from(letter).ok()?;
            length += 1;
        }
        let bare = bare.get(..length)?;
        let at = match bare.strip_suffix(b"ern").unwrap_or(bare) {
            b"north" => 0,
            b"northeast" => 1,
            b"east" => 2,
            b"southeast" => 3,
            b"south" => 4,
            b"southwest" => 5,
            b"west" => 6,
            b"northwest" => 7,
            _ => return None,
        };
        Some(Compass(at))
    }

    /// Its name as a noun.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .get(usize::from(self.0 % 8))
            .copied()
            .unwrap_or("north")
    }

    /// The side across.
    #[must_use]
    pub fn opposite(self) -> Self {
        Compass((self.0 + 4) % 8)
    }

    /// Whether two sides share a component: `north-west` and `west` do, `south` and `west` do not.
    pub fn compatible(self, other: Self) -> bool {
        let apart = (self.0 + 8 - other.0) % 8;
        matches!(apart, 0 | 1 | 7)
    }
}

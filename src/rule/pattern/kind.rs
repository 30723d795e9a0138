//! The types of values that a slot captures.

/// A typed value that a slot captures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A number of things.
    Count,
    /// A measure.
    Amount,
    /// A percentage.
    Percent,
    /// A sum of money.
    Money,
    /// A length of time.
    Duration,
    /// An age.
    Age,
    /// A day or a range of days.
    Date,
    /// A day of the week.
    Weekday,
    /// A time of day.
    Clock,
    /// `third`.
    Ordinal,
    /// `3-2`.
    Score,
    /// `one in five`.
    Ratio,
    /// A place.
    Place,
    /// A person.
    Person,
    /// An organisation.
    Org,
    /// Any name.
    Name,
    /// A noun for people with the words before it.
    People,
    /// A quotation with its marks.
    Quote,
}

impl Kind {
    /// Every type with its name in patterns.
    pub const TABLE: [(&'static str, Kind); 18] = [
        ("count", Kind::Count),
        ("amount", Kind::Amount),
        ("percent", Kind::Percent),
        ("money", Kind::Money),
        ("duration", Kind::Duration),
        ("age", Kind::Age),
        ("date", Kind::Date),
        ("weekday", Kind::Weekday),
        ("clock", Kind::Clock),
        ("ordinal", Kind::Ordinal),
        ("score", Kind::Score),
        ("ratio", Kind::Ratio),
        ("place", Kind::Place),
        ("person", Kind::Person),
        ("org", Kind::Org),
        ("name", Kind::Name),
        ("people", Kind::People),
        ("quote", Kind::Quote),
    ];

    /// The type called `name`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::TABLE
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, kind)| *kind)
    }

    /// Its name in patterns.
    pub fn name(self) -> &'static str {
        Self::TABLE
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("", |(name, _)| name)
    }
}

//! Invented, varied news text for the benchmarks: made in code, the same on every machine.

use std::fmt::Write as _;

/// Text of an article and of everything in it that varies.
const TEMPLATES: &[&str] = &[
    "The {org} said on {day} that talks with {org} would resume in {place} within weeks.",
    "{person}, {role} of {place}, told reporters that the {thing} had been delayed by bad weather.",
    "“We will not accept {thing} of this kind,” said {person}, who has led the {org} since {year}.",
    "At least {n} people were {fate} when a {vehicle} left the road near {place} late on {day}.",
    "Residents of {place} described how the {thing} shook windows and set off car alarms for several minutes.",
    "The {org} spent {money} on the {thing} last year, according to figures published on {day}.",
    "Critics of the plan, including {person}, argue that the {thing} would harm small businesses.",
    "In {month}, the council approved a {thing} that had been discussed for more than {n} years.",
    "A spokeswoman for the {org} declined to comment on the reports from {place}.",
    "{person} scored twice as {place} beat {place} by three goals to one in front of {n} spectators.",
    "The river rose {n} centimetres overnight, and the {org} closed both bridges into {place}.",
    "Nearly {n} soldiers will be sent to {place}, the {org} announced, without saying when they would return.",
    "“It was dark and the water came very fast,” {person} said. “We carried the children upstairs.”",
    "Shares in the company fell {n} per cent after the {org} opened an inquiry into the {thing}.",
    "The court in {place} is expected to rule on the {thing} before the end of {month}.",
    "Police arrested {n} demonstrators outside the ministry, where a {thing} had been planned for weeks.",
    "Farmers near {place} say that the {thing} has made the harvest the poorest in a generation.",
    "The exhibition, which opens in {place} on {day}, brings together letters, maps and photographs.",
    "Firefighters rescued {n} passengers from the {vehicle}, and {n} others were treated for minor injuries.",
    "According to {person}, the northern border of the country has been quiet since {month}.",
    "The {org} has promised a full report, but {person} doubts that it will ever be published.",
    "Engineers spent the night repairing the {thing} between {place} and {place}.",
    "It was the second {thing} in the region this year, and the largest since {year}.",
    "“You cannot build a house and forget the roof,” the {role} of {place} told the broadcaster.",
];

const FILLS: &[(&str, &[&str])] = &[
    (
        "org",
        &[
            "transport ministry",
            "harbour authority",
            "teachers' union",
            "central bank",
            "coast guard",
            "water board",
            "Northern Rail",
            "health service",
            "election commission",
            "chamber of commerce",
            "weather service",
            "regional government",
        ],
    ),
    (
        "day",
        &[
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
    ),
    (
        "month",
        &[
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
    (
        "place",
        &[
            "Lviv",
            "Vienna",
            "Toulouse",
            "Malmo",
            "Porto",
            "Leeds",
            "Nairobi",
            "Medellin",
            "Ankara",
            "Busan",
            "Hobart",
            "Lublin",
            "Westhaven",
            "Old Harrow",
            "Kestrel Bay",
            "the valley",
        ],
    ),
    (
        "person",
        &[
            "Anna Lindqvist",
            "Peter Okafor",
            "Maria Teixeira",
            "Tomasz Wrona",
            "Ines Duarte",
            "Colonel Farid Haddad",
            "Ruth Abernathy",
            "Yusuf Demir",
            "Claire Fontaine",
            "Mr Sandoval",
        ],
    ),
    (
        "role",
        &[
            "mayor",
            "governor",
            "deputy mayor",
            "chief engineer",
            "head teacher",
            "prosecutor",
        ],
    ),
    (
        "thing",
        &[
            "landslide",
            "budget",
            "tunnel",
            "strike",
            "blackout",
            "merger",
            "festival",
            "inspection",
            "protest march",
            "ceasefire",
            "storm",
            "reform",
            "pipeline",
            "power cut",
            "timetable",
            "flood barrier",
        ],
    ),
    (
        "vehicle",
        &["bus", "ferry", "lorry", "train", "cable car", "coach"],
    ),
    ("fate", &["killed", "injured", "hurt", "rescued", "evacuated"]),
    (
        "money",
        &[
            "$4.2 million",
            "€900,000",
            "£1.5m",
            "35 million euros",
            "almost $2 billion",
        ],
    ),
    ("year", &["1987", "1998", "2006", "2011", "2019"]),
    (
        "n",
        &[
            "two",
            "three",
            "seven",
            "12",
            "19",
            "40",
            "dozens of",
            "450",
            "1,200",
            "9,000",
            "more than 30",
            "about 75",
        ],
    ),
];

/// A small linear congruential generator: enough to vary text.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }
}

/// Articles of about three kilobytes, `bytes` of them in all.
pub(crate) fn articles(bytes: usize) -> Vec<String> {
    let mut dice = Dice(42);
    let mut out = Vec::new();
    let mut total = 0;
    while total < bytes {
        let article = article(&mut dice, out.len());
        total += article.len();
        out.push(article);
    }
    out
}

fn article(dice: &mut Dice, number: usize) -> String {
    let mut text = String::new();
    let _ = write!(text, "Report {number} from ");
    fill(dice, "{place}: {thing} in {month}", &mut text);
    text.push_str("\n\n");
    for _ in 0..8 {
        for _ in 0..=dice.roll(4) + 1 {
            let template = TEMPLATES[dice.roll(TEMPLATES.len())];
            fill(dice, template, &mut text);
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

fn fill(dice: &mut Dice, template: &str, out: &mut String) {
    for part in template.split('{') {
        match part.split_once('}') {
            Some((name, rest)) => {
                let words = FILLS.iter().find(|(n, _)| *n == name).map_or(&[][..], |(_, w)| w);
                out.push_str(words.get(dice.roll(words.len())).copied().unwrap_or("it"));
                out.push_str(rest);
            }
            None => out.push_str(part),
        }
    }
}

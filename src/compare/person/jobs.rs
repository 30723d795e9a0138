//! Posts that one person does not have together: two whole jobs, two seats of one board, one title of two bodies.
//!
//! Many posts go together: a councillor chairs a committee, a founder leads the firm, a professor advises a ministry. What
//! does not are posts that each fill a working day (`harbour master`, `plant manager`, `chief financial officer`), the
//! officers of one board (its chair, its secretary, its treasurer), and one title of two bodies of a kind (the chair of
//! the education committee, and of the budget committee).

use super::role::{Office, Why, class, leads};
use crate::lexicon::role::RoleClass;
use crate::lexicon::{self, Category};
use crate::value::Sym;

/// Why two posts with two names cannot be one person's.
pub(super) fn clash(a: &Office, b: &Office) -> Option<Why> {
    if a.tenure != "now" || b.tenure != "now" {
        return None;
    }
    if two_seats(a, b) || two_seats(b, a) {
        return Some(Why::Seats);
    }
    if court(a).zip(court(b)).is_some_and(|(x, y)| x != y) {
        return Some(Why::Court);
    }
    if one_of_a_kind(a, b) {
        return Some(Why::Jobs);
    }
    if two_departments(a, b) {
        return Some(Why::Departments);
    }
    two_jobs(a, b).then_some(Why::Posts)
}

/// On which side of a courtroom a role stands: the bench, or the bar before it.
fn court(office: &Office) -> Option<&'static str> {
    match office.canonical.as_str() {
        "judge" => Some("bench"),
        "prosecutor" | "lawyer" | "barrister" | "solicitor" | "counsel" | "juror" => Some("bar"),
        _ => None,
    }
}

/// Jobs of one trade that nobody has at once; within a trade most people are called by several names.
const APART: &[&[&str]] = &[
    &[
        "cardiologist",
        "oncologist",
        "paediatrician",
        "psychiatrist",
        "neurologist",
        "anaesthetist",
        "radiologist",
    ],
    &[
        "pathologist",
        "psychiatrist",
        "dermatologist",
        "gynaecologist",
        "urologist",
        "haematologist",
    ],
    &["goalkeeper", "striker", "midfielder", "defender"],
    &["pilot", "flight attendant", "steward", "air traffic controller"],
    &[
        "carpenter",
        "bricklayer",
        "roofer",
        "glazier",
        "plasterer",
        "tiler",
    ],
    &["electrician", "plumber", "welder", "locksmith"],
    &["pianist", "drummer", "trumpeter", "cellist", "violinist"],
    &["referee", "linesman"],
];

/// Two jobs of one trade that exclude each other.
fn one_of_a_kind(a: &Office, b: &Office) -> bool {
    let both = |kind: &&&[&str]| [a, b].iter().all(|o| kind.contains(&o.canonical.as_str()));
    a.canonical != b.canonical && APART.iter().any(|kind| both(&kind))
}

/// `who heads the health office`, `director of transport`: each leads one department, and the two are not the same.
fn two_departments(a: &Office, b: &Office) -> bool {
    let heads = |o: &Office| {
        let post = matches!(
            o.canonical.as_str(),
            "head" | "director" | "chief" | "manager" | "superintendent" | "secretary" | "minister"
        );
        post && !o.narrowed.iter().any(|w| is_mission(w))
    };
    let of = |o: &Office| -> Vec<usize> {
        let all = o.narrowed.iter().chain(&o.body);
        all.filter_map(|w| DEPARTMENTS.iter().position(|d| d.contains(&w.as_str())))
            .collect()
    };
    let (x, y) = (of(a), of(b));
    let told = !x.is_empty() && !y.is_empty();
    told && heads(a) && heads(b) && a.deputy == b.deputy && !x.iter().any(|d| y.contains(d))
}

/// Departments that bodies and governments have, each with the words it may be called by.
const DEPARTMENTS: &[&[&str]] = &[
    &[
        "health", "medicine", "hospital", "nursing", "clinical", "care", "welfare",
    ],
    &[
        "defence",
        "emergency",
        "disaster",
        "fire",
        "rescue",
        "safety",
        "security",
        "police",
        "intelligence",
    ],
    &[
        "finance", "treasury", "account", "budget", "audit", "tax", "revenue", "economy", "economic",
    ],
    &["education", "school", "teaching", "training", "learning"],
    &["transport", "road", "highway", "traffic", "rail"],
    &[
        "environment",
        "climate",
        "conservation",
        "water",
        "waste",
        "energy",
    ],
    &[
        "communication",
        "press",
        "media",
        "information",
        "marketing",
        "sale",
        "publicity",
        "brand",
    ],
    &["personnel", "staff", "resource", "people", "recruitment"],
    &[
        "research",
        "science",
        "scientific",
        "technology",
        "data",
        "engineering",
        "development",
    ],
    &[
        "housing", "planning", "property", "building", "facility", "estate",
    ],
    &["agriculture", "farming", "fishery", "forestry", "food"],
    &[
        "culture", "art", "heritage", "tourism", "sport", "leisure", "music",
    ],
    &["justice", "legal", "law", "compliance", "ethic", "prison"],
    &["foreign", "trade", "immigration", "customs"],
    &["catering", "kitchen", "hospitality"],
];

/// Whether it is a task for a time, which the head of something else may be given.
fn is_mission(word: &str) -> bool {
    const MISSIONS: &[&str] = &[
        "investigation",
        "inquiry",
        "enquiry",
        "probe",
        "review",
        "search",
        "recovery",
        "operation",
        "response",
        "effort",
        "project",
        "campaign",
        "study",
        "survey",
        "trial",
        "team",
        "mission",
        "force",
        "talk",
        "negotiation",
        "delegation",
        "panel",
        "committee",
        "group",
        "programme",
        "program",
        "expedition",
        "excavation",
        "experiment",
        "crew",
        "protest",
        "strike",
        "company",
        "firm",
        "business",
        "club",
        "union",
        "charity",
        "party",
    ];
    MISSIONS.contains(&word)
}

/// `chair of the Harbour Works Committee`, `chair of the Harbour Dues Committee`: bodies of one kind with two names.
pub(super) fn two_bodies(a: &Office, b: &Office) -> bool {
    let (Some((kind, one)), Some((other_kind, other))) = (a.body.split_last(), b.body.split_last()) else {
        return false;
    };
    let own = |mine: &[_], theirs: &[_]| mine.iter().any(|w| !theirs.contains(w));
    kind == other_kind && own(one, other) && own(other, one)
}

/// The chair of a board against its secretary, its treasurer or its director.
fn two_seats(a: &Office, b: &Office) -> bool {
    let seat = matches!(
        b.canonical.as_str(),
        "secretary" | "treasurer" | "director" | "general secretary"
    );
    a.canonical == "chair" && !a.deputy && !b.deputy && seat && !of_two_things(a, b)
}

/// Whether both say what they are posts of, and these have nothing in common.
fn of_two_things(a: &Office, b: &Office) -> bool {
    let all = |o: &Office| -> Vec<_> { o.narrowed.iter().chain(&o.body).cloned().collect() };
    let (x, y) = (all(a), all(b));
    !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w))
}

fn two_jobs(a: &Office, b: &Office) -> bool {
    let common = a.narrowed.iter().any(|w| b.narrowed.contains(w));
    if common {
        return false;
    }
    match (sort(a), sort(b)) {
        (Some(Sort::Named), Some(Sort::Named)) => true,
        (Some(Sort::Named), Some(Sort::Managing)) => !loosely_managing(a) && !leads(a),
        (Some(Sort::Managing), Some(Sort::Named)) => !loosely_managing(b) && !leads(b),
        (Some(Sort::Managing), Some(Sort::Managing)) => has_task(a) != has_task(b),
        _ => false,
    }
}

/// What kind of job a post is.
enum Sort {
    /// One with a name of its own: `provost`, `harbour master`.
    Named,
    /// Managing something that is told: `safety director`.
    Managing,
}

fn sort(office: &Office) -> Option<Sort> {
    let role = class(office)?;
    let told = !office.narrowed.is_empty();
    let managing = matches!(
        office.canonical.as_str(),
        "director" | "manager" | "superintendent"
    ) || office.canonical == "president" && office.deputy;
    if managing {
        return told.then_some(Sort::Managing);
    }
    let named = match role.class {
        RoleClass::Post => role.field == "job",
        RoleClass::Office => {
            matches!(role.field, "company" | "university" | "law")
                && !matches!(office.canonical.as_str(), "chair" | "treasurer" | "prosecutor")
        }
        _ => false,
    };
    named.then_some(Sort::Named)
}

/// Posts that are called manager or director as well.
fn loosely_managing(office: &Office) -> bool {
    matches!(
        office.canonical.as_str(),
        "coach"
            | "principal"
            | "dean"
            | "foreman"
            | "chief scientist"
            | "chief engineer"
            | "city manager"
            | "stage manager"
    )
}

/// Whether it is a task that is managed (`safety`, `finance`), and no place or body.
fn has_task(office: &Office) -> bool {
    let task = |w: &Sym| {
        matches!(
            lexicon::category(w),
            Some(Category::Act | Category::Abstract | Category::Event)
        )
    };
    office.narrowed.iter().any(task)
}

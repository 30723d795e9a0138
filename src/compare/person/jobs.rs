//! Posts that one person does not have together: two whole jobs, two seats of one board, one title of two bodies.
//!
//! Many posts go together: a councillor chairs a committee, a founder leads the firm, a professor advises a ministry. What
//! does not are posts that each fill a working day (`harbour master`, `plant manager`, `chief financial officer`), the
//! officers of one board (its chair, its secretary, its treasurer), and one title of two bodies of a kind (the chair of
//! the education committee, and of the budget committee).

use super::role::{Office, Why, class, leads};
use crate::lexicon::role::RoleClass;
use crate::lexicon::{self, Category, department};
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

/// Two jobs of one trade that exclude each other.
fn one_of_a_kind(a: &Office, b: &Office) -> bool {
    let excludes = |o: &Office| class(o).filter(|r| r.excludes_its_field);
    let fields = excludes(a).zip(excludes(b));
    a.canonical != b.canonical && fields.is_some_and(|(x, y)| x.field == y.field)
}

/// `who heads the health office`, `director of transport`: each leads one department, and the two are not the same.
fn two_departments(a: &Office, b: &Office) -> bool {
    let heads = |o: &Office| is_managing(o) || matches!(o.canonical.as_str(), "secretary" | "minister");
    let tasks = |o: &Office| -> Vec<Sym> {
        let all = o.narrowed.iter().chain(&o.body);
        all.filter(|w| is_task(w) && !is_part(w)).cloned().collect()
    };
    let (x, y) = (tasks(a), tasks(b));
    let apart = x.iter().all(|v| y.iter().all(|w| department::are_two(v, w)));
    let mission = |o: &Office| o.narrowed.iter().any(|w| is_mission(w));
    let told = !x.is_empty() && !y.is_empty() && !mission(a) && !mission(b);
    told && apart && heads(a) && heads(b) && a.deputy == b.deputy
}

/// Words for a part of a body, which say nothing of its task.
pub(super) fn is_part(word: &str) -> bool {
    matches!(
        word,
        "branch"
            | "bureau"
            | "department"
            | "desk"
            | "directorate"
            | "division"
            | "office"
            | "section"
            | "unit"
            | "ward"
            | "wing"
    )
}

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
        (Some(Sort::Named), Some(Sort::Managing)) => manages_else(a, b),
        (Some(Sort::Managing), Some(Sort::Named)) => manages_else(b, a),
        (Some(Sort::Managing), Some(Sort::Managing)) => {
            !heads_only(a) && !heads_only(b) && has_task(a) != has_task(b)
        }
        _ => false,
    }
}

/// Whether whoever has the job `named` cannot manage what `managing` does.
fn manages_else(named: &Office, managing: &Office) -> bool {
    let tasks = || managing.narrowed.iter().filter(|w| is_task(w));
    let own = named
        .canonical
        .split(' ')
        .chain(named.narrowed.iter().map(Sym::as_str));
    let else_than = |word: &str| tasks().all(|task| department::are_two(task, word));
    let mission = heads_only(managing) && managing.narrowed.iter().any(|w| is_mission(w));
    !loosely_managing(named) && !leads(named) && !mission && own.filter(|w| is_task(w)).all(else_than)
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
    if is_managing(office) {
        let told = !office.narrowed.is_empty() && (!heads_only(office) || has_task(office));
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

/// Posts that are nothing without what they manage.
fn is_managing(office: &Office) -> bool {
    let post = matches!(
        office.canonical.as_str(),
        "director" | "manager" | "superintendent"
    );
    post || heads_only(office) || office.canonical == "president" && office.deputy
}

/// `head of security`, `chief of surgery`: of a body, a place or a people it is its leader, who may be called anything.
fn heads_only(office: &Office) -> bool {
    matches!(office.canonical.as_str(), "head" | "chief")
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
    office.narrowed.iter().any(|w| is_task(w))
}

fn is_task(word: &str) -> bool {
    department::is_known(word)
        || matches!(
            lexicon::category(word),
            Some(Category::Act | Category::Abstract | Category::Event)
        )
}

//! Why two roles cannot be one person's.

use super::{Office, Why, class};
use crate::compare::person::jobs;
use crate::lexicon::role::{Role, RoleClass};
use crate::lexicon::{self, Category};
use crate::value::Sym;

/// Why `a` and `b` cannot be roles of one person; `None` where they can.
pub(super) fn clash(a: &Office, b: &Office) -> Option<Why> {
    let (x, y) = (class(a)?, class(b)?);
    let now = |o: &Office| matches!(o.tenure.as_str(), "now" | "acting");
    if a.tenure != b.tenure && !(now(a) && now(b)) || a.tenure == "incoming" {
        return None;
    }
    if a.canonical == b.canonical {
        return one_office(a, b, x);
    }
    // Whoever stands in for somebody has a post of his own.
    if a.tenure == "acting" || b.tenure == "acting" {
        return None;
    }
    by_class(a, b, x, y).or_else(|| jobs::clash(a, b))
}

fn by_class(a: &Office, b: &Office, x: Role, y: Role) -> Option<Why> {
    match (x.class, y.class) {
        (RoleClass::Rank, RoleClass::Rank) => {
            ranks_clash(&a.canonical, &b.canonical, x.field, y.field).then_some(Why::Ranks)
        }
        (RoleClass::Office, RoleClass::Office) => {
            let fields = x.field == y.field || of_the_law_and_of_state(a, b, x, y);
            (fields && offices_clash(a, b)).then_some(Why::Offices)
        }
        (RoleClass::Profession, RoleClass::Profession) => {
            (x.field != y.field && !goes_along(x) && !goes_along(y)).then_some(Why::Jobs)
        }
        _ if one_team(a, b) || one_team(b, a) => Some(Why::Jobs),
        _ => (runs_a_part(a) && leads(b) || runs_a_part(b) && leads(a)).then_some(Why::Department),
    }
}

/// `project manager` and `project scientist`: two seats of one team.
fn one_team(a: &Office, b: &Office) -> bool {
    let manages = matches!(a.canonical.as_str(), "manager" | "director" | "secretary");
    let works = class(b).is_some_and(|r| matches!(r.class, RoleClass::Profession))
        || matches!(
            b.canonical.as_str(),
            "scientist" | "medic" | "lecturer" | "counsel"
        );
    manages && works && !a.narrowed.is_empty() && a.narrowed == b.narrowed && a.deputy == b.deputy
}

/// `head of research`, `vice president for operations`, `who leads the tax office`: what narrows the role is a task or
/// a part of a body, no body and no place.
fn runs_a_part(office: &Office) -> bool {
    let part = office.narrowed.iter().any(|w| jobs::is_part(w)) && office.narrowed.len() > 1;
    let post = matches!(office.canonical.as_str(), "head" | "director" | "manager")
        || office.canonical == "president" && office.deputy;
    let task = |w: &Sym| {
        matches!(
            lexicon::category(w),
            Some(Category::Act | Category::Abstract | Category::Artifact | Category::Event)
        ) && !matches!(
            w.as_str(),
            "communication" | "press" | "media" | "public" | "relation" | "affair" | "information" | "school"
        )
    };
    post && (part || !office.narrowed.is_empty() && office.narrowed.iter().all(task))
}

/// Who leads a body, or speaks for it: `the museum's director`, but no `director of music`.
pub(in crate::compare::person) fn leads(office: &Office) -> bool {
    let whole = office.narrowed.is_empty() && office.body.is_empty();
    let post = office.canonical.as_str();
    let always = matches!(post, "chief executive" | "chair" | "spokesperson");
    !office.deputy && (always || whole && matches!(post, "director" | "superintendent" | "administrator"))
}

/// The same head: a deputy against the full office, or two portfolios.
fn one_office(a: &Office, b: &Office, role: Role) -> Option<Why> {
    let portfolio = matches!(a.canonical.as_str(), "minister" | "secretary" | "coach");
    let apart = !a.narrowed.is_empty()
        && !b.narrowed.is_empty()
        && !a.narrowed.iter().any(|w| b.narrowed.contains(w));
    if portfolio && apart && a.deputy == b.deputy {
        return Some(Why::Portfolios);
    }
    if a.deputy == b.deputy && jobs::two_bodies(a, b) {
        return Some(Why::Bodies);
    }
    let ladder = matches!(role.class, RoleClass::Office | RoleClass::Post);
    (ladder && !apart && a.deputy != b.deputy).then_some(Why::Deputy)
}

/// A police chief is no mayor and no member of parliament; who prosecutes may hold an office of state.
fn of_the_law_and_of_state(a: &Office, b: &Office, x: Role, y: Role) -> bool {
    let law = |o: &Office, r: Role| r.field == "law" && o.canonical != "prosecutor";
    let state = |r: Role| matches!(r.field, "state" | "house" | "church");
    law(a, x) && state(y) || law(b, y) && state(x)
}

/// Ranks of one service; `colonel` is short for `lieutenant colonel`.
fn ranks_clash(a: &str, b: &str, x: &str, y: &str) -> bool {
    let service = x == y || x.is_empty() || y.is_empty();
    let short_form = a.ends_with(b)
        || b.ends_with(a)
        || a == "brigadier" && b == "brigadier general"
        || b == "brigadier" && a == "brigadier general";
    service && !short_form
}

fn offices_clash(a: &Office, b: &Office) -> bool {
    let pair =
        |x: &str, y: &str| a.canonical == x && b.canonical == y || a.canonical == y && b.canonical == x;
    let either = |x: &str| a.canonical == x || b.canonical == x;
    let bare = |x: &str| [a, b].iter().any(|o| o.canonical == x && o.narrowed.is_empty());
    if either("president") || either("chancellor") {
        // Clubs and universities have them, too.
        return pair("president", "prime minister")
            || pair("president", "king")
            || pair("president", "queen")
            || pair("chancellor", "president");
    }
    if either("cardinal") || either("pope") {
        return false;
    }
    // A prime minister is a minister.
    !(pair("prime minister", "minister") && bare("minister"))
}

/// Professions that people have beside another one.
fn goes_along(role: Role) -> bool {
    matches!(
        role.field,
        "press" | "letters" | "acting" | "music" | "art" | "farming" | "faith" | "history"
    )
}

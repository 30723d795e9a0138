//! Given names that are common in English copy, and whether women or men bear them.

use std::cell::RefCell;
use std::sync::LazyLock;

use super::memo::{Memo, remembered};
use super::table::Table;

static GIVEN: LazyLock<Table> = LazyLock::new(|| Table::new(include_str!("../../data/given.txt")));

/// Who bears a given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearers {
    /// Nearly only women.
    Women,
    /// Nearly only men.
    Men,
    /// Both.
    Both,
}

/// Who bears the given name `name`, folded; `None` where the list lacks it, as it does most names of the world.
pub fn bearers(name: &str) -> Option<Bearers> {
    remembered(&ASKED, name, |name| {
        Some(match GIVEN.find(name)? {
            "f" => Bearers::Women,
            "m" => Bearers::Men,
            _ => Bearers::Both,
        })
    })
}

/// Short forms, each with a full form.
static SHORT: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../data/nicknames.txt").lines();
    lines
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .collect()
});

/// Whether two given names, folded, may be one person's: one begins the other (`Sam`, `Samira`), is short for it, or both
/// are short for a third.
pub fn may_be_one(a: &str, b: &str) -> bool {
    let full = |name: &str| -> Vec<&'static str> {
        SHORT
            .iter()
            .filter(|(short, _)| *short == name)
            .map(|(_, full)| *full)
            .collect()
    };
    let (x, y) = (full(a), full(b));
    let begins = a.len().min(b.len()) > 2 && (a.starts_with(b) || b.starts_with(a));
    begins || a == b || x.contains(&b) || y.contains(&a) || x.iter().any(|f| y.contains(f))
}

/// Endings of surnames that only women bear.
const FEMININE: &[&str] = &["ska", "cka", "ská", "cká", "ova", "ová", "eva", "evá"];

/// Whether a full name has a Slavic surname in the form that women bear. The given name is not asked: Valery and Andrea
/// are women in the one country and men in the other.
pub fn is_womans(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, surname)| {
        let surname = surname.to_lowercase();
        FEMININE.iter().any(|end| surname.ends_with(end))
    })
}

thread_local! {
    static ASKED: RefCell<Memo<Option<Bearers>>> = const { Memo::new() };
}

/// Short forms of given names that are not their beginnings.
const SHORT_FORMS: &[(&str, &[&str])] = &[
    ("abby", &["abigail"]),
    ("andy", &["andrew", "andrea"]),
    ("becky", &["rebecca"]),
    ("bella", &["isabella"]),
    ("beth", &["elizabeth", "bethany"]),
    ("betty", &["elizabeth"]),
    ("bill", &["william"]),
    ("billy", &["william"]),
    ("bob", &["robert"]),
    ("bobby", &["robert"]),
    ("charlie", &["charles", "charlotte"]),
    ("chuck", &["charles"]),
    ("dave", &["david"]),
    ("debbie", &["deborah"]),
    ("dick", &["richard"]),
    ("dolly", &["dorothy"]),
    ("don", &["donald"]),
    ("drew", &["andrew"]),
    ("ed", &["edward", "edwin", "edmund"]),
    ("eddie", &["edward", "edwin"]),
    ("frank", &["francis", "franklin"]),
    ("fred", &["frederick", "alfred"]),
    ("gerry", &["gerald", "gerard"]),
    ("hank", &["henry"]),
    ("harry", &["harold", "henry"]),
    ("jack", &["john", "jackson"]),
    ("jake", &["jacob"]),
    ("jenny", &["jennifer"]),
    ("jerry", &["gerald", "jerome", "jeremy"]),
    ("jim", &["james"]),
    ("jimmy", &["james"]),
    ("joe", &["joseph"]),
    ("johnny", &["john"]),
    ("kate", &["katherine", "catherine", "kathryn", "katharine"]),
    ("kathy", &["katherine", "catherine", "kathleen"]),
    ("larry", &["lawrence", "laurence"]),
    ("liz", &["elizabeth"]),
    ("lizzie", &["elizabeth"]),
    ("maggie", &["margaret"]),
    ("meg", &["margaret", "megan"]),
    ("mick", &["michael"]),
    ("mike", &["michael"]),
    ("molly", &["mary", "margaret"]),
    ("ned", &["edward"]),
    ("nell", &["eleanor", "helen"]),
    ("paddy", &["patrick"]),
    ("peggy", &["margaret"]),
    ("polly", &["mary"]),
    ("rick", &["richard", "frederick"]),
    ("ron", &["ronald"]),
    ("sally", &["sarah"]),
    ("sandy", &["alexander", "alexandra", "sandra"]),
    ("steve", &["stephen", "steven"]),
    ("sue", &["susan", "suzanne"]),
    ("ted", &["edward", "theodore"]),
    ("terry", &["terence", "teresa", "theresa"]),
    ("tess", &["teresa", "theresa"]),
    ("tom", &["thomas"]),
    ("tommy", &["thomas"]),
    ("tony", &["anthony", "antony", "antonio"]),
    ("trish", &["patricia"]),
    ("will", &["william"]),
    ("zoe", &["zoey"]),
];

/// Whether `short` is a short form of `long` that is not its beginning, both in lower case: `bob`, `robert`.
pub fn is_short_for(short: &str, long: &str) -> bool {
    let at = SHORT_FORMS.binary_search_by(|(name, _)| (*name).cmp(short)).ok();
    at.and_then(|at| SHORT_FORMS.get(at))
        .is_some_and(|(_, all)| all.contains(&long))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_common_names() {
        assert_eq!(bearers("mary"), Some(Bearers::Women));
        assert_eq!(bearers("dale"), Some(Bearers::Men));
        assert_eq!(bearers("bridge"), None);
    }
}

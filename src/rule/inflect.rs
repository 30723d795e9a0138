//! Every inflected form of an English word, for `word~` in patterns and lists.
//!
//! Regular endings come from spelling rules; irregular verbs and nouns from the table below, drawn up for this
//! project from the usual school grammars. A form too many does no harm: it is only a word that never occurs.

use std::sync::LazyLock;

use crate::text::vocab::WordMap;

/// Irregular words: the base form, then the other forms. Forms that are regular too (`-s`, `-ing`) are added by rule.
const IRREGULAR: &[&[&str]] = &[
    &["arise", "arose", "arisen"],
    &["awake", "awoke", "awoken"],
    &["be", "am", "is", "are", "was", "were", "been", "being"],
    &["bear", "bore", "borne", "born"],
    &["beat", "beaten"],
    &["become", "became"],
    &["begin", "began", "begun"],
    &["bend", "bent"],
    &["bet"],
    &["bid", "bade", "bidden"],
    &["bind", "bound"],
    &["bite", "bit", "bitten"],
    &["bleed", "bled"],
    &["blow", "blew", "blown"],
    &["break", "broke", "broken"],
    &["breed", "bred"],
    &["bring", "brought"],
    &["broadcast"],
    &["build", "built"],
    &["burn", "burnt"],
    &["burst"],
    &["buy", "bought"],
    &["cast"],
    &["catch", "caught"],
    &["choose", "chose", "chosen"],
    &["cling", "clung"],
    &["come", "came"],
    &["cost"],
    &["creep", "crept"],
    &["cut"],
    &["deal", "dealt"],
    &["dig", "dug"],
    &["do", "does", "did", "done"],
    &["draw", "drew", "drawn"],
    &["dream", "dreamt"],
    &["drink", "drank", "drunk"],
    &["drive", "drove", "driven"],
    &["dwell", "dwelt"],
    &["eat", "ate", "eaten"],
    &["fall", "fell", "fallen"],
    &["feed", "fed"],
    &["feel", "felt"],
    &["fight", "fought"],
    &["find", "found"],
    &["flee", "fled"],
    &["fling", "flung"],
    &["fly", "flew", "flown"],
    &["forbid", "forbade", "forbidden"],
    &["forecast"],
    &["foresee", "foresaw", "foreseen"],
    &["forget", "forgot", "forgotten"],
    &["forgive", "forgave", "forgiven"],
    &["freeze", "froze", "frozen"],
    &["get", "got", "gotten"],
    &["give", "gave", "given"],
    &["go", "goes", "went", "gone"],
    &["grind", "ground"],
    &["grow", "grew", "grown"],
    &["hang", "hung"],
    &["have", "has", "had"],
    &["hear", "heard"],
    &["hide", "hid", "hidden"],
    &["hit"],
    &["hold", "held"],
    &["hurt"],
    &["keep", "kept"],
    &["kneel", "knelt"],
    &["know", "knew", "known"],
    &["lay", "laid"],
    &["lead", "led"],
    &["lean", "leant"],
    &["leap", "leapt"],
    &["learn", "learnt"],
    &["leave", "left"],
    &["lend", "lent"],
    &["let"],
    &["lie", "lay", "lain", "lying"],
    &["light", "lit"],
    &["lose", "lost"],
    &["make", "made"],
    &["mean", "meant"],
    &["meet", "met"],
    &["mislead", "misled"],
    &["mistake", "mistook", "mistaken"],
    &["outbid"],
    &["outdo", "outdid", "outdone"],
    &["overcome", "overcame"],
    &["overrun", "overran"],
    &["overtake", "overtook", "overtaken"],
    &["overthrow", "overthrew", "overthrown"],
    &["pay", "paid"],
    &["prove", "proven"],
    &["put"],
    &["quit"],
    &["read"],
    &["rebuild", "rebuilt"],
    &["rid"],
    &["ride", "rode", "ridden"],
    &["ring", "rang", "rung"],
    &["rise", "rose", "risen"],
    &["run", "ran"],
    &["say", "said"],
    &["see", "saw", "seen"],
    &["seek", "sought"],
    &["sell", "sold"],
    &["send", "sent"],
    &["set"],
    &["sew", "sewn"],
    &["shake", "shook", "shaken"],
    &["shed"],
    &["shine", "shone"],
    &["shoot", "shot"],
    &["show", "shown"],
    &["shrink", "shrank", "shrunk"],
    &["shut"],
    &["sing", "sang", "sung"],
    &["sink", "sank", "sunk"],
    &["sit", "sat"],
    &["slay", "slew", "slain"],
    &["sleep", "slept"],
    &["slide", "slid"],
    &["sling", "slung"],
    &["sow", "sown"],
    &["speak", "spoke", "spoken"],
    &["speed", "sped"],
    &["spend", "spent"],
    &["spill", "spilt"],
    &["spin", "spun"],
    &["spit", "spat"],
    &["split"],
    &["spread"],
    &["spring", "sprang", "sprung"],
    &["stand", "stood"],
    &["steal", "stole", "stolen"],
    &["stick", "stuck"],
    &["sting", "stung"],
    &["stride", "strode", "stridden"],
    &["strike", "struck", "stricken"],
    &["strive", "strove", "striven"],
    &["swear", "swore", "sworn"],
    &["sweep", "swept"],
    &["swell", "swollen"],
    &["swim", "swam", "swum"],
    &["swing", "swung"],
    &["take", "took", "taken"],
    &["teach", "taught"],
    &["tear", "tore", "torn"],
    &["tell", "told"],
    &["think", "thought"],
    &["throw", "threw", "thrown"],
    &["thrust"],
    &["undergo", "undergoes", "underwent", "undergone"],
    &["understand", "understood"],
    &["undertake", "undertook", "undertaken"],
    &["uphold", "upheld"],
    &["upset"],
    &["wake", "woke", "woken"],
    &["wear", "wore", "worn"],
    &["weave", "wove", "woven"],
    &["weep", "wept"],
    &["win", "won"],
    &["wind", "wound"],
    &["withdraw", "withdrew", "withdrawn"],
    &["withhold", "withheld"],
    &["withstand", "withstood"],
    &["wring", "wrung"],
    &["write", "wrote", "written"],
    // Nouns.
    &["analysis", "analyses"],
    &["basis", "bases"],
    &["calf", "calves"],
    &["child", "children"],
    &["crisis", "crises"],
    &["criterion", "criteria"],
    &["datum", "data"],
    &["foot", "feet"],
    &["goose", "geese"],
    &["half", "halves"],
    &["hoof", "hooves"],
    &["knife", "knives"],
    &["leaf", "leaves"],
    &["life", "lives"],
    &["loaf", "loaves"],
    &["louse", "lice"],
    &["medium", "media"],
    &["mouse", "mice"],
    &["ox", "oxen"],
    &["passer-by", "passers-by"],
    &["person", "people"],
    &["phenomenon", "phenomena"],
    &["quiz", "quizzes"],
    &["self", "selves"],
    &["shelf", "shelves"],
    &["thief", "thieves"],
    &["tooth", "teeth"],
    &["wharf", "wharves"],
    &["wife", "wives"],
    &["wolf", "wolves"],
];

/// Every form of `word` (folded), itself included, sorted. Of several words (`police officer`) the last one inflects.
pub fn forms(word: &str) -> Vec<String> {
    let cut = word.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (head, last) = word.split_at_checked(cut).unwrap_or(("", word));
    let mut out = single(last);
    if !head.is_empty() {
        for form in &mut out {
            form.insert_str(0, head);
        }
        out.push(word.to_owned());
        out.extend(irregular(word).iter().map(|&form| form.to_owned()));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The row of `word` in the table; empty for a word that has none.
fn irregular(word: &str) -> &'static [&'static str] {
    static ROWS: LazyLock<WordMap<&[&str]>> = LazyLock::new(|| {
        let named = |row: &'static &[&str]| row.first().map(|base| (*base, *row));
        WordMap::new(IRREGULAR.iter().filter_map(named))
    });
    ROWS.get(word).first().copied().unwrap_or_default()
}

fn single(word: &str) -> Vec<String> {
    let mut out = regular(word);
    let row = irregular(word);
    if !row.is_empty() {
        // The regular past of an irregular verb is no word; a noun's `-s` and a verb's `-ing` are.
        out.retain(|form| !form.ends_with("ed"));
        out.extend(row.iter().map(|&form| form.to_owned()));
        if matches!(
            word,
            "burn"
                | "dream"
                | "lean"
                | "leap"
                | "learn"
                | "spill"
                | "prove"
                | "show"
                | "sew"
                | "sow"
                | "swell"
                | "shine"
                | "hang"
                | "speed"
                | "weave"
                | "thrust"
                | "wind"
                | "light"
                | "bet"
                | "quit"
                | "broadcast"
                | "forecast"
        ) {
            out.extend(regular(word));
        }
    }
    if let Some(stem) = word
        .strip_suffix("man")
        .filter(|stem| stem.chars().count() > 1 || *stem == "wo")
    {
        out.push(format!("{stem}men"));
    }
    out.push(word.to_owned());
    out
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The forms in -s, -ed and -ing.
fn regular(word: &str) -> Vec<String> {
    let mut letters = word.chars().rev();
    let (Some(last), Some(before)) = (letters.next(), letters.next()) else {
        return vec![format!("{word}s")];
    };
    let earlier = letters.next();
    let mut out = vec![with_s(word, last, before)];
    if word.ends_with("ee") || word.ends_with("oe") || word.ends_with("ye") {
        out.extend([format!("{word}d"), format!("{word}ing")]);
    } else if let Some(stem) = word.strip_suffix("ie") {
        out.extend([format!("{word}d"), format!("{stem}ying")]);
    } else if let Some(stem) = word.strip_suffix('e') {
        out.extend([format!("{word}d"), format!("{stem}ing")]);
    } else if let Some(stem) = word.strip_suffix('y').filter(|_| !is_vowel(before)) {
        out.extend([format!("{stem}ied"), format!("{word}ing")]);
    } else if let Some(stem) = word.strip_suffix('c').filter(|_| is_vowel(before)) {
        out.extend([format!("{stem}cked"), format!("{stem}cking")]);
    } else {
        out.extend([format!("{word}ed"), format!("{word}ing")]);
        let doubles = is_vowel(before)
            && !is_vowel(last)
            && !matches!(last, 'w' | 'x' | 'y' | 'h')
            && !earlier.is_some_and(is_vowel);
        // Whether a longer word doubles depends on its stress, so both spellings are taken.
        if doubles || last == 'l' && is_vowel(before) {
            out.extend([format!("{word}{last}ed"), format!("{word}{last}ing")]);
        }
    }
    out
}

fn with_s(word: &str, last: char, before: char) -> String {
    match last {
        's' | 'x' | 'z' => format!("{word}es"),
        'h' if matches!(before, 's' | 'c') => format!("{word}es"),
        'o' if !is_vowel(before)
            && matches!(
                word,
                "hero" | "echo" | "veto" | "torpedo" | "potato" | "tomato" | "cargo" | "embargo" | "volcano"
            ) =>
        {
            format!("{word}es")
        }
        'y' if !is_vowel(before) => format!("{}ies", word.strip_suffix('y').unwrap_or(word)),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_inflect() {
        let table = [
            ("kill", "kill killed killing kills killled killling"),
            ("slay", "slain slay slaying slays slew"),
            ("die", "die died dies dying"),
            ("stop", "stop stopped stopping stops"),
            ("marry", "married marries marry marrying"),
            ("massacre", "massacre massacred massacres massacring"),
            ("leave", "leave leaves leaving left"),
            ("soldier", "soldier soldiers"),
            ("policeman", "policeman policemen"),
            ("woman", "woman women"),
            ("person", "people person persons"),
            ("child", "child children"),
            ("police officer", "police officer police officers"),
            ("crash", "crash crashed crashes crashing"),
            ("panic", "panic panicked panicking panics"),
            ("be", "am are be been being is was were"),
            ("have", "had has have having"),
            ("give", "gave give given gives giving"),
            ("journey", "journey journeyed journeying journeys"),
        ];
        for (word, expected) in table {
            let all = forms(word);
            for form in expected.split(' ').filter(|f| !f.contains("lll")) {
                assert!(
                    all.iter()
                        .any(|f| f == form || f.ends_with(&format!(" {form}")) || word.contains(' ')),
                    "{word}: {form} not in {all:?}"
                );
            }
        }
        assert!(!forms("leave").contains(&"leaved".to_owned()));
        assert!(forms("police officer").contains(&"police officers".to_owned()));
        assert!(!forms("slay").contains(&"slayed".to_owned()));
    }

    #[test]
    fn the_table_has_no_word_twice() {
        let mut seen = BTreeSet::new();
        for row in IRREGULAR {
            assert!(row.first().is_some_and(|base| seen.insert(*base)), "{row:?}");
        }
    }
}

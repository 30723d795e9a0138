//! Roles as they are read round a name, and what only looks like one.

use super::*;

fn roles(text: &str) -> Vec<String> {
    let doc = Doc::plain(text);
    let names = Names::new(&doc);
    let line = |r: &RoleMention| {
        let name = names
            .entities
            .get(r.entity as usize)
            .map_or("", |e| e.name.as_str());
        format!("{name}: {}", r.role.words())
    };
    names.roles.iter().map(line).collect()
}

#[test]
fn reads_roles_around_names() {
    for (text, wanted) in [
        (
            "On Friday Deputy Trade Minister Pavo Denk resigned.",
            vec!["Pavo Denk: deputy trade minister"],
        ),
        (
            "The Minister, Mr Pavo Denk, opened the hall.",
            vec!["Pavo Denk: minister"],
        ),
        (
            "Pavo Denk, the country's defense minister, said no.",
            vec!["Pavo Denk: defence minister"],
        ),
        (
            "It was signed by the police chief, Ida Rask, on Monday.",
            vec!["Ida Rask: police chief"],
        ),
        (
            "Ida Rask, 51, a marine biologist, watched.",
            vec!["Ida Rask: marine biologist"],
        ),
        (
            "An inquiry led by former judge Ida Rask begins.",
            vec!["Ida Rask: former judge"],
        ),
        (
            "Its head of finance, Ida Rask, wrote the letter.",
            vec!["Ida Rask: finance head"],
        ),
        (
            "Ida Rask, who is chief executive, declined.",
            vec!["Ida Rask: chief executive"],
        ),
        (
            "“We waited,” said the union's vice-president, Ida Rask.",
            vec!["Ida Rask: deputy president"],
        ),
        (
            "Ida Rask, Mayor Pavo Denk and others came.",
            vec!["Pavo Denk: mayor"],
        ),
        (
            "Belarusian Defence Minister Pavo Denk spoke.",
            vec!["Pavo Denk: defence minister"],
        ),
        ("Ministers and officials met in Minsk.", vec![]),
        (
            "Ida Rask, who holds the finance portfolio, agreed.",
            vec!["Ida Rask: finance minister"],
        ),
        (
            "Ida Rask, until 2024 minister of finance, agreed.",
            vec!["Ida Rask: former finance minister"],
        ),
    ] {
        assert_eq!(roles(text), wanted, "{text}");
    }
}

#[test]
fn reads_two_roles_and_what_a_clause_tells() {
    for (text, wanted) in [
        (
            "The country, whose foreign minister, Sheikh Pavo Denk, watched, was glad.",
            vec!["Pavo Denk: foreign minister"],
        ),
        (
            "“No,” said its chairwoman, Councillor Ida Rask.",
            vec!["Ida Rask: councillor", "Ida Rask: chair"],
        ),
        (
            "Ida Rask, who has chaired the trust since 2021, agreed.",
            vec!["Ida Rask: chair"],
        ),
    ] {
        assert_eq!(roles(text), wanted, "{text}");
    }
}

#[test]
fn a_later_short_form_is_the_same_person() {
    let text = "General Ruben Askari fled. The mayor, Olga Pesk, said General Askari had two tanks. Pesk, the mayor, stayed.";
    assert_eq!(
        roles(text),
        [
            "Ruben Askari: general",
            "Olga Pesk: mayor",
            "Ruben Askari: general",
            "Olga Pesk: mayor"
        ]
    );
}

//! Articles become stories: grouped, earlier versions set apart, copies of one text counted once.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::article::{Article, Story};
use super::{copies, role, versions, withdrawn};
use crate::value::Sym;

/// Which articles are compared with each other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum GroupBy {
    /// Everything named belongs together.
    #[default]
    All,
    /// Articles of one folder.
    Dir,
    /// Articles with one value in this metadata field; an article without it stands alone.
    Field(Sym),
}

impl GroupBy {
    /// Read `all`, `dir` or `field:KEY`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "all" => Some(Self::All),
            "dir" => Some(Self::Dir),
            _ => {
                let key = text.strip_prefix("field:")?.trim();
                (!key.is_empty()).then(|| Self::Field(Sym::from(key.to_lowercase())))
            }
        }
    }
}

/// What is said about an article that is not compared, or only once, or about how the articles were grouped.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// The article, if it is about one.
    pub path: Option<String>,
    /// One sentence without a full stop.
    pub message: String,
}

/// The stories of a run.
#[derive(Debug, Default)]
pub struct Stories {
    /// Sorted by name; at least one article in each.
    pub stories: Vec<Story>,
    /// What was set apart, sorted.
    pub remarks: Vec<Remark>,
}

/// Group `articles`; set earlier versions apart and, if `collapse` says so, count copies of one text once.
pub fn stories(articles: Vec<Article>, by: &GroupBy, collapse: bool) -> Stories {
    let ungrouped = ungrouped(&articles, by);
    let told: Vec<(Story, Vec<Remark>)> = groups(articles, by)
        .into_par_iter()
        .map(|(name, group)| story(name, group, collapse))
        .collect();
    let mut out = Stories::default();
    out.remarks.extend(ungrouped);
    for (story, remarks) in told {
        out.stories.push(story);
        out.remarks.extend(remarks);
    }
    out.remarks.sort();
    out
}

/// One story, and what is said of its articles.
fn story(name: String, mut group: Vec<Article>, collapse: bool) -> (Story, Vec<Remark>) {
    let mut remarks = Vec::new();
    role::tell(&mut group);
    group = withdrawn::set_apart(group, &mut remarks);
    let (current, older) = versions::newest(group, &mut remarks);
    let current = if collapse {
        copies::collapse(current, &mut remarks)
    } else {
        current
    };
    let mut story = Story::new(current);
    story.name = name;
    story.older = older;
    (story, remarks)
}

/// The articles of each story, by its name.
fn groups(articles: Vec<Article>, by: &GroupBy) -> BTreeMap<String, Vec<Article>> {
    let mut groups: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for article in articles {
        let name = match by {
            GroupBy::All => String::new(),
            GroupBy::Dir => folder(&article.path).to_owned(),
            GroupBy::Field(key) => field(&article, key).unwrap_or_else(|| article.path.clone()),
        };
        groups.entry(name).or_default().push(article);
    }
    groups
}

/// What an article has in the field that stories are told apart by.
fn field(article: &Article, key: &str) -> Option<String> {
    let own = match key {
        "outlet" => &article.outlet,
        "title" => &article.title,
        _ => &None,
    };
    article.field(key).map(str::to_owned).or_else(|| own.clone())
}

/// Says that articles stand alone because they lack the field that stories are told apart by.
fn ungrouped(articles: &[Article], by: &GroupBy) -> Option<Remark> {
    let GroupBy::Field(key) = by else { return None };
    let without = articles.iter().filter(|a| field(a, key).is_none()).count();
    let known = articles
        .iter()
        .flat_map(|a| a.fields.iter().map(|(name, _)| name.as_str()));
    let near = known
        .map(|name| (strsim::osa_distance(name, key), name))
        .filter(|(away, _)| *away <= FARTHEST_NAME)
        .min();
    let message = match near {
        _ if without == 0 => return None,
        _ if without < articles.len() => {
            format!(
                "{without} of {} articles have no field “{key}”: each stands alone",
                articles.len()
            )
        }
        Some((_, name)) => {
            format!("no article has a field “{key}”, so each stands alone: “{name}” is meant?")
        }
        None => format!("no article has a field “{key}”, so each stands alone"),
    };
    Some(Remark { path: None, message })
}

/// So many letters of the name of a field may be mistyped.
const FARTHEST_NAME: usize = 2;

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "The ferry Astrid sank off Port Halden on Sunday with about 190 people aboard, the coast guard said. \
        Divers found 11 bodies in the cabin, which lay open to the sea, and went down again on Monday at first light. \
        The owner said that the ship had passed every inspection since it was bought four years ago from a yard abroad.";

    fn article(path: &str, title: &str, text: &str) -> Article {
        let mut article = Article::from_text(path, text);
        article.title = Some(title.to_owned());
        article.outlet = Some("Wire".to_owned());
        article
    }

    fn paths(articles: &[Article]) -> Vec<&str> {
        articles.iter().map(|a| a.path.as_str()).collect()
    }

    #[test]
    fn groups_are_named() {
        let mut tagged = article("b/two.txt", "Two", "Two.");
        tagged.fields.push((Sym::from("story"), "ferry".to_owned()));
        let articles = vec![article("a/one.txt", "One", "One."), tagged];
        let names = |by: &str| -> Vec<String> {
            let by = GroupBy::parse(by).unwrap();
            let made = stories(articles.clone(), &by, true);
            made.stories.into_iter().map(|s| s.name).collect()
        };
        assert_eq!(names("all"), [""]);
        assert_eq!(names("dir"), ["a", "b"]);
        assert_eq!(names("field:story"), ["a/one.txt", "ferry"]);
        assert_eq!(GroupBy::parse("field:"), None);
    }

    #[test]
    fn articles_without_the_field_of_their_story_are_told() {
        let mut tagged = article("b/two.txt", "Two", "Two.");
        tagged.fields.push((Sym::from("story"), "ferry".to_owned()));
        let articles = vec![article("a/one.txt", "One", "One."), tagged];
        let said = |by: &str| -> Vec<String> {
            let made = stories(articles.clone(), &GroupBy::parse(by).unwrap(), true);
            made.remarks.into_iter().map(|r| r.message).collect()
        };
        assert_eq!(said("all"), Vec::<String>::new());
        assert_eq!(
            said("field:story"),
            ["1 of 2 articles have no field “story”: each stands alone"]
        );
        assert_eq!(
            said("field:stroy"),
            ["no article has a field “stroy”, so each stands alone: “story” is meant?"]
        );
        assert_eq!(
            said("field:desk"),
            ["no article has a field “desk”, so each stands alone"]
        );
    }

    #[test]
    fn copies_count_once_unless_a_figure_differs() {
        let cut = WIRE.split(" The owner").next().unwrap();
        let changed = WIRE.replace("11 bodies", "12 bodies");
        let articles = vec![
            article("a.txt", "Ferry", WIRE),
            article("b.txt", "Ferry", WIRE),
            article("c.txt", "Ferry", cut),
            article("d.txt", "Ferry", &changed),
            article("e.txt", "Ferry", &WIRE.replace("four years", "five years")),
            article("f.txt", "Ferry", &WIRE.replace("Halden", "Haldan")),
        ];
        let made = stories(articles.clone(), &GroupBy::All, true);
        assert_eq!(
            paths(&made.stories[0].articles),
            ["a.txt", "d.txt", "e.txt", "f.txt"]
        );
        assert_eq!(made.remarks.len(), 2, "{:?}", made.remarks);
        let kept = stories(articles, &GroupBy::All, false);
        assert_eq!(kept.stories[0].articles.len(), 6);
    }

    #[test]
    fn the_newest_version_is_compared() {
        let more = WIRE.replace("11 bodies", "14 bodies");
        let articles = vec![
            article("a.txt", "Ferry sinks off Port Halden", WIRE),
            article("b.txt", "UPDATE 1-Ferry sinks off Port Halden", &more),
            article(
                "c.txt",
                "UPDATE 2-Fourteen dead in sinking",
                &more.replace("190", "187"),
            ),
            article(
                "d.txt",
                "Teachers walk out",
                "Teachers walked out on Monday over pay and class sizes.",
            ),
        ];
        let made = stories(articles, &GroupBy::All, true);
        assert_eq!(paths(&made.stories[0].articles), ["c.txt", "d.txt"]);
        assert_eq!(paths(&made.stories[0].older), ["a.txt", "b.txt"]);
    }

    #[test]
    fn versions_of_one_id_are_a_chain() {
        let mut first = article("x.jsonl:1", "Ferry", WIRE);
        let mut second = article("x.jsonl:2", "Ferry toll", "Another text.");
        for (article, version) in [(&mut first, "1"), (&mut second, "10")] {
            article.fields = vec![
                (Sym::from("id"), "urn:7".to_owned()),
                (Sym::from("version"), version.to_owned()),
            ];
        }
        let made = stories(vec![first, second], &GroupBy::All, true);
        assert_eq!(paths(&made.stories[0].articles), ["x.jsonl:2"]);
        assert_eq!(paths(&made.stories[0].older), ["x.jsonl:1"]);
    }
}

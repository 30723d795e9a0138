//! One item of a JSON file: the lines of an archive, and IPTC ninjs 1.x to 3.x.
//!
//! The names of fields do not clash between the two, so one table of names serves both.

use serde_json::value::RawValue;

use super::article::Article;
use super::decode::Decoded;
use super::json::{self, Members, Text};
use super::manuscript::{Flow, Kind, Manuscript, Meta, Stretch};
use super::{ReadOptions, page, plain, withdrawn};
use crate::text::Span;

/// What is said of an object that is no article.
pub(super) const NO_TEXT: &str = "no text in it: a `text` or `html` field is needed";

const TITLES: &[&str] = &["title", "headline", "headlines"];
const HTML: &[&str] = &["html", "body_html", "body_xhtml", "content_html"];
const TEXT: &[&str] = &["text", "body_text", "body", "bodies", "content", "article"];
const OUTLETS: &[&str] = &[
    "outlet",
    "provider",
    "publisher",
    "infosources",
    "creditline",
    "site_name",
];
const DATES: &[&str] = &[
    "published",
    "published_at",
    "publishedat",
    "datepublished",
    "date_published",
    "publication_date",
    "pubdate",
    "versioncreated",
    "firstcreated",
    "contentcreated",
    "date",
];
/// Fields kept for `--group-by field:KEY` and for version chains, beside every other short one.
const RENAMED: &[(&str, &str)] = &[("uri", "id"), ("guid", "id"), ("_id", "id")];

/// Read the item `json`, a slice of the text of `decoded`. Its article is called `path`; of an item that was withdrawn
/// nothing but its name and status is kept.
///
/// # Errors
/// One sentence where it is no item.
pub(super) fn read(
    path: &str,
    json: &str,
    decoded: &Decoded,
    options: &ReadOptions,
) -> Result<Article, String> {
    let members = fields(json).map_err(|error| explain(&error))?;
    let title = first(&members, TITLES, &decoded.text)?;
    let status = members.get("pubstatus").and_then(|raw| json::plain(raw));
    let mut manuscript = if status.is_some_and(|s| withdrawn::by_status(&s)) {
        Manuscript::blank(title.as_ref().map(|t| t.text.as_str()))
    } else {
        let mut manuscript = body(&members, &decoded.text)?.ok_or(NO_TEXT)?;
        if let Some(title) = &title {
            entitle(&mut manuscript, title);
        }
        manuscript
    };
    describe(&members, &mut manuscript.meta);
    Ok(super::article(path, decoded, manuscript, options))
}

/// The members of an object with their names in lower case: ninjs 2 has `contenttype`, ninjs 3 `contentType`, and so
/// with every name of two words.
fn fields(json: &str) -> Result<Members<'_>, serde_json::Error> {
    let members = json::members(json)?;
    let lower = |(key, value): (String, _)| (key.to_lowercase(), value);
    Ok(members.into_iter().map(lower).collect())
}

/// `serde_json` counts lines from the start of what it was given, which is one line here: the column is what helps.
fn explain(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let what = whole.split(" at line ").next().unwrap_or("").to_owned();
    match error.classify() {
        serde_json::error::Category::Data => "not an object: an article stands in `{` and `}`".to_owned(),
        serde_json::error::Category::Eof => format!(
            "not JSON: it ends in the middle of the article (column {})",
            error.column()
        ),
        _ => format!("not JSON: {what} (column {})", error.column()),
    }
}

/// The string of the first of `names` that is there.
fn first(members: &Members<'_>, names: &[&str], file: &str) -> Result<Option<Text>, String> {
    for name in names {
        if let Some(raw) = members.get(*name)
            && let Some(text) = string(raw, file)?
            && !text.text.trim().is_empty()
        {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// A string, or the `value` or `name` of an object, or that of the main object of an array.
fn string(raw: &RawValue, file: &str) -> Result<Option<Text>, String> {
    let json = raw.get();
    if json.starts_with('"') {
        return json::text(raw, file);
    }
    let object = if json.starts_with('[') {
        main_of(json)
    } else {
        fields(json).ok()
    };
    let Some(object) = object else { return Ok(None) };
    match object.get("value").or_else(|| object.get("name")) {
        Some(value) => json::text(value, file),
        None => Ok(None),
    }
}

/// The object of an array whose role is the main one, or the first.
fn main_of(json: &str) -> Option<Members<'_>> {
    let mut objects: Vec<Members<'_>> = json::elements(json)
        .into_iter()
        .take(100)
        .filter_map(|e| fields(e.get()).ok())
        .collect();
    let main = objects.iter().position(|o| {
        let role = o.get("role").and_then(|r| json::plain(r)).unwrap_or_default();
        role.to_lowercase().contains("main")
    });
    (!objects.is_empty()).then(|| objects.swap_remove(main.unwrap_or(0)))
}

/// The body as stretches, mapped to the file.
fn body(members: &Members<'_>, file: &str) -> Result<Option<Manuscript>, String> {
    if let Some(html) = first(members, HTML, file)? {
        return Ok(Some(markup(&html)));
    }
    let Some(text) = first(members, TEXT, file)? else {
        return Ok(None);
    };
    let kind = members.get("bodies").and_then(|raw| {
        main_of(raw.get())?
            .get("contenttype")
            .and_then(|c| json::plain(c))
    });
    if kind.is_some_and(|k| k.to_lowercase().contains("html")) {
        return Ok(Some(markup(&text)));
    }
    Ok(Some(Manuscript {
        stretches: plain::stretches(&text.text),
        text: Some(text.text.into()),
        map: text.map,
        ..Manuscript::default()
    }))
}

fn markup(html: &Text) -> Manuscript {
    let mut page = page::read(&html.text);
    // Lines of the page are none of the file.
    for notice in &mut page.notices {
        if let Some((_, what)) = notice.split_once(": ") {
            *notice = format!("its HTML: {what}");
        }
    }
    page.map = page.map.through(&html.map);
    for comment in &mut page.comments {
        comment.lead_to(|span| html.map.to_file(span));
    }
    page
}

fn describe(members: &Members<'_>, meta: &mut Meta) {
    for name in DATES {
        if let Some(value) = members.get(*name).and_then(|raw| json::plain(raw)) {
            meta.date(&value, &format!("field: {name}"));
        }
    }
    for name in OUTLETS {
        if let Some(raw) = members.get(*name)
            && let Ok(Some(text)) = string(raw, "")
        {
            meta.set_outlet(&text.text);
        }
    }
    for (key, raw) in members.iter().take(200) {
        if raw.get().len() < 2000
            && let Some(value) = json::plain(raw)
        {
            let name = RENAMED
                .iter()
                .find(|(from, _)| from == key)
                .map_or(key.as_str(), |(_, to)| to);
            meta.field(name, &value);
        }
    }
}

/// Put the title in front of the text.
fn entitle(manuscript: &mut Manuscript, title: &Text) {
    let words = title.text.trim_end();
    let lead = words.len() - words.trim_start().len();
    let stretch = Stretch {
        span: Span::from_usize(lead, words.len()),
        kind: Kind::Title,
    };
    let mut flow = Flow::default();
    flow.append(words, &title.map, &[stretch]);
    let body = manuscript.text.take().unwrap_or_default();
    flow.append(&body, &manuscript.map, &manuscript.stretches);
    let (text, map, stretches) = flow.finish();
    manuscript.text = Some(text);
    manuscript.map = map;
    manuscript.stretches = stretches;
    manuscript.meta.title = None;
    manuscript.meta.set_title(&title.text);
    for comment in &mut manuscript.comments {
        comment.move_down();
    }
}

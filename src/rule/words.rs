//! Lists and names of rule files become matchable lists and one hierarchy of canonical values.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::compile::Compiler;
use super::error::{RuleMistake, nearest, quoted};
use super::file::{EntryFile, ListFile, NameFile, PlaceFile, SharedFile, Table, Text};
use super::lists::{self, List};
use super::load::Loaded;
use super::names::{Name, NameKind, Names};
use super::parents::Parents;
use crate::lexicon::gazetteer;
use crate::text::vocab::VocabBuilder;
use crate::value::{Compass, Sym};

/// The lists a rule can see, and the hierarchy of their values.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// List names to their places.
    pub(super) visible: BTreeMap<Sym, u32>,
    /// Child to parent.
    pub(super) parents: Parents,
    /// Entries as written with their canonical value, for lists that include other lists.
    entries: BTreeMap<Sym, Arc<[(Sym, Sym)]>>,
}

impl Scope {
    /// The canonical values of list `name`.
    pub(super) fn values(&self, name: &str) -> BTreeSet<&Sym> {
        self.entries
            .get(name)
            .into_iter()
            .flat_map(|entries| entries.iter())
            .map(|(_, canonical)| canonical)
            .collect()
    }
}

/// Add the lists of one file to `scope`.
pub(super) fn lists(compiler: &mut Compiler<'_>, table: &Table<ListFile>, scope: &mut Scope) {
    for name in table.keys() {
        let mut open = Vec::new();
        flatten(compiler, table, name, scope, &mut open);
    }
    for (name, list) in table {
        let sym = Sym::from(name.get_ref().as_str());
        if let ListFile::Canonical(entries) = list {
            for (canonical, entry) in entries {
                parent(compiler, canonical, entry, scope);
            }
        }
        let entries = scope.entries.get(&sym).cloned().unwrap_or_default();
        let written = match list {
            ListFile::Plain(entries) => entries.len(),
            ListFile::Canonical(entries) => entries.len(),
        };
        if written == 0 {
            compiler.report(
                name.span(),
                format!("the list {} is empty", quoted(name.get_ref())),
                "no word here",
            );
        }
        let list = List::new(name.get_ref(), &entries, compiler.vocab);
        compiler.lists.push(list);
        let at = u32::try_from(compiler.lists.len() - 1).unwrap_or(u32::MAX);
        scope.visible.insert(sym, at);
    }
    unknown_parents(compiler, table, scope);
    cycles(compiler, table, scope);
}

/// The entries of list `name`, those of lists it includes (`"@other"`) in their place.
fn flatten(
    compiler: &mut Compiler<'_>,
    table: &Table<ListFile>,
    name: &Text,
    scope: &mut Scope,
    open: &mut Vec<String>,
) {
    let sym = Sym::from(name.get_ref().as_str());
    let Some((_, list)) = table.get_key_value(name.get_ref().as_str()) else {
        return;
    };
    open.push(name.get_ref().clone());
    let mut out = Vec::new();
    match list {
        ListFile::Plain(entries) => {
            for entry in entries {
                match entry.get_ref().strip_prefix('@') {
                    Some(other) if open.iter().any(|o| o == other) => {
                        let message = format!("the list {} includes itself", quoted(other));
                        compiler.report(entry.span(), message, "leads back here").help =
                            Some("take one of the two inclusions out".to_owned());
                    }
                    Some(other) => out.extend(included(compiler, table, (other, entry), scope, open)),
                    None => out.extend(checked(compiler, entry, None)),
                }
            }
        }
        ListFile::Canonical(entries) => {
            let mut in_order: Vec<_> = entries.iter().collect();
            in_order.sort_by_key(|(canonical, _)| canonical.span().start);
            for (canonical, entry) in in_order {
                for word in &entry.words {
                    out.extend(checked(compiler, word, Some(canonical.get_ref())));
                }
            }
        }
    }
    open.pop();
    scope.entries.insert(sym, Arc::from(out));
}

fn included(
    compiler: &mut Compiler<'_>,
    table: &Table<ListFile>,
    (other, entry): (&str, &Text),
    scope: &mut Scope,
    open: &mut Vec<String>,
) -> Vec<(Sym, Sym)> {
    if let Some((name, _)) = table.get_key_value(other)
        && open.len() < 16
    {
        flatten(compiler, table, name, scope, open);
    }
    if let Some(entries) = scope.entries.get(other) {
        return entries.to_vec();
    }
    let known = table
        .keys()
        .map(|k| k.get_ref().as_str())
        .chain(scope.entries.keys().map(Sym::as_str));
    let near = nearest(other, known).map(|n| format!("did you mean `@{n}`?"));
    compiler
        .report(
            entry.span(),
            format!("there is no list called {}", quoted(other)),
            "unknown list",
        )
        .help = near;
    Vec::new()
}

/// An entry with its canonical value, if it is a word at all.
fn checked(compiler: &mut Compiler<'_>, entry: &Text, canonical: Option<&String>) -> Option<(Sym, Sym)> {
    let text = entry.get_ref();
    let unbalanced = text.matches('(').count() != text.matches(')').count();
    let signs = text.contains(['{', '}', '[', ']', '@', '?', '"', '!']) || unbalanced || text.contains("..");
    if signs || lists::is_blank(text) {
        let message = if text.trim().is_empty() {
            "an entry is empty".to_owned()
        } else {
            format!("{} is not a word or a phrase", quoted(text))
        };
        compiler.report(entry.span(), message, "not an entry").help = Some(
            "an entry is words, `word~` for every inflection, or `servicem(a|e)n` for spellings".to_owned(),
        );
        return None;
    }
    let value = canonical.map_or_else(|| lists::canonical_of(text), |c| Sym::from(c.as_str()));
    Some((Sym::from(text.as_str()), value))
}

fn parent(compiler: &mut Compiler<'_>, canonical: &Text, entry: &EntryFile, scope: &mut Scope) {
    if entry.words.is_empty() {
        let message = format!("{} has no words", quoted(canonical.get_ref()));
        compiler.report(canonical.span(), message, "can never be found");
    }
    if let Some(is_a) = &entry.is_a {
        scope.parents.set(
            Sym::from(canonical.get_ref().as_str()),
            Sym::from(is_a.get_ref().as_str()),
        );
    }
}

fn unknown_parents(compiler: &mut Compiler<'_>, table: &Table<ListFile>, scope: &Scope) {
    let parents = || canonical_entries(table).filter_map(|(_, entry)| entry.is_a.as_ref());
    let wanted: BTreeSet<&str> = parents().map(|is_a| is_a.get_ref().as_str()).collect();
    if wanted.is_empty() {
        return;
    }
    let values = || {
        let entries = scope.entries.values().flat_map(|entries| entries.iter());
        entries.map(|(_, canonical)| canonical.as_str())
    };
    let known: BTreeSet<&str> = values().filter(|value| wanted.contains(value)).collect();
    for is_a in parents() {
        if !known.contains(is_a.get_ref().as_str()) {
            let all: BTreeSet<&str> = values().collect();
            let near = nearest(is_a.get_ref(), all.iter().copied()).map(|n| format!("did you mean `{n}`?"));
            let message = format!("no list has the value {}", quoted(is_a.get_ref()));
            compiler.report(is_a.span(), message, "unknown parent").help = near;
        }
    }
}

fn canonical_entries(table: &Table<ListFile>) -> impl Iterator<Item = (&Text, &EntryFile)> {
    table
        .values()
        .filter_map(|list| match list {
            ListFile::Canonical(entries) => Some(entries.iter()),
            ListFile::Plain(_) => None,
        })
        .flatten()
}

/// A value must not be its own ancestor. Each ring is reported once, at its first entry, and then cut.
fn cycles(compiler: &mut Compiler<'_>, table: &Table<ListFile>, scope: &mut Scope) {
    let mut at: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for (canonical, entry) in canonical_entries(table) {
        if let Some(is_a) = &entry.is_a {
            at.insert(canonical.get_ref(), is_a.span());
        }
    }
    for (name, span) in &at {
        let mut path = vec![Sym::from(*name)];
        while let Some(next) = path.last().and_then(|last| scope.parents.of(last)) {
            if next == *name {
                path.push(next);
                let ring: Vec<&str> = path.iter().map(Sym::as_str).collect();
                let message = format!("{} is its own ancestor", quoted(name));
                compiler
                    .report(span.clone(), message, "this closes the ring")
                    .help = Some(ring.join(" is a "));
                scope.parents.forget(name);
                break;
            }
            if path.contains(&next) {
                break;
            }
            path.push(next);
        }
    }
}

/// The names of all shared files.
pub(super) fn names(files: &[Loaded<SharedFile>], mistakes: &mut Vec<RuleMistake>) -> Names {
    let mut out = Vec::new();
    for file in files {
        let content = &file.content;
        for place in &content.places {
            out.push(place_of(file, place, mistakes));
        }
        out.extend(content.persons.iter().map(|n| name_of(n, NameKind::Person)));
        out.extend(content.orgs.iter().map(|n| name_of(n, NameKind::Org)));
    }
    let names = Names::new(out);
    for file in files {
        unknown_places(file, &names, mistakes);
    }
    names
}

fn place_of(file: &Loaded<SharedFile>, place: &PlaceFile, mistakes: &mut Vec<RuleMistake>) -> Name {
    let mut borders = BTreeMap::new();
    for (neighbour, side) in &place.borders {
        match Compass::parse(side.get_ref()) {
            Some(compass) => {
                borders.insert(Sym::from(neighbour.get_ref().as_str()), compass);
            }
            None => mistakes.push(
                RuleMistake::new(
                    &file.file,
                    side.span(),
                    format!("{} is not a compass side", quoted(side.get_ref())),
                    "not a side",
                )
                .help("write `north`, `north-east`, `east`, …"),
            ),
        }
    }
    Name {
        kind: NameKind::Place,
        name: Sym::from(place.name.get_ref().as_str()),
        spellings: spellings(&place.name, &place.also),
        within: place.within.as_ref().map(|w| Sym::from(w.get_ref().as_str())),
        borders,
        roles: Vec::new(),
        prefer: place.prefer.as_deref().map(Sym::from),
    }
}

fn name_of(name: &NameFile, kind: NameKind) -> Name {
    Name {
        kind,
        name: Sym::from(name.name.get_ref().as_str()),
        spellings: spellings(&name.name, &name.also),
        within: None,
        borders: BTreeMap::new(),
        roles: name
            .role
            .iter()
            .map(|r| Sym::from(r.get_ref().as_str()))
            .collect(),
        prefer: name.prefer.as_deref().map(Sym::from),
    }
}

fn spellings(name: &Text, also: &[Text]) -> Vec<Sym> {
    std::iter::once(name)
        .chain(also)
        .map(|s| Sym::from(s.get_ref().as_str()))
        .collect()
}

fn unknown_places(file: &Loaded<SharedFile>, names: &Names, mistakes: &mut Vec<RuleMistake>) {
    let places = &file.content.places;
    let used = places
        .iter()
        .flat_map(|p| p.within.iter().chain(p.borders.keys()));
    for place in used {
        if names.find(NameKind::Place, place.get_ref()).is_none()
            && gazetteer::place(place.get_ref()).is_none()
        {
            let known = names
                .iter()
                .filter(|n| n.kind == NameKind::Place)
                .map(|n| n.name.as_str());
            let mut mistake = RuleMistake::new(
                &file.file,
                place.span(),
                format!("there is no place called {}", quoted(place.get_ref())),
                "unknown place",
            );
            mistake.help = nearest(place.get_ref(), known).map(|n| format!("did you mean `{n}`?"));
            mistakes.push(mistake);
        }
    }
}

/// Lists of places, persons and organisations for the types of those names.
pub(super) fn name_lists(names: &Names, lists: &mut Vec<List>, vocab: &mut VocabBuilder) -> [u32; 3] {
    [NameKind::Place, NameKind::Person, NameKind::Org].map(|kind| {
        let spellings = names
            .iter()
            .filter(|n| n.kind == kind)
            .flat_map(|n| n.spellings.iter().map(|s| (s.as_str(), &n.name)));
        lists.push(List::of_names("", spellings, vocab));
        u32::try_from(lists.len() - 1).unwrap_or(u32::MAX)
    })
}

/// Places lie in places: they join the hierarchy, those of the rule files before those of the gazetteer.
pub(super) fn add_places(names: &Names, scope: &mut Scope) {
    for name in names.iter() {
        if let Some(within) = &name.within {
            let outer = names
                .find(NameKind::Place, within)
                .map_or_else(|| within.clone(), |outer| outer.name.clone());
            if outer != name.name {
                scope.parents.add(name.name.clone(), outer);
            }
        }
    }
    scope.parents.add_places();
}

/// Every noun for people that no list places means some kind of person.
pub(super) fn add_people(scope: &mut Scope) {
    let listed: BTreeSet<Sym> = scope
        .entries
        .get("victim")
        .into_iter()
        .flat_map(|entries| entries.iter())
        .map(|(_, c)| c.clone())
        .collect();
    scope.parents.add_people(listed);
}

//! `onrecord new`: the file of a new record, as far as it is known.

use super::{ask, plain};
use onrecord::diagnostic::{Diagnostic, Diagnostics, Severity};
use onrecord::document::Document;
use onrecord::format::format;
use onrecord::input::{Data, Input, Inputs};
use onrecord::load::{self, Settings};
use onrecord::model::date::PartialDate;
use onrecord::model::key::{Key, Kind};
use onrecord::model::shape::{self, Value};
use onrecord::start::known::{self, Taken};
use onrecord::start::record::{self, Draft};
use onrecord::{names, rules, write};
use std::io;
use std::path::PathBuf;

mod arguments;
mod questions;

pub(crate) use arguments::Arguments;
use arguments::Wish;
use questions::{ask_for_the_rest, country, jurisdiction};

pub(crate) fn run(arguments: Arguments) -> io::Result<u8> {
    let mut wish = arguments.wish();
    let root = wish.common.root.clone();
    let settings = Settings { base_url: None, built_on: super::today()? };
    let today = settings.built_on;
    let mut inputs = load::load(&root, &[], settings)?;
    let (site, found) = onrecord::analyze(&inputs);
    if let Some(finding) =
        found.iter().find(|finding| finding.rule.code == rules::MISSING_CONFIG.code)
    {
        let words = format!("{}; `onrecord init DIR` makes a new site", finding.message);
        return Err(io::Error::new(io::ErrorKind::NotFound, words));
    }
    let Some(named) = name(&mut wish) else { return Ok(2) };
    let named = in_letters_of_the_site(&mut wish, named, &site.config.language);
    if !countries(&mut wish) {
        return Ok(2);
    }
    if wish.kind == Kind::Official && !one_of_a_kind(&wish, &site.documents, &named)? {
        return Ok(1);
    }
    let Some(key) = key(&wish, &site.documents, &named)? else { return Ok(1) };
    let mut draft = draft(&wish, &named);
    draft.given.push(("reviewed", today.to_string()));
    if ask::somebody() {
        ask_for_the_rest(&mut draft)?;
    }
    spellings(&wish, &named, &mut draft)?;
    let text = record::text(&draft);
    let text = format(&text, wish.kind).unwrap_or(text);
    let path = known::path(&key);
    if !good(&mut inputs, &path, &text, &draft)? {
        say!("onrecord: nothing was written.");
        return Ok(1);
    }
    write::content::create(&root, &path, text.as_bytes())?;
    say_what_is_next(&root, &path, &draft);
    Ok(0)
}

/// What the record is called. Of a country, its code becomes the key.
fn name(wish: &mut Wish) -> Option<String> {
    let typed = wish.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if wish.kind != Kind::Country {
        if typed.is_empty() {
            say!("onrecord: the name is empty");
        }
        return Some(typed).filter(|name| !name.is_empty());
    }
    if let Some(key) = &wish.common.key {
        // The code says which country; the name is what the site calls it.
        let code = country("--key", key)?;
        wish.common.key = Some(code.code().to_owned());
        wish.given.push(("name", typed.clone()));
        return Some(typed);
    }
    let code = country("NAME", &typed)?;
    wish.common.key = Some(code.code().to_owned());
    Some(code.name().to_owned())
}

/// A person's name in another script than that of the site becomes the native name, and a
/// transliteration of it the name: readers of the site find it in lists.
fn in_letters_of_the_site(wish: &mut Wish, named: String, language: &str) -> String {
    let language = language.split('-').next().unwrap_or_default();
    if wish.kind != Kind::Official
        || wish.native_name.is_some()
        || OTHER_SCRIPTS.contains(&language)
    {
        return named;
    }
    let Some(latin) = names::transliterations(&named).into_iter().next() else { return named };
    say!("`name` is {latin}, for readers of the site; what you typed is `native_name`.");
    wish.native_name = Some(named);
    latin
}

/// Languages that are not written in Latin letters, by their tags.
const OTHER_SCRIPTS: [&str; 24] = [
    "am", "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "kk", "ko", "ky", "mk",
    "mn", "my", "ru", "sr", "ta", "th", "uk", "zh",
];

/// Countries may be given by name; their files have the code.
fn countries(wish: &mut Wish) -> bool {
    let fields = shape::fields(wish.kind);
    for (name, typed) in &mut wish.given {
        let field = fields.iter().find(|field| field.name == *name);
        let Some(Value::Country | Value::Jurisdiction) = field.map(|field| field.value) else {
            continue;
        };
        if *name == "jurisdiction" {
            *typed = jurisdiction(typed);
            continue;
        }
        let Some(code) = country(&format!("--{name}"), typed) else { return false };
        *typed = code.code().to_owned();
    }
    true
}

/// Whether nobody of the site can be this person, or somebody has said that it is another.
fn one_of_a_kind(wish: &Wish, documents: &[Document], named: &str) -> io::Result<bool> {
    let mut names: Vec<&str> = vec![named];
    names.extend(wish.native_name.as_deref());
    names.extend(wish.aliases.iter().map(String::as_str));
    let alike = known::alike(documents, &names, born(wish));
    for other in &alike {
        let born =
            if other.born.is_empty() { String::new() } else { format!(", born {}", other.born) };
        say!("{} may be the same person ({}{born}).", other.path, plain(&other.name));
    }
    if alike.is_empty() || wish.common.anyway {
        return Ok(true);
    }
    if ask::somebody() {
        return ask::agreed("Is this somebody else? A new file is written if so");
    }
    say!("Nothing was written. If this is somebody else, say so with --anyway.");
    Ok(false)
}

fn born(wish: &Wish) -> Option<u16> {
    let (_, typed) = wish.given.iter().find(|(name, _)| *name == "born")?;
    PartialDate::parse(typed).map(PartialDate::year)
}

/// A key that is free, or nothing if none was agreed on.
fn key(wish: &Wish, documents: &[Document], named: &str) -> io::Result<Option<Key>> {
    let mut key = match &wish.common.key {
        Some(typed) => Key::new(wish.kind, typed),
        None => known::key_for(wish.kind, named),
    };
    loop {
        let Some(tried) = key else {
            let typed = wish.common.key.as_deref();
            say!(
                "onrecord: {:?} cannot be the name of a file: it has lower-case letters a to z, digits and hyphens",
                typed.unwrap_or(named)
            );
            if !ask::somebody() {
                say!("Name one with --key.");
                return Ok(None);
            }
            key = Key::new(wish.kind, &ask::line("Name of the file, without .md", None)?);
            continue;
        };
        let Some(taken) = known::taken(documents, &tried) else { return Ok(Some(tried)) };
        match taken {
            Taken::Is(path) => say!("{path} is there already."),
            Taken::Was(path) => {
                say!("{tried} is the former key of {path}, and a key is never used again.")
            }
        }
        let free =
            known::free(documents, &tried, born(wish)).filter(|_| wish.kind != Kind::Country);
        match free {
            Some(free) if ask::somebody() => {
                key = Key::new(
                    wish.kind,
                    &ask::line("Name of the file, without .md", Some(free.name()))?,
                );
            }
            Some(free) if wish.common.anyway && wish.common.key.is_none() => return Ok(Some(free)),
            Some(free) => {
                say!("Nothing was written. `--key {}` is free.", free.name());
                return Ok(None);
            }
            None => return Ok(None),
        }
    }
}

fn draft(wish: &Wish, named: &str) -> Draft {
    let fields = shape::fields(wish.kind);
    let mut given: Vec<(&'static str, String)> = Vec::new();
    if let Some(heading) = fields.first().filter(|_| wish.kind != Kind::Country) {
        given.push((heading.name, record::quoted(named)));
    }
    if let Some(native) = &wish.native_name {
        given.push(("native_name", record::name_value(native, wish.lang.as_deref())));
    }
    for (name, typed) in &wish.given {
        if let Some(field) = fields.iter().find(|field| field.name == *name) {
            given.push((field.name, record::value(field, typed)));
        }
    }
    Draft { kind: wish.kind, given, spellings: Vec::new() }
}

/// Other spellings: those that were given, and those that are made of a name in another script.
fn spellings(wish: &Wish, named: &str, draft: &mut Draft) -> io::Result<()> {
    if wish.kind != Kind::Official {
        return Ok(());
    }
    let native = wish.native_name.as_deref().unwrap_or(named);
    let mut proposed = names::transliterations(native);
    proposed.retain(|spelling| spelling != named && !wish.aliases.contains(spelling));
    let take = if proposed.is_empty() || wish.take_aliases {
        true
    } else {
        ask::somebody()
            && ask::agreed(&format!(
                "Other spellings of the name: {}. Write them as aliases",
                proposed.join(", ")
            ))?
    };
    let mut aliases = wish.aliases.clone();
    match take {
        true => aliases.append(&mut proposed),
        false => draft.spellings = proposed,
    }
    if !aliases.is_empty() {
        draft.given.push(("aliases", record::list_value(&aliases)));
    }
    Ok(())
}

/// Whether nothing is wrong with the new file but what is still to fill in. Says what is.
fn good(inputs: &mut Inputs, path: &str, text: &str, draft: &Draft) -> io::Result<bool> {
    let new =
        Input { path: path.to_owned(), role: load::role(path), data: Data::Text(text.to_owned()) };
    inputs.files.push(new);
    inputs.files.sort_by(|a, b| a.path.cmp(&b.path));
    let (_, found) = onrecord::analyze(inputs);
    let empty: Vec<String> = record::to_fill_in(draft)
        .iter()
        .map(|field| format!("`{}` is empty", field.name))
        .collect();
    let wrong: Vec<Diagnostic> = found
        .into_vec()
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter(|finding| {
            inputs.files.get(finding.at.file.0 as usize).is_some_and(|file| file.path == path)
        })
        .filter(|finding| !empty.iter().any(|empty| *empty == finding.message))
        .collect();
    if wrong.is_empty() {
        return Ok(true);
    }
    super::show(inputs, &Diagnostics::from(wrong))?;
    Ok(false)
}

fn say_what_is_next(root: &std::path::Path, path: &str, draft: &Draft) {
    let is_here = root == std::path::Path::new(".");
    let shown = if is_here { PathBuf::from(path) } else { root.join(path) };
    println!("{}", shown.display());
    let missing: Vec<&str> = record::to_fill_in(draft).iter().map(|field| field.name).collect();
    if !missing.is_empty() {
        println!("Still to fill in: {}.", missing.join(", "));
    }
    let root = if is_here { String::new() } else { format!(" {}", root.display()) };
    println!("Write the text below the second line of +++, then: onrecord check{root}");
}

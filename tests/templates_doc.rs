//! `docs/templates.md` is made from the views themselves, so that it names every field a template may read.
//!
//! `UPDATE_EXPECT=1 cargo test --test templates_doc` writes it anew.

#![allow(clippy::disallowed_methods, reason = "this test reads the source tree")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use expect_test::expect_file;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const HEAD: &str = "# What a template may read

<!-- Made from the comments in src/render/ by tests/templates_doc.rs: UPDATE_EXPECT=1 cargo test --test templates_doc -->

The templates are Tera 2. A file below `templates/` beside `site.toml` replaces the one of the same name that the program carries
inside; so does a file below `static/`. A template sees three things: `site`, the same on every page; `page`, the frame of the page; and
one view, under the name in the table. Everything in them is finished: texts as a reader sees them, addresses relative to the page.
A text that is absent is empty, a thing that is absent is an empty list; no field is ever undefined. A number from 0 to 8 called `tone` says which colour
and pattern a jurisdiction has.

Texts are escaped by Tera in `.html` and `.xml`; put every attribute value in double quotes. Only a field of the type *HTML* is written as it is.
Use no `safe` filter, no inline style and no inline script: the pages' content security policy refuses them, and content is not trusted.

Every list of citations (`cites`) is a list of `number` and `url`; a date is `words` and `iso`.
The parts below `templates/parts/` read what the template that includes them has set: `claims`, `claim`, `act`, `row`, `rows`, `groups`, `cases`, `show_country`, `chart`, `timeline`, `foot`, `pager`.
";

/// Template, name of its view, type of its view.
const PAGES: [(&str, &str, &str); 22] = [
    ("home.html", "home", "HomeView"),
    ("officials.html", "officials", "OfficialsView"),
    ("official.html", "official", "OfficialView"),
    ("cases.html", "cases", "CasesView"),
    ("case.html", "case", "CaseView"),
    ("countries.html", "countries", "CountriesView"),
    ("country.html", "country", "CountryView"),
    ("authorities.html", "authorities", "AuthoritiesView"),
    ("authority.html", "authority", "AuthorityView"),
    ("jurisdictions.html", "jurisdictions", "JurisdictionsView"),
    ("jurisdiction.html", "jurisdiction", "JurisdictionView"),
    ("sources.html", "sources", "SourcesView"),
    ("gaps.html", "gaps", "GapsView"),
    ("statuses.html", "statuses", "StatusesView"),
    ("status.html", "status", "StatusView"),
    ("corrections.html", "corrections", "CorrectionsView"),
    ("about.html", "about", "AboutView"),
    ("404.html", "missing", "MissingView"),
    ("withdrawn.html", "withdrawn", "WithdrawnView"),
    ("moved.html", "moved", "MovedView"),
    ("feed.xml", "feed", "FeedView"),
    ("changes.xml", "changes", "ChangesView"),
];

/// A view: what it is, and its fields as name, type and what each is.
struct View {
    about: String,
    fields: Vec<(String, String, String)>,
}

#[test]
fn the_page_on_templates_names_every_field_of_every_view() {
    let views = views();
    let mut text = HEAD.to_owned();
    text.push_str("\n| template | its view | described under |\n|---|---|---|\n");
    let sitemap = ("sitemap.xml", "sitemap", "SitemapView");
    for (template, key, name) in PAGES.iter().chain([&sitemap]) {
        assert!(views.contains_key(*name), "{name}");
        text.push_str(&format!("| `{template}` | `{key}` | {name} |\n"));
    }
    text.push_str("| every template | `site` | SiteView |\n| every template | `page` | Frame |\n");
    for (name, view) in &views {
        text.push_str(&format!(
            "\n## {name}\n\n{}\n\n| field | is | what |\n|---|---|---|\n",
            view.about
        ));
        for (field, kind, what) in &view.fields {
            text.push_str(&format!("| `{field}` | {kind} | {what} |\n"));
        }
    }
    expect_file!["../docs/templates.md"].assert_eq(&text);
}

fn views() -> BTreeMap<String, View> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render");
    let mut views = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        read(&fs::read_to_string(entry.unwrap().path()).unwrap(), &mut views);
    }
    views
}

/// Reads every `#[derive(… Serialize)]` struct of a source file.
fn read(text: &str, views: &mut BTreeMap<String, View>) {
    let (mut comment, mut serial, mut open) = (String::new(), false, None::<String>);
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            comment = format!("{comment} {}", words.trim()).trim().to_owned();
            continue;
        }
        if line.starts_with("#[derive(") {
            serial = line.contains("Serialize");
            continue;
        }
        if let Some(name) = line.strip_prefix("pub(super) struct ").filter(|_| serial) {
            let name = name.split(['<', ' ', '(']).next().unwrap().to_owned();
            views.insert(name.clone(), View { about: comment.clone(), fields: Vec::new() });
            open = Some(name);
        } else if line == "}" {
            open = None;
        } else if let (Some(name), Some(field)) = (&open, line.strip_prefix("pub(super) ")) {
            let (field, kind) = field.trim_end_matches(',').split_once(": ").unwrap();
            let view = views.get_mut(name).unwrap();
            assert!(!comment.is_empty(), "{name}.{field} has no comment");
            view.fields.push((field.to_owned(), kind_of(kind), comment.replace('|', "\\|")));
        }
        serial = false;
        comment.clear();
    }
}

/// A Rust type as somebody who writes templates thinks of it.
fn kind_of(kind: &str) -> String {
    let kind = kind.replace("<'a>", "");
    if let Some(inner) = kind.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) {
        return format!("list of {}", kind_of(inner));
    }
    match kind.as_str() {
        "&'a [String]" => "list of text".to_owned(),
        "String" | "&'a str" | "&'static str" | "Cow<'a, str>" => "text".to_owned(),
        "usize" | "u16" | "u32" => "number".to_owned(),
        "bool" => "true or false".to_owned(),
        "SafeHtml" => "HTML".to_owned(),
        "Value" => "Links".to_owned(),
        other => other.to_owned(),
    }
}

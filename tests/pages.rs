//! What stands on the pages: that every link leads somewhere, that nothing is said which is not known, and that nothing of a stranger's becomes markup.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use onrecord::input::{Data, Inputs};
use onrecord::load::{self, Settings};
use onrecord::theme;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every page of a site by its path.
type Pages = BTreeMap<String, String>;

fn files(content: &[(&str, String)], settings: &str) -> BTreeMap<String, Data> {
    let mut all: BTreeMap<String, Data> = BTreeMap::new();
    for (path, bytes) in theme::FILES.iter() {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        all.insert((*path).to_owned(), Data::Text(text));
    }
    all.insert("site.toml".to_owned(), Data::Text(format!("title = \"Aldovia\"\n{settings}")));
    for (path, text) in content {
        all.insert(format!("content/{path}.md"), Data::Text(text.clone()));
    }
    all
}

/// Renders a site. It may have warnings.
fn render(all: BTreeMap<String, Data>) -> Pages {
    render_inputs(&support::inputs(all))
}

fn render_inputs(inputs: &Inputs) -> Pages {
    let (site, found) = onrecord::analyze(inputs);
    assert!(!found.has_errors(), "{}", support::report(inputs, &found));
    let (outputs, found) = onrecord::render::render(&site, inputs);
    assert!(found.is_empty(), "{}", support::report(inputs, &found));
    let mut pages = Pages::new();
    for (index, path) in outputs.paths.iter().enumerate() {
        let mut buffer = Vec::new();
        if let Err(finding) = (outputs.make)(index, &mut buffer) {
            panic!("{path}: {} {:?}", finding.message, finding.at);
        }
        pages.insert(path.to_string(), String::from_utf8_lossy(&buffer).into_owned());
    }
    pages
}

fn pages(content: &[(&str, String)]) -> Pages {
    render(files(content, ""))
}

/// The text of a page's main part, its white space made single.
fn text(pages: &Pages, path: &str) -> String {
    let page = pages.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    let dom = parse(main);
    let mut words = String::new();
    collect(&dom.document, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(node: &Handle, words: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        words.push_str(&contents.borrow());
        words.push(' ');
    }
    for child in node.children.borrow().iter() {
        collect(child, words);
    }
}

fn parse(html: &str) -> RcDom {
    parse_document(RcDom::default(), ParseOpts::default()).one(html)
}

const SOURCE: &str = "[[sources]]\nid = \"list\"\ntitle = \"List\"\nurl = \"https://example.org/list\"\npublisher = \"Aldovia\"\nkind = \"official-record\"\n";

fn official(name: &str, rest: &str) -> String {
    format!(
        "+++\nname = \"{name}\"\ncountry = \"ru\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n{rest}\n{SOURCE}+++\n\nNamed in the list.[^list]\n"
    )
}

fn authority(jurisdiction: &str, rest: &str) -> String {
    format!(
        "+++\nname = \"The Act in full\"\nshort_name = \"Act of {jurisdiction}\"\njurisdiction = \"{jurisdiction}\"\nkind = \"statute\"\nmeasures = [\"visa-ban\"]\nreviewed = 2026-03-01\n{rest}\n{SOURCE}+++\n"
    )
}

fn case(title: &str, rest: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\ncountry = \"ru\"\nhappened = 2012-01-01\nreviewed = 2026-03-01\n{rest}\n{SOURCE}+++\n\nIt happened.[^list]\n"
    )
}

fn listed(authority: &str, date: &str) -> String {
    format!(
        "[[designations]]\nauthority = \"{authority}\"\naction = \"listed\"\ndate = \"{date}\"\ncases = [\"arrest\"]\nsources = [\"list\"]\n"
    )
}

const COMPLETE: &str =
    "[[coverage]]\nextent = \"complete\"\nas_of = \"2023-01\"\nsources = [\"list\"]\n";
const ACQUITTED: &str = "[[claims]]\ntext = \"The court acquitted him.\"\nstatus = \"acquitted\"\nby = \"City Court\"\nsources = [\"list\"]\n";

/// Two people, a case with somebody designated, one without, and three regimes.
fn small() -> Vec<(&'static str, String)> {
    vec![
        ("authorities/us-act", authority("us", COMPLETE)),
        ("authorities/eu-act", authority("eu", "")),
        ("authorities/eu-other", authority("eu", COMPLETE)),
        ("cases/arrest", case("The arrest", "")),
        ("cases/silence", case("The silence", "")),
        (
            "officials/ada",
            official(
                "Ada",
                &format!(
                    "{}{}{ACQUITTED}[[relations]]\nkind = \"superior\"\nperson = \"bo\"\nsources = [\"list\"]\n",
                    listed("us-act", "2017-01-09"),
                    listed("eu-act", "2020")
                ),
            ),
        ),
        (
            "officials/bo",
            official(
                "Bo",
                "[[relations]]\nkind = \"subordinate\"\nperson = \"ada\"\nsources = [\"list\"]\n",
            ),
        ),
    ]
}

#[test]
fn absence_is_said_only_where_coverage_is_complete() {
    let pages = pages(&small());
    let bo = text(&pages, "officials/bo.html");
    assert!(bo.contains("Not listed, as of January 2023 (complete coverage)"), "{bo}");
    assert!(bo.contains("No record here"), "{bo}");
    assert!(
        bo.contains("No designation of this person is recorded here, as of 1 March 2026"),
        "{bo}"
    );
    let gaps = text(&pages, "gaps.html");
    assert!(
        gaps.contains("Bo Russia no record here not listed under Act of us, as of January 2023"),
        "{gaps}"
    );
}

#[test]
fn an_act_is_given_as_the_act_of_who_did_it() {
    let pages = pages(&small());
    let ada = text(&pages, "officials/ada.html");
    assert!(
        ada.contains("The United States listed Ada under Act of us on 9 January 2017."),
        "{ada}"
    );
    assert!(ada.contains("The European Union listed Ada under Act of eu in 2020."), "{ada}");
    assert!(ada.contains("A designation is an executive act, not a conviction."), "{ada}");
    assert!(text(&pages, "officials/bo.html").contains("not a conviction."));
}

#[test]
fn an_acquittal_stands_wherever_the_person_is_listed() {
    let pages = pages(&small());
    for path in [
        "officials/ada.html",
        "officials.html",
        "countries/ru.html",
        "authorities/us-act.html",
        "jurisdictions/us.html",
        "cases/arrest.html",
        "gaps.html",
        "index.html",
    ] {
        assert!(text(&pages, path).contains("acquitted"), "{path}");
    }
}

#[test]
fn a_case_over_which_nobody_is_designated_says_so_and_names_nobody() {
    let pages = pages(&small());
    let silence = text(&pages, "cases/silence.html");
    let sentence = "Nobody is recorded here as designated over this case, as of 1 March 2026.";
    assert!(silence.contains(sentence), "{silence}");
    assert!(!pages["cases/silence.html"].contains("officials/"));
    assert!(text(&pages, "cases/arrest.html").contains("1 person, as far as recorded here."));
}

#[test]
fn a_relation_that_both_files_declare_is_shown_once() {
    let pages = pages(&small());
    for (path, line) in
        [("officials/ada.html", "superior Bo"), ("officials/bo.html", "subordinate Ada")]
    {
        assert_eq!(text(&pages, path).matches(line).count(), 1, "{path}");
    }
}

#[test]
fn a_withdrawn_page_keeps_nothing_but_the_notice_and_a_moved_one_leads_on() {
    let mut content = small();
    let gone = "withdrawn = { date = 2026-02-01, reason = \"A mistake of identity.\" }\n";
    content.push(("officials/cy", official("Cyrus", gone)));
    content.push(("officials/dee", official("Dee", "former_keys = [\"officials/old-dee\"]\n")));
    let pages = pages(&content);
    let notice = text(&pages, "officials/cy.html");
    assert!(notice.contains("A mistake of identity."), "{notice}");
    assert!(pages.iter().all(|(_, page)| !page.contains("Cyrus")));
    let moved = &pages["officials/old-dee.html"];
    assert!(moved.contains("http-equiv=\"refresh\" content=\"0; url=dee.html\""), "{moved}");
    assert!(moved.contains("noindex"), "{moved}");
}

#[test]
fn a_long_list_goes_on_to_numbered_pages() {
    let mut content = small();
    content.push(("officials/ea", official("Ea", "")));
    content.push(("officials/fo", official("Fo", "")));
    content.push(("officials/gi", official("Gi", "")));
    let pages = render(files(&content, "rows = 2\n"));
    for path in ["officials-2.html", "officials-3.html", "countries/ru/2.html", "gaps-3.html"] {
        assert!(pages.contains_key(path), "{path}");
    }
    assert!(text(&pages, "countries/ru/2.html").contains("(continued)"));
}

#[test]
fn feed_sitemap_and_canonical_links_need_an_address() {
    let without = pages(&small());
    assert!(!without.contains_key("feed.xml") && !without.contains_key("sitemap.xml"));
    assert!(without.values().all(|page| !page.contains("rel=\"canonical\"")));
    let with = render(files(&small(), "base_url = \"https://example.org/a\"\n"));
    let id = "https://example.org/a/officials/ada.html#designation-us-act-listed-2017-01-09";
    assert!(with["feed.xml"].contains(&format!("<id>{id}</id>")), "{}", with["feed.xml"]);
    assert!(with["officials/ada.html"].contains("id=\"designation-us-act-listed-2017-01-09\""));
    assert!(with["sitemap.xml"].contains("<loc>https://example.org/a/officials/bo.html</loc>"));
    assert!(!with["sitemap.xml"].contains("404"));
    assert!(with["countries/ru.csv"].contains("https://example.org/a/officials/ada.html"));
    check_links(&with);
}

#[test]
fn csv_has_a_row_for_every_act_and_every_person() {
    let pages = pages(&small());
    let csv = &pages["countries/ru.csv"];
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 4, "{csv}");
    assert!(lines[1].starts_with(
        "Ada,,ru,official,senior,us,Act of us,,listed,2017-01-09,,arrest,2026-03-01,"
    ));
    assert!(lines[3].starts_with("Bo,,ru,official,senior,,,,,,,,"), "{csv}");
    assert!(lines[3].ends_with("../officials/bo.html"), "{csv}");
}

#[test]
fn every_link_inside_the_site_is_relative_and_leads_somewhere() {
    check_links(&pages(&small()));
}

#[test]
fn a_part_that_the_publisher_leaves_out_leaves_no_link_to_it() {
    let all = "officials cases jurisdictions sources gaps statuses corrections about csv feed sitemap 404";
    for part in all.split(' ') {
        let settings = format!("base_url = \"https://example.org\"\nomit = [\"{part}\"]\n");
        check_links(&render(files(&small(), &settings)));
    }
    let words: Vec<String> = all.split(' ').map(|part| format!("\"{part}\"")).collect();
    let pages = render(files(&small(), &format!("omit = [{}]\n", words.join(", "))));
    check_links(&pages);
    assert!(!pages.contains_key("gaps.html") && pages.contains_key("countries/ru.html"));
}

#[test]
fn two_acts_of_one_day_have_two_addresses() {
    let mut content = small();
    let twice = format!("{0}{0}", listed("us-act", "2017-01-09"));
    content.push(("officials/ed", official("Ed", &twice)));
    let pages = render(files(&content, "base_url = \"https://example.org\"\n"));
    check_links(&pages);
    let second = "officials/ed.html#designation-us-act-listed-2017-01-09-2</id>";
    assert!(pages["feed.xml"].contains(second), "{}", pages["feed.xml"]);
}

#[test]
fn the_pages_of_this_repository_hold_together_and_a_profile_is_small() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = render_inputs(&load::load(root, theme::FILES, Settings::default()).unwrap());
    check_links(&pages);
    for (path, page) in pages.iter().filter(|(path, _)| path.starts_with("officials/")) {
        assert!(page.len() < 40_000, "{path} has {} bytes", page.len());
    }
    let liu = text(&pages, "cases/liu-xiaobo.html");
    assert!(liu.contains("Nobody is recorded here as designated over this case"), "{liu}");
    assert!(!pages["cases/liu-xiaobo.html"].contains("../officials/"));
}

/// Follows every link of every page.
fn check_links(pages: &Pages) {
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(&str, String)> = Vec::new();
    for (path, page) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let mut ids = BTreeSet::new();
        walk(&parse(page).document, &mut |name, attributes| {
            for (attribute, value) in attributes {
                match attribute.as_str() {
                    "id" => assert!(ids.insert(value.clone()), "{path} has `{value}` twice"),
                    "href" | "src" if name != "link" || !page.contains("canonical") => {
                        links.push((path, value.clone()));
                    }
                    _ => {}
                }
            }
        });
        anchors.insert(path, ids);
    }
    for (from, link) in links {
        if link.starts_with("https://")
            || link.starts_with("http://")
            || link.starts_with("mailto:")
        {
            continue;
        }
        let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
        let mut steps: Vec<&str> = from.split('/').collect();
        if !file.is_empty() {
            steps.pop();
            for step in file.split('/') {
                match step {
                    ".." => assert!(steps.pop().is_some(), "{from}: {link} leaves the site"),
                    _ => steps.push(step),
                }
            }
        }
        let target = steps.join("/");
        assert!(pages.contains_key(&target), "{from}: {link}");
        if !anchor.is_empty() {
            assert!(anchors[target.as_str()].contains(anchor), "{from}: {link}");
        }
    }
}

/// Called with the name and the attributes of each element.
type Visit<'a> = dyn FnMut(&str, &[(String, String)]) + 'a;

fn walk(node: &Handle, visit: &mut Visit<'_>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes: Vec<(String, String)> = attrs
            .borrow()
            .iter()
            .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
            .collect();
        visit(&name.local, &attributes);
    }
    for child in node.children.borrow().iter() {
        walk(child, visit);
    }
}

/// Every text of every record is an attack.
fn hostile() -> Vec<(&'static str, String)> {
    const X: &str = r#""><img src=x onerror=alert(1)>'{{ site }}"#;
    let x = toml_text(X);
    let source = format!(
        "[[sources]]\nid = \"list\"\ntitle = {x}\nurl = \"https://example.org/?a=%22&b='onclick=1\"\npublisher = {x}\nkind = \"court\"\nnote = {x}\narchived_url = \"https://example.org/?'&quot;\"\n"
    );
    let common = format!(
        "summary = {x}\n|[[claims]]\nid = \"c\"\ntext = {x}\nstatus = \"denied\"\nby = {x}\nsources = [\"list\"]\nMORE[[claims]]\nid = \"d\"\ntext = {x}\nstatus = \"acquitted\"\nby = {x}\ndate = 2017-01-01\nsources = [\"list\"]\n[[responses]]\nby = {x}\ntext = {x}\nclaim = \"c\"\nsources = [\"list\"]\n[[responses]]\nby = {x}\ntext = {x}\nsources = [\"list\"]\n[[corrections]]\ndate = 2026-01-01\ntext = {x}\n{source}"
    );
    let (top, tables) = common.split_once('|').unwrap();
    let named = |more: &str| tables.replace("MORE", more);
    vec![
        (
            "authorities/us-act",
            format!("+++\nname = {x}\nshort_name = {x}\nnative_name = {{ text = {x}, lang = \"ar\" }}\njurisdiction = \"us\"\nissuer = {x}\nkind = \"statute\"\nlegal_citations = [{x}]\nmeasures = [\"visa-ban\"]\nother_measures = [{x}]\ngrounds = [{x}]\nprogrammes = [{x}]\nadministered_by = [{x}]\nreviewed = 2026-01-01\nabout_sources = [\"list\"]\n{top}[[coverage]]\nextent = \"partial\"\nas_of = 2020\nlist = {x}\nnote = {x}\nsources = [\"list\"]\n{}+++\n", named("")).replace("as_of = 2020\n", "as_of = \"2020\"\n"),
        ),
        (
            "authorities/ru-answer",
            format!("+++\nname = {x}\nshort_name = {x}\njurisdiction = \"ru\"\nkind = \"counter-measure\"\nreviewed = 2026-01-01\ncounter_to = [\"us-act\"]\n+++\n"),
        ),
        (
            "cases/arrest",
            format!("+++\ntitle = {x}\nplace = {x}\ncountry = \"ru\"\nhappened = 2012-01-01\nreviewed = 2026-01-01\n{top}[[victims]]\nname = {x}\nnative_name = {{ text = {x}, lang = \"zh\" }}\nrole = {x}\nsources = [\"list\"]\n[[proceedings]]\nbody = {x}\nname = {x}\nnumber = {x}\ndate = 2014-01-01\noutcome = {x}\nstatus = \"acquitted\"\npeople = [\"ada\"]\nsources = [\"list\"]\n[[regimes]]\nauthority = \"us-act\"\nnote = {x}\nsources = [\"list\"]\n{}+++\n\nText.[^list]\n", named("people = [\"ada\"]\n").replacen("MORE", "", 1)),
        ),
        (
            "officials/ada",
            format!("+++\nname = {x}\nsort_name = {x}\nnative_name = {{ text = {x}, lang = \"ru\" }}\naliases = [{x}]\ncountry = \"ru\"\nkind = \"official\"\nseniority = \"mid\"\nreviewed = 2026-01-01\nidentity_sources = [\"list\"]\n{top}[[positions]]\ntitle = {x}\norganisation = {x}\nsources = [\"list\"]\n[[involvements]]\ncase = \"arrest\"\nrole = {x}\nstatus = \"acquitted\"\nnote = {x}\nsources = [\"list\"]\n[[designations]]\nauthority = \"us-act\"\naction = \"listed\"\ndate = 2017-01-09\nprogramme = {x}\nlist_id = {x}\nreason = {x}\ncases = [\"arrest\"]\nnote = {x}\nsources = [\"list\"]\n[[designations]]\nauthority = \"us-act\"\naction = \"delisted\"\ndate = 2018-01-09\nsources = [\"list\"]\n[[relations]]\nkind = \"relative\"\nperson = \"bo\"\nnote = {x}\nsources = [\"list\"]\n[[identifiers]]\nscheme = \"ofac\"\nvalue = {x}\n{}+++\n\nText with `{X}` and more.[^list]\n", named("case = \"arrest\"\n")),
        ),
        ("officials/bo", official("Bo", "")),
        ("countries/ru", format!("+++\nname = {x}\n{top}{}+++\n", named(""))),
        ("about", format!("+++\ntitle = {x}\n+++\n\nText.\n")),
    ]
}

fn toml_text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[test]
fn nothing_that_a_stranger_writes_becomes_markup() {
    const ELEMENTS: &str = "html head meta title link body a header div nav ul li ol main p article h1 h2 h3 bdi section b sup span aside dl dt dd strong svg line text g rect circle path table thead tbody tr th td time code blockquote footer br i figure figcaption defs pattern details summary input";
    const ATTRIBUTES: &str = "lang dir charset name content http-equiv rel href class aria-label aria-current aria-labelledby aria-hidden id tabindex role scope colspan rowspan title type hreflang datetime width height x y x1 x2 y1 y2 cx cy r d text-anchor overflow patternUnits open data-th viewport";
    let settings = format!(
        // An attack is no name, but here it must reach the pages.
        "base_url = \"https://example.org\"\ndescription = {0}\npublisher = {0}\n[rules]\nsymbol-in-name = \"warning\"\n",
        toml_text("\"><img src=x onerror=alert(1)>")
    );
    let pages = render(files(&hostile(), &settings));
    let elements: BTreeSet<&str> = ELEMENTS.split(' ').collect();
    let attributes: BTreeSet<&str> = ATTRIBUTES.split(' ').collect();
    let mut seen = 0;
    for (path, page) in &pages {
        if path.ends_with(".xml") {
            assert!(!page.contains("<img"), "{path}");
        }
        if !path.ends_with(".html") {
            continue;
        }
        seen += page.matches("onerror=alert").count();
        walk(&parse(page).document, &mut |name, found| {
            assert!(elements.contains(name), "{path}: <{name}>");
            for (attribute, value) in found {
                assert!(attributes.contains(attribute.as_str()), "{path}: <{name} {attribute}>");
                if attribute == "href" {
                    let scheme = value.split([':', '/', '#']).next().unwrap();
                    assert!(scheme != "javascript" && scheme != "data", "{path}: {value}");
                }
            }
        });
    }
    assert!(seen > 200, "the attack is on the pages as text: {seen}");
    check_links(&pages);
}

#[test]
fn a_template_that_cannot_be_read_is_shown_where_it_breaks() {
    let broken = |path: &str, text: &str| {
        let mut all = files(&small(), "");
        all.insert(format!("templates/{path}"), Data::Text(text.to_owned()));
        let inputs = support::inputs(all);
        let (site, _) = onrecord::analyze(&inputs);
        let (outputs, found) = onrecord::render::render(&site, &inputs);
        if !found.is_empty() {
            return support::report(&inputs, &found);
        }
        let mut findings = Vec::new();
        for index in 0..outputs.paths.len() {
            findings.extend((outputs.make)(index, &mut Vec::new()).err());
        }
        support::report(&inputs, &onrecord::diagnostic::Diagnostics::from(findings))
    };
    for (path, text, place) in [
        ("about.html", "<p>\n{{ about.title", "templates/about.html:2:"),
        ("about.html", "{% extends \"nothing.html\" %}", "templates/about.html"),
        ("about.html", "<p>\n{{ about.title | shout }}", "templates/about.html:2:"),
        ("about.html", "<p>\n{{ about.nothing }}", "templates/about.html:2:"),
    ] {
        let report = broken(path, text);
        assert!(report.contains("E025") && report.contains(place), "{text}\n{report}");
    }
}

#[test]
fn two_things_that_want_one_address_are_a_finding() {
    let mut all = files(&small(), "");
    all.insert("static/Index.html".to_owned(), Data::Bytes(Vec::new()));
    all.insert("static/officials".to_owned(), Data::Bytes(Vec::new()));
    let inputs = support::inputs(all);
    let (site, _) = onrecord::analyze(&inputs);
    let (outputs, found) = onrecord::render::render(&site, &inputs);
    assert_eq!(found.iter().filter(|finding| finding.rule.code == "E026").count(), 2);
    let mut paths: Vec<String> = outputs.paths.iter().map(ToString::to_string).collect();
    paths.dedup();
    assert_eq!(paths.len(), outputs.paths.len());
}

use super::{body, preview};
use crate::document::{Body, Piece};
use crate::input::{FileId, Span, Spanned};
use crate::model::key::Key;
use crate::model::source::Source;
use crate::model::words::SourceKind;
use crate::model::{Credit, SourceIndex};

const FILE: FileId = FileId(7);
const AT: usize = 100;

fn source(id: &str, publisher: &str, title: &str) -> Source {
    let span = Span::range(FILE, 1, 2);
    Source {
        span,
        id: Spanned::new(id.to_owned(), span),
        title: Spanned::new(title.to_owned(), span),
        url: Spanned::new("https://example.org/".to_owned(), span),
        publisher: publisher.to_owned(),
        kind: Spanned::new(SourceKind::Press, span),
        published: None,
        accessed: None,
        archived_url: None,
        sha256: None,
        lang: String::new(),
        note: None,
    }
}

fn credit(name: &str) -> Credit {
    let span = Span::range(FILE, 1, 2);
    let file = Spanned::new(name.to_owned(), span);
    let (credit, licence) = ("A & B".to_owned(), "CC0".to_owned());
    Credit { span, file, credit, licence, sources: vec![Spanned::new(SourceIndex(0), span)] }
}

/// The body, and its findings as `start..end CODE message`, places counted in `text`.
fn read_at(here: &Key, text: &str) -> (Body, Vec<String>) {
    let sources =
        [source("ofac", "US Treasury", "SDN \"list\""), source("voa-2017", "", "A report")];
    let credits: Vec<Credit> =
        ["c.jpg", "c.png", "d.jpg"].iter().map(|name| credit(name)).collect();
    let (body, found) = body(text, AT, FILE, here, &sources, &credits);
    let found = found.iter().map(|diagnostic| {
        assert_eq!(diagnostic.at.file, FILE);
        let (start, end) = diagnostic.at.range.unwrap();
        let written = &text[start as usize - AT..end as usize - AT];
        format!("{} {} at {written}", diagnostic.rule.code, diagnostic.message)
    });
    let found = found.collect();
    (body, found)
}

fn read(text: &str) -> (Body, Vec<String>) {
    read_at(&Key::parse("officials/bastrykin").unwrap(), text)
}

/// A page that is described by its first paragraph.
fn case() -> Key {
    Key::parse("cases/fire").unwrap()
}

fn html(text: &str) -> String {
    let (body, found) = read(text);
    assert_eq!(found, Vec::<String>::new(), "{text}");
    preview(&body).trim_end().replace(">\n", ">")
}

#[test]
fn markdown_becomes_the_elements_it_means() {
    for (text, expected) in [
        ("", ""),
        (
            "a *b* **c** ~~d~~ `e`",
            "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>",
        ),
        ("a\nb  \nc", "<p>a\nb<br>c</p>"),
        ("# A\n## B\n### C", "<h2 id=\"a\">A</h2><h2 id=\"b\">B</h2><h3 id=\"c\">C</h3>"),
        ("# A {#b}", "<h2 id=\"a-b\">A {#b}</h2>"),
        ("> a\n\n---", "<blockquote><p>a</p></blockquote><hr>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n\n   b", "<ol start=\"3\"><li><p>a</p><p>b</p></li></ol>"),
        ("```Rust,x y\n<a>\n```", "<pre><code class=\"language-rustx\">&lt;a&gt;\n</code></pre>"),
        ("```\"'><\na\n```", "<pre><code>a\n</code></pre>"),
        (
            "|a|b|c|\n|-|:-:|-:|\n|d|e|f|",
            "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table><thead><tr>\
             <th scope=\"col\">a</th><th scope=\"col\" class=\"center\">b</th><th scope=\"col\" class=\"right\">c</th></tr></thead>\
             <tbody><tr><td>d</td><td class=\"center\">e</td><td class=\"right\">f</td></tr></tbody></table></div>",
        ),
        (
            "|a|\n|-|",
            "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table><thead><tr>\
             <th scope=\"col\">a</th></tr></thead></table></div>",
        ),
        (
            "# محكمة\n\n(1) שלום a\n\n- ا\n- b",
            "<h2 id=\"محكمة\" dir=\"rtl\">محكمة</h2><p dir=\"rtl\">(1) שלום a</p><ul><li dir=\"rtl\">ا</li><li>b</li></ul>",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn links_lead_out_or_to_a_page() {
    let out = "rel=\"external nofollow noreferrer\"";
    for (text, expected) in [
        (
            "[a](https://b.org/?c&d \"t\")",
            format!("<a href=\"https://b.org/?c&amp;d\" title=\"t\" {out}>a</a>"),
        ),
        ("<https://b.org/>", format!("<a href=\"https://b.org/\" {out}>https://b.org/</a>")),
        ("<a@b.org>", "<a href=\"mailto:a@b.org\">a@b.org</a>".to_owned()),
        ("[a](mailto:a@b.org)", "<a href=\"mailto:a@b.org\">a</a>".to_owned()),
        ("[a](#b)", "<a href=\"officials/bastrykin.html#b\">a</a>".to_owned()),
        ("[a](#%D0%B4)", "<a href=\"officials/bastrykin.html#д\">a</a>".to_owned()),
        ("[a](/cases/b.md)", "<a href=\"cases/b.html\">a</a>".to_owned()),
        ("[a](c.md)", "<a href=\"officials/c.html\">a</a>".to_owned()),
        ("[a](./c.md#d-e)", "<a href=\"officials/c.html#d-e\">a</a>".to_owned()),
        ("[a](../cases/c.md#d \"t\")", "<a href=\"cases/c.html#d\" title=\"t\">a</a>".to_owned()),
        ("[a](../about.md)", "<a href=\"about.html\">a</a>".to_owned()),
        ("[a][b]\n\n[b]: /cases/b.md", "<a href=\"cases/b.html\">a</a>".to_owned()),
        ("[[cases/b]]", "<a href=\"cases/b.html\">b</a>".to_owned()),
        ("[[cases/b#c|*d*]]", "<a href=\"cases/b.html#c\"><em>d</em></a>".to_owned()),
        ("[[about]]", "<a href=\"about.html\">about</a>".to_owned()),
        ("[[#c|d]]", "<a href=\"officials/bastrykin.html#c\">d</a>".to_owned()),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>"), "{text}");
    }
}

#[test]
fn a_wikilink_without_words_leaves_a_hole_for_the_name() {
    let (body, _) = read("[[cases/b]] [[cases/c|d]]");
    let names: Vec<usize> = body
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Name(index) => Some(*index),
            Piece::Html(_) | Piece::Href(_) | Piece::Photo(_) | Piece::Size(_) => None,
        })
        .collect();
    assert_eq!(names, [0]);
    assert_eq!(body.links.len(), 2);
    assert_eq!(body.links[1].span, Span::range(FILE, AT + 14, AT + 21));
}

#[test]
fn what_must_not_be_published_is_reported_where_it_stands() {
    for (text, finding, published) in [
        ("[a](b)", "E018 `b` is no page of this site at b", "a"),
        ("[a]()", "E018 this link leads nowhere at [a]()", "a"),
        ("[a](b.md?c)", "E018 `b.md?c` is no page of this site at b.md?c", "a"),
        ("[a](../../b.md)", "E018 `../../b.md` is no page of this site at ../../b.md", "a"),
        (
            "[a](/officials/B.md)",
            "E018 `/officials/B.md` is no page of this site at /officials/B.md",
            "a",
        ),
        ("[[b]]", "E018 `b` names no page at b", "b"),
        ("[[people/b|c]]", "E018 `people/b` names no page at people/b", "c"),
        ("[a](#b%22c)", "E019 no place of a page is called `b%22c` at #b%22c", "a"),
        ("[a](c.md#b.c)", "E019 no place of a page is called `b.c` at c.md#b.c", "a"),
        (
            "[a](ftp://b)",
            "E021 this address has the scheme `ftp:`, which is not allowed at ftp://b",
            "a",
        ),
        (
            "[a][b]\n\n[b]: <data:x>",
            "E021 this address has the scheme `data:`, which is not allowed at data:x",
            "a",
        ),
        (
            "[a](j&#97;vascript:b)",
            "E021 this address has the scheme `javascript:`, which is not allowed at [a](j&#97;vascript:b)",
            "a",
        ),
        (
            "![a](https://b.org/c.jpg)",
            "E029 the picture `https://b.org/c.jpg` is not in content/photos at https://b.org/c.jpg",
            "a",
        ),
        ("![a](c.jpg)", "E029 the picture `c.jpg` is not in content/photos at c.jpg", "a"),
        (
            "![a](/photos/../c.jpg)",
            "E029 the picture `/photos/../c.jpg` is not in content/photos at /photos/../c.jpg",
            "a",
        ),
        (
            "![a](/photos/c.svg)",
            "E029 the picture `/photos/c.svg` is not in content/photos at /photos/c.svg",
            "a",
        ),
        ("a <b>c</b>", "E020 HTML is not allowed in the text at <b>", "a &lt;b&gt;c&lt;/b&gt;"),
        (
            "<div>\n*a*\n</div>",
            "E020 HTML is not allowed in the text at <div>\n*a*\n</div>",
            "&lt;div&gt;\n*a*\n&lt;/div&gt;",
        ),
        ("a[^ofca]", "E015 no source has the id `ofca` at [^ofca]", "a"),
    ] {
        let (body, found) = read(text);
        assert_eq!(found, [finding], "{text}");
        let html = preview(&body);
        let html = html.trim_end().strip_prefix("<p>").unwrap().strip_suffix("</p>").unwrap();
        assert_eq!(html, published, "{text}");
    }
}

#[test]
fn help_says_how_to_write_it() {
    for (text, help) in [
        ("[a](b)", "write `/officials/b.md`"),
        ("[a](cases/b.html)", "write `/cases/b.md`"),
        ("[a](content/cases/b.md)", "write `/cases/b.md`"),
        ("[a](www.b.org/c)", "for an address of the web write `https://www.b.org/c`"),
        ("[[b]]", "write the folder too, as `[[officials/b]]`"),
        ("[^ofca]", "did you mean `[^ofac]`?"),
        (
            "[^zzz]",
            "add an entry with this id under [[sources]], or a footnote of your own: a line `[^id]: text`",
        ),
    ] {
        let here = Key::parse("officials/bastrykin").unwrap();
        let (_, found) = body(text, 0, FILE, &here, &[source("ofac", "", "")], &[]);
        assert_eq!(found[0].help.as_deref(), Some(help), "{text}");
    }
}

#[test]
fn a_citation_is_numbered_by_its_source() {
    let (body, found) = read("a[^voa-2017] b[^ofac]\n\nc[^OFAC] `[^x]` \\[^x] [^\nx]");
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(body.citations.iter().map(|index| index.0).collect::<Vec<_>>(), [1, 0, 0]);
    assert_eq!(
        preview(&body),
        "<p>a<sup class=\"cite\"><a href=\"#source-voa-2017\" id=\"cite-voa-2017-1\" title=\"A report\">[2]</a></sup> \
         b<sup class=\"cite\"><a href=\"#source-ofac\" id=\"cite-ofac-1\" title=\"US Treasury: SDN &quot;list&quot;\">[1]</a></sup></p>\n\
         <p>c<sup class=\"cite\"><a href=\"#source-ofac\" id=\"cite-ofac-2\" title=\"US Treasury: SDN &quot;list&quot;\">[1]</a></sup> \
         <code>[^x]</code> [^x] [^\nx]</p>\n"
    );
    assert_eq!(read_at(&case(), "a[^ofac] b").0.lead, "a b");
}

#[test]
fn a_citation_works_in_every_place() {
    for text in [
        "# A[^ofac]",
        "- a[^ofac]",
        "> a[^ofac]",
        "|a[^ofac]|\n|-|",
        "*a[^ofac]*",
        "![^ofac]",
        "[a]: /b\n\n[^ofac]",
    ] {
        let (body, found) = read(text);
        assert_eq!((body.citations.len(), found.len()), (1, 0), "{text}");
    }
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_numbers() {
    let back = |n: u32, k: u32| {
        format!(
            " <a class=\"back\" href=\"#note-ref-{n}-{k}\" aria-label=\"Back to reference {n}\">↩</a>"
        )
    };
    let to = |n: u32, k: u32| {
        format!("<sup class=\"note\"><a href=\"#note-{n}\" id=\"note-ref-{n}-{k}\">{n}</a></sup>")
    };
    let list = |items: &str| {
        format!(
            "<section class=\"notes\" id=\"notes\" aria-label=\"Notes\"><ol>{items}</ol></section>"
        )
    };
    for (text, expected) in [
        (
            "[^a]: one\n\nx[^b] y[^a] z[^b]\n\n[^b]: two",
            format!(
                "<p>x{} y{} z{}</p>{}",
                to(1, 1),
                to(2, 1),
                to(1, 2),
                list(&format!(
                    "<li id=\"note-1\"><p>two{}{}</p></li><li id=\"note-2\"><p>one{}</p></li>",
                    back(1, 1),
                    back(1, 2),
                    back(2, 1)
                ))
            ),
        ),
        (
            "x[^a]\n\n[^a]: y[^b]\n[^b]: z[^a]\n[^c]: unused",
            format!(
                "<p>x{}</p>{}",
                to(1, 1),
                list(&format!(
                    "<li id=\"note-1\"><p>y{}{}{}</p></li><li id=\"note-2\"><p>z{}{}</p></li><li id=\"note-3\"><p>unused</p></li>",
                    to(2, 1),
                    back(1, 1),
                    back(1, 2),
                    to(1, 2),
                    back(2, 1)
                ))
            ),
        ),
        (
            "x[^a]\n\n[^a]: - [[cases/b]]",
            format!(
                "<p>x{}</p>{}",
                to(1, 1),
                list(&format!(
                    "<li id=\"note-1\"><ul><li><a href=\"cases/b.html\">b</a></li></ul><p>{}</p></li>",
                    back(1, 1)
                ))
            ),
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn a_name_stands_for_one_thing() {
    let (_, found) = read("[^a] [^ofac]\n\n[^a]: b\n[^a]: c\n[^ofac]: d");
    assert_eq!(
        found,
        [
            "E014 two footnotes are called `a` at [^a]",
            "E014 a footnote and a source are both called `ofac` at [^ofac]"
        ]
    );
}

#[test]
fn a_reference_in_a_link_comes_after_it() {
    let html = html("[[cases/b|c [^ofac] d]] e");
    assert!(html.starts_with("<p><a href=\"cases/b.html\">c  d</a><sup class=\"cite\">"), "{html}");
    let html = self::html("[[cases/b|c <https://d.org> e]]");
    assert_eq!(html, "<p><a href=\"cases/b.html\">c https://d.org e</a></p>");
}

#[test]
fn headings_are_kept_for_the_contents() {
    let (body, _) = read("# A *b*[^ofac] `c`\n\n#### [[cases/d#e]]\n\nF\n==");
    let headings: Vec<(&str, u8, &str)> =
        body.headings.iter().map(|h| (h.id.as_str(), h.level, h.text.as_str())).collect();
    assert_eq!(headings, [("a-b-c", 2, "A b c"), ("d", 4, "d"), ("f", 2, "F")]);
}

#[test]
fn the_lead_is_the_first_paragraph_with_words() {
    for (text, lead) in [
        (
            "# A\n\n[^a]: note\n\n![](/photos/a.jpg)\n\nThe *first* [one](/cases/b.md)[^a]\nhere.\n\nNot this.",
            "The first one here.",
        ),
        ("- a\n\n  b", "a"),
        ("", ""),
    ] {
        assert_eq!(read_at(&case(), text).0.lead, lead, "{text}");
        assert_eq!(read(text).0.lead, "", "an official is described by what is recorded");
    }
    let lead = read_at(&case(), &"word ".repeat(100)).0.lead;
    assert!(lead.chars().count() <= 300 && lead.ends_with("word…"), "{lead}");
}

#[test]
fn a_page_at_the_top_links_from_the_top() {
    let (body, found) = read_at(&Key::about(), "[a](officials/b.md) ![c](photos/d.jpg)");
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(body.links[0].value.key, Key::parse("officials/b").unwrap());
    assert_eq!(body.photos[0].value, "d.jpg");
}

#[test]
fn a_picture_is_shown_with_who_made_it() {
    let cite = |number| {
        format!(
            "<sup class=\"cite\"><a href=\"#source-ofac\" id=\"cite-ofac-{number}\" title=\"US Treasury: SDN &quot;list&quot;\">[1]</a></sup>"
        )
    };
    let img = "<img src=\"photos/c.jpg\" alt=\"a b\" loading=\"lazy\">";
    let by = format!("A &amp; B, CC0{}", cite(1));
    let inline = format!("{img} <small>{by}</small>");
    for (text, expected) in [
        ("![a *b*](/photos/c.jpg)", format!("<figure>{img}<figcaption>{by}</figcaption></figure>")),
        (
            "> ![a *b*](../photos/c.jpg)",
            format!("<blockquote><figure>{img}<figcaption>{by}</figcaption></figure></blockquote>"),
        ),
        ("- ![a *b*](/photos/c.jpg)", format!("<ul><li>{inline}</li></ul>")),
        ("c ![a *b*](/photos/c.jpg)", format!("<p>c {inline}</p>")),
        (
            "![a *b*](/photos/c.jpg)\n![a](/photos/c.png \"t\")",
            format!(
                "<p>{inline}<img src=\"photos/c.png\" alt=\"a\" title=\"t\" loading=\"lazy\"> <small>A &amp; B, CC0{}</small></p>",
                cite(2)
            ),
        ),
        (
            "[![a *b*](/photos/c.jpg)](/cases/b.md)",
            format!("<p><a href=\"cases/b.html\">{img} <small>A &amp; B, CC0</small></a></p>"),
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn a_picture_without_words_or_maker_is_reported() {
    for (text, finding) in [
        (
            "![](/photos/c.jpg)",
            "E064 this picture has no words for readers who do not see it at ![](/photos/c.jpg)",
        ),
        (
            "![ ](/photos/c.jpg)",
            "E064 this picture has no words for readers who do not see it at ![ ](/photos/c.jpg)",
        ),
        ("![a](/photos/b.jpg)", "E080 nothing says who made the picture `b.jpg` at /photos/b.jpg"),
        ("![<b>](/photos/c.jpg)", "E020 HTML is not allowed in the text at <b>"),
    ] {
        assert_eq!(read(text).1, [finding], "{text}");
    }
}

#[test]
fn depth_is_counted_and_no_stack_is_used_up() {
    for text in [
        "> ".repeat(20_000) + "a",
        "- ".repeat(2_000) + "a",
        "*_".repeat(20_000) + "a" + &"_*".repeat(20_000),
        "![".repeat(20_000) + "a" + &"](/photos/a.jpg)".repeat(20_000),
        "[".repeat(100_000) + &"]".repeat(100_000),
        "[^".repeat(100_000),
        "[[a|".repeat(20_000) + &"]]".repeat(20_000),
        "<b>".repeat(50_000),
        "[^a]: ".repeat(2_000) + "b",
    ] {
        let (_, found) = read(&text);
        let too_deep = found.iter().filter(|line| line.starts_with("E027")).count();
        assert!(too_deep <= 1, "{}", &text[..8]);
    }
    let (body, found) = read(&format!("{}a\n\nb", "> ".repeat(65)));
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("E027 this is nested more than 64 deep"));
    assert!(preview(&body).ends_with("<p>b</p>\n"));
}

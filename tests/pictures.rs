//! Pictures from the folder to the page: what is published of them, what stands beside them, what is said of those that cannot be.

#![allow(clippy::disallowed_methods, reason = "a whole site is built on the disk")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use onrecord::diagnostic::Severity;
use onrecord::input::{Data, Inputs, Refusal};
use onrecord::load::Settings;
use onrecord::model::date::Day;
use onrecord::picture::{LARGEST_PROFILE, look};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Stands in the metadata of every picture.
const CANARY: &str = "canary 52.0907 N 4.4170 E";

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name[..], data].concat();
    let sum = crc32fast::hash(&named);
    [&(data.len() as u32).to_be_bytes()[..], &named, &sum.to_be_bytes()].concat()
}

/// A grey picture with texts, times and a place in it. `orientation` is as EXIF counts.
fn png(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let row = [&[0][..], &vec![77; width as usize]].concat();
    let pixels = miniz_oxide::deflate::compress_to_vec_zlib(&row.repeat(height as usize), 6);
    let exif = [
        b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0",
        &[orientation, 0, 0, 0, 0, 0, 0, 0][..],
        CANARY.as_bytes(),
    ];
    [
        SIGNATURE,
        &chunk(b"IHDR", &header),
        &chunk(b"tEXt", &[b"Author\0", CANARY.as_bytes()].concat()),
        &chunk(b"eXIf", &exif.concat()),
        &chunk(b"IDAT", &pixels),
        &chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", CANARY.as_bytes()].concat()),
        &chunk(b"IEND", b""),
        CANARY.as_bytes(),
    ]
    .concat()
}

fn official(photo: &str) -> String {
    format!(
        "+++\nname = \"Ada Brandt\"\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n{photo}\n+++\n"
    )
}

const PORTRAIT: &str = "photo = { file = \"ada.png\", alt = \"Ada at a desk\", credit = \"Aldovia\", licence = \"CC0\" }";

fn case(pictures: &str, body: &str) -> String {
    format!("+++\ntitle = \"The fire\"\nreviewed = 2026-03-01\n{pictures}\n+++\n{body}\n")
}

const CREDIT: &str = "[[pictures]]\nfile = \"fire.png\"\ncredit = \"A < B\"\nlicence = \"CC0\"\nsources = [\"s\"]\n\n\
     [[sources]]\nid = \"s\"\ntitle = \"T\"\nurl = \"https://example.org/\"\npublisher = \"P\"\nkind = \"press\"\n";

fn settings() -> Settings {
    Settings { built_on: Day::new(2026, 6, 1).unwrap(), ..Settings::default() }
}

type Published = BTreeMap<String, Vec<u8>>;

/// Builds a site on the disk and reads what was published.
fn build(site: &str, files: &[(&str, Vec<u8>)]) -> Published {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "site.toml", format!("title = \"A\"\n{site}").as_bytes());
    for (path, bytes) in files {
        put(root.path(), path, bytes);
    }
    let out = root.path().join("public");
    let built = onrecord::build(root.path(), &out, settings(), Severity::Error).unwrap();
    assert!(built.changes.is_some(), "{}", support::report(&built.inputs, &built.found));
    let mut published = Published::new();
    for entry in walkdir::WalkDir::new(&out) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&out).unwrap().to_str().unwrap().to_owned();
            published.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    published
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn page<'a>(published: &'a Published, path: &str) -> &'a str {
    std::str::from_utf8(&published[path]).unwrap()
}

fn has(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// A site with a portrait that lies on its side, and a picture in a text.
fn site(photo: &str) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("content/officials/ada.md", official(photo).into_bytes()),
        ("content/cases/fire.md", case(CREDIT, "![Smoke](/photos/fire.png)").into_bytes()),
        ("content/photos/ada.png", png(3, 2, 6)),
        ("content/photos/fire.png", png(5, 4, 1)),
        ("content/photos/waits.png", png(1, 1, 1)),
    ]
}

#[test]
fn a_picture_is_published_where_a_page_shows_it_and_without_what_it_hides() {
    let published = build("", &site(PORTRAIT));
    let pictures: Vec<&String> =
        published.keys().filter(|path| path.starts_with("photos/")).collect();
    assert_eq!(pictures, ["photos/ada.png", "photos/fire.png"]);
    for (path, bytes) in &published {
        for mark in ["canary", "Exif", "eXIf", "tEXt", "iTXt", "zTXt", "http://ns.adobe.com"] {
            assert!(!has(bytes, mark.as_bytes()), "{mark} is in {path}");
        }
    }
    let upright = look(&published["photos/ada.png"]).unwrap();
    assert_eq!((upright.width, upright.height, upright.must_turn()), (2, 3, false));
    assert_eq!(build("", &site(PORTRAIT)), published, "the same twice");
}

#[test]
fn a_page_knows_the_size_and_the_maker_of_its_pictures() {
    let published = build("", &site(PORTRAIT));
    let portrait = "<img src=\"../photos/ada.png\" width=\"2\" height=\"3\" alt=\"Ada at a desk\"><figcaption>Aldovia, CC0</figcaption>";
    assert!(page(&published, "officials/ada.html").contains(portrait));
    let case = page(&published, "cases/fire.html");
    let picture = "<figure><img src=\"../photos/fire.png\" width=\"5\" height=\"4\" alt=\"Smoke\" loading=\"lazy\"><figcaption>A &lt; B, CC0<sup class=\"cite\"><a href=\"#source-s\"";
    assert!(case.contains(picture), "{case}");
}

#[test]
fn a_face_is_shown_elsewhere_only_where_its_record_says_so() {
    let allowed = PORTRAIT.replace(" }", ", preview = true }");
    let refused = PORTRAIT.replace(" }", ", preview = false }");
    let base = "base_url = \"https://example.org/a/\"\n";
    let face = "<meta property=\"og:image\" content=\"https://example.org/a/photos/ada.png\">\n<meta property=\"og:image:alt\" content=\"Ada at a desk\">";
    for (settings, photo, shown) in [
        (base, &allowed[..], true),
        ("", &allowed, false),
        (base, &refused, false),
        (base, PORTRAIT, false),
    ] {
        let published = build(settings, &site(photo));
        let with_face: Vec<&String> = published
            .iter()
            .filter(|(path, bytes)| path.ends_with(".html") && has(bytes, b"og:image"))
            .map(|(path, _)| path)
            .collect();
        let expected: &[&str] = if shown { &["officials/ada.html"] } else { &[] };
        assert_eq!(with_face, expected, "{settings} {photo}");
        assert_eq!(page(&published, "officials/ada.html").contains(face), shown);
    }
}

#[test]
fn a_site_may_have_a_picture_of_its_own_for_all_other_pages() {
    let settings = "base_url = \"https://example.org\"\npreview = { file = \"sign.png\", alt = \"Our sign\" }\n";
    let allowed = PORTRAIT.replace(" }", ", preview = true }");
    let mut files = site(&allowed);
    files.push(("static/sign.png", png(1, 1, 1)));
    let published = build(settings, &files);
    let sign = "content=\"https://example.org/sign.png\"";
    assert!(page(&published, "index.html").contains(sign));
    assert!(page(&published, "cases/fire.html").contains(sign));
    let ada = page(&published, "officials/ada.html");
    assert!(!ada.contains(sign) && ada.contains("og:image"));
}

/// What `check` says of a site in memory, one line a finding.
fn findings(files: &[(&str, Data)]) -> Vec<String> {
    let mut all: BTreeMap<String, Data> = BTreeMap::new();
    let config = Data::Text("title = \"A\"\ncontact = \"mailto:a@example.org\"".to_owned());
    all.insert("site.toml".to_owned(), config);
    all.extend(files.iter().map(|(path, data)| ((*path).to_owned(), data.clone())));
    let inputs: Inputs = support::inputs(all);
    let (_, found) = onrecord::analyze(&inputs);
    let line = |it: &onrecord::diagnostic::Diagnostic| {
        format!("{} {}: {}", it.rule.code, inputs.file(it.at.file).path, it.message)
    };
    found.iter().map(line).collect()
}

/// Each with its own words, at the place that names it; one message a picture, however many pages show it.
#[test]
fn a_picture_that_cannot_be_published_clean_is_said_so_where_it_is_shown() {
    let whole = png(4, 4, 1);
    let bomb = {
        let zeros = vec![0; LARGEST_PROFILE + 1];
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&zeros, 6);
        let profile = chunk(b"iCCP", &[b"a\0\0", &packed[..]].concat());
        [&whole[..33], &profile, &whole[33..]].concat()
    };
    let huge = {
        let header = [&65_535_u32.to_be_bytes()[..], &65_535_u32.to_be_bytes(), &[8, 0, 0, 0, 0]];
        [SIGNATURE, &chunk(b"IHDR", &header.concat())].concat()
    };
    let mut changed = whole.clone();
    changed[20] ^= 1;
    let lying = {
        let pixels = whole.windows(4).position(|window| window == b"IDAT").unwrap() - 4;
        let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        [
            &whole[..33],
            &chunk(b"eXIf", exif),
            &whole[33..pixels],
            &chunk(b"IDAT", b"none"),
            &chunk(b"IEND", b""),
        ]
        .concat()
    };
    for (bytes, words) in [
        (Vec::new(), "E078 is no JPEG, PNG or WebP"),
        (b"\xff\xd8\xff\xd9".to_vec(), "E078 is a JPEG, which its name does not say"),
        (whole[..60].to_vec(), "E078 is cut short: the file ends before the picture does"),
        (changed, "E078 is broken: a check sum in it is wrong"),
        (huge, "E079 has 65535 × 65535 pixels; the most is 40 million"),
        (bomb, "E079 has a colour profile of more than 4 MiB"),
        (
            lying,
            "E078 lies on its side by its metadata and cannot be set upright: its pixels cannot be read",
        ),
    ] {
        let (code, words) = words.split_once(' ').unwrap();
        let files = [
            ("content/officials/ada.md", Data::Text(official(PORTRAIT))),
            ("content/officials/bo.md", Data::Text(official(PORTRAIT).replace("Ada B", "Bo L"))),
            ("content/photos/ada.png", Data::Bytes(bytes)),
        ];
        let expected = format!(
            "{code} content/officials/ada.md: the picture `content/photos/ada.png` {words}"
        );
        assert_eq!(findings(&files), [expected]);
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_one_finding() {
    let files = [
        ("content/officials/ada.md", Data::Text(official(PORTRAIT))),
        ("content/photos/ada.png", Data::Refused(Refusal::TooLarge(100_000_000, 20_971_520))),
    ];
    let expected =
        "E005 content/photos/ada.png: this picture has 100000000 bytes; the most is 20971520";
    assert_eq!(findings(&files), [expected]);
}

#[test]
fn pictures_that_are_too_many_together_are_one_finding() {
    let bo = official(&PORTRAIT.replace("ada.png", "bo.png")).replace("Ada B", "Bo L");
    let files = [
        ("content/officials/ada.md", Data::Text(official(PORTRAIT))),
        ("content/officials/bo.md", Data::Text(bo)),
        ("content/photos/ada.png", Data::Refused(Refusal::TooMuch(600_000_000, 536_870_912))),
        ("content/photos/bo.png", Data::Refused(Refusal::LeftOut)),
    ];
    let expected = "E005 content/photos/ada.png: with this picture all pictures have 600000000 bytes; the most is 536870912";
    assert_eq!(findings(&files), [expected]);
}

/// What cannot be known is not said: one mistake, one message.
#[test]
fn a_picture_is_unused_only_if_all_is_known_and_nothing_shows_it() {
    let photo = ("content/photos/fire.png", Data::Bytes(png(1, 1, 1)));
    let text = |path: &'static str, text: String| (path, Data::Text(text));
    let ada = |photo: &str| text("content/officials/ada.md", official(photo));
    let unused = "W081 content/photos/fire.png: no page shows this picture, so it is not published";
    assert_eq!(findings(&[ada(""), photo.clone()]), [unused]);
    for (other, code) in [
        (
            ada("photo = { file = \"fires.png\", alt = \"a\", credit = \"b\", licence = \"c\" }"),
            "E028",
        ),
        (ada("photo = { file = \"fire.png\", alt = \"a\", credit = \"b\" "), "E001"),
        (
            text(
                "content/cases/fire.md",
                case("[[pictures]]\nfile = \"fire.png\"\ncredit = \"a\"\nlicence = \"b\"", ""),
            ),
            "W082",
        ),
        (
            text(
                "content/cases/fire.md",
                case("[[pictures]]\nfile = \"fire.png\"\ncredit = \"a\"", "![b](/photos/fire.png)"),
            ),
            "E009",
        ),
        (
            text(
                "content/cases/fire.md",
                case(
                    &CREDIT
                        .repeat(2)
                        .replacen("[[sources]]\nid = \"s\"", "[[sources]]\nid = \"t\"", 1)
                        .replacen("example.org/", "example.org/t", 1),
                    "![b](/photos/fire.png)[^t]",
                ),
            ),
            "E014",
        ),
        (
            text(
                "content/cases/fire.md",
                case(CREDIT, "![b](/photos/fire.png)")
                    .replace("\"s\"]", "\"z\"]")
                    .replace("/fire.png)", "/fire.png)[^s]"),
            ),
            "E015",
        ),
    ] {
        let found = findings(&[other, photo.clone()]);
        let codes: Vec<&str> = found.iter().map(|line| &line[..4]).collect();
        assert_eq!(codes, [code], "{found:?}");
    }
}

#[test]
fn a_preview_is_true_or_false_and_that_of_the_site_must_be_there() {
    let ada = Data::Text(official(&PORTRAIT.replace(" }", ", preview = \"yes\" }")));
    let config = "title = \"A\"\ncontact = \"mailto:a@example.org\"\npreview = { file = \"sign.png\", alt = \"a\" }";
    let found = findings(&[
        ("content/officials/ada.md", ada),
        ("content/photos/ada.png", Data::Bytes(png(1, 1, 1))),
        ("site.toml", Data::Text(config.to_owned())),
    ]);
    assert_eq!(
        found,
        [
            "E010 content/officials/ada.md: `preview` is text here",
            "E013 site.toml: there is no file `static/sign.png`",
        ]
    );
}

//! Names and privacy: which findings a text gives, which changes they bring, and that no text takes long.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use onrecord::diagnostic::{Diagnostics, Edit};
use onrecord::input::{Data, Inputs};
use std::collections::BTreeMap;

/// A site of one official with these fields and one about page with this text.
fn inputs(fields: &str, body: &str) -> Inputs {
    let official = format!(
        "+++\ncountry = \"aq\"\nkind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n{fields}+++\n"
    );
    let about = format!("+++\ntitle = \"About\"\n+++\n\n{body}\n");
    let site = "title = \"Aldovia\"\ncontact = \"mailto:desk@example.org\"\n";
    support::inputs(BTreeMap::from([
        ("site.toml".to_owned(), Data::Text(site.to_owned())),
        ("content/about.md".to_owned(), Data::Text(about)),
        ("content/officials/ada.md".to_owned(), Data::Text(official)),
    ]))
}

fn found(inputs: &Inputs) -> Diagnostics {
    onrecord::analyze(inputs).1
}

/// The file of the official after all changes.
fn mended(inputs: &Inputs, found: &Diagnostics) -> String {
    let (id, input) = inputs.iter().find(|(_, input)| input.path.ends_with("ada.md")).unwrap();
    let mut edits: Vec<&Edit> = found.iter().flat_map(|finding| &finding.edits[..]).collect();
    edits.retain(|edit| edit.at.file == id);
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.at));
    let mut text = input.text().to_owned();
    for edit in edits {
        let (start, end) = edit.at.range.unwrap();
        text.replace_range(start as usize..end as usize, &edit.text);
    }
    text
}

#[test]
fn a_change_is_offered_only_where_there_is_no_doubt() {
    for (written, better) in [
        // Mixed alphabets.
        ("Ада Брaндт", "Ада Брандт"),
        ("Adа Brandt", "Ada Brandt"),
        ("Μaria Brandt", "Maria Brandt"),
        ("Ілля Карпeнкo", "Ілля Карпенко"),
        ("Ілля Шевчeнкo і Мaкciм", "Ілля Шевченко і Максім"),
        ("Брандтiн", "Брандтiн"),
        // Invisible characters.
        ("Ada\u{200b} Brandt", "Ada Brandt"),
        ("Ada\u{ad} Brandt", "Ada Brandt"),
        ("Ada\\u202E Brandt", "Ada Brandt"),
        ("Ada \u{e000}Brandt", "Ada \u{e000}Brandt"),
        ("שרה\u{200f} ברנדט", "שרה\u{200f} ברנדט"),
        // Capitals.
        ("BRANDT, Ada", "Brandt, Ada"),
        ("БРАНДТ Ада", "Брандт Ада"),
        ("BRANDT-HOLM, Ada", "Brandt-Holm, Ada"),
        ("O’NEILL, Ada", "O’Neill, Ada"),
        ("MCDONALD, Ada", "MCDONALD, Ada"),
        ("VON BRANDT, Ada", "VON BRANDT, Ada"),
        ("ΑΔΑΣ Brandt", "Αδας Brandt"),
        // Unusual forms.
        ("Ada Bre\u{301}ndt", "Ada Br\u{e9}ndt"),
        ("Ａｄａ Brandt", "Ada Brandt"),
        ("Ada Gri\u{fb00}in", "Ada Griffin"),
        ("Ada Bre\\u0301ndt", "Ada Bre\\u0301ndt"),
    ] {
        let inputs = inputs(&format!("name = \"{written}\"\n"), "");
        let found = found(&inputs);
        let name = format!("name = \"{better}\"\n");
        assert!(!found.is_empty(), "{written} is reported");
        assert!(mended(&inputs, &found).contains(&name), "{}", support::report(&inputs, &found));
    }
}

#[test]
fn texts_about_people_and_laws_are_not_taken_for_private_ones() {
    for text in [
        "The law No. 272-FZ of 28.12.2012 and the decree 1234567 bar his passport from use.",
        "Fines of +1 000 000 000 crowns; a telephone line from 1971-2011.",
        "He was stripped of his passport on 2014-03-12, 12.03.2014 and 12/03/2014.",
        "Application no. 32631/09, ECLI:AQ:C:2019:123456789, ISBN 978-3-16-148410-0, record 7012345678.",
        "A 30-year-old man, Ivan Brandt, and 17-year-old students met in Street 5.",
        "The ministry stands in Pike Street 12, apartment 7, at the embassy.",
        "She rents an apartment in Port Ada. Twelve flats were searched on 7 Pike Street.",
        "A flat 7 percent of all roads.",
        "On Telegram: https://example.org/@ada_brandt; the price rose by 5 @ 3.",
        "Ей было 17 лет, ул. Садовая, 12.",
        "The list counts 123 456 789 people, among them 12345678 with passports.",
        "Paragraphs 12-34-5678 are cited.",
    ] {
        let inputs = inputs("name = \"Ada Brandt\"\n", text);
        let found = found(&inputs);
        assert!(found.is_empty(), "{}", support::report(&inputs, &found));
    }
}

#[test]
fn private_things_are_found_in_many_languages() {
    for (text, rule) in [
        ("Reisepass Nr. C01X00T478 1234567", "identity-number"),
        ("passeport n° 12AB34567 89012", "identity-number"),
        ("Паспортные данные: 45 09 123456", "identity-number"),
        ("护照号码：G12345678", "identity-number"),
        ("رقم الهوية ١٠٢٣٤٥٦٧٨٩", "identity-number"),
        ("CPF 123.456.789-09", "identity-number"),
        ("вул. Садова 5, кв. 12", "home-address"),
        ("Vive en la calle Mayor 12.", "home-address"),
        ("домашний адрес: Садовая, 5", "home-address"),
        ("Тел.: 8-495-123-45-67", "phone-number"),
        ("هاتف: ٠١٠١٢٣٤٥٦٧٨", "phone-number"),
        ("passport lost, тел. 8 495 123-45-67", "phone-number"),
        ("WhatsApp +44 20 7946 0958", "phone-number"),
        ("ole@example.org", "mail-address"),
        ("Anna (aged 9) saw it", "named-minor"),
    ] {
        let inputs = inputs("name = \"Ada Brandt\"\n", text);
        let found = found(&inputs);
        let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
        assert_eq!(rules, [rule], "{text}");
    }
}

#[test]
fn no_text_takes_longer_than_its_length_allows() {
    for piece in [
        "аa ",
        "аa",
        "аiаi",
        "\u{200b}a",
        "\u{200b}",
        "&#x200b;",
        "\\u200b",
        "a@",
        "ab@c.de ",
        "12-34 ",
        "1 ",
        "passport 123456 ",
        "passport ",
        "tel ",
        "lives at ",
        "street flat 7 ",
        "flat       ",
        "ул. ",
        "1-year-old son ",
        "Anna, aged 9 ",
        "é",
        "e\u{301}",
        "AB ",
        "#",
    ] {
        let long = piece.repeat(100_000 / piece.len());
        let as_name = inputs(&format!("name = \"{long}\"\n"), "");
        let as_text = inputs(&format!("name = \"Ada\"\nsummary = \"{long}\"\n"), &long);
        assert!(found(&as_name).iter().count() <= long.len(), "{piece}");
        assert!(found(&as_text).iter().count() <= 3 * long.len(), "{piece}");
    }
}

#[test]
fn a_crowd_of_one_name_is_reported_once_each() {
    let mut files =
        BTreeMap::from([("site.toml".to_owned(), Data::Text("title = \"A\"\n".to_owned()))]);
    for number in 0..2000 {
        let text = "+++\nname = \"Ada Maria Brandt\"\naliases = [\"Ada Holm\", \"Eva Brandt\"]\ncountry = \"aq\"\n\
            kind = \"official\"\nseniority = \"senior\"\nreviewed = 2026-03-01\n+++\n";
        files.insert(format!("content/officials/ada-{number}.md"), Data::Text(text.to_owned()));
    }
    let found = found(&support::inputs(files));
    let duplicates = found.iter().filter(|finding| finding.rule.name == "likely-duplicate");
    assert_eq!(duplicates.count(), 1999);
}

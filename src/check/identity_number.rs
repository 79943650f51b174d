//! E073 identity-number.

use super::hints::{Kind, Number, Private};
use crate::diagnostic::Diagnostic;
use crate::prose::Text;
use crate::rules;
use std::ops::Range;

/// Documents and numbers of a person, in the languages of the lists.
pub(super) const DOCUMENTS: &[&str] = &[
    "passport",
    "passport no",
    "passport number",
    "identity card",
    "id card",
    "identity document",
    "identification number",
    "identity number",
    "national id",
    "id number",
    "id no",
    "personal number",
    "personal code",
    "social security",
    "ssn",
    "tax id",
    "tax identification",
    "tax number",
    "insurance number",
    "driving licence",
    "driver's license",
    "driver’s license",
    "residence permit",
    "snils",
    "pasaporte",
    "cédula",
    "cedula",
    "dni",
    "nif",
    "curp",
    "documento de identidad",
    "passaporte",
    "cpf",
    "bilhete de identidade",
    "passeport",
    "carte d'identité",
    "carte d’identité",
    "sécurité sociale",
    "reisepass*",
    "personalausweis*",
    "steuernummer",
    "sozialversicherungsnummer",
    "паспорт*",
    "загранпаспорт*",
    "снилс",
    "удостоверение личности",
    "удостоверения личности",
    "водительск*",
    "пашпарт*",
    "рнокпп",
    "посвідчення",
    "пасведчанне",
    "идентификационный номер",
    "личный номер",
    "身份证*",
    "身分證*",
    "护照*",
    "護照*",
    "جواز",
    "رقم الهوية",
    "الرقم القومي",
    "الرقم الوطني",
    "بطاقة الهوية",
    "کد ملی",
    "شماره ملی",
    "گذرنامه",
];

/// Numbers that people and companies have: of a person if it has twelve digits.
pub(super) const TAXPAYERS: &[&str] = &["inn", "инн", "іпн", "ипн"];

/// How far behind its word a number may stand, in bytes.
const FAR: usize = 48;

pub(super) fn check(text: &Text<'_>, words: &str, private: &Private, found: &mut Vec<Diagnostic>) {
    for number in &private.numbers {
        let what = match by_itself(words, number) {
            Some(what) => what,
            None if follows_its_word(words, number, private) => {
                "this is likely the number of a person's document"
            }
            None => continue,
        };
        found.push(
            rules::IDENTITY_NUMBER
                .at(text.span(whole(words, number)), what)
                .help("remove it: with such a number others can act in a person's name; the list that has it is cited anyway"),
        );
    }
}

/// The number with the letters that belong to it: `AB 123456`, `…123X`.
fn whole(words: &str, number: &Number) -> Range<usize> {
    let bytes = words.as_bytes();
    let before = &bytes[..number.at.start];
    let letters = before.iter().rev().take_while(|b| b.is_ascii_uppercase()).count();
    let start = if letters <= 3 { number.at.start - letters } else { number.at.start };
    let last = matches!(bytes.get(number.at.end), Some(b'X' | b'x'));
    start..number.at.end + usize::from(last)
}

/// What a number is that shows it by its form and its check digits.
fn by_itself(words: &str, number: &Number) -> Option<&'static str> {
    match number.runs() {
        [3, 3, 3, 2] if is_snils(number.digits()) => {
            Some("this is the number of a person's insurance in Russia (SNILS)")
        }
        [3, 2, 4] if is_ssn(words, number) => {
            Some("this has the form of a social security number of the United States")
        }
        [17 | 18] if is_chinese(words, number) => {
            Some("this is the number of a Chinese identity card")
        }
        _ => None,
    }
}

fn follows_its_word(words: &str, number: &Number, private: &Private) -> bool {
    let kinds = [Kind::Document, Kind::Taxpayer, Kind::Phone];
    let Some(hint) = private.before(number.at.start, FAR, &kinds) else { return false };
    let digits = number.digits().len();
    let enough = match hint.kind {
        Kind::Taxpayer => digits == 12,
        Kind::Phone => false,
        _ => digits >= 6,
    };
    let between = words[hint.at.end..number.at.start].to_lowercase();
    let other = [
        "case",
        "article",
        "law",
        "decree",
        "resolution",
        "regulation",
        "docket",
        "http",
        "дел",
        "закон",
        ";",
        "\n",
    ];
    enough
        && !number.is_date()
        && !number.is_round()
        && !other.iter().any(|word| between.contains(word))
        && !between.ends_with(['$', '€', '£', '₽', '+'])
}

fn is_snils(digits: &str) -> bool {
    let weighted = digits.bytes().take(9).zip((1..=9).rev());
    let sum: u32 = weighted.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = sum % 101 % 100;
    digits.get(9..).and_then(|check| check.parse().ok()) == Some(check)
}

fn is_ssn(words: &str, number: &Number) -> bool {
    let written = &words[number.at.clone()];
    let (area, group, serial) =
        (&number.digits()[..3], &number.digits()[3..5], &number.digits()[5..]);
    let hyphens =
        written.as_bytes().get(3) == Some(&b'-') && written.as_bytes().get(6) == Some(&b'-');
    hyphens
        && !matches!(area, "000" | "666")
        && !area.starts_with('9')
        && group != "00"
        && serial != "0000"
}

/// Seventeen digits, of which eight are a day of birth, and a check digit by ISO 7064, MOD 11-2.
fn is_chinese(words: &str, number: &Number) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = number.digits().as_bytes();
    let last = match digits.get(17) {
        Some(last) => *last,
        None => match words.as_bytes().get(number.at.end) {
            Some(b'X' | b'x') => b'X',
            _ => return false,
        },
    };
    let weighted = digits.iter().zip(WEIGHTS);
    let sum: u32 = weighted.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let part = |range: Range<usize>| number.digits()[range].parse().unwrap_or(0_u32);
    let born = (1850..2100).contains(&part(6..10))
        && (1..=12).contains(&part(10..12))
        && (1..=31).contains(&part(12..14));
    born && b"10X98765432"[(sum % 11) as usize] == last
}

//! E074 home-address.

use super::hints::{Hint, Kind, Private};
use crate::diagnostic::Diagnostic;
use crate::prose::{Text, sentences};
use crate::rules;
use std::ops::Range;

/// That somebody lives where follows.
pub(super) const HOMES: &[&str] = &[
    "lives at",
    "lived at",
    "living at",
    "resides at",
    "resided at",
    "residing at",
    "home address",
    "residential address",
    "private address",
    "registered residence",
    "his address is",
    "her address is",
    "проживает по адресу",
    "проживал по адресу",
    "проживала по адресу",
    "проживающий по адресу",
    "проживающая по адресу",
    "зарегистрирован по адресу",
    "зарегистрирована по адресу",
    "прописан по адресу",
    "прописана по адресу",
    "живет по адресу",
    "живёт по адресу",
    "домашний адрес",
    "мешкає за адресою",
    "проживає за адресою",
    "домашня адреса",
    "domicilio particular",
    "domiciliado en",
    "domiciliada en",
    "vive en la calle",
    "reside en la calle",
    "wohnhaft in",
    "wohnt in der",
    "domicilié au",
    "habite au",
    "demeurant au",
    "住址*",
    "家庭地址*",
    "居住在*",
    "عنوان المنزل",
    "يسكن في",
    "يقيم في شارع",
];

/// Streets.
pub(super) const STREETS: &[&str] = &[
    "street",
    "avenue",
    "road",
    "lane",
    "boulevard",
    "ul",
    "ulitsa",
    "prospekt",
    "ул",
    "улиц*",
    "просп*",
    "пр-т",
    "пер",
    "переул*",
    "вул",
    "вулиц*",
    "calle",
    "avenida",
    "rue",
    "strasse",
    "straße",
];

/// Flats.
pub(super) const FLATS: &[&str] = &[
    "apartment",
    "apartment no",
    "apt",
    "flat",
    "flat no",
    "кв",
    "квартир*",
    "apartamento",
    "appartement",
    "wohnung",
];

/// Places whose address is public.
pub(super) const INSTITUTIONS: &[&str] = &[
    "prison",
    "prisons",
    "jail",
    "court",
    "courts",
    "ministry",
    "embassy",
    "consulate",
    "police",
    "headquarters",
    "detention",
    "colony",
    "office",
    "offices",
    "university",
    "hospital",
    "parliament",
    "committee",
    "directorate",
    "department",
    "tribunal",
    "company",
    "bank",
    "тюрьм*",
    "суд",
    "суда",
    "суде",
    "сизо",
    "колони*",
    "министерств*",
    "посольств*",
    "полици*",
    "прокуратур*",
    "управлени*",
    "отдел*",
    "комитет*",
    "больниц*",
    "в'язниц*",
    "міністерств*",
    "поліці*",
    "tribunal*",
    "ministerio",
    "cárcel",
    "prisión",
    "embajada",
    "policía",
    "ministère",
    "gefängnis",
    "gericht",
    "ministerium",
    "botschaft",
    "监狱*",
    "法院*",
    "大使馆*",
    "公安局*",
    "سجن",
    "محكمة",
    "وزارة",
    "سفارة",
];

/// How far behind its word a number of a house may stand, in bytes.
const FAR: usize = 80;

pub(super) fn check(text: &Text<'_>, words: &str, private: &Private, found: &mut Vec<Diagnostic>) {
    let tells = |hint: &Hint| matches!(hint.kind, Kind::Home | Kind::Flat);
    if !private.hints.iter().any(tells) {
        return;
    }
    let mut hints = private.hints.as_slice();
    let mut start = None;
    for part in sentences(words) {
        let from = *start.get_or_insert(part.start);
        // An abbreviation ends what looks like a sentence: ул. Садовая, д. 5.
        if part.end < words.len() && ends_in_abbreviation(&words[part.clone()]) {
            continue;
        }
        start = None;
        let sentence = from..part.end;
        let until = hints.partition_point(|hint| hint.at.start < sentence.end);
        let (here, rest) = hints.split_at(until);
        hints = rest;
        if let Some(at) = address(words, &sentence, here) {
            found.push(
                rules::HOME_ADDRESS
                    .at(text.span(at), "this is likely the address of somebody's home")
                    .help("remove it, or name the town alone; the address of an office or a prison may stay with its name"),
            );
        }
    }
}

/// Whether the last word before the full stop is short and has no capital.
fn ends_in_abbreviation(sentence: &str) -> bool {
    let last =
        sentence.trim_end_matches('.').rsplit([' ', '.', ',', '-']).next().unwrap_or_default();
    let letters = last.chars().take(5).filter(|c| c.is_lowercase()).count();
    sentence.ends_with('.') && (1..=3).contains(&letters) && last.chars().nth(3).is_none()
}

/// The place of an address among the hints of one sentence.
fn address(words: &str, sentence: &Range<usize>, hints: &[Hint]) -> Option<Range<usize>> {
    let find = |kind: Kind| hints.iter().find(|hint| hint.kind == kind);
    if find(Kind::Institution).is_some() {
        return None;
    }
    if let Some(home) = find(Kind::Home)
        && let Some(end) = house(words, home.at.end, sentence.end)
    {
        return Some(home.at.start..end);
    }
    let street = find(Kind::Street)?;
    let flats = hints.iter().filter(|hint| hint.kind == Kind::Flat);
    let mut numbered =
        flats.filter_map(|flat| Some((flat, number_right_after(words, flat.at.end)?)));
    let (flat, end) = numbered.next()?;
    let start = street.at.start.min(flat.at.start);
    Some(start..end.max(street.at.end))
}

/// The end of the first number that may be that of a house: no year, and not too long.
fn house(words: &str, from: usize, until: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    let mut at = from;
    let until = until.min(from + FAR).min(bytes.len());
    while at < until {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let year =
            digits == 4 && (bytes[at..].starts_with(b"19") || bytes[at..].starts_with(b"20"));
        if digits <= 4 && !year {
            return Some(at + digits);
        }
        at += digits;
    }
    None
}

fn number_right_after(words: &str, from: usize) -> Option<usize> {
    let rest = words.as_bytes().get(from..)?;
    let blanks = rest.iter().take_while(|b| matches!(b, b' ' | b'.' | b':' | b'#')).count();
    let digits = rest[blanks..].iter().take_while(|b| b.is_ascii_digit()).count();
    (blanks <= 3 && (1..=4).contains(&digits)).then_some(from + blanks + digits)
}

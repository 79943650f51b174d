//! E075 phone-number.

use super::hints::{Kind, Number, Private};
use crate::diagnostic::Diagnostic;
use crate::prose::Text;
use crate::rules;

/// Words that stand before a phone number.
pub(super) const PHONES: &[&str] = &[
    "tel",
    "phone",
    "phone number",
    "telephone",
    "telephone number",
    "mobile",
    "mobile number",
    "cell",
    "cell phone",
    "fax",
    "whatsapp",
    "signal",
    "viber",
    "тел",
    "телефон",
    "телефону",
    "телефона",
    "моб",
    "мобильный",
    "факс",
    "ватсап",
    "teléfono",
    "telefono",
    "móvil",
    "celular",
    "telefone",
    "téléphone",
    "portable",
    "telefon",
    "handy",
    "电话*",
    "電話*",
    "手机*",
    "手機*",
    "هاتف",
    "جوال",
    "تلفن",
    "موبایل",
];

/// How far behind its word a number may stand, in bytes.
const FAR: usize = 12;

pub(super) fn check(text: &Text<'_>, words: &str, private: &Private, found: &mut Vec<Diagnostic>) {
    for number in &private.numbers {
        let digits = number.digits().len();
        let before = &words[..number.at.start];
        let plus = before.ends_with('+') || before.ends_with("+(");
        let international = plus && (8..=15).contains(&digits);
        if (international || named(words, number, private))
            && !number.is_round()
            && !number.is_date()
        {
            let start =
                number.at.start - if plus { 1 + usize::from(before.ends_with('(')) } else { 0 };
            found.push(
                rules::PHONE_NUMBER
                    .at(text.span(start..number.at.end), "this is likely a phone number")
                    .help("remove it: readers who are angry call it, and numbers change hands"),
            );
        }
    }
}

/// Whether a word for a phone stands right before it, and it does not belong to a document.
fn named(words: &str, number: &Number, private: &Private) -> bool {
    let Some(hint) = private.before(number.at.start, FAR, &[Kind::Phone]) else { return false };
    let between = &words[hint.at.end..number.at.start];
    let letters = between.chars().filter(|c| c.is_alphabetic()).count();
    (6..=15).contains(&number.digits().len()) && letters <= 3 && !between.contains([';', '\n'])
}

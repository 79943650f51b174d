//! W072 wrong-script.

use crate::diagnostic::Diagnostic;
use crate::model::{Name, Record};
use crate::prose::{Field, Text};
use crate::rules;
use unicode_script::{Script, UnicodeScript};

pub(super) fn check(record: &Record, text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    if !matches!(text.field, Field::NativeName | Field::Alias | Field::VictimName) {
        return;
    }
    let Some(name) = name(record, text) else { return };
    let Some(usual) = usual(&name.lang) else { return };
    let mut letters = name.text.chars().filter(|c| c.is_alphabetic()).map(|c| c.script());
    let Some(script) = letters.clone().next() else { return };
    if letters.any(|script| usual.contains(&script)) {
        return;
    }
    let language = &name.lang;
    let wanted: Vec<&str> = usual.iter().map(|script| script.full_name()).collect();
    let wanted = wanted.join(" or ");
    let is = script.full_name();
    found.push(
        rules::WRONG_SCRIPT
            .at(
                text.span(0..text.words.len()),
                format!("`{language}` is written in {wanted} letters, and this name in {is} ones"),
            )
            .help(format!(
                "write the name as its own language does, or add the script to `lang`, as `{}-{}`",
                language.split('-').next().unwrap_or_default(),
                script.short_name()
            )),
    );
}

/// The name that a text is, if its language is known. The text lies in the name itself.
fn name<'a>(record: &'a Record, text: &Text<'_>) -> Option<&'a Name> {
    let is = |name: &&Name| std::ptr::eq(name.text.as_str(), text.words) && !name.lang.is_empty();
    match record {
        Record::Official(official) => official.native_name.iter().chain(&official.aliases).find(is),
        Record::Case(case) => {
            case.victims.iter().filter_map(|victim| victim.native_name.as_ref()).find(is)
        }
        Record::Authority(authority) => authority.native_name.iter().find(is),
        Record::Country(_) | Record::About(_) => None,
    }
}

/// The scripts of a language tag: that of its subtag, or those in which the language is written.
fn usual(tag: &str) -> Option<&'static [Script]> {
    use Script::{
        Arabic, Armenian, Bengali, Bopomofo, Cyrillic, Devanagari, Ethiopic, Georgian, Greek,
        Gujarati,
    };
    use Script::{
        Gurmukhi, Han, Hangul, Hebrew, Hiragana, Kannada, Katakana, Khmer, Lao, Latin, Malayalam,
        Mongolian,
    };
    use Script::{Myanmar, Sinhala, Tamil, Telugu, Thaana, Thai, Tibetan};
    let mut subtags = tag.split('-');
    let language = subtags.next()?;
    if let Some(script) =
        subtags.find(|subtag| subtag.len() == 4 && subtag.bytes().all(|b| b.is_ascii_alphabetic()))
    {
        return Some(match script.to_ascii_lowercase().as_str() {
            "latn" => &[Latin],
            "cyrl" => &[Cyrillic],
            "arab" | "aran" => &[Arabic],
            "hans" | "hant" | "hani" => &[Han],
            "jpan" => &[Han, Hiragana, Katakana],
            "kore" => &[Hangul, Han],
            "hang" => &[Hangul],
            "grek" => &[Greek],
            "hebr" => &[Hebrew],
            "geor" => &[Georgian],
            "armn" => &[Armenian],
            "deva" => &[Devanagari],
            "mong" => &[Mongolian],
            _ => return None,
        });
    }
    Some(match language {
        "ru" | "uk" | "be" | "bg" | "mk" | "ky" | "tt" | "ba" | "cv" | "ce" | "os" | "sah"
        | "av" => &[Cyrillic],
        "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" => &[Arabic],
        "zh" => &[Han, Bopomofo],
        "ja" => &[Han, Hiragana, Katakana],
        "ko" => &[Hangul, Han],
        "he" | "yi" => &[Hebrew],
        "el" => &[Greek],
        "ka" => &[Georgian],
        "hy" => &[Armenian],
        "th" => &[Thai],
        "lo" => &[Lao],
        "km" => &[Khmer],
        "my" | "shn" => &[Myanmar],
        "hi" | "ne" | "mr" => &[Devanagari],
        "bn" | "as" => &[Bengali],
        "gu" => &[Gujarati],
        "pa" => &[Gurmukhi, Arabic],
        "ta" => &[Tamil],
        "te" => &[Telugu],
        "kn" => &[Kannada],
        "ml" => &[Malayalam],
        "si" => &[Sinhala],
        "dv" => &[Thaana],
        "am" | "ti" => &[Ethiopic],
        "bo" | "dz" => &[Tibetan],
        "ug" => &[Arabic, Cyrillic, Latin],
        "sr" | "bs" | "uz" | "tk" | "ro" => &[Cyrillic, Latin],
        "kk" | "az" | "tg" => &[Cyrillic, Latin, Arabic],
        "mn" => &[Cyrillic, Mongolian],
        "en" | "fr" | "es" | "de" | "it" | "pt" | "nl" | "pl" | "cs" | "sk" | "sl" | "hr"
        | "hu" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "et" | "lv" | "lt" | "tr" | "sq"
        | "vi" | "id" | "ca" | "eu" | "gl" | "ga" | "is" | "mt" | "tl" | "so" | "sw" => &[Latin],
        _ => return None,
    })
}

//! Writes a name in Latin letters, by the tables that passports, maps and scholars use.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// The longest name that is looked at, in characters.
const MOST: usize = 400;

/// A table for one purpose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    /// As newspapers write it: BGN/PCGN with short endings, `Sergei Voronsky`.
    Customary,
    Passport,
    Bgn,
    Scholarly,
}

/// The language of a Cyrillic name, as far as its letters tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Russian,
    Ukrainian,
    Belarusian,
}

/// The spellings in Latin letters under which lists and the press may have a name; none if it is Latin already.
///
/// A Cyrillic name, by its letters Russian, Ukrainian or Belarusian: as the English press writes it; as
/// passports do (ICAO Doc 9303, part 3; for Ukrainian resolution 55 of the Cabinet of Ministers, 2010); as
/// English-language maps and many lists do (BGN/PCGN: Russian 1947, Ukrainian 2019, Belarusian 1979, without the
/// signs for hard and soft); as scholars do (the scientific transliteration, close to ISO/R 9:1968).
/// A Chinese name: pinyin without tones, family name first, the given name as one word.
/// A Greek, Georgian or Armenian name: letter by letter. Other scripts need knowledge of the name, since they
/// leave vowels out as Arabic does, or write syllables: none.
pub fn transliterations(name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let script = |wanted: Script| name.chars().take(MOST).any(|c| c.script() == wanted);
    if script(Script::Cyrillic) {
        for table in [Table::Customary, Table::Passport, Table::Bgn, Table::Scholarly] {
            let spelling = written(name, table);
            if !all.contains(&spelling) {
                all.push(spelling);
            }
        }
    } else if [Script::Han, Script::Greek, Script::Georgian, Script::Armenian]
        .into_iter()
        .any(script)
    {
        let spelling = written(name, Table::Customary);
        // Georgian has no capitals.
        all.push(match spelling.contains(char::is_uppercase) {
            true => spelling,
            false => capitalised(&spelling),
        });
    }
    all
}

fn capitalised(name: &str) -> String {
    let mut initial = true;
    let mut capitalised = String::with_capacity(name.len());
    for c in name.chars() {
        capitalised.push(if initial { c.to_ascii_uppercase() } else { c });
        initial = !c.is_alphanumeric() && c != '\'';
    }
    capitalised
}

/// The name in ASCII, as newspapers would write it.
pub(super) fn customary(name: &str) -> String {
    written(name, Table::Customary).chars().flat_map(|c| any_ascii_char(c).chars()).collect()
}

fn written(name: &str, table: Table) -> String {
    let letters: Vec<char> = name.nfc().take(MOST).collect();
    let language = language(&letters);
    let mut out = String::with_capacity(letters.len() * 2);
    let mut han = 0;
    for (index, c) in letters.iter().copied().enumerate() {
        let is_han = c.script() == Script::Han;
        if han > 0 && (han == 1 || !is_han) && !out.ends_with(' ') && c.is_alphabetic() {
            out.push(' ');
        }
        if is_han {
            let syllable = any_ascii_char(c);
            match han {
                0 | 1 => out.push_str(syllable),
                _ => out.push_str(&syllable.to_ascii_lowercase()),
            }
            han += 1;
            continue;
        }
        han = 0;
        let small = c.to_lowercase().next().unwrap_or(c);
        if c.script() != Script::Cyrillic {
            match c.is_alphabetic() && c.script() != Script::Latin && table == Table::Customary {
                true => out.push_str(any_ascii_char(c)),
                // Within a Ukrainian word the apostrophe is a sign of sound that no table writes.
                false if matches!(c, '\'' | '’' | 'ʼ') && cyrillic_before(&letters, index) => {}
                false => out.push(c),
            }
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| letters.get(before));
        let before = before.and_then(|c| c.to_lowercase().next()).filter(|c| c.is_alphabetic());
        let sound = if customary_ending(&letters, index, table) {
            ""
        } else {
            sound(small, before, language, table)
        };
        let mut sound = sound.chars();
        match (c == small, sound.next()) {
            (false, Some(first)) => out.extend(first.to_uppercase()),
            (true, Some(first)) => out.push(first),
            (_, None) => {}
        }
        out.extend(sound);
    }
    out
}

fn cyrillic_before(letters: &[char], index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| letters[before].script() == Script::Cyrillic)
}

/// Whether this letter is the first of the endings -ий, -ый, -ій, of which newspapers write the last only.
fn customary_ending(letters: &[char], index: usize, table: Table) -> bool {
    table == Table::Customary
        && matches!(letters[index], 'и' | 'ы' | 'і')
        && letters.get(index + 1) == Some(&'й')
        && letters.get(index + 2).is_none_or(|next| !next.is_alphabetic())
}

fn language(letters: &[char]) -> Language {
    let any = |wanted: &[char]| letters.iter().any(|c| wanted.contains(c));
    if any(&['ў', 'Ў']) {
        Language::Belarusian
    } else if any(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ']) {
        // і is in both; ы and э are in Belarusian only.
        match any(&['ы', 'э', 'ё', 'Э', 'Ё']) {
            true => Language::Belarusian,
            false => Language::Ukrainian,
        }
    } else {
        Language::Russian
    }
}

/// One small letter. `before`: the small letter that it follows in the word.
fn sound(c: char, before: Option<char>, language: Language, table: Table) -> &'static str {
    use Language::{Belarusian, Russian, Ukrainian};
    use Table::{Bgn, Customary, Passport, Scholarly};
    let initial = before.is_none();
    let open = before.is_none_or(|b| "аеёиіоуўыэюяїєйъь".contains(b));
    match (c, language, table) {
        ('г', Russian, _) => "g",
        // So that it is not read as ж.
        ('г', Ukrainian, Customary | Passport | Bgn) if before == Some('з') => "gh",
        ('г', ..) => "h",
        ('ж', _, Scholarly) => "ž",
        ('ч', _, Scholarly) => "č",
        ('ш', _, Scholarly) => "š",
        ('щ', _, Scholarly) => "šč",
        ('х', _, Scholarly) => "ch",
        ('ц', _, Scholarly) => "c",
        ('й', _, Scholarly) => "j",
        ('ю', _, Scholarly) => "ju",
        ('я', _, Scholarly) => "ja",
        ('ь', _, Scholarly) => "ʹ",
        ('ъ', _, Scholarly) => "ʺ",
        ('э', Russian, Scholarly) => "è",
        ('ё', _, Scholarly) => "ë",
        ('є', _, Scholarly) => "je",
        ('ї', _, Scholarly) => "ji",
        ('ў', _, Scholarly) => "ŭ",
        ('е', _, Scholarly) => "e",
        ('и', Ukrainian, _) => "y",
        ('й', Ukrainian, _) if initial || table == Customary => "y",
        ('й', Ukrainian, _) => "i",
        ('є', _, _) if initial => "ye",
        ('є', _, _) => "ie",
        ('ї', _, _) if initial => "yi",
        ('ї', _, _) => "i",
        ('ю', Ukrainian, _) if initial => "yu",
        ('я', Ukrainian, _) if initial => "ya",
        ('ю', Ukrainian, _) => "iu",
        ('я', Ukrainian, _) => "ia",
        ('е', Belarusian, Bgn | Customary) => "ye",
        ('е', Russian, Bgn) if open => "ye",
        ('е', Russian, Customary) if initial || matches!(before, Some('ь' | 'ъ')) => "ye",
        ('ё', Belarusian, Passport) => "io",
        ('ё', Russian, Passport) => "e",
        ('ё', ..) => "yo",
        ('й', Russian, Customary) if matches!(before, Some('а' | 'е' | 'о' | 'у')) => "i",
        ('й', _, Passport) => "i",
        ('й', ..) => "y",
        ('ю', _, Passport) => "iu",
        ('я', _, Passport) => "ia",
        ('ю', ..) => "yu",
        ('я', ..) => "ya",
        ('ъ', _, Passport) => "ie",
        ('ў', _, Passport) => "u",
        ('ў', ..) => "w",
        ('ж', ..) => "zh",
        ('х', ..) => "kh",
        ('ц', ..) => "ts",
        ('ч', ..) => "ch",
        ('ш', ..) => "sh",
        ('щ', ..) => "shch",
        ('ь' | 'ъ', ..) => "",
        ('а', ..) => "a",
        ('б', ..) => "b",
        ('в', ..) => "v",
        ('ґ', ..) => "g",
        ('д', ..) => "d",
        ('е' | 'э', ..) => "e",
        ('з', ..) => "z",
        ('и' | 'і', ..) => "i",
        ('к', ..) => "k",
        ('л', ..) => "l",
        ('м', ..) => "m",
        ('н', ..) => "n",
        ('о', ..) => "o",
        ('п', ..) => "p",
        ('р', ..) => "r",
        ('с', ..) => "s",
        ('т', ..) => "t",
        ('у', ..) => "u",
        ('ф', ..) => "f",
        ('ы', ..) => "y",
        // Letters of other languages, as Serbian and Kazakh.
        _ => any_ascii_char(c),
    }
}

#[cfg(test)]
mod tests {
    use super::transliterations;

    #[test]
    fn a_name_is_written_as_passports_maps_and_scholars_do() {
        for (name, spellings) in [
            ("Сергей Щукин", &["Sergei Shchukin", "Sergey Shchukin", "Sergej Ščukin"][..]),
            (
                "Евгений Юрьевич Воронский",
                &[
                    "Yevgeny Yuryevich Voronsky",
                    "Evgenii Iurevich Voronskii",
                    "Yevgeniy Yuryevich Voronskiy",
                    "Evgenij Jurʹevič Voronskij",
                ],
            ),
            ("Олексій Згурський", &["Oleksy Zghursky", "Oleksii Zghurskyi", "Oleksij Zhursʹkyj"]),
            ("Юлія Єгорова", &["Yuliia Yehorova", "Julija Jehorova"]),
            ("Сяргей Карпаў", &["Syarhyey Karpaw", "Siarhei Karpau", "Sjarhej Karpaŭ"]),
            ("刘晓滨", &["Liu Xiaobin"]),
            ("Νίκος Παππάς", &["Nikos Pappas"]),
            ("გიორგი მაისურაძე", &["Giorgi Maisuradze"]),
            ("Ada Brandt", &[]),
            ("José", &[]),
            ("عادل", &[]),
            ("", &[]),
        ] {
            assert_eq!(transliterations(name), spellings, "{name}");
        }
    }
}

//! A noun: names of people, compared across scripts and spellings.
//!
//! One person stands on ten lists in ten spellings. Here a name becomes a set
//! of sounds that most spellings share, so that two records of one person are
//! seen, and a search finds either. Pure, deterministic and linear in the
//! length of the name, which a stranger may have made long.

mod fold;
mod romanise;

pub use romanise::transliterations;

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Parts of a name that are looked at: no person has more, whatever a file says.
const MOST_PARTS: usize = 12;
/// Letters of a part that are looked at.
const MOST_LETTERS: usize = 40;
/// The longest file name that is made of a name, in bytes.
const LONGEST_KEY: usize = 60;

/// How much of two names is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Some part of the shorter name is not in the longer.
    Different,
    /// Every part of the shorter name is in the longer, which has more: a patronymic, a second family name.
    Within(usize),
    /// Both have the same parts, in any order.
    Same(usize),
}

impl Likeness {
    /// How many parts agree, initials not counted. Zero if the names differ.
    pub fn parts(self) -> usize {
        match self {
            Likeness::Different => 0,
            Likeness::Within(parts) | Likeness::Same(parts) => parts,
        }
    }
}

/// The sound of each part of a name, in order: ASCII letters that the usual spellings of it share.
///
/// `Sergei Magnitsky`, `Sergey Magnitskiy` and `Сергей Магнитский` give the same keys. They are for
/// comparing, not for showing.
pub fn keys(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in words(name).into_iter().take(MOST_PARTS * 2) {
        match parts.last_mut() {
            // Half of a name: Abd al-Rahman is Abdulrahman.
            Some(before) if before == "abd" => {
                if !fold::is_article(&word) {
                    *before = fold::part(&format!("abd{word}"));
                }
            }
            _ => parts.push(fold::part(&word)),
        }
    }
    if parts.iter().any(|part| !fold::is_article(part)) {
        parts.retain(|part| !fold::is_article(part));
    }
    parts.retain(|part| !part.is_empty());
    parts.truncate(MOST_PARTS);
    parts
}

/// How alike two names are, in any order of their parts and in any scripts.
pub fn alike(a: &str, b: &str) -> Likeness {
    alike_keys(&keys(a), &keys(b))
}

/// [`alike`] of names whose [`keys`] are known.
pub fn alike_keys(a: &[String], b: &[String]) -> Likeness {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // Most names differ in their first part already.
    let begins =
        |part: &String, first: &str| part.starts_with(first) || first.starts_with(part.as_str());
    if let Some(first) = shorter.first().filter(|first| first.len() > 1)
        && !longer.iter().any(|part| begins(part, first))
    {
        return Likeness::Different;
    }
    let mut free: Vec<&str> = longer.iter().map(String::as_str).collect();
    let mut agreed = 0;
    let mut index = 0;
    while let Some(part) = shorter.get(index) {
        index += 1;
        if part.len() == 1 {
            continue;
        }
        if take(&mut free, part) {
            agreed += 1;
        } else if let Some(next) = shorter.get(index)
            && take_whole(&mut free, part, next)
        {
            agreed += 1;
            index += 1;
        } else {
            return Likeness::Different;
        }
    }
    // Initials last, so that they do not use up the name that is written in full.
    for initial in shorter.iter().filter(|part| part.len() == 1) {
        let Some(at) = free.iter().position(|part| part.starts_with(initial.as_str())) else {
            return Likeness::Different;
        };
        free.remove(at);
    }
    match agreed {
        0 => Likeness::Different,
        _ if free.is_empty() => Likeness::Same(agreed),
        _ => Likeness::Within(agreed),
    }
}

/// Takes a part away where it stands, as one or in two neighbours: `Xiaobo` and `Xiao-bo`.
fn take(free: &mut Vec<&str>, part: &str) -> bool {
    if let Some(at) = free.iter().position(|other| *other == part) {
        free.remove(at);
        return true;
    }
    let split = |pair: &[&str]| part.strip_prefix(pair[0]) == Some(pair[1]);
    if let Some(at) = free.windows(2).position(split) {
        free.drain(at..at + 2);
        return true;
    }
    false
}

fn take_whole(free: &mut Vec<&str>, first: &str, second: &str) -> bool {
    let at = free.iter().position(|other| other.strip_prefix(first) == Some(second));
    if let Some(at) = at {
        free.remove(at);
    }
    at.is_some()
}

/// The name of a file for a person or a case: `ada-brandt`. Empty if nothing of the name can be written in ASCII.
///
/// Lower-case ASCII letters, digits and hyphens, at most 60 bytes, cut between words.
pub fn key_for(name: &str) -> String {
    let mut key = String::new();
    let readable = |c: char| c.is_alphanumeric() || is_mark(c) || is_apostrophe(c);
    let name: String = name.chars().map(|c| if readable(c) { c } else { ' ' }).collect();
    let latin = romanise::customary(&name);
    for word in latin.split(|c: char| !c.is_ascii_alphanumeric() && !is_apostrophe(c)) {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        let room = LONGEST_KEY - key.len();
        if key.is_empty() {
            key.push_str(&word[..word.len().min(room)]);
        } else if word.len() < room {
            key.push('-');
            key.push_str(&word);
        } else {
            break;
        }
    }
    key.make_ascii_lowercase();
    key
}

/// The words of a name in small Latin letters, before their spelling is evened out.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut han = 0;
    let name = name.nfc().take(MOST_PARTS * MOST_LETTERS);
    for c in name {
        if c.script() == Script::Han {
            // Family name first, and then the name of one or two signs as one word.
            if han == 1 || (han == 0 && !word.is_empty()) {
                words.push(std::mem::take(&mut word));
            }
            han += 1;
            push_lower(&mut word, any_ascii_char(c));
            continue;
        }
        if han > 0 {
            words.push(std::mem::take(&mut word));
            han = 0;
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else if is_apostrophe(c) || c == '\u{AD}' {
        } else if c.is_alphabetic() || is_mark(c) {
            for c in c.to_lowercase() {
                match fold::letter(c) {
                    Some(sound) => word.push_str(sound),
                    None => push_lower(&mut word, any_ascii_char(c)),
                }
            }
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    for word in &mut words {
        word.truncate(MOST_LETTERS);
    }
    words
}

fn push_lower(word: &mut String, ascii: &str) {
    word.extend(ascii.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Signs within a word that no spelling depends on.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʺ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '′')
}

#[cfg(test)]
mod tests {
    use super::{Likeness, alike, key_for, keys};

    #[test]
    fn the_usual_spellings_of_a_name_are_alike() {
        for (a, b, parts) in [
            ("Sergei Brandt", "Сергей Брандт", 2),
            ("Sergey Voronskiy", "Serhii Voronsky", 2),
            ("Siarhei Voronski", "Воронский Сергей", 2),
            ("Alexander Ilyin", "Aliaksandr Ilin", 2),
            ("Alexandr Ilyin", "Олександр Ильин", 2),
            ("Yevgeny Kirillov", "Evgueni Kiriloff", 2),
            ("Євген Кириллов", "Jewgenij Kirillow", 2),
            ("Khussein Khutayev", "Хусейн Хутаев", 2),
            ("Hussain Hutaev", "Husayn Khutaev", 2),
            ("Yuriy Zhdanov", "Юрий Жданов", 2),
            ("Dzmitry Karpau", "Дмитрий Карпов", 2),
            ("Dmytro Shcherbak", "Щербак Дмитро", 2),
            ("Aleksei Kuznetsov", "Alexey Kuznecov", 2),
            ("Gennady Bogatyryov", "Геннадий Богатырёв", 2),
            ("Andrej Nikolaev", "Андрей Николаев", 2),
            ("Mohammed al-Harbi", "Muhammad Alharbi", 2),
            ("Abd al-Rahman Saleh", "Abdulrahman Salih", 2),
            ("Youssef el-Masri", "Yusuf Al Masri", 2),
            ("Liu Xiaobin", "刘晓滨", 2),
            ("Xiao-bin Liu", "Liu Xiaobin", 2),
            ("José Pérez", "Jose Perez", 2),
            ("O’Neill, Sean", "Sean ONeill", 2),
        ] {
            assert_eq!(alike(a, b), Likeness::Same(parts), "{a} {:?}, {b} {:?}", keys(a), keys(b));
        }
    }

    #[test]
    fn a_patronymic_or_a_second_family_name_may_be_left_out() {
        for (a, b) in [
            ("Ivan Petrovich Brandt", "Brandt, Ivan"),
            ("Иван Петрович Брандт", "Ivan Brandt"),
            ("Rosa Delgado", "Rosa Maria Delgado Serrano"),
        ] {
            assert_eq!(alike(a, b), Likeness::Within(2), "{a}, {b}");
        }
        assert_eq!(alike("I. P. Brandt", "Ivan Petrovich Brandt"), Likeness::Same(1));
        assert_eq!(alike("I. Brandt", "Pavel Brandt"), Likeness::Different);
    }

    #[test]
    fn other_people_have_other_names() {
        for (a, b) in [
            ("Ivan Petrovich Brandt", "Ivan Pavlovich Brandt"),
            ("Ada Brandt", "Ada Brand"),
            ("Ivan Ivanov", "Ivan Petrov"),
            ("Brandt", ""),
            ("", ""),
            ("A. B.", "A. B."),
            ("Khalid Alotaibi", "Badr Alotaibi"),
        ] {
            assert_eq!(alike(a, b), Likeness::Different, "{a}, {b}");
        }
    }

    #[test]
    fn a_file_is_named_after_the_whole_name_in_order() {
        for (name, key) in [
            ("Ada Brandt", "ada-brandt"),
            ("Sergei Voronsky", "sergei-voronsky"),
            ("Сергей Воронский", "sergei-voronsky"),
            ("Seán O’Neill (junior)", "sean-oneill-junior"),
            ("刘晓滨", "liu-xiaobin"),
            ("  --  ", ""),
            ("😀", ""),
            ("Case 31/2017", "case-31-2017"),
        ] {
            assert_eq!(key_for(name), key, "{name}");
        }
        let long = key_for(&"Ada Brandt ".repeat(1000));
        assert_eq!(long.len(), 58, "{long}");
        assert_eq!(key_for(&"a".repeat(100)).len(), 60);
    }

    #[test]
    fn a_hostile_name_is_cut_short() {
        assert!(keys(&"a b ".repeat(100_000)).len() <= 12);
        assert!(keys(&"ж".repeat(100_000)).concat().len() <= 40);
    }
}

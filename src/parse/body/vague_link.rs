//! W065 vague-link.

use super::{Markdown, plain};
use crate::diagnostic::Diagnostic;
use crate::rules;
use pulldown_cmark::{Event, Tag, TagEnd};

/// Words that say nothing of where a link leads, in lower case.
const VAGUE: &[&str] = &[
    // English
    "here",
    "click here",
    "click",
    "see here",
    "read here",
    "this",
    "this link",
    "the link",
    "link",
    "this page",
    "this site",
    "this website",
    "more",
    "see more",
    "read more",
    "learn more",
    "find out more",
    "more information",
    // Russian
    "здесь",
    "тут",
    "сюда",
    "ссылка",
    "ссылке",
    "по ссылке",
    "эта ссылка",
    "этой ссылке",
    "по этой ссылке",
    "нажмите здесь",
    "жмите сюда",
    "подробнее",
    "читать далее",
    "читать дальше",
    "далее",
    // Spanish
    "aquí",
    "aqui",
    "haga clic aquí",
    "haz clic aquí",
    "pulse aquí",
    "este enlace",
    "enlace",
    "más",
    "leer más",
    "ver más",
    "más información",
    // French
    "ici",
    "cliquez ici",
    "ce lien",
    "lien",
    "lire la suite",
    "en savoir plus",
    "voir plus",
    // German
    "hier",
    "hier klicken",
    "klicken sie hier",
    "dieser link",
    "diesem link",
    "mehr",
    "mehr lesen",
    "mehr erfahren",
    "weiterlesen",
];

/// Addresses up to this length may stand as words.
const LONGEST_ADDRESS: usize = 60;

/// Reports the link that begins at event `index` if its words do not say where it leads.
pub(super) fn check(markdown: &Markdown<'_>, index: usize, found: &mut Vec<Diagnostic>) {
    let Some(words) = words(markdown, index) else { return };
    let written = &markdown.text[words.clone()];
    let message = if is_long_address(written) {
        let length = written.chars().count();
        format!("this link shows an address of {length} characters and no words")
    } else if is_vague(written) {
        format!("{} does not say where this link leads", plain::quoted(written))
    } else {
        return;
    };
    let help = "name what it leads to, as `[the judgment of the harbour court](…)`";
    found.push(rules::VAGUE_LINK.at(markdown.span(&words), message).help(help));
}

/// The place of the words between the brackets. None for a link with none, and one with more in it than a few words.
fn words(markdown: &Markdown<'_>, index: usize) -> Option<std::ops::Range<usize>> {
    const MOST: usize = 16;
    if let Event::Start(tag) = &markdown.events[index].0
        && plain::is_bare_wikilink(tag)
    {
        return None;
    }
    let inner = markdown.events.get(index + 1..)?;
    let length = inner.iter().take(MOST).position(|(event, _)| {
        matches!(
            event,
            Event::End(TagEnd::Link) | Event::Start(Tag::Link { .. } | Tag::Image { .. })
        )
    })?;
    if length == 0 || !matches!(inner[length].0, Event::End(TagEnd::Link)) {
        return None;
    }
    let (start, end) =
        (inner[0].1.start, inner[..length].iter().map(|(_, range)| range.end).max()?);
    (start < end).then_some(start..end)
}

fn is_long_address(written: &str) -> bool {
    let begins = |scheme: &str| written.starts_with(scheme);
    written.len() > LONGEST_ADDRESS
        && (begins("https://") || begins("http://") || begins("www."))
        && !written.contains(char::is_whitespace)
        && written.chars().count() > LONGEST_ADDRESS
}

fn is_vague(written: &str) -> bool {
    const LONGEST: usize = 64;
    if written.len() > LONGEST {
        return false;
    }
    let words = written.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_ascii() {
        return VAGUE.iter().any(|vague| vague.eq_ignore_ascii_case(words));
    }
    let words = words.to_lowercase();
    VAGUE.contains(&words.as_str())
}

//! W076 mail-address.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::prose::{Field, Text};
use crate::rules;
use std::ops::Range;

/// Beginnings of addresses of an office, which nobody's privacy is in.
const ROLES: &[&str] = &[
    "abuse",
    "admin",
    "administration",
    "appeals",
    "complaints",
    "contact",
    "contacto",
    "corrections",
    "desk",
    "editor",
    "editorial",
    "editors",
    "enquiries",
    "feedback",
    "hello",
    "help",
    "info",
    "inquiries",
    "inquiry",
    "kontakt",
    "legal",
    "mail",
    "media",
    "news",
    "newsroom",
    "noreply",
    "no-reply",
    "office",
    "ofac",
    "petitions",
    "postmaster",
    "pr",
    "press",
    "presse",
    "prensa",
    "pressa",
    "priemnaya",
    "privacy",
    "registry",
    "sanctions",
    "secretariat",
    "security",
    "service",
    "services",
    "support",
    "team",
    "tips",
    "webmaster",
];

pub(super) fn check(text: &Text<'_>, config: &Config, found: &mut Vec<Diagnostic>) {
    if memchr::memchr(b'@', text.words.as_bytes()).is_none() {
        return;
    }
    // There the sign is no part of a name at all.
    if matches!(text.field, Field::Name | Field::NativeName | Field::Alias | Field::VictimName) {
        return;
    }
    // The words of a link and its address are one mistake.
    let mut last = "";
    for range in addresses(text.words) {
        let address = &text.words[range.clone()];
        let own = config
            .contact
            .strip_prefix("mailto:")
            .is_some_and(|own| own.eq_ignore_ascii_case(address));
        if own || is_of_an_office(address) || last == address {
            continue;
        }
        last = address;
        found.push(
            rules::MAIL_ADDRESS
                .at(
                    text.span(range),
                    format!("`{address}` looks like the mail address of a person"),
                )
                .help("remove it, or give the address of the office"),
        );
    }
}

/// Places of mail addresses, in order.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr_iter(b'@', bytes) {
        let floor = found.last().map_or(0, |last| last.end);
        let local =
            |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-');
        let host = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
        let before = bytes[floor..at].iter().rev().take(64).take_while(local).count();
        let after = bytes[at + 1..].iter().take(253).take_while(host).count();
        let domain = text[at + 1..at + 1 + after].trim_end_matches(['.', '-']);
        let ending = domain.rsplit_once('.').map_or("", |(_, ending)| ending);
        let good =
            before > 0 && ending.len() >= 2 && ending.bytes().all(|b| b.is_ascii_alphabetic());
        // A name of an account in an address of the web.
        let path = bytes[..at - before].last() == Some(&b'/');
        if good && !path {
            found.push(at - before..at + 1 + domain.len());
        }
    }
    found
}

fn is_of_an_office(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_ascii_lowercase();
    let first = local.split(['.', '-', '_', '+']).next().unwrap_or_default();
    ROLES.contains(&local.as_str()) || ROLES.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::{addresses, is_of_an_office};

    #[test]
    fn mail_addresses_are_found_and_those_of_offices_told_apart() {
        for (text, address, office) in [
            ("write to ada.brandt@example.org.", Some("ada.brandt@example.org"), false),
            ("[desk](mailto:press-office@example.org)", Some("press-office@example.org"), true),
            ("https://example.org/@ada", None, false),
            ("5 @ 3", None, false),
            ("a@b", None, false),
            ("@@@", None, false),
        ] {
            let found = addresses(text).into_iter().next().map(|range| &text[range]);
            assert_eq!(found, address, "{text}");
            assert_eq!(found.is_some_and(is_of_an_office), office, "{text}");
        }
    }
}

//! W053 dead-address.

use super::addresses::Written;
use crate::diagnostic::Diagnostic;
use crate::model::address::Address;
use crate::rules;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Ends of names that no public server has: RFC 2606, RFC 6761, RFC 6762, RFC 8375 and what routers
/// and offices use. Those that are kept free for examples, `example.org` and `.example`, stand in for
/// real ones in tests and documentation, and are not among them.
const LOCAL: [&str; 10] = [
    "corp",
    "home",
    "home.arpa",
    "internal",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "test",
];

/// Services that were closed with all that was on them. In order of the alphabet.
const CLOSED: [&str; 23] = [
    "anonfiles.com",
    "answers.yahoo.com",
    "blip.tv",
    "buzz.google.com",
    "docstoc.com",
    "friendfeed.com",
    "geocities.co.jp",
    "geocities.com",
    "geocities.jp",
    "gfycat.com",
    "groups.yahoo.com",
    "hometown.aol.com",
    "justin.tv",
    "knol.google.com",
    "megaupload.com",
    "orkut.com",
    "picasaweb.google.com",
    "plus.google.com",
    "posterous.com",
    "rapidshare.com",
    "storify.com",
    "webcache.googleusercontent.com",
    "wikispaces.com",
];

/// Whether it was reported.
pub(super) fn check(written: &Written<'_>, found: &mut Vec<Diagnostic>) -> bool {
    let address = &written.address;
    let host = address.host();
    let closed = address.among(&CLOSED).filter(|_| !written.archived);
    let (message, help) = if is_local(address, &host) {
        let shown: String = host.chars().take(80).collect();
        (
            format!("`{shown}` can be reached from one computer or office only"),
            "write the address under which anybody can open it",
        )
    } else if let Some(closed) = closed {
        (
            format!("`{closed}` was closed, and what was there is gone"),
            "give the address of a copy in an archive as `archived_url`, or cite another source",
        )
    } else if has_session(address) {
        (
            "this address holds the number of a visit, and ends with that visit".to_owned(),
            "delete that part, and see whether the address still opens",
        )
    } else {
        return false;
    };
    found.push(rules::DEAD_ADDRESS.at(written.at, message).help(help));
    true
}

fn is_local(address: &Address<'_>, host: &str) -> bool {
    is_private(host) || !host.contains(['.', ':']) || address.among(&LOCAL).is_some()
}

fn is_private(host: &str) -> bool {
    // A name never begins with a bracket and seldom with a digit.
    if !host.starts_with(|c: char| c.is_ascii_digit() || c == '[') {
        return false;
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(IpAddr::V4(four)) => is_private_v4(four),
        Ok(IpAddr::V6(six)) => match six.to_ipv4_mapped() {
            Some(four) => is_private_v4(four),
            None => is_private_v6(six),
        },
        Err(_) => false,
    }
}

fn is_private_v4(four: Ipv4Addr) -> bool {
    let [a, b, ..] = four.octets();
    four.is_private()
        || four.is_loopback()
        || four.is_link_local()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
}

fn is_private_v6(six: Ipv6Addr) -> bool {
    six.is_loopback()
        || six.is_unspecified()
        || six.is_unique_local()
        || six.is_unicast_link_local()
}

/// Whether the server that made the address wrote into it whom it served.
fn has_session(address: &Address<'_>) -> bool {
    let begins = |text: &str, word: &str| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let in_path = || address.path.split(';').skip(1).any(|part| begins(part, "jsessionid="));
    let in_query = |part: &str| {
        ["jsessionid=", "phpsessid=", "aspsessionid"].iter().any(|word| begins(part, word))
    };
    (address.path.contains(';') && in_path())
        || (!address.query.is_empty() && address.query.split(['&', ';']).any(in_query))
        || address.path.contains("/(S(")
}

#[cfg(test)]
mod tests {
    use super::{CLOSED, LOCAL, check};
    use crate::check::addresses::Written;
    use crate::input::{FileId, Span};
    use crate::model::address::Address;

    #[test]
    fn the_names_are_in_order() {
        assert!(LOCAL.is_sorted() && CLOSED.is_sorted());
    }

    #[test]
    fn an_address_is_dead_only_if_nobody_can_open_it() {
        for (url, dead) in [
            ("http://localhost:8000/", true),
            ("http://list.localhost/", true),
            ("http://127.0.0.1/", true),
            ("http://10.1.2.3/", true),
            ("http://192.168.0.1/", true),
            ("http://172.31.0.1/", true),
            ("http://172.32.0.1/", false),
            ("http://100.64.0.1/", true),
            ("http://100.128.0.1/", false),
            ("http://169.254.0.1/", true),
            ("http://8.8.8.8/", false),
            ("http://[::1]/", true),
            ("http://[fd00::1]/", true),
            ("http://[fe80::1]/", true),
            ("http://[::ffff:10.0.0.1]/", true),
            ("http://[2001:4860::1]/", false),
            ("https://printer.local/", true),
            ("https://intranet/", true),
            ("https://a.TEST./", true),
            ("https://example.org/", false),
            ("https://gazette.example/", false),
            ("http://abcdefghijklmnop.onion/", false),
            ("https://www.geocities.com/a", true),
            ("https://notgeocities.com/a", false),
            ("https://a.org/b;jsessionid=1F?c", true),
            ("https://a.org/b?c=d&PHPSESSID=1f", true),
            ("https://a.org/(S(1f2e))/b", true),
            ("https://a.org/b?session=notes", false),
        ] {
            let address = Address::parse(url).unwrap();
            let at = Span::file(FileId(0));
            let written = Written { address, at, archived: false };
            assert_eq!(check(&written, &mut Vec::new()), dead, "{url}");
        }
    }
}

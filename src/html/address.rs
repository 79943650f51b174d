//! Addresses that a reader's browser may be sent to.
//!
//! A browser is generous: it strips controls from both ends, drops tabs and
//! line breaks inside, takes a backslash for a slash and a scheme in any case.
//! This module is not: what a browser would mend is refused, so that nobody
//! has to know how browsers mend it.

use std::fmt;

/// An address that is safe in a link: `http`, `https`, `mailto` or `#…` within the page.
///
/// It is percent-encoded: ASCII, but for letters of a host's name in their own script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeUrl(String);

impl SafeUrl {
    /// Checks an address. Its character references must have been decoded already.
    pub fn parse(text: &str) -> Result<SafeUrl, AddressFault> {
        let text = text.trim_matches(' ');
        if text.is_empty() {
            return Err(AddressFault::Empty);
        }
        let visible = |byte: u8| matches!(byte, b' '..=b'~');
        let hidden = match text.bytes().all(visible) {
            true => None,
            false => text.chars().find(|&c| is_hidden(c)),
        };
        if let Some(hidden) = hidden {
            return Err(AddressFault::Hidden(hidden));
        }
        if let Some(anchor) = text.strip_prefix('#') {
            return Ok(SafeUrl::anchor(anchor));
        }
        if text.contains('\\') {
            return Err(AddressFault::Backslash);
        }
        if text.starts_with("//") {
            return Err(AddressFault::NoSchemeBeforeHost);
        }
        let before_path = text.find(['/', '?', '#']).map_or(text, |end| &text[..end]);
        let Some((scheme, _)) = before_path.split_once(':') else {
            return Err(AddressFault::Relative);
        };
        let rest = &text[scheme.len() + 1..];
        let is = |allowed: &str| scheme.eq_ignore_ascii_case(allowed);
        if is("https") || is("http") {
            web(scheme, rest)
        } else if is("mailto") {
            mail(scheme, rest)
        } else {
            Err(AddressFault::Scheme(scheme.to_owned()))
        }
    }

    /// A place in the same page.
    pub fn anchor(id: &str) -> SafeUrl {
        let mut address = String::with_capacity(id.len() + 1);
        encode(&mut address, &format!("#{id}"));
        SafeUrl(address)
    }

    /// The address. It still needs escaping as a value of an attribute.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Checks an address of the web: `http` or `https`, a host and no name or password.
/// Gives it back percent-encoded.
pub fn safe_web_url(text: &str) -> Result<String, AddressFault> {
    let SafeUrl(address) = SafeUrl::parse(text)?;
    let scheme = address.split(':').next().unwrap_or_default();
    if address.starts_with('#') {
        Err(AddressFault::Relative)
    } else if scheme.eq_ignore_ascii_case("mailto") {
        Err(AddressFault::Scheme(scheme.to_owned()))
    } else {
        Ok(address)
    }
}

/// Why an address is refused. As text it ends the sentence "this address …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// Nothing is there.
    Empty,
    /// A control, or a character that is not seen or turns the text around it.
    Hidden(char),
    /// Browsers take a backslash for a slash.
    Backslash,
    /// `//host`.
    NoSchemeBeforeHost,
    /// No scheme and no host: a path.
    Relative,
    /// A scheme that is not allowed.
    Scheme(String),
    /// `https:` without a host after `//`.
    NoHost,
    /// The host, or the number of its port, cannot be one.
    Host(String),
    /// `https://name:password@host`.
    Credentials,
    /// `mailto:` without anybody.
    Nobody,
}

impl AddressFault {
    /// What to do, as an instruction.
    pub fn help(&self) -> &'static str {
        match self {
            AddressFault::Empty => "write the whole address, beginning with `https://`",
            AddressFault::Hidden(_) => "delete the character, or copy the address anew",
            AddressFault::Backslash => "write `/`, or `%5C` if a backslash is meant",
            AddressFault::NoSchemeBeforeHost | AddressFault::Relative => {
                "begin the address with `https://`"
            }
            AddressFault::Scheme(_) => {
                "an address of the web begins with `https://` or `http://`, one of mail with `mailto:`"
            }
            AddressFault::NoHost => "write the host after two slashes, as `https://example.org/`",
            AddressFault::Host(_) => "copy the address anew from the browser",
            AddressFault::Credentials => "delete everything between `//` and `@`, and the `@`",
            AddressFault::Nobody => "write it as `mailto:name@example.org`",
        }
    }
}

impl fmt::Display for AddressFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AddressFault::Empty => out.write_str("is empty"),
            AddressFault::Hidden(hidden) => {
                write!(out, "has an invisible character in it, U+{:04X}", u32::from(*hidden))
            }
            AddressFault::Backslash => out.write_str("has a backslash in it"),
            AddressFault::NoSchemeBeforeHost => {
                out.write_str("begins with `//` instead of a scheme")
            }
            AddressFault::Relative => out.write_str("does not begin with `https://`"),
            AddressFault::Scheme(scheme) => {
                let shown: String = scheme.chars().take(40).collect();
                write!(out, "has the scheme `{shown}:`, which is not allowed")
            }
            AddressFault::NoHost => out.write_str("has no host"),
            AddressFault::Host(host) => {
                let shown: String = host.chars().take(80).collect();
                write!(out, "has `{shown}` where a host should be")
            }
            AddressFault::Credentials => out.write_str("has a name or password before its host"),
            AddressFault::Nobody => out.write_str("names no mailbox"),
        }
    }
}

/// Whether a character is a control, is not seen, or turns the text around it.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

fn web(scheme: &str, rest: &str) -> Result<SafeUrl, AddressFault> {
    let rest = rest.strip_prefix("//").ok_or(AddressFault::NoHost)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if authority.is_empty() {
        return Err(AddressFault::NoHost);
    }
    if authority.contains('@') {
        return Err(AddressFault::Credentials);
    }
    if !is_host(authority) {
        return Err(AddressFault::Host(authority.to_owned()));
    }
    let mut address = String::with_capacity(scheme.len() + rest.len() + 16);
    address.push_str(scheme);
    address.push_str("://");
    address.push_str(authority);
    encode(&mut address, path);
    Ok(SafeUrl(address))
}

fn mail(scheme: &str, rest: &str) -> Result<SafeUrl, AddressFault> {
    let mailboxes = rest.split('?').next().unwrap_or_default();
    let whole = |mailbox: &str| {
        mailbox.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host))
    };
    if !mailboxes.split(',').all(whole) {
        return Err(AddressFault::Nobody);
    }
    let mut address = format!("{scheme}:");
    encode(&mut address, rest);
    Ok(SafeUrl(address))
}

/// A name in any script, an IPv4 address or one of IPv6 in brackets; then perhaps a port.
fn is_host(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port_is_number = port.is_none_or(|port| port.parse::<u16>().is_ok());
    let six = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let known = match six {
        Some(six) => six.parse::<std::net::Ipv6Addr>().is_ok(),
        None => host.strip_suffix('.').unwrap_or(host).split('.').all(|label| {
            !label.is_empty()
                && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        }),
    };
    known && port_is_number
}

fn encode(out: &mut String, text: &str) {
    const HEX: [u8; 16] = *b"0123456789ABCDEF";
    let bytes = text.as_bytes();
    let (mut in_fragment, mut copied) = (false, 0);
    for (at, &byte) in bytes.iter().enumerate() {
        let plain = match byte {
            b'%' => {
                let digits = bytes.get(at + 1..at + 3);
                digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            b'#' => !std::mem::replace(&mut in_fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if !plain {
            // Only bytes of ASCII are plain, so runs of them begin and end between characters.
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
            copied = at + 1;
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::{SafeUrl, safe_web_url};

    #[test]
    fn plain_addresses_pass_and_are_encoded() {
        for (text, address) in [
            ("https://example.org", "https://example.org"),
            (" HTTPS://Example.org/a b?q=\"'<#x#y ", "HTTPS://Example.org/a%20b?q=%22'%3C#x%23y"),
            ("http://[::1]:8080/", "http://[::1]:8080/"),
            ("http://example.org./", "http://example.org./"),
            ("https://правозащита.рф/дело", "https://правозащита.рф/%D0%B4%D0%B5%D0%BB%D0%BE"),
            ("https://a.org/100%/%41%zz", "https://a.org/100%25/%41%25zz"),
            ("https://a.org/x@y:z", "https://a.org/x@y:z"),
            ("mailto:a.b@example.org?subject=a b", "mailto:a.b@example.org?subject=a%20b"),
            ("#part", "#part"),
            ("#a b#", "#a%20b%23"),
        ] {
            assert_eq!(SafeUrl::parse(text).unwrap().as_str(), address, "{text}");
        }
    }

    #[test]
    fn refused_addresses_say_why_in_plain_words() {
        for (text, why) in [
            ("", "is empty"),
            ("  ", "is empty"),
            ("javascript:alert(1)", "has the scheme `javascript:`, which is not allowed"),
            ("JaVaScRiPt:alert(1)", "has the scheme `JaVaScRiPt:`, which is not allowed"),
            ("java\tscript:alert(1)", "has an invisible character in it, U+0009"),
            ("\u{1}javascript:alert(1)", "has an invisible character in it, U+0001"),
            ("https://a.org/\u{202E}gpj", "has an invisible character in it, U+202E"),
            ("https://a\u{200B}.org/", "has an invisible character in it, U+200B"),
            ("javascript%3Aalert(1)", "does not begin with `https://`"),
            ("java%73cript:alert(1)", "has the scheme `java%73cript:`, which is not allowed"),
            ("data:text/html,x", "has the scheme `data:`, which is not allowed"),
            ("//evil.org/", "begins with `//` instead of a scheme"),
            ("\\\\evil.org", "has a backslash in it"),
            ("https:\\\\evil.org", "has a backslash in it"),
            ("https:/evil.org", "has no host"),
            ("https:evil.org", "has no host"),
            ("https://", "has no host"),
            ("http:///evil.org", "has no host"),
            ("https://?q", "has no host"),
            ("https://user@evil.org", "has a name or password before its host"),
            ("https://user:pass@evil.org", "has a name or password before its host"),
            ("https://a b/", "has `a b` where a host should be"),
            ("https://a%40b/", "has `a%40b` where a host should be"),
            ("https://a..b/", "has `a..b` where a host should be"),
            ("https://./", "has `.` where a host should be"),
            ("https://a.org:99999/", "has `a.org:99999` where a host should be"),
            ("https://[::1/", "has `[::1` where a host should be"),
            ("mailto:", "names no mailbox"),
            ("mailto:a", "names no mailbox"),
            ("officials/a.md", "does not begin with `https://`"),
        ] {
            let fault = SafeUrl::parse(text).unwrap_err();
            assert_eq!(fault.to_string(), why, "{text:?}");
            assert!(!fault.help().is_empty());
        }
    }

    #[test]
    fn the_address_of_a_source_is_one_of_the_web() {
        assert_eq!(safe_web_url(" http://a.org/ü ").unwrap(), "http://a.org/%C3%BC");
        assert_eq!(safe_web_url("#x").unwrap_err().to_string(), "does not begin with `https://`");
        let mail = safe_web_url("mailto:a@b.org").unwrap_err().to_string();
        assert_eq!(mail, "has the scheme `mailto:`, which is not allowed");
    }
}

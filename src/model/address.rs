//! Parts of an address of the web, for what must be known of it without opening it.

use std::borrow::Cow;

/// An address that was checked on the way in, in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// The whole address.
    pub whole: &'a str,
    /// Whether it begins with `https:`.
    pub secure: bool,
    /// As written, without the port.
    host: &'a str,
    /// From the first `/` on; empty if there is none.
    pub path: &'a str,
    /// Between `?` and `#`; empty if there is none.
    pub query: &'a str,
}

impl<'a> Address<'a> {
    /// Takes an address apart. None if it is not one of the web.
    pub fn parse(whole: &'a str) -> Option<Address<'a>> {
        let (scheme, rest) = whole.split_once("://")?;
        let secure = scheme.eq_ignore_ascii_case("https");
        if !secure && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        let rest = rest.split('#').next().unwrap_or_default();
        let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = before.split_at(before.find('/').unwrap_or(before.len()));
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => host,
            _ => authority,
        };
        Some(Address { whole, secure, host, path, query })
    }

    /// In small letters, without a dot at its end. An IPv6 address stands in brackets.
    pub fn host(&self) -> Cow<'a, str> {
        let host = self.host.strip_suffix('.').unwrap_or(self.host);
        match host.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(host.to_ascii_lowercase()),
            false => Cow::Borrowed(host),
        }
    }

    /// Whether two addresses are of one host, with or without `www.`.
    pub fn same_host(&self, other: &Address<'_>) -> bool {
        let (this, other) = (self.host(), other.host());
        this.strip_prefix("www.").unwrap_or(&this) == other.strip_prefix("www.").unwrap_or(&other)
    }

    /// The one of these domains that its host is or lies below. `domains` are in order of the alphabet.
    pub fn among(&self, domains: &[&'static str]) -> Option<&'static str> {
        let host = self.host();
        let mut domain: &str = &host;
        loop {
            if let Ok(index) = domains.binary_search(&domain) {
                return domains.get(index).copied();
            }
            domain = domain.split_once('.')?.1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_has_scheme_host_path_and_query() {
        for (whole, secure, host, path, query) in [
            ("https://a.org", true, "a.org", "", ""),
            ("HTTP://WWW.A.org.:8080/b/c?d=e&f#g?h", false, "www.a.org", "/b/c", "d=e&f"),
            ("http://[::1]:80/", false, "[::1]", "/", ""),
            ("https://[::1]", true, "[::1]", "", ""),
            ("https://a.org?b=c", true, "a.org", "", "b=c"),
            ("https://a.org#b", true, "a.org", "", ""),
        ] {
            let address = Address::parse(whole).unwrap();
            let parts = (address.secure, address.host(), address.path, address.query);
            assert_eq!(parts, (secure, host.into(), path, query), "{whole}");
        }
        assert_eq!(Address::parse("mailto:a@b.org"), None);
        assert_eq!(Address::parse("#place"), None);
    }

    #[test]
    fn a_domain_holds_the_hosts_below_it_and_no_others() {
        let domains = ["a.org", "plus.b.com"];
        for (whole, domain) in [
            ("https://a.org/", Some("a.org")),
            ("https://x.y.A.org./", Some("a.org")),
            ("https://ba.org/", None),
            ("https://b.com/", None),
            ("https://plus.b.com:80/", Some("plus.b.com")),
            ("https://a.org.evil.net/", None),
        ] {
            assert_eq!(Address::parse(whole).unwrap().among(&domains), domain, "{whole}");
        }
    }
}

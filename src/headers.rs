//! A noun: the security headers of a published site, and how each web server is told them.
//!
//! The pages carry the same policy in a `<meta>`, for hosts that send no
//! headers of ours. A header can hold more: who may frame a page, and what
//! a `<meta>` does not know.

use std::fmt::Write;

/// Where Netlify and Cloudflare Pages look for headers, below the output folder.
pub const FILE: &str = "_headers";

/// One directive of the content security policy.
struct Directive {
    text: &'static str,
    /// Browsers heed it in a `<meta>` too.
    in_pages: bool,
}

/// What the pages need and no more: one stylesheet and pictures, of the site's own.
const POLICY: [Directive; 6] = [
    Directive { text: "default-src 'none'", in_pages: true },
    Directive { text: "style-src 'self'", in_pages: true },
    Directive { text: "img-src 'self'", in_pages: true },
    Directive { text: "base-uri 'none'", in_pages: true },
    Directive { text: "form-action 'none'", in_pages: true },
    Directive { text: "frame-ancestors 'none'", in_pages: false },
];

/// The headers beside the policy. None of them keeps a reader from anything that the pages do.
const OTHERS: [(&str, &str); 5] = [
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    (
        "Permissions-Policy",
        "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Only a publisher knows whether the site will be on https for good.
const HSTS: (&str, &str) = ("Strict-Transport-Security", "max-age=31536000");

const HSTS_HINT: &str = "If the site will always be on https, take the # from the next line; it cannot be taken back for a year:";

/// The policy as it stands in every page.
pub fn page_policy() -> String {
    policy(|directive| directive.in_pages)
}

/// The policy as a server sends it.
pub fn full_policy() -> String {
    policy(|_| true)
}

fn policy(wanted: impl Fn(&Directive) -> bool) -> String {
    let texts: Vec<&str> =
        POLICY.iter().filter(|one| wanted(one)).map(|directive| directive.text).collect();
    texts.join("; ")
}

/// Every header by name and value, in the order in which it is shown.
pub fn all() -> Vec<(&'static str, String)> {
    let policy = ("Content-Security-Policy", full_policy());
    let others = OTHERS.iter().map(|(name, value)| (*name, (*value).to_owned()));
    [policy].into_iter().chain(others).collect()
}

/// A web server or host that can be told which headers to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// A file to include in a `server` block.
    Nginx,
    /// A snippet to import into a site.
    Caddy,
    /// Lines for a virtual host or for `.htaccess`.
    Apache,
    /// `_headers` at the top of the site.
    Netlify,
    /// The same file for Cloudflare Pages.
    Cloudflare,
}

impl Server {
    /// All servers by the word that the command line uses.
    pub const ALL: [(Server, &'static str); 5] = [
        (Server::Nginx, "nginx"),
        (Server::Caddy, "caddy"),
        (Server::Apache, "apache"),
        (Server::Netlify, "netlify"),
        (Server::Cloudflare, "cloudflare"),
    ];

    /// The headers in the server's own words.
    pub fn text(self) -> String {
        let mut out = String::new();
        match self {
            Server::Nginx => {
                out.push_str(
                    "# In the server block of the site: include /etc/nginx/onrecord.conf;\n\
                     # A location with an add_header of its own sends none of these; include the file there too.\n",
                );
                lines(&mut out, |name, value| format!("add_header {name} \"{value}\" always;"));
            }
            Server::Caddy => {
                out.push_str(
                    "# Above the site: import onrecord.caddy\n# Inside of it: import onrecord\n(onrecord) {\n\theader {\n",
                );
                let mut inner = String::new();
                lines(&mut inner, |name, value| format!("{name} \"{value}\""));
                for line in inner.lines() {
                    let _ = writeln!(out, "\t\t{line}");
                }
                out.push_str("\t}\n}\n");
            }
            Server::Apache => {
                out.push_str(
                    "# In the virtual host of the site, or as .htaccess at its top. Needs mod_headers: a2enmod headers\n",
                );
                lines(&mut out, |name, value| format!("Header always set {name} \"{value}\""));
            }
            Server::Netlify | Server::Cloudflare => {
                out.push_str("# Netlify and Cloudflare Pages send these with every file.\n/*\n");
                lines(&mut out, |name, value| format!("  {name}: {value}"));
            }
        }
        out
    }
}

/// A line a header, and the one that only the publisher can decide on as a comment.
fn lines(out: &mut String, line: impl Fn(&str, &str) -> String) {
    for (name, value) in all() {
        let _ = writeln!(out, "{}", line(name, &value));
    }
    let (name, value) = HSTS;
    let hint = line(name, value);
    let indent = hint.len() - hint.trim_start().len();
    let (space, words) = hint.split_at(indent);
    let _ = writeln!(out, "{space}# {HSTS_HINT}\n{space}# {words}");
}

#[cfg(test)]
mod tests {
    use super::{all, full_policy, page_policy};

    #[test]
    fn the_policy_allows_nothing_unsafe_and_no_other_host() {
        let policy = full_policy();
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        let words = policy.split(';').flat_map(|directive| directive.split_whitespace().skip(1));
        for word in words {
            assert!(["'none'", "'self'"].contains(&word), "{word}");
        }
    }

    #[test]
    fn a_page_carries_the_policy_without_what_a_meta_cannot_say() {
        let (page, full) = (page_policy(), full_policy());
        assert_eq!(full, format!("{page}; frame-ancestors 'none'"));
    }

    #[test]
    fn no_value_needs_an_escape_in_any_of_the_servers() {
        for (name, value) in all() {
            let plain = |c: char| c.is_ascii_alphanumeric() || " -_'=(),;".contains(c);
            assert!(value.chars().all(plain), "{name}: {value}");
        }
    }
}

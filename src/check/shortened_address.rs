//! W052 shortened-address.

use super::addresses::Written;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// Services that give a short address for any long one, and those of single publishers. In order of the alphabet.
const SHORTENERS: [&str; 61] = [
    "adf.ly",
    "aje.io",
    "amzn.to",
    "apne.ws",
    "bbc.in",
    "bit.do",
    "bit.ly",
    "bitly.ws",
    "bloom.bg",
    "buff.ly",
    "clck.ru",
    "cli.re",
    "cnn.it",
    "cutt.ly",
    "dld.bz",
    "dlvr.it",
    "econ.st",
    "fb.me",
    "goo.gl",
    "goo.su",
    "gu.com",
    "hubs.ly",
    "huff.to",
    "ift.tt",
    "is.gd",
    "j.mp",
    "lat.ms",
    "lnkd.in",
    "mcaf.ee",
    "n.pr",
    "nyti.ms",
    "on.ft.com",
    "on.wsj.com",
    "ow.ly",
    "po.st",
    "politi.co",
    "qr.ae",
    "rb.gy",
    "rebrand.ly",
    "reut.rs",
    "s.id",
    "shorturl.at",
    "smarturl.it",
    "snip.ly",
    "soo.gd",
    "t.co",
    "t.ly",
    "t1p.de",
    "tiny.cc",
    "tiny.pl",
    "tinyurl.com",
    "tny.im",
    "tr.im",
    "trib.al",
    "u.to",
    "ur1.ca",
    "v.gd",
    "v.ht",
    "vk.cc",
    "wapo.st",
    "x.co",
];

/// Whether it was reported.
pub(super) fn check(written: &Written<'_>, found: &mut Vec<Diagnostic>) -> bool {
    let service = written.address.among(&SHORTENERS);
    if let Some(service) = service {
        found.push(
            rules::SHORTENED_ADDRESS
                .at(written.at, format!("`{service}` only forwards to another address"))
                .help("open it, and copy the address at which you arrive"),
        );
    }
    service.is_some()
}

#[cfg(test)]
mod tests {
    use super::SHORTENERS;

    #[test]
    fn the_services_are_in_order() {
        assert!(SHORTENERS.is_sorted());
    }
}

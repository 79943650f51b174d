//! W054 unarchived-http.

use super::addresses::Written;
use super::not_an_archive::is_copy;
use crate::diagnostic::Diagnostic;
use crate::rules;

/// For the address of a source that has no archived copy.
pub(super) fn check(written: &Written<'_>, found: &mut Vec<Diagnostic>) {
    let address = &written.address;
    // Tor encrypts by itself, and of an archive's copy another rule speaks.
    if address.secure || is_copy(address) || address.among(&["onion"]).is_some() {
        return;
    }
    found.push(
        rules::UNARCHIVED_HTTP
            .at(written.at, "this source is not encrypted and has no archived copy")
            .help("write `https://` if it opens so; if not, add the address of a copy as `archived_url`"),
    );
}

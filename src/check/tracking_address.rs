//! W056 tracking-address.

use super::addresses::Written;
use super::not_an_archive::is_copy;
use crate::diagnostic::Diagnostic;
use crate::html::SafeUrl;
use crate::input::Inputs;
use crate::rules;

/// Parameters that tell a site who sent the reader, and change nothing that is shown. In small letters, in order.
const TRACKING: [&str; 46] = [
    "__hsfp",
    "__hssc",
    "__hstc",
    "__s",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "_openstat",
    "at_campaign",
    "at_medium",
    "dclid",
    "epik",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "mtm_campaign",
    "ns_campaign",
    "ns_mchannel",
    "oly_anon_id",
    "oly_enc_id",
    "pk_campaign",
    "pk_kwd",
    "rb_clickid",
    "ref_src",
    "s_cid",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "wickedid",
    "yclid",
    "ymclid",
];

pub(super) fn check(written: &Written<'_>, inputs: &Inputs, found: &mut Vec<Diagnostic>) {
    let address = &written.address;
    let Some(first) = address.query.split('&').find(|part| is_tracking(part)) else { return };
    // What an archive has in its address is part of the name of the copy.
    if is_copy(address) {
        return;
    }
    let name: String = name(first).chars().take(40).collect();
    let finding = rules::TRACKING_ADDRESS
        .at(written.at, format!("`{name}` in this address only says where the reader came from"))
        .help("delete it, and what stands with it up to the next `&`");
    found.push(match clean(written, inputs) {
        Some(clean) => finding.edit(written.at, clean),
        None => finding,
    });
}

/// The name of a parameter. Copied from the source text of a page it begins with what is left of `&amp;`.
fn name(part: &str) -> &str {
    let name = part.split('=').next().unwrap_or_default();
    name.strip_prefix("amp;").unwrap_or(name)
}

fn is_tracking(part: &str) -> bool {
    let name = name(part);
    let utm = name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("utm_"));
    let small = || name.bytes().map(|byte| byte.to_ascii_lowercase());
    utm || TRACKING.binary_search_by(|known| known.bytes().cmp(small())).is_ok()
}

/// The address as it stands in the file, quotes included, without these parameters. None if it is
/// not written there as it is meant.
fn clean(written: &Written<'_>, inputs: &Inputs) -> Option<String> {
    let (start, end) = written.at.range?;
    let text = inputs.files.get(written.at.file.0 as usize)?.text();
    let whole = text.get(start as usize..end as usize)?;
    let quote = whole.get(..1).filter(|quote| matches!(*quote, "\"" | "'")).unwrap_or_default();
    let bare = whole.strip_prefix(quote)?.strip_suffix(quote)?;
    if SafeUrl::parse(bare).ok()?.as_str() != written.address.whole {
        return None;
    }
    let (before, anchor) = bare.split_at(bare.find('#').unwrap_or(bare.len()));
    let (page, query) = before.split_once('?')?;
    let kept: Vec<&str> = query.split('&').filter(|part| !is_tracking(part)).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    Some(format!("{quote}{page}{mark}{}{anchor}{quote}", kept.join("&")))
}

#[cfg(test)]
mod tests {
    use super::TRACKING;

    #[test]
    fn the_parameters_are_in_order() {
        assert!(TRACKING.is_sorted());
    }
}

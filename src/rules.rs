//! The registry: every rule there is, each with its page.
//!
//! A code is never used again. A new rule takes the next number and gets a page
//! in `docs/rules/`, which is documentation and test in one. An editorial rule
//! is found in a file of its name in `check/` or `parse/`; what breaks the
//! shape of a file is found where that shape is read.

use crate::diagnostic::{Rule, Severity};

/// The rule with this code or name, in any case.
pub fn find(asked: &str) -> Option<&'static Rule> {
    let asked = asked.to_lowercase();
    RULES.iter().copied().find(|rule| rule.code.to_lowercase() == asked || rule.name == asked)
}

/// One static a rule, and the list of them all. `firm`: the rule stays an error whatever
/// `site.toml` says, because without it a page could not be made, or would not be safe;
/// `open`: the publisher decides.
macro_rules! rules {
    ($($(#[$doc:meta])* $id:ident = $code:literal $name:literal $severity:ident $firm:ident;)*) => {
        $(
            $(#[$doc])*
            pub static $id: Rule = Rule {
                code: $code,
                name: $name,
                severity: Severity::$severity,
                firm: rules!(@ $firm),
                page: include_str!(concat!("../docs/rules/", $code, "-", $name, ".md")),
            };
        )*

        /// All rules, by number.
        pub static RULES: &[&Rule] = &[$(&$id),*];
    };
    (@ firm) => { true };
    (@ open) => { false };
}

rules! {
    // The shape of files and records, and what they refer to.

    /// The front matter cannot be read as TOML.
    BAD_TOML = "E001" "bad-toml" Error firm;
    /// A content file does not begin with a block between two lines of +++.
    MISSING_FRONT_MATTER = "E002" "missing-front-matter" Error firm;
    /// The block of front matter has no closing +++ line.
    UNCLOSED_FRONT_MATTER = "E003" "unclosed-front-matter" Error firm;
    /// A file is not UTF-8 text.
    NOT_UTF8 = "E004" "not-utf8" Error firm;
    /// A file could not or must not be read.
    UNREADABLE_FILE = "E005" "unreadable-file" Error firm;
    /// A file lies where the site has no use for it, or its name cannot be a key.
    STRAY_FILE = "E006" "stray-file" Error firm;
    /// Two files claim the same key, or keys that differ only in case.
    DUPLICATE_KEY = "E007" "duplicate-key" Error firm;
    /// The front matter has a field that the record does not know.
    UNKNOWN_FIELD = "E008" "unknown-field" Error firm;
    /// A field that every such record needs is not there.
    MISSING_FIELD = "E009" "missing-field" Error firm;
    /// A field has a value of another type than it needs.
    WRONG_TYPE = "E010" "wrong-type" Error firm;
    /// A value is not one of the closed list of its field.
    UNKNOWN_WORD = "E011" "unknown-word" Error firm;
    /// A date is no date.
    BAD_DATE = "E012" "bad-date" Error firm;
    /// A value has not the form that its field needs.
    BAD_VALUE = "E013" "bad-value" Error firm;
    /// Two entries of one file have the same id.
    DUPLICATE_ID = "E014" "duplicate-id" Error firm;
    /// A list of sources or a citation names a source that the file does not have.
    UNKNOWN_SOURCE = "E015" "unknown-source" Error firm;
    /// A claim, designation, involvement, proceeding or response has no source.
    MISSING_SOURCE = "E016" "missing-source" Error firm;
    /// A field names a record that does not exist.
    UNRESOLVED_REFERENCE = "E017" "unresolved-reference" Error firm;
    /// A Markdown link leads to a page that does not exist.
    BROKEN_LINK = "E018" "broken-link" Error firm;
    /// A Markdown link leads to a place that its page does not have.
    BROKEN_ANCHOR = "E019" "broken-anchor" Error open;
    /// The Markdown has HTML in it.
    RAW_HTML = "E020" "raw-html" Error firm;
    /// An address has a scheme that is not allowed.
    UNSAFE_ADDRESS = "E021" "unsafe-address" Error firm;
    /// A former key belongs to another page.
    TAKEN_KEY = "E022" "taken-key" Error firm;
    /// There is no site.toml.
    MISSING_CONFIG = "E023" "missing-config" Error firm;
    /// There is no content.
    EMPTY_CONTENT = "E024" "empty-content" Error firm;
    /// A template cannot be read or rendered.
    BAD_TEMPLATE = "E025" "bad-template" Error firm;
    /// Two things want the same address.
    DUPLICATE_OUTPUT = "E026" "duplicate-output" Error firm;
    /// The Markdown or the TOML is nested too deeply.
    TOO_DEEP = "E027" "too-deep" Error firm;
    /// A photo is named that is not there or is no picture.
    MISSING_PHOTO = "E028" "missing-photo" Error firm;
    /// The Markdown shows a picture that is not in content/photos.
    REMOTE_IMAGE = "E029" "remote-image" Error firm;
    /// Two dates stand in an order in which they cannot have happened.
    DATES_OUT_OF_ORDER = "E030" "dates-out-of-order" Error open;
    /// The page was last reviewed too long ago.
    REVIEW_OVERDUE = "W031" "review-overdue" Warning open;
    /// A designation rests on the press alone.
    PRESS_ONLY = "W032" "press-only" Warning open;
    /// A source is declared that nothing cites.
    UNUSED_SOURCE = "W033" "unused-source" Warning open;
    /// A file begins with an invisible byte-order mark.
    BYTE_ORDER_MARK = "E034" "byte-order-mark" Error open;
    /// The lines of a file end as on Windows.
    WINDOWS_LINE_ENDS = "E035" "windows-line-ends" Error open;
    /// The site names no address for corrections.
    MISSING_CONTACT = "W036" "missing-contact" Warning open;

    // What a file allows itself.

    /// A file allows a warning that it does not have.
    UNUSED_ALLOWANCE = "W037" "unused-allowance" Warning open;

    // Dates, relations and measures.

    /// An authority acted before it was there.
    DESIGNATED_BEFORE_REGIME = "E038" "designated-before-regime" Error open;
    /// A person was taken off a list before being put on it.
    DELISTED_BEFORE_LISTED = "E039" "delisted-before-listed" Error open;
    /// A dead person took a post, entered a relation or answered.
    EVENT_AFTER_DEATH = "E040" "event-after-death" Error open;
    /// A dead person was put on a list.
    DESIGNATED_AFTER_DEATH = "W041" "designated-after-death" Warning open;
    /// Something happened to a person who was not born yet.
    EVENT_BEFORE_BIRTH = "E042" "event-before-birth" Error open;
    /// Something that has been done has a date that has not come.
    FUTURE_DATE = "W043" "future-date" Warning open;
    /// A source was opened before it was published.
    ACCESSED_BEFORE_PUBLISHED = "W044" "accessed-before-published" Warning open;
    /// A file says the same thing twice.
    REPEATED_ENTRY = "W045" "repeated-entry" Warning open;
    /// A person is related to himself or herself.
    SELF_RELATION = "E046" "self-relation" Error open;
    /// Each of two people is the superior of the other.
    CONTRADICTING_RELATIONS = "W047" "contradicting-relations" Warning open;
    /// A designation has a measure that its authority does not have.
    FOREIGN_MEASURE = "W048" "foreign-measure" Warning open;
    /// A designation has a programme that its authority does not have.
    FOREIGN_PROGRAMME = "W049" "foreign-programme" Warning open;

    // Sources.

    /// One address is cited under two titles.
    DIFFERING_TITLES = "W050" "differing-titles" Warning open;
    /// A file has two sources with one address.
    REPEATED_ADDRESS = "W051" "repeated-address" Warning open;
    /// An address is that of a shortening service.
    SHORTENED_ADDRESS = "W052" "shortened-address" Warning open;
    /// No reader can open an address.
    DEAD_ADDRESS = "W053" "dead-address" Warning open;
    /// A source is not encrypted and has no archived copy.
    UNARCHIVED_HTTP = "W054" "unarchived-http" Warning open;
    /// What is given as archived copy is none, or the copy stands for the original.
    NOT_AN_ARCHIVE = "W055" "not-an-archive" Warning open;
    /// An address says who clicked on it, and where.
    TRACKING_ADDRESS = "W056" "tracking-address" Warning open;
    /// What a court did rests on no record of the court.
    COURT_STATUS_FROM_PRESS = "W057" "court-status-from-press" Warning open;
    /// A list was last read too long ago.
    STALE_COVERAGE = "W058" "stale-coverage" Warning open;

    // Wording.

    /// The site's own words say that somebody did what nobody has been found to have done.
    ASSERTED_GUILT = "E059" "asserted-guilt" Error open;
    /// A word that judges a person stands outside a quotation.
    LOADED_WORD = "E060" "loaded-word" Error open;
    /// A person's page has a charge without the acquittal that another file records.
    HIDDEN_ACQUITTAL = "E061" "hidden-acquittal" Error open;
    /// A paragraph about a person or a case cites nothing.
    UNCITED_PARAGRAPH = "W062" "uncited-paragraph" Warning open;
    /// A claim does not say who makes it.
    UNATTRIBUTED_CLAIM = "W063" "unattributed-claim" Warning open;
    /// A picture has no words for those who do not see it.
    MISSING_ALT = "E064" "missing-alt" Error open;
    /// The words of a link do not say where it leads.
    VAGUE_LINK = "W065" "vague-link" Warning open;

    // Names.

    /// A word mixes letters that look alike and are of two scripts.
    MIXED_SCRIPTS = "E066" "mixed-scripts" Error open;
    /// A character stands in the file that nobody sees.
    INVISIBLE_CHARACTER = "E067" "invisible-character" Error firm;
    /// Two pages are likely about one person.
    LIKELY_DUPLICATE = "W068" "likely-duplicate" Warning open;
    /// A name is in capitals, as on a list.
    NAME_IN_CAPITALS = "W069" "name-in-capitals" Warning open;
    /// A name is not in the usual form of Unicode.
    NOT_NORMALISED = "W070" "not-normalised" Warning open;
    /// A name has something in it that is no letter.
    SYMBOL_IN_NAME = "E071" "symbol-in-name" Error open;
    /// A name is not in the script of its language.
    WRONG_SCRIPT = "W072" "wrong-script" Warning open;

    // Privacy.

    /// A text has the number of a passport or of another document of a person.
    IDENTITY_NUMBER = "E073" "identity-number" Error open;
    /// A text has the address of a home.
    HOME_ADDRESS = "E074" "home-address" Error open;
    /// A text has a phone number.
    PHONE_NUMBER = "E075" "phone-number" Error open;
    /// A text has the mail address of a person.
    MAIL_ADDRESS = "W076" "mail-address" Warning open;
    /// A child is named.
    NAMED_MINOR = "W077" "named-minor" Warning open;

    // Pictures.

    /// A picture is not whole, or not what its name says, so that it cannot be published clean.
    BROKEN_PICTURE = "E078" "broken-picture" Error firm;
    /// A picture has more pixels than any page needs.
    LARGE_PICTURE = "E079" "large-picture" Error firm;
    /// Nothing says who made a picture of the text, or on which terms it may be shown.
    UNCREDITED_PICTURE = "E080" "uncredited-picture" Error open;
    /// A picture lies in content/photos that no page shows.
    UNUSED_PICTURE = "W081" "unused-picture" Warning open;
    /// A picture is credited that the text does not show.
    UNUSED_CREDIT = "W082" "unused-credit" Warning open;
}

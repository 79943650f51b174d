//! The lists of tables that a page may have: what names a row, and what is told of it.

use super::fields::{Field, Form};
use super::pairs::Likeness;
use crate::change::Subject;
use crate::snapshot::{Page, Row};

/// One list of a page.
pub(super) struct List {
    pub(super) subject: Subject,
    pub(super) rows: for<'p> fn(&'p Page<'p>) -> &'p [Row<'p>],
    /// What names a row, the strictest first.
    pub(super) levels: &'static [Likeness],
    /// Whether a text that changed a little is the same row.
    pub(super) by_text: bool,
    /// The field with the date of a row.
    pub(super) date: &'static str,
    /// The field that an added or removed row is shown with; none if its name says it.
    pub(super) shown: &'static str,
    pub(super) fields: &'static [Field],
}

const SOURCES: Field = ("sources", "sources", Form::Sources);
const NOTE: Field = ("note", "note", Form::Long);
const STATUS: Field = ("status", "status", Form::Shown);
const DATE: Field = ("date", "date", Form::Shown);
const FROM: Field = ("from", "beginning", Form::Shown);
const UNTIL: Field = ("until", "end", Form::Shown);

/// All lists. The two that others refer to come first.
pub(super) const LISTS: [List; 14] = [
    List {
        subject: Subject::Source,
        rows: |page| &page.sources,
        levels: &[&["id"], &["url"], &["title", "publisher"]],
        by_text: false,
        date: "",
        shown: "title",
        fields: &[
            ("title", "title", Form::Shown),
            ("url", "address", Form::Shown),
            ("publisher", "publisher", Form::Shown),
            ("kind", "kind", Form::Shown),
            ("published", "date", Form::Shown),
            ("accessed", "day of opening", Form::Shown),
            ("archived_url", "archived copy", Form::Shown),
            ("sha256", "hash", Form::Shown),
            ("lang", "language", Form::Shown),
            NOTE,
        ],
    },
    List {
        subject: Subject::Claim,
        rows: |page| &page.claims,
        levels: &[&["id"], &["text", "by"], &["text"]],
        by_text: true,
        date: "date",
        shown: "text",
        fields: &[
            STATUS,
            ("text", "text", Form::Long),
            ("by", "author", Form::Shown),
            DATE,
            ("case", "case", Form::Keys),
            ("people", "people", Form::Keys),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Designation,
        rows: |page| &page.designations,
        levels: &[
            &["authority", "action", "list_id", "programme", "date"],
            &["authority", "action", "date", "programme"],
            &["authority", "action", "date"],
            &["list_id", "authority", "action"],
            &["programme", "authority", "action"],
            &["authority", "action"],
        ],
        by_text: false,
        date: "date",
        shown: "",
        fields: &[
            DATE,
            ("programme", "programme", Form::Shown),
            ("list_id", "number on the list", Form::Shown),
            ("measures", "measures", Form::Shown),
            ("reason", "reason", Form::Long),
            ("cases", "cases", Form::Keys),
            NOTE,
            SOURCES,
        ],
    },
    List {
        subject: Subject::Response,
        rows: |page| &page.responses,
        levels: &[&["by", "text"], &["by", "claim", "date"], &["by", "claim"], &["text"]],
        by_text: true,
        date: "date",
        shown: "text",
        fields: &[
            ("by", "author", Form::Shown),
            ("text", "text", Form::Long),
            DATE,
            ("claim", "claim", Form::Shown),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Involvement,
        rows: |page| &page.involvements,
        levels: &[&["case", "role"], &["case"]],
        by_text: false,
        date: "",
        shown: "role",
        fields: &[STATUS, ("role", "role", Form::Shown), NOTE, SOURCES],
    },
    List {
        subject: Subject::Proceeding,
        rows: |page| &page.proceedings,
        levels: &[
            &["ecli"],
            &["number", "body"],
            &["body", "name", "date"],
            &["body", "date"],
            &["body", "outcome"],
            &["name", "body"],
        ],
        by_text: false,
        date: "date",
        shown: "outcome",
        fields: &[
            STATUS,
            ("name", "name", Form::Shown),
            ("number", "number", Form::Shown),
            DATE,
            ("outcome", "outcome", Form::Shown),
            ("ecli", "ECLI", Form::Shown),
            ("people", "people", Form::Keys),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Position,
        rows: |page| &page.positions,
        levels: &[
            &["title", "organisation", "from"],
            &["title", "organisation"],
            &["title", "from"],
            &["title"],
            &["organisation", "from", "until"],
        ],
        by_text: false,
        date: "from",
        shown: "",
        fields: &[
            ("title", "title", Form::Shown),
            ("organisation", "organisation", Form::Shown),
            ("country", "country", Form::Shown),
            FROM,
            UNTIL,
            SOURCES,
        ],
    },
    List {
        subject: Subject::Relation,
        rows: |page| &page.relations,
        levels: &[&["person", "kind", "from"], &["person", "kind"], &["person"]],
        by_text: false,
        date: "from",
        shown: "kind",
        fields: &[("kind", "kind", Form::Shown), FROM, UNTIL, NOTE, SOURCES],
    },
    List {
        subject: Subject::Victim,
        rows: |page| &page.victims,
        levels: &[&["name"], &["native_name"]],
        by_text: false,
        date: "",
        shown: "",
        fields: &[
            ("name", "name", Form::Shown),
            ("native_name", "native name", Form::Shown),
            ("born", "date of birth", Form::Shown),
            ("died", "date of death", Form::Shown),
            ("role", "role", Form::Shown),
            SOURCES,
        ],
    },
    List {
        subject: Subject::Regime,
        rows: |page| &page.regimes,
        levels: &[&["authority"]],
        by_text: false,
        date: "",
        shown: "",
        fields: &[NOTE, SOURCES],
    },
    List {
        subject: Subject::Coverage,
        rows: |page| &page.coverage,
        levels: &[&["extent", "countries", "list"], &["list", "countries"], &["list"], &["extent"]],
        by_text: false,
        date: "as_of",
        shown: "extent",
        fields: &[
            ("extent", "extent", Form::Shown),
            ("countries", "countries", Form::Shown),
            ("as_of", "date", Form::Shown),
            ("list", "list", Form::Shown),
            NOTE,
            SOURCES,
        ],
    },
    List {
        subject: Subject::Identifier,
        rows: |page| &page.identifiers,
        levels: &[&["scheme", "value"], &["scheme"]],
        by_text: false,
        date: "",
        shown: "value",
        fields: &[("value", "value", Form::Shown)],
    },
    List {
        subject: Subject::Picture,
        rows: |page| &page.pictures,
        levels: &[&["file"]],
        by_text: false,
        date: "",
        shown: "credit",
        fields: &[("credit", "credit", Form::Shown), ("licence", "licence", Form::Shown), SOURCES],
    },
    List {
        subject: Subject::Correction,
        rows: |page| &page.corrections,
        levels: &[&["date", "text"], &["text"], &["date"]],
        by_text: true,
        date: "date",
        shown: "text",
        fields: &[DATE, ("text", "text", Form::Long)],
    },
];

//! The arguments of `onrecord new`, one list a kind, and what they come to.

use onrecord::model::key::Kind;
use std::path::PathBuf;

/// Writes the file of a new official, case, authority or country
///
/// Picks the name of the file, proposes other spellings of a name, and says if
/// the site may have the person already. On a terminal it asks for what must
/// be there and is not given; elsewhere it leaves a place to fill in, which
/// `onrecord check` reports. A file that is there is never written over.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    record: New,
}

#[derive(clap::Subcommand)]
enum New {
    Official(Official),
    Case(Case),
    Authority(Authority),
    Country(Country),
}

#[derive(clap::Args)]
pub(crate) struct Common {
    /// The folder with site.toml and content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(crate) root: PathBuf,
    /// Name of the file without .md, where the one made of the name will not do
    #[arg(long)]
    pub(crate) key: Option<String>,
    /// Write the file although somebody or something like it is there
    #[arg(long)]
    pub(crate) anyway: bool,
}

/// A person
#[derive(clap::Args)]
struct Official {
    /// As the site calls the person
    name: String,
    #[command(flatten)]
    common: Common,
    /// The state that the person served: code or name
    #[arg(long)]
    country: Option<String>,
    /// official, politician or private-person
    #[arg(long)]
    kind: Option<String>,
    /// The publisher's own ranking, as senior
    #[arg(long)]
    seniority: Option<String>,
    /// How the name stands in a list, family name first: "Brandt, Ada"
    #[arg(long, value_name = "NAME")]
    sort_name: Option<String>,
    /// The name in its own script
    #[arg(long, value_name = "NAME")]
    native_name: Option<String>,
    /// The language of that name, as ru
    #[arg(long, requires = "native_name")]
    lang: Option<String>,
    /// Date of birth: 1961-03-05, 1961-03, 1961 or ~1961
    #[arg(long, value_name = "DATE")]
    born: Option<String>,
    /// Another spelling or name; may be given several times
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// Take the proposed spellings as aliases, without asking
    #[arg(long = "aliases")]
    take_aliases: bool,
}

/// A case
#[derive(clap::Args)]
struct Case {
    /// As the site calls the case
    title: String,
    #[command(flatten)]
    common: Common,
    /// Where it happened: code or name
    #[arg(long)]
    country: Option<String>,
    /// Where, in words
    #[arg(long)]
    place: Option<String>,
    /// The day of the event: 2019-06-14, 2019-06, 2019 or ~2019
    #[arg(long, value_name = "DATE")]
    happened: Option<String>,
}

/// A legal regime
#[derive(clap::Args)]
struct Authority {
    /// The name in full
    name: String,
    #[command(flatten)]
    common: Common,
    /// For tables
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// Whose law it is: us, uk, eu, ca, au, un, or the code or name of another country
    #[arg(long)]
    jurisdiction: Option<String>,
    /// statute, order, regulation or counter-measure
    #[arg(long)]
    kind: Option<String>,
    /// The name in its own script
    #[arg(long, value_name = "NAME")]
    native_name: Option<String>,
    /// The language of that name, as ru
    #[arg(long, requires = "native_name")]
    lang: Option<String>,
}

/// A country that is to have a text of its own
#[derive(clap::Args)]
struct Country {
    /// Code or name; with --key, what the site calls it
    name: String,
    #[command(flatten)]
    common: Common,
}

/// What somebody wants, whatever the kind.
pub(super) struct Wish {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) common: Common,
    /// Fields and what was typed for them.
    pub(super) given: Vec<(&'static str, String)>,
    pub(super) native_name: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) take_aliases: bool,
}

impl Wish {
    fn new(kind: Kind, name: String, common: Common) -> Wish {
        Wish {
            kind,
            name,
            common,
            given: Vec::new(),
            native_name: None,
            lang: None,
            aliases: Vec::new(),
            take_aliases: false,
        }
    }

    fn with<const N: usize>(mut self, fields: [(&'static str, Option<String>); N]) -> Wish {
        let given = fields.into_iter().filter_map(|(name, typed)| Some((name, typed?)));
        self.given.extend(given);
        self
    }
}

impl Arguments {
    pub(super) fn wish(self) -> Wish {
        match self.record {
            New::Official(new) => {
                let wish = Wish::new(Kind::Official, new.name, new.common).with([
                    ("sort_name", new.sort_name),
                    ("country", new.country),
                    ("kind", new.kind),
                    ("seniority", new.seniority),
                    ("born", new.born),
                ]);
                let (native_name, lang) = (new.native_name, new.lang);
                let (aliases, take_aliases) = (new.aliases, new.take_aliases);
                Wish { native_name, lang, aliases, take_aliases, ..wish }
            }
            New::Case(new) => Wish::new(Kind::Case, new.title, new.common).with([
                ("country", new.country),
                ("place", new.place),
                ("happened", new.happened),
            ]),
            New::Authority(new) => {
                let wish = Wish::new(Kind::Authority, new.name, new.common).with([
                    ("short_name", new.short_name),
                    ("jurisdiction", new.jurisdiction),
                    ("kind", new.kind),
                ]);
                Wish { native_name: new.native_name, lang: new.lang, ..wish }
            }
            New::Country(new) => Wish::new(Kind::Country, new.name, new.common),
        }
    }
}

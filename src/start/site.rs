//! The files of a new site: one invented example of each kind, and what keeps it in order.

use crate::model::date::Day;
use crate::start::record::quoted;

/// Paths and texts. `{…}` in a text stands for what only the new site knows.
const FILES: &[(&str, &str)] = &[
    (".editorconfig", include_str!("site/editorconfig")),
    (".gitattributes", include_str!("site/gitattributes")),
    (".github/dependabot.yml", include_str!("site/dependabot.yml")),
    (".github/workflows/check.yml", include_str!("site/check.yml")),
    (".gitignore", include_str!("site/gitignore")),
    ("README.md", include_str!("site/README.md")),
    ("content/about.md", include_str!("site/about.md")),
    ("content/authorities/aldovia-sanctions-act.md", include_str!("site/aldovia-sanctions-act.md")),
    ("content/cases/harbour-fire.md", include_str!("site/harbour-fire.md")),
    ("content/countries/aq.md", include_str!("site/aq.md")),
    ("content/officials/ada-brandt.md", include_str!("site/ada-brandt.md")),
    ("site.toml", include_str!("site/site.toml")),
];

/// What only the new site knows.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Name of the site.
    pub title: String,
    /// Where corrections go; none until the publisher says so.
    pub contact: Option<String>,
    /// The day on which it was made.
    pub today: Day,
}

/// All files of a new site, by path.
pub fn files(settings: &Settings) -> Vec<(&'static str, String)> {
    let contact = match &settings.contact {
        Some(contact) => format!("contact = {}", quoted(contact)),
        None => "# contact = \"mailto:corrections@example.org\"".to_owned(),
    };
    let today = settings.today.to_string();
    let fill = |text: &str| {
        // The title comes last: what is typed there is not looked into.
        text.replace("{today}", &today)
            .replace("{version}", env!("CARGO_PKG_VERSION"))
            .replace("{contact}", &contact)
            .replace("{title}", &quoted(&settings.title))
    };
    FILES.iter().map(|(path, text)| (*path, fill(text))).collect()
}

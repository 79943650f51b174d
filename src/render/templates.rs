//! Templates: compiled once, and what is wrong with one shown where it stands.

use super::frame::{Frame, SiteView};
use super::reads::Reads;
use crate::diagnostic::Diagnostic;
use crate::input::{FileId, Inputs, Role, Span};
use crate::rules;
use crate::site::Site;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Error, ErrorKind, ReportError, Tera, Value};

/// The templates that pages are rendered with; the others are parts of them.
const PAGES: [&str; 23] = [
    "404.html",
    "about.html",
    "authorities.html",
    "authority.html",
    "case.html",
    "cases.html",
    "changes.xml",
    "corrections.html",
    "countries.html",
    "country.html",
    "feed.xml",
    "gaps.html",
    "home.html",
    "jurisdiction.html",
    "jurisdictions.html",
    "moved.html",
    "official.html",
    "officials.html",
    "sitemap.xml",
    "sources.html",
    "status.html",
    "statuses.html",
    "withdrawn.html",
];

/// All templates, ready to render.
pub(super) struct Templates {
    tera: Tera,
    files: BTreeMap<String, FileId>,
    reads: Reads,
}

impl Templates {
    /// Compiles what lies below `templates/`. What cannot be compiled is a finding.
    pub(super) fn compile(site: &Site, inputs: &Inputs, found: &mut Vec<Diagnostic>) -> Templates {
        let mut files: BTreeMap<String, FileId> = BTreeMap::new();
        let mut texts: Vec<(&str, &str)> = Vec::new();
        for (id, input) in inputs.iter().filter(|(_, input)| input.role == Role::Template) {
            let name = input.path.strip_prefix("templates/").unwrap_or(&input.path);
            files.insert(name.to_owned(), id);
            texts.push((name, input.text()));
        }
        let reads = Reads::of(&PAGES, &texts.iter().copied().collect());
        let mut templates = Templates { tera: Tera::new(), files, reads };
        if let Err(error) = templates.tera.add_raw_templates(texts.iter().copied()) {
            templates.explain(&texts, &error, found);
        }
        let view = Value::from_serializable(&SiteView::new(site));
        templates.tera.global_context().insert_value("site", view);
        templates
    }

    /// Which fields of a view they read.
    pub(super) fn reads(&self) -> &Reads {
        &self.reads
    }

    /// Renders one page: the template `name` sees the site, the frame as `page`, and its view as `key`.
    pub(super) fn render<V: Serialize>(
        &self,
        name: &'static str,
        frame: &Frame<'_>,
        (key, view): (&'static str, &V),
        buffer: &mut Vec<u8>,
    ) -> Result<(), Diagnostic> {
        let mut context = Context::new();
        let filled = Value::try_from_serializable(frame).and_then(|frame| {
            context.insert_value("page", frame);
            context.insert_value(key, Value::try_from_serializable(view)?);
            self.tera.render_to(name, &context, buffer)
        });
        filled.map_err(|error| self.finding(name, &error))
    }

    /// Tera stops at the first template that it cannot read; here each is tried by itself, so that all are reported.
    fn explain(&self, texts: &[(&str, &str)], error: &Error, found: &mut Vec<Diagnostic>) {
        let before = found.len();
        for (name, text) in texts {
            let alone = Tera::new().add_raw_template(name, text);
            if let Err(error) = alone
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                found.push(self.finding(name, &error));
            }
        }
        if found.len() > before {
            return;
        }
        let text =
            |name: &str| texts.iter().find(|(other, _)| *other == name).map(|(_, text)| *text);
        let message = error.to_string();
        for report in message.split("\n\n") {
            found.push(match located(report, text) {
                Some((name, start, end, words)) => {
                    rules::BAD_TEMPLATE.at(Span::range(self.file(name), start, end), words)
                }
                None => self.finding("", error),
            });
        }
    }

    fn finding(&self, name: &str, error: &Error) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                self.report(report)
            }
            ErrorKind::MissingParent { current, parent } => rules::BAD_TEMPLATE.at(
                Span::file(self.file(current)),
                format!("this template extends `{parent}`, which is not there"),
            ),
            ErrorKind::TemplateNotFound(missing) => rules::BAD_TEMPLATE
                .at(Span::file(FileId::NONE), format!("there is no template `{missing}`"))
                .help(format!("add `templates/{missing}`")),
            _ => rules::BAD_TEMPLATE.at(Span::file(self.file(name)), one_line(&error.to_string())),
        }
    }

    fn report(&self, report: &ReportError) -> Diagnostic {
        let file = self.file(report.filename());
        let range = &report.span().range;
        rules::BAD_TEMPLATE
            .at(Span::range(file, range.start, range.end), one_line(report.message()))
            .help("docs/templates.md says what each template may read")
    }

    /// A template that is not there is shown at the first file of the root.
    fn file(&self, name: &str) -> FileId {
        self.files.get(name).copied().unwrap_or(FileId::NONE)
    }
}

/// Takes apart Tera's own report, which it gives only as text for what it finds when templates are joined:
/// `error: message`, `--> file:line:column`.
fn located<'a>(
    report: &'a str,
    text: impl Fn(&str) -> Option<&'a str>,
) -> Option<(&'a str, usize, usize, String)> {
    let message = report.lines().next()?.trim().strip_prefix("error: ")?;
    let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let (place, column) = place.rsplit_once(':')?;
    let (name, line) = place.rsplit_once(':')?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let text = text(name)?;
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = text.get(start..)?.lines().next().unwrap_or_default();
    let inside: usize = rest.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
    Some((name, start + inside, start + rest.len(), one_line(message)))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

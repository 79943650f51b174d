//! A noun: what may be wrong, and one finding of it.
//!
//! A contributor's mistake is a `Diagnostic`, collected with all others; a
//! failure of the machine is an `Err`. No function makes both.

use crate::input::Span;
use std::borrow::Cow;

/// Whether a finding stops publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// Reported; the site is built.
    Warning,
}

/// What may be wrong. One constant per rule, in `rules.rs`; one page per rule in `docs/rules/`.
#[derive(Debug)]
pub struct Rule {
    /// `E012` or `W021`: never reused, no meaning in the digits; the letter is the severity at birth.
    pub code: &'static str,
    /// Names the fault, as `missing-source`.
    pub name: &'static str,
    /// Error or warning, where `site.toml` says nothing else.
    pub severity: Severity,
    /// Whether it stays an error whatever `site.toml` says.
    pub firm: bool,
    /// The text of its page.
    pub page: &'static str,
}

impl Rule {
    /// A finding of this rule at a place. `message`: what is wrong here, one line, no full stop.
    pub fn at(&'static self, at: Span, message: impl Into<Cow<'static, str>>) -> Diagnostic {
        let mut message: Cow<'static, str> = message.into();
        // A quoted TOML key may hold anything; a message stays on its line.
        if message.contains(char::is_control) {
            message = Cow::Owned(message.replace(char::is_control, "\u{fffd}"));
        }
        Diagnostic {
            rule: self,
            severity: self.severity,
            at,
            message,
            labels: Vec::new(),
            help: None,
            edits: Box::default(),
        }
    }
}

/// Another place that matters to a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The place.
    pub at: Span,
    /// Why it matters, as `first defined here`.
    pub text: String,
}

/// A text to put in place of a range of the contributor's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; a range.
    pub at: Span,
    /// By what, as it stands in the file: TOML text with its quotes.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Error or warning, by the rule and `site.toml`.
    pub severity: Severity,
    /// Where.
    pub at: Span,
    /// What is wrong here: one line, no full stop.
    pub message: Cow<'static, str>,
    /// Other places that matter.
    pub labels: Vec<Label>,
    /// What to do, as an instruction.
    pub help: Option<Cow<'static, str>>,
    /// Changes that do it, all together. Only where there is no doubt what was meant: they are
    /// applied by the program. None where a person must look.
    pub edits: Box<[Edit]>,
}

impl Diagnostic {
    /// Adds an instruction.
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds a safe change that mends it.
    pub fn edit(mut self, at: Span, text: impl Into<String>) -> Diagnostic {
        let mut edits = self.edits.into_vec();
        edits.push(Edit { at, text: text.into() });
        self.edits = edits.into();
        self
    }

    /// Adds safe changes that mend it, all together.
    pub fn edit_all(mut self, changes: impl IntoIterator<Item = (Span, String)>) -> Diagnostic {
        let mut edits = self.edits.into_vec();
        edits.extend(changes.into_iter().map(|(at, text)| Edit { at, text }));
        self.edits = edits.into();
        self
    }

    /// Adds another place.
    pub fn label(mut self, at: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { at, text: text.into() });
        self
    }
}

/// Findings in a fixed order: by file, place, rule, message. Repeats of one finding count once.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Joins the findings of several passes into one order.
    pub fn merge(parts: impl IntoIterator<Item = Diagnostics>) -> Diagnostics {
        Diagnostics::from(parts.into_iter().flat_map(|part| part.found).collect::<Vec<_>>())
    }

    /// Whether anything stands that must stop publication.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether anything stands that is at least as grave as this.
    pub fn reach(&self, severity: Severity) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity <= severity)
    }

    /// Those that are wanted, and the others.
    pub fn split(self, wanted: impl FnMut(&Diagnostic) -> bool) -> (Diagnostics, Diagnostics) {
        let (wanted, others) = self.found.into_iter().partition(wanted);
        (Diagnostics { found: wanted }, Diagnostics { found: others })
    }

    /// How many of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Takes them apart, to be changed and put in order anew.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

impl From<Vec<Diagnostic>> for Diagnostics {
    fn from(mut found: Vec<Diagnostic>) -> Diagnostics {
        found.sort_by(|a, b| {
            (a.at, a.rule.code, &a.message, &a.labels).cmp(&(
                b.at,
                b.rule.code,
                &b.message,
                &b.labels,
            ))
        });
        found.dedup_by(|a, b| a.at == b.at && a.rule.code == b.rule.code && a.message == b.message);
        Diagnostics { found }
    }
}

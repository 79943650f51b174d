//! The page of a person.

use super::acts::{self, ActView};
use super::body::SafeHtml;
use super::evidence::{self, ClaimView, FootView, ResponseView};
use super::frame::Frame;
use super::index::{capital, standing_with};
use super::people::{Mark, country, mark, words};
use super::timeline::{self, Events, Timeline};
use super::view::{Badge, Cite, DateView, Link, NameView, Seen, join_words};
use crate::model::date::PartialDate;
use crate::model::official::{Official, Relation};
use crate::model::words::{Action, AuthorityKind, RelationKind, Status, Word};
use crate::site::{DocId, Standing};
use crate::url::PagePath;
use serde::Serialize;

/// The page of a person. Templates know it as `official`.
#[derive(Serialize)]
pub(super) struct OfficialView<'a> {
    /// As the site calls the person.
    pub(super) name: &'a str,
    /// In the script of the person's country: none or one.
    pub(super) native: Vec<NameView<'a>>,
    /// Other spellings and names.
    pub(super) aliases: Vec<NameView<'a>>,
    /// The state the person served or is tied to on the lists.
    pub(super) country: Link<'a>,
    /// Official, politician or private person.
    pub(super) kind: &'static str,
    /// The publisher's own ranking.
    pub(super) seniority: &'static str,
    /// Dates of birth; more than one where the sources differ.
    pub(super) born: Vec<DateView>,
    /// Dates of death; more than one where the sources differ.
    pub(super) died: Vec<DateView>,
    /// Numbers on lists.
    pub(super) identifiers: Vec<IdentifierView<'a>>,
    /// Evidence of names, dates and identifiers.
    pub(super) identity_cites: Vec<Cite>,
    /// A picture: none or one.
    pub(super) photo: Vec<PhotoView<'a>>,
    /// One attributed sentence; may be empty.
    pub(super) summary: &'a str,
    /// Where the person stands, in one sentence.
    pub(super) status_line: String,
    /// Where the person stands with each jurisdiction that ever acted.
    pub(super) marks: Vec<Mark>,
    /// Acquittals and denials on record, and answers to the page as a whole: shown near the top.
    pub(super) answers: Vec<AnswerView<'a>>,
    /// An acquittal is on record.
    pub(super) acquitted: bool,
    /// How many answers stand beside the claims that they answer.
    pub(super) answers_below: usize,
    /// The narrative.
    pub(super) body: SafeHtml,
    /// Acts of authorities, in the order of the file.
    pub(super) designations: Vec<ActView<'a>>,
    /// The same drawn in time: none or one.
    pub(super) timeline: Vec<Timeline>,
    /// Where the person stands with every authority, by jurisdiction.
    pub(super) standing: Vec<StandingGroup<'a>>,
    /// Parts in cases.
    pub(super) cases: Vec<InvolvementView<'a>>,
    /// Claims of the person's own file, then those of cases' files that are about the person.
    pub(super) claims: Vec<ClaimView<'a>>,
    /// Proceedings in cases' files that name the person.
    pub(super) proceedings: Vec<ProceedingOf<'a>>,
    /// Posts held.
    pub(super) positions: Vec<PositionView<'a>>,
    /// Ties to other people, of both files.
    pub(super) relations: Vec<RelationView<'a>>,
    /// Sources, corrections, backlinks, as-of date.
    pub(super) foot: FootView<'a>,
}

/// A number on a list.
#[derive(Serialize)]
pub(super) struct IdentifierView<'a> {
    /// Whose number.
    pub(super) scheme: &'static str,
    /// The number.
    pub(super) value: &'a str,
}

/// A picture of a person.
#[derive(Serialize)]
pub(super) struct PhotoView<'a> {
    /// Its address.
    pub(super) url: String,
    /// In pixels.
    pub(super) width: u32,
    /// In pixels.
    pub(super) height: u32,
    /// What it shows, in words.
    pub(super) alt: &'a str,
    /// Who made it.
    pub(super) credit: &'a str,
    /// On which terms it may be shown.
    pub(super) licence: &'a str,
}

/// An acquittal, a denial or another answer.
#[derive(Serialize)]
pub(super) struct AnswerView<'a> {
    /// `acquitted`, `denied` or `answer`, for style.
    pub(super) kind: &'static str,
    /// The same as a reader sees it.
    pub(super) label: &'static str,
    /// Who says so: the court, the person, the state; may be empty.
    pub(super) by: &'a str,
    /// What.
    pub(super) text: &'a str,
    /// When.
    pub(super) date: DateView,
    /// The page in whose file it stands; none if it is this one.
    pub(super) file: Vec<Link<'a>>,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// Where a person stands with the authorities of a jurisdiction.
#[derive(Serialize)]
pub(super) struct StandingGroup<'a> {
    /// The jurisdiction.
    pub(super) jurisdiction: Link<'a>,
    /// Number of its colour and pattern.
    pub(super) tone: usize,
    /// One row an authority.
    pub(super) rows: Vec<StandingRow<'a>>,
}

/// Where a person stands with an authority.
#[derive(Serialize)]
pub(super) struct StandingRow<'a> {
    /// The regime.
    pub(super) authority: Link<'a>,
    /// `listed`, `delisted`, `not-listed` or `no-record`, for style.
    pub(super) state: &'static str,
    /// "Listed since 9 January 2017".
    pub(super) text: String,
}

/// A part in a case.
#[derive(Serialize)]
pub(super) struct InvolvementView<'a> {
    /// The case.
    pub(super) case: Link<'a>,
    /// In attributed words.
    pub(super) role: &'a str,
    /// How well it stands.
    pub(super) status: Badge,
    /// What must be said beside it.
    pub(super) note: &'a str,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// A proceeding in a case's file that names the person.
#[derive(Serialize)]
pub(super) struct ProceedingOf<'a> {
    /// The case.
    pub(super) case: Link<'a>,
    /// The court or body.
    pub(super) body: &'a str,
    /// What it is called; may be empty.
    pub(super) name: &'a str,
    /// Its number there; may be empty.
    pub(super) number: &'a str,
    /// Day of the decision.
    pub(super) date: DateView,
    /// What came of it.
    pub(super) outcome: &'a str,
    /// How it stands.
    pub(super) status: Badge,
    /// The evidence, on the page of the case.
    pub(super) cites: Vec<Cite>,
}

/// A post held.
#[derive(Serialize)]
pub(super) struct PositionView<'a> {
    /// The post.
    pub(super) title: &'a str,
    /// Where; may be empty.
    pub(super) organisation: &'a str,
    /// Of which state, if not the person's: none or one.
    pub(super) country: Vec<Link<'a>>,
    /// Since.
    pub(super) from: DateView,
    /// Until.
    pub(super) until: DateView,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// A tie to another person.
#[derive(Serialize)]
pub(super) struct RelationView<'a> {
    /// What the other person is to this one: superior, subordinate, relative, associate.
    pub(super) kind: &'static str,
    /// The other person.
    pub(super) person: Link<'a>,
    /// Since.
    pub(super) from: DateView,
    /// Until.
    pub(super) until: DateView,
    /// What must be said beside it.
    pub(super) note: &'a str,
    /// The page in whose file it stands; none if it is this one.
    pub(super) file: Vec<Link<'a>>,
    /// The evidence.
    pub(super) cites: Vec<Cite>,
}

/// Frame and view of a person's page.
pub(super) fn page<'a>(
    seen: Seen<'a>,
    id: DocId,
    official: &'a Official,
) -> (Frame<'a>, OfficialView<'a>) {
    let view = view(seen, id, official);
    let description = match official.common.summary.as_deref() {
        Some(summary) => summary.to_owned(),
        None => format!("{}: {}", official.name.value, view.status_line),
    };
    let mut frame = Frame::new(seen, "officials", official.name.value.as_str())
        .below(seen, "Officials", "officials.html")
        .about(description);
    // A face is shown elsewhere only where the record says so.
    if let Some(photo) = official.photo.as_ref().filter(|photo| photo.preview)
        && let Some(picture) = PagePath::photo(&photo.file.value)
    {
        frame = frame.shown_as(seen, &picture, &photo.alt);
    }
    (frame, view)
}

fn view<'a>(seen: Seen<'a>, id: DocId, official: &'a Official) -> OfficialView<'a> {
    let common = &official.common;
    let cites = |cites: &crate::model::Cites| seen.cites(cites, &common.sources);
    let foot = evidence::foot(seen, id, common);
    let claims = seen.list("official", "claims", || claims(seen, id, official));
    OfficialView {
        name: &official.name.value,
        native: official.native_name.iter().map(NameView::new).collect(),
        aliases: official.aliases.iter().map(NameView::new).collect(),
        country: country(seen, official.country.value),
        kind: official.kind.label(),
        seniority: official.seniority.label(),
        born: official.born.iter().map(|date| DateView::new(date.value)).collect(),
        died: official.died.iter().map(|date| DateView::new(date.value)).collect(),
        identifiers: seen.list("official", "identifiers", || {
            let view = |number: &'a crate::model::official::Identifier| IdentifierView {
                scheme: number.scheme.label(),
                value: &number.value,
            };
            official.identifiers.iter().map(view).collect()
        }),
        identity_cites: seen
            .list("official", "identity_cites", || cites(&official.identity_sources)),
        photo: photo(seen, official).into_iter().collect(),
        summary: common.summary.as_deref().unwrap_or_default(),
        status_line: status_line(seen, id, official, &foot.as_of),
        marks: seen.list("official", "marks", || {
            let marks = seen.index.person(id).marks.iter();
            marks.map(|(jurisdiction, standing)| mark(seen, *jurisdiction, *standing)).collect()
        }),
        answers: seen.list("official", "answers", || answers(seen, id, official)),
        body: SafeHtml::of_body(seen, seen.site.document(id)),
        designations: seen.list("official", "designations", || acts::views(seen, official)),
        timeline: seen
            .list("official", "timeline", || drawing(seen, official).into_iter().collect()),
        standing: seen.list("official", "standing", || standing(seen, official)),
        cases: seen.list("official", "cases", || involvements(seen, official)),
        acquitted: seen.index.person(id).acquitted,
        answers_below: claims.iter().map(|claim| claim.responses.len()).sum(),
        claims,
        proceedings: seen.list("official", "proceedings", || proceedings(seen, id)),
        positions: seen.list("official", "positions", || positions(seen, official)),
        relations: seen.list("official", "relations", || relations(seen, id, official)),
        foot,
    }
}

/// Where the person stands, in one sentence that claims no more than is recorded.
fn status_line(seen: Seen<'_>, id: DocId, official: &Official, as_of: &DateView) -> String {
    let marks = &seen.index.person(id).marks;
    let actors = |wanted: fn(&Standing) -> bool| {
        let names = marks.iter().filter(|(_, standing)| wanted(standing));
        names.map(|(jurisdiction, _)| super::index::actor(*jurisdiction)).collect::<Vec<_>>()
    };
    let join = |names: &[String]| join_words(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let listed = actors(|standing| matches!(standing, Standing::Listed { .. }));
    let delisted = actors(|standing| matches!(standing, Standing::Delisted { .. }));
    let mut line = String::new();
    if !listed.is_empty() {
        line = format!("Listed by {}.", join(&listed));
    }
    if !delisted.is_empty() {
        let more = format!("Taken off the list by {}.", join(&delisted));
        line = if line.is_empty() { more } else { format!("{line} {more}") };
    }
    if !line.is_empty() {
        return line;
    }
    let when =
        if as_of.words.is_empty() { String::new() } else { format!(", as of {}", as_of.words) };
    let absent = seen.index.jurisdictions.iter().filter(|jurisdiction| {
        let standing = standing_with(seen.site, seen.index, official, **jurisdiction);
        matches!(standing, Standing::NotListed { .. })
    });
    match absent.count() {
        0 => format!(
            "No designation of this person is recorded here{when}. To be named is not to be sanctioned."
        ),
        _ => format!(
            "No designation of this person is recorded here{when}; see below on which lists that was looked up. To be named is not to be sanctioned."
        ),
    }
}

fn photo<'a>(seen: Seen<'a>, official: &'a Official) -> Option<PhotoView<'a>> {
    let photo = official.photo.as_ref()?;
    let (width, height) = seen.index.picture_size(&photo.file.value)?;
    Some(PhotoView {
        url: seen.url(&PagePath::photo(&photo.file.value)?),
        width,
        height,
        alt: &photo.alt,
        credit: &photo.credit,
        licence: &photo.licence,
    })
}

/// Acquittals first, then denials, then answers to the page. What the person's own file says of an
/// acquittal goes before what cases' files say of it; those stand in their own sections in any case.
fn answers<'a>(seen: Seen<'a>, id: DocId, official: &'a Official) -> Vec<AnswerView<'a>> {
    let facts = seen.index.person(id);
    if !facts.acquitted && !facts.answered {
        return Vec::new();
    }
    let mut answers =
        answers_in(claims(seen, id, official).into_iter().filter(|claim| claim.file.is_empty()));
    let has =
        |answers: &[AnswerView<'_>], kind: &str| answers.iter().any(|answer| answer.kind == kind);
    if !has(&answers, "acquitted") {
        let acquitted = Status::Acquitted.word();
        let decided = proceedings(seen, id).into_iter().filter(|row| row.status.word == acquitted);
        answers.extend(decided.map(|row| {
            let (kind, file) = ("acquitted", vec![row.case]);
            let (by, text, date, cites) = (row.body, row.outcome, row.date, row.cites);
            AnswerView { kind, label: kind, by, text, date, file, cites }
        }));
    }
    let in_cases =
        answers_in(claims(seen, id, official).into_iter().filter(|claim| !claim.file.is_empty()));
    let missing: Vec<AnswerView<'a>> =
        in_cases.into_iter().filter(|answer| !has(&answers, answer.kind)).collect();
    answers.extend(missing);
    if !has(&answers, "acquitted") {
        let acquitted = Status::Acquitted.word();
        let parts =
            involvements(seen, official).into_iter().filter(|row| row.status.word == acquitted);
        answers.extend(parts.map(|part| {
            let (kind, date, file) = ("acquitted", DateView::default(), vec![part.case]);
            AnswerView { kind, label: kind, by: "", text: part.role, date, file, cites: part.cites }
        }));
    }
    for ResponseView { by, text, date, cites } in evidence::answers_to_page(seen, &official.common)
    {
        let (kind, label) = ("answer", "answer on record");
        answers.push(AnswerView { kind, label, by, text, date, file: Vec::new(), cites });
    }
    answers.sort_by_key(|answer| answer.kind != "acquitted");
    answers
}

/// Those claims that are acquittals or denials.
fn answers_in<'a>(claims: impl Iterator<Item = ClaimView<'a>>) -> Vec<AnswerView<'a>> {
    let wanted = [Status::Acquitted.word(), Status::Denied.word()];
    let answers = claims.filter(|claim| wanted.contains(&claim.status.word)).map(|claim| {
        let (kind, label) = (claim.status.word, claim.status.label);
        let (by, text, date) = (claim.by, claim.text, claim.date);
        AnswerView { kind, label, by, text, date, file: claim.file, cites: claim.cites }
    });
    answers.collect()
}

/// A lane a regime: a mark for each dated act, a bar for as long as the listing stands.
fn drawing(seen: Seen<'_>, official: &Official) -> Option<Timeline> {
    let mut dated: Vec<(PartialDate, &crate::model::official::Designation)> =
        official.designations.iter().filter_map(|act| Some((acts::date(act)?, act))).collect();
    if dated.len() < 2 {
        return None;
    }
    dated.sort_by_key(|(date, _)| *date);
    let mut lanes: Vec<(DocId, Events)> = Vec::new();
    for (date, act) in dated {
        let Some(facts) = acts::facts(seen, act) else { continue };
        let at = lanes.iter().position(|(id, _)| *id == facts.id).unwrap_or_else(|| {
            let label =
                format!("{} · {}", facts.record.jurisdiction.value.name(), facts.record.short_name);
            lanes.push((
                facts.id,
                Events { label, tone: facts.tone, marks: Vec::new(), spans: Vec::new() },
            ));
            lanes.len() - 1
        });
        let lane = &mut lanes[at].1;
        let open = lane.spans.last_mut().filter(|span| span.1.is_none());
        match (act.action, open) {
            (Action::Delisted, Some(span)) => span.1 = Some(date),
            (Action::Listed | Action::Amended, None) => lane.spans.push((date, None)),
            _ => {}
        }
        let label = format!("{}: {}", capital(&date.words()), act.action.label());
        lane.marks.push((date, act.action.word(), label));
    }
    let until = official.common.reviewed.as_ref().map(|day| day.value).unwrap_or_default();
    timeline::draw(lanes.into_iter().map(|(_, lane)| lane).collect(), until)
}

/// Every authority that acts against people, by jurisdiction.
fn standing<'a>(seen: Seen<'a>, official: &Official) -> Vec<StandingGroup<'a>> {
    let mut groups: Vec<StandingGroup<'a>> = Vec::new();
    let mut last = None;
    for facts in &seen.index.authorities {
        if facts.record.kind == AuthorityKind::CounterMeasure {
            continue;
        }
        let jurisdiction = facts.record.jurisdiction.value;
        if last != Some(jurisdiction) {
            last = Some(jurisdiction);
            let jurisdiction = super::jurisdiction::link(seen, jurisdiction);
            groups.push(StandingGroup { jurisdiction, tone: facts.tone, rows: Vec::new() });
        }
        let standing = seen.site.standing(official, facts.id);
        let (state, mut text, date) = words(standing);
        // "Listed" is what was true when the list was read. An act that is newer than that speaks for itself.
        if let (Standing::Listed { .. } | Standing::Delisted { .. }, Some(read)) =
            (standing, seen.site.last_read(official, facts.id))
            && date.is_none_or(|date| date.earliest() <= read.latest())
        {
            text = format!("{text}; the list was last read as of {}", read.words());
        }
        let row = StandingRow { authority: seen.link(facts.id), state, text: capital(&text) };
        if let Some(group) = groups.last_mut() {
            group.rows.push(row);
        }
    }
    groups
}

fn involvements<'a>(seen: Seen<'a>, official: &'a Official) -> Vec<InvolvementView<'a>> {
    let view = |part: &'a crate::model::official::Involvement| InvolvementView {
        case: seen.link_to(&part.case.value),
        role: &part.role,
        status: seen.badge(part.status.value),
        note: part.note.as_deref().unwrap_or_default(),
        cites: seen.cites(&part.sources, &official.common.sources),
    };
    official.involvements.iter().map(view).collect()
}

fn claims<'a>(seen: Seen<'a>, id: DocId, official: &'a Official) -> Vec<ClaimView<'a>> {
    let common = &official.common;
    let own = (0..common.claims.len()).filter_map(|index| evidence::own_claim(seen, common, index));
    let in_cases = seen.site.ties(id).claims_in_cases.iter().filter_map(|row| {
        let case = seen.site.case(row.document)?;
        let mut view = evidence::claim_of(seen, row.document, &case.common, row.index as usize)?;
        view.about.clear();
        Some(view)
    });
    own.chain(in_cases).collect()
}

fn proceedings<'a>(seen: Seen<'a>, id: DocId) -> Vec<ProceedingOf<'a>> {
    let view = |row: &crate::site::Row| {
        let proceeding = seen.site.case(row.document)?.proceedings.get(row.index as usize)?;
        Some(ProceedingOf {
            case: seen.link(row.document),
            body: &proceeding.body,
            name: proceeding.name.as_deref().unwrap_or_default(),
            number: proceeding.number.as_deref().unwrap_or_default(),
            date: DateView::of(proceeding.date.as_ref().map(|date| date.value)),
            outcome: &proceeding.outcome,
            status: seen.badge(proceeding.status.value),
            cites: seen.cites_of(row.document, &proceeding.sources),
        })
    };
    seen.site.ties(id).proceedings.iter().filter_map(view).collect()
}

fn positions<'a>(seen: Seen<'a>, official: &'a Official) -> Vec<PositionView<'a>> {
    let date = |date: &Option<crate::input::Spanned<PartialDate>>| {
        DateView::of(date.as_ref().map(|date| date.value))
    };
    let view = |position: &'a crate::model::official::Position| PositionView {
        title: &position.title,
        organisation: position.organisation.as_deref().unwrap_or_default(),
        country: position.country.iter().map(|code| country(seen, *code)).collect(),
        from: date(&position.from),
        until: date(&position.until),
        cites: seen.cites(&position.sources, &official.common.sources),
    };
    official.positions.iter().map(view).collect()
}

/// Ties of the person's own file, then those that other files declare and this one does not.
fn relations<'a>(seen: Seen<'a>, id: DocId, official: &'a Official) -> Vec<RelationView<'a>> {
    let own = official.relations.iter().map(|relation| {
        let person = seen.link_to(&relation.person.value);
        let cites = seen.cites(&relation.sources, &official.common.sources);
        relation_view(relation, relation.kind, person, Vec::new(), cites)
    });
    let others = seen.site.ties(id).relations.iter().filter_map(|row| {
        let other = seen.site.official(row.document)?;
        let relation = other.relations.get(row.index as usize)?;
        let kind = relation.kind.reverse();
        let key = &seen.site.document(row.document).key;
        let declared = |own: &Relation| own.kind == kind && own.person.value == *key;
        if official.relations.iter().any(declared) {
            return None;
        }
        let person = seen.link(row.document);
        let cites = seen.cites_of(row.document, &relation.sources);
        Some(relation_view(relation, kind, person.clone(), vec![person], cites))
    });
    own.chain(others).collect()
}

fn relation_view<'a>(
    relation: &'a Relation,
    kind: RelationKind,
    person: Link<'a>,
    file: Vec<Link<'a>>,
    cites: Vec<Cite>,
) -> RelationView<'a> {
    RelationView {
        kind: kind.label(),
        person,
        from: DateView::of(relation.from.as_ref().map(|date| date.value)),
        until: DateView::of(relation.until.as_ref().map(|date| date.value)),
        note: relation.note.as_deref().unwrap_or_default(),
        file,
        cites,
    }
}

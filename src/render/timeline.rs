//! Lanes of time: what is drawn above a list of dated events, which says the same in words.

use crate::model::date::{Day, PartialDate};
use serde::Serialize;

/// A drawing of dated events. Places are per cent of the width from the first tick to the end, heights are pixels.
#[derive(Serialize)]
pub(super) struct Timeline {
    /// From the top down.
    pub(super) lanes: Vec<Lane>,
    /// Years along the foot.
    pub(super) ticks: Vec<Tick>,
    /// Height of the lanes.
    pub(super) height: usize,
    /// First year.
    pub(super) first: u16,
    /// Last year.
    pub(super) last: u16,
}

/// One line of the drawing.
#[derive(Serialize)]
pub(super) struct Lane {
    /// What it shows.
    pub(super) label: String,
    /// Number of the colour and pattern of the jurisdiction; 0 for none.
    pub(super) tone: usize,
    /// Upper edge.
    pub(super) y: usize,
    /// Spans of time.
    pub(super) bars: Vec<LaneBar>,
    /// Single events.
    pub(super) marks: Vec<LaneMark>,
}

/// A span of time.
#[derive(Serialize)]
pub(super) struct LaneBar {
    /// Left edge.
    pub(super) x: String,
    /// Width.
    pub(super) width: String,
}

/// A single event.
#[derive(Serialize)]
pub(super) struct LaneMark {
    /// Place.
    pub(super) x: String,
    /// What kind of event, for style: `listed`, `amended`, `delisted`, or the word of a status.
    pub(super) kind: &'static str,
    /// What it says when pointed at.
    pub(super) label: String,
}

/// A year along the foot.
#[derive(Serialize)]
pub(super) struct Tick {
    /// Place.
    pub(super) x: String,
    /// The year.
    pub(super) year: u16,
    /// Where the text stands to the place: `start`, `middle` or `end`.
    pub(super) side: &'static str,
}

/// What goes into a lane: events, and spans that begin with one and may go on until today.
pub(super) struct Events {
    pub(super) label: String,
    pub(super) tone: usize,
    /// Date, kind, label.
    pub(super) marks: Vec<(PartialDate, &'static str, String)>,
    /// From when to when; without an end it goes on.
    pub(super) spans: Vec<(PartialDate, Option<PartialDate>)>,
}

/// Height of a lane in pixels: a line of text and a bar.
const LANE: usize = 38;

/// Draws lanes up to the day `until`. Nothing if there are fewer than two events.
pub(super) fn draw(lanes: Vec<Events>, until: Day) -> Option<Timeline> {
    let dates = || lanes.iter().flat_map(|lane| lane.marks.iter().map(|(date, ..)| *date));
    if dates().count() < 2 {
        return None;
    }
    let first = dates().map(|date| date.earliest()).min()?;
    let last = dates().map(|date| date.earliest()).max()?.max(until);
    let (start, end) = (f64::from(first.year) * YEAR, (f64::from(last.year) + 1.0) * YEAR);
    let at = |day: Day| percent((place(day) - start) / (end - start) * 100.0);
    let bar = |from: PartialDate, to: Option<PartialDate>| {
        let (left, right) =
            (place(from.earliest()), place(to.map_or(until, PartialDate::earliest)));
        LaneBar {
            x: at(from.earliest()),
            width: percent((right - left).max(0.0) / (end - start) * 100.0),
        }
    };
    let height = lanes.len() * LANE;
    let drawn = lanes.into_iter().enumerate().map(|(index, lane)| Lane {
        label: lane.label,
        tone: lane.tone,
        y: index * LANE,
        bars: lane.spans.into_iter().map(|(from, to)| bar(from, to)).collect(),
        marks: lane
            .marks
            .into_iter()
            .map(|(date, kind, label)| LaneMark { x: at(date.earliest()), kind, label })
            .collect(),
    });
    Some(Timeline {
        lanes: drawn.collect(),
        ticks: ticks(first.year, last.year),
        height,
        first: first.year,
        last: last.year,
    })
}

/// At most seven years along the foot, the first of them at the edge.
fn ticks(first: u16, last: u16) -> Vec<Tick> {
    let years = usize::from(last - first) + 1;
    let step = years.div_ceil(7).max(1);
    let tick = |index: usize| Tick {
        x: percent(index as f64 / years as f64 * 100.0),
        year: first + index as u16,
        side: if index == 0 { "start" } else { "middle" },
    };
    (0..years).step_by(step).map(tick).collect()
}

const YEAR: f64 = 365.25;

/// Days as a number to draw with; every month counts a twelfth of a year.
fn place(day: Day) -> f64 {
    (f64::from(day.year) + f64::from(day.month - 1) / 12.0) * YEAR + f64::from(day.day - 1)
}

/// Two digits after the point are a tenth of a pixel of a wide screen.
pub(super) fn percent(value: f64) -> String {
    let hundredths = (value.clamp(0.0, 100.0) * 100.0).round() as u32;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{Events, draw};
    use crate::model::date::{Day, PartialDate};

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn time_runs_from_the_first_year_to_the_end_of_the_last() {
        let marks = vec![
            (date("2012"), "listed", String::new()),
            (date("2014-01-01"), "delisted", String::new()),
        ];
        let spans = vec![(date("2012"), Some(date("2014-01-01")))];
        let lanes = vec![Events { label: String::new(), tone: 1, marks, spans }];
        let drawn = draw(lanes, Day::new(2015, 6, 1).unwrap()).unwrap();
        assert_eq!((drawn.first, drawn.last), (2012, 2015));
        let places: Vec<&str> = drawn.lanes[0].marks.iter().map(|mark| mark.x.as_str()).collect();
        assert_eq!(places, ["0.00", "50.00"]);
        assert_eq!(drawn.lanes[0].bars[0].width, "50.00");
    }

    #[test]
    fn one_event_is_no_timeline() {
        let marks = vec![(date("2012"), "listed", String::new())];
        let lanes = vec![Events { label: String::new(), tone: 1, marks, spans: Vec::new() }];
        assert!(draw(lanes, Day::new(2015, 6, 1).unwrap()).is_none());
    }
}

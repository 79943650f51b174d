//! Listings by year as stacked bars.

use super::acts::{date, facts};
use super::timeline::percent;
use super::view::Seen;
use crate::model::words::Action;
use crate::site::Row;
use serde::Serialize;
use std::collections::BTreeMap;

/// Listings by year and jurisdiction, with the numbers a template needs to draw them.
#[derive(Serialize)]
pub(super) struct YearChart {
    /// One bar a year, without gaps between the first and the last.
    pub(super) years: Vec<YearBar>,
    /// The jurisdictions, in the order in which they are stacked.
    pub(super) legend: Vec<LegendEntry>,
    /// Listings with a date.
    pub(super) dated: usize,
    /// Listings whose date is not known here.
    pub(super) undated: usize,
    /// First year; empty if there is none.
    pub(super) first: String,
    /// Last year; empty if there is none.
    pub(super) last: String,
}

/// One bar of the chart. Places and widths are per cent of the width, heights are pixels of 120.
#[derive(Serialize)]
pub(super) struct YearBar {
    /// The year.
    pub(super) year: u16,
    /// Left edge of the bar.
    pub(super) x: String,
    /// Width of the bar.
    pub(super) width: String,
    /// Middle of the bar, for its labels.
    pub(super) middle: String,
    /// Top of the bar.
    pub(super) top: u32,
    /// How many.
    pub(super) total: usize,
    /// Whether there is room for the year under the bar.
    pub(super) labelled: bool,
    /// From the foot of the bar up.
    pub(super) segments: Vec<YearSegment>,
    /// How many by each jurisdiction of the legend, zeros too.
    pub(super) counts: Vec<usize>,
}

/// The share of one jurisdiction in a bar.
#[derive(Serialize)]
pub(super) struct YearSegment {
    /// Number of the colour and pattern of the jurisdiction.
    pub(super) tone: usize,
    /// Whose law it is.
    pub(super) jurisdiction: &'static str,
    /// How many.
    pub(super) count: usize,
    /// Upper edge.
    pub(super) y: u32,
    /// Height.
    pub(super) height: u32,
}

/// A jurisdiction in the legend of a chart.
#[derive(Serialize)]
pub(super) struct LegendEntry {
    /// Number of the colour and pattern.
    pub(super) tone: usize,
    /// Whose law it is.
    pub(super) jurisdiction: &'static str,
    /// How many in all, without those whose date is not known.
    pub(super) count: usize,
}

/// Height of the plot in pixels.
const HEIGHT: usize = 120;

/// The chart of the listings among some acts.
pub(super) fn chart(seen: Seen<'_>, acts: &[Row]) -> YearChart {
    let mut years: BTreeMap<u16, BTreeMap<(usize, &'static str), usize>> = BTreeMap::new();
    let mut legend: BTreeMap<(usize, &'static str), usize> = BTreeMap::new();
    let mut undated = 0;
    for row in acts {
        let Some((_, act)) = seen.site.act(*row) else { continue };
        let Some(facts) = facts(seen, act) else { continue };
        if act.action != Action::Listed {
            continue;
        }
        let Some(date) = date(act) else {
            undated += 1;
            continue;
        };
        let id = (facts.tone, facts.record.jurisdiction.value.name());
        *years.entry(date.year()).or_default().entry(id).or_default() += 1;
        *legend.entry(id).or_default() += 1;
    }
    let first = years.keys().next().copied().unwrap_or_default();
    let last = years.keys().next_back().copied().unwrap_or_default();
    let most = years.values().map(|year| year.values().sum()).max().unwrap_or(0).max(1);
    let shown = usize::from(last - first) + 1;
    let step = shown.div_ceil(10);
    let bar = |(at, year): (usize, u16)| {
        let width = 100.0 / shown as f64;
        let mut y = HEIGHT as u32;
        let mut segments: Vec<YearSegment> = Vec::new();
        let counted = years.get(&year);
        for ((tone, jurisdiction), count) in counted.into_iter().flatten() {
            let height = (count * HEIGHT).div_ceil(most) as u32;
            y = y.saturating_sub(height);
            segments.push(YearSegment { tone: *tone, jurisdiction, count: *count, y, height });
        }
        YearBar {
            year,
            x: percent(at as f64 * width + width * 0.14),
            width: percent(width * 0.72),
            middle: percent((at as f64 + 0.5) * width),
            top: y,
            total: segments.iter().map(|segment| segment.count).sum(),
            labelled: (shown - 1 - at).is_multiple_of(step),
            segments,
            counts: legend
                .keys()
                .map(|id| counted.and_then(|year| year.get(id)).copied().unwrap_or(0))
                .collect(),
        }
    };
    let dated = legend.values().sum();
    let shown_years = if dated > 0 { first..last + 1 } else { 0..0 };
    YearChart {
        years: shown_years.enumerate().map(bar).collect(),
        dated,
        undated,
        first: if dated > 0 { first.to_string() } else { String::new() },
        last: if dated > 0 { last.to_string() } else { String::new() },
        legend: legend
            .iter()
            .map(|((tone, jurisdiction), count)| LegendEntry {
                tone: *tone,
                jurisdiction,
                count: *count,
            })
            .collect(),
    }
}

//! What the site says, as JSON for programs: a page a line.

use crate::input::Inputs;
use crate::site::Site;
use crate::snapshot::{Page, Snapshot};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Pages that one thread writes at a time.
const CHUNK: usize = 256;

/// Writes the snapshot of a site.
pub(super) fn write(site: &Site, inputs: &Inputs, buffer: &mut Vec<u8>) {
    let order = Snapshot::order(site);
    let chunks: Vec<_> = order.chunks(CHUNK).collect();
    let written: Vec<Vec<u8>> = chunks
        .into_par_iter()
        .map(|chunk| {
            let mut lines = Vec::new();
            for id in chunk {
                lines.extend_from_slice(b",\n");
                // Writing texts into memory cannot fail.
                let _ = serde_json::to_writer(&mut lines, &Page::of(site, inputs, *id));
            }
            lines
        })
        .collect();
    buffer.extend_from_slice(&Snapshot::head(&site.config.title));
    for (index, lines) in written.iter().enumerate() {
        // No comma stands before the first page.
        buffer.extend_from_slice(if index == 0 { &lines[2..] } else { lines });
    }
    buffer.extend_from_slice(Snapshot::TAIL);
}

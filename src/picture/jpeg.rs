//! The frame of a JPEG file: markers, each with its segment, and scans of coded pixels.
//!
//! Kept are the tables, the frame, the scans, and three notes that change the
//! colours (JFIF, Adobe, ICC), each written anew with nothing but what it is for.

use super::{Fault, Frame, LARGEST_PROFILE, Piece, exif, fits, keep, profile};
use std::ops::Range;

/// A progressive JPEG has about ten scans. Thousands of empty ones keep a browser busy for hours.
const MOST_SCANS: usize = 100;
/// What fits into one segment beside its length and the mark of a profile.
const PROFILE_PART: usize = 65_519;
const PROFILE_MARK: &[u8] = b"ICC_PROFILE\0";

/// What was read so far.
#[derive(Default)]
struct Reader {
    kept: Vec<Piece>,
    size: Option<(u32, u32)>,
    components: u8,
    is_progressive: bool,
    orientation: Option<u8>,
    /// Parts of the colour profile: number, how many there are, where.
    profile: Vec<(u8, u8, Range<usize>)>,
    has_jfif: bool,
    has_adobe: bool,
    scans: usize,
}

pub(super) fn frame(bytes: &[u8]) -> Result<Frame, Fault> {
    let mut reader = Reader::default();
    keep(&mut reader.kept, 0..2);
    let mut at = 2;
    loop {
        if *bytes.get(at).ok_or(Fault::CutShort)? != 0xFF {
            return Err(Fault::Broken("something stands between two of its parts"));
        }
        // Any number of 0xFF may come before a marker.
        while *bytes.get(at + 1).ok_or(Fault::CutShort)? == 0xFF {
            at += 1;
        }
        let marker = bytes[at + 1];
        match marker {
            0xD9 => {
                keep(&mut reader.kept, at..at + 2);
                break;
            }
            0x00 | 0x01 | 0xD0..=0xD8 => return Err(Fault::Broken("a marker stands out of place")),
            _ => {}
        }
        let length = two(bytes, at + 2).ok_or(Fault::CutShort)?;
        let end = at + 2 + usize::from(length);
        if length < 2 {
            return Err(Fault::Broken("a part has no length"));
        }
        let inside = bytes.get(at + 4..end).ok_or(Fault::CutShort)?;
        at = reader.segment(marker, at..end, inside, bytes)?;
    }
    match reader.size {
        Some((width, height)) if reader.scans > 0 => Ok(Frame {
            width,
            height,
            orientation: reader.orientation.unwrap_or(1),
            fixed: reader.fixed(),
            kept: reader.kept,
        }),
        _ => Err(Fault::Broken("there is no image in it")),
    }
}

impl Reader {
    /// Takes one segment. Gives the place of what comes after it.
    fn segment(
        &mut self,
        marker: u8,
        whole: Range<usize>,
        inside: &[u8],
        bytes: &[u8],
    ) -> Result<usize, Fault> {
        let end = whole.end;
        match marker {
            0xC0..=0xC2 => {
                self.is_progressive = marker == 0xC2;
                self.image(inside)?;
                self.colours(bytes)?;
                keep(&mut self.kept, whole);
            }
            0xC4 => {
                huffman_tables(inside)?;
                keep(&mut self.kept, whole);
            }
            0xDA => {
                self.scan(inside)?;
                let after = end_of_scan(bytes, end).ok_or(Fault::CutShort)?;
                keep(&mut self.kept, whole.start..after);
                return Ok(after);
            }
            0xDB => {
                quantisation_tables(inside)?;
                keep(&mut self.kept, whole);
            }
            0xDD if inside.len() == 2 => keep(&mut self.kept, whole),
            0xE0 => self.jfif(inside),
            0xE1 if self.orientation.is_none() && self.scans == 0 => {
                if inside.starts_with(b"Exif\0") {
                    self.orientation = Some(exif::orientation(inside));
                }
            }
            0xE2 if self.size.is_none() => self.profile_part(inside, end),
            0xEE => self.adobe(inside),
            // Notes of programs and people.
            0xE1..=0xED | 0xEF | 0xFE => {}
            0xC3 | 0xC5..=0xCF => {
                return Err(Fault::Unshowable("it is a rare kind of JPEG"));
            }
            _ => return Err(Fault::Broken("it has a part that no JPEG has")),
        }
        Ok(end)
    }

    fn image(&mut self, inside: &[u8]) -> Result<(), Fault> {
        let [precision, h1, h0, w1, w0, components, rest @ ..] = inside else {
            return Err(Fault::CutShort);
        };
        if self.size.is_some() {
            return Err(Fault::Broken("there are two images in it"));
        }
        if *precision != 8 || !matches!(components, 1 | 3 | 4) {
            return Err(Fault::Unshowable("it is a rare kind of JPEG"));
        }
        let sampled =
            |part: &[u8]| (1..=4).contains(&(part[1] >> 4)) && (1..=4).contains(&(part[1] & 15));
        if rest.len() != usize::from(*components) * 3 || !rest.chunks_exact(3).all(sampled) {
            return Err(Fault::Broken("its frame cannot be read"));
        }
        let (width, height) = (u16::from_be_bytes([*w1, *w0]), u16::from_be_bytes([*h1, *h0]));
        fits(width.into(), height.into())?;
        self.size = Some((width.into(), height.into()));
        self.components = *components;
        Ok(())
    }

    /// Why no upright copy can be made.
    fn fixed(&self) -> Option<&'static str> {
        if self.components == 4 {
            Some("its colours are those of print (CMYK)")
        } else if self.scans > 1 && !self.is_progressive {
            // The decoder puts the rows of such a one in the wrong places.
            Some("its colours are stored one after the other")
        } else {
            None
        }
    }

    fn scan(&mut self, inside: &[u8]) -> Result<(), Fault> {
        let count = *inside.first().ok_or(Fault::CutShort)?;
        let whole = inside.len() == 4 + 2 * usize::from(count);
        if self.size.is_none() || !whole || !(1..=self.components).contains(&count) {
            return Err(Fault::Broken("a scan of it cannot be read"));
        }
        self.scans += 1;
        if self.scans > MOST_SCANS {
            return Err(Fault::Broken("it has more scans than any picture needs"));
        }
        Ok(())
    }

    /// Version, unit and density; not the small picture that may follow.
    fn jfif(&mut self, inside: &[u8]) {
        let Some(head) = inside.get(..12).filter(|head| head.starts_with(b"JFIF\0")) else {
            return;
        };
        if !std::mem::replace(&mut self.has_jfif, true) {
            let mut made = vec![0xFF, 0xE0, 0, 16];
            made.extend_from_slice(head);
            made.extend_from_slice(&[0, 0]);
            self.kept.push(Piece::Made(made));
        }
    }

    /// How the colours are stored.
    fn adobe(&mut self, inside: &[u8]) {
        let Some(transform) = inside.get(11).filter(|_| inside.starts_with(b"Adobe")) else {
            return;
        };
        if !std::mem::replace(&mut self.has_adobe, true) {
            let mut made = vec![0xFF, 0xEE, 0, 14];
            made.extend_from_slice(b"Adobe\0\x64\0\0\0\0");
            made.push(*transform);
            self.kept.push(Piece::Made(made));
        }
    }

    fn profile_part(&mut self, inside: &[u8], end: usize) {
        if let Some([number, count, part @ ..]) = inside.strip_prefix(PROFILE_MARK) {
            self.profile.push((*number, *count, end - part.len()..end));
        }
    }

    /// Writes the colour profile anew, if its parts are all there.
    fn colours(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let mut parts = std::mem::take(&mut self.profile);
        if parts.iter().map(|(_, _, range)| range.len()).sum::<usize>() > LARGEST_PROFILE {
            return Err(Fault::LargeProfile);
        }
        parts.sort_by_key(|(number, ..)| *number);
        let mut wanted = 1..=parts.len();
        let all_there = parts.iter().all(|(number, count, _)| {
            usize::from(*count) == parts.len() && wanted.next() == Some(usize::from(*number))
        });
        if !all_there {
            return Ok(());
        }
        let mut joined = Vec::new();
        parts.iter().for_each(|(_, _, range)| joined.extend_from_slice(&bytes[range.clone()]));
        let Some(profile) = profile::profile(&joined) else { return Ok(()) };
        let parts = profile.chunks(PROFILE_PART);
        let count = parts.len() as u8;
        for (number, part) in (1..).zip(parts) {
            let length = (2 + PROFILE_MARK.len() + 2 + part.len()) as u16;
            let mut made = vec![0xFF, 0xE2];
            made.extend_from_slice(&length.to_be_bytes());
            made.extend_from_slice(PROFILE_MARK);
            made.extend_from_slice(&[number, count]);
            made.extend_from_slice(part);
            self.kept.push(Piece::Made(made));
        }
        Ok(())
    }
}

/// Tables and nothing behind them.
fn huffman_tables(mut inside: &[u8]) -> Result<(), Fault> {
    while let [_, rest @ ..] = inside {
        let counts = rest.get(..16).ok_or(Fault::Broken("a table of it cannot be read"))?;
        let codes: usize = counts.iter().map(|count| usize::from(*count)).sum();
        let after = rest.get(16 + codes..).filter(|_| codes <= 256);
        inside = after.ok_or(Fault::Broken("a table of it cannot be read"))?;
    }
    Ok(())
}

/// Tables and nothing behind them.
fn quantisation_tables(mut inside: &[u8]) -> Result<(), Fault> {
    while let [head, rest @ ..] = inside {
        let length = if head >> 4 == 0 { 64 } else { 128 };
        inside = rest.get(length..).ok_or(Fault::Broken("a table of it cannot be read"))?;
    }
    Ok(())
}

/// The place of the marker that ends the coded pixels from `start` on.
fn end_of_scan(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr::memchr(0xFF, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            // A coded 0xFF, or a place to start anew.
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// Whether a clean JPEG has one channel only.
pub(super) fn is_grey(clean: &[u8]) -> bool {
    image_segment(clean).and_then(|inside| inside.get(5)) == Some(&1)
}

/// Whether the colours of a clean JPEG are coarser than its light, as those of most cameras are.
pub(super) fn is_subsampled(clean: &[u8]) -> bool {
    image_segment(clean).and_then(|inside| inside.get(7)).is_some_and(|sampled| *sampled != 0x11)
}

fn image_segment(clean: &[u8]) -> Option<&[u8]> {
    let image = |(marker, _): &(u8, &[u8])| matches!(marker, 0xC0..=0xC2);
    segments(clean).find(image).map(|(_, inside)| inside)
}

/// The parts of the colour profile of a clean JPEG, each as its segment has it.
pub(super) fn profile_segments(clean: &[u8]) -> impl Iterator<Item = &[u8]> {
    segments(clean).filter(|(marker, _)| *marker == 0xE2).map(|(_, inside)| inside)
}

/// Marker and inside of each segment of a clean JPEG before its first scan.
fn segments(clean: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        let marker = *clean.get(at + 1)?;
        let end = at + 2 + usize::from(two(clean, at + 2)?);
        let inside = clean.get(at + 4..end).filter(|_| marker != 0xDA)?;
        at = end;
        Some((marker, inside))
    })
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

//! A noun: a picture as a stranger's bytes, and what of them may be published.
//!
//! A photograph carries more than what it shows: the place and time it was
//! taken, the serial number of the camera, a small copy from before it was
//! cropped, notes of programs. [`look`] reads the frame of a JPEG, PNG or WebP
//! file without decoding it and marks what is known to be needed to show it;
//! [`Picture::clean`] copies only that. Whatever is not on the list stays behind.
//!
//! A picture whose metadata says that it lies on its side is turned upright,
//! for which alone it is decoded; the note that said so is gone afterwards.

mod exif;
mod jpeg;
mod png;
mod profile;
#[cfg(test)]
mod tests;
mod turn;
mod webp;

use std::fmt;
use std::ops::Range;

/// The most pixels of a picture. A screen has two million, a good camera twenty-four.
pub const MOST_PIXELS: u64 = 40_000_000;
/// The longest side in pixels: what the formats and browsers all bear.
pub const LONGEST_SIDE: u32 = 16_383;
/// The most bytes of a colour profile.
pub const LARGEST_PROFILE: usize = 4 * 1024 * 1024;

/// What a picture is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.jpg`, `.jpeg`
    Jpeg,
    /// `.png`
    Png,
    /// `.webp`
    Webp,
}

impl Format {
    /// By the name of a file.
    pub fn of_name(name: &str) -> Option<Format> {
        match name.rsplit_once('.')?.1 {
            "jpg" | "jpeg" => Some(Format::Jpeg),
            "png" => Some(Format::Png),
            "webp" => Some(Format::Webp),
            _ => None,
        }
    }

    /// By the first bytes.
    pub fn of_bytes(bytes: &[u8]) -> Option<Format> {
        if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Format::Jpeg)
        } else if bytes.starts_with(png::SIGNATURE) {
            Some(Format::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Format::Webp)
        } else {
            None
        }
    }

    /// The end of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::Webp => "webp",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Format::Jpeg => "JPEG",
            Format::Png => "PNG",
            Format::Webp => "WebP",
        })
    }
}

/// Why a picture cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The first bytes are those of no format that is taken.
    NoPicture,
    /// The file ends before the picture does.
    CutShort,
    /// Some part is not as the format wants it; which.
    Broken(&'static str),
    /// Whole, but browsers do not show it; why.
    Unshowable(&'static str),
    /// Width and height, as claimed, are too many pixels.
    TooManyPixels(u32, u32),
    /// Width and height; one of them is too long.
    TooLong(u32, u32),
    /// Its colour profile is too large.
    LargeProfile,
    /// It lies on its side and cannot be turned; why.
    NotTurned(&'static str),
}

/// What is wrong, to follow the name of the file.
impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoPicture => out.write_str("is no JPEG, PNG or WebP"),
            Fault::CutShort => out.write_str("is cut short: the file ends before the picture does"),
            Fault::Broken(what) => write!(out, "is broken: {what}"),
            Fault::Unshowable(why) => write!(out, "cannot be shown by every browser: {why}"),
            Fault::TooManyPixels(width, height) => write!(
                out,
                "has {width} × {height} pixels; the most is {} million",
                MOST_PIXELS / 1_000_000
            ),
            Fault::TooLong(width, height) => write!(
                out,
                "has {width} × {height} pixels; the longest side may have {LONGEST_SIDE}"
            ),
            Fault::LargeProfile => write!(
                out,
                "has a colour profile of more than {} MiB",
                LARGEST_PROFILE / (1024 * 1024)
            ),
            Fault::NotTurned(why) => {
                write!(out, "lies on its side by its metadata and cannot be set upright: {why}")
            }
        }
    }
}

impl Fault {
    /// Whether the picture is whole and only too large.
    pub fn is_size(self) -> bool {
        matches!(self, Fault::TooManyPixels(..) | Fault::TooLong(..) | Fault::LargeProfile)
    }
}

/// A picture whose frame could be read.
#[derive(Debug)]
pub struct Picture<'a> {
    /// What it is written in.
    pub format: Format,
    /// As shown, upright.
    pub width: u32,
    /// As shown, upright.
    pub height: u32,
    /// How it must be turned to stand upright: 1 to 8, as EXIF counts. 1 is upright.
    orientation: u8,
    bytes: &'a [u8],
    /// What is published of it, in order.
    kept: Vec<Piece>,
}

/// A run of what is published.
#[derive(Debug)]
enum Piece {
    /// As it stands in the file.
    Copied(Range<usize>),
    /// Written anew.
    Made(Vec<u8>),
}

/// What a reader of one format found.
struct Frame {
    width: u32,
    height: u32,
    orientation: u8,
    /// Why it could not be turned, if it had to be.
    fixed: Option<&'static str>,
    kept: Vec<Piece>,
}

/// Reads the frame of a picture. Decodes nothing; takes time and memory by the size of the file, not of the picture.
pub fn look(bytes: &[u8]) -> Result<Picture<'_>, Fault> {
    let format = Format::of_bytes(bytes).ok_or(Fault::NoPicture)?;
    let frame = match format {
        Format::Jpeg => jpeg::frame(bytes)?,
        Format::Png => png::frame(bytes)?,
        Format::Webp => webp::frame(bytes)?,
    };
    let Frame { orientation, fixed, kept, .. } = frame;
    if let Some(why) = fixed.filter(|_| orientation != 1) {
        return Err(Fault::NotTurned(why));
    }
    // From 5 on the sides change places.
    let (width, height) = match orientation {
        5.. => (frame.height, frame.width),
        _ => (frame.width, frame.height),
    };
    Ok(Picture { format, width, height, orientation, bytes, kept })
}

impl Picture<'_> {
    /// Whether its metadata says that it does not stand upright.
    pub fn must_turn(&self) -> bool {
        self.orientation != 1
    }

    /// Appends what is published of it: upright, with its colours, and nothing else.
    pub fn clean(&self, out: &mut Vec<u8>) -> Result<(), Fault> {
        if self.must_turn() {
            return turn::turn(self, out);
        }
        self.copy(out);
        Ok(())
    }

    /// Whether [`Picture::clean`] can be done. Writes nothing; only a picture that must be turned is decoded.
    pub fn can_be_cleaned(&self) -> Result<(), Fault> {
        match self.must_turn() {
            true => turn::can_be_turned(self),
            false => Ok(()),
        }
    }

    fn without_metadata(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.bytes.len());
        self.copy(&mut bytes);
        bytes
    }

    fn copy(&self, out: &mut Vec<u8>) {
        for piece in &self.kept {
            match piece {
                Piece::Copied(range) => out.extend_from_slice(&self.bytes[range.clone()]),
                Piece::Made(bytes) => out.extend_from_slice(bytes),
            }
        }
    }
}

/// Keeps a range, joined to the one before where they touch.
fn keep(kept: &mut Vec<Piece>, range: Range<usize>) {
    match kept.last_mut() {
        Some(Piece::Copied(last)) if last.end == range.start => last.end = range.end,
        _ => kept.push(Piece::Copied(range)),
    }
}

/// Refuses what is too large to be decoded in any browser, or here.
fn fits(width: u32, height: u32) -> Result<(), Fault> {
    if width == 0 || height == 0 {
        return Err(Fault::Broken("it has no width or no height"));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Fault::TooManyPixels(width, height));
    }
    if width.max(height) > LONGEST_SIDE {
        return Err(Fault::TooLong(width, height));
    }
    Ok(())
}

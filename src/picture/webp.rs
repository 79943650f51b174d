//! The frame of a WebP file: chunks in a RIFF container.
//!
//! Kept are the image or the frames of an animation, transparency and the
//! colour profile. The head of an extended file says what is in it, so it is written anew.

use super::{Fault, Frame, LARGEST_PROFILE, Piece, exif, fits, keep, profile};
use std::ops::Range;

const PROFILE: u8 = 0x20;
const ALPHA: u8 = 0x10;
const ANIMATION: u8 = 0x02;
/// Pixels of a picture with loss that is encoded anew. That is done without loss, and larger ones would be huge files.
const MOST_TURNED: u64 = 4_000_000;
/// Frames of an animation.
const MOST_FRAMES: usize = 1000;
/// Bytes of `RIFF`, the length and `WEBP`.
const HEAD: usize = 12;

/// One chunk: its name and where its data stands.
struct Chunk {
    name: [u8; 4],
    data: Range<usize>,
    /// Behind the byte that makes its length even.
    end: usize,
}

impl Chunk {
    fn at(bytes: &[u8], start: usize, limit: usize) -> Result<Chunk, Fault> {
        let head = bytes.get(start..start + 8).filter(|_| start + 8 <= limit);
        let [n0, n1, n2, n3, l0, l1, l2, l3] = head.ok_or(Fault::CutShort)? else {
            return Err(Fault::CutShort);
        };
        let length = u32::from_le_bytes([*l0, *l1, *l2, *l3]) as usize;
        let data = start + 8..(start + 8).saturating_add(length);
        if data.end > limit {
            return Err(Fault::CutShort);
        }
        let end = (data.end + length % 2).min(limit);
        Ok(Chunk { name: [*n0, *n1, *n2, *n3], data, end })
    }
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    /// Everything behind the head.
    kept: Vec<Piece>,
    profile: Option<Vec<u8>>,
    orientation: Option<u8>,
    alpha: bool,
    /// Background and number of rounds of an animation.
    animation: Option<Range<usize>>,
    frames: usize,
    image: Option<(u32, u32)>,
    lossy: bool,
}

pub(super) fn frame(bytes: &[u8]) -> Result<Frame, Fault> {
    let length = bytes.get(4..8).and_then(|length| length.try_into().ok()).map(u32::from_le_bytes);
    let limit = (length.ok_or(Fault::CutShort)? as usize).saturating_add(8);
    if limit > bytes.len() {
        return Err(Fault::CutShort);
    }
    let first = Chunk::at(bytes, HEAD, limit)?;
    let mut reader = Reader::default();
    let canvas = match &first.name {
        b"VP8X" => Some(canvas(&bytes[first.data.clone()])?),
        _ => None,
    };
    let mut at = if canvas.is_some() { first.end } else { HEAD };
    while at < limit {
        let chunk = Chunk::at(bytes, at, limit)?;
        at = chunk.end;
        reader.chunk(bytes, &chunk)?;
        // Nothing belongs to a plain file but its image.
        if canvas.is_none() {
            break;
        }
    }
    let moves = reader.frames > 0;
    let (width, height) = match (canvas, reader.image) {
        (Some((_, size)), None) if moves => size,
        (Some((_, size)), Some(image)) if size == image && !moves => size,
        (None, Some(image)) => image,
        (Some(_), Some(_)) => {
            return Err(Fault::Broken("its frame has another size than its image"));
        }
        _ => return Err(Fault::Broken("there is no image in it")),
    };
    let orientation = reader.orientation.unwrap_or(1);
    let fixed = match u64::from(width) * u64::from(height) > MOST_TURNED {
        _ if moves => Some("it is an animation"),
        true if reader.lossy => Some("it is a WebP with loss of more than 4 million pixels"),
        _ => None,
    };
    let kept = reader.finish(bytes, canvas.map(|(flags, _)| flags), width, height);
    Ok(Frame { width, height, orientation, fixed, kept })
}

/// Flags and size of an extended file.
fn canvas(data: &[u8]) -> Result<(u8, (u32, u32)), Fault> {
    let [flags, _, _, _, rest @ ..] = data else { return Err(Fault::CutShort) };
    let (width, height) = (three(rest, 0)? + 1, three(rest, 3)? + 1);
    fits(width, height)?;
    Ok((*flags, (width, height)))
}

impl Reader {
    fn chunk(&mut self, bytes: &[u8], chunk: &Chunk) -> Result<(), Fault> {
        let data = &bytes[chunk.data.clone()];
        match &chunk.name {
            b"VP8 " | b"VP8L" if self.image.is_none() && self.frames == 0 => {
                self.image = Some(size(&chunk.name, data)?);
                self.lossy = chunk.name == *b"VP8 ";
                put(&mut self.kept, &chunk.name, chunk.data.clone());
            }
            b"ALPH" if self.image.is_none() && !self.alpha && self.frames == 0 => {
                self.alpha = true;
                put(&mut self.kept, b"ALPH", chunk.data.clone());
            }
            b"ICCP" if self.profile.is_none() => {
                if data.len() > LARGEST_PROFILE {
                    return Err(Fault::LargeProfile);
                }
                self.profile = profile::profile(data).map(<[u8]>::to_vec);
            }
            b"EXIF" if self.orientation.is_none() => {
                self.orientation = Some(exif::orientation(data));
            }
            b"ANIM" if self.animation.is_none() && data.len() >= 6 => {
                self.animation = Some(chunk.data.start..chunk.data.start + 6);
            }
            b"ANMF" if self.animation.is_some() && self.image.is_none() => {
                self.frame(bytes, chunk.data.clone())?;
            }
            b"VP8 " | b"VP8L" | b"VP8X" => return Err(Fault::Broken("there are two images in it")),
            _ => {}
        }
        Ok(())
    }

    /// One frame of an animation: where and how long it is shown, and an image.
    fn frame(&mut self, bytes: &[u8], data: Range<usize>) -> Result<(), Fault> {
        const PLACE: usize = 16;
        let place = data.start..data.start + PLACE;
        let head =
            bytes.get(place.clone()).filter(|_| data.len() >= PLACE).ok_or(Fault::CutShort)?;
        let stated = (three(head, 6)? + 1, three(head, 9)? + 1);
        let mut inside = Vec::new();
        keep(&mut inside, place);
        let (mut at, mut alpha, mut image) = (data.start + PLACE, false, None);
        while at < data.end && image.is_none() {
            let chunk = Chunk::at(bytes, at, data.end)?;
            at = chunk.end;
            match &chunk.name {
                b"ALPH" if !alpha => {
                    alpha = true;
                    put(&mut inside, b"ALPH", chunk.data);
                }
                b"VP8 " | b"VP8L" => {
                    image = Some(size(&chunk.name, &bytes[chunk.data.clone()])?);
                    put(&mut inside, &chunk.name, chunk.data);
                }
                _ => {}
            }
        }
        if image != Some(stated) {
            return Err(Fault::Broken("a frame of it has no image of its size"));
        }
        self.frames += 1;
        if self.frames > MOST_FRAMES {
            return Err(Fault::Broken("it has more frames than any picture needs"));
        }
        let length = total(&inside);
        let mut head = b"ANMF".to_vec();
        head.extend_from_slice(&(length as u32).to_le_bytes());
        self.kept.push(Piece::Made(head));
        self.kept.append(&mut inside);
        Ok(())
    }

    /// All that is kept, with a head that says how much it is.
    fn finish(self, bytes: &[u8], flags: Option<u8>, width: u32, height: u32) -> Vec<Piece> {
        let mut before: Vec<u8> = Vec::new();
        if let Some(flags) = flags {
            let mut kept = if self.alpha { ALPHA } else { flags & ALPHA };
            if self.profile.is_some() {
                kept |= PROFILE;
            }
            if self.frames > 0 {
                kept |= ANIMATION;
            }
            before.extend_from_slice(b"VP8X\x0a\0\0\0");
            before.extend_from_slice(&[kept, 0, 0, 0]);
            before.extend_from_slice(&(width - 1).to_le_bytes()[..3]);
            before.extend_from_slice(&(height - 1).to_le_bytes()[..3]);
            if let Some(profile) = &self.profile {
                before.extend(made(b"ICCP", profile));
            }
            if let Some(animation) = self.animation.filter(|_| self.frames > 0) {
                before.extend(made(b"ANIM", &bytes[animation]));
            }
        }
        let length = 4 + before.len() + total(&self.kept);
        let mut head = b"RIFF".to_vec();
        head.extend_from_slice(&(length as u32).to_le_bytes());
        head.extend_from_slice(b"WEBP");
        head.append(&mut before);
        let mut kept = vec![Piece::Made(head)];
        kept.extend(self.kept);
        kept
    }
}

/// Width and height of an image, by its own head.
fn size(name: &[u8; 4], data: &[u8]) -> Result<(u32, u32), Fault> {
    let (width, height) = match (name, data) {
        // A picture that stands by itself, and the sign that comes before its size.
        (b"VP8 ", [tag, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..]) if tag & 1 == 0 => (
            u32::from(u16::from_le_bytes([*w0, *w1]) & 0x3FFF),
            u32::from(u16::from_le_bytes([*h0, *h1]) & 0x3FFF),
        ),
        (b"VP8L", [0x2F, b0, b1, b2, b3, ..]) if b3 >> 5 == 0 => {
            let bits = u32::from_le_bytes([*b0, *b1, *b2, *b3]);
            ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
        }
        _ => return Err(Fault::Broken("its frame cannot be read")),
    };
    fits(width, height)?;
    Ok((width, height))
}

/// A chunk with the data of the file. What made the length even is written anew.
fn put(kept: &mut Vec<Piece>, name: &[u8; 4], data: Range<usize>) {
    let mut head = name.to_vec();
    head.extend_from_slice(&(data.len() as u32).to_le_bytes());
    let odd = data.len() % 2 == 1;
    kept.push(Piece::Made(head));
    keep(kept, data);
    if odd {
        kept.push(Piece::Made(vec![0]));
    }
}

fn made(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = name.to_vec();
    chunk.extend_from_slice(&(data.len() as u32).to_le_bytes());
    chunk.extend_from_slice(data);
    chunk.resize(chunk.len() + data.len() % 2, 0);
    chunk
}

fn total(kept: &[Piece]) -> usize {
    let length = |piece: &Piece| match piece {
        Piece::Copied(range) => range.len(),
        Piece::Made(bytes) => bytes.len(),
    };
    kept.iter().map(length).sum()
}

/// A number of three bytes.
fn three(data: &[u8], at: usize) -> Result<u32, Fault> {
    match data.get(at..at + 3) {
        Some([b0, b1, b2]) => Ok(u32::from_le_bytes([*b0, *b1, *b2, 0])),
        _ => Err(Fault::CutShort),
    }
}

//! The frame of a PNG file: chunks, each with a check sum.
//!
//! Kept are the chunks that say what the pixels are and which colours they have, each once.

use super::{Fault, Frame, LARGEST_PROFILE, Piece, exif, fits, keep, profile};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

/// The first bytes of every PNG.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks that are kept as they are: name, and which lengths they may have. No other of them may stand twice.
const KEPT: [(&[u8; 4], &[usize]); 8] = [
    (b"gAMA", &[4]),
    (b"cHRM", &[32]),
    (b"sRGB", &[1]),
    (b"cICP", &[4]),
    (b"sBIT", &[1, 2, 3, 4]),
    (b"bKGD", &[1, 2, 6]),
    (b"pHYs", &[9]),
    (b"tRNS", &[]),
];
/// Those of them that the colours depend on, beside the profile.
const COLOURS: [&[u8; 4]; 5] = [b"iCCP", b"gAMA", b"cHRM", b"sRGB", b"cICP"];

/// What was read so far.
#[derive(Default)]
struct Reader {
    kept: Vec<Piece>,
    size: Option<(u32, u32)>,
    orientation: Option<u8>,
    /// Names of chunks that stand once.
    seen: Vec<[u8; 4]>,
    pixels: Pixels,
}

/// The chunks of pixels stand together.
#[derive(Default, PartialEq)]
enum Pixels {
    #[default]
    Before,
    Within,
    After,
}

/// One chunk of a file.
struct Chunk<'a> {
    name: [u8; 4],
    data: &'a [u8],
    start: usize,
    end: usize,
    sum: u32,
}

impl<'a> Chunk<'a> {
    fn at(bytes: &'a [u8], start: usize) -> Option<Chunk<'a>> {
        let four = |at: usize| <[u8; 4]>::try_from(bytes.get(at..at.checked_add(4)?)?).ok();
        let length = usize::try_from(u32::from_be_bytes(four(start)?)).ok()?;
        let end = start.checked_add(12)?.checked_add(length)?;
        let sum = u32::from_be_bytes(four(end - 4)?);
        Some(Chunk {
            name: four(start + 4)?,
            data: bytes.get(start + 8..end - 4)?,
            start,
            end,
            sum,
        })
    }

    fn verify(&self) -> Result<(), Fault> {
        match sum(&self.name, self.data) == self.sum {
            true => Ok(()),
            false => Err(Fault::Broken("a check sum in it is wrong")),
        }
    }
}

pub(super) fn frame(bytes: &[u8]) -> Result<Frame, Fault> {
    let mut reader = Reader::default();
    keep(&mut reader.kept, 0..SIGNATURE.len());
    let mut at = SIGNATURE.len();
    loop {
        let chunk = Chunk::at(bytes, at).ok_or(Fault::CutShort)?;
        if reader.size.is_none() && chunk.name != *b"IHDR" {
            return Err(Fault::Broken("it does not begin with its frame"));
        }
        at = chunk.end;
        if chunk.name == *b"IEND" {
            break;
        }
        reader.chunk(&chunk)?;
    }
    let size = reader.size.filter(|_| reader.pixels != Pixels::Before);
    let (width, height) = size.ok_or(Fault::Broken("there is no image in it"))?;
    let mut kept = reader.kept;
    kept.push(Piece::Made(made(b"IEND", &[])));
    let orientation = reader.orientation.unwrap_or(1);
    Ok(Frame { width, height, orientation, fixed: None, kept })
}

impl Reader {
    fn chunk(&mut self, chunk: &Chunk<'_>) -> Result<(), Fault> {
        if chunk.name == *b"IDAT" {
            chunk.verify()?;
            if self.pixels == Pixels::After {
                return Err(Fault::Broken("its pixels stand in two places"));
            }
            self.pixels = Pixels::Within;
            keep(&mut self.kept, chunk.start..chunk.end);
            return Ok(());
        }
        if self.pixels == Pixels::Within {
            self.pixels = Pixels::After;
        }
        let known = match &chunk.name {
            b"IHDR" | b"PLTE" | b"iCCP" | b"eXIf" => true,
            name => KEPT.iter().any(|(kept, _)| *kept == name),
        };
        if !known {
            // A capital letter first: without this chunk the picture is not what it was.
            return match chunk.name[0].is_ascii_uppercase() {
                true => Err(Fault::Unshowable("it is a rare kind of PNG")),
                false => Ok(()),
            };
        }
        let first = !self.seen.contains(&chunk.name);
        self.seen.extend(first.then_some(chunk.name));
        match &chunk.name {
            b"IHDR" | b"PLTE" if !first => Err(Fault::Broken("there are two images in it")),
            _ if !first => Ok(()),
            b"IHDR" => self.header(chunk),
            b"PLTE" => {
                chunk.verify()?;
                if !chunk.data.len().is_multiple_of(3) || !(3..=768).contains(&chunk.data.len()) {
                    return Err(Fault::Broken("its palette cannot be read"));
                }
                keep(&mut self.kept, chunk.start..chunk.end);
                Ok(())
            }
            b"iCCP" => self.profile(chunk),
            b"eXIf" => {
                self.orientation = Some(exif::orientation(chunk.data));
                Ok(())
            }
            name => {
                let lengths =
                    KEPT.iter().find(|(kept, _)| *kept == name).map(|(_, lengths)| *lengths);
                let fits = match lengths {
                    // Transparency: as many bytes as the palette has colours, or one colour.
                    Some([]) => chunk.data.len() <= 256,
                    Some(lengths) => lengths.contains(&chunk.data.len()),
                    None => false,
                };
                if fits {
                    chunk.verify()?;
                    keep(&mut self.kept, chunk.start..chunk.end);
                }
                Ok(())
            }
        }
    }

    fn header(&mut self, chunk: &Chunk<'_>) -> Result<(), Fault> {
        chunk.verify()?;
        let [w3, w2, w1, w0, h3, h2, h1, h0, depth, colour, 0, 0, interlace] = chunk.data else {
            return Err(Fault::Broken("its frame cannot be read"));
        };
        let depths: &[u8] = match colour {
            0 => &[1, 2, 4, 8, 16],
            2 | 4 | 6 => &[8, 16],
            3 => &[1, 2, 4, 8],
            _ => &[],
        };
        if !depths.contains(depth) || *interlace > 1 {
            return Err(Fault::Broken("its frame cannot be read"));
        }
        let width = u32::from_be_bytes([*w3, *w2, *w1, *w0]);
        let height = u32::from_be_bytes([*h3, *h2, *h1, *h0]);
        fits(width, height)?;
        self.size = Some((width, height));
        keep(&mut self.kept, chunk.start..chunk.end);
        Ok(())
    }

    /// The profile, unpacked up to the cap and packed again under a name of our own: nothing else fits into the chunk.
    fn profile(&mut self, chunk: &Chunk<'_>) -> Result<(), Fault> {
        let name_end = chunk.data.iter().take(80).position(|byte| *byte == 0);
        let packed = name_end.and_then(|end| chunk.data.get(end + 1..));
        let Some([0, packed @ ..]) = packed else { return Ok(()) };
        let unpacked = match decompress_to_vec_zlib_with_limit(packed, LARGEST_PROFILE) {
            Ok(unpacked) => unpacked,
            Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                return Err(Fault::LargeProfile);
            }
            Err(_) => return Ok(()),
        };
        if let Some(profile) = profile::profile(&unpacked) {
            let mut data = b"icc\0\0".to_vec();
            data.extend(miniz_oxide::deflate::compress_to_vec_zlib(profile, 9));
            self.kept.push(Piece::Made(made(b"iCCP", &data)));
        }
        Ok(())
    }
}

/// The chunks of a clean PNG that its colours depend on.
pub(super) fn colours(clean: &[u8]) -> Vec<u8> {
    let mut colours = Vec::new();
    let mut at = SIGNATURE.len();
    while let Some(chunk) = Chunk::at(clean, at) {
        if COLOURS.contains(&&chunk.name) {
            colours.extend_from_slice(&clean[chunk.start..chunk.end]);
        }
        at = chunk.end;
    }
    colours
}

/// Where the chunks of colours go: after the frame.
pub(super) const AFTER_HEADER: usize = SIGNATURE.len() + 25;

pub(super) fn made(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = Vec::with_capacity(data.len() + 12);
    chunk.extend_from_slice(&(data.len() as u32).to_be_bytes());
    chunk.extend_from_slice(name);
    chunk.extend_from_slice(data);
    chunk.extend_from_slice(&sum(name, data).to_be_bytes());
    chunk
}

fn sum(name: &[u8; 4], data: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(name);
    sum.update(data);
    sum.finalize()
}

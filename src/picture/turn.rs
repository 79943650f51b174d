//! Sets a picture upright: decodes it, moves its pixels, encodes it anew.
//!
//! Takes clean bytes, so that no decoder ever reads a stranger's metadata. Only
//! as many pictures at a time as have together the pixels of one of the largest:
//! each pixel takes up to twelve bytes while it is moved.

use super::{Fault, Format, MOST_PIXELS, Picture, jpeg, png as chunks};
use image_webp::{ColorType as WebpColour, WebPDecoder, WebPEncoder};
use jpeg_encoder::{ChromaSubsamplingMethod, ColorType as JpegColour, Encoder, SamplingFactor};
use png::{BitDepth, ColorType as PngColour, Limits, Transformations};
use std::io::Cursor;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// Of 100. What a second encoding takes away is not seen at this.
const QUALITY: u8 = 92;
/// Bytes that a decoder may ask for.
const MOST_MEMORY: usize = 512 * 1024 * 1024;

/// Appends the picture, set upright.
pub(super) fn turn(picture: &Picture<'_>, out: &mut Vec<u8>) -> Result<(), Fault> {
    let _room = Room::take(picture);
    let clean = picture.without_metadata();
    let upright = decode(picture.format, &clean)?.turned(picture.orientation);
    match picture.format {
        Format::Jpeg => encode_jpeg(&upright, &clean, out),
        Format::Png => encode_png(&upright, &clean, out),
        Format::Webp => encode_webp(&upright, &clean, out),
    }
    .ok_or(Fault::NotTurned("it cannot be encoded anew"))
}

/// Whether [`turn`] can decode it.
pub(super) fn can_be_turned(picture: &Picture<'_>) -> Result<(), Fault> {
    let _room = Room::take(picture);
    decode(picture.format, &picture.without_metadata()).map(|_| ())
}

/// Pixels that are in memory now, of all pictures that are being turned.
static TAKEN: Mutex<u64> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

/// The right to decode a picture, until it is dropped.
struct Room(u64);

impl Room {
    fn take(picture: &Picture<'_>) -> Room {
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        let full = |taken: &mut u64| *taken > 0 && *taken + pixels > MOST_PIXELS;
        // A number cannot be left half changed.
        let mut taken = LEFT.wait_while(taken(), full).unwrap_or_else(PoisonError::into_inner);
        *taken += pixels;
        Room(pixels)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        *taken() -= self.0;
        LEFT.notify_all();
    }
}

fn taken() -> MutexGuard<'static, u64> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Eight bits a channel, row by row.
struct Pixels {
    width: usize,
    height: usize,
    /// 1 grey, 2 grey with transparency, 3 colours, 4 colours with transparency.
    channels: usize,
    data: Vec<u8>,
}

impl Pixels {
    fn turned(self, orientation: u8) -> Pixels {
        let Pixels { width, height, channels, data } = self;
        let (last_x, last_y) = (width - 1, height - 1);
        let (new_width, new_height) =
            if orientation >= 5 { (height, width) } else { (width, height) };
        let mut turned = Vec::with_capacity(data.len());
        for y in 0..new_height {
            for x in 0..new_width {
                let (from_x, from_y) = match orientation {
                    2 => (last_x - x, y),
                    3 => (last_x - x, last_y - y),
                    4 => (x, last_y - y),
                    5 => (y, x),
                    6 => (y, last_y - x),
                    7 => (last_x - y, last_y - x),
                    8 => (last_x - y, x),
                    _ => (x, y),
                };
                let at = (from_y * width + from_x) * channels;
                turned.extend_from_slice(&data[at..at + channels]);
            }
        }
        Pixels { width: new_width, height: new_height, channels, data: turned }
    }
}

fn decode(format: Format, clean: &[u8]) -> Result<Pixels, Fault> {
    let pixels = match format {
        Format::Jpeg => decode_jpeg(clean),
        Format::Png => decode_png(clean),
        Format::Webp => decode_webp(clean),
    };
    let whole = |pixels: &Pixels| {
        let Pixels { width, height, channels, data } = pixels;
        !data.is_empty() && data.len() == width * height * channels
    };
    pixels.filter(whole).ok_or(Fault::NotTurned("its pixels cannot be read"))
}

fn decode_jpeg(clean: &[u8]) -> Option<Pixels> {
    let options = DecoderOptions::default().set_strict_mode(true);
    let (colours, channels) = match jpeg::is_grey(clean) {
        true => (ColorSpace::Luma, 1),
        false => (ColorSpace::RGB, 3),
    };
    let options = options.jpeg_set_out_colorspace(colours);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(clean), options);
    let data = decoder.decode().ok()?;
    let info = decoder.info()?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    Some(Pixels { width, height, channels, data })
}

fn decode_png(clean: &[u8]) -> Option<Pixels> {
    let limits = Limits { bytes: MOST_MEMORY };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(clean), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut data = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut data).ok()?;
    data.truncate(frame.buffer_size());
    let (width, height) = (frame.width as usize, frame.height as usize);
    Some(Pixels { width, height, channels: frame.color_type.samples(), data })
}

fn decode_webp(clean: &[u8]) -> Option<Pixels> {
    let mut decoder = WebPDecoder::new(Cursor::new(clean)).ok()?;
    decoder.set_memory_limit(MOST_MEMORY);
    let (width, height) = decoder.dimensions();
    let mut data = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut data).ok()?;
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    Some(Pixels { width: width as usize, height: height as usize, channels, data })
}

/// As finely sampled as it was.
fn encode_jpeg(pixels: &Pixels, clean: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let (width, height) = sides(pixels)?;
    let mut encoder = Encoder::new(&mut *out, QUALITY);
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    encoder.set_sampling_factor(match jpeg::is_subsampled(clean) {
        true => SamplingFactor::R_4_2_0,
        false => SamplingFactor::R_4_4_4,
    });
    for profile in jpeg::profile_segments(clean) {
        encoder.add_app_segment(2, profile.to_vec()).ok()?;
    }
    let colours = if pixels.channels == 1 { JpegColour::Luma } else { JpegColour::Rgb };
    encoder.encode(&pixels.data, width, height, colours).ok()
}

fn encode_png(pixels: &Pixels, clean: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let (width, height) = sides(pixels)?;
    let mut whole = Vec::new();
    let mut encoder = png::Encoder::new(&mut whole, width.into(), height.into());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_color(match pixels.channels {
        1 => PngColour::Grayscale,
        2 => PngColour::GrayscaleAlpha,
        3 => PngColour::Rgb,
        _ => PngColour::Rgba,
    });
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.data).ok()?;
    writer.finish().ok()?;
    let (head, rest) = whole.split_at_checked(chunks::AFTER_HEADER)?;
    out.extend_from_slice(head);
    out.extend(chunks::colours(clean));
    out.extend_from_slice(rest);
    Some(())
}

/// Without loss: it is larger then, but the libraries in Rust write no other WebP.
fn encode_webp(pixels: &Pixels, clean: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let (width, height) = sides(pixels)?;
    let profile = WebPDecoder::new(Cursor::new(clean)).ok()?.icc_profile().ok()?;
    let mut encoder = WebPEncoder::new(&mut *out);
    encoder.set_icc_profile(profile.unwrap_or_default());
    let colours = if pixels.channels == 4 { WebpColour::Rgba8 } else { WebpColour::Rgb8 };
    encoder.encode(&pixels.data, width.into(), height.into(), colours).ok()
}

fn sides(pixels: &Pixels) -> Option<(u16, u16)> {
    Some((pixels.width.try_into().ok()?, pixels.height.try_into().ok()?))
}

//! Every kind of pixels, set upright.

use super::samples::{LOSSY_WEBP, chunk, clean, decoded, exif, extended, jpeg, painting, riff};
use super::samples::{segment, with_chunks, with_segments};
use crate::picture::look;
use jpeg_encoder::{ColorType as JpegColour, Encoder, SamplingFactor};
use png::{BitDepth, ColorType, Transformations};
use std::io::Cursor;

/// Width, height, channels and bytes, eight bits each.
fn raw(png: &[u8]) -> (usize, usize, usize, Vec<u8>) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut data).unwrap();
    data.truncate(frame.buffer_size());
    (frame.width as usize, frame.height as usize, frame.color_type.samples(), data)
}

#[test]
fn a_png_of_any_colours_is_set_upright() {
    let palette = [
        chunk(b"PLTE", &[9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 20, 200]),
        chunk(b"tRNS", &[0, 80, 255, 1]),
    ];
    for (colour, depth, bytes_a_row, more, channels) in [
        (ColorType::Grayscale, BitDepth::One, 1, &[][..], 1),
        (ColorType::Grayscale, BitDepth::Eight, 5, &[], 1),
        (ColorType::GrayscaleAlpha, BitDepth::Eight, 10, &[], 2),
        (ColorType::Rgb, BitDepth::Sixteen, 30, &[], 3),
        (ColorType::Rgba, BitDepth::Eight, 20, &[], 4),
        (ColorType::Indexed, BitDepth::Two, 2, &palette, 4),
    ] {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 5, 3);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        if colour == ColorType::Indexed {
            encoder.set_palette(vec![0; 12]);
        }
        let pixels: Vec<u8> = (0..bytes_a_row * 3).map(|at| (at * 53 % 256) as u8).collect();
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        if !more.is_empty() {
            // The palette of the encoder is replaced by one with transparency.
            bytes.drain(33..33 + 24);
        }
        let bytes = with_chunks(&bytes, more);
        let (width, height, _, was) = raw(&bytes);
        let upright = clean(&with_chunks(&bytes, &[chunk(b"eXIf", &exif(6))])).unwrap();
        let (new_width, new_height, new_channels, is) = raw(&upright);
        assert_eq!((new_width, new_height, new_channels), (height, width, channels), "{colour:?}");
        for (x, y) in (0..width).flat_map(|x| (0..height).map(move |y| (x, y))) {
            let from = (y * width + x) * channels;
            let to = (x * new_width + height - 1 - y) * channels;
            assert_eq!(was[from..from + channels], is[to..to + channels], "{colour:?} {x} {y}");
        }
    }
}

#[test]
fn a_jpeg_of_any_kind_is_set_upright() {
    let lying = |bytes: &[u8]| with_segments(bytes, &[segment(0xE1, &[b"Exif\0\0", &exif(3)])]);
    let (width, height, pixels) = painting(32, 24);
    let near = |was: &[u8], is: &[u8]| was.iter().zip(is).all(|(was, is)| was.abs_diff(*is) <= 8);
    let (.., upright) = decoded(&clean(&lying(&jpeg(true))).unwrap());
    assert!(pixels.iter().rev().zip(&upright).all(|(was, is)| near(was, is)), "progressive");

    for factor in [SamplingFactor::R_4_2_0, SamplingFactor::R_4_2_2, SamplingFactor::R_4_4_0] {
        let mut coarse = Vec::new();
        let mut encoder = Encoder::new(&mut coarse, 95);
        encoder.set_sampling_factor(factor);
        let rgb = JpegColour::Rgb;
        encoder.encode(pixels.as_flattened(), width as u16, height as u16, rgb).unwrap();
        let upright = clean(&lying(&coarse)).unwrap();
        let (.., turned) = decoded(&upright);
        // In the middle of each block, where colours do not run into each other.
        for (x, y) in [(4, 4), (12, 4), (20, 12), (28, 20)] {
            let was = pixels[(height - 1 - y) * width + width - 1 - x];
            assert!(near(&was, &turned[y * width + x]), "{factor:?} {x} {y}");
        }
        assert!(super::super::jpeg::is_subsampled(&upright));
    }

    let mut grey = Vec::new();
    let ramp: Vec<u8> = (0..16 * 8).map(|at| if at < 64 { 30 } else { 220 }).collect();
    Encoder::new(&mut grey, 95).encode(&ramp, 16, 8, JpegColour::Luma).unwrap();
    let upright = clean(&lying(&grey)).unwrap();
    assert!(super::super::jpeg::is_grey(&upright));
    let options = zune_core::options::DecoderOptions::default()
        .jpeg_set_out_colorspace(zune_core::colorspace::ColorSpace::Luma);
    let input = zune_core::bytestream::ZCursor::new(&upright);
    let data = zune_jpeg::JpegDecoder::new_with_options(input, options).decode().unwrap();
    assert!(data[0].abs_diff(220) < 20 && data[127].abs_diff(30) < 20, "{data:?}");
}

#[test]
fn a_small_webp_with_loss_is_set_upright_without_another() {
    let bytes = extended(LOSSY_WEBP, 0x08, &[], &[riff(b"EXIF", &exif(8))]);
    let upright = clean(&bytes).unwrap();
    assert_eq!(decoded(&upright), decoded(LOSSY_WEBP));
    assert!(!look(&upright).unwrap().must_turn());
}

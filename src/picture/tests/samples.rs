//! Pictures made for the tests, and what hides in them.

use super::super::{Fault, Format, look};
use jpeg_encoder::{ColorType as JpegColour, Encoder, SamplingFactor};
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::io::Cursor;
use zune_core::bytestream::ZCursor;

/// Stands in everything that must not be published.
pub(super) const CANARY: &[u8] = b"canary-52.0907N-4.4170E";

/// Marks by which programs know metadata.
pub(super) const MARKS: [&[u8]; 9] = [
    CANARY,
    b"Exif",
    b"http://ns.adobe.com/xap",
    b"Photoshop 3.0",
    b"tEXt",
    b"zTXt",
    b"iTXt",
    b"eXIf",
    b"XMP ",
];

/// Width, height and colours of a picture, row by row.
pub(super) type Pixels = (usize, usize, Vec<[u8; 3]>);

/// No two blocks of eight by eight are alike, and each is even, so that a coding with loss keeps it.
pub(super) fn painting(width: usize, height: usize) -> Pixels {
    let colour = |at: usize| {
        let (x, y) = (at % width / 8, at / width / 8);
        [(40 + 60 * x) as u8, (40 + 50 * y) as u8, (200 - 40 * x - 20 * y) as u8]
    };
    (width, height, (0..width * height).map(colour).collect())
}

pub(super) fn jpeg(progressive: bool) -> Vec<u8> {
    let (width, height, pixels) = painting(32, 24);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    encoder.set_progressive(progressive);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    encoder.encode(pixels.as_flattened(), width as u16, height as u16, JpegColour::Rgb).unwrap();
    bytes
}

pub(super) fn png() -> Vec<u8> {
    let (width, height, pixels) = painting(32, 24);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(pixels.as_flattened()).unwrap();
    writer.finish().unwrap();
    bytes
}

pub(super) fn webp() -> Vec<u8> {
    let (width, height, pixels) = painting(32, 24);
    let mut bytes = Vec::new();
    let encoder = image_webp::WebPEncoder::new(&mut bytes);
    let colours = image_webp::ColorType::Rgb8;
    encoder.encode(pixels.as_flattened(), width as u32, height as u32, colours).unwrap();
    bytes
}

/// One pixel with loss, as no library here writes it.
pub(super) const LOSSY_WEBP: &[u8] = b"RIFF\x22\0\0\0WEBPVP8 \x16\0\0\0\x30\x01\0\x9d\x01\x2a\x01\0\x01\0\x0e\xc0\xfe\x25\xa4\0\x03p\0\0\0\0";

pub(super) fn decoded(bytes: &[u8]) -> Pixels {
    match Format::of_bytes(bytes).unwrap() {
        Format::Jpeg => {
            let mut decoder = zune_jpeg::JpegDecoder::new(ZCursor::new(bytes));
            let data = decoder.decode().unwrap();
            let info = decoder.info().unwrap();
            (info.width.into(), info.height.into(), colours(&data))
        }
        Format::Png => {
            let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
            let mut data = vec![0; reader.output_buffer_size().unwrap()];
            let frame = reader.next_frame(&mut data).unwrap();
            (frame.width as usize, frame.height as usize, colours(&data))
        }
        Format::Webp => {
            let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).unwrap();
            let (width, height) = decoder.dimensions();
            let mut data = vec![0; decoder.output_buffer_size().unwrap()];
            decoder.read_image(&mut data).unwrap();
            (width as usize, height as usize, colours(&data))
        }
    }
}

pub(super) fn colours(data: &[u8]) -> Vec<[u8; 3]> {
    data.as_chunks::<3>().0.to_vec()
}

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    look(bytes)?.clean(&mut out)?;
    Ok(out)
}

pub(super) fn has(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// A block of EXIF with a place, a serial number and a small picture, all of them canaries.
pub(super) fn exif(orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    // The camera's serial number, a text further down; then the orientation.
    tiff.extend_from_slice(b"\x31\xa4\x02\0\x17\0\0\0\x26\0\0\0");
    tiff.extend_from_slice(b"\x12\x01\x03\0\x01\0\0\0");
    tiff.extend_from_slice(&orientation.to_le_bytes());
    tiff.extend_from_slice(&[0; 6]);
    tiff.extend_from_slice(CANARY);
    tiff.extend(b"\xff\xd8\xff\xdb\xff\xd9");
    tiff
}

/// A colour profile as far as anybody looks at it here.
pub(super) fn profile(length: usize) -> Vec<u8> {
    let mut profile: Vec<u8> = (0..length).map(|at| (at * 7 % 251) as u8).collect();
    profile[..4].copy_from_slice(&(length as u32).to_be_bytes());
    profile[36..40].copy_from_slice(b"acsp");
    profile
}

pub(super) fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let inside = parts.concat();
    let length = (inside.len() + 2) as u16;
    [&[0xFF, marker][..], &length.to_be_bytes(), &inside].concat()
}

pub(super) fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    super::super::png::made(name, data)
}

pub(super) fn riff(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = [&name[..], &(data.len() as u32).to_le_bytes(), data].concat();
    if data.len() % 2 == 1 {
        chunk.push(b'!');
    }
    chunk
}

pub(super) fn riff_file(chunks: &[Vec<u8>]) -> Vec<u8> {
    let inside = chunks.concat();
    let length = (inside.len() + 4) as u32;
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &inside].concat()
}

/// The bytes with more at a place.
pub(super) fn insert(bytes: &[u8], at: usize, more: &[u8]) -> Vec<u8> {
    [&bytes[..at], more, &bytes[at..]].concat()
}

pub(super) fn find(bytes: &[u8], mark: &[u8]) -> usize {
    bytes.windows(mark.len()).position(|window| window == mark).unwrap()
}

/// Behind the frame, where a PNG's other chunks stand.
pub(super) fn with_chunks(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    insert(png, 33, &chunks.concat())
}

pub(super) fn with_segments(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    insert(jpeg, 2, &segments.concat())
}

/// A plain WebP as an extended one, with chunks before and behind the image.
pub(super) fn extended(webp: &[u8], flags: u8, before: &[Vec<u8>], behind: &[Vec<u8>]) -> Vec<u8> {
    let (width, height, _) = decoded(webp);
    let head = [
        &[flags, 0, 0, 0][..],
        &(width as u32 - 1).to_le_bytes()[..3],
        &(height as u32 - 1).to_le_bytes()[..3],
    ];
    let image = webp[12..].to_vec();
    riff_file(&[&[riff(b"VP8X", &head.concat())], before, &[image], behind].concat())
}

/// Pictures of each format that lie as `orientation` says.
pub(super) fn lying(orientation: u16) -> [Vec<u8>; 3] {
    let exif = exif(orientation);
    [
        with_segments(&jpeg(false), &[segment(0xE1, &[b"Exif\0\0", &exif])]),
        with_chunks(&png(), &[chunk(b"eXIf", &exif)]),
        extended(&webp(), 0x08, &[], &[riff(b"EXIF", &exif)]),
    ]
}

/// Every place of every format where something may hide, by the name of the place.
pub(super) fn hiding_places() -> Vec<(&'static str, Vec<u8>)> {
    let (jpeg, png, webp) = (jpeg(false), png(), webp());
    let progressive = self::jpeg(true);
    let exif = exif(1);
    let second_scan = progressive.len()
        - 2
        - progressive[..progressive.len() - 2]
            .windows(2)
            .rev()
            .position(|w| w == [0xFF, 0xDA])
            .unwrap()
        - 2;
    let packed = compress_to_vec_zlib(&profile(500), 6);
    let stored = compress_to_vec_zlib(CANARY, 0);
    let frame = {
        let place = [&[0; 6][..], &31_u32.to_le_bytes()[..3], &23_u32.to_le_bytes()[..3], &[0; 4]];
        riff(
            b"ANMF",
            &[&place.concat()[..], &riff(b"note", CANARY), &webp[12..], &riff(b"note", CANARY)]
                .concat(),
        )
    };
    let moving = {
        let head = [&[0x02, 0, 0, 0][..], &31_u32.to_le_bytes()[..3], &23_u32.to_le_bytes()[..3]];
        let anim = [&[0; 6], CANARY].concat();
        riff_file(&[riff(b"VP8X", &head.concat()), riff(b"ANIM", &anim), frame.clone(), frame])
    };
    vec![
        ("EXIF", with_segments(&jpeg, &[segment(0xE1, &[b"Exif\0\0", &exif])])),
        (
            "XMP",
            with_segments(&jpeg, &[segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", CANARY])]),
        ),
        ("IPTC", with_segments(&jpeg, &[segment(0xED, &[b"Photoshop 3.0\08BIM", CANARY])])),
        ("a comment", with_segments(&jpeg, &[segment(0xFE, &[CANARY])])),
        ("a private segment", with_segments(&jpeg, &[segment(0xE7, &[CANARY])])),
        ("a list of more pictures", with_segments(&jpeg, &[segment(0xE2, &[b"MPF\0", CANARY])])),
        (
            "the small picture of JFIF",
            with_segments(
                &jpeg,
                &[segment(0xE0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x08\x08", CANARY])],
            ),
        ),
        (
            "the small picture of JFXX",
            with_segments(&jpeg, &[segment(0xE0, &[b"JFXX\0\x10", CANARY])]),
        ),
        (
            "a long Adobe segment",
            with_segments(&jpeg, &[segment(0xEE, &[b"Adobe\0\x64\0\0\0\0\x01", CANARY])]),
        ),
        (
            "a part of a profile",
            with_segments(&jpeg, &[segment(0xE2, &[b"ICC_PROFILE\0\x01\x02", CANARY])]),
        ),
        (
            "something that is no profile",
            with_segments(&jpeg, &[segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", CANARY, &[0; 200]])]),
        ),
        (
            "behind a profile",
            with_segments(
                &jpeg,
                &[segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile(500), CANARY])],
            ),
        ),
        ("between two scans", insert(&progressive, second_scan, &segment(0xFE, &[CANARY]))),
        (
            "EXIF between two scans",
            insert(&progressive, second_scan, &segment(0xE1, &[b"Exif\0\0", &self::exif(6)])),
        ),
        ("behind the end of a JPEG", [&jpeg[..], &jpeg, CANARY].concat()),
        ("tEXt", with_chunks(&png, &[chunk(b"tEXt", &[b"Author\0", CANARY].concat())])),
        ("zTXt", with_chunks(&png, &[chunk(b"zTXt", &[b"Author\0\0", &stored[..]].concat())])),
        (
            "iTXt",
            with_chunks(
                &png,
                &[chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", CANARY].concat())],
            ),
        ),
        ("eXIf", with_chunks(&png, &[chunk(b"eXIf", &exif)])),
        ("tIME", with_chunks(&png, &[chunk(b"tIME", &CANARY[..7])])),
        ("a private chunk", with_chunks(&png, &[chunk(b"prVt", CANARY)])),
        (
            "a chunk of the wrong length",
            with_chunks(&png, &[chunk(b"gAMA", CANARY), chunk(b"pHYs", CANARY)]),
        ),
        (
            "the second of two chunks",
            with_chunks(&png, &[chunk(b"tRNS", &[0; 6]), chunk(b"tRNS", CANARY)]),
        ),
        (
            "the name of a profile",
            with_chunks(&png, &[chunk(b"iCCP", &[CANARY, b"\0\0", &packed].concat())]),
        ),
        (
            "behind a packed profile",
            with_chunks(&png, &[chunk(b"iCCP", &[b"a\0\0", &packed[..], CANARY].concat())]),
        ),
        (
            "the end of a PNG",
            with_chunks(&png, &[]).into_iter().chain(CANARY.iter().copied()).collect(),
        ),
        ("data in the last chunk", [&png[..png.len() - 12], &chunk(b"IEND", CANARY)].concat()),
        ("behind a plain WebP", [&webp[..], CANARY].concat()),
        ("a chunk behind a plain WebP", riff_file(&[webp[12..].to_vec(), riff(b"EXIF", CANARY)])),
        (
            "EXIF and XMP",
            extended(&webp, 0x0c, &[], &[riff(b"EXIF", &exif), riff(b"XMP ", CANARY)]),
        ),
        (
            "an unknown chunk",
            extended(&webp, 0, &[riff(b"note", CANARY)], &[riff(b"note", CANARY)]),
        ),
        (
            "behind a WebP's profile",
            extended(&webp, 0x20, &[riff(b"ICCP", &[&profile(500), CANARY].concat())], &[]),
        ),
        (
            "something that is no profile of a WebP",
            extended(&webp, 0x20, &[riff(b"ICCP", CANARY)], &[]),
        ),
        ("frames of an animation", moving),
        ("a picture with loss", riff_file(&[LOSSY_WEBP[12..].to_vec(), riff(b"XMP ", CANARY)])),
    ]
}

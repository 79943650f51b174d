mod kinds;
mod samples;

use super::{Fault, Format, LARGEST_PROFILE, look};
use jpeg_encoder::{ColorType as JpegColour, Encoder};
use miniz_oxide::deflate::compress_to_vec_zlib;
use samples::{
    CANARY, LOSSY_WEBP, MARKS, chunk, clean, decoded, exif, extended, find, has, hiding_places,
    insert, jpeg, lying, painting, png, profile, riff, riff_file, segment, webp, with_chunks,
    with_segments,
};
use std::io::Cursor;
use zune_core::bytestream::ZCursor;

#[test]
fn nothing_that_hides_in_a_picture_is_published_and_its_pixels_are() {
    for (place, bytes) in hiding_places() {
        let published = clean(&bytes).unwrap_or_else(|fault| panic!("{place}: {fault}"));
        for mark in MARKS {
            let mark_text = String::from_utf8_lossy(mark);
            assert!(!has(&published, mark), "{mark_text} is in what is published of: {place}");
        }
        // The time of day and the canary's first letters are one chunk.
        assert!(!has(&published, b"tIME") && !has(&published, &CANARY[..7]), "{place}");
        // The library that reads them here wants no unknown chunk in a frame.
        let same = match place {
            "frames of an animation" => has(&published, &webp()[12..]),
            _ => decoded(&published) == decoded(&bytes),
        };
        assert!(same, "{place}: other pixels");
        assert_eq!(clean(&published).unwrap(), published, "{place}: not clean at once");
    }
}

#[test]
fn a_picture_that_hides_nothing_is_published_as_it_is() {
    for bytes in [jpeg(false), jpeg(true), png(), webp(), LOSSY_WEBP.to_vec()] {
        assert_eq!(clean(&bytes).unwrap(), bytes);
    }
}

#[test]
fn a_picture_that_lies_is_set_upright() {
    let (width, height, pixels) = painting(32, 24);
    let at = |x: usize, y: usize| pixels[y * width + x];
    for orientation in 1..=8_u16 {
        // Where the pixel at (x, y) of the file belongs, in the words of the EXIF standard: which
        // side of the picture its first row is, and which its first column.
        let place = |x: usize, y: usize| match orientation {
            1 => (x, y),
            2 => (width - 1 - x, y),
            3 => (width - 1 - x, height - 1 - y),
            4 => (x, height - 1 - y),
            5 => (y, x),
            6 => (height - 1 - y, x),
            7 => (height - 1 - y, width - 1 - x),
            _ => (y, width - 1 - x),
        };
        for bytes in lying(orientation) {
            let picture = look(&bytes).unwrap();
            let sides = (picture.width as usize, picture.height as usize);
            assert_eq!(picture.can_be_cleaned(), Ok(()));
            let published = clean(&bytes).unwrap();
            assert!(MARKS.iter().all(|mark| !has(&published, mark)));
            assert_eq!(look(&published).unwrap().orientation, 1);
            let (new_width, new_height, turned) = decoded(&published);
            assert_eq!((new_width, new_height), sides);
            for (x, y) in (0..width).flat_map(|x| (0..height).map(move |y| (x, y))) {
                let (to_x, to_y) = place(x, y);
                let (was, is) = (at(x, y), turned[to_y * new_width + to_x]);
                let near = was.iter().zip(is).all(|(was, is)| was.abs_diff(is) <= 8);
                assert!(near, "{:?} {orientation}: {x}, {y}: {was:?} {is:?}", picture.format);
            }
        }
    }
}

#[test]
fn a_colour_profile_is_kept() {
    let exif = exif(6);
    for length in [500, 150_000] {
        let profile = profile(length);
        let parts: Vec<Vec<u8>> = profile
            .chunks(60_000)
            .enumerate()
            .map(|(at, part)| {
                let count = profile.chunks(60_000).len() as u8;
                segment(0xE2, &[b"ICC_PROFILE\0", &[at as u8 + 1, count], part])
            })
            .rev()
            .collect();
        let packed = [b"sRGB by canary\0\0", &compress_to_vec_zlib(&profile, 6)[..]].concat();
        let upright = [
            with_segments(&jpeg(false), &parts),
            with_chunks(&png(), &[chunk(b"iCCP", &packed)]),
            extended(&webp(), 0x20, &[riff(b"ICCP", &profile)], &[]),
        ];
        let lying = [
            with_segments(&upright[0], &[segment(0xE1, &[b"Exif\0\0", &exif])]),
            with_chunks(&upright[1], &[chunk(b"eXIf", &exif)]),
            extended(&webp(), 0x28, &[riff(b"ICCP", &profile)], &[riff(b"EXIF", &exif)]),
        ];
        for bytes in upright.iter().chain(&lying) {
            let published = clean(bytes).unwrap();
            let kept = match Format::of_bytes(&published).unwrap() {
                Format::Jpeg => {
                    let mut decoder = zune_jpeg::JpegDecoder::new(ZCursor::new(&published));
                    decoder.decode_headers().unwrap();
                    decoder.icc_profile().unwrap()
                }
                Format::Png => {
                    let reader = png::Decoder::new(Cursor::new(&published)).read_info().unwrap();
                    reader.info().icc_profile.clone().unwrap().into_owned()
                }
                Format::Webp => {
                    let mut decoder =
                        image_webp::WebPDecoder::new(Cursor::new(&published)).unwrap();
                    decoder.icc_profile().unwrap().unwrap()
                }
            };
            assert!(kept == profile, "{length}");
        }
    }
}

#[test]
fn colours_that_are_given_in_other_ways_are_kept_too() {
    let notes = [chunk(b"gAMA", &45_455_u32.to_be_bytes()), chunk(b"sRGB", &[0])];
    let turned = clean(&with_chunks(&with_chunks(&png(), &notes), &[chunk(b"eXIf", &exif(8))]));
    let turned = turned.unwrap();
    assert!(has(&turned, &notes.concat()) && decoded(&turned).0 == 24);
    let adobe = segment(0xEE, &[b"Adobe\0\x64\x80\0\0\0\x01"]);
    let published = clean(&with_segments(&jpeg(false), std::slice::from_ref(&adobe))).unwrap();
    assert!(has(&published, b"Adobe\0\x64\0\0\0\0\x01"));
}

/// What is too large is known before anything of its size is asked for.
#[test]
fn a_picture_that_claims_to_be_huge_is_refused_by_its_frame() {
    let frame = segment(0xC0, &[b"\x08\xff\xff\xff\xff\x01\x01\x11\0"]);
    let jpeg = [&b"\xff\xd8"[..], &frame, b"\xff\xd9"].concat();
    let header = |width: u32, height: u32| {
        let data = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [super::png::SIGNATURE, &chunk(b"IHDR", &data), &chunk(b"IEND", b"")].concat()
    };
    let webp = riff_file(&[riff(b"VP8L", b"\x2f\xff\xff\xff\x0f")]);
    let canvas = riff_file(&[riff(b"VP8X", b"\0\0\0\0\xfe\xff\0\xfe\xff\0")]);
    for (bytes, fault) in [
        (jpeg, Fault::TooManyPixels(65_535, 65_535)),
        (header(65_535, 65_535), Fault::TooManyPixels(65_535, 65_535)),
        (header(u32::MAX, u32::MAX), Fault::TooManyPixels(u32::MAX, u32::MAX)),
        (header(100_000, 1), Fault::TooLong(100_000, 1)),
        (header(0, 1), Fault::Broken("it has no width or no height")),
        (webp, Fault::TooManyPixels(16_384, 16_384)),
        (canvas, Fault::TooManyPixels(65_535, 65_535)),
    ] {
        assert_eq!(look(&bytes).unwrap_err(), fault);
    }
}

#[test]
fn bombs_are_not_unpacked() {
    // Packed a thousand times smaller than it is; as a text it stays packed and is left out.
    let bomb = compress_to_vec_zlib(&vec![0; 16 * LARGEST_PROFILE], 6);
    let text = with_chunks(&png(), &[chunk(b"zTXt", &[b"a\0\0", &bomb[..]].concat())]);
    assert_eq!(clean(&text).unwrap(), png());
    let profile = with_chunks(&png(), &[chunk(b"iCCP", &[b"a\0\0", &bomb[..]].concat())]);
    assert_eq!(look(&profile).unwrap_err(), Fault::LargeProfile);
    let large = vec![0; LARGEST_PROFILE + 1];
    let webp = extended(&webp(), 0x20, &[riff(b"ICCP", &large)], &[]);
    assert_eq!(look(&webp).unwrap_err(), Fault::LargeProfile);
    let parts: Vec<Vec<u8>> =
        large.chunks(65_000).map(|part| segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", part])).collect();
    assert_eq!(look(&with_segments(&jpeg(false), &parts)).unwrap_err(), Fault::LargeProfile);
}

#[test]
fn scans_and_frames_are_cheap_to_add_and_costly_to_show() {
    let scan = [&segment(0xDA, &[b"\x01\x01\0\0\x3f\0"])[..], &[0]].concat();
    let bytes = jpeg(false);
    let many = insert(&bytes, bytes.len() - 2, &scan.repeat(200));
    assert_eq!(look(&many).unwrap_err(), Fault::Broken("it has more scans than any picture needs"));
    let frame = riff(b"ANMF", &[&[0; 16][..], &riff(b"VP8L", b"\x2f\0\0\0\0")].concat());
    let head = [riff(b"VP8X", b"\x02\0\0\0\0\0\0\0\0\0"), riff(b"ANIM", &[0; 6])];
    let moving = |frames: usize| riff_file(&[&head[..], &vec![frame.clone(); frames]].concat());
    assert!(look(&moving(1000)).is_ok());
    assert_eq!(
        look(&moving(1001)).unwrap_err(),
        Fault::Broken("it has more frames than any picture needs")
    );
}

#[test]
fn what_is_not_as_its_format_wants_it_is_refused() {
    let (jpeg, png, webp) = (jpeg(false), png(), webp());
    let table = find(&jpeg, b"\xff\xc4");
    let frame = find(&jpeg, b"\xff\xc0");
    let mut wrong_sum = png.clone();
    wrong_sum[50] ^= 1;
    let mut rare = jpeg.clone();
    rare[frame + 1] = 0xC9;
    let text_in_pixels =
        insert(&png, png.len() - 12, &[chunk(b"tEXt", b"a\0b"), chunk(b"IDAT", b"c")].concat());
    let no_canvas = riff_file(&[riff(b"VP8X", &[0; 10]), webp[12..].to_vec()]);
    let animation = {
        let head = [&[0x0a, 0, 0, 0][..], &31_u32.to_le_bytes()[..3], &23_u32.to_le_bytes()[..3]];
        let place = [&[0; 6][..], head[1], head[2], &[0; 4]].concat();
        let frame = riff(b"ANMF", &[&place[..], &webp[12..]].concat());
        riff_file(&[
            riff(b"VP8X", &head.concat()),
            riff(b"ANIM", &[0; 6]),
            frame,
            riff(b"EXIF", &exif(6)),
        ])
    };
    let sideways = |change: fn(&mut Encoder<&mut Vec<u8>>), colours, channels: usize| {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 80);
        change(&mut encoder);
        encoder.encode(&vec![99; 16 * 16 * channels], 16, 16, colours).unwrap();
        with_segments(&bytes, &[segment(0xE1, &[b"Exif\0\0", &exif(6)])])
    };
    let of_print = sideways(|_| {}, JpegColour::Cmyk, 4);
    let one_by_one = sideways(|it| it.set_optimized_huffman_tables(true), JpegColour::Rgb, 3);
    let large_lossy = {
        let mut image = LOSSY_WEBP[12..].to_vec();
        image[14..18].copy_from_slice(&[0xd0, 0x07, 0xd1, 0x07]);
        let head = b"\x08\0\0\0\xcf\x07\0\xd0\x07\0";
        riff_file(&[riff(b"VP8X", head), image, riff(b"EXIF", &exif(6))])
    };
    for (bytes, words) in [
        (
            of_print,
            "lies on its side by its metadata and cannot be set upright: its colours are those of print (CMYK)",
        ),
        (
            one_by_one,
            "lies on its side by its metadata and cannot be set upright: its colours are stored one after the other",
        ),
        (
            large_lossy,
            "lies on its side by its metadata and cannot be set upright: it is a WebP with loss of more than 4 million pixels",
        ),
        (b"".to_vec(), "is no JPEG, PNG or WebP"),
        (b"GIF89a".to_vec(), "is no JPEG, PNG or WebP"),
        (insert(&jpeg, table, CANARY), "is broken: something stands between two of its parts"),
        (
            insert(&jpeg, table, &segment(0xC4, &[&[0; 17], CANARY])),
            "is broken: a table of it cannot be read",
        ),
        (
            insert(&jpeg, table, &segment(0xDB, &[&[0; 65], CANARY])),
            "is broken: a table of it cannot be read",
        ),
        (
            insert(&jpeg, table, &segment(0xC0, &[b"\x08\0\x01\0\x01\x01\x01\x11\0"])),
            "is broken: there are two images in it",
        ),
        (insert(&jpeg, table, b"\xff\xd9"), "is broken: there is no image in it"),
        (rare, "cannot be shown by every browser: it is a rare kind of JPEG"),
        (wrong_sum, "is broken: a check sum in it is wrong"),
        (
            with_chunks(&png, &[chunk(b"CgBI", b"")]),
            "cannot be shown by every browser: it is a rare kind of PNG",
        ),
        (text_in_pixels, "is broken: its pixels stand in two places"),
        (with_chunks(&png[..33], &[chunk(b"IEND", b"")]), "is broken: there is no image in it"),
        (no_canvas, "is broken: its frame has another size than its image"),
        (
            animation,
            "lies on its side by its metadata and cannot be set upright: it is an animation",
        ),
    ] {
        assert_eq!(look(&bytes).unwrap_err().to_string(), words);
    }
}

#[test]
fn a_picture_that_lies_and_cannot_be_decoded_is_refused() {
    let lying = lying(6);
    for bytes in lying {
        // The coded pixels are overwritten; frame and check sums are right.
        let broken = match Format::of_bytes(&bytes).unwrap() {
            Format::Jpeg => {
                let scan = find(&bytes, b"\xff\xda") + 14;
                [&bytes[..scan], &b"\xff\0".repeat(40), b"\xff\xd9"].concat()
            }
            Format::Png => {
                let pixels = find(&bytes, b"IDAT") - 4;
                [&bytes[..pixels], &chunk(b"IDAT", b"no pixels")[..], &chunk(b"IEND", b"")].concat()
            }
            Format::Webp => {
                let at = find(&bytes, b"VP8L") + 13;
                let mut broken = bytes.clone();
                broken[at..at + 60].fill(0xFF);
                broken
            }
        };
        let fault = Fault::NotTurned("its pixels cannot be read");
        let picture = look(&broken).unwrap();
        assert_eq!(picture.can_be_cleaned(), Err(fault), "{:?}", picture.format);
        assert_eq!(clean(&broken), Err(fault));
    }
}

/// No length of any picture is a reason to panic, and none but the whole is a picture.
#[test]
fn a_picture_cut_anywhere_is_refused() {
    for bytes in lying(6).into_iter().chain([jpeg(true), LOSSY_WEBP.to_vec()]) {
        for length in 0..bytes.len() {
            assert!(clean(&bytes[..length]).is_err(), "{length} of {}", bytes.len());
        }
    }
}

/// Bytes changed at random: a fault or a picture, never a panic. Half of the pictures must be turned, so the decoders are tried too.
#[test]
fn a_picture_changed_anywhere_is_refused_or_clean() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut pictures: Vec<Vec<u8>> = hiding_places().into_iter().map(|(_, bytes)| bytes).collect();
    for orientation in 2..=8 {
        pictures.extend(lying(orientation));
        pictures.extend(lying(orientation));
    }
    let mut good = 0;
    for _ in 0..2000 {
        let mut bytes = pictures[random(pictures.len())].clone();
        for _ in 0..=random(3) {
            let at = random(bytes.len());
            match random(3) {
                0 => bytes[at] = random(256) as u8,
                1 => bytes.truncate(at.max(16)),
                _ => bytes[at] ^= 1 << random(8),
            }
        }
        // A check sum would refuse most changes of a PNG before anybody looks.
        mend_sums(&mut bytes);
        if let Ok(published) = clean(&bytes) {
            good += 1;
            assert_eq!(clean(&published).unwrap(), published);
            assert_eq!(clean(&bytes).unwrap(), published, "the same twice");
        }
    }
    assert!((200..1900).contains(&good), "{good} of 2000 were pictures");
}

fn mend_sums(png: &mut [u8]) {
    let mut at = 8;
    while png.starts_with(super::png::SIGNATURE) && at + 12 <= png.len() {
        let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
        let Some(end) = length.checked_add(at + 12).filter(|end| *end <= png.len()) else { return };
        let sum = crc32fast::hash(&png[at + 4..end - 4]);
        png[end - 4..end].copy_from_slice(&sum.to_be_bytes());
        at = end;
    }
}

#[test]
fn an_orientation_is_read_only_where_exif_has_it() {
    use super::exif::orientation;
    let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    for (block, expected) in [
        (exif(3), 3),
        ([b"Exif\0\0", &exif(8)[..]].concat(), 8),
        (big.to_vec(), 6),
        (exif(9), 1),
        (exif(0), 1),
        (exif(259), 1),
        (big[..19].to_vec(), 1),
        (b"II*\0\xff\xff\xff\xff".to_vec(), 1),
        (b"II*\0\x08\0\0\0\xff\xff".to_vec(), 1),
        (b"no EXIF".to_vec(), 1),
        (b"".to_vec(), 1),
    ] {
        assert_eq!(orientation(&block), expected, "{block:?}");
    }
}

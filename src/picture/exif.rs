//! EXIF, of which one number is read and nothing is kept: how the camera was held.

/// The orientation of a block of EXIF, 1 to 8; 1, upright, where it says nothing that can be read.
///
/// Looks at the first directory only. Follows no other address, so there is no way to lead it in circles.
pub(super) fn orientation(block: &[u8]) -> u8 {
    read(block.strip_prefix(b"Exif\0\0").unwrap_or(block)).unwrap_or(1)
}

fn read(tiff: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    const SHORT: u16 = 3;
    const ENTRY: usize = 12;
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |bytes: &[u8]| {
        let two: [u8; 2] = bytes.get(..2)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let four: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let start = if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
    let directory = tiff.get(usize::try_from(start).ok()?..)?;
    let count = usize::from(short(directory)?);
    for entry in directory.get(2..)?.chunks_exact(ENTRY).take(count) {
        if short(entry)? == ORIENTATION && short(&entry[2..])? == SHORT {
            let value = short(&entry[8..])?;
            return u8::try_from(value).ok().filter(|value| (1..=8).contains(value));
        }
    }
    None
}

//! Colour profiles: kept, because without one the colours of a face change.

/// The profile that these bytes begin with; none if they are no profile.
///
/// A profile says itself how long it is, so what somebody put behind it stays
/// out, and so does what only calls itself a profile.
pub(super) fn profile(bytes: &[u8]) -> Option<&[u8]> {
    const HEADER: usize = 128;
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let whole = bytes.get(..length).filter(|whole| whole.len() > HEADER)?;
    (whole.get(36..40)? == b"acsp").then_some(whole)
}

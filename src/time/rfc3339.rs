//! RFC 3339: text to instants.

use super::civil::{SECONDS_PER_DAY, digit, number, read_days, read_time, take_byte};
use super::{Instant, MICROS_PER_SECOND};

impl Instant {
    /// The same as [`parse`](Self::parse) for a text that is there as bytes.
    pub(crate) fn read(text: &[u8]) -> Option<Self> {
        let mut rest = text;
        let days = read_days(&mut rest)?;
        take_byte(&mut rest, b'T')?;
        let (second_of_day, micros) = read_clock(&mut rest)?;
        let seconds = days * SECONDS_PER_DAY + second_of_day - offset_seconds(&mut rest)?;
        rest.is_empty().then_some(Self(seconds * MICROS_PER_SECOND + micros))
    }
}

/// Whether this is a time as the API writes it, `2025-06-16T16:54:17.946606Z`, on a day that every month has. Most of what a list is
/// checked for are IDs and times; without this, its check takes a seventh longer.
pub(crate) fn is_usual_time(text: &[u8]) -> bool {
    let Ok(text) = <&[u8; 27]>::try_from(text) else { return false };
    let ([date, time, seconds], _) = text.as_chunks() else { return false };
    let Some(fraction) = text.last_chunk() else { return false };
    let [_, _, _, _, _, month1, month2, _, day1, day2, _, hour1, hour2, ..] = text;
    is_like(date, b"0000-00-", b"\x09\x09\x09\x09\0\x01\x09\0")
        && is_like(time, b"00T00:00", b"\x02\x09\0\x02\x09\0\x05\x09")
        && is_like(seconds, b":00.0000", b"\0\x05\x09\0\x09\x09\x09\x09")
        && is_like(fraction, b".000000Z", b"\0\x09\x09\x09\x09\x09\x09\0")
        && matches!((month1, month2), (b'0', b'1'..=b'9') | (b'1', b'0'..=b'2'))
        && matches!((day1, day2), (b'0', b'1'..=b'9') | (b'1', _) | (b'2', b'0'..=b'8'))
        && (*hour1 < b'2' || *hour2 < b'4')
}

/// Whether each byte differs from that of a pattern by no more than it may. All are compared at once: where one differs by more than
/// `n`, adding `0x7f - n` sets its high bit.
#[inline(always)]
fn is_like(bytes: &[u8; 8], pattern: &[u8; 8], most: &[u8; 8]) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let difference = u64::from_le_bytes(*bytes) ^ u64::from_le_bytes(*pattern);
    difference & HIGHS == 0 && (difference + (ONES * 0x7f - u64::from_le_bytes(*most))) & HIGHS == 0
}

/// Hours and minutes, seconds if there are any, and their fraction if there is one: as seconds and as microseconds.
pub(super) fn read_clock(rest: &mut &[u8]) -> Option<(i64, i64)> {
    let has_seconds = rest.get(5) == Some(&b':');
    let seconds = read_time(rest)?;
    Some((seconds, if has_seconds { fraction(rest)? } else { 0 }))
}

/// A dot and at least one digit, as microseconds; what is finer is cut off. 0 without a dot.
fn fraction(rest: &mut &[u8]) -> Option<i64> {
    if take_byte(rest, b'.').is_none() {
        return Some(0);
    }
    let mut micros = 0;
    let mut scale = MICROS_PER_SECOND / 10;
    let mut any = false;
    while let Some((value, tail)) = rest.split_first().and_then(|(byte, tail)| Some((digit(*byte)?, tail))) {
        micros += i64::from(value) * scale;
        scale /= 10;
        any = true;
        *rest = tail;
    }
    any.then_some(micros)
}

fn offset_seconds(rest: &mut &[u8]) -> Option<i64> {
    if take_byte(rest, b'Z').is_some() {
        return Some(0);
    }
    let sign = if take_byte(rest, b'-').is_some() { -1 } else { take_byte(rest, b'+').map(|()| 1)? };
    let hours = number(rest, 2)?;
    let _ = take_byte(rest, b':');
    let minutes = number(rest, 2)?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_server_reads() {
        let same = "2025-06-16T16:54:00Z";
        for text in [
            same,
            "2025-06-16T16:54Z",
            "2025-06-16T16:54:00.0Z",
            "2025-06-16T16:54:00.000000000000Z",
            "2025-06-16T18:54:00+02:00",
            "2025-06-16T18:54:00+0200",
            "2025-06-16T16:54:00-00:00",
            "2025-06-16T11:24:00-05:30",
        ] {
            assert_eq!(Instant::parse(text), Instant::parse(same), "{text}");
            assert!(Instant::parse(text).is_some());
        }
    }

    #[test]
    fn refuses_what_the_server_refuses() {
        for text in [
            "",
            "2025-06-16",
            "2025-06-16 16:54:00Z",
            "2025-06-16T16:54:00",
            "2025-06-16t16:54:00z",
            "2025-02-30T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2025-13-01T00:00:00Z",
            "2025-00-01T00:00:00Z",
            "2025-01-00T00:00:00Z",
            "2025-06-16T24:00:00Z",
            "2025-06-16T16:60:00Z",
            "2025-06-16T16:54:60Z",
            "2025-06-16T16:54:00.Z",
            "2025-06-16T16:54:00Z ",
            "2025-06-16T16:54:00+2:00",
            "2025-06-16T16:54:00+02",
            "2025-06-16T16:54:00+24:00",
            "２025-06-16T16:54:00Z",
            "+2025-06-16T16:54:00Z",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_usual_time_is_a_time() {
        for usual in ["2025-06-16T16:54:17.946606Z", "0000-10-28T23:59:59.999999Z", "9999-09-01T00:00:00.000000Z"] {
            assert!(is_usual_time(usual.as_bytes()), "{usual}");
            for place in 0..usual.len() {
                for byte in 0..=255 {
                    let mut text = usual.as_bytes().to_vec();
                    text[place] = byte;
                    let is_late = matches!(text[8..10], [b'2', b'9'] | [b'3', _]);
                    let is_other = text[19] != b'.' || !text[26].is_ascii_uppercase();
                    assert_eq!(
                        is_usual_time(&text),
                        Instant::read(&text).is_some() && !is_late && !is_other,
                        "{text:?}"
                    );
                }
            }
        }
        assert!(!is_usual_time(b"2025-06-16T16:54:17.9466067Z"));
        assert!(!is_usual_time(b"2025-06-16T16:54:17Z"));
    }
}

//! The sandbox's own time.

use serde::{Deserialize, Serialize};

use super::times;
use seam_access_grants::time::Instant;

/// A clock that stands still or follows the real time, and can be moved on. The real time comes with each call.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Where it stands; the real time, if it does not.
    #[serde(with = "times::optional")]
    stands_at: Option<Instant>,
    /// How far it was moved.
    ahead_micros: i64,
}

/// A time outside of the years 1 to 9998, in which everything around it can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl Clock {
    /// A clock that follows the real time.
    pub fn running() -> Self {
        Self::default()
    }

    /// A clock that stands still until it is moved on.
    ///
    /// # Errors
    /// Outside of the years 1 to 9998.
    pub fn standing(at: Instant) -> Result<Self, OutOfRange> {
        within(at)?;
        Ok(Self { stands_at: Some(at), ahead_micros: 0 })
    }

    /// What it shows at this real time.
    pub fn now(&self, real: Instant) -> Instant {
        self.stands_at.unwrap_or(real).plus_micros(self.ahead_micros)
    }

    /// Moves it on.
    ///
    /// # Errors
    /// Outside of the years 1 to 9998, and back in time; the clock is left as it was.
    #[allow(clippy::cast_possible_truncation, reason = "what is cut is out of range")]
    pub fn advance(&mut self, millis: f64, real: Instant) -> Result<(), OutOfRange> {
        if millis.is_nan() || millis < 0.0 {
            return Err(OutOfRange);
        }
        let ahead_micros = self.ahead_micros.checked_add((millis * 1000.0) as i64).ok_or(OutOfRange)?;
        let moved = Self { ahead_micros, ..*self };
        within(moved.now(real))?;
        *self = moved;
        Ok(())
    }

    /// Whether what a snapshot says of a clock can be.
    pub(crate) fn is_sound(&self) -> bool {
        self.ahead_micros >= 0
            && self.stands_at.is_none_or(|at| within(at).is_ok() && within(at.plus_micros(self.ahead_micros)).is_ok())
    }
}

fn within(at: Instant) -> Result<(), OutOfRange> {
    let (first, last) = (Instant::parse("0001-01-01T00:00:00Z"), Instant::parse("9998-12-31T23:59:59Z"));
    if Some(at) >= first && Some(at) <= last { Ok(()) } else { Err(OutOfRange) }
}

//! When a call is sent again, and after how long: one pure decision.

use crate::endpoints::Repeat;

/// What is known when a call has failed.
#[derive(Clone, Copy, Debug)]
pub struct RetryContext {
    /// What may be sent again.
    pub repeat: Repeat,
    /// HTTP status of the answer; 0 if there was none. That of a success means an answer that could not be read.
    pub status: u16,
    /// Milliseconds that the answer asks to wait, if it does.
    pub retry_after: Option<u32>,
    /// Whether the request carries the caller's own key.
    pub has_key: bool,
    /// How often it has been sent again already.
    pub retries: u32,
    /// How often it may be sent again.
    pub max_retries: u32,
    /// A random number from 0 to 1, so that clients which failed together do not come back together.
    pub jitter: f64,
}

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryDecision {
    /// Tell the caller.
    Stop,
    /// Send it again after so many milliseconds.
    Again(u32),
    /// After so many milliseconds look up the caller's own key; send it again if nothing is found.
    LookUp(u32),
}

/// The first pause in milliseconds; each one after it is twice as long.
const FIRST_PAUSE: u32 = 500;
/// The most that a pause is doubled: up to 8 seconds.
const MAX_DOUBLINGS: u32 = 4;
/// The longest that a server is waited for, in milliseconds. One that asks for more would refuse an earlier request, so
/// the caller is told at once.
pub(super) const LONGEST_WAIT: u32 = 60_000;
/// How often a call is sent again where nobody says otherwise.
pub const DEFAULT_MAX_RETRIES: u32 = 2;

pub(super) const TOO_MANY_REQUESTS: u16 = 429;
const UNAVAILABLE: u16 = 503;

/// Decides.
///
/// ```
/// use seam_access_grants::{client::{RetryDecision, RetryContext, next}, endpoints::Repeat};
///
/// let context = RetryContext {
///     repeat: Repeat::Changes, status: 429, retry_after: Some(2000), has_key: false, retries: 0, max_retries: 2, jitter: 0.0,
/// };
/// assert_eq!(next(&context), RetryDecision::Again(2000));
/// assert_eq!(next(&RetryContext { status: 500, ..context }), RetryDecision::Stop);
/// ```
pub fn next(context: &RetryContext) -> RetryDecision {
    let RetryContext { repeat, status, retry_after, retries, .. } = *context;
    if retries >= context.max_retries || retry_after.is_some_and(|pause| pause > LONGEST_WAIT) {
        return RetryDecision::Stop;
    }
    let pause = retry_after.unwrap_or_else(|| backoff(retries, context.jitter));
    let is_refused = status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && retry_after.is_some());
    let is_unclear = status == 0 || status >= 500;
    let is_unread = (200..300).contains(&status);
    match repeat {
        _ if is_refused => RetryDecision::Again(pause),
        Repeat::Reads if is_unclear => RetryDecision::Again(pause),
        Repeat::Creates if (is_unclear || is_unread) && context.has_key => RetryDecision::LookUp(pause),
        _ => RetryDecision::Stop,
    }
}

/// Half a second, one, two, four, eight; up to a quarter less.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
fn backoff(retries: u32, jitter: f64) -> u32 {
    let pause = FIRST_PAUSE << retries.min(MAX_DOUBLINGS);
    pause - (f64::from(pause / 4) * jitter) as u32
}

#[cfg(test)]
mod tests {
    use super::{Repeat::*, RetryDecision::*, *};

    #[track_caller]
    fn decides(repeat: Repeat, status: u16, retry_after: Option<u32>, has_key: bool, expected: RetryDecision) {
        let context = RetryContext { repeat, status, retry_after, has_key, retries: 0, max_retries: 2, jitter: 0.0 };
        assert_eq!(next(&context), expected, "{context:?}");
        assert_eq!(next(&RetryContext { retries: 2, ..context }), Stop);
        assert_eq!(next(&RetryContext { max_retries: 0, ..context }), Stop);
    }

    #[test]
    fn the_table() {
        for (status, retry_after, reads, creates, keyed, changes) in [
            (0, None, Again(500), Stop, LookUp(500), Stop),
            (408, None, Stop, Stop, Stop, Stop),
            (400, None, Stop, Stop, Stop, Stop),
            (401, None, Stop, Stop, Stop, Stop),
            (404, Some(1000), Stop, Stop, Stop, Stop),
            (409, None, Stop, Stop, Stop, Stop),
            (429, None, Again(500), Again(500), Again(500), Again(500)),
            (429, Some(0), Again(0), Again(0), Again(0), Again(0)),
            (429, Some(60_000), Again(60_000), Again(60_000), Again(60_000), Again(60_000)),
            (429, Some(60_001), Stop, Stop, Stop, Stop),
            (500, None, Again(500), Stop, LookUp(500), Stop),
            (502, Some(3000), Again(3000), Stop, LookUp(3000), Stop),
            (503, None, Again(500), Stop, LookUp(500), Stop),
            (503, Some(1500), Again(1500), Again(1500), Again(1500), Again(1500)),
            (599, None, Again(500), Stop, LookUp(500), Stop),
            (200, None, Stop, Stop, LookUp(500), Stop),
            (200, Some(60_001), Stop, Stop, Stop, Stop),
            (299, Some(2000), Stop, Stop, LookUp(2000), Stop),
            (302, None, Stop, Stop, Stop, Stop),
            (199, None, Stop, Stop, Stop, Stop),
        ] {
            decides(Reads, status, retry_after, false, reads);
            decides(Creates, status, retry_after, false, creates);
            decides(Creates, status, retry_after, true, keyed);
            decides(Changes, status, retry_after, true, changes);
        }
    }

    #[test]
    fn pauses_double_up_to_eight_seconds_and_jitter_shortens_them() {
        let pauses = |jitter| [0, 1, 2, 3, 4, 5, 60].map(|retries| backoff(retries, jitter));
        assert_eq!(pauses(0.0), [500, 1000, 2000, 4000, 8000, 8000, 8000]);
        assert_eq!(pauses(1.0), [375, 750, 1500, 3000, 6000, 6000, 6000]);
    }
}

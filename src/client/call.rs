//! One call as a machine: what to send, and what a reply or the lack of one leads to.

use super::{
    DEFAULT_MAX_RETRIES, Failure, RetryContext, RetryDecision, next,
    retry::{LONGEST_WAIT, TOO_MANY_REQUESTS},
};
use crate::{
    endpoints::{Endpoint, LOOK_UP, Repeat},
    json::{Tape, Writer},
    prelude::*,
};

const NOT_FOUND: u16 = 404;
const CONFLICT: u16 = 409;

/// The caller's own key of what a call creates.
const KEY: &str = "access_grant_key";

/// A call as it was asked for. Nothing in it changes from step to step.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// Its parameters, as JSON text.
    pub body: &'a str,
    /// How its failures are dealt with.
    pub policy: Policy,
}

/// How the failures of a call are dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How often a request may be sent again.
    pub max_retries: u32,
    /// Whether a create whose key is taken gives the access grant that has the key: that of the same row from a run before.
    pub adopts: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self { max_retries: DEFAULT_MAX_RETRIES, adopts: false }
    }
}

/// Prints all but the parameters, which may hold a PIN.
impl core::fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Call").field("path", &self.endpoint.path).field("policy", &self.policy).finish_non_exhaustive()
    }
}

/// How far a call has come. Whoever drives it keeps this from step to step; a call begins with the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How often the call itself has been sent again.
    pub retries: u32,
    /// How often its key has been looked up since then. If it has been, the next reply is that to the look-up.
    pub look_ups: u32,
}

/// A request to send.
#[derive(Clone)]
pub struct Attempt {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// How often the same request has been sent before.
    pub number: u32,
    /// The parameters of the look-up, as JSON text; `None` if the call itself is sent.
    pub look_up: Option<String>,
}

/// Prints all but the caller's own key.
impl core::fmt::Debug for Attempt {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let Self { endpoint, number, .. } = self;
        f.debug_struct("Attempt").field("path", &endpoint.path).field("number", number).finish_non_exhaustive()
    }
}

/// What follows from a failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What to do in this call.
    pub effect: Effect,
    /// What the server asks of all calls, if it limits how many come.
    pub rate_limit: Option<RateLimit>,
    /// Whether the failure of a look-up is the one that the call ends in, if it ends. Mostly that of the call says more; but where a
    /// key is taken, only the look-up's says why its access grant is not there.
    pub is_decisive: bool,
}

/// What to do in a call that has failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// End it in this failure if it is decisive, see [`Step::is_decisive`], and else in the last one of the call itself.
    #[default]
    Fail,
    /// Send the next request at once.
    Send(Progress),
    /// Wait so many milliseconds, then send the next request.
    Wait(u32, Progress),
}

/// How long a server that limits the rate of calls wants to be left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateLimit {
    /// So many milliseconds.
    Wait(u32),
    /// Longer than it is waited for.
    TooLong,
}

impl Call<'_> {
    /// Gives the request to send.
    pub fn attempt(&self, progress: Progress) -> Attempt {
        let endpoint = self.under_way(progress);
        match progress.look_ups.checked_sub(1) {
            Some(number) => Attempt { endpoint, number, look_up: self.look_up() },
            None => Attempt { endpoint, number: progress.retries, look_up: None },
        }
    }

    /// Gives the operation whose reply comes next.
    pub fn under_way(&self, progress: Progress) -> &'static Endpoint {
        if progress.look_ups > 0 { LOOK_UP } else { self.endpoint }
    }

    /// Decides what follows from a failure of the request that was sent. `jitter` is a random number from 0 to 1.
    pub fn failed(&self, progress: Progress, failure: &Failure, jitter: f64) -> Step {
        let (status, retry_after) = match failure {
            Failure::Api(failure) => (failure.status, failure.retry_after),
            Failure::Response(failure) => (failure.status, failure.retry_after),
            Failure::Connection(_) | Failure::Timeout => (0, None),
            Failure::Validation(_) | Failure::Aborted | Failure::Config(_) => return Step::default(),
        };
        let is_api = matches!(failure, Failure::Api(_));
        let has_key = progress.look_ups == 0 && self.look_up().is_some();
        let effect = match status {
            NOT_FOUND if is_api && progress.look_ups > 0 => self.create_again(progress),
            CONFLICT if self.policy.adopts && has_key => Effect::Send(Progress {
                // The create would be refused again, so it is left no retries.
                retries: self.policy.max_retries,
                look_ups: 1,
            }),
            _ => self.retry(progress, status, retry_after, has_key, jitter),
        };
        let rate_limit = (status == TOO_MANY_REQUESTS).then(|| match (effect, retry_after.unwrap_or(0)) {
            (_, pause) if pause > LONGEST_WAIT => RateLimit::TooLong,
            (Effect::Wait(pause, _), _) | (_, pause) => RateLimit::Wait(pause),
        });
        Step { effect, rate_limit, is_decisive: self.is_decisive(progress, status) }
    }

    /// Only a create whose key is taken is looked up without retries left.
    fn is_decisive(&self, Progress { retries, look_ups }: Progress, status: u16) -> bool {
        let is_taken = self.policy.adopts && retries >= self.policy.max_retries;
        look_ups == 0 || (is_taken && status != NOT_FOUND)
    }

    fn retry(&self, progress: Progress, status: u16, retry_after: Option<u32>, has_key: bool, jitter: f64) -> Effect {
        let Progress { retries, look_ups } = progress;
        let context = RetryContext {
            repeat: self.under_way(progress).repeat,
            status,
            retry_after,
            has_key,
            retries: look_ups.checked_sub(1).unwrap_or(retries),
            max_retries: self.policy.max_retries,
            jitter,
        };
        match next(&context) {
            RetryDecision::Stop => Effect::Fail,
            RetryDecision::Again(pause) if look_ups == 0 => {
                Effect::Wait(pause, Progress { retries: retries.saturating_add(1), look_ups })
            }
            RetryDecision::Again(pause) | RetryDecision::LookUp(pause) => {
                Effect::Wait(pause, Progress { retries, look_ups: look_ups.saturating_add(1) })
            }
        }
    }

    /// What follows when the key is not there: the create has not worked.
    fn create_again(&self, Progress { retries, .. }: Progress) -> Effect {
        if retries < self.policy.max_retries {
            Effect::Send(Progress { retries: retries + 1, look_ups: 0 })
        } else {
            Effect::Fail
        }
    }

    /// The parameters that look up the caller's own key, if this call creates something that has one.
    fn look_up(&self) -> Option<String> {
        if self.endpoint.repeat != Repeat::Creates {
            return None;
        }
        let mut tape = Tape::default();
        let key = tape.read(self.body).ok()?.get(KEY)?.text().filter(|key| !key.is_empty())?;
        let mut json = Writer::default();
        json.open('{');
        json.member(KEY, key);
        json.close('}');
        Some(json.finish())
    }
}

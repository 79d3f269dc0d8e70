//! Events: what happened, in order.

mod get;
mod list;
mod told;

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

pub(crate) use get::{GetEvent, get};
pub(crate) use list::{ListEvents, list};
pub(crate) use told::told;

use crate::{
    id::Id,
    random::Stream,
    store::{Method, Store, Window},
    times,
};
use seam_access_grants::{schema::Secret, time::Instant};

/// Something that happened.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    pub(crate) id: Id,
    #[serde(with = "times")]
    pub(crate) at: Instant,
    pub(crate) grant: Id,
    pub(crate) grant_key: Option<Box<str>>,
    pub(crate) what: What,
}

/// What happened.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum What {
    GrantCreated,
    GrantDeleted,
    GrantedToAllDoors,
    GrantedToDoor { entrance: Id },
    DoorLost { entrance: Id },
    TimesChanged { window: Window },
    NotCreated { devices: Box<[Id]> },
    MethodCreated { method: Id },
    MethodIssued { method: Id, code: Option<Secret>, again: bool, backup: bool },
    MethodLate { method: Id },
    MethodRevoked { method: Id },
    CardEncodingRequired { method: Id },
    MethodDeleted { method: Id },
    MethodFailed { method: Id },
}

impl What {
    /// The access method that it is about.
    pub(crate) fn method(&self) -> Option<Id> {
        match self {
            Self::MethodCreated { method }
            | Self::MethodIssued { method, .. }
            | Self::MethodLate { method }
            | Self::MethodRevoked { method }
            | Self::CardEncodingRequired { method }
            | Self::MethodDeleted { method }
            | Self::MethodFailed { method } => Some(*method),
            _ => None,
        }
    }

    /// The entrance that it is about.
    pub(crate) fn entrance(&self) -> Option<Id> {
        match self {
            Self::GrantedToDoor { entrance } | Self::DoorLost { entrance } => Some(*entrance),
            _ => None,
        }
    }
}

/// The events that are kept. The oldest are forgotten, so that a sandbox that runs for long does not fill the memory.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Events {
    kept: VecDeque<Event>,
    /// How many are forgotten.
    forgotten: u64,
    /// How many of all there were are not new any more, to whom it may concern outside of the workspace.
    #[serde(skip)]
    taken: u64,
}

/// How many events are kept.
pub(crate) const MAX_EVENTS: usize = 100_000;

impl Events {
    fn add(&mut self, event: Event) {
        if self.kept.len() == MAX_EVENTS {
            self.kept.pop_front();
            self.forgotten += 1;
        }
        self.kept.push_back(event);
    }

    /// How many events there were.
    fn count(&self) -> u64 {
        self.forgotten + self.kept.len() as u64
    }

    /// Those that are kept, the oldest first.
    pub(crate) fn kept(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.kept.iter()
    }

    /// Has none be new.
    pub(crate) fn skip_new(&mut self) {
        self.taken = self.count();
    }

    /// Those that are new, each once.
    pub(crate) fn take_new(&mut self) -> impl Iterator<Item = &Event> {
        let from = usize::try_from(self.taken.saturating_sub(self.forgotten)).unwrap_or(usize::MAX);
        self.skip_new();
        self.kept.range(from.min(self.kept.len())..)
    }
}

impl Store {
    /// Notes what happened to an access grant.
    pub(crate) fn happened(&mut self, grant: Id, at: Instant, what: What) {
        let id = self.streams.id(Stream::Events);
        let grant_key = self.grants.get(grant).and_then(|grant| grant.key.as_deref()).map(Box::from);
        self.events.add(Event { id, at, grant, grant_key, what });
    }

    /// Notes that an access method opens its doors.
    pub(crate) fn issued(&mut self, method: &Method, at: Instant, again: bool) {
        let (code, backup) = (method.code.clone(), method.is_backup);
        let what = What::MethodIssued { method: method.id, code, again, backup };
        self.happened(method.grant, at, what);
    }
}

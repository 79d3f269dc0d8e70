//! What is to happen, by when it is due.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::id::Id;
use seam_access_grants::time::Instant;

/// What is to happen. By then it may be of no use, and then nothing does.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Task {
    /// The doors of an access method have it.
    Issue(Id),
    /// An access method that is not issued by then is late.
    NoteDelay(Id),
    /// A lock that refused a PIN takes one that it has in store.
    PullBackup(Id),
    /// The doors of an access grant have its new window; the number is that of the change.
    EndChange(Id, u64),
    /// The time of an access grant may be over.
    Expire(Id),
    /// An access grant is gone from its doors.
    RemoveGrant(Id),
    /// An access method is gone from its doors.
    RemoveMethod(Id),
    /// A card or a door has done what it was told.
    EndAttempt(Id),
}

/// Tasks in the order in which they are due, those of one moment in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tasks {
    due: BTreeMap<(i64, u64), Task>,
    next: u64,
}

impl Tasks {
    pub(crate) fn add(&mut self, at: Instant, task: Task) {
        self.due.insert((at.micros(), self.next), task);
        self.next += 1;
    }

    /// Takes the first task that is due, with its time.
    pub(crate) fn take(&mut self, now: Instant) -> Option<(Instant, Task)> {
        let first = self.due.first_entry().filter(|entry| entry.key().0 <= now.micros())?;
        let ((at, _), task) = first.remove_entry();
        Some((now.plus_micros(at - now.micros()), task))
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = Task> {
        self.due.values().copied()
    }
}

impl Serialize for Tasks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let due: Vec<(i64, u64, Task)> = self.due.iter().map(|((at, number), task)| (*at, *number, *task)).collect();
        (self.next, due).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tasks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (next, due) = <(u64, Vec<(i64, u64, Task)>)>::deserialize(deserializer)?;
        if due.iter().any(|(_, number, _)| *number >= next) {
            return Err(D::Error::custom("the number of a task is not below the next one"));
        }
        let due = due.into_iter().map(|(at, number, task)| ((at, number), task)).collect();
        Ok(Self { due, next })
    }
}

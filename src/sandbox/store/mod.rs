//! The data of one workspace.

mod attempt;
mod codes;
mod grant;
mod grants;
mod index;
mod method;
mod person;
mod place;
mod settings;
mod table;
mod tasks;

use serde::{Deserialize, Serialize};

pub(crate) use attempt::{Action, Attempt, Outcome, Session};
pub(crate) use codes::Codes;
pub(crate) use grant::{Change, Doors, Finding, Grant, Problem, Requested, Window};
pub(crate) use grants::{Grants, merge};
pub(crate) use index::{AnyOf, smallest};
pub(crate) use method::{Method, Methods, MobileKey, State};
pub(crate) use person::{People, Person};
pub(crate) use place::{Account, Device, Encoder, Entrance, Members, Places, Space, System};
pub use settings::Issuance;
pub(crate) use settings::Settings;
pub(crate) use table::{Row, Table};
pub(crate) use tasks::{Task, Tasks};

use super::{
    auth::Viewer,
    error::ApiError,
    events::Events,
    id::Id,
    random::{Stream, Streams},
};
use seam_access_grants::time::{Instant, zone::Zones};

/// Everything that one workspace holds.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    pub(crate) streams: Streams,
    pub(crate) settings: Settings,
    pub(crate) workspace: Workspace,
    pub(crate) places: Places,
    pub(crate) people: People,
    pub(crate) grants: Grants,
    pub(crate) methods: Methods,
    pub(crate) codes: Codes,
    pub(crate) sessions: Table<Session>,
    pub(crate) attempts: Table<Attempt>,
    pub(crate) tasks: Tasks,
    pub(crate) events: Events,
    pub(crate) changes: u64,
    /// Who asks now.
    pub(crate) viewer: Viewer,
    /// What knows the zones of the world.
    pub(crate) zones: &'static dyn Zones,
}

/// The workspace.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Workspace {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) company_name: String,
}

impl Store {
    pub(crate) fn new(random: u64, name: &str, settings: Settings, zones: &'static dyn Zones) -> Self {
        let mut streams = Streams::new(random);
        let id = streams.id(Stream::Places);
        let workspace = Workspace { id, name: name.to_owned(), company_name: name.to_owned() };
        Self {
            streams,
            settings,
            workspace,
            places: Places::default(),
            people: People::default(),
            grants: Grants::default(),
            methods: Methods::default(),
            codes: Codes::default(),
            sessions: Table::default(),
            attempts: Table::default(),
            tasks: Tasks::default(),
            events: Events::default(),
            changes: 0,
            viewer: Viewer::default(),
            zones,
        }
    }

    /// Has something happen once the doors had their time.
    pub(crate) fn after_delay(&mut self, now: Instant, task: Task) {
        let at = now.plus_micros(self.settings.issuance.delay_micros());
        self.tasks.add(at, task);
    }

    /// The managed grant, or 404.
    pub(crate) fn managed(&self, id: Option<Id>, key: Option<&str>) -> Result<&Grant, ApiError> {
        let found = id.map_or_else(|| self.grants.with_key(key?), |id| self.grants.get(id));
        let found = found.filter(|grant| grant.is_managed && self.sees(grant));
        found.ok_or_else(|| ApiError::new(404, "access_grant_not_found", "Access grant not found"))
    }

    /// How many rows requests have looked at.
    pub(crate) fn reads(&self) -> u64 {
        self.grants.table.reads() + self.methods.table.reads() + self.people.table.reads()
    }
}

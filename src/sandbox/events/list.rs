//! `/events/list`: in the order in which they happened.

use serde_json::{Value, json};

use super::{Event, told};
use crate::{
    error::ApiError,
    id::Id,
    route::params_of,
    schema::{PositiveInteger, TimestampInput, Uuid, params},
    store::Store,
};
use seam_access_grants::{
    issue::{Issue, IssueCode, Step, Unit},
    time::Instant,
};

#[params]
pub(crate) struct ListEvents {
    /// A time from which on they happened.
    pub(crate) since: Option<TimestampInput>,
    /// Two times between which they happened.
    pub(crate) between: Option<Vec<TimestampInput>>,
    /// Their type.
    pub(crate) event_type: Option<String>,
    /// Their types.
    pub(crate) event_types: Option<Vec<String>>,
    /// Their IDs.
    pub(crate) event_ids: Option<Vec<Uuid>>,
    /// ID of the access grant that they are about.
    pub(crate) access_grant_id: Option<Uuid>,
    /// IDs of the access grants that they are about.
    pub(crate) access_grant_ids: Option<Vec<Uuid>>,
    /// ID of the access method that they are about.
    pub(crate) access_method_id: Option<Uuid>,
    /// IDs of the access methods that they are about.
    pub(crate) access_method_ids: Option<Vec<Uuid>>,
    /// ID of the entrance that they are about.
    pub(crate) acs_entrance_id: Option<Uuid>,
    /// ID of the person whose access grants they are about.
    pub(crate) user_identity_id: Option<Uuid>,
    /// ID of a space that the access grants open.
    pub(crate) space_id: Option<Uuid>,
    /// Key of the customer.
    pub(crate) customer_key: Option<String>,
    /// ID of a device, about which there are no events here.
    pub(crate) device_id: Option<Uuid>,
    /// IDs of devices.
    pub(crate) device_ids: Option<Vec<Uuid>>,
    /// ID of an access code, of which there are none.
    pub(crate) access_code_id: Option<Uuid>,
    /// IDs of spaces that the access grants open.
    pub(crate) space_ids: Option<Vec<Uuid>>,
    /// ID of an account, about which there are no events here.
    pub(crate) connected_account_id: Option<Uuid>,
    /// IDs of access codes, of which there are none.
    pub(crate) access_code_ids: Option<Vec<Uuid>>,
    /// ID of a group of an access system, about which there are no events here, as of what follows.
    pub(crate) acs_access_group_id: Option<Uuid>,
    /// ID of a credential.
    pub(crate) acs_credential_id: Option<Uuid>,
    /// ID of an encoder.
    pub(crate) acs_encoder_id: Option<Uuid>,
    /// ID of an access system.
    pub(crate) acs_system_id: Option<Uuid>,
    /// IDs of access systems.
    pub(crate) acs_system_ids: Option<Vec<Uuid>>,
    /// ID of a user of an access system.
    pub(crate) acs_user_id: Option<Uuid>,
    /// ID of a Connect Webview.
    pub(crate) connect_webview_id: Option<Uuid>,
    /// How many events to pass over; the API calls it unstable, and here it does nothing.
    pub(crate) unstable_offset: Option<f64>,
    /// How many events to give at most.
    pub(crate) limit: Option<PositiveInteger>,
}

const DEFAULT_LIMIT: u64 = 500;

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListEvents = params_of(params)?;
    if filters.between.as_ref().is_some_and(|times| times.len() != 2) {
        let path = vec![Step::Key { name: "between".into(), rank: 0 }];
        return Err(ApiError::invalid_input(&[Issue { path, code: IssueCode::TooSmall(2, Unit::Items) }]));
    }
    let limit = usize::try_from(filters.limit.map_or(DEFAULT_LIMIT, PositiveInteger::get)).unwrap_or(usize::MAX);
    let filter = Filter::new(&filters);
    let events = store.events.kept().filter(|event| filter.fits(store, event)).take(limit);
    Ok(json!({ "events": events.map(|event| told(event, store.workspace.id)).collect::<Vec<_>>() }))
}

/// The filters, with their IDs and times read.
struct Filter<'a> {
    filters: &'a ListEvents,
    ids: Option<Vec<Id>>,
    grants: Option<Vec<Id>>,
    methods: Option<Vec<Id>>,
    spaces: Option<Vec<Id>>,
    from: Option<Instant>,
    to: Option<Instant>,
}

impl<'a> Filter<'a> {
    fn new(filters: &'a ListEvents) -> Self {
        let ids = |one: Option<&Uuid>, many: Option<&Vec<Uuid>>| {
            (one.is_some() || many.is_some())
                .then(|| one.into_iter().chain(many.into_iter().flatten()).map(Id::from).collect())
        };
        let time = |text: &TimestampInput| Instant::parse(text.as_str());
        let between = |index: usize| filters.between.as_ref().and_then(|times| times.get(index)).and_then(time);
        Self {
            filters,
            ids: ids(None, filters.event_ids.as_ref()),
            grants: ids(filters.access_grant_id.as_ref(), filters.access_grant_ids.as_ref()),
            methods: ids(filters.access_method_id.as_ref(), filters.access_method_ids.as_ref()),
            spaces: ids(filters.space_id.as_ref(), filters.space_ids.as_ref()),
            from: filters.since.as_ref().and_then(time).max(between(0)),
            to: between(1),
        }
    }

    fn fits(&self, store: &Store, event: &Event) -> bool {
        let Self { filters, .. } = self;
        let kind = event.what.kind();
        let grant = || store.grants.get(event.grant);
        let method = event.what.method();
        store.sees_event(event)
            && self.from.is_none_or(|from| event.at >= from)
            && self.to.is_none_or(|to| event.at <= to)
            && filters.event_type.as_ref().is_none_or(|wanted| wanted == kind)
            && filters.event_types.as_ref().is_none_or(|kinds| kinds.iter().any(|wanted| wanted == kind))
            && self.ids.as_ref().is_none_or(|ids| ids.contains(&event.id))
            && self.grants.as_ref().is_none_or(|ids| ids.contains(&event.grant))
            && self.methods.as_ref().is_none_or(|ids| method.is_some_and(|method| ids.contains(&method)))
            && filters.acs_entrance_id.as_ref().is_none_or(|id| event.what.entrance() == Some(Id::from(id)))
            && filters
                .user_identity_id
                .as_ref()
                .is_none_or(|id| grant().is_some_and(|grant| grant.person == Id::from(id)))
            && self
                .spaces
                .as_ref()
                .is_none_or(|ids| grant().is_some_and(|grant| ids.iter().any(|id| grant.spaces.contains(id))))
            && filters
                .customer_key
                .as_ref()
                .is_none_or(|key| grant().is_some_and(|grant| store.is_of_customer(grant, key)))
            && !filters.asks_for_nothing_here()
    }
}

impl ListEvents {
    /// Whether it asks for events about what has none here.
    fn asks_for_nothing_here(&self) -> bool {
        let ids = [
            &self.device_id,
            &self.access_code_id,
            &self.connected_account_id,
            &self.acs_access_group_id,
            &self.acs_credential_id,
            &self.acs_encoder_id,
            &self.acs_system_id,
            &self.acs_user_id,
            &self.connect_webview_id,
        ];
        let lists = [&self.device_ids, &self.access_code_ids, &self.acs_system_ids];
        ids.into_iter().any(Option::is_some) || lists.into_iter().any(Option::is_some)
    }
}

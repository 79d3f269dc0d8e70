//! What is served: path, parameters, handler, and in two sentences what is simulated of it and what is not.

use serde_json::Value;

use super::{
    access_codes, access_grants, access_methods, acs, action_attempts, client_sessions, devices, error::ApiError,
    events, instant_keys, spaces, store::Store, user_identities, workspaces,
};
use seam_access_grants::{
    access_grants::{
        CreateAccessGrant, DeleteAccessGrant, GetAccessGrant, GetRelatedAccessGrants, ListAccessGrants,
        RequestAccessMethods, UpdateAccessGrant,
        unmanaged::{GetUnmanagedAccessGrant, ListUnmanagedAccessGrants, UpdateUnmanagedAccessGrant},
    },
    access_methods::{
        AssignCard, DeleteAccessMethod, EncodeAccessMethod, GetAccessMethod, GetRelatedAccessMethods,
        ListAccessMethods, UnlockDoor,
        unmanaged::{GetUnmanagedAccessMethod, ListUnmanagedAccessMethods},
    },
    action_attempts::{GetActionAttempt, ListActionAttempts},
    schema::{Node, Schema},
    time::Instant,
};

/// Answers a request whose parameters are valid.
pub(super) type Handler = fn(&mut Store, &Value, Instant) -> Result<Value, ApiError>;

/// One operation.
pub(super) struct Route {
    pub(super) path: &'static str,
    pub(super) params: &'static Node,
    pub(super) handler: Handler,
}

/// What there is to say of an operation, for the table of what is simulated.
#[derive(Clone, Copy, Debug)]
pub struct Served {
    /// Its path.
    pub path: &'static str,
    /// What is simulated.
    pub simulated: &'static str,
    /// What is not.
    pub missing: &'static str,
}

macro_rules! routes {
    (
        core { $($core:literal $core_params:ty => $core_handler:path, $core_simulated:literal, $core_missing:literal;)* }
        here { $($path:literal $params:ty => $handler:path, $simulated:literal, $missing:literal;)* }
    ) => {
        /// Every operation.
        pub(super) const ROUTES: &[Route] = &[
            $(Route { path: $core, params: <$core_params>::NODE, handler: $core_handler },)*
            $(Route { path: $path, params: <$params>::NODE, handler: $handler },)*
        ];

        /// Every operation with what is simulated of it. It is apart, so that no module carries the sentences.
        pub const SERVED: &[Served] = &[
            $(Served { path: $core, simulated: $core_simulated, missing: $core_missing },)*
            $(Served { path: $path, simulated: $simulated, missing: $missing },)*
        ];
    };
}

routes! {
    core {
        "/access_grants/create" CreateAccessGrant => access_grants::create,
            "Targets of every kind, people inline or by ID, keys that no two may share, reservations, PINs by the rules of each lock; the access methods are issued by the clock.",
            "A customization profile is kept, and changes nothing.";
        "/access_grants/get" GetAccessGrant => access_grants::get,
            "By ID or key.",
            "Nothing is left out.";
        "/access_grants/list" ListAccessGrants => access_grants::list,
            "Every filter, `search` and pages.",
            "`access_code_id` finds nothing, since no access code stands for itself.";
        "/access_grants/update" UpdateAccessGrant => access_grants::update,
            "The times are on their way to the doors, with warning and mutation; the access methods are revoked and issued again with the same PIN.",
            "Doors cannot be changed, as in the API's schema.";
        "/access_grants/delete" DeleteAccessGrant => access_grants::delete,
            "It is being deleted, and gone once the doors had their time.",
            "A lock with offline codes does not keep its PINs beyond it.";
        "/access_grants/request_access_methods" RequestAccessMethods => access_grants::request_access_methods,
            "The same as in `create`.",
            "Nothing is left out.";
        "/access_grants/get_related" GetRelatedAccessGrants => access_grants::get_related,
            "The grants with their spaces, doors, systems, accounts, people and access methods; `include` and `exclude`.",
            "`acs_access_groups` are always empty.";
        "/access_grants/unmanaged/get" GetUnmanagedAccessGrant => access_grants::unmanaged::get,
            "Grants that were made in the access system, of which the demo has two.",
            "Nothing is left out.";
        "/access_grants/unmanaged/list" ListUnmanagedAccessGrants => access_grants::unmanaged::list,
            "Every filter and pages.",
            "No new ones come up by themselves.";
        "/access_grants/unmanaged/update" UpdateUnmanagedAccessGrant => access_grants::unmanaged::update,
            "The grant is managed from then on, with a key if one is given.",
            "Nothing is left out.";
        "/access_methods/get" GetAccessMethod => access_methods::get,
            "State, PIN, secrets of mobile keys, what a card waits for, errors, warnings and mutations.",
            "Customization profiles have no content.";
        "/access_methods/list" ListAccessMethods => access_methods::list,
            "Every filter and pages.",
            "`access_code_id` finds nothing, since no access code stands for itself.";
        "/access_methods/get_related" GetRelatedAccessMethods => access_methods::get_related,
            "The access methods with their grants, doors, spaces, instant keys and client sessions.",
            "`acs_credentials` are always empty.";
        "/access_methods/delete" DeleteAccessMethod => access_methods::delete,
            "One, all of a grant or all of a reservation; each is being deleted, and gone once the doors had their time. A lock with offline codes keeps the PIN.",
            "Nothing else is left out.";
        "/access_methods/encode" EncodeAccessMethod => access_methods::encode,
            "A card that waits is written, and issued when the action attempt ends.",
            "The encoder has no card in its slot to miss, and never fails. Without encoders in the sandbox any ID is taken.";
        "/access_methods/assign_card" AssignCard => access_methods::assign_card,
            "A card that waits gets a number, and is issued when the action attempt ends.",
            "Two cards may have the same number.";
        "/access_methods/unlock_door" UnlockDoor => access_methods::unlock_door,
            "A cloud key opens an entrance of its own in its time, as an action attempt.",
            "No door is really open, and none fails.";
        "/access_methods/unmanaged/get" GetUnmanagedAccessMethod => access_methods::unmanaged::get,
            "Access methods of unmanaged grants.",
            "Nothing is left out.";
        "/access_methods/unmanaged/list" ListUnmanagedAccessMethods => access_methods::unmanaged::list,
            "Every filter.",
            "Nothing is left out.";
        "/action_attempts/get" GetActionAttempt => action_attempts::get,
            "Pending, then success, or an error where the access method was deleted in between.",
            "Other errors do not occur.";
        "/action_attempts/list" ListActionAttempts => action_attempts::list,
            "All attempts, in pages.",
            "Attempts of devices do not exist.";
    }
    here {
        "/events/get" events::GetEvent => events::get,
            "By ID, or the newest of a type.",
            "Events of devices and accounts do not exist.";
        "/events/list" events::ListEvents => events::list,
            "The last 100,000 events of access grants and access methods, with every filter about them.",
            "Events of devices and accounts do not exist; filters by them find nothing. `unstable_offset` does nothing.";
        "/spaces/get" spaces::GetSpace => spaces::get,
            "Spaces of the demo, and those that a grant named by a key.",
            "They cannot be made or changed by themselves.";
        "/spaces/list" spaces::ListSpaces => spaces::list,
            "Every filter and pages.",
            "Nothing is left out.";
        "/devices/get" devices::GetDevice => devices::get,
            "Eight makes of locks with their rules for PINs and times, as the API gives them.",
            "Locks have no life of their own: battery, connection and bolt stay as they are.";
        "/devices/list" devices::ListDevices => devices::list,
            "Filters by what the demo has, and pages.",
            "A kind of device that the demo does not have finds nothing.";
        "/acs/systems/get" acs::systems::GetSystem => acs::systems::get,
            "The access system of the demo.",
            "It has no users, groups and credentials.";
        "/acs/systems/list" acs::systems::ListSystems => acs::systems::list,
            "Every filter.",
            "No access system belongs to a customer.";
        "/acs/entrances/get" acs::entrances::GetEntrance => acs::entrances::get,
            "Entrances with what they are opened by, and whether reservations may name them.",
            "They have no visionline or other metadata of a maker.";
        "/acs/entrances/list" acs::entrances::ListEntrances => acs::entrances::list,
            "Every filter and pages.",
            "`acs_credential_id` finds nothing.";
        "/acs/encoders/get" acs::encoders::GetEncoder => acs::encoders::get,
            "The encoder of the demo.",
            "It has no connection that could fail.";
        "/acs/encoders/list" acs::encoders::ListEncoders => acs::encoders::list,
            "Every filter and pages, and all without a filter.",
            "Nothing is left out.";
        "/user_identities/create" user_identities::CreateUserIdentity => user_identities::create,
            "Key, address and number that no two may share, without regard to case.",
            "No accounts in access systems come of it.";
        "/user_identities/get" user_identities::GetUserIdentity => user_identities::get,
            "By ID or key.",
            "There are no accounts in access systems to tell of.";
        "/user_identities/list" user_identities::ListUserIdentities => user_identities::list,
            "`search`, IDs, time and pages.",
            "`credential_manager_acs_system_id` finds nothing.";
        "/client_sessions/create" client_sessions::CreateClientSession => client_sessions::create,
            "A session of a customer or a person, which sees what is theirs until it ends.",
            "Connect Webviews and accounts are taken, and open nothing.";
        "/client_sessions/get_or_create" client_sessions::CreateClientSession => client_sessions::get_or_create,
            "The session that the person or the user has, or a new one.",
            "A publishable key cannot ask.";
        "/instant_keys/list" instant_keys::ListInstantKeys => instant_keys::list,
            "The links of mobile keys, all or one person's.",
            "A link opens no page, and counts no uses.";
        "/access_codes/generate_code" access_codes::GenerateCode => access_codes::generate_code,
            "A PIN that the lock takes and nobody has there.",
            "It is not put onto the lock.";
        "/workspaces/get" workspaces::GetWorkspace => workspaces::get,
            "The workspace of the credentials; a sandbox has two.",
            "They cannot be made or changed.";
    }
}

#[cfg(test)]
mod tests {
    use super::ROUTES;
    use seam_access_grants::endpoints::ENDPOINTS;

    #[test]
    fn every_operation_of_the_client_is_served() {
        for endpoint in ENDPOINTS {
            let route = ROUTES.iter().find(|route| route.path == endpoint.path);
            assert!(route.is_some(), "{}", endpoint.path);
        }
    }
}

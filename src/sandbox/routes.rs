//! What is served: path, parameters, handler.

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
    access_methods::{DeleteAccessMethod, GetAccessMethod, GetRelatedAccessMethods, ListAccessMethods},
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

macro_rules! routes {
    (core { $($core:literal $core_params:ty => $core_handler:path;)* } here { $($path:literal $params:ty => $handler:path;)* }) => {
        /// Every operation.
        pub(super) const ROUTES: &[Route] = &[
            $(Route { path: $core, params: <$core_params>::NODE, handler: $core_handler },)*
            $(Route { path: $path, params: <$params>::NODE, handler: $handler },)*
        ];
    };
}

routes! {
    core {
        "/access_grants/create" CreateAccessGrant => access_grants::create;
        "/access_grants/get" GetAccessGrant => access_grants::get;
        "/access_grants/list" ListAccessGrants => access_grants::list;
        "/access_grants/update" UpdateAccessGrant => access_grants::update;
        "/access_grants/delete" DeleteAccessGrant => access_grants::delete;
        "/access_grants/request_access_methods" RequestAccessMethods => access_grants::request_access_methods;
        "/access_grants/get_related" GetRelatedAccessGrants => access_grants::get_related;
        "/access_grants/unmanaged/get" GetUnmanagedAccessGrant => access_grants::unmanaged::get;
        "/access_grants/unmanaged/list" ListUnmanagedAccessGrants => access_grants::unmanaged::list;
        "/access_grants/unmanaged/update" UpdateUnmanagedAccessGrant => access_grants::unmanaged::update;
        "/access_methods/get" GetAccessMethod => access_methods::get;
        "/access_methods/list" ListAccessMethods => access_methods::list;
        "/access_methods/get_related" GetRelatedAccessMethods => access_methods::get_related;
        "/access_methods/delete" DeleteAccessMethod => access_methods::delete;
    }
    here {
        "/access_methods/encode" access_methods::EncodeAccessMethod => access_methods::encode;
        "/access_methods/assign_card" access_methods::AssignCard => access_methods::assign_card;
        "/access_methods/unlock_door" access_methods::UnlockDoor => access_methods::unlock_door;
        "/access_methods/unmanaged/get" access_methods::unmanaged::GetUnmanagedAccessMethod => access_methods::unmanaged::get;
        "/access_methods/unmanaged/list" access_methods::unmanaged::ListUnmanagedAccessMethods => access_methods::unmanaged::list;
        "/action_attempts/get" action_attempts::GetActionAttempt => action_attempts::get;
        "/action_attempts/list" action_attempts::ListActionAttempts => action_attempts::list;
        "/events/get" events::GetEvent => events::get;
        "/events/list" events::ListEvents => events::list;
        "/spaces/get" spaces::GetSpace => spaces::get;
        "/spaces/list" spaces::ListSpaces => spaces::list;
        "/devices/get" devices::GetDevice => devices::get;
        "/devices/list" devices::ListDevices => devices::list;
        "/acs/systems/get" acs::systems::GetSystem => acs::systems::get;
        "/acs/systems/list" acs::systems::ListSystems => acs::systems::list;
        "/acs/entrances/get" acs::entrances::GetEntrance => acs::entrances::get;
        "/acs/entrances/list" acs::entrances::ListEntrances => acs::entrances::list;
        "/acs/encoders/get" acs::encoders::GetEncoder => acs::encoders::get;
        "/acs/encoders/list" acs::encoders::ListEncoders => acs::encoders::list;
        "/user_identities/create" user_identities::CreateUserIdentity => user_identities::create;
        "/user_identities/get" user_identities::GetUserIdentity => user_identities::get;
        "/user_identities/list" user_identities::ListUserIdentities => user_identities::list;
        "/client_sessions/create" client_sessions::CreateClientSession => client_sessions::create;
        "/client_sessions/get_or_create" client_sessions::CreateClientSession => client_sessions::get_or_create;
        "/instant_keys/list" instant_keys::ListInstantKeys => instant_keys::list;
        "/access_codes/generate_code" access_codes::GenerateCode => access_codes::generate_code;
        "/workspaces/get" workspaces::GetWorkspace => workspaces::get;
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

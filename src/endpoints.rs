//! The operations, one line each, and the schemas that have a name outside.
//!
//! From this list come the client's dispatch, the TypeScript methods, the facade's methods, the sandbox's routes, and
//! the test that every operation has a handler and vectors.

use crate::prelude::*;
use crate::{
    access_grants::{
        CreateAccessGrant, DeleteAccessGrant, GetAccessGrant, ListAccessGrants, RequestAccessMethods,
        RequestedAccessMethodInput, TimeWindow, UpdateAccessGrant,
    },
    model::AccessGrant,
    pin::Pin,
    schema::{Node, Schema},
};

/// One operation.
#[derive(Debug)]
pub struct Endpoint {
    /// Path below the API's address.
    pub path: &'static str,
    /// Name of the method in TypeScript, with its group: `accessGrants.create`. The facade is made natively, and what
    /// only it reads stays out of the module.
    #[cfg(not(target_arch = "wasm32"))]
    pub method: &'static str,
    /// Name of the parameters' type in TypeScript.
    #[cfg(not(target_arch = "wasm32"))]
    pub params_type: &'static str,
    /// What the parameters must be.
    pub params: &'static Node,
    /// Name of the result's type in TypeScript; empty if there is no result.
    #[cfg(not(target_arch = "wasm32"))]
    pub result_type: &'static str,
    /// Where the result stands in the response, and what it must be.
    pub response: Response,
    /// What the operation does, in a sentence.
    #[cfg(not(target_arch = "wasm32"))]
    pub summary: &'static str,
}

/// Where the result stands in a response.
#[derive(Clone, Copy, Debug)]
pub enum Response {
    /// One object under this key.
    One(&'static str, &'static Node),
    /// A list under this key, with `pagination` beside it. The node is that of the list.
    Page(&'static str, &'static Node),
    /// Nothing but the word that it was done.
    Done,
}

macro_rules! endpoints {
    ($($path:literal, $method:literal, $params:ident => $response:ident $(($key:literal, $result:ty))?, $summary:literal;)*) => {
        /// Every operation.
        pub const ENDPOINTS: &[Endpoint] = &[$(Endpoint {
            path: $path,
            #[cfg(not(target_arch = "wasm32"))]
            method: $method,
            #[cfg(not(target_arch = "wasm32"))]
            params_type: stringify!($params),
            params: $params::NODE,
            #[cfg(not(target_arch = "wasm32"))]
            result_type: concat!($(stringify!($result))?),
            response: Response::$response $(($key, <$result>::NODE))?,
            #[cfg(not(target_arch = "wasm32"))]
            summary: $summary,
        }),*];
    };
}

endpoints! {
    "/access_grants/create", "accessGrants.create", CreateAccessGrant => One("access_grant", AccessGrant),
        "Creates an access grant.";
    "/access_grants/get", "accessGrants.get", GetAccessGrant => One("access_grant", AccessGrant),
        "Gets one access grant by its ID or your own key.";
    "/access_grants/list", "accessGrants.list", ListAccessGrants => Page("access_grants", Vec<AccessGrant>),
        "Lists access grants, a page at a time.";
    "/access_grants/update", "accessGrants.update", UpdateAccessGrant => Done,
        "Changes the time window or the name of an access grant.";
    "/access_grants/delete", "accessGrants.delete", DeleteAccessGrant => Done,
        "Deletes an access grant with its access methods.";
    "/access_grants/request_access_methods", "accessGrants.requestAccessMethods", RequestAccessMethods
        => One("access_grant", AccessGrant), "Adds access methods to an access grant.";
}

/// A schema that JavaScript sees by its name.
#[derive(Debug)]
pub struct NamedSchema {
    /// Name of the export.
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    /// Name of the value's type in TypeScript.
    #[cfg(not(target_arch = "wasm32"))]
    pub value_type: &'static str,
    /// What a value must be.
    pub node: &'static Node,
}

macro_rules! schemas {
    ($($name:literal, $type:ident;)*) => {
        /// Every schema that has a name outside.
        pub const SCHEMAS: &[NamedSchema] = &[$(NamedSchema {
            #[cfg(not(target_arch = "wasm32"))]
            name: $name,
            #[cfg(not(target_arch = "wasm32"))]
            value_type: stringify!($type),
            node: $type::NODE,
        }),*];
    };
}

schemas! {
    "createAccessGrantSchema", CreateAccessGrant;
    "getAccessGrantSchema", GetAccessGrant;
    "listAccessGrantsSchema", ListAccessGrants;
    "requestedAccessMethodSchema", RequestedAccessMethodInput;
    "timeWindowSchema", TimeWindow;
    "pinSchema", Pin;
    "accessGrantSchema", AccessGrant;
    "updateAccessGrantSchema", UpdateAccessGrant;
    "deleteAccessGrantSchema", DeleteAccessGrant;
    "requestAccessMethodsSchema", RequestAccessMethods;
}

//! The operations, one line each, and the schemas that have a name outside.
//!
//! From this list come the client's dispatch, the TypeScript methods, and the facade's methods and schemas. Tests hold it against
//! the sandbox's handlers and the vectors.

use crate::prelude::*;
use crate::{
    access_grants::{
        CreateAccessGrant, DeleteAccessGrant, GetAccessGrant, GetRelatedAccessGrants, ListAccessGrants,
        RequestAccessMethods, RequestedAccessMethodInput, TimeWindow, UpdateAccessGrant,
        unmanaged::{GetUnmanagedAccessGrant, ListUnmanagedAccessGrants, UpdateUnmanagedAccessGrant},
    },
    access_methods::{DeleteAccessMethod, GetAccessMethod, GetRelatedAccessMethods, ListAccessMethods},
    model::{AccessGrant, AccessGrantBatch, AccessMethod, AccessMethodBatch, SeamEvent, UnmanagedAccessGrant},
    schema::{Node, Pin, Schema},
};

/// The operation that looks up the caller's own key after a create that may or may not have worked.
pub const LOOK_UP: &Endpoint = match ENDPOINTS {
    [_, get, ..] => get,
    _ => panic!(),
};
const _: () = assert!(matches!(LOOK_UP.path.as_bytes(), b"/access_grants/get"), "the look-up is another operation");

/// One operation. What only the build and the tests read stays out of the module.
#[derive(Debug)]
pub struct Endpoint {
    /// Path below the API's address.
    pub path: &'static str,
    /// What the parameters must be.
    pub params: &'static Node,
    /// Where the result stands in the response, and what it must be.
    pub response: Response,
    /// What may be sent again when it failed.
    pub repeat: Repeat,
    /// Name of the parameters' type in TypeScript.
    #[cfg(not(target_arch = "wasm32"))]
    pub params_type: &'static str,
    /// Name of the result's type in TypeScript; empty if there is no result.
    #[cfg(not(target_arch = "wasm32"))]
    pub result_type: &'static str,
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

/// What may be sent again when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It only reads, so it may be sent again after any failure.
    Reads,
    /// It creates something. After an unclear failure the caller's own key says whether it was created.
    Creates,
    /// It changes something, so it is sent again only when it was certainly refused.
    Changes,
}

macro_rules! endpoints {
    ($($path:literal $repeat:ident $params:ident => $response:ident $(($key:literal, $result:ty))?, $summary:literal;)*
        and $($part:ident),*; $($response_type:ident),*) => {
        /// Every operation.
        pub const ENDPOINTS: &[Endpoint] = &[$(Endpoint {
            path: $path,
            params: $params::NODE,
            response: Response::$response $(($key, <$result>::NODE))?,
            repeat: Repeat::$repeat,
            #[cfg(not(target_arch = "wasm32"))]
            params_type: stringify!($params),
            #[cfg(not(target_arch = "wasm32"))]
            result_type: concat!($(stringify!($result))?),
            #[cfg(not(target_arch = "wasm32"))]
            summary: $summary,
        }),*];

        /// The schemas of requests: the parameters of each operation in the order of [`ENDPOINTS`], then parts of them.
        pub const REQUEST_SCHEMAS: &[NamedSchema] =
            &[$(NamedSchema::of::<$params>(stringify!($params)),)* $(NamedSchema::of::<$part>(stringify!($part))),*];

        /// Every schema that has a name outside: those of requests, then what the server sends.
        pub const SCHEMAS: &[NamedSchema] = &[
            $(NamedSchema::of::<$params>(stringify!($params)),)*
            $(NamedSchema::of::<$part>(stringify!($part)),)*
            $(NamedSchema::of::<$response_type>(stringify!($response_type))),*
        ];
    };
}

endpoints! {
    "/access_grants/create" Creates CreateAccessGrant => One("access_grant", AccessGrant),
        "Creates an access grant.";
    "/access_grants/get" Reads GetAccessGrant => One("access_grant", AccessGrant),
        "Gets one access grant by its ID or your own key.";
    "/access_grants/list" Reads ListAccessGrants => Page("access_grants", Vec<AccessGrant>),
        "Lists access grants, a page at a time.";
    "/access_grants/update" Changes UpdateAccessGrant => Done,
        "Changes the time window or the name of an access grant.";
    "/access_grants/delete" Changes DeleteAccessGrant => Done,
        "Deletes an access grant with its access methods.";
    "/access_grants/request_access_methods" Changes RequestAccessMethods => One("access_grant", AccessGrant),
        "Adds access methods to an access grant.";
    "/access_grants/get_related" Reads GetRelatedAccessGrants => One("batch", AccessGrantBatch),
        "Gets what is around access grants: spaces, doors, people, access methods.";
    "/access_grants/unmanaged/get" Reads GetUnmanagedAccessGrant => One("access_grant", UnmanagedAccessGrant),
        "Gets one unmanaged access grant.";
    "/access_grants/unmanaged/list" Reads ListUnmanagedAccessGrants => Page("access_grants", Vec<UnmanagedAccessGrant>),
        "Lists unmanaged access grants, a page at a time.";
    "/access_grants/unmanaged/update" Changes UpdateUnmanagedAccessGrant => Done,
        "Takes over an unmanaged access grant.";
    "/access_methods/get" Reads GetAccessMethod => One("access_method", AccessMethod),
        "Gets one access method.";
    "/access_methods/list" Reads ListAccessMethods => Page("access_methods", Vec<AccessMethod>),
        "Lists access methods, a page at a time.";
    "/access_methods/get_related" Reads GetRelatedAccessMethods => One("batch", AccessMethodBatch),
        "Gets what is around access methods: spaces, doors, access grants, mobile keys.";
    "/access_methods/delete" Changes DeleteAccessMethod => Done,
        "Deletes access methods: one, or all of an access grant or a reservation.";
    and RequestedAccessMethodInput, TimeWindow, Pin; AccessGrant, AccessMethod, SeamEvent
}

/// A schema that JavaScript sees by its name.
#[derive(Debug)]
pub struct NamedSchema {
    /// Name of the value's type in TypeScript.
    #[cfg(not(target_arch = "wasm32"))]
    pub value_type: &'static str,
    /// What a value must be.
    pub node: &'static Node,
}

impl NamedSchema {
    const fn of<T: Schema>(value_type: &'static str) -> Self {
        // The name stays out of the modules.
        let _ = value_type;
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            value_type,
            node: T::NODE,
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl NamedSchema {
    /// Name of the export: `CreateAccessGrant` gives `createAccessGrantSchema`.
    pub fn name(&self) -> String {
        let mut name = self.value_type.trim_start_matches("Seam").trim_end_matches("Input").to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        name + "Schema"
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Endpoint {
    /// Name of the method in TypeScript, with its groups: `accessGrants.unmanaged.get`.
    pub fn method(&self) -> String {
        let mut method = String::new();
        let mut upper = false;
        for char in self.path.trim_start_matches('/').chars() {
            match char {
                '/' => method.push('.'),
                '_' => {}
                _ if upper => method.push(char.to_ascii_uppercase()),
                _ => method.push(char),
            }
            upper = char == '_';
        }
        method
    }
}

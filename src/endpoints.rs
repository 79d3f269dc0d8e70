//! The operations, one line each, and the schemas that have a name outside.
//!
//! From this list come the client's dispatch, the TypeScript methods, and the facade's methods and schemas. Tests hold it against
//! the sandbox's handlers and the vectors.
//!
//! A list for a module has what that module has. In each of them the parameters of an operation are the schema with its index.

use crate::prelude::*;
use crate::{
    access_grants::{
        CreateAccessGrant, DeleteAccessGrant, GetAccessGrant, GetRelatedAccessGrants, ListAccessGrants,
        RequestAccessMethods, RequestedAccessMethodInput, TimeWindow, UpdateAccessGrant,
        unmanaged::{GetUnmanagedAccessGrant, ListUnmanagedAccessGrants, UpdateUnmanagedAccessGrant},
    },
    access_methods::{
        AssignCard, DeleteAccessMethod, EncodeAccessMethod, GetAccessMethod, GetRelatedAccessMethods,
        ListAccessMethods, UnlockDoor,
        unmanaged::{GetUnmanagedAccessMethod, ListUnmanagedAccessMethods},
    },
    action_attempts::{GetActionAttempt, ListActionAttempts},
    model::{
        AccessGrant, AccessGrantBatch, AccessMethod, AccessMethodBatch, ActionAttempt, SeamEvent, UnmanagedAccessGrant,
        UnmanagedAccessMethod,
    },
    schema::{Node, Pin, Schema},
};

/// The operation that looks up the caller's own key after a create that may or may not have worked.
pub const LOOK_UP: &Endpoint = &match LITE_ENDPOINTS {
    [_, get, ..] => *get,
    _ => panic!(),
};
const _: () = assert!(matches!(LOOK_UP.path.as_bytes(), b"/access_grants/get"), "the look-up is another operation");

/// One operation. What only the build and the tests read stays out of the module.
#[derive(Clone, Copy, Debug)]
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

macro_rules! endpoint {
    ($path:literal $repeat:ident $params:ident => $response:ident $(($key:literal, $result:ty))?, $summary:literal) => {
        Endpoint {
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
        }
    };
}

macro_rules! schemas {
    ($($value:ident)*) => { &[$(NamedSchema::of::<$value>(stringify!($value))),*] };
}

macro_rules! endpoints {
    (
        every client { $($path:literal $repeat:ident $params:ident => $response:ident $(($key:literal, $result:ty))?, $summary:literal;)* }
        the whole { $($more:literal $more_repeat:ident $more_params:ident => $more_response:ident ($more_key:literal, $more_result:ty), $more_summary:literal;)* }
        parts { $($part:ident)* }
        responses { $($answer:ident)* } and in the whole { $($more_answer:ident)* }
    ) => {
        /// The operations of every client, which are all of those of the module for `lite`.
        pub const LITE_ENDPOINTS: &[Endpoint] =
            &[$(endpoint!($path $repeat $params => $response $(($key, $result))?, $summary)),*];

        /// Every operation.
        pub const ENDPOINTS: &[Endpoint] = &[
            $(endpoint!($path $repeat $params => $response $(($key, $result))?, $summary),)*
            $(endpoint!($more $more_repeat $more_params => $more_response ($more_key, $more_result), $more_summary)),*
        ];

        /// The schemas of the module for `forms`: the parameters of each operation of [`LITE_ENDPOINTS`], then parts of them.
        pub const FORMS_SCHEMAS: &[NamedSchema] = schemas!($($params)* $($part)*);

        /// The schemas of the module for `lite`: those, then what the server sends.
        pub const LITE_SCHEMAS: &[NamedSchema] = schemas!($($params)* $($part)* $($answer)*);

        /// Every schema that has a name outside: the parameters of each operation of [`ENDPOINTS`], then parts of them, then
        /// what the server sends.
        pub const SCHEMAS: &[NamedSchema] = schemas!($($params)* $($more_params)* $($part)* $($answer)* $($more_answer)*);
    };
}

endpoints! {
    every client {
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
    }
    the whole {
        "/access_methods/encode" Changes EncodeAccessMethod => One("action_attempt", ActionAttempt),
            "Writes an access method to the card on an encoder.";
        "/access_methods/assign_card" Changes AssignCard => One("action_attempt", ActionAttempt),
            "Makes a card with a number the one of an access method.";
        "/access_methods/unlock_door" Changes UnlockDoor => One("action_attempt", ActionAttempt),
            "Unlocks an entrance with a cloud key.";
        "/access_methods/unmanaged/get" Reads GetUnmanagedAccessMethod => One("access_method", UnmanagedAccessMethod),
            "Gets one unmanaged access method.";
        "/access_methods/unmanaged/list" Reads ListUnmanagedAccessMethods => Page("access_methods", Vec<UnmanagedAccessMethod>),
            "Lists the access methods of an unmanaged access grant.";
        "/action_attempts/get" Reads GetActionAttempt => One("action_attempt", ActionAttempt),
            "Gets an action attempt: how far an action is, and what came of it.";
        "/action_attempts/list" Reads ListActionAttempts => Page("action_attempts", Vec<ActionAttempt>),
            "Lists action attempts, a page at a time.";
    }
    parts { RequestedAccessMethodInput TimeWindow Pin }
    responses { AccessGrant AccessMethod SeamEvent } and in the whole { ActionAttempt }
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

//! `batch`: the resources around access grants and access methods.

use super::{AccessGrant, AccessMethod};
use crate::{
    prelude::*,
    schema::{Expected, Node, Schema, Secret, Uuid, model},
};

/// What is around access grants. A kind that was not asked for is absent.
#[model]
pub struct AccessGrantBatch {
    /// Spaces that they open.
    pub spaces: Option<Vec<Related<Space>>>,
    /// Devices that they open.
    pub devices: Option<Vec<Related<Device>>>,
    /// Entrances of access systems that they open.
    pub acs_entrances: Option<Vec<Related<AcsEntrance>>>,
    /// Accounts that the doors belong to.
    pub connected_accounts: Option<Vec<Related<ConnectedAccount>>>,
    /// Access systems that the entrances belong to.
    pub acs_systems: Option<Vec<Related<AcsSystem>>>,
    /// The people who have the access.
    pub user_identities: Option<Vec<Related<UserIdentity>>>,
    /// Groups of the access systems.
    pub acs_access_groups: Option<Vec<Related<AcsAccessGroup>>>,
    /// The ways in which the doors are opened.
    pub access_methods: Option<Vec<AccessMethod>>,
}

/// What is around access methods. A kind that was not asked for is absent.
#[model]
pub struct AccessMethodBatch {
    /// Spaces that they open.
    pub spaces: Option<Vec<Related<Space>>>,
    /// Devices that they open.
    pub devices: Option<Vec<Related<Device>>>,
    /// Entrances of access systems that they open.
    pub acs_entrances: Option<Vec<Related<AcsEntrance>>>,
    /// Access grants that they came of.
    pub access_grants: Option<Vec<AccessGrant>>,
    /// Other access methods.
    pub access_methods: Option<Vec<AccessMethod>>,
    /// Links to mobile keys.
    pub instant_keys: Option<Vec<Related<InstantKey>>>,
    /// Client sessions of mobile keys.
    pub client_sessions: Option<Vec<Related<ClientSession>>>,
    /// Credentials in access systems.
    pub acs_credentials: Option<Vec<Related<AcsCredential>>>,
}

/// A resource of another part of the API: the members that tell which one it is are typed, the others are kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(
    all(feature = "types", target_arch = "wasm32"),
    tsify(type = "T & { readonly [member: string]: unknown }", type_params = "T")
)]
#[serde(transparent)]
pub struct Related<T>(pub T);

impl<T: Schema> Schema for Related<T> {
    const NODE: &'static Node = T::NODE;
}

/// Declares a resource by its ID and by what it is called.
macro_rules! related {
    ($($(#[$doc:meta])* $name:ident { $id:ident $(, $(#[$field_doc:meta])* $field:ident: $type:ty)* })*) => {
        $($(#[$doc])*
        #[model]
        pub struct $name {
            /// ID of this resource.
            pub $id: Uuid,
            $($(#[$field_doc])* pub $field: $type,)*
        })*
    };
}

related! {
    /// A space: a room, a floor, any group of doors.
    Space { space_id,
        /// Name to show.
        display_name: Option<String>,
        /// Name of this resource.
        name: Option<String>
    }
    /// A device, such as a lock.
    Device { device_id,
        /// Name to show.
        display_name: Option<String>
    }
    /// An entrance of an access system.
    AcsEntrance { acs_entrance_id,
        /// Name to show.
        display_name: Option<String>
    }
    /// An account that devices or access systems belong to.
    ConnectedAccount { connected_account_id,
        /// Name to show.
        display_name: Option<String>
    }
    /// An access system.
    AcsSystem { acs_system_id,
        /// Name of this resource.
        name: Option<String>
    }
    /// A person.
    UserIdentity { user_identity_id,
        /// Name to show.
        display_name: Option<String>
    }
    /// A group of an access system.
    AcsAccessGroup { acs_access_group_id,
        /// Name to show.
        display_name: Option<String>,
        /// Name of this resource.
        name: Option<String>
    }
    /// A link to a mobile key.
    InstantKey { instant_key_id,
        /// The link. A secret: whoever has it opens the door.
        instant_key_url: Expected<Secret>
    }
    /// A client session.
    ClientSession { client_session_id,
        /// The token. A secret.
        token: Expected<Secret>
    }
    /// A credential in an access system.
    AcsCredential { acs_credential_id,
        /// Name to show.
        display_name: Option<String>
    }
}

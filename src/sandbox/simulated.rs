//! What is simulated beyond the operations, and what is not, for the table in `SANDBOX-TABLE.md`. What is served stands in `routes.rs`.

/// Why nothing else is served of what begins with a path; the first that fits counts.
pub const NOT_SERVED: &[(&str, &str)] = &[
    ("/access_codes/", "Access grants make their own access codes."),
    ("/acs/", "Access systems are filled by their own software."),
    ("/bridges/", "The bridge is a program of Seam."),
    ("/client_sessions/", "Sessions are made and end by themselves; nothing here lists or revokes them."),
    ("/connect_webviews/", "They connect accounts of real locks."),
    ("/connected_accounts/", "They connect accounts of real locks."),
    ("/customers/", "They belong to the products for property managers."),
    ("/devices/", "Devices are there for access grants to open."),
    ("/instant_keys/", "They belong to the app on the phone."),
    ("/locks/", "They open locks without an access grant."),
    ("/noise_sensors/", "Noise sensors have no part in access grants."),
    ("/phones/", "They belong to the app on the phone."),
    ("/seam/", "They belong to the console of Seam."),
    ("/spaces/", "Spaces are there for access grants to open; one with a new key comes into being with its grant."),
    ("/thermostats/", "Thermostats have no part in access grants."),
    ("/unstable_partner/", "They belong to the products for property managers."),
    ("/user_identities/", "People come with their access grants, and are not changed."),
    ("/webhooks/", "Webhooks are made with `sandbox.webhook` or `--webhook`."),
    ("/workspaces/", "A sandbox has two workspaces from the beginning."),
];

/// What stands in a list of an access grant or an access method.
#[derive(Clone, Copy, Debug)]
pub struct Notice {
    /// Whose list it is: `access_grant` or `access_method`.
    pub of: &'static str,
    /// `errors`, `warnings` or `pending_mutations`.
    pub list: &'static str,
    /// Its code.
    pub code: &'static str,
    /// How to bring it about, or why it does not occur.
    pub cause: Cause,
}

/// Whether there is a way to bring a notice about.
#[derive(Clone, Copy, Debug)]
pub enum Cause {
    /// There is.
    Occurs(&'static str),
    /// There is none, for this reason.
    Never(&'static str),
}

use Cause::{Never, Occurs};

macro_rules! notices {
    ($($of:ident $list:ident { $($code:literal $cause:expr;)* })*) => {
        /// Every notice of the API.
        pub const NOTICES: &[Notice] = &[$($(
            Notice { of: stringify!($of), list: stringify!($list), code: $code, cause: $cause },
        )*)*];
    };
}

notices! {
    access_grant errors {
        "cannot_create_requested_access_methods" Occurs("A mode that no door takes, a device that is not there, or a lock that is full.");
        "access_not_provisioned" Occurs("`issuance: 'fails'`, for doors of an access system.");
    }
    access_grant warnings {
        "being_deleted" Occurs("Deletion, as long as the doors need.");
        "underprovisioned_access" Occurs("An access method that failed: `issuance: 'fails'`, or times that a lock does not take.");
        "overprovisioned_access" Occurs("Deletion of an issued PIN alone, on a lock with offline codes.");
        "updating_access_times" Occurs("An update of the times, as long as the doors need.");
        "requested_code_unavailable" Occurs("A PIN that somebody else has on the lock, that `takenPins` holds, or that breaks the lock's rules.");
        "device_does_not_support_access_codes" Occurs("Mode `code` for a lock without a keypad.");
        "device_time_constraints_violated" Occurs("Times that a lock does not take, such as no end.");
    }
    access_grant pending_mutations {
        "updating_spaces" Never("No operation that is served changes the spaces of a grant.");
        "updating_access_times" Occurs("An update of the times, as long as the doors need.");
    }
    access_method errors {
        "failed_to_issue" Occurs("`issuance: 'fails'`, or times that a lock does not take.");
        "access_not_provisioned" Occurs("`issuance: 'fails'`, for doors of an access system.");
    }
    access_method warnings {
        "being_deleted" Occurs("Deletion, as long as the doors need.");
        "updating_access_times" Occurs("An update of the times, as long as the doors need.");
        "delay_in_issuing" Occurs("Waiting for more than five minutes, in the hour before the start or later: `issuance: 'never'`, or a long delay.");
        "pulled_backup_access_code" Occurs("`issuance: 'fails'` at the start of a grant for a lock alone that has PINs in store.");
        "user_identity_missing_email_address" Occurs("A mobile key of an access system for a person without an address.");
        "user_identity_missing_phone_number" Occurs("The same for a person with neither an address nor a number.");
        "requested_code_unavailable" Occurs("The PIN is the one that the grant's warning calls new.");
    }
    access_method pending_mutations {
        "provisioning_access" Occurs("From its creation until it is issued.");
        "revoking_access" Occurs("Deletion, as long as the doors need.");
        "updating_access_times" Occurs("An update of the times, as long as the doors need.");
        "waiting_for_access_on_acs_system" Never("The access system has everything at once that a card is encoded with.");
    }
}

#[cfg(test)]
mod tests {
    use super::NOTICES;
    use seam_access_grants::{
        model::{AccessGrant, AccessMethod},
        schema::{Node, Object, Schema},
    };

    /// The codes that a model knows for one of its lists.
    fn codes(model: &'static Node, list: &str) -> Vec<&'static str> {
        let Node::Object(Object { fields, .. }) = model else { return Vec::new() };
        let field = fields.iter().find(|field| field.name == list).map(|field| field.node);
        let Some(Node::List(Node::Union(union))) = field else { return Vec::new() };
        union.variants.iter().map(|(code, _)| *code).collect()
    }

    #[test]
    fn every_code_of_the_models_has_a_row() {
        for (of, model) in [("access_grant", AccessGrant::NODE), ("access_method", AccessMethod::NODE)] {
            for list in ["errors", "warnings", "pending_mutations"] {
                let mut known = codes(model, list);
                let rows = NOTICES.iter().filter(|notice| notice.of == of && notice.list == list);
                let mut told: Vec<&str> = rows.map(|notice| notice.code).collect();
                assert!(!known.is_empty(), "{of}.{list}");
                known.sort_unstable();
                told.sort_unstable();
                assert_eq!(told, known, "{of}.{list}");
            }
        }
    }
}

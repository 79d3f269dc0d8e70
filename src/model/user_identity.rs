//! `user_identity` in the body of a create request.

use crate::schema::{Email, NonEmpty, OrNull, PhoneNumber, params};

/// A person to create together with the access grant. Give at least what tells them from others.
#[params]
pub struct UserIdentityInput {
    /// Full name.
    pub full_name: Option<OrNull<NonEmpty>>,
    /// Email address, unique among user identities.
    pub email_address: Option<OrNull<Email>>,
    /// Phone number in E.164 form (`+14155552671`), unique among user identities.
    pub phone_number: Option<OrNull<PhoneNumber>>,
    /// Your own key for the user identity, unique within the workspace.
    pub user_identity_key: Option<OrNull<NonEmpty>>,
}

//! Accounts that devices and access systems come from, as batches hold them.

use serde_json::{Value, json};

use super::store::Account;

pub(crate) fn told(account: &Account) -> Value {
    json!({
        "connected_account_id": account.id,
        "account_type": account.kind,
        "account_type_display_name": account.name,
        "display_name": account.name,
        "created_at": account.created_at.to_string(),
        "accepted_capabilities": ["lock", "access_control"],
        "automatically_manage_new_devices": true,
        "custom_metadata": {},
        "errors": [],
        "warnings": [],
    })
}

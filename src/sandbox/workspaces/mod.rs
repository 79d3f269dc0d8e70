//! `/workspaces/get`.

use serde_json::{Value, json};

use super::{error::ApiError, schema::params, store::Store};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GetWorkspace {}

#[allow(clippy::unnecessary_wraps, reason = "it is a handler like the others")]
pub(crate) fn get(store: &mut Store, _: &Value, _: Instant) -> Result<Value, ApiError> {
    let workspace = &store.workspace;
    Ok(json!({
        "workspace": {
            "workspace_id": workspace.id,
            "name": workspace.name,
            "company_name": workspace.company_name,
            "connect_partner_name": null,
            "connect_webview_customization": {},
            "is_publishable_key_auth_enabled": false,
            "is_sandbox": true,
            "is_suspended": false,
            "organization_id": null,
        },
    }))
}

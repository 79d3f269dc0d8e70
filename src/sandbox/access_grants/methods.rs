//! Access methods that come of what is requested, and the secrets of mobile keys.

use crate::{
    access_grants::RequestedAccessMethodInput,
    model::{AccessGrant, AccessMethodMode, RequestedAccessMethod},
    sandbox::store::Store,
    schema::{Expected, OpenValue, PositiveInteger, Secret, Timestamp},
    time::Instant,
};

/// Adds access methods to a grant.
pub(super) fn add(store: &mut Store, grant: &mut AccessGrant, inputs: &[RequestedAccessMethodInput], now: Instant) {
    let added: Vec<RequestedAccessMethod> = inputs.iter().map(|input| requested(store, input, now)).collect();
    let ids = added.iter().flat_map(|method| method.created_access_method_ids.0.clone().unwrap_or_default());
    grant.access_method_ids.0.get_or_insert_default().extend(ids);
    grant.requested_access_methods.0.get_or_insert_default().extend(added);
    let methods = grant.requested_access_methods.0.iter().flatten();
    let is_mobile_key = |mode| mode == Some(OpenValue::Known(AccessMethodMode::MobileKey));
    let mobile_keys = methods.filter(|method| is_mobile_key(method.mode.0.clone())).count();
    if mobile_keys > 0 && grant.client_session_token.is_none() {
        grant.client_session_token = Some(Secret::new(format!("seam_cst1_{}", store.random.token(24))));
    }
    grant.instant_key_url = match (mobile_keys, grant.instant_key_url.take()) {
        (1, None) => Some(Secret::new(format!("https://ik.seam.co/{}", store.random.token(6)))),
        (1, url) => url,
        _ => None,
    };
}

fn requested(store: &mut Store, input: &RequestedAccessMethodInput, now: Instant) -> RequestedAccessMethod {
    let (display_name, uses) = match input.mode {
        AccessMethodMode::Code => ("PIN Code Credential", None),
        AccessMethodMode::Card => ("Card Credential", None),
        AccessMethodMode::MobileKey => {
            ("Mobile Key Credential", Some(input.instant_key_max_use_count.map_or(1, PositiveInteger::get)))
        }
        AccessMethodMode::CloudKey => ("Cloud Key Credential", None),
    };
    #[allow(clippy::cast_precision_loss, reason = "a count of uses")]
    let uses = uses.map(|uses| uses as f64);
    RequestedAccessMethod {
        display_name: display_name.to_owned().into(),
        mode: OpenValue::Known(input.mode).into(),
        code: input.code.as_ref().map(|code| Secret::new(code.reveal())),
        instant_key_max_use_count: uses,
        created_at: Expected(Timestamp::new(now.to_string())),
        created_access_method_ids: vec![store.id()].into(),
    }
}

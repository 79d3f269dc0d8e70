//! Access methods that come of what is requested, and the secrets of mobile keys.

use crate::store::{Store, StoredMethod};
use seam_access_grants::{
    access_grants::RequestedAccessMethodInput,
    model::{AccessGrant, AccessMethod, AccessMethodMode, RequestedAccessMethod},
    schema::{Expected, OpenValue, OrNull, PositiveInteger, Secret, Timestamp},
    time::Instant,
};

/// Adds access methods to a grant.
pub(super) fn add(store: &mut Store, grant: &mut AccessGrant, inputs: &[RequestedAccessMethodInput], now: Instant) {
    for input in inputs {
        let method = issued(store, input, now);
        grant.access_method_ids.0.get_or_insert_default().push(method.access_method_id.clone());
        grant.requested_access_methods.0.get_or_insert_default().push(requested(&method, input));
        let number = store.number();
        store.methods.push(StoredMethod { number, access_grant_id: grant.access_grant_id.clone(), method });
    }
    let of_grant = store.methods.iter().filter(|stored| stored.access_grant_id == grant.access_grant_id);
    let keys: Vec<&AccessMethod> =
        of_grant.map(|stored| &stored.method).filter(|method| method.instant_key_url.is_some()).collect();
    grant.client_session_token = keys.first().and_then(|key| key.client_session_token.clone());
    grant.instant_key_url = match keys.as_slice() {
        [key] => key.instant_key_url.clone(),
        _ => None,
    };
}

/// A new access method. All but cards open their doors at once.
fn issued(store: &mut Store, input: &RequestedAccessMethodInput, now: Instant) -> AccessMethod {
    let created_at = Timestamp::new(now.to_string());
    let is_card = input.mode == AccessMethodMode::Card;
    let is_mobile_key = input.mode == AccessMethodMode::MobileKey;
    let code = (input.mode == AccessMethodMode::Code).then(|| {
        let code = input.code.as_ref().map(|code| code.reveal().to_owned());
        OrNull::Value(Secret::new(code.unwrap_or_else(|| format!("{:04}", store.random.below(10_000)))))
    });
    AccessMethod {
        access_method_id: store.id(),
        workspace_id: Expected(seam_access_grants::schema::Uuid::new(store.workspace_id.clone())),
        display_name: name_of(input.mode).to_owned().into(),
        display_status: Some(if is_card { "Awaiting encoding" } else { "Issued" }.to_owned()),
        mode: OpenValue::Known(input.mode).into(),
        is_issued: (!is_card).into(),
        issued_at: OrNull::from(created_at.clone().filter(|_| !is_card)).into(),
        created_at: Expected(created_at),
        code,
        instant_key_url: is_mobile_key.then(|| Secret::new(format!("https://ik.seam.co/{}", store.random.token(6)))),
        client_session_token: is_mobile_key.then(|| Secret::new(format!("seam_cst1_{}", store.random.token(24)))),
        customization_profile_id: None,
        is_encoding_required: Some(is_card),
        is_ready_for_encoding: is_card.then_some(true),
        is_assignment_required: Some(false),
        is_ready_for_assignment: None,
        errors: Vec::new(),
        warnings: Vec::new(),
        pending_mutations: Vec::new(),
    }
}

const fn name_of(mode: AccessMethodMode) -> &'static str {
    match mode {
        AccessMethodMode::Code => "PIN Code Credential",
        AccessMethodMode::Card => "Card Credential",
        AccessMethodMode::MobileKey => "Mobile Key Credential",
        AccessMethodMode::CloudKey => "Cloud Key Credential",
    }
}

fn requested(method: &AccessMethod, input: &RequestedAccessMethodInput) -> RequestedAccessMethod {
    let uses = (input.mode == AccessMethodMode::MobileKey)
        .then(|| input.instant_key_max_use_count.map_or(1, PositiveInteger::get));
    #[allow(clippy::cast_precision_loss, reason = "a count of uses")]
    let instant_key_max_use_count = uses.map(|uses| uses as f64);
    RequestedAccessMethod {
        display_name: method.display_name.clone(),
        mode: method.mode.clone(),
        code: input.code.as_ref().map(|code| Secret::new(code.reveal())),
        instant_key_max_use_count,
        created_at: method.created_at.clone(),
        created_access_method_ids: vec![method.access_method_id.clone()].into(),
    }
}

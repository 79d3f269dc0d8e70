//! The guests and the staff: some without an address, some without a number, some without either.

use serde_json::json;

use crate::{id::Id, store::Store, user_identities};
use seam_access_grants::time::Instant;

const NAMES: [&str; 6] = ["Jane Doe", "Ravi Patel", "Mia Schneider", "Tom Okafor", "Lucía Fernández", "Yuki Tanaka"];
const FIRST: [&str; 12] =
    ["Amina", "Ben", "Chiara", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kaito", "Leila"];
const LAST: [&str; 10] =
    ["Abara", "Bianchi", "Costa", "Dubois", "Eriksen", "Fuchs", "Garcia", "Haddad", "Ito", "Janssen"];

/// The people, the first ones with the names that examples use.
pub(super) fn add(store: &mut Store, count: usize, created_at: Instant) -> Vec<Id> {
    (0..count)
        .filter_map(|index| {
            let name = NAMES.get(index).map_or_else(|| name(index), |name| (*name).to_owned());
            let first = name.split(' ').next().unwrap_or(&name).to_lowercase().replace('í', "i");
            let address = if index < NAMES.len() { first } else { format!("{first}.{}", index + 1) };
            let (has_email, has_phone) = (index < NAMES.len() || index % 5 != 0, index < NAMES.len() || index % 3 != 0);
            let input = json!({
                "full_name": name,
                "user_identity_key": format!("guest-{}", index + 1),
                "email_address": has_email.then(|| format!("{address}@example.com")),
                "phone_number": has_phone.then(|| format!("+1415555{:04}", 100 + index)),
            });
            // A name that is not taken can always be added.
            user_identities::add(store, &serde_json::from_value(input).ok()?, created_at).ok()
        })
        .collect()
}

fn name(index: usize) -> String {
    let pick =
        |names: &[&str], index: usize| names.get(index % names.len().max(1)).copied().unwrap_or_default().to_owned();
    format!("{} {}", pick(&FIRST, index), pick(&LAST, index / FIRST.len() + index))
}

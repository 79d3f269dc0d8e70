//! What a row asks for that an access grant is not. A member that a row does not have asks for nothing, but for `ends_at`: without
//! one, access has no end.

use super::{Reason, doors, methods};
use crate::json::{Kind, Value, Writer};
use crate::prelude::*;
use crate::time::instant;

/// What differs. Changes are objects of `field`, `from` and `to`, one behind the other.
#[derive(Default)]
pub(super) struct Difference {
    /// The gravest of what cannot be changed.
    pub(super) obstacle: Option<Reason>,
    /// All of what cannot be changed.
    pub(super) fixed: Writer,
    /// What an update changes.
    pub(super) updated: Writer,
    /// The members that say so in the parameters of an update.
    pub(super) update: Writer,
    /// How the modes of access methods change.
    pub(super) modes: Writer,
    /// The access methods to request.
    pub(super) requested: Writer,
    /// Fields that could not be compared.
    pub(super) unknown: Writer,
}

impl Difference {
    /// Compares a valid row with the access grant that has its key.
    pub(super) fn of(row: Value<'_>, grant: Value<'_>) -> Self {
        let mut difference = Self::default();
        difference.person(row, grant);
        doors::compare(&mut difference, row, grant);
        difference.fixed_text(row, grant, "reservation_key", Reason::DifferentReservation);
        difference.fixed_text(row, grant, "customization_profile_id", Reason::DifferentCustomizationProfile);
        methods::compare(&mut difference, row, grant);
        difference.time(row, grant, "starts_at");
        difference.time(row, grant, "ends_at");
        difference.name(row, grant);
        difference
    }

    /// Whether the access grant is as desired, as far as that is known.
    pub(super) fn is_empty(&self) -> bool {
        self.obstacle.is_none() && self.update.is_empty() && self.requested.is_empty()
    }

    /// Takes down that something cannot be changed.
    pub(super) fn block(&mut self, reason: Reason) {
        self.obstacle.get_or_insert(reason);
    }

    /// Who somebody is, is told by the first of these that both know.
    fn person(&mut self, row: Value<'_>, grant: Value<'_>) {
        const TELLING: [&str; 4] = [
            "user_identity.user_identity_key",
            "user_identity.email_address",
            "user_identity.phone_number",
            "user_identity.full_name",
        ];
        self.fixed_text(row, grant, "user_identity_id", Reason::DifferentPerson);
        let Some(wanted) = row.get("user_identity") else { return };
        let id = text(grant, "user_identity_id");
        let people = related(grant, "user_identities");
        let is_theirs = |person: &Value<'_>| text(*person, "user_identity_id") == id;
        if let Some(person) = people.and_then(|people| people.items().find(is_theirs)) {
            for field in TELLING {
                let name = field.get("user_identity.".len()..).unwrap_or_default();
                if let (Some(there), Some(wanted)) = (text(person, name), text(wanted, name)) {
                    return self.fixed_to(field, Some(there), wanted, Reason::DifferentPerson);
                }
            }
        }
        self.unknown.text("user_identity");
    }

    /// A text that stays as it is.
    fn fixed_text(&mut self, row: Value<'_>, grant: Value<'_>, field: &'static str, reason: Reason) {
        if let Some(wanted) = text(row, field).filter(|wanted| !wanted.is_empty()) {
            self.fixed_to(field, text(grant, field), wanted, reason);
        }
    }

    fn fixed_to(&mut self, field: &str, there: Option<&str>, wanted: &str, reason: Reason) {
        if there.is_none_or(|there| !is_same(field, there, wanted)) {
            self.block(reason);
            change(&mut self.fixed, field, there, Some(wanted));
        }
    }

    fn time(&mut self, row: Value<'_>, grant: Value<'_>, field: &'static str) {
        let given = |of: Value<'_>| of.get(field).filter(|time| time.kind() != Kind::Null).map(instant);
        let is_end = field == "ends_at";
        let (there, wanted) = (given(grant), given(row));
        let is_unreadable = there == Some(None) || (there.is_none() && !is_end);
        if wanted.is_none() && !is_end {
            return;
        }
        if is_unreadable {
            self.unknown.text(field);
        } else if there != wanted {
            self.set(row, grant, field);
        }
    }

    fn name(&mut self, row: Value<'_>, grant: Value<'_>) {
        // Without one the API makes one up.
        if row.get("name").is_some() && text(row, "name") != text(grant, "name") {
            self.set(row, grant, "name");
        }
    }

    /// Has an update set a member to what the row has.
    fn set(&mut self, row: Value<'_>, grant: Value<'_>, field: &'static str) {
        let wanted = text(row, field);
        change(&mut self.updated, field, text(grant, field), wanted);
        self.update.key(field);
        write_text(&mut self.update, wanted);
    }
}

/// The characters of a member that is a string.
#[inline(never)]
pub(super) fn text<'v>(value: Value<'v>, field: &str) -> Option<&'v str> {
    value.get(field)?.text()
}

/// Whether two texts mean the same. In IDs and addresses small letters and capitals do.
fn is_same(field: &str, there: &str, wanted: &str) -> bool {
    let ignores_case = field.ends_with("_id") || field.ends_with("_address");
    if ignores_case { there.eq_ignore_ascii_case(wanted) } else { there == wanted }
}

/// One of the lists of what is around an access grant, if it is known.
pub(super) fn related<'v>(grant: Value<'v>, list: &str) -> Option<Value<'v>> {
    grant.get("related")?.get(list).filter(|list| list.kind() == Kind::List)
}

fn change(changes: &mut Writer, field: &str, from: Option<&str>, to: Option<&str>) {
    changes.open('{');
    changes.member("field", field);
    changes.key("from");
    write_text(changes, from);
    changes.key("to");
    write_text(changes, to);
    changes.close('}');
}

fn write_text(json: &mut Writer, text: Option<&str>) {
    match text {
        Some(text) => json.text(text),
        None => json.raw("null"),
    }
}

/// The strings of a list.
#[inline(never)]
pub(super) fn texts<'v>(value: Value<'v>, list: &str) -> Vec<&'v str> {
    value.list(list).filter_map(|item| item.text()).collect()
}

/// Takes down a change of a list.
pub(super) fn list_change(changes: &mut Writer, field: &str, from: &[&str], to: &[&str]) {
    changes.open('{');
    changes.member("field", field);
    changes.names("from", from);
    changes.names("to", to);
    changes.close('}');
}

//! What a check may depend on besides the value itself.

use super::{Report, RuleContext};
use crate::json::{Items, SyntaxError, Tape, Value};
use crate::time::{
    Instant,
    zone::{NoZones, Zones},
};

/// What rules may depend on besides the value itself.
#[derive(Clone, Debug)]
pub struct Context {
    /// The present; without it no time is in the past.
    pub now: Option<Instant>,
    /// Whether a grant without any space, entrance or device is a problem. The server itself takes it.
    pub require_target: bool,
    /// Whether an update that changes nothing is a problem. The server itself takes it.
    pub require_change: bool,
    /// Whether members that older servers leave out of a response are repairs: the Rust types need them, JavaScript does not.
    pub repair_absent: bool,
    /// What the caller knows of the doors and of other grants.
    pub data: ContextData,
    /// The zones of the platform, for rules about local times.
    pub zones: &'static dyn Zones,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            now: None,
            require_target: true,
            require_change: true,
            repair_absent: false,
            data: ContextData::default(),
            zones: &NoZones,
        }
    }
}

/// The outcome of a rule for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The value keeps the rule.
    Pass,
    /// The rule is ambiguous here, or cannot be decided without the device: a warning.
    Unclear,
    /// The value breaks the rule.
    Fail,
}

/// The rules that look at what the caller knows besides the value.
///
/// They come with the data that they look at, as [`DoorRules`](crate::doors::DoorRules) does, so that a module which takes no such
/// data does not carry them.
pub trait DataRules: Sync {
    /// The rules of a PIN alone. It has the form of one.
    fn pin(&self, pin: Value<'_>, context: &Context, report: &mut Report);
    /// The rules of one requested access method.
    fn access_method(&self, cx: &mut RuleContext<'_, '_>);
    /// The rules of a time window, and of the name beside it.
    fn time_window(&self, cx: &mut RuleContext<'_, '_>);
    /// The rules of reservations for a new grant.
    fn new_grant(&self, cx: &mut RuleContext<'_, '_>);
    /// The rules of reservations for a change of a grant.
    fn changed_grant(&self, cx: &mut RuleContext<'_, '_>);
}

/// The trait does not ask for `Debug`, so that no module carries code that prints rules.
impl core::fmt::Debug for dyn DataRules {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DataRules")
    }
}

/// Facts that rules may look at: one JSON object, every member optional, each a list of what the API returns as it is; and the rules
/// that look at them.
///
/// | member | items | from |
/// |---|---|---|
/// | `devices` | devices, or their `properties` alone | `/devices/get`, `/devices/list` |
/// | `entrances` | entrances of access systems | `/acs/entrances/list` |
/// | `spaces` | spaces, each with `devices` and `entrances`, or with `device_ids` and `acs_entrance_ids` of those above | `/spaces/get`, and the lists above with its `space_id` |
/// | `reservation` | the grants that exist with the `reservation_key` at hand | `/access_grants/list` |
/// | `grants` | the grants that exist, each with the `device_ids` it was created with | your own records |
///
/// Members that are absent, or in another shape, are not known, and a rule passes over what is not known.
///
/// ```
/// use seam_access_grants::{doors::DoorRules, schema::ContextData};
///
/// let data = ContextData::parse(r#"{"devices": [{"supported_code_lengths": [6]}]}"#, &DoorRules)?;
/// assert!(!data.is_empty());
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ContextData {
    tape: Tape,
    rules: Option<&'static dyn DataRules>,
}

impl ContextData {
    /// Facts about nothing.
    pub const fn new() -> Self {
        Self { tape: Tape::new(), rules: None }
    }

    /// The members, each a list.
    pub const MEMBERS: [&'static str; 5] = ["devices", "entrances", "spaces", "reservation", "grants"];

    /// Reads the facts from JSON text.
    ///
    /// # Errors
    /// The byte offset of the first byte that is not JSON.
    pub fn parse(text: &str, rules: &'static dyn DataRules) -> Result<Self, SyntaxError> {
        let mut tape = Tape::default();
        tape.read(text)?;
        Ok(Self { tape, rules: Some(rules) })
    }

    /// Whether nothing is known, so that no rule needs to look.
    pub fn is_empty(&self) -> bool {
        self.tape.root().members().next().is_none()
    }

    /// The rules, if there is anything that they can look at.
    pub(crate) fn rules(&self) -> Option<&'static dyn DataRules> {
        self.rules.filter(|_| !self.is_empty())
    }

    /// One of the lists.
    pub fn list(&self, name: &str) -> Option<Value<'_>> {
        self.tape.root().get(name)
    }

    /// The items of one of the lists; none where it is not there.
    pub(crate) fn items(&self, name: &str) -> Items<'_> {
        self.tape.root().list(name)
    }

    /// The item of the list `name` whose member `field` is the ID `id`.
    pub(crate) fn with_id(&self, name: &str, field: &str, id: Value<'_>) -> Option<Value<'_>> {
        self.items(name).find(|item| item.get(field).is_some_and(|own| own.is_same_id(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::ContextData;
    use crate::doors::DoorRules;

    #[test]
    fn debug_tells_nothing_of_the_grants() {
        let text = r#"{"grants":[{"requested_access_methods":[{"code":"493827"}]}]}"#;
        let data = ContextData::parse(text, &DoorRules).unwrap();
        assert!(!alloc::format!("{data:?}").contains("493827"));
    }
}

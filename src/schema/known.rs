//! What the caller knows beside the value: the doors, and other grants.

use crate::device::Device;
use crate::json::{Tape, Value};

/// What a rule says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The value keeps the rule.
    Pass,
    /// The rule is ambiguous here, or cannot be decided without the device: a warning.
    Unclear,
    /// The value breaks the rule.
    Fail,
}

/// Facts that rules may look at: one JSON object, every member optional, each a list of what the API returns as it is.
///
/// | member | items | from |
/// |---|---|---|
/// | `devices` | devices, or their `properties` alone | `/devices/get`, `/devices/list` |
/// | `entrances` | entrances of access systems | `/acs/entrances/list` |
/// | `reservation` | the grants that exist with the `reservation_key` at hand | `/access_grants/list` |
/// | `grants` | the grants that exist, each with the `device_ids` it was created with | your own records |
///
/// Members that are not there, or in another shape, say nothing: no rule speaks of what it does not know.
///
/// ```
/// use seam_access_grants::schema::Known;
///
/// let known = Known::parse(r#"{"devices": [{"supported_code_lengths": [6]}]}"#)?;
/// assert_eq!(known.devices().count(), 1);
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Known(Tape);

impl Known {
    /// The members, each a list.
    pub const MEMBERS: [&'static str; 4] = ["devices", "entrances", "reservation", "grants"];

    /// Reads the facts from JSON text.
    ///
    /// # Errors
    /// The byte offset of the first byte that is not JSON.
    pub fn parse(text: &str) -> Result<Self, crate::json::SyntaxError> {
        let mut tape = Tape::default();
        tape.read(text)?;
        Ok(Self(tape))
    }

    /// Whether nothing is known, so that no rule needs to look.
    pub fn is_empty(&self) -> bool {
        // Without the feature nobody looks, and the code that would is left out.
        if !cfg!(feature = "doors") {
            return true;
        }
        self.0.root().members().next().is_none()
    }

    /// The devices.
    pub fn devices(&self) -> impl Iterator<Item = Device<'_>> {
        let list = self.list("devices");
        list.into_iter().flat_map(|list| list.items()).map(Device::new)
    }

    /// One of the lists.
    pub(crate) fn list(&self, name: &str) -> Option<Value<'_>> {
        self.0.root().get(name)
    }

    /// The item of the list `name` whose member `field` is the ID `id`.
    #[inline(never)]
    pub(crate) fn with_id(&self, name: &str, field: &str, id: Value<'_>) -> Option<Value<'_>> {
        self.list(name)?.first(&mut |item| item.get(field).is_some_and(|own| own.is_same_id(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::Known;

    #[test]
    fn debug_tells_nothing_of_the_grants() {
        let known = Known::parse(r#"{"grants":[{"requested_access_methods":[{"code":"493827"}]}]}"#).unwrap();
        assert!(!format!("{known:?}").contains("493827"));
    }
}

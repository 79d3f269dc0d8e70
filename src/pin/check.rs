//! A PIN alone, against devices.

use crate::json::{Tape, Writer};
use crate::schema::{Context, Pin, Report, Schema, check_text};

/// Checks a PIN by itself: 4 to 9 digits, and what the devices in `context.data` take. Paths are empty.
///
/// What a device rule cannot decide here is a warning. A PIN that passes is still a preference: a lock on which it is
/// taken gets another one.
///
/// ```
/// use seam_access_grants::{doors::DoorRules, pin::check_pin, schema::{Context, ContextData}};
///
/// let devices = r#"{"devices": [{"display_name": "Front Door", "properties": {"supported_code_lengths": [6]}}]}"#;
/// let context = Context { data: ContextData::parse(devices, &DoorRules)?, ..Context::default() };
/// assert_eq!(check_pin("1234", &context).issues[0].code.message(), "Front Door takes 6 digits.");
/// assert!(check_pin("493827", &context).issues.is_empty());
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
pub fn check_pin(code: &str, context: &Context) -> Report {
    let mut json = Writer::default();
    json.text(code);
    check_text(&mut Tape::default(), &json.finish(), Pin::NODE, context)
}

//! A PIN alone, against devices.

use super::is_pin;
use crate::device::{Device, check_code};
use crate::issue::{Issue, IssueCode};
use crate::json::Value;
use crate::prelude::*;
use crate::schema::{Context, Format, Report};

/// Checks a PIN by itself: 4 to 9 digits, and what the devices in `context.known` take. Paths are empty.
///
/// What a device rule cannot decide here is a warning. A PIN that passes is still a preference: a lock on which it is
/// taken gets another one.
///
/// ```
/// use seam_access_grants::{pin::check_pin, schema::{Context, Known}};
///
/// let devices = r#"{"devices": [{"display_name": "Front Door", "properties": {"supported_code_lengths": [6]}}]}"#;
/// let context = Context { known: Known::parse(devices)?, ..Context::default() };
/// assert_eq!(check_pin("1234", &context).issues[0].code.message(), "Front Door takes 6 digits.");
/// assert!(check_pin("493827", &context).issues.is_empty());
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
pub fn check_pin(code: &str, context: &Context) -> Report {
    let mut report = Report::default();
    if is_pin(code) {
        devices(code, context, &mut report);
    } else {
        report.issues.push(Issue { path: Vec::new(), code: IssueCode::InvalidFormat(Format::Pin) });
    }
    report
}

/// The device rules of a value that was checked against the schema of a PIN.
pub(crate) fn against_devices(value: Value<'_>, context: &Context, report: &mut Report) {
    if let Some(code) = value.string().filter(|code| is_pin(code)) {
        devices(&code, context, report);
    }
}

fn devices(code: &str, context: &Context, report: &mut Report) {
    if context.known.is_empty() {
        return;
    }
    let Some(devices) = context.known.list("devices").map(Device::all) else { return };
    check_code(code, &devices, &mut |verdict, code| report.tell(verdict, Issue { path: Vec::new(), code }));
}

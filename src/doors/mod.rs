//! What devices and entrances take, and what reservations ask for: the rules that look at what the caller knows, over the API's
//! answers as they are.

mod code;
mod code_constraints;
mod device;
mod door;
mod mode;
mod request;
mod reservation;
mod space;
pub mod time_frame;

pub use code_constraints::{CODE_CONSTRAINTS, CodeConstraint};
pub use device::DeviceRules;
pub use door::Door;

pub use code::check_code;
pub(crate) use code::{common_lengths, length_issue, rule_issue};
use device::{concerned, ids};

use crate::{
    issue::Issue,
    json::Value,
    prelude::*,
    schema::{Context, DataRules, Report, RuleContext},
};

/// The rules of doors and reservations, for [`ContextData`](crate::schema::ContextData).
#[derive(Clone, Copy, Debug)]
pub struct DoorRules;

impl DataRules for DoorRules {
    fn pin(&self, pin: Value<'_>, context: &Context, report: &mut Report) {
        let Some(code) = pin.text() else { return };
        let devices = concerned(&context.data, pin);
        check_code(code, &devices, &mut |outcome, code| report.add(outcome, Issue { path: Vec::new(), code }));
    }

    fn access_method(&self, cx: &mut RuleContext<'_, '_>) {
        request::access_method(cx);
    }

    fn time_window(&self, cx: &mut RuleContext<'_, '_>) {
        request::window_and_name(cx);
    }

    fn new_grant(&self, cx: &mut RuleContext<'_, '_>) {
        reservation::of_new_grant(cx);
    }

    fn changed_grant(&self, cx: &mut RuleContext<'_, '_>) {
        reservation::of_change(cx);
    }
}

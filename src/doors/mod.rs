//! What devices and entrances take, and what reservations ask for: the rules that look at what the caller knows, over the API's
//! answers as they are.

mod code;
mod code_constraints;
mod device;
mod door;
mod mode;
mod request;
mod reservation;
pub mod time_frame;

pub use code_constraints::{CODE_CONSTRAINTS, CodeConstraint};
pub use device::DeviceRules;
pub use door::Door;

pub use code::check_code;
pub(crate) use code::{common_lengths, length_issue, rule_issue};
use device::{concerned, ids, names_spaces};

use crate::{
    issue::Issue,
    prelude::*,
    schema::{Context, DataRules, Report, RuleContext},
};

/// The rules of doors and reservations, for [`ContextData`](crate::schema::ContextData).
#[derive(Clone, Copy, Debug)]
pub struct DoorRules;

impl DataRules for DoorRules {
    fn pin(&self, code: &str, context: &Context, report: &mut Report) {
        let Some(devices) = context.data.list("devices").map(DeviceRules::all) else { return };
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

//! What devices and entrances take: the rules that `devices/get` tells of, over its answer as it is.

mod code;
mod code_constraints;
mod door;
mod facts;
mod mode;
mod rules;
pub mod time_frame;

pub use code::{DeviceLength, DeviceRule};
pub use code_constraints::{CODE_CONSTRAINTS, CodeConstraint};
pub use door::Door;
pub use facts::Device;

pub(crate) use code::{check_code, common_lengths, length_issue, rule_issue};
pub(crate) use facts::{any_id, concerned, names_spaces};
pub(crate) use rules::{method, window_and_name};

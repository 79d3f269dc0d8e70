//! What the rules of particular doors say, and of rows as such. Without the feature `doors` nobody says it.

use super::RowProblem;
use crate::{
    device::{DeviceLength, DeviceRule, Door},
    json::Writer,
    prelude::*,
};

/// One problem of a door or of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoorIssue {
    /// A rule of a device that the value breaks, or may break.
    Constraint(DeviceRule),
    /// A code of a length that devices refuse.
    Length(DeviceLength),
    /// A time window that a device does not take, or may not take.
    TimeFrame(TimeFrameIssue),
    /// A door that does not open with the mode that is asked for.
    Mode(Door, String),
    /// A rule of reservations.
    Reservation(ReservationRule),
    /// Every PIN of the length is to be avoided.
    NoPinLeft,
    /// A row of a table, or a line, that cannot be read.
    Row(RowProblem),
}

/// Why a device does not take a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeFrameIssue {
    /// The device.
    pub device: Door,
    /// The `display_name` of the option that is closest, or that may be satisfied.
    pub option: String,
    /// Which rule, as a code.
    pub reason: &'static str,
    /// What to do, in a sentence.
    pub message: String,
}

/// What a reservation asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReservationRule {
    /// None of the doors can belong to a reservation.
    NotSupported,
    /// A door that the reservation's first grant does not open.
    Entrance(Door),
    /// A window apart from those of the reservation's other grants.
    TimeFrame,
}

impl DoorIssue {
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Constraint(_) => "device_constraint",
            Self::Length(_) => "device_length",
            Self::TimeFrame(_) => "device_time_frame",
            Self::Mode(..) => "not_applicable",
            Self::Reservation(_) => "reservation",
            Self::NoPinLeft => "invalid_value",
            Self::Row(problem) => problem.name(),
        }
    }

    pub(super) fn push_message(&self, out: &mut String) {
        match self {
            Self::Constraint(rule) => {
                out.push_str(rule.device.name());
                out.push_str(&rule.sentence);
            }
            Self::Length(length) => length.push_message(out),
            Self::TimeFrame(frame) => out.push_str(&frame.message),
            Self::Mode(door, mode) => {
                out.push_str("Choose another mode; ");
                out.push_str(door.name());
                out.push_str(" does not open with ");
                out.push_str(mode);
                out.push('.');
            }
            Self::Reservation(ReservationRule::NotSupported) => {
                out.push_str("Remove this, or choose a door that can belong to a reservation.");
            }
            Self::Reservation(ReservationRule::Entrance(door)) => {
                out.push_str("Choose doors of the reservation's first access grant, without ");
                out.push_str(door.name.as_deref().unwrap_or("this one"));
                out.push('.');
            }
            Self::Reservation(ReservationRule::TimeFrame) => {
                out.push_str("Choose a time that overlaps the reservation's other access grants.");
            }
            Self::NoPinLeft => out.push_str("Choose another length; every PIN of this one is to be avoided."),
            Self::Row(problem) => problem.push_message(out),
        }
    }

    pub(super) fn write_params(&self, json: &mut Writer) {
        match self {
            Self::Constraint(rule) => {
                rule.device.write(json);
                json.member("constraint", &rule.constraint);
            }
            Self::Length(length) => write_length(json, length),
            Self::TimeFrame(frame) => {
                frame.device.write(json);
                json.member("reason", frame.reason);
                json.member("option", &frame.option);
            }
            Self::Mode(door, mode) => {
                door.write(json);
                json.member("mode", mode);
            }
            Self::Reservation(rule) => {
                json.member(
                    "rule",
                    match rule {
                        ReservationRule::NotSupported => "not_supported",
                        ReservationRule::Entrance(_) => "entrances",
                        ReservationRule::TimeFrame => "time_frame",
                    },
                );
                if let ReservationRule::Entrance(door) = rule {
                    door.write(json);
                }
            }
            Self::Row(problem) => problem.write_params(json),
            Self::NoPinLeft => {}
        }
    }
}

/// The first device as in every issue about one, and all of them by name.
fn write_length(json: &mut Writer, length: &DeviceLength) {
    if let Some(device) = length.devices.first() {
        device.write(json);
    }
    json.key("devices");
    json.open('[');
    for device in &length.devices {
        json.text(device.name());
    }
    json.close(']');
    json.key("lengths");
    json.open('[');
    for length in length.lengths() {
        json.number(length);
    }
    json.close(']');
}

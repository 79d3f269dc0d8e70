//! Every kind of issue, declared once: its code, its parameters, and what its message keys are made of.
//!
//! From [`KINDS`] come the TypeScript types `Issue` (a union told apart by `code`), `IssueCode` and the keys of `Messages`, and
//! the rule by which the facade finds a message. Tests hold every issue of the vectors, and the German messages, against it.

/// The codes on the outside; they never change once published.
pub mod code {
    /// A field that must be there is not.
    pub const REQUIRED: &str = "required";
    /// Another kind of JSON value than the field takes.
    pub const INVALID_TYPE: &str = "invalid_type";
    /// None of the values that the field takes.
    pub const INVALID_VALUE: &str = "invalid_value";
    /// Text in another form than the field takes.
    pub const INVALID_FORMAT: &str = "invalid_format";
    /// Less or fewer than the smallest that is allowed.
    pub const TOO_SMALL: &str = "too_small";
    /// More than the largest that is allowed.
    pub const TOO_BIG: &str = "too_big";
    /// A name that the request does not have.
    pub const UNRECOGNIZED_KEYS: &str = "unrecognized_keys";
    /// Something that means nothing next to the value of another field, or at the door.
    pub const NOT_APPLICABLE: &str = "not_applicable";
    /// Fields that exclude each other.
    pub const CONFLICTING_FIELDS: &str = "conflicting_fields";
    /// None of the fields of which one is needed.
    pub const MISSING_ONE_OF: &str = "missing_one_of";
    /// A time that must be after another one and is not.
    pub const NOT_AFTER: &str = "not_after";
    /// A time that must be in the future and is not.
    pub const IN_PAST: &str = "in_past";
    /// A rule of a device that the value breaks.
    pub const DEVICE_CONSTRAINT: &str = "device_constraint";
    /// A code of a length that devices refuse.
    pub const DEVICE_LENGTH: &str = "device_length";
    /// A time window that a device does not take.
    pub const DEVICE_TIME_FRAME: &str = "device_time_frame";
    /// A rule of reservations.
    pub const RESERVATION: &str = "reservation";
    /// Something that may be there once and is there twice.
    pub const DUPLICATE: &str = "duplicate";
    /// Rules that could not be checked, and why.
    pub const NOT_CHECKED: &str = "not_checked";
    /// The server's own words.
    pub const SERVER: &str = "server";
}

#[cfg(not(target_arch = "wasm32"))]
pub use table::{IssueKind, KINDS, ParamKind, Parameter};

/// The modules do not contain what only the build and the tests read.
#[cfg(not(target_arch = "wasm32"))]
mod table {
    use super::code;
    use crate::{
        format::Format,
        issue::{ExpectedType, Unit},
        prelude::*,
        time::to_instant::Problem,
    };

    /// One kind.
    #[derive(Debug)]
    pub struct IssueKind {
        /// The code.
        pub code: &'static str,
        /// What the kind means.
        pub about: &'static str,
        /// The parameter whose value makes a message key of its own: `too_small.items`.
        pub variant: Option<&'static str>,
        /// What an issue of this kind has besides path, code and message.
        pub params: &'static [Parameter],
    }

    /// A parameter of an issue.
    #[derive(Debug)]
    pub struct Parameter {
        /// Its name.
        pub name: &'static str,
        /// Whether every issue of the kind has it.
        pub is_required: bool,
        /// What its value is.
        pub kind: ParamKind,
        /// What it means.
        pub about: &'static str,
    }

    /// What the value of a parameter is.
    #[derive(Clone, Copy, Debug)]
    pub enum ParamKind {
        /// A text.
        Text,
        /// A number.
        Number,
        /// Several texts.
        Texts,
        /// Several numbers.
        Numbers,
        /// Several values to choose from: texts, or `true` alone.
        Values,
        /// One of these texts.
        OneOf(fn() -> Vec<&'static str>),
    }

    use ParamKind::{Number, Numbers, OneOf, Text, Texts, Values};

    const fn always(name: &'static str, kind: ParamKind, about: &'static str) -> Parameter {
        Parameter { name, is_required: true, kind, about }
    }

    const fn may(name: &'static str, kind: ParamKind, about: &'static str) -> Parameter {
        Parameter { name, is_required: false, kind, about }
    }

    const fn kind(code: &'static str, about: &'static str, params: &'static [Parameter]) -> IssueKind {
        IssueKind { code, about, variant: None, params }
    }

    /// A kind with a message key for each value of its first parameter.
    const fn by_first(code: &'static str, about: &'static str, params: &'static [Parameter]) -> IssueKind {
        let variant = match params {
            [first, ..] => Some(first.name),
            [] => None,
        };
        IssueKind { code, about, variant, params }
    }

    const DEVICE_ID: Parameter = may("device_id", Text, "ID of the device whose rule it is.");
    const DEVICE: Parameter = may("device", Text, "Name of the device whose rule it is.");
    const ENTRANCE_ID: Parameter = may("acs_entrance_id", Text, "ID of the entrance whose rule it is.");
    const ENTRANCE: Parameter = may("entrance", Text, "Name of the entrance whose rule it is.");
    const SUGGESTION: Parameter = may("suggestion", Text, "The name that may be meant.");

    /// Every kind.
    pub const KINDS: &[IssueKind] = &[
        kind(code::REQUIRED, "A field that must be there is not.", &[]),
        by_first(
            code::INVALID_TYPE,
            "Another kind of value than the field takes.",
            &[always(
                "expected",
                OneOf(|| ExpectedType::ALL.map(ExpectedType::name).to_vec()),
                "What the field takes.",
            )],
        ),
        by_first(
            code::INVALID_VALUE,
            "None of the values that the field takes, or a time on a wall that is no instant.",
            &[
                may(
                    "reason",
                    OneOf(|| Problem::ALL.map(Problem::name).to_vec()),
                    "Why a date, a time and a zone make no instant.",
                ),
                may("values", Values, "The values to choose from."),
            ],
        ),
        by_first(
            code::INVALID_FORMAT,
            "Text in another form than the field takes, or a table that cannot be read.",
            &[
                always("format", OneOf(formats), "The form that the text should have."),
                may("reason", OneOf(|| vec!["quote", "cells", "header"]), "What is wrong with a table."),
                may("cells", Number, "How many cells the header of a table has."),
            ],
        ),
        by_first(
            code::TOO_SMALL,
            "Less or fewer than the smallest that is allowed.",
            &[
                always("unit", OneOf(|| Unit::ALL.map(Unit::name).to_vec()), "What `minimum` counts."),
                always("minimum", Number, "The smallest that is allowed."),
            ],
        ),
        by_first(
            code::TOO_BIG,
            "More than the largest that is allowed.",
            &[
                always(
                    "unit",
                    OneOf(|| [&Unit::ALL.map(Unit::name)[..], &["columns"]].concat()),
                    "What `maximum` counts.",
                ),
                always("maximum", Number, "The largest that is allowed."),
            ],
        ),
        kind(
            code::UNRECOGNIZED_KEYS,
            "A name that the request does not have.",
            &[
                may("keys", Texts, "The names that the request does not have."),
                SUGGESTION,
                may("column", Number, "The column of a table, from 1: a name that may be a person's is not repeated."),
            ],
        ),
        kind(
            code::NOT_APPLICABLE,
            "Something that means nothing next to the value of another field, or at the door.",
            &[
                may("field", Text, "The other field."),
                may("value", Text, "The value that the other field would need."),
                may("mode", Text, "The mode that the door does not open with."),
                DEVICE_ID,
                DEVICE,
                ENTRANCE_ID,
                ENTRANCE,
            ],
        ),
        kind(
            code::CONFLICTING_FIELDS,
            "Fields that exclude each other.",
            &[always("fields", Texts, "The fields that exclude each other.")],
        ),
        kind(
            code::MISSING_ONE_OF,
            "None of the fields of which one is needed.",
            &[always("fields", Texts, "The fields of which one is needed.")],
        ),
        kind(
            code::NOT_AFTER,
            "A time that must be after another one and is not.",
            &[always("field", Text, "The field with the other time.")],
        ),
        kind(code::IN_PAST, "A time that must be in the future and is not.", &[]),
        by_first(
            code::DEVICE_CONSTRAINT,
            "A rule of a device that the value breaks, or may break.",
            &[
                always("constraint", Text, "The device's rule, by its `constraint_type` or property."),
                DEVICE_ID,
                DEVICE,
            ],
        ),
        kind(
            code::DEVICE_LENGTH,
            "A code of a length that devices refuse.",
            &[
                always("devices", Texts, "The devices that refuse it, by name."),
                always("lengths", Numbers, "The lengths that all devices take."),
                DEVICE_ID,
                DEVICE,
            ],
        ),
        by_first(
            code::DEVICE_TIME_FRAME,
            "A time window that a device does not take, or may not take.",
            &[
                always("reason", OneOf(time_frame_reasons), "Which rule about time."),
                always("option", Text, "Name of the option of the device that is closest."),
                DEVICE_ID,
                DEVICE,
            ],
        ),
        by_first(
            code::RESERVATION,
            "A rule of reservations that the grant breaks.",
            &[
                always("rule", OneOf(|| vec!["not_supported", "entrances", "time_frame"]), "Which rule."),
                ENTRANCE_ID,
                ENTRANCE,
            ],
        ),
        kind(
            code::DUPLICATE,
            "Something that may be there once and is there twice.",
            &[
                may("column", Number, "The column of a table, from 1."),
                may("row", Number, "Another row with the same key."),
            ],
        ),
        by_first(
            code::NOT_CHECKED,
            "Rules that could not be checked, and why.",
            &[always("reason", OneOf(|| vec!["no_door_rules", "unreadable_data", "unreadable_now"]), "Why.")],
        ),
        kind(code::SERVER, "The server's own words.", &[]),
    ];

    fn formats() -> Vec<&'static str> {
        [&Format::REPORTED.map(Format::name)[..], &["csv", "utf-8"]].concat()
    }

    fn time_frame_reasons() -> Vec<&'static str> {
        vec![
            "ongoing_not_supported",
            "duration_exceeds_max",
            "duration_below_min",
            "times_of_day_differ",
            "times_do_not_match_slots",
            "date_not_on_rule",
            "time_zone_missing",
            "time_zone_unknown",
            "rule_unknown",
            "slot_unknown",
        ]
    }
}

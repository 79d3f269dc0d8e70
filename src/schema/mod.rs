//! Schemas are data: each type's declaration yields one constant table, and one interpreter runs every table.
//!
//! The struct is the only declaration. `#[params]` and `#[model]` turn it into a table of [`Field`]s; the rule of each
//! field comes from its type ([`Uuid`], [`TimestampInput`], [`Pin`], `Vec<T>`, `Option<T>`, …), and so
//! do its TypeScript type, its serde codec and its form constraints.
//!
//! ```
//! use seam_access_grants::{access_grants::CreateAccessGrant, json::Tape, schema::{Context, Schema, check}};
//!
//! let mut tape = Tape::default();
//! let body = tape.read(r#"{"user_identity_id": "e3d736c1-540d-4d10-83e5-9a4e135453b4", "space_ids": []}"#)?;
//! let report = check(body, CreateAccessGrant::NODE, &Context::default());
//! let codes: Vec<_> = report.issues.iter().map(|issue| issue.code.name()).collect();
//! assert_eq!(codes, ["missing_one_of", "required"]);
//! # Ok::<(), seam_access_grants::json::SyntaxError>(())
//! ```

mod check;
mod conforms;
mod constraints;
mod context;
mod fields;
mod integer;
mod likeness;
mod members;
mod object_shapes;
pub mod outline;
mod plain_checks;
mod report;
mod rule_context;
mod shape;
mod suggestion;
mod window;

pub use check::{MAX_ISSUES, check, check_text, check_up_to};
pub use conforms::conforms;
pub use constraints::Constraint;
pub use context::{Context, ContextData, DataRules, Outcome};
pub use fields::{
    Email, Expected, NonEmpty, OpenValue, OrNull, PhoneNumber, Pin, PositiveInteger, Secret, Timestamp, TimestampInput,
    Uuid,
};
pub use integer::MAX_INTEGER;
pub(crate) use likeness::{Likeness, Window};
pub use plain_checks::PlainChecks;
pub use report::{Repair, RepairAction, Report, write_repairs};
pub use rule_context::RuleContext;
pub(crate) use window::WINDOW;

#[doc(hidden)]
pub use fields::present;
pub use seam_access_grants_macros::{model, params, values};

use crate::format::Format;

/// A type with a table. Field types implement it by hand, structs and enums by attribute.
pub trait Schema {
    /// The table.
    const NODE: &'static Node;
    /// Whether a field of this type may be absent from a struct.
    const PRESENCE: Presence = Presence::Required;
    /// Whether `null` is a value of this type.
    const NULLABLE: bool = false;
    /// The values that this version knows of a type that takes others too.
    #[cfg(not(target_arch = "wasm32"))]
    const KNOWN: &'static [&'static str] = &[];
}

/// Whether a member may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must be there. In a model an absent list reads as empty and an absent nullable as null.
    Required,
    /// It may be absent (`Option<T>`).
    Optional,
    /// The API documents it as always there; a response without it is accepted all the same (`Expected<T>`).
    Expected,
}

/// One row of the grammar of values.
#[derive(Debug)]
pub enum Node {
    /// A string in a format.
    Text(Format),
    /// One of these strings.
    Values(&'static [&'static str]),
    /// Any number.
    Number,
    /// A whole number, 1 or more.
    PositiveInteger,
    /// `true` or `false`.
    Boolean,
    /// `true` alone.
    True,
    /// An array of one kind of item.
    List(&'static Node),
    /// An object.
    Object(Object),
    /// An object whose kind stands in one of its members; kinds that are not listed are kept as they are.
    Union(Union),
}

/// The table of a struct.
#[derive(Debug)]
pub struct Object {
    /// The members, in the order of the declaration.
    pub fields: &'static [Field],
    /// Whether this is a response: unknown members are kept, absent ones are tolerated where the type says how.
    pub open: bool,
    /// A member that some responses wrap the object in: `{ "access_grant": { … } }` is read as what it holds.
    pub wrapper: Option<&'static str>,
    /// A member that identifies the object, so that no two requests may have the same.
    pub unique: Option<&'static str>,
    /// Rules between members.
    pub rules: Option<&'static Rules>,
}

/// Rules between the members of one object.
#[derive(Debug)]
pub struct Rules {
    /// Called when the object is there, whatever its members look like.
    pub check: fn(&mut RuleContext<'_, '_>),
    /// Whether `starts_at` and `ends_at` are a time window: the end must lie after the start, and in the future.
    pub has_window: bool,
    /// The members of which `check` sees more than whether they are there and, of a list, whether it is empty; `None` if that may be
    /// any. What it sees through [`RuleContext::with_data`] is not meant.
    pub reads: Option<&'static [&'static str]>,
}

/// How many members an object may declare.
pub const MAX_FIELDS: usize = 32;

/// One member of an object.
#[derive(Debug)]
pub struct Field {
    /// The member's name on the wire.
    pub name: &'static str,
    /// What its value must be.
    pub node: &'static Node,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Whether `null` is taken.
    pub nullable: bool,
    /// The values that are known of those that are taken, for the tests against the API's own description.
    #[cfg(not(target_arch = "wasm32"))]
    pub known: &'static [&'static str],
}

impl Field {
    /// The row of a field of type `T`.
    pub const fn of<T: Schema>(name: &'static str) -> Self {
        Self {
            name,
            node: T::NODE,
            presence: T::PRESENCE,
            nullable: T::NULLABLE,
            #[cfg(not(target_arch = "wasm32"))]
            known: T::KNOWN,
        }
    }
}

/// The table of an enum whose variant is named by a member.
#[derive(Debug)]
pub struct Union {
    /// The member that names the variant.
    pub tag: &'static str,
    /// Another name for that member, which some responses use.
    pub alias: Option<&'static str>,
    /// Each variant's name and table.
    pub variants: &'static [(&'static str, &'static Node)],
    /// The table of a variant that is not listed, and of an object that does not name its variant.
    pub other: Option<&'static Node>,
}

//! The interpreter: runs a table over a value and collects everything that is wrong with it.

use super::{
    Context, Field, MAX_FIELDS, Node, Object, Presence, Repair, RepairAction, Report, RuleContext, Union,
    rule_context::{Members, PathNode},
};
use crate::prelude::*;
use crate::{
    format::Format,
    issue::{ExpectedType, Issue, IssueCode, Step, Unit},
    json::{Kind, Tape, Value},
};

/// Reads `text` into `tape` and checks it. Text that is not JSON is one issue at the root.
pub fn check_text(tape: &mut Tape, text: &str, node: &'static Node, context: &Context) -> Report {
    if let Ok(value) = tape.read(text) {
        return check(value, node, context);
    }
    let issue = Issue { path: Vec::new(), code: IssueCode::InvalidType(ExpectedType::Json) };
    Report { issues: vec![issue], ..Report::default() }
}

/// Checks `value` against the table `node` and every rule between its members.
pub fn check(value: Value<'_>, node: &'static Node, context: &Context) -> Report {
    check_up_to(MAX_ISSUES, value, node, context)
}

/// The same with another bound for the issues that are collected.
pub fn check_up_to(most: usize, value: Value<'_>, node: &'static Node, context: &Context) -> Report {
    let mut check = Check { context, root: value, most, report: Report::default() };
    check.node(value, node, &PathNode::Root);
    if let (Node::Text(Format::Pin), Some(rules)) = (node, context.data.rules())
        && let Some(code) = value.string().filter(|code| Format::Pin.fits(code))
    {
        rules.pin(&code, context, &mut check.report);
    }
    check.report.sorted()
}

/// How many issues are told of one value, and how many warnings: a hostile one of millions of bad items or unknown names would
/// fill the memory with them.
pub const MAX_ISSUES: usize = 1000;

struct Check<'c> {
    context: &'c Context,
    root: Value<'c>,
    /// After how many issues no further item of a list is looked at.
    most: usize,
    report: Report,
}

/// Finds the field of a key, from the one at `guess` on and around.
fn find(guess: usize, key: Value<'_>, fields: &[Field]) -> Option<usize> {
    let mut index = guess;
    let mut left = fields.len();
    while left > 0 {
        let field = fields.get(index).or_else(|| {
            index = 0;
            fields.first()
        })?;
        if key.is(field.name) {
            return Some(index);
        }
        index += 1;
        left -= 1;
    }
    None
}

/// Where the declared members stand, and whether there are no others. Of a key that stands twice the last one counts, as in
/// `JSON.parse`: what is checked is what is used.
fn places(value: Value<'_>, object: &Object, order: &mut [u8]) -> (Members, bool) {
    let mut members: Members = [None; MAX_FIELDS];
    let mut is_all_known = true;
    let mut next = 0;
    for (position, (key, member)) in value.members().enumerate() {
        let guess = order.get(position).map_or(next, |place| usize::from(*place));
        let Some(index) = find(guess, key, object.fields) else {
            is_all_known = false;
            continue;
        };
        next = index + 1;
        if let Some(place) = order.get_mut(position) {
            *place = small(index);
        }
        if let Some(slot) = members.get_mut(index) {
            *slot = member.place();
        }
    }
    (members, is_all_known)
}

impl Check<'_> {
    fn issue(&mut self, path: &PathNode<'_>, code: IssueCode) {
        self.report.issues.push(Issue { path: path.steps(), code });
    }

    fn repair(&mut self, path: &PathNode<'_>, action: RepairAction) {
        self.report.repairs.push(Repair { path: path.steps(), action });
    }

    fn node(&mut self, value: Value<'_>, node: &'static Node, path: &PathNode<'_>) {
        let kind = value.kind();
        match (node, kind) {
            (Node::Text(format), kind) if kind.is_text() => self.text(value, *format, path),
            (Node::Values(values), kind) if kind.is_text() => {
                if !values.iter().any(|known| value.is(known)) {
                    self.issue(path, IssueCode::InvalidValue(values));
                }
            }
            (Node::PositiveInteger, Kind::Number) => self.positive_integer(value.raw(), path),
            (Node::Number, Kind::Number) | (Node::Boolean, Kind::Boolean) => {}
            (Node::List(item), Kind::List) => self.list(value, item, path),
            (Node::Object(object), Kind::Object) => self.object(value, object, path, &mut []),
            (Node::Union(union), Kind::Object) => self.union(value, union, path),
            _ => self.issue(path, IssueCode::InvalidType(node.expected())),
        }
    }

    fn list(&mut self, value: Value<'_>, item: &'static Node, path: &PathNode<'_>) {
        let mut order = [0_u8; MAX_FIELDS];
        for (index, value) in (0..).zip(value.items()) {
            if self.report.issues.len() >= self.most {
                return;
            }
            let path = PathNode::Index(path, index);
            match item {
                Node::Object(object) if value.kind() == Kind::Object => self.object(value, object, &path, &mut order),
                _ => self.node(value, item, &path),
            }
        }
    }

    fn text(&mut self, value: Value<'_>, format: Format, path: &PathNode<'_>) {
        if value.read(|text| format.takes(text).then_some(())).is_some() {
            return;
        }
        let code = match format {
            Format::NonEmpty => IssueCode::TooSmall(1, Unit::Characters),
            _ => IssueCode::InvalidFormat(format),
        };
        self.issue(path, code);
    }

    fn positive_integer(&mut self, raw: &str, path: &PathNode<'_>) {
        match whole_number(raw) {
            Whole::Positive => {}
            Whole::NotPositive => self.issue(path, IssueCode::TooSmall(1, Unit::Value)),
            Whole::TooBig => self.issue(path, IssueCode::TooBig(LARGEST, Unit::Value)),
            Whole::No => self.issue(path, IssueCode::InvalidType(ExpectedType::Integer)),
        }
    }

    fn union(&mut self, value: Value<'_>, union: &'static Union, path: &PathNode<'_>) {
        let mut code = value.get(union.tag);
        if code.is_none()
            && let Some(alias) = union.alias
        {
            code = value.get(alias);
            if code.is_some() {
                self.repair(path, RepairAction::Rename(alias, union.tag));
            }
        }
        let code = code.filter(|code| code.kind() != Kind::Null);
        if code.is_some_and(|code| !code.kind().is_text()) {
            let rank = u16::MAX;
            self.issue(&PathNode::Key(path, union.tag, rank), IssueCode::InvalidType(ExpectedType::Text));
            return;
        }
        let known = code.and_then(|code| union.variants.iter().find(|(name, _)| code.is(name)));
        if let Some(node) = known.map(|(_, node)| *node).or(union.other) {
            self.node(value, node, path);
        }
    }

    /// `order` tells which field stood at which position the last time, for the objects of a list: mostly they have the same
    /// members in the same order, so one comparison finds the field. Elsewhere it is empty.
    fn object(&mut self, value: Value<'_>, object: &'static Object, path: &PathNode<'_>, order: &mut [u8]) {
        let value = self.unwrapped(value, object, path);
        let (members, is_all_known) = places(value, object, order);
        for ((rank, field), place) in (0..).zip(object.fields).zip(&members) {
            match place {
                Some(place) => self.member(value.at(*place), field, object, &PathNode::Key(path, field.name, rank)),
                None => self.absent(rank, field, object, path),
            }
        }
        if let Some(rules) = object.rules {
            rules(&mut RuleContext {
                context: self.context,
                report: &mut self.report,
                path,
                object,
                root: self.root,
                value,
                members: &members,
            });
        }
        if !is_all_known && !object.open {
            self.unknown(value, object, path);
        }
    }

    fn member(&mut self, value: Value<'_>, field: &Field, object: &Object, path: &PathNode<'_>) {
        if value.kind() == Kind::Null && (field.nullable || (object.open && field.presence != Presence::Required)) {
            return;
        }
        self.node(value, field.node, path);
    }

    fn unwrapped<'v>(&mut self, value: Value<'v>, object: &Object, path: &PathNode<'_>) -> Value<'v> {
        let Some(wrapper) = object.wrapper else { return value };
        let inner = value.get(wrapper).filter(|inner| inner.kind() == Kind::Object);
        match inner {
            Some(inner) if value.members().all(|(key, _)| key.is(wrapper)) => {
                self.repair(path, RepairAction::Unwrap(wrapper));
                inner
            }
            _ => value,
        }
    }

    fn absent(&mut self, rank: u16, field: &Field, object: &Object, path: &PathNode<'_>) {
        let name = field.name;
        match (object.open, field.presence, field.node) {
            (_, Presence::Optional, _) => {}
            (true, Presence::Expected, _) if !self.context.repair_absent => {}
            (true, Presence::Expected, _) => self.repair(path, RepairAction::Absent(name)),
            (true, _, _) if field.nullable => self.repair(path, RepairAction::Null(name)),
            (true, _, Node::List(_)) => self.repair(path, RepairAction::EmptyList(name)),
            _ => self.issue(&PathNode::Key(path, name, rank), IssueCode::Required),
        }
    }

    /// The names that the object does not declare: last, so that however many there are, the fields have had their say.
    fn unknown(&mut self, value: Value<'_>, object: &Object, path: &PathNode<'_>) {
        for (key, _) in value.members() {
            if self.report.issues.len() >= MAX_ISSUES {
                return;
            }
            let name = key.string().unwrap_or_default();
            if object.rank(&name) != u16::MAX {
                continue;
            }
            let near = object.near(&name);
            let mut path = path.steps();
            path.push(Step::Key { name: Cow::Owned(name), rank: u16::MAX });
            self.report.issues.push(Issue { path, code: IssueCode::UnrecognizedKeys(near) });
        }
    }
}

impl Object {
    /// The member that is meant by a name that is not declared, if one is near.
    pub(crate) fn near(&self, name: &str) -> Option<&'static str> {
        self.fields.iter().map(|field| field.name).find(|field| is_near(name, field))
    }
}

/// Whether one name holds the other, letters and digits alone: `email` and `email_address`, `startsAt` and `starts_at`.
fn is_near(name: &str, field: &str) -> bool {
    let plain = |text: &str| {
        let mut plain = text.to_ascii_lowercase().into_bytes();
        plain.retain(u8::is_ascii_alphanumeric);
        plain
    };
    let holds = |long: &[u8], short: &[u8]| long.windows(short.len().max(1)).any(|part| part == short);
    let (name, field) = (plain(name), plain(field));
    name.len() > 2 && (holds(&field, &name) || holds(&name, &field))
}

#[allow(clippy::cast_possible_truncation, reason = "an index of a field, of which there are 32 at most")]
const fn small(index: usize) -> u8 {
    index as u8
}

/// The largest number that a count may be: nine digits. Nothing is used or listed more often.
const LARGEST: u32 = 999_999_999;

enum Whole {
    Positive,
    TooBig,
    NotPositive,
    No,
}

/// Reads a number as it is written, which costs a tenth of the bytes of a float parser.
fn whole_number(raw: &str) -> Whole {
    let (negative, digits) = match raw.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let mut rest = digits.iter();
    // Counts of digits: all of them, those before the point, those before the first that is not zero, those up to the last.
    let (mut count, mut point, mut first, mut last) = (0_i64, None, None, 0);
    for byte in rest.by_ref() {
        match byte {
            b'e' | b'E' => break,
            b'.' => point = Some(count),
            _ => {
                if *byte != b'0' {
                    first = first.or(Some(count));
                    last = count + 1;
                }
                count += 1;
            }
        }
    }
    let shift = i64::from(exponent(rest.as_slice()));
    let point = point.unwrap_or(count);
    match first {
        None => Whole::NotPositive,
        Some(_) if point + shift < last => Whole::No,
        Some(_) if negative => Whole::NotPositive,
        Some(first) if (point - first).max(0) + shift > 9 => Whole::TooBig,
        Some(_) => Whole::Positive,
    }
}

fn exponent(text: &[u8]) -> i32 {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] | digits => (1, digits),
    };
    let number = digits
        .iter()
        .fold(0_i32, |number, byte| number.saturating_mul(10).saturating_add(i32::from(byte.wrapping_sub(b'0'))));
    sign * number
}

impl Node {
    /// What a value of another kind should have been.
    fn expected(&self) -> ExpectedType {
        match self {
            Self::Text(_) | Self::Values(_) => ExpectedType::Text,
            Self::Number => ExpectedType::Number,
            Self::PositiveInteger => ExpectedType::Integer,
            Self::Boolean => ExpectedType::Boolean,
            Self::List(_) => ExpectedType::List,
            Self::Object(_) | Self::Union(_) => ExpectedType::Object,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_ISSUES, Whole, check_text, is_near, whole_number};
    use crate::prelude::*;
    use crate::{
        access_grants::CreateAccessGrant,
        doors::DoorRules,
        json::Tape,
        schema::{Context, ContextData, Schema},
    };
    use alloc::format;

    #[test]
    fn a_thousand_issues_are_told_and_those_of_known_fields_before_unknown_names() {
        let unknown: Vec<_> = (0..20_000).map(|number| format!(r#""key {number}": 1"#)).collect();
        let text = format!(r#"{{{}, "space_ids": ["x"], "ends_at": "soon"}}"#, unknown.join(","));
        let report = check_text(&mut Tape::default(), &text, CreateAccessGrant::NODE, &Context::default());
        let paths: Vec<_> = report.issues.iter().map(super::Issue::dotted_path).collect();
        assert_eq!(paths.len(), MAX_ISSUES);
        let known = ["user_identity_id", "space_ids[0]", "ends_at", "requested_access_methods"];
        assert!(paths.iter().zip(known).all(|(path, known)| path == known), "{:?}", &paths[..5]);
        assert_eq!(paths[4], "key 0");
    }

    #[test]
    fn a_thousand_issues_and_warnings_of_doors_are_told() {
        let rule = |kind| format!(r#"{{"code_constraints": [{{"constraint_type": "{kind}"}}]}}"#);
        for (kind, is_issue) in [("no_zeros", true), ("a rule of tomorrow", false)] {
            let devices = vec![rule(kind); 3000].join(",");
            let data = ContextData::parse(&format!(r#"{{"devices": [{devices}]}}"#), &DoorRules).unwrap();
            let context = Context { data, ..Context::default() };
            let report = check_text(&mut Tape::default(), r#""1000""#, crate::schema::Pin::NODE, &context);
            let most = |is_told| if is_told { MAX_ISSUES } else { 0 };
            assert_eq!((report.issues.len(), report.warnings.len()), (most(is_issue), most(!is_issue)), "{kind}");
        }
    }

    #[test]
    fn whole_numbers_in_every_spelling() {
        for raw in ["1", "500", "1.0", "1e0", "1E+2", "1.5e1", "100e-2", "999999999", "0.0000001e9", "12.340e2"] {
            assert!(matches!(whole_number(raw), Whole::Positive), "{raw}");
        }
        for raw in ["0", "-0", "0.0", "0e5", "-1", "-2.0", "-100e-2"] {
            assert!(matches!(whole_number(raw), Whole::NotPositive), "{raw}");
        }
        for raw in ["1000000000", "1e9", "1e400", "12345678901234567890"] {
            assert!(matches!(whole_number(raw), Whole::TooBig), "{raw}");
        }
        for raw in ["1.5", "-1.5", "1e-1", "15e-1", "0.5", "1e-400", "1.25e1"] {
            assert!(matches!(whole_number(raw), Whole::No), "{raw}");
        }
    }

    #[test]
    fn near_names() {
        assert!(is_near("email", "email_address") && is_near("startsAt", "starts_at") && is_near("name", "full_name"));
        assert!(!is_near("id", "user_identity_id") && !is_near("colour", "name"));
    }
}

//! The interpreter: runs a table over a value and collects everything that is wrong with it.

use super::{
    Context, Field, Node, Object, Presence, Repair, RepairAction, Report, RuleContext, Union,
    integer::{Integer, MAX_INTEGER},
    members::find_members,
    rule_context::PathNode,
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
pub fn check_up_to(max_issues: usize, value: Value<'_>, node: &'static Node, context: &Context) -> Report {
    let mut check = Check { context, root: value, max_issues, report: Report::default() };
    check.node(value, node, &PathNode::Root);
    if let (Node::Text(Format::Pin), Some(rules)) = (node, context.data.rules())
        && value.text().is_some_and(|code| Format::Pin.fits(code))
    {
        rules.pin(value, context, &mut check.report);
    }
    check.report.sorted()
}

/// How many issues of one value are reported, and how many warnings. Those of a hostile value with millions of bad items or unknown
/// names would fill the memory.
pub const MAX_ISSUES: usize = 1000;

struct Check<'c> {
    context: &'c Context,
    root: Value<'c>,
    /// After so many issues no further item of a list is checked.
    max_issues: usize,
    report: Report,
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
            (Node::Text(format), Kind::Text) => self.text(value, *format, path),
            (Node::Values(values), Kind::Text) => {
                if !values.iter().any(|known| value.is(known)) {
                    self.issue(path, IssueCode::InvalidValue(values));
                }
            }
            (Node::PositiveInteger, Kind::Number) => self.positive_integer(value.raw(), path),
            (Node::Number, Kind::Number) | (Node::Boolean, Kind::Boolean) => {}
            (Node::True, Kind::Boolean) => {
                if value.boolean() == Some(false) {
                    self.issue(path, IssueCode::NotTrue);
                }
            }
            (Node::List(item), Kind::List) => self.list(value, item, path),
            (Node::Object(object), Kind::Object) => self.object(value, object, path),
            (Node::Union(union), Kind::Object) => self.union(value, union, path),
            _ => self.issue(path, IssueCode::InvalidType(node.expected())),
        }
    }

    fn list(&mut self, value: Value<'_>, item: &'static Node, path: &PathNode<'_>) {
        for (index, value) in (0..).zip(value.items()) {
            if self.report.issues.len() >= self.max_issues {
                return;
            }
            self.node(value, item, &PathNode::Index(path, index));
        }
    }

    fn text(&mut self, value: Value<'_>, format: Format, path: &PathNode<'_>) {
        if format.takes(value.bytes()) {
            return;
        }
        let code = match format {
            Format::NonEmpty => IssueCode::TooSmall(1, Unit::Characters),
            _ => IssueCode::InvalidFormat(format),
        };
        self.issue(path, code);
    }

    fn positive_integer(&mut self, raw: &str, path: &PathNode<'_>) {
        match Integer::parse(raw) {
            Integer::Positive => {}
            Integer::NotPositive => self.issue(path, IssueCode::TooSmall(1, Unit::Value)),
            Integer::TooBig => self.issue(path, IssueCode::TooBig(MAX_INTEGER, Unit::Value)),
            Integer::NotWhole => self.issue(path, IssueCode::InvalidType(ExpectedType::Integer)),
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
        if code.is_some_and(|code| code.kind() != Kind::Text) {
            let rank = u16::MAX;
            self.issue(&PathNode::Key(path, union.tag, rank), IssueCode::InvalidType(ExpectedType::Text));
            return;
        }
        let known = code.and_then(|code| union.variants.iter().find(|(name, _)| code.is(name)));
        if let Some(node) = known.map(|(_, node)| *node).or(union.other) {
            self.node(value, node, path);
        }
    }

    fn object(&mut self, value: Value<'_>, object: &'static Object, path: &PathNode<'_>) {
        let value = self.unwrapped(value, object, path);
        let (members, are_all_declared) = find_members(value, object);
        for ((rank, field), index) in (0..).zip(object.fields).zip(&members) {
            match index {
                Some(index) => self.member(value.at(*index), field, object, &PathNode::Key(path, field.name, rank)),
                None => self.absent(rank, field, object, path),
            }
        }
        if let Some(rules) = object.rules {
            let mut cx = RuleContext {
                context: self.context,
                report: &mut self.report,
                path,
                object,
                root: self.root,
                value,
                members: &members,
            };
            if rules.has_window {
                cx.check_window();
            }
            (rules.check)(&mut cx);
        }
        if !are_all_declared && !object.open {
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

    /// Reports the names that the object does not declare. They come last, so that however many there are, those of the declared
    /// fields are reported.
    fn unknown(&mut self, value: Value<'_>, object: &Object, path: &PathNode<'_>) {
        for (key, _) in value.members() {
            if self.report.issues.len() >= MAX_ISSUES {
                return;
            }
            let name = key.raw();
            if object.rank(name) != u16::MAX {
                continue;
            }
            let suggestion = object.suggestion(name);
            let mut path = path.steps();
            path.push(Step::Key { name: Cow::Owned(name.to_owned()), rank: u16::MAX });
            self.report.issues.push(Issue { path, code: IssueCode::UnrecognizedKeys(suggestion) });
        }
    }
}

impl Node {
    /// What a value of another kind should have been.
    fn expected(&self) -> ExpectedType {
        match self {
            Self::Text(_) | Self::Values(_) => ExpectedType::Text,
            Self::Number => ExpectedType::Number,
            Self::PositiveInteger => ExpectedType::Integer,
            Self::Boolean | Self::True => ExpectedType::Boolean,
            Self::List(_) => ExpectedType::List,
            Self::Object(_) | Self::Union(_) => ExpectedType::Object,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_ISSUES, check_text};
    use crate::prelude::*;
    use crate::{
        access_grants::CreateAccessGrant,
        doors::DoorRules,
        json::Tape,
        schema::{Context, ContextData, Schema},
    };
    use alloc::format;

    #[test]
    fn a_thousand_issues_are_reported_and_those_of_declared_fields_before_unknown_names() {
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
    fn a_thousand_issues_and_warnings_of_doors_are_reported() {
        let rule = |kind| format!(r#"{{"code_constraints": [{{"constraint_type": "{kind}"}}]}}"#);
        for (kind, is_issue) in [("no_zeros", true), ("a rule of tomorrow", false)] {
            let devices = vec![rule(kind); 3000].join(",");
            let data = ContextData::parse(&format!(r#"{{"devices": [{devices}]}}"#), &DoorRules).unwrap();
            let context = Context { data, ..Context::default() };
            let report = check_text(&mut Tape::default(), r#""1000""#, crate::schema::Pin::NODE, &context);
            let expected = |is_reported| if is_reported { MAX_ISSUES } else { 0 };
            assert_eq!(
                (report.issues.len(), report.warnings.len()),
                (expected(is_issue), expected(!is_issue)),
                "{kind}"
            );
        }
    }
}

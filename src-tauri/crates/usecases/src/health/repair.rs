//! The edits that put a rule right. Each is whole: one undo takes it back.

use endcap_model::rule::Rule;
use endcap_store::EntityKind;

use crate::EntityChange;

use super::Repair;

pub fn remove(rule: &Rule) -> Repair {
    let what = match rule.action.type_name() {
        "pin" => "pin",
        _ => "rule",
    };
    Repair {
        name: format!("Remove the {what}"),
        label: format!("Remove “{}”", rule.name),
        changes: vec![removal(rule.id.as_str())],
    }
}

pub fn turn_off(rule: &Rule) -> Repair {
    let off = Rule {
        enabled: false,
        ..rule.clone()
    };
    Repair {
        name: "Turn it off".to_owned(),
        label: format!("Turn off “{}”", rule.name),
        changes: vec![put(&off)],
    }
}

/// The same rule with something changed; `name` stands on the button.
pub fn change(rule: &Rule, name: String) -> Repair {
    Repair {
        label: format!("{name}: “{}”", rule.name),
        name,
        changes: vec![put(rule)],
    }
}

pub fn put(rule: &Rule) -> EntityChange {
    EntityChange::PutRule {
        rule: rule.to_json(),
        index: None,
    }
}

pub fn removal(id: &str) -> EntityChange {
    EntityChange::Remove {
        entity: EntityKind::Rule,
        id: id.to_owned(),
    }
}

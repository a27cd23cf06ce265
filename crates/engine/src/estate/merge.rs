//! Two people's work on one estate put together. What only one of them says is taken; what both say differently is
//! named and stays as it is here until the user chooses.

use super::work::{Progress, Work};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use vendor_text::words::capitalised;

/// Something that the two say differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Where it is in the work: the names on the way to it.
    pub path: Vec<String>,
    /// What it is about, in words.
    pub about: String,
    /// What is said here.
    pub ours: String,
    /// What the other says.
    pub theirs: String,
}

/// Puts the other's work into ours, and names what both say differently. In such places ours stays.
///
/// # Errors
/// When a work cannot be taken apart; only a bug can cause it.
pub fn merged(ours: &Work, theirs: &Work) -> Result<(Work, Vec<Conflict>), serde_json::Error> {
    let (mut ours, theirs) = (serde_json::to_value(ours)?, serde_json::to_value(theirs)?);
    let mut conflicts = Vec::new();
    put_in(&mut ours, &theirs, &mut Vec::new(), &mut conflicts);
    Ok((serde_json::from_value(ours)?, conflicts))
}

/// Our work, with a conflict settled as the other says.
///
/// # Errors
/// When a work cannot be taken apart; only a bug can cause it.
pub fn with_theirs(ours: &Work, theirs: &Work, conflict: &Conflict) -> Result<Work, serde_json::Error> {
    let (mut ours, theirs) = (serde_json::to_value(ours)?, serde_json::to_value(theirs)?);
    let taken = conflict.path.iter().try_fold(&theirs, |at, name| at.get(name));
    let (mut place, mut missing) = (&mut ours, None);
    for name in &conflict.path {
        match place {
            Value::Object(fields) => place = fields.entry(name.as_str()).or_insert(Value::Null),
            _ => missing = Some(()),
        }
    }
    if let (Some(taken), None) = (taken, missing) {
        *place = taken.clone();
    }
    serde_json::from_value(ours)
}

fn put_in(ours: &mut Value, theirs: &Value, path: &mut Vec<String>, conflicts: &mut Vec<Conflict>) {
    if let (Value::Object(ours), Value::Object(theirs)) = (&mut *ours, theirs)
        && path.last().is_none_or(|name| name != "sensitive")
    {
        put_fields_in(ours, theirs, path, conflicts);
    } else if says_nothing(ours) {
        *ours = theirs.clone();
    } else if ours != theirs && !says_nothing(theirs) {
        let about = about(path);
        conflicts.push(Conflict { path: path.clone(), about, ours: in_words(ours), theirs: in_words(theirs) });
    }
}

fn put_fields_in(
    ours: &mut Map<String, Value>,
    theirs: &Map<String, Value>,
    path: &mut Vec<String>,
    conflicts: &mut Vec<Conflict>,
) {
    for (name, theirs) in theirs {
        path.push(name.clone());
        put_in(ours.entry(name.as_str()).or_insert(Value::Null), theirs, path, conflicts);
        path.pop();
    }
}

/// Whether a value is the one that is there before anybody has said anything.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty() || text == Progress::ToDo.slug(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// What a path is about, in words.
fn about(path: &[String]) -> String {
    let mut names = path.iter().map(String::as_str);
    let room = match names.next().unwrap_or_default() {
        "sites" => "Site",
        "assets" => "Line",
        "parts" => "Sheet",
        "site_names" => "What a site is called",
        "costs" => "Price of one",
        "years" => "Year of a priority",
        "budgets" => "Budget of",
        "rules" => "The rules of priority",
        other => &capitalised(&other.replace('_', " ")),
    };
    let rest: Vec<String> = names.map(|name| name.replace('_', " ")).collect();
    if rest.is_empty() { room.to_owned() } else { format!("{room}: {}", rest.join(", ")) }
}

/// A value as the user reads it.
fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.replace('-', " "),
        Value::Array(items) => match serde_json::from_value::<Vec<super::priority::Rule>>(value.clone()) {
            Ok(rules) => rules.iter().map(super::priority::Rule::in_words).collect::<Vec<_>>().join("; "),
            Err(_) => items.iter().map(in_words).collect::<Vec<_>>().join("; "),
        },
        Value::Object(fields) => {
            fields.values().map(in_words).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estate::work::{AssetMark, Reason};

    fn two() -> (Work, Work) {
        let (mut ours, mut theirs) = (Work::new(2026), Work::new(2026));
        ours.mark_sites(["Depot"], |mark| mark.kind = "waste site".to_owned());
        theirs.mark_sites(["Depot"], |mark| {
            mark.kind = "works".to_owned();
            mark.contract_end = Some(2029);
        });
        theirs.mark_sites(["Library"], |mark| mark.sensitive = Some(Reason::Own("the archive".to_owned())));
        ours.costs.insert("Camera".to_owned(), 450);
        theirs.costs.insert("Recorder".to_owned(), 900);
        let seen = AssetMark { progress: Progress::Verified, note: "no badge".to_owned(), ..AssetMark::default() };
        theirs.assets.insert("register.csv: row 5".to_owned(), seen);
        ours.assets
            .insert("register.csv: row 5".to_owned(), AssetMark { note: "look".to_owned(), ..AssetMark::default() });
        (ours, theirs)
    }

    #[test]
    fn what_only_one_says_is_taken_and_what_both_say_is_named() {
        let (ours, theirs) = two();
        let (both, conflicts) = merged(&ours, &theirs).unwrap();
        let abouts: Vec<(&str, &str, &str)> =
            conflicts.iter().map(|c| (c.about.as_str(), c.ours.as_str(), c.theirs.as_str())).collect();
        assert_eq!(
            abouts,
            [("Line: register.csv: row 5, note", "look", "no badge"), ("Site: Depot, kind", "waste site", "works")]
        );
        assert_eq!(both.sites["Depot"].kind, "waste site", "ours stays");
        assert_eq!(both.sites["Depot"].contract_end, Some(2029));
        assert_eq!(both.sites["Library"], theirs.sites["Library"]);
        assert_eq!(both.assets["register.csv: row 5"].progress, Progress::Verified);
        assert_eq!((both.costs["Camera"], both.costs["Recorder"]), (450, 900));
    }

    #[test]
    fn theirs_is_taken_where_the_user_says_so_and_nothing_else_changes() {
        let (ours, theirs) = two();
        let (both, conflicts) = merged(&ours, &theirs).unwrap();
        let site = conflicts.iter().find(|conflict| conflict.about.starts_with("Site")).unwrap();
        let chosen = with_theirs(&both, &theirs, site).unwrap();
        assert_eq!(chosen.sites["Depot"].kind, "works");
        assert_eq!(chosen.assets, both.assets);
    }

    #[test]
    fn the_same_work_twice_has_no_conflict() {
        let (ours, _) = two();
        let (both, conflicts) = merged(&ours, &ours).unwrap();
        assert_eq!((both, conflicts), (ours, Vec::new()));
        let reasons = |text: &str| {
            let mut work = Work::new(2026);
            work.mark_sites(["Depot"], |mark| mark.sensitive = Some(Reason::Own(text.to_owned())));
            work
        };
        let (_, conflicts) = merged(&reasons("a"), &reasons("b")).unwrap();
        assert_eq!(conflicts.len(), 1);
        let mut published = reasons("a");
        published.mark_sites(["Depot"], |mark| mark.sensitive = Some(Reason::Published("x".to_owned())));
        let (both, conflicts) = merged(&reasons("a"), &published).unwrap();
        assert_eq!((both, conflicts.len()), (reasons("a"), 1), "two kinds of reason are one thing to choose");
    }
}

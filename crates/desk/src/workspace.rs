//! The estate as the window holds it: the user's work, the registers that it consists of, the situation, and every step
//! that can be undone or made again. Loading, opening and clearing are steps like the others.

use crate::registers::RegisterStamp;
use crate::window::History;
use std::collections::BTreeMap;
use vendor_engine::estate::Work;
use vendor_engine::estate::work::PartUse;
use vendor_engine::judge::Context;
use vendor_engine::judge::context::Purpose;
use vendor_engine::report::counts::count;

/// An estate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// The user's work.
    pub work: Work,
    /// The numbers of its registers, in order.
    pub registers: Vec<u32>,
    /// The situation for which its answers hold.
    pub context: Context,
}

impl Workspace {
    /// An empty estate. The plan begins in `first_year`.
    #[must_use]
    pub fn new(first_year: u16) -> Self {
        let context = Context { purpose: Purpose::ExistingEquipment, ..Context::default() };
        Self { work: Work::new(first_year), registers: Vec::new(), context }
    }

    /// Adds a register after the others, or in place of one that was read again. A sheet whose name says that its kit
    /// is gone is counted as gone until the user says otherwise.
    pub fn add(&mut self, register: &RegisterStamp, replaces: Option<u32>) {
        let place = replaces.and_then(|old| self.registers.iter().position(|known| *known == old));
        match place.and_then(|place| self.registers.get_mut(place)) {
            Some(place) => *place = register.id,
            None => {
                self.registers.push(register.id);
                for part in &register.gone {
                    self.say_of_part(part, PartUse::Gone);
                }
            }
        }
    }

    /// Drops the registers, because their lines were lost. Marks are kept by file and row, and apply again when the
    /// same files are added.
    pub fn lose_registers(&mut self) {
        self.registers.clear();
    }

    /// Whether there is work whose registers are missing.
    #[must_use]
    pub fn waits_for_registers(&self, first_year: u16) -> bool {
        self.registers.is_empty() && self.work != Self::new(first_year).work
    }

    /// Sets how a sheet is counted.
    pub fn say_of_part(&mut self, part: &str, part_use: PartUse) {
        if part_use == PartUse::Counted {
            self.work.parts.remove(part);
        } else {
            self.work.parts.insert(part.to_owned(), part_use);
        }
    }
}

/// What differs between two states of an estate, in short, to describe a step.
#[must_use]
pub fn difference(before: &Workspace, after: &Workspace, stamps: &BTreeMap<u32, RegisterStamp>) -> String {
    let named = |ids: Vec<u32>| {
        let names = ids.iter().filter_map(|id| stamps.get(id)).map(RegisterStamp::in_words);
        names.collect::<Vec<_>>().join(", ")
    };
    let less = |from: &Workspace, of: &Workspace| {
        named(from.registers.iter().filter(|id| !of.registers.contains(id)).copied().collect())
    };
    let (added, taken_out) = (less(after, before), less(before, after));
    match (added.is_empty(), taken_out.is_empty()) {
        (false, true) => return format!("{added} added"),
        (true, false) => return format!("{taken_out} taken out"),
        (false, false) => return format!("{added} in place of {taken_out}"),
        (true, true) => {}
    }
    if before.context != after.context {
        return "your situation".to_owned();
    }
    let (before, after) = (&before.work, &after.work);
    let marked: Vec<&str> = changed(&before.assets, &after.assets).into_iter().map(String::as_str).collect();
    if let [first, rest @ ..] = marked.as_slice() {
        let mark = |work: &Work| work.assets.get(*first).cloned().unwrap_or_default();
        let (was, is) = (mark(before), mark(after));
        let what = if was.found != is.found {
            "visit to"
        } else if was.corrected != is.corrected {
            "correction of"
        } else {
            "mark on"
        };
        return match rest.len() {
            0 => format!("{what} {first}"),
            more => format!("{what} {first} and {}", count(more, "other", "others")),
        };
    }
    let sites: Vec<&str> = changed(&before.sites, &after.sites).into_iter().map(String::as_str).collect();
    if before.site_names != after.site_names {
        return "names of sites".to_owned();
    }
    match sites.as_slice() {
        [] => {}
        [one] => return format!("mark on {one}"),
        many => return format!("marks on {}", count(many.len(), "site", "sites")),
    }
    let rest = [
        (before.parts != after.parts, "how a sheet is counted"),
        (before.rules != after.rules, "rules"),
        (before.costs != after.costs || before.register_prices != after.register_prices, "price"),
        (before.years != after.years, "year of a priority"),
        (before.budgets != after.budgets, "budget"),
        (before.organisation != after.organisation, "organisation"),
        (before.checked_by != after.checked_by, "who checked it"),
    ];
    rest.into_iter().find(|(differs, _)| *differs).map_or("a change", |(_, what)| what).to_owned()
}

/// The keys under which two maps differ.
fn changed<'a, T: PartialEq>(before: &'a BTreeMap<String, T>, after: &'a BTreeMap<String, T>) -> Vec<&'a String> {
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    after.iter().filter(|(key, now)| before.get(*key) != Some(now)).map(|(key, _)| key).chain(gone).collect()
}

/// An estate with the steps that led to it.
#[derive(Debug, Clone)]
pub struct Steps {
    now: Workspace,
    saved: Workspace,
    history: History<Workspace>,
}

impl Steps {
    /// An empty estate.
    #[must_use]
    pub fn new(first_year: u16) -> Self {
        let now = Workspace::new(first_year);
        Self { saved: now.clone(), now, history: History::default() }
    }

    /// The estate as it is now.
    #[must_use]
    pub fn now(&self) -> &Workspace {
        &self.now
    }

    /// The estate before the last step, if there is one.
    #[must_use]
    pub fn before(&self) -> Option<&Workspace> {
        self.history.before()
    }

    /// Makes a change as one step; says whether it changed anything.
    pub fn change(&mut self, change: impl FnOnce(&mut Workspace)) -> bool {
        let after = self.history.change(&self.now, change);
        self.take(after)
    }

    /// Undoes the last step; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let before = self.history.undo(&self.now);
        self.take(before)
    }

    /// Makes the step again that was undone last; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let after = self.history.redo(&self.now);
        self.take(after)
    }

    fn take(&mut self, then: Option<Workspace>) -> bool {
        let changes = then.is_some();
        if let Some(then) = then {
            self.now = then;
        }
        changes
    }

    /// How many steps can be undone, and how many made again.
    #[must_use]
    pub fn steps(&self) -> (usize, usize) {
        (self.history.steps(), self.history.undone())
    }

    /// Notes that the present state of the estate was just opened or begun, and is kept elsewhere.
    pub fn is_kept(&mut self) {
        self.saved = self.now.clone();
    }

    /// Notes that an earlier state is saved: what has changed since it was asked for is not.
    pub fn is_kept_as(&mut self, kept: Workspace) {
        self.saved = kept;
    }

    /// Forgets every step; the estate stays as it is.
    pub fn forget(&mut self) {
        self.history.forget();
    }

    /// Whether something would be lost if the page were closed.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.now != self.saved
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_engine::estate::found::Found;

    fn stamp(id: u32, parts: &[&str]) -> RegisterStamp {
        let parts = parts.iter().map(|part| ((*part).to_owned(), 3)).collect();
        RegisterStamp { id, parts, ..RegisterStamp::default() }
    }

    #[test]
    fn registers_are_appended_and_each_step_goes_both_ways() {
        let mut steps = Steps::new(2027);
        assert!(steps.change(|now| now.add(&stamp(1, &["a.csv"]), None)));
        assert!(steps.change(|now| now.work.organisation = "Anytown".to_owned()));
        assert!(steps.change(|now| now.add(&stamp(2, &["b.csv"]), None)));
        assert!(!steps.change(|_| {}), "what changes nothing is no step");
        assert_eq!(steps.now().registers, [1, 2]);
        assert!(steps.undo() && steps.undo());
        assert_eq!((steps.now().registers.clone(), steps.now().work.organisation.as_str()), (vec![1], ""));
        assert!(steps.redo());
        assert_eq!((steps.now().registers.clone(), steps.now().work.organisation.as_str()), (vec![1], "Anytown"));
        assert_eq!(steps.steps(), (2, 1));
    }

    #[test]
    fn clearing_is_a_step_like_any_other() {
        let mut steps = Steps::new(2027);
        steps.change(|now| now.add(&stamp(1, &["a.csv"]), None));
        steps.change(|now| *now = Workspace::new(2027));
        assert!(steps.now().registers.is_empty() && !steps.is_unsaved());
        assert!(steps.undo());
        assert_eq!(steps.now().registers, [1]);
        assert!(steps.is_unsaved(), "nothing of it is kept elsewhere");
    }

    #[test]
    fn what_is_kept_is_not_unsaved_until_it_changes_again() {
        let mut steps = Steps::new(2027);
        steps.change(|now| now.add(&stamp(1, &["a.csv"]), None));
        steps.is_kept();
        assert!(!steps.is_unsaved());
        steps.change(|now| now.work.checked_by = "B. Clerk".to_owned());
        assert!(steps.is_unsaved());
        steps.undo();
        assert!(!steps.is_unsaved(), "it is again as it was kept");
    }

    #[test]
    fn what_changes_while_a_file_is_written_is_not_in_it() {
        let mut steps = Steps::new(2027);
        steps.change(|now| now.add(&stamp(1, &["a.csv"]), None));
        let asked = steps.now().clone();
        steps.change(|now| now.work.checked_by = "B. Clerk".to_owned());
        steps.is_kept_as(asked);
        assert!(steps.is_unsaved());
        steps.undo();
        assert!(!steps.is_unsaved(), "the file has this state");
    }

    #[test]
    fn lost_registers_take_no_work_with_them() {
        let mut steps = Steps::new(2027);
        steps.change(|now| now.add(&stamp(1, &["a.csv"]), None));
        steps.change(|now| now.work.mark_sites(["Depot"], |site| site.kind = "works".to_owned()));
        let work = steps.now().work.clone();
        assert!(!steps.now().waits_for_registers(2027));
        assert!(steps.change(Workspace::lose_registers));
        assert_eq!((steps.now().registers.len(), &steps.now().work), (0, &work));
        assert!(steps.now().waits_for_registers(2027) && steps.is_unsaved());
        assert!(!Workspace::new(2027).waits_for_registers(2027));
    }

    #[test]
    fn sheets_of_what_was_disposed_of_are_counted_as_gone() {
        let mut steps = Steps::new(2027);
        let gone = vec!["r.xlsx, sheet Old kit (disposed)".to_owned()];
        let register =
            RegisterStamp { gone, ..stamp(1, &["r.xlsx, sheet Cameras", "r.xlsx, sheet Old kit (disposed)"]) };
        steps.change(|now| now.add(&register, None));
        let parts = &steps.now().work.parts;
        assert_eq!(
            parts.iter().collect::<Vec<_>>(),
            [(&"r.xlsx, sheet Old kit (disposed)".to_owned(), &PartUse::Gone)]
        );
    }

    #[test]
    fn each_step_says_what_it_did() {
        let mut steps = Steps::new(2027);
        let stamps: BTreeMap<u32, RegisterStamp> =
            [(1, RegisterStamp { id: 1, files: vec!["a.csv".to_owned()], ..RegisterStamp::default() })].into();
        let mut did = |change: &dyn Fn(&mut Workspace)| {
            assert!(steps.change(change));
            difference(steps.before().unwrap(), steps.now(), &stamps)
        };
        assert_eq!(did(&|now| now.registers.push(1)), "a.csv added");
        let visit = |now: &mut Workspace| {
            let found = Found::new("2026-12-01".parse().unwrap(), ["Axis", "", "", ""]).unwrap();
            now.work.assets.entry("a.csv: row 8".to_owned()).or_default().find(found);
        };
        assert_eq!(did(&visit), "visit to a.csv: row 8");
        let says = |now: &mut Workspace| {
            now.work.assets.entry("a.csv: row 8".to_owned()).or_default().corrected = Some(Vec::new());
        };
        assert_eq!(did(&says), "correction of a.csv: row 8");
        let depot = |now: &mut Workspace| now.work.mark_sites(["Depot"], |site| site.contract_end = Some(2028));
        assert_eq!(did(&depot), "mark on Depot");
        let two =
            |now: &mut Workspace| now.work.mark_sites(["Depot", "Library"], |site| site.kind = "works".to_owned());
        assert_eq!(did(&two), "marks on 2 sites");
        assert_eq!(
            did(&|now| {
                now.work.costs.insert("Camera".to_owned(), 450);
            }),
            "price"
        );
        assert_eq!(did(&|now| now.registers.clear()), "a.csv taken out");
    }

    #[test]
    fn a_register_that_is_read_again_stands_where_it_stood() {
        let mut steps = Steps::new(2027);
        steps.change(|now| now.add(&stamp(1, &["a.csv"]), None));
        steps.change(|now| now.add(&stamp(2, &["b.csv"]), None));
        steps.change(|now| now.add(&stamp(3, &["a.csv"]), Some(1)));
        assert_eq!(steps.now().registers, [3, 2]);
    }
}

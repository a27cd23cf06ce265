//! What the window does with a register that the worker has read for the estate.

use crate::registers::RegisterStamp;

/// What becomes of a register that has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegisterArrival {
    /// It is in the estate already, read differently: the user is asked whether it takes that one's place.
    AskToReplace,
    /// Nothing of it was read: the user is asked whether the estate should say so.
    AskToNoteUnread,
    /// All of its lines are in the estate already.
    AlreadyThere,
    /// Everything given was this program's own results; the user is told so.
    OnlyOwnResults,
    /// It has lines, which are added.
    Add,
}

impl RegisterArrival {
    /// Decides by what was read. `again` is a register of the same files that is in the estate, but was read
    /// differently.
    #[must_use]
    pub fn of(register: &RegisterStamp, again: Option<u32>) -> Self {
        match (again, register.parts.is_empty()) {
            (Some(_), _) => Self::AskToReplace,
            (None, false) => Self::Add,
            (None, true) if !register.unread.is_empty() => Self::AskToNoteUnread,
            (None, true) if register.own_workbooks.is_empty() => Self::AlreadyThere,
            (None, true) => Self::OnlyOwnResults,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RegisterArrival;
    use crate::registers::RegisterStamp;

    #[test]
    fn a_register_is_added_asked_about_or_left() {
        let lines = || vec![("a.csv".to_owned(), 3)];
        let some = || vec!["a.csv: it is damaged".to_owned()];
        for (parts, unread, own_workbooks, again, what) in [
            (lines(), vec![], vec![], None, RegisterArrival::Add),
            // What was read counts, even if other things were not.
            (lines(), some(), some(), None, RegisterArrival::Add),
            (lines(), vec![], vec![], Some(4), RegisterArrival::AskToReplace),
            (vec![], some(), vec![], None, RegisterArrival::AskToNoteUnread),
            (vec![], some(), some(), None, RegisterArrival::AskToNoteUnread),
            (vec![], vec![], vec![], None, RegisterArrival::AlreadyThere),
            (vec![], vec![], some(), None, RegisterArrival::OnlyOwnResults),
        ] {
            let stamp = RegisterStamp {
                id: 1,
                files: vec!["a.csv".to_owned()],
                parts,
                unread,
                own_workbooks,
                ..RegisterStamp::default()
            };
            assert_eq!(RegisterArrival::of(&stamp, again), what, "{stamp:?}");
        }
    }
}

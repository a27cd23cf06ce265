//! Opening a saved estate, either instead of the present one or merged with it.

use super::state::EstateState;
use crate::ui::language::{t, t_count, t_date, t_with};
use leptos::prelude::*;
use vendor_desk::estate::Opening;
use vendor_desk::registers::RegisterStamp;
use vendor_desk::workspace::Workspace;
use vendor_engine::estate::merge;
use vendor_engine::estate::work::Work;
use vendor_engine::judge::Context;
use vendor_text::Date;

impl EstateState {
    /// Takes an estate that was opened, with the day on which it was saved and how many of its lines have another answer now.
    pub(super) fn opened(
        self,
        register: RegisterStamp,
        work: Work,
        context: Option<Context>,
        (saved, others): (Date, usize),
        how: Opening,
    ) {
        let id = register.is_something().then_some(register.id);
        self.take_in(register, Vec::new());
        let ours = self.now();
        self.look_anew();
        if how == Opening::Merged {
            let Ok((both, conflicts)) = merge::merged(&ours.work, &work) else { return };
            let (lines, different) = (id.is_some(), conflicts.len());
            self.change_all(|now| {
                now.work = both;
                now.registers.extend(id);
            });
            self.theirs.set_value(Some(work));
            self.conflicts.set(conflicts);
            let what = if lines { t("Its lines were added") } else { t("Its lines were already here") };
            let differences = t_count(different, "difference is", "differences are");
            let rest = match different {
                0 => t("there were no differences").to_owned(),
                _ => t_with("{differences} to settle below", &[("differences", &differences)]),
            };
            self.did(t_with(
                "Merged with an estate saved on {saved}. {what}; {rest}.",
                &[("saved", &t_date(saved.in_words())), ("what", &what), ("rest", &rest)],
            ));
            return;
        }
        self.change_all(|now| {
            *now = Workspace { work, registers: id.into_iter().collect(), context: context.unwrap_or(now.context) };
        });
        if how == Opening::Instead {
            self.is_kept();
        }
        let changed = match others {
            0 => t("No line has another answer than then.").to_owned(),
            some => t_with(
                "{lines} another answer now: “Check an earlier record or estate again” shows which.",
                &[("lines", &t_count(some, "line has", "lines have"))],
            ),
        };
        let words = t_with(
            "Opened an estate saved on {saved}. Its lines are checked again against this list. {changed}",
            &[("saved", &t_date(saved.in_words())), ("changed", &changed)],
        );
        self.did(words);
    }
}

//! What the user lays beside a run: a policy, own lists, the parties to an offer, what a picture says.

use super::Desk;
use crate::bytes::Bytes;
use crate::protocol::{Beside, FromWorker};
use vendor_engine::judge::{Context, Policy};
use vendor_engine::report::record::{OwnListStamp, PolicyStamp};
use vendor_engine::screen::Screening;
use vendor_names::own_lists::OwnList;
use vendor_readers::name_list;
use vendor_text::Line;

impl Desk {
    /// Lays a policy, own lists or parties beside the run, and judges it again.
    pub(super) fn lay<B: Bytes, P>(&mut self, id: u32, beside: Beside<B>, context: Context) -> FromWorker<P> {
        let mut trouble = None;
        self.laid += 1;
        match beside {
            Beside::PolicyText(text) => match Policy::read(&text, &self.index) {
                Ok(policy) => self.policy = Some(policy),
                Err(error) => trouble = Some(format!("The policy was not loaded: {error}")),
            },
            Beside::PolicyForm(file) => match Policy::new(*file, &self.index) {
                Ok(policy) => self.policy = Some(policy),
                Err(error) => trouble = Some(format!("The policy was not loaded: {error}")),
            },
            Beside::NoPolicy => self.policy = None,
            Beside::OwnList { name, bytes } => {
                match name_list::read(&name, &bytes.to_vec(), &self.index.list().words) {
                    Ok(list) => {
                        self.take_own_list_away(&name);
                        self.own_unread.extend(list.unread.iter().cloned());
                        self.own_lists.push(OwnList::new(list, &self.index));
                    }
                    Err(error) => trouble = Some(format!("The list was not loaded: {error}")),
                }
            }
            Beside::NoOwnList(name) => self.take_own_list_away(&name),
            Beside::Parties(parties) => {
                let named = parties.iter().filter(|(_, name)| !name.trim().is_empty());
                self.parties = named.map(|(party, name)| Line::of_party(name, *party)).collect();
                let screening = std::mem::replace(&mut self.screening, Screening::new(Vec::new(), Vec::new()));
                self.screening = screening.with_parties(self.parties.clone());
            }
            Beside::Confirmed { place, read, text } => {
                let screening = std::mem::replace(&mut self.screening, Screening::new(Vec::new(), Vec::new()));
                self.screening = screening.with_confirmed(&place, &read, &text);
            }
        }
        self.judge_again(id, context);
        self.beside(trouble)
    }

    /// What lies beside the lines now.
    pub(super) fn beside<P>(&self, trouble: Option<String>) -> FromWorker<P> {
        FromWorker::Beside {
            policy: self.policy.as_ref().map(PolicyStamp::new),
            policy_toml: self.policy.as_ref().and_then(|policy| policy.to_toml().ok()),
            own_lists: self.own_lists.iter().map(OwnListStamp::new).collect(),
            trouble,
        }
    }

    /// Takes an own list away, together with the account of what was not read of it.
    fn take_own_list_away(&mut self, name: &str) {
        self.own_lists.retain(|known| known.name != name);
        self.own_unread.retain(|unread| unread.file.as_deref() != Some(name));
    }
}

//! Which list answers: the one that this program was built with, a newer one that the user brought, or one of the past.
//! A list is verified before anything of it is read, and no list older than the newest one that was seen is accepted as
//! current.

use super::Desk;
use crate::bytes::{Bytes, Pieces};
use crate::opening;
use crate::protocol::{Comparison, FromWorker, OpenWork, Which};
use vendor_engine::judge::{Context, Policy, Rulings, Terms, Verdict};
use vendor_engine::report::record::ListStamp;
use vendor_engine::screen::Screening;
use vendor_list::trust::{self, Compared, Floor, TrustError, Verified};
use vendor_list::{Index, changes, release_notes};
use vendor_text::Date;
use vendor_text::hashes::sha256_hex;

/// The most lines with changed answers that are shown.
const MOST_SHOWN: usize = 20;

/// Which lists were seen, and the newest of them.
#[derive(Debug, Default)]
pub(super) struct Lists {
    floor: Option<Floor>,
    newest: Vec<u8>,
    draft: Option<String>,
}

impl Lists {
    /// The day on which the newest list that was seen was issued.
    pub(super) fn newest_issue(&self) -> Date {
        self.floor.as_ref().map_or(Date::DAY_ZERO, Floor::issued)
    }

    /// The bundle of the newest list.
    pub(super) fn newest<P: Pieces>(&self) -> P {
        let mut pieces = P::default();
        pieces.push(&self.newest);
        pieces
    }

    fn verify(&self, bundle: &[u8]) -> Result<(Verified, Compared), String> {
        let floor = self.floor.as_ref().ok_or("no list was verified")?;
        floor.verify(bundle).map_err(|error: TrustError| format!("{error}."))
    }
}

impl Desk {
    /// The desk, with what was seen before.
    #[must_use]
    pub(crate) fn with_lists(mut self, floor: Floor, newest: Vec<u8>, draft: Option<&str>) -> Self {
        self.lists = Lists { floor: Some(floor), newest, draft: draft.map(str::to_owned) };
        self
    }

    /// Uses another list. Lines, registers and the policy stay, and are looked up again.
    ///
    /// # Errors
    /// Why the list in use stays, in plain English.
    pub(super) fn use_list<B: Bytes, P>(
        &mut self,
        which: Which<B>,
        answers: &mut Vec<FromWorker<P>>,
    ) -> Result<(), String> {
        let (bytes, wanted) = match which {
            Which::Newer(bytes) => (bytes.to_vec(), Compared::Newer),
            Which::Historical(bytes) => (bytes.to_vec(), Compared::Older),
            Which::Newest => (self.lists.newest.clone(), Compared::Same),
        };
        let (verified, compared) = match (wanted, &self.lists.draft) {
            // Nobody signed the draft that a build carries, so it is recognised by its bytes.
            (Compared::Same, Some(draft)) if sha256_hex(&bytes) == *draft => {
                (trust::believe(&bytes, Some(draft)).map_err(|error| format!("{error}."))?, Compared::Same)
            }
            _ => self.lists.verify(&bytes)?,
        };
        if compared != wanted {
            let version = verified.list.edition.version;
            return Err(match compared {
                Compared::Same => format!("You already have list {version}."),
                Compared::Older => format!(
                    "List {version} is older than the newest list used here. You can only open it to see what it said at the time."
                ),
                Compared::Newer => format!("List {version} is newer than the list in use, not an older one."),
            });
        }
        let stamp = match compared {
            Compared::Older => ListStamp::of_the_past(&verified),
            Compared::Newer | Compared::Same => ListStamp::of(&verified),
        };
        let mut floor = self.lists.floor.clone();
        if let Some(floor) = &mut floor {
            floor.raise(&verified, compared);
        }
        // Messages are sent only once it is certain that the list answers.
        let mut said = Vec::new();
        let index = opening::report(verified, &stamp, &mut |message| said.push(message))?;
        answers.append(&mut said);
        self.lists.floor = floor;
        if compared == Compared::Newer {
            self.lists.newest = bytes;
        }
        if let Some(policy) = self.policy.take() {
            self.policy = policy_anew(&policy, &index);
            if self.policy.is_none() {
                let lost = "Your policy names something that is not in this list, so it was removed. Correct it and load it again.";
                answers.push(self.beside(Some(lost.to_owned())));
            }
        }
        (self.index, self.stamp) = (index, stamp);
        self.screening.begin_anew();
        self.estate.begin_anew(&self.index);
        self.laid += 1;
        Ok(())
    }

    /// Compares another edition, verified like this one, with the list in use.
    ///
    /// # Errors
    /// Why it is refused, in plain English.
    pub(super) fn compare(&self, name: String, bytes: &[u8], estate: Context) -> Result<Comparison, String> {
        let (verified, compared) = self
            .lists
            .verify(bytes)
            .map_err(|reason| format!("{name} was refused: {reason} The list in use has not changed."))?;
        let stamp = ListStamp::of(&verified);
        let (ours, theirs) = (self.index.list(), verified.list);
        let age = |edition: &vendor_list::schema::Edition| (edition.epoch, edition.version);
        let (old, new) = if age(&theirs.edition) <= age(&ours.edition) { (&theirs, ours) } else { (ours, &theirs) };
        let (notes, changes) = (release_notes::between(old, new), changes::between(old, new));
        let index = Index::new(theirs).map_err(|error| format!("{name} cannot be used: {error}."))?;
        let answers = self.open_work(&index, estate);
        Ok(Comparison { name, stamp, compared, notes, changes, answers })
    }

    /// What another list would say of the lines of the run and of the estate.
    fn open_work(&self, index: &Index, estate: Context) -> Vec<OpenWork> {
        let run = std::iter::once(&self.screening);
        [(false, self.context, run.collect::<Vec<_>>()), (true, estate, self.estate.screenings().collect())]
            .into_iter()
            .filter(|(_, _, screenings)| screenings.iter().any(|screening| !screening.lines().is_empty()))
            .map(|(of_the_estate, context, screenings)| {
                let mut open = OpenWork { of_the_estate, lines: 0, others: 0, first: Vec::new() };
                for screening in screenings {
                    self.compare_answers(screening, index, context, &mut open);
                }
                open
            })
            .collect()
    }

    fn compare_answers(&self, screening: &Screening, index: &Index, context: Context, open: &mut OpenWork) {
        let mut anew = Screening::new(screening.lines().to_vec(), Vec::new());
        while anew.step(index, usize::MAX) {}
        let policy = self.policy.as_ref();
        let theirs = policy.and_then(|policy| policy_anew(policy, index));
        let verdicts = |screening: &Screening, index: &Index, policy: Option<&Policy>| -> Vec<Verdict> {
            let terms = Terms { context: &context, today: self.today, policy };
            let mut rulings = Rulings::default();
            screening.judged(index, terms, &mut rulings, 0, usize::MAX).map(|judged| judged.ruling.verdict).collect()
        };
        let (before, after) = (verdicts(screening, &self.index, policy), verdicts(&anew, index, theirs.as_ref()));
        open.lines += screening.lines().len();
        for ((line, before), after) in screening.lines().iter().zip(before).zip(after) {
            if before == after {
                continue;
            }
            open.others += 1;
            if open.first.len() < MOST_SHOWN {
                let place = line.place.in_words();
                let text: String = line.text.chars().take(120).collect();
                let shown = if place.is_empty() { text } else { format!("{place}: {text}") };
                open.first.push((shown, before, after));
            }
        }
    }
}

/// The same policy read against another list; `None` if it does not fit that list.
fn policy_anew(policy: &Policy, index: &Index) -> Option<Policy> {
    Policy::read(&policy.to_toml().ok()?, index).ok()
}

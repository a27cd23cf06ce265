//! The notes on the last editions that the page carries (`public/what-changed.json`), written when an edition is signed
//! and kept within a fixed number of bytes.

use vendor_list::changes::ChangeKind;
use vendor_list::release_notes::{About, Note, Part, ReleaseNotes};

/// Most bytes of the file.
pub const MOST_BYTES: usize = 15_000;
/// The number of editions that are kept for as long as they fit.
const EDITIONS: usize = 4;
/// How long a sentence may be, in characters: the first of these limits at which everything fits is used.
const LENGTHS: [usize; 5] = [400, 240, 160, 120, 90];
/// How many sentences an entry may have, in the same order.
const SENTENCES: [usize; 5] = [12, 8, 5, 3, 2];

/// Why the file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("what-changed.json cannot be read: {0}. Take it away, and the next signing begins a new one.")]
pub struct EditionsError(#[from] serde_json::Error);

/// The file with the notes on one more edition, the newest first. Notes on the same version are replaced. What does not
/// fit is shortened, and older editions are dropped first.
///
/// # Errors
/// When the present file cannot be read.
pub fn with(kept: Option<&str>, newest: ReleaseNotes) -> Result<String, EditionsError> {
    let mut notes: Vec<ReleaseNotes> = kept.map(serde_json::from_str).transpose()?.unwrap_or_default();
    notes.retain(|other| other.newer.0 != newest.newer.0);
    notes.push(newest);
    notes.sort_by_key(|notes| std::cmp::Reverse(notes.newer.0));
    notes.truncate(EDITIONS);
    // Older editions are shortened first, then the newest as well, and then the oldest is dropped.
    loop {
        for step in 0..LENGTHS.len() {
            for newest_step in [step.saturating_sub(1), step] {
                let told: Vec<ReleaseNotes> = notes
                    .iter()
                    .enumerate()
                    .map(|(at, notes)| shortened(notes, if at == 0 { newest_step } else { step }))
                    .collect();
                let text = serde_json::to_string(&told)?;
                if text.len() < MOST_BYTES {
                    return Ok(text + "\n");
                }
            }
        }
        if notes.len() > 1 {
            notes.pop();
        } else {
            notes.iter_mut().for_each(leave_out_an_entry);
        }
    }
}

/// The notes with fewer and shorter sentences; they say that something was left out.
fn shortened(notes: &ReleaseNotes, step: usize) -> ReleaseNotes {
    let longest = LENGTHS.get(step).copied().unwrap_or_default();
    let most = SENTENCES.get(step).copied().unwrap_or_default();
    let mut notes = notes.clone();
    for part in &mut notes.parts {
        if part.about == About::Makers {
            merge_makers(part, step);
        }
        for note in &mut part.entries {
            let more = note.says.len().saturating_sub(most);
            note.says.truncate(most);
            // A note on several makers is a list of names and may stay longer.
            let longest = if note.id.is_empty() && part.about != About::Law { longest * 6 } else { longest };
            note.says.iter_mut().for_each(|text| *text = cut(text, longest));
            note.name = cut(&note.name, longest);
            if more > 0 {
                note.says.push(format!("And {more} more."));
            }
        }
    }
    notes
}

/// If room is short, puts listed makers into one note, by name: first those that changed, in the end all of them.
fn merge_makers(part: &mut Part, step: usize) {
    for (kind, from) in [(ChangeKind::Changed, 2), (ChangeKind::Added, 4), (ChangeKind::Removed, 4)] {
        let names: Vec<String> =
            part.entries.iter().filter(|note| note.kind == kind).map(|note| note.name.clone()).collect();
        if step < from || names.len() < 2 {
            continue;
        }
        let at = part.entries.iter().position(|note| note.kind == kind).unwrap_or_default();
        part.entries.retain(|note| note.kind != kind);
        let says = vec![format!("{}.", names.join(", "))];
        part.entries.insert(at, Note { id: String::new(), name: format!("{} makers", names.len()), kind, says });
    }
}

/// Removes the last entry of the longest part.
fn leave_out_an_entry(notes: &mut ReleaseNotes) {
    if let Some(part) = notes.parts.iter_mut().max_by_key(|part| part.entries.len()) {
        part.entries.pop();
    }
    notes.parts.retain(|part| !part.entries.is_empty());
}

fn cut(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let head: String = text.chars().take(longest).collect();
    let end = head.rfind(' ').unwrap_or(head.len());
    format!("{}…", head.get(..end).unwrap_or(&head))
}

//! Keeping a run: who checked and what for, the forms in which it is saved, and its printed form.

use super::language::{Told, later, t, t_node, t_with};
use super::letters_panel::LettersPanel;
use super::link::Link;
use super::paper;
use super::route::Route;
use super::said;
use crate::platform::{clock, download};
use crate::worker::moved::{EvidenceAnswer, EvidenceAsk, ToWorker};
use leptos::ev;
use leptos::prelude::*;
use vendor_desk::evidence::{Rechecked, RecordKind};
use vendor_engine::report::letters::Letter;
use vendor_engine::report::record::Particulars;
use web_sys::HtmlInputElement;

/// The state of what leaves the tool as evidence.
#[derive(Clone, Copy, Default)]
pub struct EvidenceState {
    /// Who checked, as typed.
    pub checked_by: RwSignal<String>,
    /// What for, as typed.
    pub reference: RwSignal<String>,
    /// What was decided and why, by whom, who approved it, and when, as typed.
    pub decision: [RwSignal<String>; 4],
    /// Letters about the lines that are shown; `None` until they are asked for.
    pub letters: RwSignal<Option<Vec<Letter>>>,
    /// Whether a workbook is being written.
    pub writing: RwSignal<bool>,
    /// The file that was saved last.
    pub saved: RwSignal<Option<Told>>,
    /// An earlier record that is looked up again.
    pub again: RwSignal<Option<LookedUpAgain>>,
}

/// The state of looking up an earlier record again.
#[derive(Debug, Clone)]
pub enum LookedUpAgain {
    /// The file of this name is being looked up.
    Now(String),
    /// It was looked up.
    Done(Rechecked),
    /// It was not looked up, and why.
    Refused(String),
}

impl EvidenceState {
    /// Forgets everything.
    pub fn forget(self) {
        self.checked_by.set(String::new());
        self.reference.set(String::new());
        self.decision.iter().for_each(|words| words.set(String::new()));
        self.letters.set(None);
        self.saved.set(None);
        self.again.set(None);
        paper::take_away();
    }
}

impl Link {
    /// Asks for the run as a file to keep, or as a paper to print.
    pub fn save_record(self, kind: RecordKind) {
        let typed = |words: RwSignal<String>| words.with_untracked(|words| words.trim().to_owned());
        let EvidenceState { checked_by, reference, decision, .. } = self.evidence;
        let [decision, decided_by, approved_by, decided_at] = decision.map(typed);
        let (checked_by, reference) = (typed(checked_by), typed(reference));
        let particulars = Particulars { checked_by, reference, decision, decided_by, approved_by, decided_at };
        self.trouble.set(None);
        self.evidence.saved.set(None);
        self.send(&ToWorker::Evidence(EvidenceAsk::Record { kind, particulars }), None);
    }

    /// Takes an answer about evidence.
    pub(super) fn take_evidence(self, answer: EvidenceAnswer) {
        match answer {
            EvidenceAnswer::File { kind: RecordKind::Workbook, pieces } => self.write_workbook(RECORD, pieces.0),
            EvidenceAnswer::File { kind, pieces } => self.keep_record(RECORD, kind, &pieces.0),
            EvidenceAnswer::Paper(json) => match serde_json::from_str(&json) {
                Ok(node) if paper::print(&node).is_ok() => {}
                _ => self.trouble.set(Some(Told::new(t("The record could not be printed. Save it as a web page.")))),
            },
            EvidenceAnswer::List(pieces) => {
                if download::save_bytes("vendor-list.zip", "application/zip", &pieces.0).is_err() {
                    self.trouble.set(Some(Told::new(t("The browser did not save the list."))));
                }
            }
            EvidenceAnswer::Letters(letters) => self.evidence.letters.set(Some(letters)),
            EvidenceAnswer::Rechecked(Ok(found)) => self.evidence.again.set(Some(LookedUpAgain::Done(*found))),
            EvidenceAnswer::Rechecked(Err(reason)) => self.evidence.again.set(Some(LookedUpAgain::Refused(reason))),
            EvidenceAnswer::Trouble(reason) => self.trouble.set(Some(Told::from(reason))),
        }
    }

    /// Saves parts as one file, dated today.
    pub(super) fn keep_record(self, name: &str, kind: RecordKind, pieces: &js_sys::Array) {
        let (ending, media_type) = kind.file();
        let name = format!("{name}-{}.{ending}", clock::today());
        match download::save_bytes(&name, media_type, pieces) {
            Ok(()) => {
                let said = t_with("Saved to your downloads: {name}.", &[("name", &name)]);
                self.evidence.saved.set(Some(Told::new(said.clone())));
                self.estate.says(said);
            }
            Err(_) => {
                self.trouble.set(Some(Told::new(t("The browser did not save the file. Print the record instead."))));
            }
        }
    }
}

/// How the files of a run are named.
const RECORD: &str = "vendor-check-record";

/// The forms in which a run is kept: id, kind, words.
const FORMS: [(&str, RecordKind, &str); 5] = [
    ("save-page", RecordKind::WebPage, later("Save to read and print (HTML)")),
    ("save-workbook", RecordKind::Workbook, later("Excel workbook")),
    ("save-table", RecordKind::Table, later("CSV")),
    ("save-json", RecordKind::Json, later("JSON")),
    ("save-record", RecordKind::Text, later("Plain text")),
];

/// The panel below the results.
#[component]
pub fn RecordPanel() -> impl IntoView {
    let link = Link::here();
    let EvidenceState { checked_by, reference, decision, writing, saved, .. } = link.evidence;
    let names = Particulars::default().of_decision().map(|(name, _)| name);
    let field = move |id: &'static str, label: &'static str, words: RwSignal<String>| {
        let on_input = move |event: ev::Event| words.set(event_target::<HtmlInputElement>(&event).value());
        view! {
            <p>
                <label for=id>{label}</label>
                <input type="text" id=id autocomplete="off" maxlength="200" prop:value=move || words.get() on:input=on_input/>
            </p>
        }
    };
    view! {
        <section class="evidence no-print" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{t_node("Keep the record")}</h2>
            {said::hint("Every line with its answer and reason, the list and its signers, and a fingerprint of each file. All fields are optional and appear only in the record; you can fill in empty ones by hand.")}
            <div class="evidence-fields">
                {field("checked-by", t("Checked by"), checked_by)}
                {field("reference", t("Purpose or reference"), reference)}
            </div>
            <details class="more">{said::summary("The decision")}
                <div class="evidence-fields">
                    {["decision", "decided-by", "approved-by", "decided-at"].into_iter().zip(names).zip(decision).map(|((id, name), words)| field(id, t(name), words)).collect_view()}
                </div>
            </details>
            <p class="actions">
                <button type="button" id="print-record" on:click=move |_| link.save_record(RecordKind::Paper)>{t_node("Print the record")}</button>
                {FORMS.map(|(id, kind, words)| view! { <button type="button" id=id on:click=move |_| link.save_record(kind)>{t(words)}</button> })}
            </p>
            <p role="status" id="record-saved">{move || if writing.get() { Some(t_node("Writing the workbook…")) } else { saved.get().map(Told::view) }}</p>
            <p class="hint"><a href=Route::Recheck.to_string()>{t_node("Check an earlier record again")}</a>{t_node(": keep the JSON form for that.")}</p>
            <LettersPanel/>
        </section>
    }
}

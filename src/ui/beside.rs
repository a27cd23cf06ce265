//! What the user lays beside the lines: the parties to an offer, a policy, own lists.

use super::file_chooser::FileChooser;
use super::language::{en, t, t_node, t_with};
use super::link::Link;
use super::policy_form::PolicyForm;
use super::said;
use crate::platform::download::Mark;
use crate::worker::moved::Beside;
use leptos::ev;
use leptos::prelude::*;
use vendor_text::Party;
use vendor_text::sorted;
use web_sys::{File, HtmlTextAreaElement};

impl Link {
    /// Sets the parties to the offer.
    pub fn set_parties(self, parties: Vec<(Party, String)>) {
        let none = parties.iter().all(|(_, name)| name.trim().is_empty());
        self.beside.parties.set(if none { Vec::new() } else { parties.clone() });
        self.lay(Beside::Parties(parties));
    }

    /// Reads a policy file and lays it beside the lines.
    pub fn load_policy(self, file: File) {
        self.with_bytes(file, move |_, bytes| {
            let text = String::from_utf8_lossy(&bytes.0.to_vec()).trim_start_matches('\u{feff}').to_owned();
            self.lay(Beside::PolicyText(text));
        });
    }

    /// Reads a list of names and lays it beside the lines.
    pub fn add_own_list(self, file: File) {
        self.beside.own_list_files.update_value(|files| {
            files.insert(file.name(), file.clone());
        });
        self.with_bytes(file, move |name, bytes| self.lay(Beside::OwnList { name, bytes }));
    }

    /// Saves the policy as a file to keep.
    pub fn save_policy(self) {
        if let Some(text) = self.beside.policy_toml.get_value() {
            self.save("camera-policy.toml", &text, Mark::Utf8);
        }
    }
}

/// The panel under the context sentence.
#[component]
pub fn BesidePanel() -> impl IntoView {
    // Drawn when it is first opened, because on most visits it never is.
    let opened = RwSignal::new(false);
    view! {
        <details class="beside no-print" id="beside" on:toggle=move |_| opened.set(true)>
            {said::summary("Bidder and sub-contractors, your policy, your own lists")}
            <Show when=move || opened.get()>
                <div class="beside-columns">
                    <Parties/>
                    <PolicyPart/>
                    <OwnLists/>
                </div>
            </Show>
        </details>
    }
}

/// Offers the firm of the letterhead as the bidder while none is named.
#[component]
pub fn SuggestBidder() -> impl IntoView {
    let link = Link::here();
    let firms = Memo::new(move |_| {
        let named = link.beside.parties.with(|parties| parties.iter().any(|(party, _)| *party == Party::Bidder));
        let firms =
            link.run.answer.with(|answer| answer.as_ref().map(|answer| answer.firms.clone()).unwrap_or_default());
        if named { Vec::new() } else { firms }
    });
    // With more letterheads than this it is not clear who bids.
    const MOST: usize = 3;
    move || {
        firms.with(|firms| (!firms.is_empty()).then(|| {
            let buttons = firms.iter().take(MOST).map(|firm| {
                let name = firm.clone();
                let take = move |_| {
                    let mut parties = link.beside.parties.get_untracked();
                    parties.insert(0, (Party::Bidder, name.clone()));
                    link.set_parties(parties);
                };
                view! { <button type="button" class="plain" on:click=take>{t_with("Yes, {firm}", &[("firm", firm)])}</button> " " }
            });
            view! { <p class="hint no-print" id="suggest-bidder">{t_node("Is this firm the bidder? It is in the letterhead. Then it is checked as one.")} " " {buttons.collect_view()}</p> }
        }))
    }
}

/// The bidder, associated persons and sub-contractors: besides the goods, an exclusion may reach them.
#[component]
fn Parties() -> impl IntoView {
    let link = Link::here();
    let rows = [
        (Party::Bidder, "party-bidder", t("Bidder")),
        (Party::AssociatedPerson, "party-associated", t("Associated persons, one per line")),
        (Party::SubContractor, "party-sub-contractors", t("Intended sub-contractors, one per line")),
    ];
    let shown = move |party: Party| {
        link.beside.parties.with(|parties| {
            let names = parties.iter().filter(|(known, _)| *known == party).map(|(_, name)| name.as_str());
            names.collect::<Vec<_>>().join("\n")
        })
    };
    let on_change = move |party: Party, event: &ev::Event| {
        let text = event_target::<HtmlTextAreaElement>(event).value();
        let mut parties = link.beside.parties.get_untracked();
        parties.retain(|(known, _)| *known != party);
        parties.extend(text.lines().map(|name| (party, name.to_owned())));
        sorted::by_key(&mut parties, |(party, _)| *party);
        link.set_parties(parties);
    };
    view! {
        <fieldset>
            {said::legend("Who is behind the offer")}
            {said::hint("The debarment list is about suppliers: the bidder, those it relies on to meet conditions, and intended sub-contractors.")}
            {rows.into_iter().map(|(party, id, label)| view! {
                <label for=id>{label}</label>
                <textarea id=id rows=if party == Party::Bidder { 1 } else { 2 } spellcheck="false" autocomplete="off" prop:value=move || shown(party) on:change=move |event| on_change(party, &event)></textarea>
            }).collect_view()}
        </fieldset>
    }
}

/// Says that a dropped policy applies, on whatever page it was dropped.
#[component]
pub fn DroppedPolicy() -> impl IntoView {
    let link = Link::here();
    let dropped = link.beside.policy_dropped;
    let remove = move |_| {
        dropped.set(false);
        link.lay(Beside::NoPolicy);
    };
    let said = move || {
        let policy = link.beside.policy.get().filter(|_| dropped.get())?;
        Some(view! {
            <b>{t_node("Your policy applies now:")} " "</b><span lang=en()>{policy.in_words}</span>". "
            <button type="button" class="plain" id="dropped-policy-remove" on:click=remove>{t_node("Remove it")}</button> " "
            <button type="button" class="plain" on:click=move |_| dropped.set(false)>{t_node("Close")}</button>
        })
    };
    view! { <div class="did no-print"><p role="status" id="dropped-policy">{said}</p></div> }
}

/// The policy: load, write, save, take away.
#[component]
fn PolicyPart() -> impl IntoView {
    let link = Link::here();
    view! {
        <fieldset>
            {said::legend("Your own policy")}
            {said::hint("What your council has decided. Every result shows it by name, as yours and not as law.")}
            {move || link.beside.policy.get().map(|policy| view! {
                <p id="policy-loaded" lang=en()><b>{policy.in_words}</b></p>
                {policy.warnings.into_iter().map(|warning| view! { <p class="warning" lang=en()>{warning}</p> }).collect_view()}
                <p class="actions">
                    <button type="button" id="policy-save" on:click=move |_| link.save_policy()>{t_node("Save the policy file")}</button>
                    <button type="button" id="policy-remove" on:click=move |_| link.lay(Beside::NoPolicy)>{t_node("Remove it")}</button>
                </p>
            })}
            <p class="actions"><FileChooser id="choose-policy" label=t("Load a policy file") accept=".toml,.txt" on_files=move |files| files.into_iter().for_each(|file| link.load_policy(file))/></p>
            <details id="policy-write">{said::summary("Write one here")}<PolicyForm/></details>
        </fieldset>
    }
}

/// Own lists of names.
#[component]
fn OwnLists() -> impl IntoView {
    let link = Link::here();
    view! {
        <fieldset>
            {said::legend("Your own lists")}
            {said::hint("Any list of names as text or CSV: your excluded suppliers, or a copy of the UK Sanctions List. Matches are reported separately and change no answer.")}
            <ul class="own-lists">{move || link.beside.own_lists.get().into_iter().map(|list| {
                let name = list.name.clone();
                let label = t_with("Remove {name}", &[("name", &list.name)]);
                view! {
                    <li><b>{list.name}</b> {t_with(", {names} names ", &[("names", &list.names)])}
                        <button type="button" class="plain" aria-label=label on:click=move |_| link.lay(Beside::NoOwnList(name.clone()))>{t_node("Remove it")}</button></li>
                }
            }).collect_view()}</ul>
            <p class="actions"><FileChooser id="choose-own-list" label=t("Add a list") accept=".txt,.csv,.tsv,text/plain,text/csv" on_files=move |files| files.into_iter().for_each(|file| link.add_own_list(file))/></p>
        </fieldset>
    }
}

//! The sites: what is on them, and the user's marks, one by one or on many at once.

use super::assets::Pages;
use super::charts::in_words;
use crate::estate::connection::Connection;
use crate::estate::totals::NOT_STATED;
use crate::estate::view::SiteRow;
use crate::estate::work::{Reason, SiteMark};
use crate::ui::link::Link;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The sites.
#[component]
pub fn Sites(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let state = link.estate;
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let rows = move || state.view.with(|view| view.as_ref().map(|view| view.sites.clone()).unwrap_or_default());
    let total = Signal::derive(move || state.view.with(|view| view.as_ref().map_or(0, |view| view.all_sites)));
    let from = Signal::derive(move || state.wanted.with(|wanted| wanted.sites_from));
    let all_shown = move |_| {
        let names =
            state.view.with_untracked(|view| view.as_ref().map(|view| view.site_names.clone()).unwrap_or_default());
        chosen.set(names.into_iter().collect());
    };
    let tick = move |name: String, on: bool| {
        chosen.update(|chosen| {
            if on {
                chosen.insert(name)
            } else {
                chosen.remove(&name)
            };
        });
    };
    view! {
        <p class="lede">"A register seldom says which sites are sensitive or how their equipment is connected. Say it here: verdicts, priorities and the plan follow at once."</p>
        <Bulk link chosen/>
        <p class="no-print actions">
            <button type="button" id="sites-all" on:click=all_shown>{move || format!("Choose all {} shown by the filters", total.get())}</button>
            <button type="button" id="sites-none" on:click=move |_| chosen.set(BTreeSet::new())>"Choose none"</button>
        </p>
        <Pages id="sites" total from go=Callback::new(move |to| state.wanted.update(|wanted| wanted.sites_from = to))/>
        <div class="wide" role="region" tabindex="0" aria-label="Sites"><table class="govuk-table stack sites" id="site-table">
            <thead><tr><th scope="col" class="no-print">"Choose"</th><th scope="col">"Site"</th><th scope="col">"Equipment"</th><th scope="col">"Sensitive"</th><th scope="col">"Connected"</th><th scope="col">"Contract ends"</th></tr></thead>
            <tbody>{move || rows().into_iter().map(|row| site(link, row, chosen, tick)).collect_view()}</tbody>
        </table></div>
    }
}

fn site(
    link: Link,
    row: SiteRow,
    chosen: RwSignal<BTreeSet<String>>,
    tick: impl Fn(String, bool) + Copy + 'static,
) -> impl IntoView {
    let SiteRow { name, kind, counts, mark, connection } = row;
    let title = if name.is_empty() { NOT_STATED.to_owned() } else { name.clone() };
    let (mine, filter) = (name.clone(), name.clone());
    let is_chosen = {
        let name = name.clone();
        move || chosen.with(|chosen| chosen.contains(&name))
    };
    let choose = (!name.is_empty()).then(|| {
        let label = format!("Choose {title}");
        view! { <label class="tickbox"><input type="checkbox" aria-label=label prop:checked=is_chosen on:change=move |event| tick(mine.clone(), event_target_checked(&event))/></label> }
    });
    let open = move |_| {
        let filter = filter.clone();
        link.estate.narrow(|wanted| wanted.site = Some(filter));
    };
    let sensitive =
        mark.sensitive.as_ref().map_or_else(|| "no".to_owned(), |reason| format!("yes, {}", reason.in_words()));
    let connected = mark
        .connection
        .map(|own| format!("{} (you say)", own.in_words()))
        .or_else(|| connection.map(|said| format!("{} (the register says)", said.in_words())))
        .unwrap_or_else(|| "not known".to_owned());
    let contract = mark.contract_end.map_or_else(|| "not known".to_owned(), |year| year.to_string());
    view! {
        <tr class:marked=mark.sensitive.is_some()>
            <td class="no-print">{choose}</td>
            <td><button type="button" class="plain" on:click=open>{title}</button>{(!kind.is_empty()).then(|| view! { <span class="aside">{kind}</span> })}</td>
            <td data-label="Equipment">{in_words(&counts)}</td>
            <td data-label="Sensitive">{sensitive}</td>
            <td data-label="Connected">{connected}</td>
            <td data-label="Contract ends">{contract}</td>
        </tr>
    }
}

/// Marks for the chosen sites.
#[component]
fn Bulk(
    /// The worker's answers.
    link: Link,
    /// The sites.
    chosen: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let criteria = link.catalogue.with_untracked(|catalogue| {
        let measures = catalogue.iter().flat_map(|catalogue| catalogue.measures.iter());
        measures.flat_map(|measure| measure.site_criteria.iter().cloned()).collect::<Vec<_>>()
    });
    let reason = RwSignal::new(String::new());
    let own = RwSignal::new(String::new());
    let connection = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let contract = RwSignal::new(String::new());
    let none = move || chosen.with(BTreeSet::is_empty);
    let mark = move |change: &dyn Fn(&mut SiteMark)| {
        let names = chosen.get_untracked();
        let count = names.len();
        link.estate.change(|work| work.mark_sites(names.iter().map(String::as_str), change));
        link.estate.done.set(Some(format!("Marked {}.", crate::ui::picture::count(count, "site"))));
    };
    let sensitive = move |_| {
        let reason = match reason.get_untracked().as_str() {
            "" => Reason::Own(own.get_untracked().trim().to_owned()),
            text => Reason::Published(text.to_owned()),
        };
        mark(&move |site| site.sensitive = Some(reason.clone()));
    };
    let connect = move |_| {
        let slug = connection.get_untracked();
        let found = Connection::ALL.into_iter().find(|connection| connection.slug() == slug);
        mark(&move |site| site.connection = found);
    };
    let of_kind = move |_| {
        let kind = kind.get_untracked();
        mark(&move |site| kind.trim().clone_into(&mut site.kind));
    };
    let ends = move |_| {
        let year = contract.get_untracked().trim().parse().ok().filter(|year| (1990..2200).contains(year));
        mark(&move |site| site.contract_end = year);
    };
    let words = move || match chosen.with(BTreeSet::len) {
        0 => "Choose sites in the table, then mark them here.".to_owned(),
        count => format!("{} chosen.", crate::ui::picture::count(count, "site")),
    };
    view! {
        <fieldset class="marks no-print">
            <legend>"Mark the chosen sites"</legend>
            <p class="hint" role="status" id="sites-chosen">{words}</p>
            <div class="mark-row">
                <label>"Sensitive because "<select id="mark-reason" on:change=move |event| reason.set(event_target_value(&event))>
                    <option value="">"of our own reason"</option>
                    <optgroup label="Published definition, for government sites">{criteria.into_iter().map(|text| view! { <option value=text.clone()>{text.clone()}</option> }).collect_view()}</optgroup>
                </select></label>
                <label>"Your reason "<input type="text" id="mark-own" maxlength="200" prop:value=move || own.get() on:input=move |event| own.set(event_target_value(&event))/></label>
                <button type="button" id="mark-sensitive" disabled=none on:click=sensitive>"Mark as sensitive"</button>
                <button type="button" id="mark-ordinary" disabled=none on:click=move |_| mark(&|site| site.sensitive = None)>"Not sensitive"</button>
            </div>
            <div class="mark-row">
                <label>"Connected "<select id="mark-connection" on:change=move |event| connection.set(event_target_value(&event))>
                    <option value="">"as the register says"</option>
                    {Connection::ALL.map(|connection| view! { <option value=connection.slug()>{connection.in_words()}</option> }).collect_view()}
                </select></label>
                <button type="button" id="mark-connect" disabled=none on:click=connect>"Set"</button>
                <label>"Kind of site "<input type="text" id="mark-kind" maxlength="60" prop:value=move || kind.get() on:input=move |event| kind.set(event_target_value(&event))/></label>
                <button type="button" id="mark-set-kind" disabled=none on:click=of_kind>"Set"</button>
                <label>"Contract ends in "<input type="text" inputmode="numeric" size="5" id="mark-contract" prop:value=move || contract.get() on:input=move |event| contract.set(event_target_value(&event))/></label>
                <button type="button" id="mark-set-contract" disabled=none on:click=ends>"Set"</button>
            </div>
        </fieldset>
    }
}

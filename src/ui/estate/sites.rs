//! The sites: what is on them, and the user's marks, one by one or on many at once.

use super::assets::Pages;
use super::charts::in_words;
use super::parts::{Field, Style, button, button_unless, choice, column, field, plain_button, table, tick, words};
use crate::ui::link::Link;
use leptos::prelude::*;
use std::collections::BTreeSet;
use vendor_desk::estate::EstateQuestion;
use vendor_engine::estate::connection::Connection;
use vendor_engine::estate::totals::NOT_STATED;
use vendor_engine::estate::view::SiteRow;
use vendor_engine::estate::work::{Reason, SiteMark};
use vendor_engine::report::counts::{count, thousands};

/// The sites.
#[component]
pub fn Sites() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let chosen = state.chosen;
    let rows = move || state.view.with(|view| view.as_ref().map(|view| view.sites.clone()).unwrap_or_default());
    let total = Signal::derive(move || state.view.with(|view| view.as_ref().map_or(0, |view| view.all_sites)));
    let from = Signal::derive(move || state.wanted.with(|wanted| wanted.sites_from));
    let all_shown = Callback::new(move |()| link.ask_estate(EstateQuestion::SiteNames));
    let none = Callback::new(move |()| chosen.set(BTreeSet::new()));
    let columns = [
        column("Choose", Style::ScreenOnly),
        column("Site", Style::Plain),
        column("Equipment", Style::Plain),
        column("Sensitive", Style::Plain),
        column("Connected", Style::Plain),
        column("Contract ends", Style::Plain),
    ];
    view! {
        <p class="lede">"A register seldom says which sites are sensitive or how their equipment is connected. Say it here: verdicts, priorities and the plan follow at once."</p>
        <Bulk chosen/>
        <p class="no-print actions">
            {move || button("sites-all", format!("Choose all {} shown by the filters", thousands(total.get() as u64)), all_shown)} " "
            {button("sites-none", "Choose none", none)}
        </p>
        <Pages id="sites" total from go=Callback::new(move |to| state.wanted.update(|wanted| wanted.sites_from = to))/>
        {move || table("site-table".to_owned(), "stack sites", None, &columns, rows().into_iter().map(|row| site(link, row, chosen)).collect())}
    }
}

fn site(link: Link, row: SiteRow, chosen: RwSignal<BTreeSet<String>>) -> Vec<AnyView> {
    let SiteRow { name, kind, counts, mark, connection } = row;
    let title = if name.is_empty() { NOT_STATED.to_owned() } else { name.clone() };
    let mine = StoredValue::new(name.clone());
    let is_chosen = Signal::derive(move || chosen.with(|chosen| mine.with_value(|name| chosen.contains(name))));
    let tick_it = Callback::new(move |on| {
        let name = mine.get_value();
        chosen.update(|chosen| {
            if on {
                chosen.insert(name)
            } else {
                chosen.remove(&name)
            };
        });
    });
    let choose =
        if name.is_empty() { words("") } else { tick("", format!("Choose {title}"), false, is_chosen, tick_it) };
    let open = Callback::new(move |()| link.estate.narrow(|wanted| wanted.site = Some(mine.get_value())));
    let sensitive =
        mark.sensitive.as_ref().map_or_else(|| "no".to_owned(), |reason| format!("yes, {}", reason.in_words()));
    let connected = mark
        .connection
        .map(|own| format!("{} (you say)", own.in_words()))
        .or_else(|| connection.map(|said| format!("{} (the register says)", said.in_words())))
        .unwrap_or_else(|| "not known".to_owned());
    let contract = mark.contract_end.map_or_else(|| "not known".to_owned(), |year| year.to_string());
    let kind = (!kind.is_empty()).then(|| view! { <span class="aside">{kind}</span> }.into_any());
    let named = [Some(plain_button(title, open)), kind].into_iter().flatten().collect::<Vec<AnyView>>().into_any();
    vec![choose, named, words(in_words(&counts)), words(sensitive), words(connected), words(contract)]
}

/// Marks for the chosen sites.
#[component]
fn Bulk(
    /// The sites.
    chosen: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let link = Link::here();
    let criteria = link.list.catalogue.with_untracked(|catalogue| {
        let measures = catalogue.iter().flat_map(|catalogue| catalogue.measures.iter());
        measures.flat_map(|measure| measure.site_criteria.iter().cloned()).collect::<Vec<_>>()
    });
    let filled = |start: &str| RwSignal::new(start.to_owned());
    let (reason, own, connection, kind, contract) = (filled(""), filled(""), filled(""), filled(""), filled(""));
    let none = Signal::derive(move || chosen.with(BTreeSet::is_empty));
    let mark = move |change: &dyn Fn(&mut SiteMark)| {
        let names = chosen.get_untracked();
        let marked = names.len();
        link.estate.change(|work| work.mark_sites(names.iter().map(String::as_str), change));
        link.estate.done.set(Some(format!("Marked {}.", count(marked, "site", "sites"))));
    };
    let sensitive = Callback::new(move |()| {
        let reason = match reason.get_untracked().as_str() {
            "" => Reason::Own(own.get_untracked().trim().to_owned()),
            text => Reason::Published(text.to_owned()),
        };
        mark(&move |site| site.sensitive = Some(reason.clone()));
    });
    let ordinary = Callback::new(move |()| mark(&|site| site.sensitive = None));
    let connect = Callback::new(move |()| {
        let slug = connection.get_untracked();
        let found = Connection::ALL.into_iter().find(|connection| connection.slug() == slug);
        mark(&move |site| site.connection = found);
    });
    let of_kind = Callback::new(move |()| {
        let kind = kind.get_untracked();
        mark(&move |site| kind.trim().clone_into(&mut site.kind));
    });
    let ends = Callback::new(move |()| {
        let year = contract.get_untracked().trim().parse().ok().filter(|year| (1990..2200).contains(year));
        mark(&move |site| site.contract_end = year);
    });
    let called = filled("");
    let call = Callback::new(move |()| {
        let (names, called) = (chosen.get_untracked(), called.get_untracked());
        link.estate.change(|work| work.call_sites(names.iter().map(String::as_str), &called));
        chosen.set(BTreeSet::new());
        let sites = count(names.len(), "site", "sites");
        link.estate.done.set(Some(match called.trim() {
            "" => format!("{sites} called again as the register does."),
            called => format!("{sites} now called {called}."),
        }));
    });
    let says = move || match chosen.with(BTreeSet::len) {
        0 => "Choose sites in the table, then mark them here.".to_owned(),
        chosen => format!("{} chosen.", count(chosen, "site", "sites")),
    };
    let own_reason = ("".to_owned(), "of our own reason".to_owned());
    let published = criteria.into_iter().map(|text| (text.clone(), format!("published, for government sites: {text}")));
    let reasons = Signal::stored([own_reason].into_iter().chain(published).collect());
    let as_said = ("".to_owned(), "as the register says".to_owned());
    let known = Connection::ALL.map(|connection| (connection.slug().to_owned(), connection.in_words().to_owned()));
    let connections = Signal::stored([as_said].into_iter().chain(known).collect());
    let to = |signal: RwSignal<String>| Callback::new(move |text| signal.set(text));
    let fill = |id: &str, label: &str, kind, signal: RwSignal<String>| {
        let value = signal.into();
        field(Field { id: id.to_owned(), label: label.to_owned(), labelled: true, kind, value }, to(signal))
    };
    view! {
        <fieldset class="marks no-print">
            <legend>"Mark the chosen sites"</legend>
            <p class="hint" role="status" id="sites-chosen">{says}</p>
            <div class="mark-row">{vec![
                choice("mark-reason", "Sensitive because", true, reasons, reason.into(), to(reason)),
                fill("mark-own", "Your reason", "text", own),
                button_unless("mark-sensitive", "Mark as sensitive", none, sensitive),
                button_unless("mark-ordinary", "Not sensitive", none, ordinary),
            ]}</div>
            <div class="mark-row">{vec![
                choice("mark-connection", "Connected", true, connections, connection.into(), to(connection)),
                button_unless("mark-connect", "Set", none, connect),
                fill("mark-kind", "Kind of site", "text", kind),
                button_unless("mark-set-kind", "Set", none, of_kind),
                fill("mark-contract", "Contract ends in", "number", contract),
                button_unless("mark-set-contract", "Set", none, ends),
            ]}</div>
            <div class="mark-row">{vec![
                fill("mark-called", "Call them", "text", called),
                button_unless("mark-call", "Rename, or merge into one", none, call),
            ]}</div>
        </fieldset>
    }
}

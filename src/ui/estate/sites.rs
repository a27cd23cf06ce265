//! The sites: what is on them, and the user's marks, one by one or on many at once.

use super::assets::Pages;
use super::charts::in_words;
use super::parts::{Field, Style, button, button_unless, choice, column, field, plain_button, table, tick, words};
use crate::ui::language;
use crate::ui::language::{t, t_count, t_with};
use crate::ui::link::Link;
use crate::ui::phrases::reason_in_words;
use crate::ui::said;
use leptos::prelude::*;
use std::collections::BTreeSet;
use vendor_desk::estate::EstateQuestion;
use vendor_engine::estate::connection::Connection;
use vendor_engine::estate::contract;
use vendor_engine::estate::plan::year_in_words;
use vendor_engine::estate::totals::NOT_STATED;
use vendor_engine::estate::view::SiteRow;
use vendor_engine::estate::work::{Reason, SiteMark};
use vendor_engine::report::counts::thousands;

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
        column(t("Choose"), Style::ScreenOnly),
        column(t("Site"), Style::Plain),
        column(t("Equipment"), Style::Plain),
        column(t("Sensitive"), Style::Plain),
        column(t("Connected"), Style::Plain),
        column(t("Contract ends"), Style::Plain),
    ];
    // Sites that are out of sight must not be marked by mistake.
    on_cleanup(move || {
        if !language::changes() {
            chosen.set(BTreeSet::new());
        }
    });
    view! {
        {said::lede("Registers rarely say which sites are sensitive or how their equipment is connected. Set it here: answers and plan update straight away.")}
        <Bulk chosen/>
        <p class="no-print actions">
            {move || button("sites-all", t_with("Choose all {total} shown by the filters", &[("total", &thousands(total.get() as u64))]), all_shown)} " "
            {button("sites-none", t("Choose none"), none)}
        </p>
        <Pages id="sites" total from go=Callback::new(move |to| state.wanted.update(|wanted| wanted.sites_from = to))/>
        {move || table("site-table".to_owned(), "stack sites", None, &columns, rows().into_iter().map(|row| site(link, row, chosen)).collect())}
    }
}

fn site(link: Link, row: SiteRow, chosen: RwSignal<BTreeSet<String>>) -> Vec<AnyView> {
    let SiteRow { name, kind, counts, mark, connection } = row;
    let title = if name.is_empty() { t(NOT_STATED).to_owned() } else { name.clone() };
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
    let choose = if name.is_empty() {
        words("")
    } else {
        tick("", t_with("Choose {title}", &[("title", &title)]), false, is_chosen, tick_it)
    };
    let open = Callback::new(move |()| link.estate.narrow(|wanted| wanted.site = Some(mine.get_value())));
    let sensitive = mark.sensitive.as_ref().map_or_else(
        || t("not marked").to_owned(),
        |reason| t_with("yes, {reason}", &[("reason", &reason_in_words(reason))]),
    );
    let connected = mark
        .connection
        .map(|own| t_with("{connection} (you say)", &[("connection", &t(own.in_words()))]))
        .or_else(|| {
            connection.map(|said| t_with("{connection} (the register says)", &[("connection", &t(said.in_words()))]))
        })
        .unwrap_or_else(|| t("not known").to_owned());
    let contract = mark.contract_end.map_or_else(|| t("not known").to_owned(), year_in_words);
    let kind = (!kind.is_empty()).then(|| view! { <span class="aside">{kind}</span> }.into_any());
    let named = [Some(plain_button(title, open)), kind].into_iter().flatten().collect::<Vec<AnyView>>().into_any();
    vec![choose, named, words(in_words(&counts)), words(sensitive), words(connected), words(contract)]
}

/// Some names, and how many more there are.
fn named(names: &BTreeSet<String>) -> String {
    const MOST_NAMED: usize = 4;
    let first = names.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMED) {
        0 => first,
        more => t_with("{first} and {others}", &[("first", &first), ("others", &t_count(more, "other", "others"))]),
    }
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
    // Why a mark cannot be made.
    let trouble = RwSignal::new(None::<&'static str>);
    let mark = move |what: &str, change: &dyn Fn(&mut SiteMark)| {
        trouble.set(None);
        let names = chosen.get_untracked();
        link.estate.change(|work| work.mark_sites(names.iter().map(String::as_str), change));
        link.estate.did(format!("{}: {what}.", named(&names)));
    };
    let sensitive = Callback::new(move |()| {
        let own = own.get_untracked();
        let reason = match (reason.get_untracked().as_str(), own.trim()) {
            ("", "") => {
                return trouble.set(Some(t("Write your reason, or choose a published one. Nothing was changed.")));
            }
            ("", own) => Reason::Own(own.to_owned()),
            (text, _) => Reason::Published(text.to_owned()),
        };
        mark(t("marked as sensitive"), &move |site| site.sensitive = Some(reason.clone()));
    });
    let ordinary = Callback::new(move |()| mark(t("no longer marked as sensitive"), &|site| site.sensitive = None));
    let connect = Callback::new(move |()| {
        let slug = connection.get_untracked();
        let found = Connection::ALL.into_iter().find(|connection| connection.slug() == slug);
        let what = found.map_or(t("connected as the register says"), |found| t(found.in_words()));
        mark(what, &move |site| site.connection = found);
    });
    let of_kind = Callback::new(move |()| {
        let kind = kind.get_untracked();
        let what = t_with(
            "kind of site: {kind}",
            &[("kind", &if kind.trim().is_empty() { t("as the register says") } else { kind.trim() })],
        );
        mark(&what, &move |site| kind.trim().clone_into(&mut site.kind));
    });
    let ends = Callback::new(move |()| match contract::ends(&contract.get_untracked()) {
        Ok(year) => {
            let what = year.map_or_else(
                || t("no contract end").to_owned(),
                |year| t_with("contract ends in {year}", &[("year", &year_in_words(year))]),
            );
            mark(&what, &move |site| site.contract_end = year);
        }
        Err(remedy) => trouble.set(Some(remedy)),
    });
    let called = filled("");
    let call = Callback::new(move |()| {
        let (names, called) = (chosen.get_untracked(), called.get_untracked());
        link.estate.change(|work| work.call_sites(names.iter().map(String::as_str), &called));
        chosen.set(BTreeSet::new());
        let sites = t_count(names.len(), "site", "sites");
        link.estate.did(match called.trim() {
            "" => t_with("{sites} called again as the register does.", &[("sites", &sites)]),
            called => t_with("{sites} now called {called}.", &[("sites", &sites), ("called", &called)]),
        });
    });
    let says = move || {
        chosen.with(|chosen| match chosen.len() {
            0 => t("Choose sites in the table, then mark them here.").to_owned(),
            some => t_with(
                "{sites} chosen: {names}.",
                &[("sites", &t_count(some, "site", "sites")), ("names", &named(chosen))],
            ),
        })
    };
    let own_reason = ("".to_owned(), t("our own reason").to_owned());
    let published = criteria
        .into_iter()
        .map(|text| (text.clone(), t_with("published, for government sites: {text}", &[("text", &text)])));
    let reasons = Signal::stored([own_reason].into_iter().chain(published).collect());
    let as_said = ("".to_owned(), t("as the register says").to_owned());
    let known = Connection::ALL.map(|connection| (connection.slug().to_owned(), t(connection.in_words()).to_owned()));
    let connections = Signal::stored([as_said].into_iter().chain(known).collect());
    let to = |signal: RwSignal<String>| Callback::new(move |text| signal.set(text));
    let fill = |id: &str, label: &str, kind, signal: RwSignal<String>| {
        let value = signal.into();
        field(Field { id: id.to_owned(), label: label.to_owned(), labelled: true, kind, value }, to(signal))
    };
    view! {
        <fieldset class="marks no-print">
            {said::legend("Mark the chosen sites")}
            <p class="hint" role="status" id="sites-chosen">{says}</p>
            <p role="alert" class="trouble-small" id="mark-trouble">{move || trouble.get().map(t)}</p>
            <div class="mark-row">{vec![
                choice("mark-reason", t("Sensitive: reason"), true, reasons, reason.into(), to(reason)),
                fill("mark-own", t("Your reason"), "text", own),
                button_unless("mark-sensitive", t("Mark as sensitive"), none, sensitive),
                button_unless("mark-ordinary", t("Remove the mark"), none, ordinary),
            ]}</div>
            <div class="mark-row">{vec![
                choice("mark-connection", t("Connected"), true, connections, connection.into(), to(connection)),
                button_unless("mark-connect", t("Set connection"), none, connect),
                fill("mark-kind", t("Kind of site"), "text", kind),
                button_unless("mark-set-kind", t("Set kind"), none, of_kind),
                fill("mark-contract", t("Contract ends (year or date)"), "text", contract),
                button_unless("mark-set-contract", t("Set contract end"), none, ends),
            ]}</div>
            <div class="mark-row">{vec![
                fill("mark-called", t("New name"), "text", called),
                button_unless("mark-call", t("Rename, or merge into one"), none, call),
            ]}</div>
        </fieldset>
    }
}

//! The removal plan: how far it is, what it costs, what comes when, and the yardstick.

use super::assets::{Pages, ProgressSelect, pounds};
use super::rules::Rules;
use crate::estate::packs::{Cell, thousands, yardstick};
use crate::estate::plan::PlanYear;
use crate::estate::priority::Turn;
use crate::ui::link::Link;
use leptos::prelude::*;

/// The plan.
#[component]
pub fn PlanTab(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let state = link.estate;
    let plan =
        Memo::new(move |_| state.view.with(|view| view.as_ref().map(|view| view.plan.clone()).unwrap_or_default()));
    let items = move || plan.with(|plan| plan.items.clone());
    let total = Signal::derive(move || plan.with(|plan| plan.items_in_all));
    let from = Signal::derive(move || state.wanted.with(|wanted| wanted.plan_from));
    let lede = move || {
        plan.with(|plan| {
        if plan.whole == 0 {
            return "Nothing is to be replaced: by the rules below, everything here stays or has to be found out first.".to_owned();
        }
        format!(
            "{} pieces are to be replaced. {} are gone, {} are isolated until then.",
            thousands(plan.whole as u64), thousands(plan.done as u64), thousands(plan.isolated as u64)
        )
    })
    };
    view! {
        <p class="coverage" id="plan-lede">{lede}</p>
        <p class="lede">"No law asks a council for such a plan. It is yours: the order follows your rules, the costs your prices."</p>
        {move || plan.with(|plan| (!plan.years.is_empty()).then(|| view! { {timeline(&plan.years)} {years(link, &plan.years)} }))}
        <Yardstick link/>
        <div class="columns">
            <section><h2>"When each turn ends"</h2>{turn_years(link)}</section>
            <section><h2>"Prices of one piece"</h2><Prices link/></section>
        </div>
        <h2>"What comes first, and why"</h2>
        <Rules link/>
        <h2>"In order"</h2>
        <Pages id="plan" total from go=Callback::new(move |to| state.wanted.update(|wanted| wanted.plan_from = to))/>
        <div class="wide" role="region" tabindex="0" aria-label="The plan in order"><table class="govuk-table stack" id="plan-table">
            <thead><tr><th scope="col">"Turn"</th><th scope="col">"By the end of"</th><th scope="col">"As written"</th><th scope="col">"Site"</th><th scope="col" class="number">"Pieces"</th><th scope="col" class="number">"Cost"</th><th scope="col">"Progress"</th></tr></thead>
            <tbody>{move || items().into_iter().map(|row| view! {
                <tr>
                    <td>{row.turn.in_words()}</td>
                    <td data-label="By the end of">{row.year.map_or_else(|| "not dated".to_owned(), |year| year.to_string())}</td>
                    <td class="as-written">{row.text.clone()}</td>
                    <td data-label="Site">{row.site.clone()}</td>
                    <td class="number" data-label="Pieces">{row.quantity}</td>
                    <td class="number" data-label="Cost">{pounds(row.cost)}</td>
                    <td data-label="Progress"><ProgressSelect link row/></td>
                </tr>
            }).collect_view()}</tbody>
        </table></div>
    }
}

/// Year by year: how much is done, how much is planned. Bars end where the whole ends, so none can flatter.
fn timeline(years: &[PlanYear]) -> impl IntoView + use<> {
    let solid = |to: f64| view! { <rect class="sign sign--solid" x="0%" width=format!("{to:.2}%") y="8" height="12"/> };
    let hollow = |from: f64, to: f64| view! { <rect class="sign sign--hollow" x=format!("{from:.2}%") width=format!("{:.2}%", (to - from).max(0.0)) y="8" height="12"/> };
    let done_now = years.iter().filter_map(|year| year.share_done).next_back().unwrap_or(0.0);
    view! {
        <figure class="picture" id="plan-timeline">
            <figcaption>"Share replaced or removed by the end of each year"</figcaption>
            <ul class="key">
                <li><svg class="strip strip--key" aria-hidden="true" focusable="false">{solid(100.0)}</svg>" done"</li>
                <li><svg class="strip strip--key" aria-hidden="true" focusable="false">{hollow(0.0, 100.0)}</svg>" planned"</li>
            </ul>
            <div class="plot plot--counts" role="img" aria-label="A picture of the plan by year. The table under it says the same.">
                {years.iter().map(|year| {
                    let done = year.share_done.unwrap_or(done_now);
                    let words = match year.share_done {
                        Some(done) if year.share_planned > done => format!("{done:.0}% done, {:.0}% by plan", year.share_planned),
                        Some(done) => format!("{done:.0}% done"),
                        None => format!("{:.0}% by plan", year.share_planned),
                    };
                    view! {
                        <div class="plot-row">
                            <p class="plot-words"><span class="plot-name">{year.year}</span> <span class="plot-detail">{words}</span></p>
                            <div class="plot-strip"><svg class="strip" focusable="false">
                                {(year.share_planned > done).then(|| hollow(done, year.share_planned))}
                                {(done > 0.0).then(|| solid(done))}
                            </svg></div>
                        </div>
                    }
                }).collect_view()}
            </div>
        </figure>
    }
}

fn years(link: Link, years: &[PlanYear]) -> impl IntoView + use<> {
    let over = |year: &PlanYear| year.budget.is_some_and(|budget| year.cost > u64::from(budget));
    view! {
        <table class="govuk-table counts" id="plan-years"><caption class="govuk-table__caption">"Money by year"</caption>
            <thead><tr><th scope="col">"Year"</th><th scope="col" class="number">"Done"</th><th scope="col" class="number">"Planned"</th><th scope="col" class="number">"Cost"</th><th scope="col">"Your budget (£)"</th></tr></thead>
            <tbody>{years.iter().map(|row| {
                let year = row.year;
                let cost = match row.without_price {
                    0 => Cell::Pounds(row.cost).in_words(),
                    missing if missing == row.planned => "no price".to_owned(),
                    missing => format!("{} and {missing} without a price", Cell::Pounds(row.cost).in_words()),
                };
                let set = move |event: leptos::ev::Event| {
                    let budget = amount(&event_target_value(&event));
                    link.estate.change(|work| match budget { Some(budget) => { work.budgets.insert(year, budget); } None => { work.budgets.remove(&year); } });
                };
                view! { <tr>
                    <th scope="row">{year}</th><td class="number">{row.done}</td><td class="number">{row.planned}</td>
                    <td class="number">{cost}</td>
                    <td><input type="text" inputmode="numeric" size="9" aria-label=format!("Budget of {year} in pounds") value=row.budget.map(|budget| budget.to_string()) on:change=set/>
                        {over(row).then(|| view! { <strong class="caveat">" over budget"</strong> })}</td>
                </tr> }
            }).collect_view()}</tbody>
        </table>
    }
}

fn turn_years(link: Link) -> impl IntoView {
    let year =
        move |turn: Turn| link.estate.work.with(|work| work.years.get(&turn).map(u16::to_string).unwrap_or_default());
    let pieces = move |turn: Turn| {
        link.estate.view.with(|view| view.as_ref().and_then(|view| view.plan.by_turn.get(&turn).copied()).unwrap_or(0))
    };
    view! {
        <p class="hint">"What is on a contract that ends sooner is planned for the end of that contract."</p>
        <table class="govuk-table counts" id="turn-years"><thead><tr><th scope="col">"Turn"</th><th scope="col" class="number">"Left"</th><th scope="col">"By the end of"</th></tr></thead>
        <tbody>{Turn::REPLACED.map(|turn| {
            let set = move |event: leptos::ev::Event| {
                let year: Option<u16> = event_target_value(&event).trim().parse().ok().filter(|year| (1990..2200).contains(year));
                link.estate.change(|work| match year { Some(year) => { work.years.insert(turn, year); } None => { work.years.remove(&turn); } });
            };
            view! { <tr><th scope="row">{turn.in_words()}</th><td class="number">{move || thousands(pieces(turn) as u64)}</td>
                <td><input type="text" inputmode="numeric" size="5" id=format!("year-{}", turn.slug()) aria-label=format!("Year of: {}", turn.in_words()) prop:value=move || year(turn) on:change=set/></td></tr> }
        }).collect_view()}</tbody></table>
    }
}

/// What one piece of each kind costs.
#[component]
fn Prices(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let kinds = Memo::new(move |_| {
        link.estate.view.with(|view| view.as_ref().map(|view| view.plan.kinds.clone()).unwrap_or_default())
    });
    let cost = move || link.estate.view.with(|view| view.as_ref().map_or(0, |view| view.plan.cost));
    view! {
        <p class="hint">"Your own prices: this tool knows none. What is left costs "<b id="plan-cost">{move || Cell::Pounds(cost()).in_words()}</b>" so far as prices are given."</p>
        <table class="govuk-table counts" id="prices"><thead><tr><th scope="col">"Kind"</th><th scope="col" class="number">"Pieces"</th><th scope="col">"£ for one"</th></tr></thead>
        <tbody>{move || kinds.get().into_iter().map(|(kind, pieces, price)| {
            let title = if kind.is_empty() { "not stated".to_owned() } else { kind.clone() };
            let label = format!("Price of one: {title}");
            let set = move |event: leptos::ev::Event| {
                let (kind, price) = (kind.clone(), amount(&event_target_value(&event)));
                link.estate.change(|work| match price { Some(price) => { work.costs.insert(kind, price); } None => { work.costs.remove(&kind); } });
            };
            view! { <tr><th scope="row">{title}</th><td class="number">{thousands(pieces as u64)}</td>
                <td><input type="text" inputmode="numeric" size="7" aria-label=label value=price.map(|price| price.to_string()) on:change=set/></td></tr> }
        }).collect_view()}</tbody></table>
    }
}

/// Whole pounds as people write them.
fn amount(text: &str) -> Option<u32> {
    let text: String = text.chars().filter(|c| !matches!(c, '£' | ',' | ' ')).collect();
    text.split('.').next().and_then(|whole| whole.parse().ok())
}

/// Central government's own removal.
#[component]
fn Yardstick(
    /// The worker's answers.
    link: Link,
) -> impl IntoView {
    let table =
        link.catalogue.with_untracked(|catalogue| catalogue.as_ref().map(|catalogue| yardstick(&catalogue.measures)));
    table.filter(|table| !table.rows.is_empty()).map(|table| view! {
        <details class="far far--paper" id="yardstick"><summary>{table.title}</summary>
            <p class="pale">{table.note}</p>
            <table class="govuk-table stack"><thead><tr>{table.headings.into_iter().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view()}</tr></thead>
            <tbody>{table.rows.into_iter().map(|row| view! { <tr>{row.into_iter().map(|cell| view! { <td>{cell.in_words()}</td> }).collect_view()}</tr> }).collect_view()}</tbody></table>
        </details>
    })
}

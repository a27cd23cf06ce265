//! The removal plan: how far it has come, what it costs, what is replaced when, and the yardstick.

use super::assets::{Pages, pounds, progress};
use super::parts::{ColumnHead, Style, column, table, tick, words};
use super::rules::Rules;
use crate::ui::language::{en, t, t_count, t_node, t_with};
use crate::ui::link::Link;
use crate::ui::phrases::{cost_in_words, kind as kind_in_words, spares_in_words};
use crate::ui::said;
use leptos::prelude::*;
use vendor_engine::estate::amounts;
use vendor_engine::estate::pack_tables::yardstick;
use vendor_engine::estate::plan::{PlanYear, year_in_words};
use vendor_engine::estate::priority::Turn;
use vendor_engine::estate::view::AssetRow;
use vendor_engine::report::counts::thousands;
use vendor_text::drawn::shortened;
use web_sys::HtmlInputElement;

/// The plan.
#[component]
pub fn PlanTab() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let plan =
        Memo::new(move |_| state.view.with(|view| view.as_ref().map(|view| view.plan.clone()).unwrap_or_default()));
    let items = move || plan.with(|plan| plan.items.clone());
    let total = Signal::derive(move || plan.with(|plan| plan.items_in_all));
    let from = Signal::derive(move || state.wanted.with(|wanted| wanted.plan_from));
    let lede = move || {
        plan.with(|plan| {
        let spares = spares_in_words(&plan.sums).map(|words| format!(" {words}")).unwrap_or_default();
        if plan.sums.whole == 0 {
            return t("Nothing to replace: under the rules below, everything here stays or has to be identified first.").to_owned() + &spares;
        }
        let sums = &plan.sums;
        let leaving = match (sums.leaving, sums.leaving_outside) {
            (0, _) => String::new(),
            (some, 0) => t_with(" The register already marks {some} of them for removal.", &[("some", &some)]),
            (some, more) => t_with(" The register already marks {some} of them for removal, and {more} more that your rules do not replace.", &[("some", &some), ("more", &more)]),
        };
        t_with("{items} to replace: {done} replaced so far, {isolated} isolated until then.{leaving}", &[("items", &t_count(sums.whole, "item", "items")), ("done", &thousands(sums.done as u64)), ("isolated", &thousands(sums.isolated as u64)), ("leaving", &leaving)]) + &spares
    })
    };
    view! {
        <p class="coverage" id="plan-lede">{lede}</p>
        {said::lede("No law requires a council to have such a plan. You set the order and the prices.")}
        {move || plan.with(|plan| (!plan.sums.years.is_empty()).then(|| view! { {timeline(&plan.sums.years)} {years(link, &plan.sums.years)} }))}
        <Yardstick/>
        <div class="sections">
            <section>{said::h2("A year for each priority")}{turn_years(link)}</section>
            <section>{said::h2("Prices per item")}<Prices/></section>
        </div>
        {said::h2("What comes first, and why")}
        <Rules/>
        {said::h2("In order")}
        <Pages id="plan" total from go=Callback::new(move |to| state.wanted.update(|wanted| wanted.plan_from = to))/>
        {move || table("plan-table".to_owned(), "stack", None, &columns(), items().into_iter().map(|row| cells(link, row)).collect())}
    }
}

fn columns() -> [ColumnHead; 7] {
    [
        column(t("Priority"), Style::Plain),
        column(t("By the end of financial year"), Style::Plain),
        column(t("As written"), Style::AsWritten),
        column(t("Site"), Style::Plain),
        column(t("Items"), Style::Number),
        column(t("Cost"), Style::Number),
        column(t("Progress"), Style::Plain),
    ]
}

fn cells(link: Link, row: AssetRow) -> Vec<AnyView> {
    vec![
        words(if row.leaving {
            t_with("{turn}; to be removed, according to the register", &[("turn", &t(row.turn.in_words()))])
        } else {
            t(row.turn.in_words()).to_owned()
        }),
        words(row.year.map_or_else(|| t("not dated").to_owned(), year_in_words)),
        words(shortened(&row.text)),
        words(row.site.clone()),
        words(row.quantity.to_string()),
        words(pounds(row.cost)),
        progress(link, row),
    ]
}

/// Year by year: how much is done and how much is planned. All bars have the full length of the whole, so that none can
/// flatter.
fn timeline(years: &[PlanYear]) -> impl IntoView + use<> {
    let solid = |to: f64| view! { <rect class="sign sign--solid" x="0%" width=format!("{to:.2}%")/> };
    let hollow = |from: f64, to: f64| view! { <rect class="sign sign--hollow" x=format!("{from:.2}%") width=format!("{:.2}%", (to - from).max(0.0))/> };
    let done_now = years.iter().filter_map(|year| year.share_done).next_back().unwrap_or(0.0);
    view! {
        <figure class="picture" id="plan-timeline">
            <figcaption>{t_node("Share replaced or removed by the end of each financial year")}</figcaption>
            <ul class="key">
                <li><svg class="strip strip--key" aria-hidden="true">{solid(100.0)}</svg>" " {t_node("done")}</li>
                <li><svg class="strip strip--key" aria-hidden="true">{hollow(0.0, 100.0)}</svg>" " {t_node("planned")}</li>
            </ul>
            <div class="plot plot--counts" role="img" aria-label=t("A chart of the plan by year. The table below has the same figures.")>
                {years.iter().map(|year| {
                    let done = year.share_done.unwrap_or(done_now);
                    let words = match year.share_done {
                        Some(done) if year.share_planned > done => t_with("{done}% done, {planned}% planned", &[("done", &format!("{:.0}", done)), ("planned", &format!("{:.0}", year.share_planned))]),
                        Some(done) => t_with("{done}% done", &[("done", &format!("{:.0}", done))]),
                        None => t_with("{planned}% planned", &[("planned", &format!("{:.0}", year.share_planned))]),
                    };
                    view! {
                        <div class="plot-row">
                            <p class="plot-words"><span class="plot-name">{year_in_words(year.year)}</span> <span class="plot-detail">{words}</span></p>
                            <div class="plot-strip"><svg class="strip">
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

fn years(link: Link, years: &[PlanYear]) -> AnyView {
    let columns = [
        column(t("Financial year"), Style::RowHeading),
        column(t("Done"), Style::Number),
        column(t("Planned"), Style::Number),
        column(t("Cost"), Style::Number),
        column(t("Your budget (£)"), Style::Plain),
    ];
    let rows = years.iter().map(|row| {
        let year = row.year;
        let cost = cost_in_words(row.cost, row.planned, row.without_price);
        let set = move |text: &str| {
            let budget = amounts::pounds(text)?;
            link.estate.change(|work| match budget {
                Some(budget) => drop(work.budgets.insert(year, budget)),
                None => drop(work.budgets.remove(&year)),
            });
            Ok(())
        };
        let over =
            row.over_budget().map(|_| view! { <strong class="caveat">" " {t_node("over budget")}</strong> }.into_any());
        let now = row.budget.map(|budget| budget.to_string()).unwrap_or_default();
        let budget = [
            Some(number(
                t_with("Budget of {year} in pounds", &[("year", &year_in_words(year))]),
                Signal::stored(now),
                set,
            )),
            over,
        ];
        let budget = budget.into_iter().flatten().collect::<Vec<AnyView>>().into_any();
        vec![
            words(year_in_words(year)),
            words(row.done.to_string()),
            words(row.planned.to_string()),
            words(cost),
            budget,
        ]
    });
    table("plan-years".to_owned(), "counts", Some(t("Costs by financial year").to_owned()), &columns, rows.collect())
}

/// A field for a number. If the input is refused, the old number stays, and the reason is right beside it.
fn number(
    label: String,
    value: Signal<String>,
    set: impl Fn(&str) -> Result<(), &'static str> + Send + Sync + 'static,
) -> AnyView {
    let refused = RwSignal::new(None::<(String, &'static str)>);
    let on_change = move |event: leptos::ev::Event| {
        let input = event_target::<HtmlInputElement>(&event);
        let typed = input.value();
        let why = set(&typed).err();
        if why.is_some() {
            // The field goes back to the number that counts.
            input.set_value(&value.get_untracked());
        }
        refused.set(why.map(|why| (typed, why)));
    };
    let why = move || refused.get().map(|(typed, why)| format!("“{typed}”: {}", t(why)));
    view! {
        <input type="text" inputmode="numeric" size="9" maxlength="200" aria-label=label prop:value=move || value.get() on:change=on_change/>
        <span role="alert" class="trouble-small">{why}</span>
    }
    .into_any()
}

fn turn_years(link: Link) -> AnyView {
    let columns = [
        column(t("Priority"), Style::RowHeading),
        column(t("Left"), Style::Number),
        column(t("By the end of financial year"), Style::Plain),
    ];
    let rows = move || {
        Turn::REPLACED.map(|turn| {
            let left =
                link.estate.view.with(|view| view.as_ref().and_then(|view| view.plan.sums.by_turn.get(&turn).copied()));
            let now = Signal::derive(move || {
                link.estate.work.with(|work| work.years.get(&turn).copied().map(year_in_words).unwrap_or_default())
            });
            let set = move |text: &str| {
                let year = amounts::year(text)?;
                link.estate.change(|work| match year {
                    Some(year) => drop(work.years.insert(turn, year)),
                    None => drop(work.years.remove(&turn)),
                });
                Ok(())
            };
            let field = number(t_with("Year of: {turn}", &[("turn", &t(turn.in_words()))]), now, set);
            vec![words(t(turn.in_words())), words(thousands(left.unwrap_or(0) as u64)), field]
        })
    };
    view! {
        {said::hint("If a contract ends sooner, its items are planned for the end of that contract.")}
        {move || table("turn-years".to_owned(), "counts", None, &columns, rows().into_iter().collect())}
    }
    .into_any()
}

/// What one unit of each kind costs.
#[component]
fn Prices() -> impl IntoView {
    let link = Link::here();
    let kinds = Memo::new(move |_| {
        link.estate.view.with(|view| view.as_ref().map(|view| view.plan.sums.kinds.clone()).unwrap_or_default())
    });
    let sums =
        move || link.estate.view.with(|view| view.as_ref().map(|view| view.plan.sums.clone()).unwrap_or_default());
    let priced = Memo::new(move |_| sums().priced_by_register);
    let use_register = Callback::new(move |on| link.estate.change(|work| work.register_prices = on));
    let uses_register = Signal::derive(move || link.estate.work.with(|work| work.register_prices));
    let columns =
        [column(t("Kind"), Style::RowHeading), column(t("Items"), Style::Number), column(t("£ for one"), Style::Plain)];
    let row = move |(kind, pieces, price): (String, usize, Option<u32>)| {
        let title = if kind.is_empty() { t("not stated").to_owned() } else { kind_in_words(&kind).to_owned() };
        let label = t_with("Price per item: {title}", &[("title", &title)]);
        let set = move |text: &str| {
            let (kind, price) = (kind.clone(), amounts::pounds(text)?);
            link.estate.change(|work| match price {
                Some(price) => drop(work.costs.insert(kind, price)),
                None => drop(work.costs.remove(&kind)),
            });
            Ok(())
        };
        let now = Signal::stored(price.map(|price| price.to_string()).unwrap_or_default());
        vec![words(title), words(thousands(pieces as u64)), number(label, now, set)]
    };
    view! {
        <p class="hint">{t_node("Enter your own prices: this tool has none. Cost of what is left:")} " "<b id="plan-cost">{move || { let sums = sums(); cost_in_words(sums.cost, sums.whole.saturating_sub(sums.done), sums.without_price) }}</b>"."</p>
        {move || (priced.get() > 0).then(|| tick("register-prices", t_with("Where I give no price, use the one in the register ({items})", &[("items", &t_count(priced.get(), "item", "items"))]), true, uses_register, use_register))}
        {move || table("prices".to_owned(), "counts", None, &columns, kinds.get().into_iter().map(row).collect())}
    }
}

/// Central government's own removal.
#[component]
fn Yardstick() -> impl IntoView {
    let link = Link::here();
    let steps = link
        .list
        .catalogue
        .with_untracked(|catalogue| catalogue.as_ref().map(|catalogue| yardstick(&catalogue.measures)));
    steps.filter(|steps| !steps.rows.is_empty()).map(|steps| {
        let columns: Vec<ColumnHead> =
            steps.headings.into_iter().map(|heading| column(heading, Style::Plain)).collect();
        let rows = steps.rows.iter().map(|row| row.iter().map(|cell| words(cell.in_words())).collect()).collect();
        view! {
            <details class="far far--paper" id="yardstick" lang=en()><summary>{steps.title}</summary>
                <p class="pale">{steps.note}</p>
                {table("yardstick-steps".to_owned(), "stack", None, &columns, rows)}
            </details>
        }
    })
}

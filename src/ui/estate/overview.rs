//! The overview: coverage first, then totals and pictures.

use super::assets::AssetTable;
use super::charts::{Groups, groups_picture, patterns};
use super::filters::Filters;
use super::parts::{Style, column, plain_button, table, words};
use crate::ui::language::{en, t, t_count, t_node, t_with};
use crate::ui::link::Link;
use crate::ui::said;
use leptos::prelude::*;
use vendor_engine::estate::assets::Identity;
use vendor_engine::estate::view::View;
use vendor_engine::report::counts::thousands;

/// How many of what: first a sentence and a picture for a committee, then the filters, then everything else.
#[component]
pub fn Overview() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let searches = Memo::new(move |_| state.wanted.with(|wanted| !wanted.filter.text.is_empty()));
    let now =
        move |of: fn(Link, &View) -> AnyView| move || state.view.with(|view| view.as_ref().map(|view| of(link, view)));
    view! {
        <div id="overview" aria-busy=move || state.is_drawing().to_string()>
            {patterns()}
            {now(|_, view| whose(view))}
            {groups_picture(link, Groups { id: "by-maker", title: t("By maker"), what: t("Maker"), nameless: t("maker not known"), of: |totals| &totals.by_maker, pick: |filter, name| filter.maker = Some(name) })}
            <Filters/>
            // A user who searches wants to see what was found.
            {move || searches.get().then(|| view! { <AssetTable/> })}
            {now(|_, view| coverage(view))}
            {now(verdicts)}
            {groups_picture(link, Groups { id: "by-brand", title: t("By what it is sold as"), what: t("Brand"), nameless: t("brand not recognised"), of: |totals| &totals.by_brand, pick: |filter, name| filter.brand = Some(name) })}
            {groups_picture(link, Groups { id: "by-site", title: t("By site"), what: t("Site"), nameless: t("site not recognised"), of: |totals| &totals.by_site, pick: |filter, name| filter.site = Some(name) })}
            {groups_picture(link, Groups { id: "by-site-kind", title: t("By kind of site"), what: t("Kind of site"), nameless: t("kind not recognised"), of: |totals| &totals.by_site_kind, pick: |filter, name| filter.site_kind = Some(name) })}
            {groups_picture(link, Groups { id: "by-kind", title: t("By kind of equipment"), what: t("Equipment"), nameless: t("kind not recognised"), of: |totals| &totals.by_kind, pick: |filter, name| filter.kind = Some(name) })}
            {groups_picture(link, Groups { id: "by-year", title: t("By year of installation"), what: t("Installed"), nameless: t("year not recognised"), of: |totals| &totals.by_year, pick: |filter, name| filter.year = Some(name) })}
            {move || (!searches.get()).then(|| view! { <AssetTable/> })}
        </div>
    }
}

/// The sentence that a councillor asks for first: how much of it is a listed maker's. If the estate is narrowed, the
/// sentence says so.
fn whose(view: &View) -> AnyView {
    let narrowed = (view.lines < view.all_lines).then(|| {
        let (shown, all) = (thousands(view.lines as u64), t_count(view.all_lines, "line", "lines"));
        view! { <p class="narrowed">{t_with("Filtered: these numbers are for {shown} of {all}.", &[("shown", &shown), ("all", &all)])}</p> }
    });
    view! { {view.totals.whose_in_words().map(|words| view! { <p class="coverage" id="whose" lang=en()>{words}</p> })} {narrowed} }
        .into_any()
}

/// How much is known of the estate.
fn coverage(view: &View) -> AnyView {
    let totals = &view.totals;
    let number = |count: usize| thousands(count as u64);
    let unknown = totals.lines - totals.identified_lines.min(totals.lines);
    let others = match view.other_lines {
        0 => String::new(),
        lines => t_with(
            " {lines} not equipment, such as headings and totals.",
            &[("lines", &t_count(lines, "line is", "lines are"))],
        ),
    };
    let gone = match view.gone.pieces {
        0 => String::new(),
        pieces => t_with(
            " {more} marked as gone and not counted: the table of lines shows them too.",
            &[("more", &t_count(pieces, "more item is", "more items are"))],
        ),
    };
    let left_out = match view.left_out {
        0 => String::new(),
        lines => t_with(" {lines} on sheets that you left out.", &[("lines", &t_count(lines, "line is", "lines are"))]),
    };
    let pieces = totals.pieces.all();
    let pieces = if pieces == totals.lines {
        String::new()
    } else {
        t_with(" They stand for {items}.", &[("items", &t_count(pieces, "item", "items"))])
    };
    view! {
        <p class="lede" id="coverage"><b>{number(totals.identified_lines)}" " {t_node("of")} " "{number(totals.lines)}</b>" "{if totals.lines == 1 { t("line identified.") } else { t("lines identified.") }}" "
            {(unknown > 0).then(|| view! { <b>{number(unknown)}</b>" "{if unknown == 1 { t("still needs checking.") } else { t("still need checking.") }} })}</p>
        <p class="lede">{format!("{pieces}{others}{gone}{left_out}").trim().to_owned()}</p>
        <dl class="tiles">{Identity::ALL.map(|identity| view! {
            <div class="tile"><dt>{t(identity.in_words())}</dt><dd>{number(totals.pieces.of(identity))}</dd></div>
        }).collect_view()}
            // Shown only once a site is marked, because until then nobody has said that none is sensitive.
            {(totals.sensitive.all() > 0).then(|| view! { <div class="tile">{said::dt("on the list, on sensitive sites")}<dd>{number(totals.sensitive.listed)}</dd></div> })}
            {(totals.pieces.leaving > 0).then(|| view! { <div class="tile" id="leaving">{said::dt("to be removed, according to the register")}<dd>{number(totals.pieces.leaving)}</dd></div> })}
        </dl>
    }
    .into_any()
}

fn verdicts(link: Link, view: &View) -> AnyView {
    let columns = [column(t("Answer"), Style::RowHeading), column(t("Items"), Style::Number)];
    let rows = view.totals.answers().into_iter().map(|(verdict, answer, pieces)| {
        let pick = Callback::new(move |()| link.estate.narrow(|filter| filter.verdict = Some(verdict)));
        vec![plain_button(t(answer).to_owned(), pick), words(thousands(pieces as u64))]
    });
    table("by-verdict".to_owned(), "counts", Some(t("By answer").to_owned()), &columns, rows.collect())
}

//! Pictures of an estate: bars in four parts, distinguished by pattern and not by colour, each with its table.

use super::parts::{Style, column, plain_button, table, words};
use crate::ui::language::{t, t_count, t_with};
use crate::ui::link::Link;
use crate::ui::phrases::kind;
use leptos::prelude::*;
use vendor_engine::estate::Filter;
use vendor_engine::estate::assets::Identity;
use vendor_engine::estate::plan::share;
use vendor_engine::estate::totals::{Counts, Group, Totals, first};
use vendor_engine::report::counts::thousands;
use vendor_text::words::capitalised;

/// The most bars in a picture; the table has all of them.
const MOST_BARS: usize = 14;

/// Groups of units that share something, as they are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Groups {
    /// The picture's id.
    pub id: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// What the groups are: the table's first heading.
    pub what: &'static str,
    /// What is shown where the register does not say.
    pub nameless: &'static str,
    /// The groups, in order.
    pub of: fn(&Totals) -> &Vec<Group>,
    /// Narrows the filter to one group.
    pub pick: fn(&mut Filter, String),
}

impl Groups {
    fn name(&self, group: &Group) -> String {
        match group.together {
            0 if group.name.is_empty() => capitalised(self.nameless),
            0 if self.id == "by-kind" => kind(&group.name).to_owned(),
            0 => group.name.clone(),
            many => t_count(many, "other", "others"),
        }
    }
}

/// How many units share what, as bars and as a table. The table is folded away, and drawn after the bars.
#[must_use]
pub fn groups_picture(link: Link, groups: Groups) -> AnyView {
    let Groups { id, title, of, .. } = groups;
    let state = link.estate;
    // The register of a large body has hundreds of sites, so the table at first has only the rows that the picture
    // shows.
    let whole_table = RwSignal::new(false);
    let hidden =
        Memo::new(move |_| state.below.with(|view| view.as_ref().map_or(0, |view| left_out(of(&view.totals)))));
    let bars = move || state.view.with(|view| view.as_ref().map(|view| bars(&groups, of(&view.totals))));
    let numbers = move || {
        let most = if whole_table.get() { usize::MAX } else { MOST_BARS };
        state.below.with(|view| view.as_ref().map(|view| numbers(link, groups, of(&view.totals), most)))
    };
    view! {
        <figure class="picture picture--estate" id=id>
            <figcaption>{title}</figcaption>
            {bars}
            <details class="far"><summary>{t_with("The numbers: {title}", &[("title", &title.to_lowercase())])}</summary>
                {numbers}
                <Show when=move || hidden.get() != 0 && !whole_table.get()>
                    <p class="no-print"><button type="button" on:click=move |_| whole_table.set(true)>{move || t_with("Show the other {hidden} too", &[("hidden", &thousands(hidden.get() as u64))])}</button></p>
                    <p class="only-print">{move || t_with("{hidden} more are left out here; the workbook of the estate holds every item.", &[("hidden", &thousands(hidden.get() as u64))])}</p>
                </Show>
            </details>
        </figure>
    }
    .into_any()
}

/// The bars, with a key of the parts that occur.
fn bars(of: &Groups, groups: &[Group]) -> AnyView {
    let whole = groups.iter().map(|group| group.counts.all()).max().unwrap_or(0);
    let drawn: Vec<&Group> = first(groups, MOST_BARS).collect();
    let hidden = left_out(groups);
    let title = of.title;
    let label = t_with(
        "{title}: a chart of {bars}. The table below has the same figures.",
        &[("title", &title), ("bars", &t_count(drawn.len(), "bar", "bars"))],
    );
    let occurs = |identity: Identity| groups.iter().any(|group| group.counts.of(identity) > 0);
    let key: Vec<Identity> = Identity::ALL.into_iter().filter(|identity| occurs(*identity)).collect();
    view! {
        <ul class="key">{key.into_iter().map(|identity| view! {
            <li><svg class="strip strip--key" aria-hidden="true">{part(identity, 0.0, 100.0)}</svg> {t(identity.in_words())}</li>
        }).collect_view()}</ul>
        <div class="plot plot--counts" role="img" aria-label=label>
            {drawn.into_iter().map(|group| view! {
                <div class="plot-row">
                    <p class="plot-words"><span class="plot-name">{of.name(group)}</span> <span class="plot-detail">{in_words(&group.counts)}</span></p>
                    <div class="plot-strip"><svg class="strip">{bar(&group.counts, whole)}</svg></div>
                </div>
            }).collect_view()}
        </div>
        {(hidden > 0).then(|| view! { <p class="pale">{t_with("{hidden} more not shown.", &[("hidden", &thousands(hidden as u64))])}</p> })}
    }
    .into_any()
}

/// How many groups are left out of the first bars and rows.
fn left_out(groups: &[Group]) -> usize {
    let in_all: usize = groups.iter().map(|group| group.together.max(1)).sum();
    in_all - groups.len().min(MOST_BARS)
}

/// The first rows of the table of a picture.
fn numbers(link: Link, of: Groups, groups: &[Group], most: usize) -> AnyView {
    let mut columns = vec![column(of.what, Style::RowHeading)];
    columns.extend(Identity::ALL.map(|identity| column(capitalised(t(identity.in_words())), Style::Number)));
    columns.push(column(t("All"), Style::Number));
    let rows = first(groups, most).map(|group| {
        let (value, name) = (group.name.clone(), of.name(group));
        let pick = Callback::new(move |()| link.estate.narrow(|filter| (of.pick)(filter, value.clone())));
        // Groups that were put together cannot be looked at one by one.
        let mut cells = vec![if group.together == 0 { plain_button(name, pick) } else { words(name) }];
        cells.extend(Identity::ALL.map(|identity| words(thousands(group.counts.of(identity) as u64))));
        cells.push(words(thousands(group.counts.all() as u64)));
        cells
    });
    table(format!("{}-numbers", of.id), "counts", None, &columns, rows.collect())
}

/// The counts of a bar in words; zeros are left out.
#[must_use]
pub fn in_words(counts: &Counts) -> String {
    let parts: Vec<String> = Identity::ALL
        .into_iter()
        .filter(|identity| counts.of(*identity) > 0)
        .map(|identity| format!("{} {}", thousands(counts.of(identity) as u64), t(identity.in_words())))
        .collect();
    parts.join(", ")
}

fn bar(counts: &Counts, whole: usize) -> Vec<AnyView> {
    let mut from = 0;
    Identity::ALL
        .into_iter()
        .filter_map(|identity| {
            let pieces = counts.of(identity);
            let (start, end) = (share(from, whole), share(from + pieces, whole));
            from += pieces;
            (pieces > 0).then(|| part(identity, start, end))
        })
        .collect()
}

/// The hatching and dots that all bars use. The element has no size rather than being hidden, because not every browser
/// draws a pattern from a hidden element.
#[must_use]
pub fn patterns() -> AnyView {
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true">
        <defs>
            <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pattern-ground" width="6" height="6"/><line class="pattern-line" x1="1.5" y1="0" x2="1.5" y2="6"/></pattern>
            <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="pattern-ground" width="6" height="6"/><circle class="pattern-dot" cx="3" cy="3" r="1.3"/></pattern>
        </defs>
        </svg>
    }
    .into_any()
}

fn part(identity: Identity, from: f64, to: f64) -> AnyView {
    let class = match identity {
        Identity::Listed => "sign sign--solid",
        Identity::ToAsk => "sign sign--hatch",
        Identity::Unknown => "sign sign--dots",
        Identity::Other => "sign sign--hollow",
    };
    view! { <rect class=class x=format!("{from:.2}%") width=format!("{:.2}%", to - from)/> }.into_any()
}

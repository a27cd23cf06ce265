//! What narrows the estate: the same choices above every tab, kept while the user moves between them.

use super::parts::choice;
use crate::ui::language::{t, t_count, t_node, t_with};
use crate::ui::link::Link;
use crate::ui::phrases::kind as kind_in_words;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use vendor_engine::estate::filter::Filter;
use vendor_engine::estate::totals::NOT_STATED;
use vendor_engine::judge::Verdict;
use vendor_engine::report::counts::thousands;

/// How long the user must have stopped typing before the estate is narrowed, in milliseconds.
const REST_MS: u32 = 150;

/// The filters, and those that are set, as tags that can be removed.
#[component]
pub fn Filters() -> impl IntoView {
    let link = Link::here();
    let state = link.estate;
    let waiting = StoredValue::new_local(None::<Timeout>);
    let on_words = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        waiting.set_value(Some(Timeout::new(REST_MS, move || state.narrow(|filter| filter.text = text))));
    };
    let choices =
        Memo::new(move |_| state.view.with(|view| view.as_ref().map(|view| view.choices.clone()).unwrap_or_default()));
    let verdict = Select {
        id: "estate-verdict",
        label: t("Answer"),
        options: Signal::derive(|| {
            Verdict::ALL.map(|verdict| (verdict.slug().to_owned(), t(verdict.in_words()).to_owned())).to_vec()
        }),
        now: |filter| filter.verdict.map(|verdict| verdict.slug().to_owned()),
        set: |filter, value| {
            filter.verdict = value.and_then(|slug| Verdict::ALL.into_iter().find(|verdict| verdict.slug() == slug))
        },
    };
    let maker = Select {
        id: "estate-maker",
        label: t("Maker"),
        options: Signal::derive(move || named(&choices.with(|choices| choices.makers.clone()), t("not known"))),
        now: |filter| filter.maker.clone(),
        set: |filter, value| filter.maker = value,
    };
    let kind = Select {
        id: "estate-kind",
        label: t("Equipment"),
        options: Signal::derive(move || {
            let kinds = named(&choices.with(|choices| choices.kinds.clone()), t(NOT_STATED));
            kinds.into_iter().map(|(value, words)| (value, kind_in_words(&words).to_owned())).collect()
        }),
        now: |filter| filter.kind.clone(),
        set: |filter, value| filter.kind = value,
    };
    let site_kind = Select {
        id: "estate-site-kind",
        label: t("Kind of site"),
        options: Signal::derive(move || named(&choices.with(|choices| choices.site_kinds.clone()), t(NOT_STATED))),
        now: |filter| filter.site_kind.clone(),
        set: |filter, value| filter.site_kind = value,
    };
    let sensitive = Select {
        id: "estate-sensitive",
        label: t("Sites"),
        options: Signal::derive(|| {
            vec![("yes".to_owned(), t("marked as sensitive").to_owned()), ("no".to_owned(), t("not marked").to_owned())]
        }),
        now: |filter| filter.sensitive.map(|sensitive| if sensitive { "yes" } else { "no" }.to_owned()),
        set: |filter, value| filter.sensitive = value.map(|value| value == "yes"),
    };
    let narrowed = move || state.wanted.with(|wanted| wanted.filter != Filter::default());
    let counted = move || {
        state.view.with(|view| {
            view.as_ref()
                .map(|view| {
                    t_with(
                        "{shown} of {lines}",
                        &[
                            ("shown", &thousands(view.lines as u64)),
                            ("lines", &t_count(view.all_lines, "line", "lines")),
                        ],
                    )
                })
                .unwrap_or_default()
        })
    };
    view! {
        <div class="narrow no-print" role="group" aria-label=t("Filter the estate")>
            <label>{t_node("Search")} " "<input type="search" id="estate-text" autocomplete="off" prop:value=move || state.wanted.with(|wanted| wanted.filter.text.clone()) on:input=on_words/></label>
            {select(link, verdict)} {select(link, maker)} {select(link, kind)} {select(link, site_kind)} {select(link, sensitive)}
        </div>
        <p class="narrowed" class:no-print=move || !narrowed() role="status">
            <span id="estate-count">{counted}</span>
            {move || state.wanted.with(|wanted| wanted.filter.site.clone()).map(|site| {
                let words = if site.is_empty() { t(NOT_STATED).to_owned() } else { site };
                view! { " " {t_node("Site:")} " "<b>{words}</b>" " <button type="button" class="plain no-print" on:click=move |_| state.narrow(|filter| filter.site = None)>{t_node("all sites")}</button> }
            })}
            {move || state.wanted.with(|wanted| wanted.filter.year.clone()).map(|year| {
                let words = if year.is_empty() { t(NOT_STATED).to_owned() } else { year };
                view! { " " {t_node("Installed:")} " "<b>{words}</b>" " <button type="button" class="plain no-print" on:click=move |_| state.narrow(|filter| filter.year = None)>{t_node("any year")}</button> }
            })}
            {move || narrowed().then(|| view! { " "<button type="button" class="plain no-print" id="estate-all" on:click=move |_| state.narrow(|filter| *filter = Filter::default())>{t_node("Show everything")}</button> })}
        </p>
    }
}

/// A choice of one filter.
struct Select {
    id: &'static str,
    label: &'static str,
    options: Signal<Vec<(String, String)>>,
    now: fn(&Filter) -> Option<String>,
    set: fn(&mut Filter, Option<String>),
}

/// The value that stands for "any"; no name begins with this character.
const ANY: &str = "\u{1}any";

fn select(link: Link, select: Select) -> AnyView {
    let state = link.estate;
    let Select { id, label, options, now, set } = select;
    let all = Signal::derive(move || {
        [(ANY.to_owned(), t("any").to_owned())].into_iter().chain(options.get()).collect::<Vec<_>>()
    });
    let value =
        Signal::derive(move || state.wanted.with(|wanted| now(&wanted.filter).unwrap_or_else(|| ANY.to_owned())));
    let on_change =
        Callback::new(move |value: String| state.narrow(|filter| set(filter, (value != ANY).then_some(value))));
    choice(id, label, true, all, value, on_change)
}

fn named(names: &[String], nameless: &str) -> Vec<(String, String)> {
    names.iter().map(|name| (name.clone(), if name.is_empty() { nameless.to_owned() } else { name.clone() })).collect()
}

//! A form that makes a policy file.

use super::language::{t, t_node};
use super::link::Link;
use crate::worker::moved::Beside;
use leptos::prelude::*;
use vendor_engine::judge::context::{Equipment, Purpose, Site};
use vendor_engine::judge::policy::{PolicyEffect, PolicyFile, PolicyRule};
use vendor_list::schema::When;
use vendor_text::sorted;

/// What is filled in.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    decided_by: RwSignal<String>,
    decided_on: RwSignal<String>,
    since: RwSignal<String>,
    reference: RwSignal<String>,
    makers: RwSignal<String>,
    origin: RwSignal<String>,
    effect: RwSignal<String>,
    purposes: RwSignal<Vec<Purpose>>,
    site: RwSignal<String>,
    equipment: RwSignal<String>,
    says: RwSignal<String>,
}

/// The form.
#[component]
pub fn PolicyForm() -> impl IntoView {
    let link = Link::here();
    let text = || RwSignal::new(String::new());
    let fields = Fields {
        name: text(),
        decided_by: text(),
        decided_on: text(),
        since: text(),
        reference: text(),
        makers: text(),
        origin: text(),
        effect: text(),
        purposes: RwSignal::new(Purpose::ALL.to_vec()),
        site: text(),
        equipment: text(),
        says: text(),
    };
    let trouble = RwSignal::new(None::<String>);
    let use_it = move |_| match fields.policy() {
        Ok(file) => {
            trouble.set(None);
            link.lay(Beside::PolicyForm(Box::new(file)));
        }
        Err(message) => trouble.set(Some(message)),
    };
    let line = |id: &'static str, label: &'static str, kind: &'static str, value: RwSignal<String>| {
        view! {
            <label for=id>{label}</label>
            <input id=id type=kind autocomplete="off" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
        }
    };
    let choice = |id: &'static str,
                  label: &'static str,
                  options: Vec<(&'static str, &'static str)>,
                  value: RwSignal<String>| {
        view! {
            <label for=id>{label}</label>
            <select id=id prop:value=value on:change=move |event| value.set(event_target_value(&event))>
                {options.into_iter().map(|(token, words)| view! { <option value=token>{words}</option> }).collect_view()}
            </select>
        }
    };
    let sites =
        std::iter::once(("", t("any site"))).chain(Site::ALL.iter().map(|site| (site.token(), t(site.in_words()))));
    let kinds = std::iter::once(("", t("any equipment")))
        .chain(Equipment::ALL.iter().map(|kind| (kind.token(), t(kind.in_words()))));
    view! {
        <div class="policy-form" role="group" aria-label=t("Write a policy")>
            {line("policy-name", t("What it is called"), "text", fields.name)}
            {line("policy-by", t("Who decided it"), "text", fields.decided_by)}
            {line("policy-on", t("Decided on"), "date", fields.decided_on)}
            {line("policy-since", t("Holds from"), "date", fields.since)}
            {line("policy-reference", t("Minute or page (if any)"), "text", fields.reference)}
            {line("policy-makers", t("Makers, separated by commas"), "text", fields.makers)}
            {line("policy-origin", t("Or countries of origin, separated by commas"), "text", fields.origin)}
            {choice("policy-effect", t("What it asks for"), vec![("", t("not to be bought or kept")), ("ask", t("to be asked about first"))], fields.effect)}
            <div role="group" aria-label=t("When you are")>{Purpose::ALL.iter().map(|purpose| {
                let purpose = *purpose;
                let checked = move || fields.purposes.with(|purposes| purposes.contains(&purpose));
                let toggle = move |_| fields.purposes.update(|purposes| {
                    if purposes.contains(&purpose) { purposes.retain(|known| *known != purpose) } else { purposes.push(purpose) }
                });
                view! { <label class="tick"><input type="checkbox" prop:checked=checked on:change=toggle/>" "{t(purpose.in_words())}</label> }
            }).collect_view()}</div>
            {choice("policy-site", t("At"), sites.collect(), fields.site)}
            {choice("policy-equipment", t("For"), kinds.collect(), fields.equipment)}
            {line("policy-says", t("In its own words (if you like)"), "text", fields.says)}
            {move || trouble.get().map(|message| view! { <p class="warning" role="alert">{message}</p> })}
            <p class="actions"><button type="button" id="policy-use" on:click=use_it>{t_node("Use this policy")}</button></p>
        </div>
    }
}

impl Fields {
    /// The policy as filled in, or what is missing.
    fn policy(self) -> Result<PolicyFile, String> {
        let text = |value: RwSignal<String>| value.get_untracked().trim().to_owned();
        let some = |value: RwSignal<String>| Some(text(value)).filter(|text| !text.is_empty());
        let names = |value: RwSignal<String>| -> Vec<String> {
            text(value)
                .split([',', ';', '\n'])
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect()
        };
        let mut purposes = self.purposes.get_untracked();
        if purposes.is_empty() {
            return Err(t("Say in which situations it applies: tick at least one.").to_owned());
        }
        if purposes.len() == Purpose::ALL.len() {
            purposes.clear();
        }
        sorted::by(&mut purposes, Ord::cmp);
        let when = When {
            purpose: purposes,
            site: Site::from_token(&text(self.site)).into_iter().collect(),
            equipment: Equipment::from_token(&text(self.equipment)).into_iter().collect(),
            ..When::default()
        };
        let effect = if text(self.effect) == "ask" { PolicyEffect::Ask } else { PolicyEffect::Bar };
        Ok(PolicyFile {
            name: text(self.name),
            decided_by: text(self.decided_by),
            decided_on: text(self.decided_on).parse().map_err(|_| t("Say when it was decided.").to_owned())?,
            reference: some(self.reference),
            since: text(self.since).parse().map_err(|_| t("Say from when it applies.").to_owned())?,
            until: None,
            rules: vec![PolicyRule {
                makers: names(self.makers),
                named_in: Vec::new(),
                origin: names(self.origin),
                effect,
                when,
                says: some(self.says),
            }],
        })
    }
}

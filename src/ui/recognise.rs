//! How to recognise a maker's equipment: by the label, the model number, the network address; what each one proves, and
//! what it does not.

use super::language::{en, t, t_count, t_node, t_with};
use super::said;
use leptos::prelude::*;
use vendor_engine::report::shapes;
use vendor_list::context::Equipment;
use vendor_list::schema::{Grammar, Maker, Prefix, Scope, Strength};

/// How many rows and blocks are shown at first.
const SHOWN: usize = 6;

/// How to recognise a maker's equipment.
#[component]
pub fn Recognise(
    /// The maker.
    maker: Maker,
) -> impl IntoView {
    let on_labels: Vec<String> =
        maker.brands.iter().filter(|brand| brand.scope == Scope::All).map(|brand| brand.text.clone()).collect();
    let on_labels = if on_labels.is_empty() { vec![maker.name.clone()] } else { on_labels };
    let (title, does, does_not) = if maker.category == Equipment::PhoneApp {
        (
            t("The name of the app"),
            t("which app it is."),
            t("that the app is installed: a link to its maker’s pages is not use of the app."),
        )
    } else {
        (
            t("The label"),
            t("under whose name the unit was sold."),
            t("who built what is inside, nor that another badge means another maker."),
        )
    };
    view! {
        <h3>{title}</h3>
        <p class="lede">{t_node("Look for")} " " {on_labels.into_iter().enumerate().map(|(at, name)| view! { {(at > 0).then_some(", ")}<b>{name}</b> }).collect_view()} "."</p>
        {says(does, does_not)}
        {(!maker.grammars.is_empty()).then(|| view! { <Shapes grammars=maker.grammars.clone()/> })}
        {(!maker.prefixes.is_empty()).then(|| view! { <Blocks prefixes=maker.prefixes.clone()/> })}
    }
}

/// What a sign proves, and what it does not.
fn says(does: &'static str, does_not: &'static str) -> impl IntoView {
    view! {
        <dl class="says">
            <div>{said::dt("It says")}<dd>{does}</dd></div>
            <div>{said::dt("It does not say")}<dd>{does_not}</dd></div>
        </dl>
    }
}

/// The shapes of model numbers.
#[component]
fn Shapes(
    /// The maker's grammars.
    grammars: Vec<Grammar>,
) -> impl IntoView {
    let mut grammars = grammars;
    let all = grammars.len();
    let rest = grammars.split_off(all.min(SHOWN));
    view! {
        {said::h3("The model number")}
        {says(t("whose numbering it is, if the whole number matches a pattern."), t("that the unit is what its label claims, nor when it was made."))}
        <p class="legend">{t(shapes::LEGEND)}</p>
        {shapes_table(grammars, t("Patterns of model numbers"))}
        {(!rest.is_empty()).then(|| view! {
            <details class="far"><summary>{t_with("{more} more shapes", &[("more", &rest.len())])}</summary>{shapes_table(rest, t("More patterns of model numbers"))}</details>
        })}
    }
}

fn shapes_table(grammars: Vec<Grammar>, caption: &'static str) -> impl IntoView {
    view! {
        <table class="stack shapes">
            <caption class="govuk-visually-hidden">{caption}</caption>
            <thead><tr>{said::th("What it is")}{said::th("Shape")}{said::th("How much it says")}</tr></thead>
            <tbody>{grammars.into_iter().map(|grammar| {
                let strength = match (grammar.scope, grammar.strength) {
                    (Some(Scope::Some), _) => t("Used for this maker’s equipment and for others’: ask"),
                    (_, Strength::Standalone) => t("Enough on its own"),
                    (_, Strength::Supported) => t("Enough with the brand on the same line"),
                    (_, Strength::Weak) => t("Too common: it only leads to a question"),
                };
                let brand = grammar.brand.clone().map(|brand| view! { <span class="aside">{t_with("Sold as {brand}", &[("brand", &brand)])}</span> });
                view! { <tr>
                    <td><span lang=en()>{grammar.meaning.clone()}</span> {brand}</td>
                    <td class="mono">{shapes::of_pattern(&grammar.pattern).into_iter().map(|shape| view! { <span class="shape">{shape}</span> }).collect_view()}</td>
                    <td data-label=t("How much it says")>{strength}</td>
                </tr> }
            }).collect_view()}</tbody>
        </table>
    }
}

/// MAC address blocks.
#[component]
fn Blocks(
    /// The registrants and their blocks.
    prefixes: Vec<Prefix>,
) -> impl IntoView {
    let all: usize = prefixes.iter().map(|prefix| prefix.blocks.len()).sum();
    let first: Vec<String> =
        prefixes.iter().flat_map(|prefix| &prefix.blocks).take(SHOWN).map(|block| paired(block)).collect();
    let rest = all > first.len();
    let summary = t_with("All {blocks}, by who registered them", &[("blocks", &t_count(all, "block", "blocks"))]);
    view! {
        {said::h3("The network address")}
        {says(t("who registered the network interface, if a MAC address begins with one of these blocks."), t("who made the rest of the unit: interfaces are also sold to other makers, and an address can be changed."))}
        <p class="lede">{t_count(all, "block", "blocks")} {if rest { format!("{} ", t(", such as")) } else { ": ".to_owned() }} <span class="mono">{first.join(", ")}</span> "."</p>
        <details class="far"><summary>{summary}</summary>
            {prefixes.into_iter().map(|prefix| {
                let only = match (prefix.scope, prefix.only_such_kit) {
                    (Some(Scope::Some), _) => t("The block of a brand that sells others’ equipment: it only leads to a question."),
                    (_, true) => t("The registrant makes only such equipment, so a block alone is evidence."),
                    (_, false) => t("The registrant also makes other things, so a block alone is not evidence of this kind of equipment."),
                };
                let brand = prefix.brand.map(|brand| t_with(" Sold as {brand}.", &[("brand", &brand)])).unwrap_or_default();
                let blocks: Vec<String> = prefix.blocks.iter().map(|block| paired(block)).collect();
                view! {
                    <h4>{prefix.registrant}</h4>
                    <p class="aside">{t_count(blocks.len(), "block", "blocks")} ". " {only} {brand}</p>
                    <p class="mono blocks">{blocks.join(" ")}</p>
                }
            }).collect_view()}
        </details>
    }
}

/// "2857BE" → "28:57:BE".
fn paired(block: &str) -> String {
    let letters: Vec<char> = block.chars().collect();
    letters.chunks(2).map(|pair| pair.iter().collect::<String>()).collect::<Vec<_>>().join(":")
}

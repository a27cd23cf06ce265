//! What the compiler refuses about names and brands: ordinary words that would accuse by themselves,
//! and brands that two makers claim without saying who comes first.

use super::faults::{Faults, maker_file};
use std::collections::{BTreeMap, BTreeSet};
use vendor_list::makers::{Brand, Maker, Scope};
use vendor_text::words::folded_words;

/// Checks names and brands.
pub fn check(faults: &mut Faults<'_>) {
    ordinary_words(faults);
    brand_claims(faults);
}

/// A name of a listed maker that is a dictionary or place word needs an equipment word or a model
/// beside it.
fn ordinary_words(faults: &mut Faults<'_>) {
    let list = faults.list;
    let ordinary: BTreeSet<String> =
        list.words.ordinary.iter().chain(&list.words.generic).map(|word| folded_words(word).concat()).collect();
    for maker in list.makers.iter().filter(|maker| maker.listed) {
        let names = maker.names.iter().map(|name| (&name.text, name.needs_support));
        let brands = maker
            .brands
            .iter()
            .flat_map(|brand| std::iter::once(&brand.text).chain(&brand.also).map(|text| (text, brand.needs_support)));
        for (text, needs_support) in names.chain(brands) {
            let folded = folded_words(text);
            if !needs_support && folded.len() == 1 && ordinary.contains(&folded.concat()) {
                faults.add(
                    &maker_file(maker),
                    format!("\"{text}\""),
                    format!("{text} is an ordinary word or a place; give it needs_support = true"),
                );
            }
        }
    }
}

/// A brand may be wholly one maker's only if no other maker claims it.
fn brand_claims(faults: &mut Faults<'_>) {
    let list = faults.list;
    let mut claims: BTreeMap<String, Vec<(&Maker, &Brand)>> = BTreeMap::new();
    for maker in &list.makers {
        for brand in &maker.brands {
            for text in std::iter::once(&brand.text).chain(&brand.also) {
                claims.entry(folded_words(text).concat()).or_default().push((maker, brand));
            }
        }
    }
    for claims in claims.values() {
        for (at, (maker, brand)) in claims.iter().enumerate() {
            let whole = matches!(brand.scope, Scope::All | Scope::Line);
            let rival = claims.iter().enumerate().find(|(other, (rival, claim))| {
                *other != at
                    && group(rival) != group(maker)
                    && overlap(brand, claim)
                    && (matches!(claim.scope, Scope::All | Scope::Line) && *other > at
                        || rival.listed && !matches!(claim.scope, Scope::All | Scope::Line))
            });
            if let Some((_, (rival, _))) = rival
                && whole
                && maker.listed
            {
                faults.add(
                    &maker_file(maker),
                    format!("\"{}\"", brand.text),
                    format!(
                        "the brand {} is wholly this maker’s, but {} claims it too; give both scope = \"some\" or dates that do not overlap",
                        brand.text,
                        maker_file(rival)
                    ),
                );
            }
        }
    }
}

fn group(maker: &Maker) -> &str {
    maker.group.as_deref().unwrap_or(&maker.id)
}

fn overlap(a: &Brand, b: &Brand) -> bool {
    let before = |first: &Brand, second: &Brand| match (&first.until, &second.since) {
        (Some(until), Some(since)) => until.as_str() <= since.as_str(),
        _ => false,
    };
    !before(a, b) && !before(b, a)
}

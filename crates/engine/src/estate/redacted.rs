//! What a redacted paper says of an item: only the list's own words and numbers, and never a word of the register or of
//! the user, because any of these may show where the item is ("Type: lobby camera, 4 High Street"). The order of the
//! rows shows nothing either.

use super::assets::{Asset, Assets, kind_of, year_in_words};
use super::filter::{Marked, site_kind};
use super::packs::Material;
use super::totals::{Counts, Group, Totals, most_first};
use std::collections::BTreeMap;

/// Kinds of site that a redacted paper may name, each with words of registers that mean it.
const SITE_KINDS: [(&str, &[&str]); 17] = [
    ("school", &["school", "academy", "college", "nursery", "ysgol"]),
    ("library", &["library", "llyfrgell"]),
    ("car park", &["car park", "carpark", "parking"]),
    ("leisure", &["leisure", "pool", "gym", "sports", "hamdden"]),
    ("care", &["care", "day centre", "gofal"]),
    ("housing", &["housing", "flats", "estate", "tai"]),
    ("depot", &["depot", "yard", "depo"]),
    ("waste site", &["waste", "recycling", "tip", "gwastraff"]),
    ("cemetery", &["cemetery", "crematorium", "mynwent"]),
    ("park", &["park", "parks", "playground", "parc"]),
    ("museum", &["museum", "gallery", "theatre"]),
    ("market", &["market", "town centre", "marchnad"]),
    ("street", &["street", "highway", "road", "public realm", "stryd"]),
    ("station", &["station", "bus", "transport"]),
    ("control room", &["control room", "cctv room"]),
    ("office", &["office", "offices", "civic", "town hall", "headquarters", "swyddfa"]),
    ("community building", &["community", "village hall", "hall"]),
];

/// The kind of equipment, as it was recognised.
#[must_use]
pub fn kind(asset: &Asset) -> &'static str {
    kind_of(asset.equipment)
}

/// The model, if the list knows or recognises it; otherwise nothing.
#[must_use]
pub fn model<'a>(assets: &'a Assets, asset: &Asset) -> &'a str {
    if asset.model_is_own_words { "" } else { assets.names.text(asset.model) }
}

/// The kind of an asset's site, if it is one of the kinds that may be named; otherwise nothing.
#[must_use]
pub fn kind_of_site(assets: &Assets, one: &Marked<'_>) -> &'static str {
    let lower = site_kind(assets, one).to_lowercase();
    let whole = format!(" {} ", lower.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "));
    let says = |word: &&str| whole.contains(&format!(" {word} ")) || whole.contains(&format!(" {word}s "));
    SITE_KINDS.iter().find(|(_, words)| words.iter().any(says)).map_or("", |(kind, _)| kind)
}

/// The year in which it was installed; nothing if none could be read.
#[must_use]
pub fn installed(asset: &Asset) -> String {
    year_in_words(asset.installed)
}

/// Calls `make` with the same material, but with totals in these words only.
pub fn with_totals<T>(material: &Material<'_>, make: impl FnOnce(&Material<'_>) -> T) -> T {
    let totals = totals(material);
    // Borrowed again, because the material's own lines live exactly as long as the material.
    let line = |at: usize| (material.line)(at);
    let Material { assets, all, shown, plan, work, summary, measures, filter, .. } = *material;
    make(&Material { line: &line, assets, all, shown, totals: &totals, plan, work, summary, measures, filter })
}

/// The totals with groups of these words only.
fn totals(material: &Material<'_>) -> Totals {
    let grouped = |name: &dyn Fn(&Marked<'_>) -> &'static str| {
        let mut groups: BTreeMap<&str, Counts> = BTreeMap::new();
        for one in material.shown {
            groups.entry(name(one)).or_default().add_asset(one.asset);
        }
        most_first(groups.into_iter().map(|(name, counts)| Group::new(name, counts)).collect())
    };
    Totals {
        by_kind: grouped(&|one| kind(one.asset)),
        by_site_kind: grouped(&|one| kind_of_site(material.assets, one)),
        by_site: Vec::new(),
        ..material.totals.clone()
    }
}

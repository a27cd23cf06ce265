//! Every regime and every status, tried on suppliers that do not exist: one row for each rule, with the section that it
//! rests on.

use crate::{index, record, today};
use vendor_engine::identify::identify;
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_engine::report::LineRecord;
use vendor_list::Index;
use vendor_list::debarment::Standing;
use vendor_list::schema::{Bears, Maker, Measure};
use vendor_text::Date;
use vendor_text::Line;
use vendor_text::Party;

const LIST: &str = "uk-pa2023-debarment-list";

/// An invented supplier with one edge.
fn supplier(id: &str, name: &str, edge: &str) -> Maker {
    let mut maker: Maker = toml::from_str(&format!(
        r#"
        id = "{id}"
        name = "{name}"
        category = "cctv"
        summary = "Invented."
        sources = ["background"]
        [[known_as]]
        text = "{name} Ltd"
        kind = "legal"
        confidence = "background-unverified"
        sources = ["background"]
        [[edge]]
        how = "named"
        basis = "sourced"
        confidence = "seen-primary"
        sources = ["pa2023-s62"]
        {edge}
        "#
    ))
    .unwrap();
    maker.listed = true;
    maker
}

/// Today's list with suppliers that do not exist, one for each status.
fn invented() -> Index {
    let mut list = index().list().clone();
    let entry = |id: &str, name: &str, since: &str, rest: &str| {
        let since = if since.is_empty() { String::new() } else { format!("since = \"{since}\"") };
        supplier(
            id,
            name,
            &format!(
                "measure = \"{LIST}\"\n{since}\n[edge.entry]\nground = \"Schedule 6, paragraph 35 (national security)\"\n{rest}"
            ),
        )
    };
    list.makers.extend([
        entry("x-investigated", "Quillomar", "2026-01-10", "status = \"investigated\""),
        entry("x-paused", "Brondavel", "2026-01-10", "status = \"paused\""),
        entry("x-noticed", "Fendrigal", "", "status = \"noticed\"\nkind = \"mandatory\"\nnoticed = \"2026-11-18\""),
        entry("x-mandatory", "Zarquith", "2026-03-01", "status = \"listed\"\nkind = \"mandatory\"\nexpected_end = \"2030-03-01\""),
        entry(
            "x-cameras",
            "Ostrevin",
            "2026-03-01",
            "status = \"listed\"\nkind = \"mandatory\"\nexpected_end = \"2030-03-01\"\ndescribed_as = \"video surveillance\"\ndescribes = [{ equipment = [\"cctv\"] }]",
        ),
        entry(
            "x-sites",
            "Vellitrax",
            "2026-03-01",
            "status = \"listed\"\nkind = \"mandatory\"\ndescribes = [{ site = [\"site-sensitive\"] }]",
        ),
        entry(
            "x-authority",
            "Hambrocet",
            "2026-03-01",
            "status = \"listed\"\nkind = \"mandatory\"\ndescribes = [{ authority = [\"central-government\"] }, { equipment = [\"drone\"] }]",
        ),
        entry("x-discretionary", "Mirandole", "2026-03-01", "status = \"listed\"\nkind = \"discretionary\""),
        entry("x-overdue", "Pelluvane", "2024-03-01", "status = \"listed\"\nkind = \"mandatory\"\nexpected_end = \"2026-10-31\""),
        entry("x-future", "Corvistane", "2026-12-01", "status = \"listed\"\nkind = \"mandatory\""),
        entry("x-expired", "Tarnquay", "2024-03-01", "status = \"expired\"\nkind = \"mandatory\""),
        entry("x-removed", "Wexolin", "2024-03-01", "status = \"removed\"\nkind = \"mandatory\""),
        entry("x-withdrawn", "Yarrovit", "2024-03-01", "status = \"withdrawn\""),
    ]);
    Index::new(list).unwrap()
}

fn ask(index: &Index, text: &str, party: Option<Party>, context: &str, today: Date) -> LineRecord {
    let mut line = Line::of_party(text, party.unwrap_or(Party::Goods));
    line.party = party;
    let context: Context = context.parse().unwrap();
    let identified = identify(index, text, &[]);
    let terms = Terms { context: &context, today, policy: None };
    record(index, &line, &identified, &terms)
}

/// Supplier, part, context, verdict, how the debarment list bears, the section.
type Row = (&'static str, Option<Party>, &'static str, Verdict, Bears, &'static str);

const BIDDER: Option<Party> = Some(Party::Bidder);
const ASSOCIATED: Option<Party> = Some(Party::AssociatedPerson);
const SUB: Option<Party> = Some(Party::SubContractor);
const GOODS: Option<Party> = Some(Party::Goods);

#[rustfmt::skip]
const DEBARMENT: &[Row] = &[
    // Statuses.
    ("Quillomar", BIDDER, "", Verdict::NoneFound, Bears::Context, "s.60: an investigation is no entry"),
    ("Brondavel", BIDDER, "", Verdict::NoneFound, Bears::Context, "s.60: a paused investigation is no entry"),
    ("Fendrigal", BIDDER, "", Verdict::NoneFound, Bears::CheckByHand, "s.62: standstill of eight working days after notice"),
    ("Corvistane", BIDDER, "", Verdict::NoneFound, Bears::CheckByHand, "s.62: entered on a later day"),
    ("Zarquith", BIDDER, "", Verdict::Barred, Bears::BindsYou, "ss.57-66: mandatory ground, must exclude"),
    ("Mirandole", BIDDER, "", Verdict::Restricted, Bears::BindsYou, "ss.57-66: discretionary ground, may exclude"),
    ("Pelluvane", BIDDER, "", Verdict::Ask, Bears::CheckByHand, "s.62: the expected end has passed"),
    ("Tarnquay", BIDDER, "", Verdict::NoneFound, Bears::Context, "s.62: expired"),
    ("Wexolin", BIDDER, "", Verdict::NoneFound, Bears::Context, "s.62: removed"),
    ("Yarrovit", BIDDER, "", Verdict::NoneFound, Bears::Context, "s.60: withdrawn"),
    // Who the supplier is in the offer.
    ("Zarquith", ASSOCIATED, "", Verdict::Barred, Bears::BindsYou, "ss.57-66: associated persons"),
    ("Zarquith", SUB, "", Verdict::Barred, Bears::BindsYou, "ss.57-66: intended sub-contractors"),
    ("Zarquith", GOODS, "", Verdict::Restricted, Bears::BindsYou, "ss.57-66: the entry names a supplier, not goods bought on from others"),
    ("Zarquith Ltd", None, "", Verdict::Barred, Bears::BindsYou, "a bare name is asked about as the firm that bids"),
    ("4 x Zarquith dome camera", None, "", Verdict::Restricted, Bears::BindsYou, "a line of goods is no bid of its maker"),
    // Described contracts: by equipment, site and authority (Schedule 6, paragraph 35).
    ("Ostrevin", BIDDER, "cctv", Verdict::Barred, Bears::BindsYou, "Sch.6 para 35: by equipment"),
    ("Vellitrax", BIDDER, "site-sensitive", Verdict::Barred, Bears::BindsYou, "Sch.6 para 35: by site"),
    ("Vellitrax", BIDDER, "site-ordinary", Verdict::Restricted, Bears::BindsOthers, "Sch.6 para 35: another site"),
    ("Hambrocet", BIDDER, "central-government", Verdict::Barred, Bears::BindsYou, "Sch.6 para 35: by authority"),
    ("Hambrocet", BIDDER, "council-england", Verdict::Restricted, Bears::BindsOthers, "Sch.6 para 35: another authority"),
    ("Vellitrax", SUB, "site-ordinary", Verdict::Restricted, Bears::BindsOthers, "Sch.6 para 35: reaches no sub-contractor elsewhere"),
    // Authorities and nations.
    ("Zarquith", BIDDER, "council-wales", Verdict::Barred, Bears::BindsYou, "Wales is inside the Act"),
    ("Zarquith", BIDDER, "council-ni", Verdict::Barred, Bears::BindsYou, "Northern Ireland is inside the Act"),
    ("Zarquith", BIDDER, "council-scotland", Verdict::Restricted, Bears::BindsOthers, "s.115A: devolved Scottish bodies are outside"),
    ("Mirandole", BIDDER, "council-scotland", Verdict::Restricted, Bears::BindsOthers, "s.115A"),
    ("Zarquith", BIDDER, "police-fire", Verdict::Barred, Bears::BindsYou, "s.2: contracting authorities"),
    ("Zarquith", BIDDER, "nhs", Verdict::Barred, Bears::BindsYou, "s.2"),
    ("Zarquith", BIDDER, "school", Verdict::Barred, Bears::BindsYou, "s.2"),
    ("Zarquith", BIDDER, "central-government", Verdict::Barred, Bears::BindsYou, "s.2"),
    ("Zarquith", BIDDER, "other-public", Verdict::Barred, Bears::BindsYou, "s.2"),
    ("Zarquith", BIDDER, "private", Verdict::Restricted, Bears::BindsOthers, "s.2: not a contracting authority"),
    ("Zarquith", BIDDER, "telecoms-provider", Verdict::Restricted, Bears::BindsOthers, "s.2: not a contracting authority"),
    // Purposes.
    ("Zarquith", BIDDER, "new-below-threshold", Verdict::Restricted, Bears::BindsOthers, "Annex 2 para 4: below threshold it may be consulted"),
    ("Mirandole", BIDDER, "new-below-threshold", Verdict::Restricted, Bears::BindsOthers, "Annex 2 para 4"),
    ("Zarquith", BIDDER, "existing-contract", Verdict::Restricted, Bears::CheckByHand, "s.78: implied right to end the contract"),
    ("Mirandole", BIDDER, "existing-contract", Verdict::Restricted, Bears::CheckByHand, "s.78: excludable suppliers too"),
    ("Vellitrax", BIDDER, "existing-contract", Verdict::Restricted, Bears::BindsOthers, "Sch.6 para 35: not this contract"),
    ("Zarquith", BIDDER, "existing-equipment", Verdict::Restricted, Bears::Context, "s.62: about awarding contracts, not equipment owned"),
    ("Zarquith", GOODS, "existing-equipment", Verdict::Restricted, Bears::Context, "s.62"),
];

#[test]
fn debarment_row_by_row() {
    let index = invented();
    for (name, party, context, verdict, bears, section) in DEBARMENT {
        let record = ask(&index, name, *party, context, today());
        let bearing = record.measures.iter().find(|bearing| bearing.id == LIST).unwrap();
        let row = format!("{name} as {party:?} in {context:?} ({section})");
        assert_eq!(record.verdict, *verdict, "{row}: {:?}", record.measures);
        assert_eq!(bearing.bears, *bears, "{row}: {}", bearing.effect);
        assert!(bearing.cite.is_some(), "{row}: the section is cited");
        assert_eq!(bearing.compels, *verdict == Verdict::Barred, "{row}");
    }
}

#[test]
fn an_entry_follows_the_calendar() {
    let index = invented();
    for (name, day, verdict) in [
        ("Corvistane", "2026-11-30", Verdict::NoneFound),
        ("Corvistane", "2026-12-01", Verdict::Barred),
        ("Zarquith", "2030-03-01", Verdict::Barred),
        ("Zarquith", "2030-03-02", Verdict::Ask),
    ] {
        assert_eq!(ask(&index, name, BIDDER, "", day.parse().unwrap()).verdict, verdict, "{name} on {day}");
    }
}

#[test]
fn the_parties_have_their_own_next_steps() {
    let index = invented();
    for (party, context, needed, absent) in [
        (
            BIDDER,
            "",
            vec!["notify-within-30-days", "ministers-agreement", "check-debarment-list"],
            vec!["replace-associated-person", "isolate"],
        ),
        (SUB, "", vec!["replace-associated-person", "notify-within-30-days"], vec![]),
        (ASSOCIATED, "", vec!["replace-associated-person"], vec![]),
        (BIDDER, "central-government", vec!["notify-within-30-days"], vec!["ministers-agreement"]),
        (
            BIDDER,
            "council-scotland",
            vec!["record-the-decision"],
            vec!["check-debarment-list", "ministers-agreement", "notify-within-30-days"],
        ),
        (
            BIDDER,
            "new-below-threshold",
            vec!["consult-debarment-list"],
            vec!["check-debarment-list", "ministers-agreement"],
        ),
        (BIDDER, "existing-contract", vec!["check-supplier-since-award", "isolate"], vec!["notify-within-30-days"]),
        (
            GOODS,
            "existing-equipment",
            vec!["isolate", "plan-removal", "record-the-decision"],
            vec!["check-debarment-list", "refer-to-nsup"],
        ),
    ] {
        let steps = ask(&index, "Zarquith", party, context, today()).next_steps;
        for step in needed {
            assert!(
                steps.iter().any(|known| known == step),
                "{step} is missing for {party:?} in {context:?}: {steps:?}"
            );
        }
        for step in absent {
            assert!(!steps.iter().any(|known| known == step), "{step} is out of place for {party:?} in {context:?}");
        }
    }
}

#[test]
fn only_a_status_in_being_counts() {
    for (status, counts) in [
        ("in-force", true),
        ("guidance", true),
        ("completed", true),
        ("superseded", false),
        ("withdrawn", false),
        ("proposed", false),
        ("paused", false),
        ("investigation", false),
        ("report", false),
        ("context", false),
    ] {
        let mut list = index().list().clone();
        let measure: Measure = toml::from_str(&format!(
            "id = \"x\"\ntitle = \"X\"\nissued_by = \"X\"\njurisdiction = \"uk\"\nsince = \"2026\"\nstatus = \"{status}\"\nbinds = \"X\"\nsays = \"X\"\ncounts = true\ncounts_why = \"X\"\nreach = \"named\"\nshown = \"with-maker\"\nconfidence = \"seen-primary\"\nsources = [\"pa2023-s62\"]\n[[rule]]\nbears = \"binds-others\"\neffect = \"X\"\n"
        ))
        .unwrap();
        list.measures.push(measure);
        list.makers.push(supplier("x-any", "Quillomar", "measure = \"x\""));
        let index = Index::new(list).unwrap();
        let verdict = ask(&index, "Quillomar", BIDDER, "", today()).verdict;
        assert_eq!(verdict, if counts { Verdict::Restricted } else { Verdict::NoneFound }, "{status}");
    }
}

#[test]
fn an_edge_has_a_beginning_an_end_and_a_basis() {
    for (edge, verdict) in [
        ("measure = \"us-ndaa-889\"", Verdict::Restricted),
        ("measure = \"us-ndaa-889\"\nsince = \"2026-11-23\"", Verdict::Restricted),
        ("measure = \"us-ndaa-889\"\nsince = \"2026-11-24\"", Verdict::NoneFound),
        ("measure = \"us-ndaa-889\"\nuntil = \"2026-11-22\"", Verdict::NoneFound),
        ("measure = \"us-ndaa-889\"\nuntil = \"2026-11-23\"", Verdict::Restricted),
    ] {
        let mut list = index().list().clone();
        list.makers.push(supplier("x-any", "Quillomar", edge));
        let record = ask(&Index::new(list).unwrap(), "Quillomar", BIDDER, "", today());
        assert_eq!(record.verdict, verdict, "{edge}");
    }
    for (how, basis, verdict) in [
        ("named", "inferred", Verdict::Ask),
        ("noted", "sourced", Verdict::NoneFound),
        ("class", "sourced", Verdict::Restricted),
    ] {
        let mut list = index().list().clone();
        let mut maker = supplier("x-any", "Quillomar", "measure = \"uk-wms-2022-11-24\"");
        maker.edges = maker
            .edges
            .into_iter()
            .map(|edge| {
                let mut value = serde_json::to_value(edge).unwrap();
                value["how"] = how.into();
                value["basis"] = basis.into();
                serde_json::from_value(value).unwrap()
            })
            .collect();
        list.makers.push(maker);
        let record = ask(&Index::new(list).unwrap(), "Quillomar", GOODS, "", today());
        assert_eq!(record.verdict, verdict, "{how} {basis}");
    }
}

/// Real makers in the regimes apart from debarment: text, context, verdict, the measure that applies and how.
#[rustfmt::skip]
const REGIMES: &[(&str, &str, Verdict, &str, Bears, &str)] = &[
    ("Hikvision dome camera", "central-government,site-sensitive", Verdict::Barred, "uk-wms-2022-11-24", Bears::BindsYou, "statement of 24 November 2022"),
    ("Hikvision dome camera", "central-government,site-sensitive,existing-equipment", Verdict::Barred, "uk-wms-2022-11-24", Bears::BindsYou, "the same: removal"),
    ("Hikvision dome camera", "central-government", Verdict::Restricted, "uk-wms-2022-11-24", Bears::BindsYou, "the same: other sites, core networks"),
    ("Hikvision dome camera", "council-england,site-sensitive", Verdict::Restricted, "uk-wms-2022-11-24", Bears::BindsOthers, "it does not reach councils"),
    ("Hikvision dome camera", "police-fire,site-sensitive", Verdict::Restricted, "uk-wms-2022-11-24", Bears::BindsOthers, "nor the police"),
    ("Hikvision dome camera", "nhs,site-sensitive", Verdict::Restricted, "uk-wms-2022-11-24", Bears::BindsOthers, "nor the NHS"),
    ("Huawei 5G core router", "telecoms-provider", Verdict::Barred, "uk-dvd-huawei-2022", Bears::BindsYou, "designated vendor direction, Communications Act 2003"),
    ("Huawei 5G core router", "council-england", Verdict::Restricted, "uk-dvd-huawei-2022", Bears::BindsOthers, "it binds providers"),
    ("DJI drone", "police-fire", Verdict::Restricted, "us-fcc-covered-list", Bears::Context, "no UK bar on police drones was found"),
    ("DJI drone", "central-government,site-sensitive", Verdict::Restricted, "uk-wms-2022-11-24", Bears::BindsYou, "only inferred for drones: it cannot bar"),
    ("TikTok app", "central-government", Verdict::Barred, "uk-tiktok-2023", Bears::BindsYou, "instruction of 16 March 2023: government devices"),
    ("TikTok app", "council-england", Verdict::Restricted, "uk-tiktok-2023", Bears::BindsOthers, "it does not bind councils"),
    ("Hikvision dome camera", "council-england", Verdict::Restricted, "uk-pa2023-s29", Bears::BindsYou, "s.29: the Minister must agree"),
    ("Hikvision dome camera", "council-wales", Verdict::Restricted, "uk-pa2023-s29", Bears::BindsYou, "s.29 in Wales"),
    ("Hikvision dome camera", "council-ni", Verdict::Restricted, "uk-pa2023-s29", Bears::BindsYou, "s.29 in Northern Ireland"),
    ("Hikvision dome camera", "council-scotland", Verdict::Restricted, "uk-pa2023-s29", Bears::Context, "Scotland is outside the Act"),
    ("Hikvision dome camera", "central-government", Verdict::Restricted, "uk-pa2023-s29", Bears::Context, "s.29 is for others than ministers' departments"),
    ("Hikvision dome camera", "council-england,new-below-threshold", Verdict::Restricted, "uk-pa2023-s29", Bears::Context, "below the threshold"),
    ("Hikvision dome camera", "council-england,existing-equipment", Verdict::Restricted, "uk-pa2023-s29", Bears::Context, "equipment owned"),
    ("Hikvision dome camera", "council-england", Verdict::Restricted, "uk-lga1988-s17", Bears::BindsYou, "LGA 1988 s.17(5)(e)"),
    ("Hikvision dome camera", "council-england,new-below-threshold", Verdict::Restricted, "uk-lga1988-s17", Bears::BindsYou, "the Order of 2026 reserves, it targets nobody"),
    ("Hikvision dome camera", "council-england,existing-contract", Verdict::Restricted, LIST, Bears::CheckByHand, "s.78"),
];

#[test]
fn regimes_row_by_row() {
    for (text, context, verdict, measure, bears, section) in REGIMES {
        let record = ask(index(), text, None, context, today());
        let row = format!("{text} in {context:?} ({section})");
        assert_eq!(record.verdict, *verdict, "{row}: {:?}", record.measures);
        let bearing = record.measures.iter().find(|bearing| bearing.id == *measure);
        let bearing = bearing.unwrap_or_else(|| panic!("{row}: {measure} is missing"));
        assert_eq!(bearing.bears, *bears, "{row}: {}", bearing.effect);
    }
}

/// Each standing has words of its own on the measure's page.
#[test]
fn every_standing_is_put_into_words() {
    let all = [
        Standing::None,
        Standing::Investigated,
        Standing::Noticed,
        Standing::Mandatory,
        Standing::MandatoryElsewhere,
        Standing::Discretionary,
        Standing::Overdue,
        Standing::Ended,
    ];
    let words: std::collections::BTreeSet<&str> = all.into_iter().map(Standing::in_words).collect();
    assert_eq!(words.len(), all.len());
    assert!(words.iter().all(|words| words.len() > 3), "{words:?}");
}

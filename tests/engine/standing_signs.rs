//! What signs, rather than words, say of a maker's kit: boxes, strokes through letters, counts of nought.

use crate::{check_in, index};
use vendor_engine::identify::Outline;
use vendor_engine::identify::Standing::{self, InPlace, Mentioned, Offered, Undecided};
use vendor_readers::read_file;

/// The strongest standing of a maker in a line of a quote.
fn of(text: &str, maker: &str) -> Option<Standing> {
    let record = check_in(text, "");
    record.makers.iter().filter(|found| found.id == maker).filter_map(|found| found.standing).max()
}

fn hold(rows: &[(&str, &str, Standing)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, maker, wanted)| {
            let said = of(text, maker);
            (said != Some(*wanted)).then(|| format!("{text}: {maker} {said:?}, not {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn boxes_say_what_was_chosen() {
    hold(&[
        ("☒ Dahua ☐ Hikvision", "dahua", Offered),
        ("☒ Dahua ☐ Hikvision", "hikvision", Mentioned),
        ("☐ Hikvision ☑ Axis", "hikvision", Mentioned),
        ("☐ Hikvision ☑ Bosch", "bosch", Offered),
        ("Camera make: [x] Dahua [ ] Hikvision [ ] Uniview", "dahua", Offered),
        ("Camera make: [x] Dahua [ ] Hikvision [ ] Uniview", "hikvision", Mentioned),
        ("Camera make: [x] Dahua [ ] Hikvision [ ] Uniview", "uniview", Mentioned),
        // The boxes come after what they are about.
        ("Hikvision ☐ Dahua ☒", "hikvision", Mentioned),
        ("Hikvision ☐ Dahua ☒", "dahua", Offered),
        ("Hikvision [ ] Axis [X]", "hikvision", Mentioned),
        ("( ) Hikvision DS-2CD2143G2-I (x) Axis P3245-V", "hikvision", Mentioned),
        ("○ Hikvision ● Axis", "hikvision", Mentioned),
        ("□ Dahua ■ Axis", "dahua", Mentioned),
        // A single sign at the end of a line applies to the whole line.
        ("Hikvision dome 4MP £85.00 ✗", "hikvision", Offered),
        ("Hikvision dome 4MP £85.00 ✓", "hikvision", Offered),
        // Beside ticks, a cross refuses; beside empty boxes it chooses.
        ("☑ Axis ☒ Hikvision", "hikvision", Mentioned),
        ("✓ Axis ✗ Hikvision", "hikvision", Mentioned),
        ("❌ Hikvision DS-2CD2143G2-I ✅ Axis P3245-V", "hikvision", Mentioned),
        ("✅ Hikvision DS-2CD2143G2-I", "hikvision", Offered),
        ("☒ Hikvision DS-2CD2143G2-I", "hikvision", Offered),
        // Nothing is chosen yet.
        ("☐ Hikvision ☐ Dahua ☐ Axis", "dahua", Undecided),
        ("☐ Hikvision DS-2CD2143G2-I", "hikvision", Undecided),
        // A bullet is not a box, nor is the character for a letter that a font lacks.
        ("● Hikvision DS-2CD2143G2-I", "hikvision", Offered),
        ("■ Hikvision DS-2CD2143G2-I", "hikvision", Offered),
        ("□ Hikvision DS-2CD2143G2-I", "hikvision", Offered),
        ("○ Dahua IPC-HDW2431T", "dahua", Offered),
    ]);
}

#[test]
fn what_is_struck_through_is_only_named() {
    hold(&[
        ("~~Hikvision~~ Dahua DS-2CD2143G2-I", "dahua", Offered),
        ("~~Hikvision DS-2CD2143G2-I~~ Axis P3245-V", "hikvision", Mentioned),
        ("~~Hikvision DS-2CD2143G2-I~~ Axis P3245-V", "axis", Offered),
        ("Cameras: ~~Dahua~~ ~~Hikvision~~ Axis", "dahua", Mentioned),
        ("Cameras: ~~Dahua~~ ~~Hikvision~~ Axis", "hikvision", Mentioned),
        // Strokes on letters may be a disguise, so they ask.
        (
            "H\u{336}i\u{336}k\u{336}v\u{336}i\u{336}s\u{336}i\u{336}o\u{336}n\u{336} Axis P3245-V",
            "hikvision",
            Undecided,
        ),
        // A pair that is never closed strikes nothing out.
        ("~~ Hikvision DS-2CD2143G2-I", "hikvision", Offered),
        ("approx ~20 m, Hikvision DS-2CD2143G2-I ~£85", "hikvision", Offered),
    ]);
}

#[test]
fn a_count_of_nought_is_no_kit() {
    hold(&[
        ("Hikvision 6, Dahua 0, Axis 2", "dahua", Mentioned),
        ("Hikvision 6, Dahua 0, Axis 2", "hikvision", Offered),
        ("Dahua cameras: 0", "dahua", Mentioned),
        ("Hikvision: nil", "hikvision", Mentioned),
        ("Dahua x 0", "dahua", Mentioned),
        ("0 x Dahua", "dahua", Mentioned),
        ("Uniview – total 0", "uniview", Mentioned),
        ("Hikvision | 0 | counted in May", "hikvision", Mentioned),
        ("Axis | 14 | Hikvision | 0", "hikvision", Mentioned),
        ("No. of Hikvision cameras = 0", "hikvision", Mentioned),
        // Other counts of nought.
        ("Hikvision camera 0.5 lux", "hikvision", Offered),
        ("Hikvision dome 0 lux", "hikvision", Offered),
        ("Hikvision dome 0-10 V dimmer", "hikvision", Offered),
        ("10.0 x Hikvision dome", "hikvision", Offered),
        ("100 x Dahua dome", "dahua", Offered),
        ("DS-2CD2143G2-I 0", "hikvision", Offered),
        ("0 Hikvision dome 4MP £85.00", "hikvision", Mentioned),
    ]);
}

#[test]
fn a_row_of_quantity_nought_is_no_kit() {
    let row = |quantity: &str| {
        let text = format!("Make,Model,Qty,Price\nHikvision,DS-2CD2143G2-I,{quantity},£85.00\n");
        let (lines, _) = read_file("quote.csv", text.as_bytes(), &index().list().words);
        let mut outline = Outline::default();
        let row = lines.iter().map(|line| outline.identify(index(), line)).last().unwrap();
        row.findings.first().unwrap().said.buying
    };
    assert_eq!(row("0"), Mentioned);
    assert_eq!(row("nil"), Mentioned);
    assert_ne!(row("4"), Mentioned);
    assert_ne!(row("10"), Mentioned);
    assert_ne!(row("4"), InPlace);
}

//! How lines speak of makers' kit: one line of each kind that words, signs and columns decide.

use crate::built_files::docx;
use crate::{check_in, index, record, today};
use vendor_engine::identify::{Outline, Standing, Subject};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::LineRecord;
use vendor_readers::read_file;
use vendor_text::LineKind;

/// One line of each kind that a word decides.
#[test]
fn what_a_line_says_is_told_with_its_words() {
    for (text, context, wanted) in [
        ("Take down 4 no. existing Hikvision domes and cart away", "", Standing::Going),
        ("The Dahua recorder was scrapped last year", "", Standing::Gone),
        ("Bracket compatible with Hikvision cameras", "", Standing::Mentioned),
        ("We do not fly DJI", "", Standing::Mentioned),
        ("Supply and fit 4 x Hikvision DS-2CD2143G2-I, £412.00", "", Standing::Offered),
        ("Hikvision DS-2CD2143G2-I", "", Standing::Offered),
        ("Hikvision DS-2CD2143G2-I", "existing-equipment", Standing::InPlace),
        ("Clean and service the existing Hikvision cameras, no change", "existing-equipment", Standing::InPlace),
    ] {
        let record = check_in(text, context);
        let makers: Vec<Option<Standing>> = record.makers.iter().map(|maker| maker.standing).collect();
        assert_eq!(makers, [Some(wanted)], "{text}");
    }
}

/// A standing that does not count is reported as what it is, and not as only mentioned.
#[test]
fn what_does_not_count_is_told_by_its_standing() {
    for (text, words) in [
        ("Remove 4 no. existing Hikvision domes and fit Axis P3245-V, £412.00", "Hikvision: certain, going"),
        ("Two Dahua domes missing from stairwell, presumed theft", "Dahua: certain, gone"),
        ("Tenderers shall not offer Hikvision cameras", "Hikvision: certain, only mentioned"),
    ] {
        let told = vendor_engine::report::text::line(index(), &check_in(text, ""));
        assert!(told.contains(words), "{told}");
    }
}

/// What a document deletes or strikes out is read, shown and never counted; what stands beside it is.
#[test]
fn what_is_struck_out_is_only_mentioned() {
    let word = "<w:p><w:r><w:t>4 x </w:t></w:r><w:del><w:r><w:delText>Hikvision DS-2CD2143G2-I</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>Axis P3245-V</w:t></w:r></w:ins></w:p>\
                <w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Dahua IPC-HFW2431S</w:t></w:r></w:p>\
                <w:p><w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>Uniview IPC3614LE</w:t></w:r></w:p>";
    let page = "<p>4 x <del>Hikvision DS-2CD2143G2-I</del><ins>Axis P3245-V</ins></p><p><s>Dahua IPC-HFW2431S</s></p>\
                <p><span style=\"text-decoration: none\">Uniview IPC3614LE</span></p>";
    for (name, bytes) in [("offer.docx", docx(word)), ("offer.html", format!("<html><body>{page}").into_bytes())] {
        let (lines, unread) = read_file(name, &bytes, &index().list().words);
        assert!(unread.is_empty(), "{name}: {unread:?}");
        let mut outline = Outline::default();
        let mut said: Vec<(String, bool)> = Vec::new();
        for line in &lines {
            for finding in outline.identify(index(), line).findings {
                said.push((finding.brand.clone(), finding.said.may_count()));
            }
        }
        said.sort();
        let wanted = [("Axis", true), ("Dahua", false), ("Hikvision", false), ("Uniview", true)];
        assert_eq!(said, wanted.map(|(brand, counts)| (brand.to_owned(), counts)), "{name}: {lines:?}");
    }
}

/// What a page's menu names is read and shown, never counted, and never asked about; the page's own text is.
#[test]
fn what_a_menu_names_is_only_mentioned() {
    let page =
        "<html><body><nav><a>Hikvision</a><p>Dome cameras</p><li>Dahua Technology</nav><p>2 x Uniview IPC3614LE</p>"
            .to_owned()
            + &"<p>Delivery to the library within ten working days.</p>".repeat(24);
    let (lines, unread) = read_file("basket.html", page.as_bytes(), &index().list().words);
    assert!(unread.is_empty(), "{unread:?}");
    let mut outline = Outline::default();
    let mut said: Vec<(String, bool)> = Vec::new();
    for line in &lines {
        let identified = outline.identify(index(), line);
        if line.kind == LineKind::Menu {
            assert_eq!(identified.subject, Subject::Other, "{line:?}");
        }
        said.extend(identified.findings.iter().map(|finding| (finding.brand.clone(), finding.said.may_count())));
    }
    let wanted = [("Hikvision", false), ("Dahua Technology", false), ("Uniview", true)];
    assert_eq!(said, wanted.map(|(brand, counts)| (brand.to_owned(), counts)), "{lines:?}");
}

/// What replaces a secret is the program's own wording: its “left out” does not leave any kit out.
#[test]
fn the_mark_of_a_secret_says_nothing_of_the_kit() {
    for text in ["Hikvision DS-2CD2143G2-I password: Hunter2!x9", "Dahua IPC-HFW2431S rear gate, pwd=Tr0ub4dor&3"] {
        let found = vendor_text::secrets::without(text);
        assert!(found.contains(vendor_text::secrets::MARK), "{found}");
        for context in ["", "existing-equipment"] {
            let record = check_in(&found, context);
            assert!(
                record.makers[0].standing.is_some_and(|standing| standing >= Standing::Going),
                "{text}: {record:?}"
            );
        }
    }
}

/// What the columns of a register say of each maker: of the row's own kit, of what was there before, of what was to
/// come, and of what a remark names.
#[test]
fn columns_say_whose_kit_is_spoken_of() {
    const HEADINGS: &str = "Asset,Site,Make,Model,Status,Previous kit,Replaced by,Remarks";
    for (row, wanted) in [
        // The maker's earlier camera is gone; the one that is there is by the same maker.
        ("C1,Library,DJI,Mavic 3E,In use,DJI Phantom 4,,", "dji in-place"),
        ("C1,Library,Hikvision,DS-2CD2143G2-I,In use,Hikvision DS-2CD2142FWD-I,,", "hikvision in-place"),
        (
            "C1,Library,Axis,P3265-LVE,In use,Hikvision DS-2CD2142FWD-I,,old dome skipped",
            "axis in-place, hikvision gone",
        ),
        // A part of it is lost, but not the kit.
        ("C1,Library,DJI,Mavic 3E,In use,,,one spare battery lost", "dji in-place"),
        // What was to come and was turned down does not come.
        (
            "C1,Library,Bosch,NDE-3502,Option declined,,Hikvision DS-2CD2143G2-I,",
            "bosch mentioned, hikvision mentioned",
        ),
        ("C1,Library,Bosch,NDE-3502,Due for replacement,,Hikvision DS-2CD2143G2-I,", "bosch going, hikvision offered"),
        // A name in a remark is asked about beside a make that the list does not know; beside a known one it is only
        // mentioned.
        ("C1,Library,Quillomar,QX-1,In use,,,For Hikvision ISAPI", "hikvision undecided"),
        ("C1,Library,Axis,P3265-LVE,In use,,,takes Hytera batteries", "axis in-place, hytera mentioned"),
        // If nobody knows the make, a bare name in the remarks supplies it, and what may be a guess is asked about.
        ("C1,Library,n/k,,In use,,,Hikvision dome", "hikvision in-place"),
        ("C1,Library,n/k,,In use,,,looks like a Hikvision dome", "hikvision undecided"),
        ("C1,Library,unknown,,In use,,,engineer thinks Dahua", "dahua undecided"),
        ("C1,Library,n/k,,In use,,,label on camera says HIKVISION", "hikvision in-place"),
        ("C1,Library,unknown,,In use,,,web page shows Dahua logo", "dahua in-place"),
        ("C1,Library,n/k,,In use,,,label gone; looks like a Hikvision dome", "hikvision undecided"),
        ("C1,Library,?,,In use,,,the web page says Dahua", "dahua undecided"),
        ("C1,Library,n/k,,In use,,,Hikvision-style housing", "hikvision mentioned"),
        ("C1,Library,TBC,,In use,,,same pattern as the Dahua ones next door", "dahua undecided"),
        ("C1,Library,n/k,,In use,,,recorder next to it is Hikvision", "hikvision undecided"),
        ("C1,Library,n/k,,In use,,,not Hikvision", "hikvision mentioned"),
        ("C1,Library,n/k,,In use,,,previously a Hikvision here", "hikvision gone"),
    ] {
        let file = format!("{HEADINGS}\n{row}\n");
        let (lines, _) = read_file("register.csv", file.as_bytes(), &index().list().words);
        let context: Context = "existing-equipment".parse().unwrap();
        let terms = Terms { context: &context, today: today(), policy: None };
        let mut outline = Outline::default();
        let records: Vec<LineRecord> =
            lines.iter().map(|line| record(index(), line, &outline.identify(index(), line), &terms)).collect();
        let mut said: Vec<String> = records[1]
            .makers
            .iter()
            .map(|maker| format!("{} {}", maker.id, maker.standing.map_or("", Standing::slug)))
            .collect();
        said.sort();
        assert_eq!(said.join(", "), wanted, "{row}");
    }
}

/// What a firm is to a maker says nothing about kit.
#[test]
fn a_badge_of_a_firm_is_no_kit() {
    for text in [
        "Installer: Larkfen Alarms Ltd, Hikvision VIP Partner",
        "Larkfen Alarms (Dahua Diamond)",
        "Hikvision authorised dealer since 2015",
        "Our engineers are Dahua trained",
        "Uniview gold partner, SSAIB registered",
    ] {
        let record = check_in(text, "");
        let listed: Vec<_> = record.makers.iter().filter(|maker| maker.listed).map(|maker| maker.standing).collect();
        assert_eq!(listed, [Some(Standing::Mentioned)], "{text}");
    }
    for text in ["Hikvision dealer price £85.00 DS-2CD2143G2-I", "Supplied by our Dahua distributor: IPC-HDW2431T x 4"]
    {
        assert!(
            check_in(text, "").makers.iter().any(|maker| maker.standing.is_some_and(Standing::is_present)),
            "{text}"
        );
    }
}

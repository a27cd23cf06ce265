//! Ordinary words and place names are not makers, however many makers are named after them; and makers with such names
//! are found where they are named.

use crate::{check, index, root, today};
use vendor_engine::identify::{Certainty, Outline};
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_readers::read_file;

/// Words of the dictionary in lines that speak of cameras.
const FRAMES: [&str; 10] = [
    "{} dome camera",
    "4 x {} camera, external",
    "CCTV camera at the {}",
    "{} entrance 5MP dome",
    "supply and fit {} for the recorder",
    "camera 12 {} side",
    "the {} cameras are due a service",
    "{}, bullet camera",
    "NVR in {} cupboard",
    "repair of {} and camera",
];

/// Every plain word in the machine's dictionary (Debian's `wbritish`), or, if there is none, the words that makers of
/// the list are named after and those that the list knows not to distinguish firms.
fn words() -> Vec<String> {
    let dictionary = std::fs::read_to_string("/usr/share/dict/british-english").unwrap_or_default();
    let lists = &index().list().words;
    let ours = lists.ordinary_names.iter().chain(&lists.generic).chain(&lists.location_words);
    let ours = ours.map(|word| word.to_lowercase());
    let plain = |word: &String| word.chars().all(|c| c.is_ascii_lowercase());
    dictionary.lines().map(str::to_owned).chain(ours).filter(plain).collect()
}

#[test]
fn ordinary_words_are_no_makers() {
    let words = words();
    println!("{} words in {} frames", words.len(), FRAMES.len());
    assert!(words.len() > 1_000);
    let texts = words.iter().flat_map(|word| FRAMES.iter().map(move |frame| frame.replace("{}", word)));
    let wrong: Vec<String> = texts.filter(|text| !check(text).makers.is_empty()).collect();
    assert!(wrong.is_empty(), "{} lines name a maker:\n{}", wrong.len(), wrong.join("\n"));
}

/// First parts of British place names, in addition to every ordinary word that some maker is named after.
const FIRST_PARTS: [&str; 40] = [
    "Abbey",
    "Albert",
    "Alma",
    "Ashdown",
    "Beech",
    "Birch",
    "Blackthorn",
    "Bridge",
    "Castle",
    "Cedar",
    "Chapel",
    "Church",
    "Clarence",
    "Cromwell",
    "Elm",
    "Ferry",
    "George",
    "Grange",
    "Hawthorn",
    "High",
    "Hope",
    "Jubilee",
    "Kings",
    "Larch",
    "London",
    "Manor",
    "Market",
    "Mill",
    "Nelson",
    "New",
    "North",
    "Oak",
    "Park",
    "Queens",
    "Rose",
    "Station",
    "Trinity",
    "Victoria",
    "West",
    "York",
];

/// Place names put together: each first part before each word for a place.
fn places() -> Vec<String> {
    let lists = &index().list().words;
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    let ordinary: Vec<String> = lists.ordinary_names.iter().map(|name| capital(&name.to_lowercase())).collect();
    let firsts = FIRST_PARTS.iter().map(|part| (*part).to_owned()).chain(ordinary);
    firsts.flat_map(|first| lists.location_words.iter().map(move |kind| format!("{first} {}", capital(kind)))).collect()
}

#[test]
fn places_are_no_makers() {
    let places = places();
    println!("{} composed places", places.len());
    assert!(places.len() >= 5_000);
    let mut wrong = Vec::new();
    for place in &places {
        for text in [
            format!("{place} dome camera"),
            format!("{place}, lobby, 5MP dome"),
            format!("Camera 4, {place}, fixed"),
            format!("CCTV upgrade at {place}"),
        ] {
            let record = check(&text);
            if !record.makers.is_empty() || record.verdict == Verdict::NoneFound {
                wrong.push(format!("{text}: {:?} {:?}", record.verdict, record.makers.first().map(|maker| &maker.id)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} lines are taken for a maker's:\n{}", wrong.len(), wrong.join("\n"));
}

/// The same places beside a make in a make column, and beside make and model in a sentence.
#[test]
fn a_make_beside_a_place_is_found() {
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    let makes = [("Hikvision", "DS-2CD2143G2-I"), ("Dahua", "DH-IPC-HFW2431S"), ("Axis", "P3265-LVE")];
    let places = places();
    let mut csv = "Site,Location,Make,Model\n".to_owned();
    for (nth, place) in places.iter().enumerate() {
        let (make, model) = makes[nth % makes.len()];
        csv.push_str(&format!("{place},{place} lobby,{make},{model}\n"));
    }
    let (lines, unread) = read_file("register.csv", csv.as_bytes(), &index().list().words);
    assert!(unread.is_empty());
    let mut outline = Outline::default();
    let missed = lines.iter().skip(1).zip(&places).enumerate().filter(|(nth, (line, place))| {
        let (make, model) = makes[nth % makes.len()];
        let identified = outline.identify(index(), line);
        let record = crate::record(index(), line, &identified, &terms);
        let sentence = check(&format!("We have fitted a {make} {model} camera at {place}."));
        ![record, sentence].iter().all(|record| {
            let makers = &record.makers;
            makers.len() == 1 && makers[0].id == make.to_lowercase() && makers[0].certainty == Certainty::Certain
        })
    });
    let missed: Vec<&str> = missed.map(|(_, (_, place))| place.as_str()).collect();
    assert!(missed.is_empty(), "{} of {}: {missed:?}", missed.len(), places.len());
}

/// Site names from a council's own open data, in the project's copy of the labelled registers.
#[test]
#[ignore = "needs the collections beside the project"]
fn real_places_are_no_makers() {
    let file = root().join("../shared/corpora/samples/real/trafford_land_and_building_assets.csv");
    let text = std::fs::read_to_string(file).unwrap();
    let names: std::collections::BTreeSet<String> = text
        .lines()
        .skip(1)
        .flat_map(|row| row.split(',').map(|cell| cell.trim_matches('"').trim().to_owned()))
        .collect();
    let named = names.iter().filter(|name| name.split_whitespace().count() > 1 && name.len() < 60);
    let wrong: Vec<String> = named
        .map(|name| format!("{name} dome camera"))
        .filter(|text| check(text).makers.iter().any(|maker| maker.certainty >= Certainty::Likely))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What stands beside an ordinary word decides whether it is a name.
#[test]
fn what_stands_beside_an_ordinary_word() {
    for text in [
        "East entrance 5MP dome camera",
        "Ring Road roundabout dome",
        "Unity House lobby dome",
        "Catalyst Housing camera upgrade",
        "Juniper Close CCTV dome",
        "Zebra crossing camera",
        "Umbrella agreement for CCTV maintenance",
        "Parrot Lane depot camera",
        "Nest of cameras on the east side",
        "Vista Heights dome",
        "camera over the Buffalo bar",
        "General camera maintenance",
        "Auto dome camera on the roof of Blink Mill",
    ] {
        let record = check(text);
        let sure = record.makers.iter().filter(|maker| maker.certainty >= Certainty::Likely && maker.id != "bosch");
        assert_eq!(sure.count(), 0, "{text}: {:?}", record.makers);
        assert_ne!(record.verdict, Verdict::NoneFound, "{text}");
    }
    for (text, maker) in [
        ("Axis dome camera", "axis"),
        ("Parrot Bebop drone", "parrot"),
        ("Juniper EX2300 switch", "juniper"),
        ("Make: Vista, 5MP dome", "vista-cctv"),
        ("Ring Video Doorbell", "ring"),
        ("Zebra printer", "zebra"),
    ] {
        let record = check(text);
        let found: Vec<_> = record.makers.iter().map(|maker| (maker.id.as_str(), maker.certainty)).collect();
        assert_eq!(found, [(maker, Certainty::Likely)], "{text}");
    }
    let record = check("North parking lot view camera Hikvision");
    assert_eq!(record.makers.len(), 1, "{:?}", record.makers);
    assert!(check("drawing revision C").makers.is_empty());
    assert!(check("General maintenance of cameras").makers.is_empty());
}

//! An earlier record looked up again: what changed is found and reported with its reason, and nothing else is.

use crate::{check, check_in, index, today};
use vendor_engine::judge::{Context, Terms, Verdict};
use vendor_engine::report::recheck::{Again, Between, Counts, Difference, Earlier, NotARecord, compare};
use vendor_engine::report::record::{LineRecord, ListStamp, Summary};
use vendor_engine::screen::Screening;
use vendor_readers::csv_files;
use vendor_text::Place;

fn at(line: u32, record: LineRecord) -> LineRecord {
    LineRecord { place: Place { line: Some(line), ..Place::default() }, ..record }
}

fn summary(day: &str, context: &str, lines: usize) -> Summary {
    let context: Context = context.parse().unwrap();
    let terms = Terms { context: &context, today: day.parse().unwrap(), policy: None };
    let stamp = ListStamp::new(&index().list().edition, "00".repeat(32), vec!["one".into()]);
    Summary { lines, ..Summary::new(stamp, &terms, &[]) }
}

fn file(records: &[LineRecord], summary: &Summary) -> String {
    let lines: String = records.iter().map(|record| serde_json::to_string(record).unwrap() + "\n").collect();
    format!("{lines}{}\n", serde_json::json!({ "summary": summary }))
}

#[test]
fn a_record_is_read_again_as_it_was_written() {
    let register = "Make,Model\nHikvision,DS-2CD2143G2-I\nAxis,P3265-LVE\n,5MP dome\n";
    let lines = csv_files::read(Some("r.csv"), register, &index().list().words).0;
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    let mut screening = Screening::new(lines, Vec::new());
    while screening.step(index(), 100) {}
    let records: Vec<LineRecord> = screening.records(index(), terms, &[], 0, usize::MAX).collect();
    let text = file(&records, &summary("2026-11-23", "", records.len()));
    let earlier = Earlier::read(&text).unwrap();
    assert_eq!(earlier.lines().map(Result::unwrap).collect::<Vec<_>>(), records);
    let again = earlier.again(|lines| {
        let mut again = Screening::new(lines, Vec::new());
        while again.step(index(), 100) {}
        again.records(index(), terms, &[], 0, usize::MAX).collect()
    });
    assert_eq!(again, Ok(Again { changes: Vec::new(), columns_known: true }));
}

#[test]
fn what_is_no_whole_record_is_refused_with_a_remedy() {
    let records = [check("Hikvision"), check("Axis")];
    let good = file(&records, &summary("2026-11-23", "", 2));
    let without_end = good.lines().take(2).collect::<Vec<_>>().join("\n");
    let without_a_line = good.lines().skip(1).collect::<Vec<_>>().join("\n");
    let newer = good.replace("\"format\":1", "\"format\":99");
    for (text, wanted) in [
        ("", NotARecord::NoEnd),
        ("Make,Model\nAxis,P1\n", NotARecord::Foreign { line: 1 }),
        ("{\"other\":1}", NotARecord::Foreign { line: 1 }),
        (&without_end, NotARecord::NoEnd),
        (&without_a_line, NotARecord::NotWhole { found: 1, said: 2 }),
        (&newer, NotARecord::Newer { tool: vendor_engine::TOOL_VERSION.to_owned() }),
    ] {
        assert_eq!(Earlier::read(text).err(), Some(wanted), "{text}");
    }
    let spoilt = good.replacen("{\"where\"", "{\"elsewhere\"", 1);
    let again = Earlier::read(&spoilt).unwrap().again(|_| Vec::new());
    assert_eq!(again, Err(NotARecord::Foreign { line: 1 }));
    let with_more_keys = good.replace("\"verdict\":", "\"something_new\":[1],\"verdict\":");
    assert!(Earlier::read(&with_more_keys).is_ok(), "a new key alone is no newer format");
}

#[test]
fn what_changed_is_found_line_by_line() {
    let before =
        [at(1, check("Hikvision")), at(2, check("Axis P3265-LVE")), at(3, check("gone")), at(2, check("twice"))];
    let bound = check_in("Hikvision", "central-government,site-sensitive");
    let after = [at(1, bound), at(2, check("Axis P3265-LVE")), at(2, check("twice")), at(4, check("new"))];
    let changes = compare(&before, &after);
    let places: Vec<_> = changes.iter().map(|change| (change.place.line, change.before, change.after)).collect();
    assert_eq!(
        places,
        [
            (Some(1), Some(before[0].verdict), Some(after[0].verdict)),
            (Some(4), None, Some(after[3].verdict)),
            (Some(3), Some(before[2].verdict), None),
        ]
    );
    assert!(changes[0].differences.iter().any(|difference| matches!(difference, Difference::Measure { .. })));
    let counts = Counts::of(&changes, after.len());
    assert_eq!((counts.unchanged, counts.new, counts.gone), (2, 1, 1));
    assert_eq!(counts.verdict + counts.reasons, 1);
}

#[test]
fn the_situation_and_the_list_are_given_as_reasons() {
    let before = [check("Hikvision")];
    let after = [check_in("Hikvision", "central-government,existing-equipment,site-sensitive")];
    let mut changes = compare(&before, &after);
    let then = summary("2026-01-10", "", 1);
    let mut now = summary("2026-11-23", "central-government,existing-equipment,site-sensitive", 1);
    now.list.sha256 = "11".repeat(32);
    now.list.version += 1;
    let between = Between { index: index(), before: &then, after: &now, list_changes: None, columns_known: true };
    between.explain(&mut changes);
    let why = changes[0].why.join(" ");
    assert!(why.contains("The situation was") && why.contains("central government department"), "{why}");
    assert!(why.contains(&format!("this one uses list {}", now.list.version)), "{why}");
}

#[test]
fn a_measure_that_began_since_is_named_with_its_day() {
    // The first maker of the list with a sourced tie to a measure whose exact day is known.
    let dated = |id: &str| index().measure(id).is_some_and(|measure| measure.since.as_str().len() == 10);
    let record = check("Hikvision");
    let bearing = record.measures.iter().find(|bearing| dated(&bearing.id)).unwrap().clone();
    let mut earlier = record.clone();
    earlier.measures.retain(|known| known.id != bearing.id);
    let since = index().measure(&bearing.id).unwrap().since.earliest().unwrap();
    let day_before = vendor_text::Date::from_days(since.days() - 1).unwrap().to_string();
    let mut changes = compare(&[earlier], &[record]);
    let (then, now) = (summary(&day_before, "", 1), summary("2026-11-23", "", 1));
    Between { index: index(), before: &then, after: &now, list_changes: None, columns_known: true }
        .explain(&mut changes);
    assert_eq!(changes[0].after, changes[0].before.or(Some(Verdict::Restricted)));
    let why = changes[0].why.join(" ");
    assert!(why.contains("began on") && why.contains("after the earlier check"), "{why}");
}

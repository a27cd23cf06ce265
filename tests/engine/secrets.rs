//! Secrets in text of every kind: none comes out, in whatever form it came in, and nothing else is lost with it.

use crate::built_files::{docx, ods, pdf, xlsx};
use crate::estate::all_parts;
use crate::workbooks::parts;
use crate::{index, root, today};
use serde_json::Value;
use std::collections::BTreeMap;
use vendor_engine::estate::filter::marked;
use vendor_engine::estate::packs::{Material, Pack, PackChoice, PackKind};
use vendor_engine::estate::totals::Totals;
use vendor_engine::estate::view::Wanted;
use vendor_engine::estate::work::key;
use vendor_engine::estate::{Filter, Plan, Work, workbook};
use vendor_engine::judge::{Context, Terms};
use vendor_engine::report::record::{LineRecord, ListStamp, Summary};
use vendor_engine::report::run_record::{self, RunForm};
use vendor_engine::report::workbook::Book;
use vendor_engine::report::{explain, letters, run_workbook};
use vendor_engine::screen::Screening;
use vendor_readers::{Account, LeftOut, Read};
use vendor_text::secrets::{self, MARK};

/// Labelled lines whose secret only shows in a layout that a single cell or line does not have, each with the reason.
const LAYOUT_LOST: &[(&str, &str)] =
    &[("Device\tUser\tPwd\tPort", "tabs between cells become spaces when the table is pasted into one cell")];

struct Labelled {
    text: String,
    secret: Vec<String>,
    keep: Vec<String>,
}

fn labelled(name: &str) -> Vec<Labelled> {
    let texts =
        |value: &Value| value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect();
    rows(name)
        .into_iter()
        .map(|row| Labelled {
            text: row["text"].as_str().unwrap().to_owned(),
            secret: texts(&row["secret"]),
            keep: texts(&row["keep"]),
        })
        .collect()
}

fn rows(name: &str) -> Vec<Value> {
    let read = |folder: &str| std::fs::read_to_string(root().join(folder).join(name)).unwrap();
    let text = read("tests/data/secrets") + &read("tests/data/secrets/held");
    text.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
}

/// How labelled lines begin whose secret no reader could recognise from the words around it; the reason is beside each.
fn undecided() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("tests/data/secrets/undecided.jsonl")).unwrap();
    let start = |row: &str| serde_json::from_str::<Value>(row).unwrap()["start"].as_str().unwrap().to_owned();
    text.lines().map(start).collect()
}

#[test]
fn no_labelled_secret_comes_out_and_what_stands_beside_it_stays() {
    let (mut out, mut lost) = (Vec::new(), Vec::new());
    let (all, undecided) = (labelled("secrets.jsonl"), undecided());
    for line in &all {
        let kept = secrets::without(&line.text);
        let comes_out = line.secret.iter().any(|secret| kept.contains(secret.as_str()));
        if comes_out && !undecided.iter().any(|start| line.text.starts_with(start)) {
            out.push(format!("{} -> {kept}", line.text));
        }
        if !line.keep.iter().all(|text| kept.contains(text.as_str())) {
            lost.push(format!("{} -> {kept}", line.text));
        }
    }
    assert!(out.is_empty(), "{} of {} come out:\n{}", out.len(), all.len(), out.join("\n"));
    assert!(lost.len() * 100 <= all.len(), "lost:\n{}", lost.join("\n"));
    for start in undecided {
        assert!(all.iter().any(|line| line.text.starts_with(&start)), "{start} is labelled no more");
    }
}

#[test]
fn what_only_looks_like_a_secret_stays() {
    let all = labelled("lookalikes.jsonl");
    let changed = all.iter().filter(|line| secrets::without(&line.text) != line.text);
    let changed: Vec<&str> = changed.map(|line| line.text.as_str()).collect();
    assert!(changed.len() * 1000 <= all.len() * 5, "{} of {}:\n{}", changed.len(), all.len(), changed.join("\n"));
}

#[test]
fn a_heading_makes_a_column_secret_only_if_it_names_a_secret() {
    let all = rows("headings.jsonl");
    let is_wrong =
        |row: &&Value| secrets::names_secret(row["heading"].as_str().unwrap()) != row["secret"].as_bool().unwrap();
    let wrong: Vec<String> = all.iter().filter(is_wrong).map(ToString::to_string).collect();
    assert!(wrong.len() * 100 <= all.len() * 2, "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn what_was_left_out_once_is_left_out_no_more() {
    for line in labelled("secrets.jsonl") {
        let once = secrets::without(&line.text);
        assert_eq!(secrets::without(&once), once);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A text in every form that can be built here.
fn forms(text: &str) -> Vec<(&'static str, Read)> {
    let words = &index().list().words;
    let read = |name: &str, bytes: &[u8]| vendor_readers::read(name, bytes, words, &vendor_readers::Layouts::default());
    let lines: Vec<String> = text.split('\n').map(escaped).collect();
    let cell = escaped(text);
    let sheet = "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>\
        <row r=\"2\"><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row></sheetData>";
    let paragraph = |line: &String| format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>");
    let ods_cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let mut forms = vec![
        ("typed", vendor_readers::read_pasted(text, words, &vendor_readers::Layouts::default())),
        ("text", read("a.txt", text.as_bytes())),
        ("csv cell", read("a.csv", format!("Asset,Make,Remarks\n1,Dahua,{}\n", quoted(text)).as_bytes())),
        ("csv alone", read("b.csv", format!("{}\n", quoted(text)).as_bytes())),
        ("pasted cells", vendor_readers::read_pasted(&format!("Make\tModel\tNotes\nAxis\tP3265\t{}", text.replace(['\n', '\t'], " ")), words, &vendor_readers::Layouts::default())),
        ("web page", read("a.html", format!("<html><body><p>{}</p></body></html>", lines.join("<br>")).as_bytes())),
        ("web table", read("b.html", format!("<html><body><table><tr><th>Make</th><th>Notes</th></tr><tr><td>Axis</td><td>{cell}</td></tr></table></body></html>").as_bytes())),
        ("mail", read("a.eml", format!("From: a@skelby.example\nTo: b@skelby.example\nSubject: kit\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n").as_bytes())),
        ("subject", read("b.eml", format!("From: a@skelby.example\nTo: b@skelby.example\nSubject: {}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nkit\n", text.replace('\n', " ")).as_bytes())),
        ("workbook", read("a.xlsx", &xlsx(&[("S", "visible", sheet)], &["Make", "Remarks", "Axis", &cell]))),
        ("hidden sheet", read("b.xlsx", &xlsx(&[("S", "hidden", sheet)], &["Make", "Remarks", "Axis", &cell]))),
        ("document", read("a.docx", &docx(&lines.iter().map(paragraph).collect::<String>()))),
        ("open sheet", read("a.ods", &ods(&format!("<table:table-row>{}{}</table:table-row>", ods_cell("Axis"), ods_cell(&cell))))),
        ("data", read("a.xml", format!("<assets><asset><make>Axis</make><remarks>{cell}</remarks></asset></assets>").as_bytes())),
        ("rich text", read("a.json", serde_json::json!({"make": "Axis", "notes": text}).to_string().as_bytes())),
    ];
    if text.is_ascii() && !text.contains('\n') {
        let shown = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)").replace('\t', " ");
        forms.push(("pdf", read("a.pdf", &pdf(&format!("BT /F1 4 Tf 10 700 Td ({shown}) Tj ET"), &[]))));
    }
    forms
}

/// Every export of a run that read these texts, as text.
fn exports(lines: Vec<vendor_text::Line>, account: Account) -> Vec<(String, String)> {
    let mut screening = Screening::new(lines, account.unread);
    while screening.step(index(), 100) {}
    let context: Context = "existing-equipment".parse().unwrap();
    let terms = Terms { context: &context, today: today(), policy: None };
    let stamp = ListStamp::new(&index().list().edition, "ab".repeat(32), vec!["one".into(), "two".into()]);
    let mut summary = Summary { left_out: account.left_out, ..screening.summary(stamp, &terms, &[]) };
    let records: Vec<LineRecord> = screening.records(index(), terms, &[], 0, usize::MAX).collect();
    records.iter().for_each(|record| summary.add(record));
    summary.order_steps(index());
    let mut all = Vec::new();
    for (name, form) in
        [("text", RunForm::Text), ("csv", RunForm::Table), ("jsonl", RunForm::JsonLines), ("html", RunForm::WebPage)]
    {
        let mut out = Vec::new();
        run_record::write(form, &mut out, index(), &summary, || records.iter().cloned()).unwrap();
        all.push((name.to_owned(), String::from_utf8(out).unwrap()));
    }
    let mut book = Book::new(run_workbook::title(&summary)).unwrap();
    run_workbook::write(&mut book, index(), &summary, records.iter().cloned()).unwrap();
    all.extend(parts(&book.into_bytes().unwrap()).into_iter().map(|(name, text)| (format!("workbook {name}"), text)));
    all.push(("letters".into(), letters::about(&records).iter().map(|letter| format!("{letter:?}")).collect()));
    all.push(("account".into(), serde_json::to_string(&summary).unwrap()));
    all.extend(papers(&screening, terms, &summary));
    all
}

/// What the estate makes of the lines: packs and workbooks, redacted and not, and the view.
fn papers(screening: &Screening, terms: Terms<'_>, summary: &Summary) -> Vec<(String, String)> {
    let work = Work::new(2026);
    let assets = screening.assets(index(), terms, &work);
    let line = |at: usize| screening.line(at).map(|(line, _)| line);
    let everything = marked(&assets, &work, &|at| line(at).map(|line| key(&line.place)));
    let shown = Filter::default().of(&assets, &everything, &|at| line(at).map(|line| line.text.as_str()));
    let (totals, plan) = (Totals::of(&assets, &shown), Plan::of(&assets, &shown, &work, 2026));
    let material = Material {
        line: &line,
        assets: &assets,
        all: &everything,
        shown: &shown,
        totals: &totals,
        plan: &plan,
        work: &work,
        summary,
        measures: &index().list().measures,
        filter: &Filter::default(),
    };
    let mut all = vec![("view".to_owned(), format!("{:?}", all_parts(&assets, &work, &Wanted::default(), &line)))];
    for redacted in [false, true] {
        for kind in [PackKind::Information, PackKind::Committee] {
            let pack = Pack::of(PackChoice { kind, redacted, plan: true }, &material);
            all.push((format!("{kind:?} {redacted}"), pack.to_text()));
        }
        let mut book = Book::new(workbook::title(redacted, &material)).unwrap();
        workbook::write(&mut book, redacted, &material, &line).unwrap();
        all.extend(
            parts(&book.into_bytes().unwrap())
                .into_iter()
                .map(|(name, text)| (format!("estate {redacted} {name}"), text)),
        );
    }
    all
}

/// Secrets that can be looked for in whole exports; short and plain ones occur there with other meanings.
fn is_telling(secret: &str) -> bool {
    secret.len() >= 6 && secret.chars().any(|c| !c.is_ascii_lowercase()) && !["888888", "123456"].contains(&secret)
}

#[test]
fn no_secret_is_in_any_export_in_whatever_form_it_came() {
    let mut by_form: BTreeMap<&str, (Vec<vendor_text::Line>, Account)> = BTreeMap::new();
    let (mut looked_for, mut kept) = (Vec::new(), Vec::new());
    let (all, mut passed_over) = (labelled("secrets.jsonl"), undecided());
    passed_over.extend(LAYOUT_LOST.iter().map(|(start, _)| (*start).to_owned()));
    let decided = all.iter().filter(|line| !passed_over.iter().any(|start| line.text.starts_with(start)));
    for line in decided {
        let telling: Vec<&str> =
            line.secret.iter().flat_map(|secret| secret.split('\n')).filter(|secret| is_telling(secret)).collect();
        for (form, read) in forms(&line.text) {
            let text = format!("{read:?}");
            kept.extend(
                telling
                    .iter()
                    .filter(|secret| text.contains(**secret))
                    .map(|secret| format!("{form}: {secret} of {}", line.text)),
            );
            let (lines, account) = by_form.entry(form).or_default();
            lines.extend(read.lines);
            account.add(read.account);
        }
        looked_for.extend(telling);
    }
    assert!(looked_for.len() > 300);
    assert!(kept.is_empty(), "{} kept:\n{}", kept.len(), kept.join("\n"));
    for (form, (lines, account)) in by_form {
        let left: usize = account.left_out.iter().map(|left| left.lines).sum();
        assert!(left > 150, "{form}: the account tells of {left} lines");
        for (export, text) in exports(lines, account) {
            let found: Vec<&&str> = looked_for.iter().filter(|secret| text.contains(**secret)).collect();
            assert!(found.is_empty(), "{form} as {export}: {found:?}");
        }
    }
}

#[test]
fn cells_and_evidence_keep_their_places_beside_a_mark() {
    let csv = "Site,Make,Model,Remarks,Firmware\nDepot,Hikvision,DS-2CD2143G2-I,pw: Lodge2021! cleaned,V5.7.3\n";
    let read =
        vendor_readers::read("r.csv", csv.as_bytes(), &index().list().words, &vendor_readers::Layouts::default());
    let line = &read.lines[1];
    assert_eq!(line.text, format!("Depot | Hikvision | DS-2CD2143G2-I | pw: {MARK} cleaned | V5.7.3"));
    let cells: Vec<&str> = line.cells.iter().map(|cell| &line.text[cell.start..cell.end]).collect();
    assert_eq!(cells, ["Depot", "Hikvision", "DS-2CD2143G2-I", &format!("pw: {MARK} cleaned"), "V5.7.3"]);
    let record = crate::check_in(&format!("pw {MARK} 4 x Hikvision DS-2CD2143G2-I"), "existing-equipment");
    let bare = crate::check_in("pw 4 x Hikvision DS-2CD2143G2-I", "existing-equipment");
    assert_eq!((record.verdict, record.makers[0].standing), (bare.verdict, bare.makers[0].standing));
    for evidence in record.makers.iter().flat_map(|maker| &maker.evidence) {
        assert_eq!(&record.text[evidence.start..evidence.end], evidence.matched);
    }
}

#[test]
fn what_was_left_out_is_said() {
    let text = "Lodge NVR pw: Lodge2021!\nAxis P3265\nrtsp://viewer:Foxglove@10.0.0.4/1";
    let read = vendor_readers::read_pasted(text, &index().list().words, &vendor_readers::Layouts::default());
    assert_eq!(read.account.left_out, [LeftOut { file: None, place: String::new(), column: String::new(), lines: 2 }]);
    let mut screening = Screening::new(read.lines, Vec::new());
    while screening.step(index(), 100) {}
    let context = Context::default();
    let terms = Terms { context: &context, today: today(), policy: None };
    let stamp = ListStamp::new(&index().list().edition, String::new(), Vec::new());
    let summary = Summary { left_out: read.account.left_out, ..screening.summary(stamp, &terms, &[]) };
    assert_eq!(
        explain::left_out(&summary),
        ["The text: a password, key or code was left out of 2 lines. The rest of them was kept and looked up."]
    );
}

#[test]
fn rows_of_one_fact_each_and_shifted_rows_keep_no_secret() {
    for (name, text, secret) in [
        ("facts.csv", "Field,Value\nMake,Hikvision\nAdmin password,two words\n", "two words"),
        ("pairs.csv", "IP,10.0.0.1,Password,Foxglove22\nIP,10.0.0.2,Password,Foxglove23\n", "Foxglove2"),
        ("shifted.csv", "Make,Model,IP,User,Password\nAxis,P3265,,10.0.0.1,admin,Fox-Glove22\n", "Fox-Glove22"),
        ("two-rows.csv", "Camera,,Access,\nMake,Model,User,Pass\nAxis,P3265,admin,foxglove\n", "foxglove"),
        ("pass.csv", "Name,User,Pass,Notes\nGate,admin,foxglove,ok\n", "foxglove"),
        (
            "attributes.xml",
            "<cams><cam make=\"Axis\" rtspPassword=\"foxglove\" adminPwd=\"snowdrop\"/></cams>",
            "foxglove",
        ),
        (
            "elements.xml",
            "<cams><cam><make>Axis</make><snmpCommunity>foxglove</snmpCommunity></cam></cams>",
            "foxglove",
        ),
    ] {
        let read =
            vendor_readers::read(name, text.as_bytes(), &index().list().words, &vendor_readers::Layouts::default());
        let all = format!("{read:?}");
        assert!(!all.contains(secret), "{name}: {all}");
        assert!(
            all.contains("Axis") || all.contains("Hikvision") || all.contains("10.0.0.1") || all.contains("Gate"),
            "{name}: {all}"
        );
        assert!(!read.account.left_out.is_empty(), "{name}");
    }
}

/// A shifted row, a list of short words, a table with a word like PIN in a cell: no listed maker is lost there.
#[test]
fn no_listed_maker_is_lost_in_a_table_or_below_a_line_that_names_a_secret() {
    for (name, text, makers) in [
        ("shifted.csv", "Site,Make,Password\nLido,,Hikvision\nGate,Axis,foxglove\n", &["Hikvision"][..]),
        ("pin.csv", "Door,Reader,Way in,Works\nFront,Paxton,PIN,Yes\nRear,Axis,Uniview,No\n", &["Uniview"]),
        (
            "loose.csv",
            "Front door,Card,PIN,Yes\nBack door,Card,Uniview,Yes\nGate,Fob,Hikvision,No\n",
            &["Uniview", "Hikvision"],
        ),
        ("words.txt", "Card, fob, PIN\nHikvision, Dahua, Uniview\n", &["Hikvision", "Dahua", "Uniview"]),
        ("pair.csv", "Make,Axis\nAdmin password,Dahua\n", &["Dahua"]),
        (
            "login.txt",
            "Switches (Cisco/Huawei)\nAccess switches Cisco/ZTE\nAxis/HiWatch mix, passwords changed\n",
            &["Huawei", "ZTE", "HiWatch"],
        ),
    ] {
        let read =
            vendor_readers::read(name, text.as_bytes(), &index().list().words, &vendor_readers::Layouts::default());
        let all: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
        for maker in makers {
            assert!(all.iter().any(|line| line.contains(maker)), "{name} lost {maker}: {all:?}");
        }
        assert!(!all.iter().any(|line| line.contains("foxglove")), "{name}: {all:?}");
    }
}

#[test]
fn what_an_earlier_version_kept_is_opened_without_its_secrets() {
    let record = crate::check_in("pw: drizzle 4 x Hikvision DS-2CD2143G2-I", "existing-equipment");
    let mut opened = record.clone();
    opened.leave_out_secrets();
    assert_eq!(opened.text, format!("pw: {MARK} 4 x Hikvision DS-2CD2143G2-I"));
    assert!(!serde_json::to_string(&opened).unwrap().contains("drizzle"));
    for evidence in opened.makers.iter().flat_map(|maker| &maker.evidence) {
        assert_eq!(&opened.text[evidence.start..evidence.end], evidence.matched);
    }
}

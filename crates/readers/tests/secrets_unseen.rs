//! Labelled secrets and look-alikes in texts and small files, written by somebody who had not seen the rules. Those
//! that still get through are listed beside each test, with the reason.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may stop at once")]

#[path = "../src/list_columns.rs"]
mod list_columns;

use serde_json::Value;
use std::path::Path;
use std::sync::OnceLock;
use vendor_list::makers::WordLists;
use vendor_readers::{Layouts, Read};
use vendor_text::secrets::MARK;

/// The words of headings, as the list has them.
fn words() -> &'static WordLists {
    static WORDS: OnceLock<WordLists> = OnceLock::new();
    WORDS.get_or_init(list_columns::read)
}

fn rows(name: &str) -> Vec<Value> {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/secrets").join(name))
            .unwrap();
    text.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
}

fn texts<'r>(row: &'r Value, name: &str) -> Vec<&'r str> {
    row[name].as_array().into_iter().flatten().map(|text| text.as_str().unwrap()).collect()
}

fn read(row: &Value) -> Read {
    let (words, text) = (words(), row["text"].as_str().unwrap());
    match row["file"].as_str() {
        Some(name) => vendor_readers::read(name, text.as_bytes(), words, &Layouts::default()),
        None => vendor_readers::read_pasted(text, words, &Layouts::default()),
    }
}

/// The texts of all lines, their white space as one space.
fn kept(read: &Read) -> String {
    let texts: Vec<&str> = read.lines.iter().flat_map(|line| line.text.split_whitespace()).collect();
    texts.join(" ")
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_secrets_that_come_out_are_those_that_are_named() {
    let all = rows("unseen-secrets.jsonl");
    let (mut wrong, mut lost, mut out) = (Vec::new(), Vec::new(), 0);
    for row in &all {
        let read = read(row);
        let (kept, everything) = (kept(&read), format!("{read:?}"));
        let comes_out = texts(row, "secret").iter().any(|secret| everything.contains(secret));
        out += usize::from(comes_out);
        if comes_out != row["out"].is_string() {
            wrong.push(format!("{comes_out} {}: {kept}", row["text"]));
        }
        lost.extend(
            texts(row, "keep")
                .iter()
                .filter(|text| !kept.to_lowercase().contains(&spaced(text).to_lowercase()))
                .map(|text| format!("{text}: {kept}")),
        );
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    assert!(lost.len() * 200 <= all.len(), "lost {}:\n{}", lost.len(), lost.join("\n"));
    assert!(out * 50 <= all.len(), "{out} of {} come out", all.len());
}

#[test]
fn what_only_looks_like_a_secret_stays_in_texts_and_tables() {
    let all = rows("unseen-lookalikes.jsonl");
    let is_cut = |row: &&Value| {
        let read = read(row);
        let kept = kept(&read);
        kept.contains(MARK)
            || !read.account.left_out.is_empty()
            || !texts(row, "keep").iter().all(|text| kept.contains(&spaced(text)))
    };
    let cut: Vec<&Value> = all.iter().filter(is_cut).collect();
    let unnamed: Vec<String> =
        cut.iter().filter(|row| !row["cut"].is_string()).map(|row| row["text"].to_string()).collect();
    assert!(unnamed.is_empty(), "{} of {}:\n{}", unnamed.len(), all.len(), unnamed.join("\n"));
    assert!(cut.len() * 1000 <= all.len() * 5 + 1000, "{} of {}", cut.len(), all.len());
}

/// Rows that are shifted, tables that lie on their side, kit beside a password: the secret goes and the kit stays.
#[test]
fn in_tables_the_secret_goes_and_the_kit_stays() {
    for (name, text, secrets, kept_texts) in [
        (
            "shifted.csv",
            "Make,Model,Password,Location\nDahua,NVR4108,pw-one-Fox,Hall\n,Hikvision,DS-2CD2387,shiftFox12,Gym\n",
            &["pw-one-Fox", "shiftFox12"][..],
            &["Hikvision", "DS-2CD2387", "Gym"][..],
        ),
        (
            "plain.csv",
            "Make,Model,Password,Site\n,Dahua,IPC-HFW2449S,foxglove,Gym\n",
            &["foxglove"],
            &["Dahua", "IPC-HFW2449S", "Gym"],
        ),
        ("swapped.csv", "Site,Password,Make\nHall,Hikvision,Foxglove3\n", &["Foxglove3"], &["Hall", "Hikvision"]),
        (
            "codes.csv",
            "Make,Model,PIN,Site\n,Uniview,OET-213H,4821,Gate\n",
            &["4821"],
            &["Uniview", "OET-213H", "Gate"],
        ),
        ("left.csv", "Site,Make,Model,Password\nDahua,NVR4108-8P,Foxglove9,\n", &[], &["Dahua", "NVR4108-8P"]),
        (
            "beside.csv",
            "Site,Credentials\nHall,Hikvision NVR admin/Foxglove2\n",
            &["Foxglove2"],
            &["Hall", "Hikvision NVR"],
        ),
        ("dash.csv", "Site,Password\nHall,Dahua NVR4108 - Foxglove4\n", &["Foxglove4"], &["Dahua NVR4108"]),
        ("kit.csv", "Site,Logins\nHall,Uniview NVR302\n", &[], &["Uniview NVR302"]),
        (
            "side.csv",
            "Make,Hikvision,Dahua,Uniview\nModel,DS-7608,NVR4108,NVR302\nPassword,trFox1,foxglove,trFox3\nSite,Hall,Gym,Pool\n",
            &["trFox1", "foxglove", "trFox3"],
            &["Hikvision", "DS-7608", "NVR302", "Hall", "Pool"],
        ),
        (
            "changed.csv",
            "Make;Model;Default login;Changed to\nHikvision;DS-7608NI;admin/12345;FoxgloveSpa4\n",
            &["12345", "FoxgloveSpa4"],
            &["Hikvision", "DS-7608NI"],
        ),
        (
            "old.csv",
            "Make,Model,Old password,New\nHikvision,DS-7608,tblFox77,tblFox88\n",
            &["tblFox77", "tblFox88"],
            &["Hikvision", "DS-7608"],
        ),
        (
            "lines.csv",
            "Ref,Description,Make\nA1,\"enable password foxglove\nhostname SW-1\",Hikvision\n",
            &["foxglove"],
            &["SW-1", "Hikvision"],
        ),
        (
            "chain.csv",
            "Ref,Description,Make\nA1,\"key 1\nkey-string Foxglove54\",Hikvision\n",
            &["Foxglove54"],
            &["key-string", "Hikvision"],
        ),
        (
            "panel.csv",
            "Site,Door entry code / panel\nHall,4471 / Hikvision DS-KD8003\n",
            &["4471"],
            &["Hikvision", "DS-KD8003"],
        ),
    ] {
        let read = vendor_readers::read(name, text.as_bytes(), words(), &Layouts::default());
        let (kept, everything) = (kept(&read), format!("{read:?}"));
        for secret in secrets {
            assert!(!everything.contains(secret), "{name} kept {secret}: {kept}");
        }
        for text in kept_texts {
            assert!(kept.contains(text), "{name} lost {text}: {kept}");
        }
    }
}

/// Columns with names like secrets that hold none.
#[test]
fn columns_that_only_sound_like_secrets_stay() {
    for (name, text) in [
        ("parcel.csv", "PIN (Parcel identification number),Make,Model\nPN-88213,Hikvision,DS-7608\n"),
        ("plug.csv", "Pin,Signal,Device\n1,12V,Hikvision DS-2CD2143\n"),
        ("colour.csv", "Pin no.,Colour,Make\n1,Red,Hikvision\n"),
        ("test.csv", "Make,Model,Pass,Fail,Tester\nHikvision,DS-7608,1,0,JB\n"),
        ("result.csv", "Make,Model,Result (pass),Remarks\nHikvision,DS-7608,1,ok\n"),
        ("ring.csv", "Make,Model,Token,Ring\nHikvision,DS-7608,T-12,R1\n"),
    ] {
        let read = vendor_readers::read(name, text.as_bytes(), words(), &Layouts::default());
        assert!(read.account.left_out.is_empty(), "{name}: {:?}", read.account.left_out);
        let last = text.trim_end().rsplit('\n').next().unwrap();
        for cell in last.split(',') {
            assert!(kept(&read).contains(cell), "{name} lost {cell}: {}", kept(&read));
        }
    }
}

/// Names of files and sheets are kept without the secrets in them.
#[test]
fn names_of_files_keep_no_secret() {
    for (name, secret) in [
        ("NVR password Foxglove99x.csv", "Foxglove99x"),
        ("hikvision_pw=Foxglove73x.csv", "Foxglove73x"),
        ("gate code 447177.csv", "447177"),
        ("pw Foxglove80x.csv", "Foxglove80x"),
        ("Cyfrinair Draig22.csv", "Draig22"),
    ] {
        let read = vendor_readers::read(name, b"Make,Model\nHikvision,DS-7608\n", words(), &Layouts::default());
        assert!(!format!("{read:?}").contains(secret), "{name}");
    }
}

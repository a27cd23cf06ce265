//! Menus of web pages: their entries become lines of a kind that never counts, and a menu that is much of its page is
//! reported.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may stop at once")]

use vendor_list::makers::WordLists;
use vendor_readers::{Layouts, Read};
use vendor_text::LineKind;

fn read(page: &str) -> Read {
    vendor_readers::read("a.html", page.as_bytes(), &WordLists::default(), &Layouts::default())
}

#[test]
fn entries_of_menus_are_lines_that_never_count() {
    let basket = "<p>".to_owned() + &"Your basket holds eight dome cameras for the library. ".repeat(12) + "</p>";
    for menu in [
        "<nav>Hikvision</nav>",
        "<nav><a href=/h>Hikvision</a></nav>",
        "<nav><ul><li>Home<li><a href=/h>Hikvision</a></ul></nav>",
        "<nav><ul><li>Home<li>Hikvision</nav>",
        "<nav><h2>Brands</h2><p>Hikvision</p></nav>",
        "<nav><div><nav>Hikvision</nav></div></nav>",
        "<nav><p>Makes: <b>Hikvision</b></p></nav>",
        "<nav><details><summary>Makes</summary>Hikvision</details></nav>",
        "<nav><select><option>Hikvision</option></select></nav>",
        "<header><nav><button>Hikvision</button></nav></header>",
        "<nav hidden><a href=/h>Hikvision</a></nav>",
    ] {
        let read = read(&format!("<!doctype html><body>{menu}{basket}"));
        let of_menu: Vec<_> = read.lines.iter().filter(|line| line.kind == LineKind::Menu).collect();
        assert!(of_menu.iter().any(|line| line.text.contains("Hikvision")), "{menu}: {:?}", read.lines);
        let elsewhere = read.lines.iter().filter(|line| line.kind != LineKind::Menu);
        assert!(elsewhere.clone().all(|line| !line.text.contains("Hikvision")), "{menu}: {:?}", read.lines);
        assert!(read.account.unread.is_empty(), "{menu}: {:?}", read.account.unread);
    }
}

#[test]
fn a_menu_that_is_much_of_its_page_is_said_and_a_number_in_one_counts() {
    let read =
        read("<!doctype html><nav><li>Cameras by Hikvision<li>DS-2CD2143G2-I</nav><p>See the list at the left.</p>");
    assert_eq!(read.account.unread.len(), 1);
    assert!(read.account.unread[0].reason.contains("menu"), "{:?}", read.account.unread);
    let number = read.lines.iter().find(|line| line.text.contains("DS-2CD2143G2-I")).unwrap();
    assert_eq!(number.kind, LineKind::Text);
}

//! The hot paths, natively: folding, a line identified, one grammar run, a name looked up, the index built.
//! `cargo bench --bench hot_paths` in this folder.

use divan::{Bencher, black_box};
use std::sync::OnceLock;
use vendor_checker_benches::{Names, index};
use vendor_engine::identify::identify;
use vendor_list::grammar::{Pattern, Repair};
use vendor_list::{Index, trust};
use vendor_text::Folded;

fn main() {
    divan::main();
}

/// Lines as quotes and registers hold them.
const LINES: [&str; 4] = [
    "4 x DS-2CD2143G2-I 4MP turret camera",
    "Supply & fit 12 No. Axis P3265-LVE dome incl. bracket and CAT6 cabling",
    "CAM0031 | Town Hall | north elevation | Dahua | IPC-HDW2831T-AS | 10.20.0.31 | E0:2E:FE:CB:1A:2C",
    "Labour, two engineers, first fix and testing, all as specified in the schedule of works",
];

fn ready() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| index().expect("the signed list is good"))
}

#[divan::bench(args = LINES)]
fn folding(line: &str) -> String {
    Folded::new(black_box(line)).to_string()
}

#[divan::bench(args = LINES)]
fn a_line(bencher: Bencher, line: &str) {
    let index = ready();
    bencher.bench(|| identify(index, black_box(line), &[]));
}

#[divan::bench(args = ["DS-2CD2143G2-I", "D5-2CD2143G2-1", "P3265-LVE"])]
fn a_grammar(bencher: Bencher, code: &str) {
    let pattern = Pattern::new(r"I?DS~2C[DEV]\w{3,}(-\w+)*").expect("the pattern is good");
    let letters: Vec<char> = code.chars().collect();
    bencher.bench(|| pattern.nearest(black_box(&letters), Repair::ALL, |_| true));
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn a_name(bencher: Bencher, count: usize) {
    let lines: Vec<String> = (0..count).map(made_up).collect();
    let names = Names::new(ready(), &lines.join("\n"));
    bencher.bench(|| names.best(black_box("Quilomar Lifts and Door Limited")));
}

#[divan::bench]
fn the_index(bencher: Bencher) {
    let bundle = include_bytes!("../../public/vendor-list.zip");
    let verified = trust::verify(bundle).expect("the signed list is good");
    bencher.with_inputs(|| verified.list.clone()).bench_values(Index::new);
}

/// A firm's name from its number: a word of its own, a trade and a form, so that trades and forms are shared.
fn made_up(number: usize) -> String {
    const PARTS: [&str; 16] =
        ["ba", "dor", "mel", "qui", "ran", "sto", "vel", "tes", "ny", "lom", "cra", "hew", "fi", "jun", "po", "zet"];
    const TRADES: [&str; 5] = ["Lifts and Doors", "Security Services", "Technology", "Building", "Transport"];
    let own: String = (0..5).filter_map(|place| PARTS.get(number >> (4 * place) & 15)).copied().collect();
    format!("{own} {} Ltd", TRADES[number % TRADES.len()])
}

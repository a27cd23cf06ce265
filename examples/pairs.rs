//! Scratch.
#![allow(clippy::all, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use vendor_checker::identify::entities::Matcher;
use vendor_checker::list::compile;
fn main() {
    let l = compile::compile(std::path::Path::new("/work/names-draft/list")).unwrap().list;
    let m = Matcher::new(&l.words);
    let p = std::env::args().nth(1).unwrap();
    for r in csv::Reader::from_path(p).unwrap().records() {
        let r = r.unwrap();
        let c = m.compare(&m.name(&r[1]), &m.name(&r[2]));
        println!("{}", serde_json::to_string(&c).unwrap());
    }
}

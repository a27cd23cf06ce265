//! How long it takes to build the index of the list, compared with reading the same list in the same run, so that a
//! busy or slow machine makes no difference.

use crate::root;
use std::time::{Duration, Instant};
use vendor_list::Index;
use vendor_list::schema::List;
use vendor_publish::compile;

/// The quickest of several runs.
fn best(mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let began = Instant::now();
        run();
        began.elapsed()
    };
    (0..7).map(once).min().unwrap()
}

/// Natively the index takes some 10 ms, about as long as the parsing of its JSON.
const MOST_TIMES_READING: u32 = 5;

#[test]
fn the_index_is_built_in_a_few_times_the_reading_of_its_list() {
    let bytes = compile::compile(&root().join("list")).unwrap().bytes;
    let reading = best(|| drop(serde_json::from_slice::<List>(&bytes).unwrap()));
    let list: List = serde_json::from_slice(&bytes).unwrap();
    let cloning = best(|| drop(list.clone()));
    let building = best(|| drop(Index::new(list.clone()).unwrap())).saturating_sub(cloning);
    println!("read in {reading:?}, indexed in {building:?}");
    assert!(building <= reading * MOST_TIMES_READING, "read in {reading:?}, indexed in {building:?}");
}

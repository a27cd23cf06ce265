//! Prints what pictures show: each line with its place, the size of its letters and how sure each is.

use vendor_pictures::{Eyes, decode, models};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let eyes = Eyes::new(models::DETECTOR, models::RECOGNISER)?;
    for path in std::env::args().skip(1) {
        let began = std::time::Instant::now();
        let picture = decode::decode(&std::fs::read(&path)?)?;
        let decoded = began.elapsed().as_millis();
        let seen = eyes.look(&picture, &mut || ())?;
        println!(
            "== {path} {:?} decoded {decoded} ms, all {} ms, lost {}",
            seen.size,
            began.elapsed().as_millis(),
            seen.lost.len()
        );
        for line in &seen.lines {
            let sure: Vec<String> = line.letters.iter().map(|letter| format!("{:.0}", letter.sure * 100.0)).collect();
            println!(
                "{:.0}px q{} {:.2} {}\t{}",
                line.place.height(),
                line.quarters,
                line.sure(),
                line.text(),
                sure.join(" ")
            );
        }
        for code in &seen.codes {
            println!("CODE {code:?}");
        }
    }
    Ok(())
}

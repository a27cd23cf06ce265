//! scratch
fn main() {
    let root = std::path::Path::new("list");
    let t = std::time::Instant::now();
    match vendor_checker::list::compile::compile(root) {
        Ok(c) => {
            eprintln!("{} bytes in {:?}", c.bytes.len(), t.elapsed());
            let t = std::time::Instant::now();
            let index = vendor_checker::list::Index::new(c.list).unwrap();
            eprintln!("index {:?}", t.elapsed());
            for line in std::io::stdin().lines() {
                let line = line.unwrap();
                let id = vendor_checker::identify::identify(&index, &line, &[]);
                let o = vendor_checker::judge::outcome::judge(&index, &id, &Default::default(), "2026-11-23".parse().unwrap());
                println!("{} => {} {:?}", line, o.verdict.slug(), id.findings.iter().map(|f| (index.maker(f.maker).unwrap().id.clone(), f.certainty, f.role)).collect::<Vec<_>>());
            }
        }
        Err(e) => { for p in e.0.iter().take(60) { println!("{p}"); } println!("{} problems", e.0.len()); }
    }
}

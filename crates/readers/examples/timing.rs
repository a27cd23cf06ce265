fn main() {
    let name = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(&name).unwrap();
    let (head, body) = text.split_once('\n').unwrap();
    let mut big = head.to_owned() + "\n";
    let mut n = 0;
    while n < 100_000 {
        big += body;
        if !body.ends_with('\n') {
            big.push('\n');
        }
        n += body.lines().count();
    }
    let words = vendor_list::makers::WordLists::default();
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let read = vendor_readers::read("a.csv", big.as_bytes(), &words, &Default::default());
        let all = t.elapsed();
        let t = std::time::Instant::now();
        let mut hit = 0;
        let mut may = 0;
        let mut watch = vendor_text::secrets::Watch::default();
        for line in &read.lines {
            may += usize::from(vendor_text::secrets::may_hold(&line.text));
            hit += usize::from(!watch.next(&line.text).is_empty());
        }
        let t2 = std::time::Instant::now();
        let mut q = 0;
        for line in &read.lines {
            q += usize::from(vendor_text::secrets::may_hold(&line.text));
        }
        println!("may_hold {:?} {q} bytes {}", t2.elapsed(), read.lines.iter().map(|l| l.text.len()).sum::<usize>());
        println!("{} lines read {:?}; watch {:?}; may {may} hit {hit}", read.lines.len(), all, t.elapsed());
    }
}

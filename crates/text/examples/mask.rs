use std::io::{Read, Write};
fn main() {
    let mut all = String::new();
    std::io::stdin().read_to_string(&mut all).unwrap();
    let heads = std::env::args().nth(1).is_some();
    let out: Vec<String> =
        all.split('\0')
            .map(|t| {
                if heads { vendor_text::secrets::names_secret(t).to_string() } else { vendor_text::secrets::without(t) }
            })
            .collect();
    std::io::stdout().write_all(out.join("\0").as_bytes()).unwrap();
}

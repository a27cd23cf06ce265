//! What the readers give of each file in a folder, one JSON object a line as soon as it is read: for `cargo xtask score readers`,
//! which looks at the clock itself.

use std::path::{Path, PathBuf};
use vendor_list::makers::WordLists;
use vendor_readers::Layouts;

fn main() {
    let words = WordLists::default();
    // The clock starts here.
    println!();
    for folder in std::env::args().skip(1) {
        let mut files = Vec::new();
        collect(Path::new(&folder), &mut files);
        files.sort();
        for file in files {
            let Ok(bytes) = std::fs::read(&file) else { continue };
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let read = vendor_readers::read(&name, &bytes, &words, &Layouts::default());
            let said = |unread: &vendor_text::Unread| format!("{}: {}", unread.place, unread.reason);
            let line = serde_json::json!({
                "file": file,
                "lines": read.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
                "unread": read.account.unread.iter().map(said).collect::<Vec<_>>(),
                // What is left out as a secret is told to the user too.
                "left_out": read.account.left_out.len(),
            });
            println!("{line}");
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

//! The list that the engine's tests run on: the facts of `tests/data/list`, which never change, with today's words and
//! standing network, which are the engine's own language.

use crate::root;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use vendor_list::Index;
use vendor_publish::compile;

/// The index of the frozen list.
pub fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(compile::compile(source()).unwrap().list).unwrap())
}

/// The source of the frozen list as one folder, in the form that the compiler expects.
pub fn source() -> &'static Path {
    static SOURCE: OnceLock<PathBuf> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("frozen-list");
        let live = root().join("list");
        let _ = std::fs::remove_dir_all(&folder);
        copy(&root().join("tests/data/list"), &folder);
        copy(&live.join("words"), &folder.join("words"));
        std::fs::create_dir_all(folder.join("standings")).unwrap();
        std::fs::copy(live.join("standings/weights.toml"), folder.join("standings/weights.toml")).unwrap();
        folder
    })
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

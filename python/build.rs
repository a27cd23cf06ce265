//! Puts the list into the package: the signed edition, or the draft that `list/` compiles to while `list/DRAFT` is there.

use std::error::Error;
use std::path::{Path, PathBuf};
use vendor_publish::draft;

fn main() -> Result<(), Box<dyn Error>> {
    let (source, signed) = (Path::new("../list"), Path::new("../public/vendor-list.zip"));
    println!("cargo::rerun-if-changed={}", source.display());
    println!("cargo::rerun-if-changed={}", signed.display());
    let release = std::env::var_os("CARGO_FEATURE_RELEASE").is_some();
    let carried = draft::carried(source, signed, release)?;
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo names no folder for what is built")?);
    std::fs::write(folder.join("vendor-list.zip"), &carried.bundle)?;
    if let Some(sha256) = carried.draft {
        println!("cargo::rustc-env=VENDOR_LIST_DRAFT={sha256}");
    }
    Ok(())
}

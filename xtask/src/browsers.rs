//! The two browsers for the browser tests: found, or installed on Debian, or else asked for in one line.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::commands;

/// A browser: the variable that names it to the tests, and the places where it usually is.
struct Browser {
    name: &'static str,
    variable: &'static str,
    debian_package: &'static str,
    places: &'static [&'static str],
}

const BROWSERS: [Browser; 2] = [
    Browser {
        name: "Chromium",
        variable: "CHROMIUM",
        debian_package: "chromium",
        places: &[
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/microsoft-edge",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
        ],
    },
    Browser {
        name: "Firefox",
        variable: "FIREFOX",
        debian_package: "firefox-esr",
        places: &[
            "/usr/bin/firefox-esr",
            "/usr/bin/firefox",
            "/Applications/Firefox.app/Contents/MacOS/firefox",
            "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
        ],
    },
];

/// Fonts as wide as those that most people's pages are set in: the journeys measure where words stand. Debian has them
/// in this package, and its browsers only recommend it.
const FONTS: &str = "fonts-liberation";

/// The variable that tells the tests where a browser is, and its place.
pub type Found = (&'static str, PathBuf);

/// Returns the variables that tell the tests where the browsers are.
pub fn found_or_installed() -> Result<Vec<Found>> {
    let missing: Vec<&Browser> = BROWSERS.iter().filter(|browser| browser.place().is_none()).collect();
    if !missing.is_empty() && is_debian() && is_root() {
        let packages = missing.iter().map(|browser| browser.debian_package).chain([FONTS]);
        commands::run("reading Debian's package lists", Command::new("apt-get").args(["update", "-q"]))?;
        let mut install = Command::new("apt-get");
        install.args(["install", "-y", "-q", "--no-install-recommends"]).args(packages);
        commands::run("installing browsers", install.env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    let mut found = Vec::new();
    for browser in &BROWSERS {
        let Some(place) = browser.place() else {
            bail!(
                "{} is missing: install {} (or name it in {}=…), or pass --no-browsers",
                browser.name,
                browser.debian_package,
                browser.variable
            );
        };
        found.push((browser.variable, place));
    }
    Ok(found)
}

impl Browser {
    fn place(&self) -> Option<PathBuf> {
        if let Some(named) = std::env::var_os(self.variable) {
            return Some(PathBuf::from(named)).filter(|path| path.is_file());
        }
        self.places.iter().map(PathBuf::from).find(|path| path.is_file())
    }
}

/// Whether packages can be installed with apt-get.
pub fn is_debian() -> bool {
    std::fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
        && Path::new("/usr/bin/apt-get").is_file()
}

/// Whether this user may install them.
pub fn is_root() -> bool {
    commands::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

//! The hosted page: the same page as index.html, together with what allows it to be kept for offline use.

use std::fs;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::artefacts::Artefacts;
use crate::folders::Folders;
use crate::page::{Kind, Page};
use crate::web::{files_below, sha256_hex, write_file};

const MANIFEST: &str = "manifest.webmanifest";
/// The name of the page that also reads pictures, which is that of the file.
const WITH_SCANS: &str = "vendor-checker-with-scans.html";

/// Writes `dist/site` from scratch, so that no file of an older build remains.
pub fn write(folders: &Folders, artefacts: &Artefacts) -> Result<()> {
    let site = folders.site();
    if site.exists() {
        fs::remove_dir_all(&site).context("the old dist/site cannot be removed")?;
    }
    let page = Page::assemble(folders, artefacts, Kind::Site)?;
    let with_scans = Page::assemble_with_scans(folders, artefacts, Kind::Site)?;
    let files = [("index.html", page.clone()), (WITH_SCANS, with_scans), (MANIFEST, manifest(folders)?)];
    for (address, text) in &files {
        write_to(folders, address, text)?;
    }
    write_to(folders, "sw.js", &service_worker(folders, &files)?)?;
    let contact =
        fs::read_to_string(folders.at("public/security.txt.example")).context("security.txt.example cannot be read")?;
    write_to(folders, "security.txt.example", &contact)?;
    write_to(folders, "headers.txt", &headers(&page)?)
}

fn write_to(folders: &Folders, address: &str, text: &str) -> Result<()> {
    write_file(&folders.site().join(address), text.as_bytes())
}

/// Returns the manifest with its icons inside: the page's policy allows no images except `data:`, and browsers apply it
/// to the manifest's icons as well.
fn manifest(folders: &Folders) -> Result<String> {
    let mut manifest =
        fs::read_to_string(folders.at("public").join(MANIFEST)).context("the manifest cannot be read")?;
    for icon in files_below(&folders.at("public/icons"))? {
        let name = icon.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(&icon).with_context(|| format!("{} cannot be read", icon.display()))?;
        let data = format!("\"data:{};base64,{}\"", content_type(&name)?, STANDARD.encode(bytes));
        manifest = manifest.replace(&format!("\"icons/{name}\""), &data);
    }
    if manifest.contains("\"icons/") {
        bail!("the manifest names an icon that is not in public/icons");
    }
    Ok(manifest)
}

/// Returns the service worker with the list of files that it keeps; its cache is named after their contents.
fn service_worker(folders: &Folders, files: &[(&str, String)]) -> Result<String> {
    let script = fs::read_to_string(folders.at("src/sw.js")).context("src/sw.js cannot be read")?;
    let mut list = String::from("[\n");
    for (name, text) in files {
        let kind = content_type(name)?;
        list.push_str(&format!(
            "  {{ name: \"{name}\", type: \"{kind}\", sha256: \"{}\" }},\n",
            sha256_hex(text.as_bytes())
        ));
    }
    list.push(']');
    for mark in ["\"@files@\"", "@cache@"] {
        if script.matches(mark).count() != 1 {
            bail!("src/sw.js must hold {mark} exactly once");
        }
    }
    let cache: String = sha256_hex(list.as_bytes()).chars().take(16).collect();
    Ok(script.replacen("\"@files@\"", &list, 1).replacen("@cache@", &cache, 1))
}

/// Returns the type a host should give a file of the site.
pub fn content_type(name: &str) -> Result<&'static str> {
    Ok(match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => bail!("the site knows no content type for {name}"),
    })
}

/// Returns the headers to set if the host allows it: what a `<meta>` element cannot say.
fn headers(page: &str) -> Result<String> {
    let policy = page
        .split_once("Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(policy, _)| policy)
        .context("the page carries no policy")?;
    Ok(format!(
        "# Recommended headers for this folder, in the form that several static hosts read as `_headers`.
# The page carries its policy in a <meta> already; these add what a <meta> cannot say. Set those your host allows.
# Connection-Allowlist stops links to other sites as well, in browsers that know it: the page shows addresses as text.
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Connection-Allowlist: (response-origin)
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), payment=(), display-capture=(), clipboard-read=()
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Cache-Control: no-cache
/sw.js
  Content-Security-Policy: default-src 'none'; connect-src 'self'
"
    ))
}

#[cfg(test)]
mod tests {
    use super::{content_type, headers};

    #[test]
    fn every_served_name_has_a_type() {
        assert_eq!(content_type("icons/icon-192.png").unwrap(), "image/png");
        assert!(content_type("list.exe").is_err());
    }

    #[test]
    fn the_headers_repeat_the_policy_of_the_page() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert!(headers(page).unwrap().contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'"));
        assert!(headers("<p>").is_err());
    }
}

//! A small static server for `dist/site`, on this machine only.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::folders::Folders;
use crate::site::content_type;

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 10;

/// Serves the site until it is stopped.
pub fn site(folders: &Folders, port: Option<u16>) -> Result<()> {
    let site = folders.site();
    if !site.join("index.html").is_file() {
        bail!("nothing is built yet: run `cargo xtask build`");
    }
    let server = listen(port)?;
    println!();
    println!("The one file:  {}", folders.one_file().display());
    println!("With scans:    {}", folders.with_scans().display());
    println!("The site:      http://{}/   (this machine only; Ctrl+C stops it)", server.server_addr());
    for request in server.incoming_requests() {
        // A reader who goes away does not stop the server.
        let _ = answer(&site, request);
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Result<Server> {
    let ports: Vec<u16> = match port {
        Some(port) => vec![port],
        None => (FIRST_PORT..FIRST_PORT + PORTS_TO_TRY).collect(),
    };
    let mut last = anyhow!("no port was tried");
    for port in ports {
        match Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
            Ok(server) => return Ok(server),
            Err(error) => last = anyhow!("port {port} cannot be opened: {error}"),
        }
    }
    Err(last)
}

fn answer(site: &Path, request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET is answered").with_status_code(405));
    }
    let Some(file) = file_for(site, request.url()) else {
        return request.respond(Response::from_string("not found").with_status_code(404));
    };
    let name = file.to_string_lossy().into_owned();
    let Ok(bytes) = fs::read(&file) else {
        return request.respond(Response::from_string("not found").with_status_code(404));
    };
    let mut response = Response::from_data(bytes);
    let kind = content_type(&name).unwrap_or("application/octet-stream");
    for (field, value) in [("Content-Type", kind), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff")]
    {
        if let Ok(header) = Header::from_bytes(field, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// Returns the file an address stands for, if it lies inside the site.
fn file_for(site: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let path = percent_decoded(path)?;
    let mut file = site.to_owned();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        // Each part is checked: no climbing, no drive letters, no hidden files.
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let (file, site) = (file.canonicalize().ok()?, site.canonicalize().ok()?);
    (file.is_file() && file.starts_with(site)).then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::file_for;
    use std::fs;

    #[test]
    fn only_files_of_the_site_are_served() {
        let folder = std::env::temp_dir().join(format!("serve-{}", std::process::id()));
        let site = folder.join("site");
        fs::create_dir_all(site.join("icons")).unwrap();
        fs::write(site.join("index.html"), "x").unwrap();
        fs::write(site.join("icons/a b.png"), "x").unwrap();
        fs::write(folder.join("secret.txt"), "x").unwrap();
        assert!(file_for(&site, "/").is_some());
        assert!(file_for(&site, "/index.html?a=b").is_some());
        assert!(file_for(&site, "/icons/a%20b.png").is_some());
        for outside in
            ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/icons/..%5c..%5csecret.txt", "/none", "/%zz"]
        {
            assert!(file_for(&site, outside).is_none(), "{outside}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}

//! The page's Content Security Policy: exactly these scripts and this style, and no way to any network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::page::Kind;

/// Returns the policy of a page with these inline scripts and this inline style.
pub fn of_page(kind: Kind, scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| source_of(script)).collect();
    let (workers, manifest) = match kind {
        Kind::File | Kind::WithoutWasm => ("worker-src blob:; child-src blob:", "manifest-src 'none'"),
        // 'self' allows the service worker's script; the engine's own worker is still a blob, which inherits this
        // policy.
        Kind::Site => ("worker-src 'self' blob:; child-src blob:", "manifest-src 'self'"),
    };
    let (compiles, policies) = match kind {
        Kind::File | Kind::Site => (" 'wasm-unsafe-eval'", "default vc-worker"),
        Kind::WithoutWasm => ("", "default vc-worker vc-program"),
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src {}{compiles}", scripts.join(" ")),
        format!("style-src {}", source_of(style)),
        "img-src data:".to_owned(),
        "font-src data:".to_owned(),
        workers.to_owned(),
        "connect-src 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "frame-src 'none'".to_owned(),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        manifest.to_owned(),
        "media-src 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        format!("trusted-types {policies}"),
    ]
    .join("; ")
}

/// Returns the source expression that allows exactly this text.
fn source_of(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::{of_page, source_of};
    use crate::page::Kind;

    #[test]
    fn a_source_is_the_hash_of_the_text() {
        assert_eq!(source_of(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn no_page_may_connect_anywhere_or_run_other_scripts() {
        for kind in [Kind::File, Kind::WithoutWasm, Kind::Site] {
            let policy = of_page(kind, &["a", "b"], "c");
            assert!(policy.starts_with("default-src 'none'; "));
            assert!(policy.contains("connect-src 'none'"));
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        }
    }
}

//! Any bytes as a PDF, and as the drawing steps of a page. Every line that comes out has content, and nothing is lost in silence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vendor_checker_fuzz::sound;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"%PDF") {
        return sound("f.pdf", bytes);
    }
    let mut file = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
        .to_vec();
    file.extend(format!("4 0 obj<</Length {}>>stream\n", bytes.len()).as_bytes());
    file.extend(bytes);
    file.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF");
    sound("f.pdf", &file);
});

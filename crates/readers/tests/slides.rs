//! Text on OpenDocument slides that is not in a paragraph.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may stop at once")]

use vendor_list::makers::WordLists;
use vendor_readers::Layouts;

#[test]
fn headers_and_footers_of_slides_are_read() {
    for declared in ["footer-decl", "header-decl", "date-time-decl"] {
        let text = format!(
            "<?xml version='1.0'?><office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
             office:mimetype='application/vnd.oasis.opendocument.presentation'><office:body><office:presentation>\
             <presentation:{declared} presentation:name='a'>Hikvision DS-2CD2143G2-I</presentation:{declared}>\
             <draw:page><draw:frame><draw:text-box><text:p>First</text:p></draw:text-box></draw:frame></draw:page>\
             </office:presentation></office:body></office:document>"
        );
        let read = vendor_readers::read("a.fodp", text.as_bytes(), &WordLists::default(), &Layouts::default());
        let lines: Vec<&str> = read.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["Hikvision DS-2CD2143G2-I", "First"], "{declared}: {:?}", read.account.unread);
    }
}

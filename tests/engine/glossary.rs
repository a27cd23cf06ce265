//! The project's words mean the same wherever they are explained.

use crate::root;
use vendor_engine::report::glossary::WORDS;

#[test]
fn the_documents_explain_the_words_as_the_page_does() {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for (word, meaning) in WORDS {
        assert!(page.contains(&format!("| **{word}** | {meaning} |")), "ARCHITECTURE.md explains {word} otherwise");
    }
}

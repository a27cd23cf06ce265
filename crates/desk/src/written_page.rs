//! A page of the documentation that is also shown in the tool: Markdown as far as such a page uses it, in blocks.

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading and its depth, from 1.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(String),
    /// Lines that are shown as they are.
    Verbatim(String),
    /// Rows of a table, its heading first.
    Table(Vec<Vec<String>>),
}

/// Reads a page. Marks within a line are removed, and of a link only its words stay.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let depth = line.chars().take_while(|letter| *letter == '#').count();
        if line.starts_with("```") {
            let inside: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block::Verbatim(inside.join("\n")));
        } else if depth > 0 {
            blocks.push(Block::Heading(depth, plain(line.trim_start_matches('#').trim())));
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(row) = lines.next_if(|next| next.starts_with('|')) {
                if !row.starts_with("|---") {
                    rows.push(cells(row));
                }
            }
            blocks.push(Block::Table(rows));
        } else if !line.trim().is_empty() {
            let mut words = line.trim().to_owned();
            while let Some(more) = lines.next_if(|next| !next.trim().is_empty() && !next.starts_with(['#', '|', '`'])) {
                words.push(' ');
                words.push_str(more.trim());
            }
            blocks.push(Block::Paragraph(plain(&words)));
        }
    }
    blocks
}

fn cells(row: &str) -> Vec<String> {
    row.trim_matches('|').split('|').map(|cell| plain(cell.trim())).collect()
}

/// A line without its marks.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((words, (address, further))) =
            after.split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?)))
        else {
            break;
        };
        out.push_str(before);
        out.push_str(words);
        if address.starts_with("https://") {
            out.push_str(&format!(" ({address})"));
        }
        rest = further;
    }
    out.push_str(rest);
    out.replace(['`', '*'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_blocks() {
        let text = "# Title\n\nOne *two*\nthree `four`, [five](six.md) and [seven](https://x.example).\n\n```\na  b\n```\n\n| h | i |\n|---|---|\n| `1` | 2 |\n";
        let wanted = [
            Block::Heading(1, "Title".to_owned()),
            Block::Paragraph("One two three four, five and seven (https://x.example).".to_owned()),
            Block::Verbatim("a  b".to_owned()),
            Block::Table(vec![vec!["h".to_owned(), "i".to_owned()], vec!["1".to_owned(), "2".to_owned()]]),
        ];
        assert_eq!(blocks(text), wanted);
        assert_eq!(
            plain("[Name of organisation] is [fully / partially] so"),
            "[Name of organisation] is [fully / partially] so"
        );
    }

    /// A command that names a file of the list names one that is there.
    #[test]
    fn the_files_that_the_page_for_it_names_are_in_the_list() {
        let bundle = include_bytes!("../../../public/vendor-list.zip");
        let text = include_str!("../../../docs/it.md");
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !".-".contains(c));
        let named = words.filter(|word| word.starts_with("barred-list.") || word.starts_with("keyset."));
        let named: std::collections::BTreeSet<&str> = named.map(|word| word.trim_end_matches('.')).collect();
        assert!(named.len() >= 3, "{named:?}");
        for name in named {
            // The name of an entry stands before its signed bytes and once more at the end.
            let found = bundle.windows(name.len()).filter(|window| *window == name.as_bytes()).count();
            assert!(found >= 2, "{name} is not in the list");
        }
        // The signature in the command is one of the list, by the second signer.
        assert!(text.contains("-x barred-list.json.de0fe067.minisig"));
    }

    /// The page for the IT team says what it must.
    #[test]
    fn the_page_for_it_is_read_whole() {
        let page = blocks(include_str!("../../../docs/it.md"));
        let headings: Vec<&str> = page
            .iter()
            .filter_map(|block| match block {
                Block::Heading(_, words) => Some(words.as_str()),
                _ => None,
            })
            .collect();
        for wanted in
            ["What it can reach", "Check it yourself", "Hosting it", "Privacy notice", "Accessibility statement"]
        {
            assert!(headings.contains(&wanted), "{wanted}");
        }
        assert!(page.iter().filter(|block| matches!(block, Block::Verbatim(_))).count() >= 5);
    }
}

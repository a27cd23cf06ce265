//! A page of the documentation that is also shown in the tool: the subset of Markdown that such a page uses, as blocks.

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading and its depth, from 1.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// Lines that are shown as they are.
    Verbatim(String),
    /// Rows of a table, its heading first.
    Table(Vec<Vec<Vec<Piece>>>),
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// Words that link to an address on the web.
    Link(String, String),
}

/// The words of a line, including those of its links.
#[must_use]
pub fn words(pieces: &[Piece]) -> String {
    let words = |piece: &Piece| match piece {
        Piece::Words(words) | Piece::Link(words, _) => words.clone(),
    };
    pieces.iter().map(words).collect()
}

/// Reads a page. Marks within a line are removed. A link to another file of the project becomes the name of that file,
/// because a page that is opened by itself does not have it.
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
            blocks.push(Block::Heading(depth, words(&pieces(line.trim_start_matches('#').trim()))));
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
            blocks.push(Block::Paragraph(pieces(&words)));
        }
    }
    blocks
}

fn cells(row: &str) -> Vec<Vec<Piece>> {
    row.trim_matches('|').split('|').map(|cell| pieces(cell.trim())).collect()
}

/// A line in pieces, without its marks.
fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((words, (address, further))) =
            after.split_once("](").and_then(|(words, after)| Some((words, after.split_once(')')?)))
        else {
            break;
        };
        say(&mut out, before);
        if address.starts_with("https://") {
            out.push(Piece::Link(unmarked(words), address.to_owned()));
        } else {
            let file = address.split('#').next().unwrap_or_default().trim_start_matches("../");
            say(&mut out, words);
            if !file.is_empty() && !words.contains(file) {
                say(&mut out, &format!(" ({file} of the project)"));
            }
        }
        rest = further;
    }
    say(&mut out, rest);
    out
}

fn unmarked(text: &str) -> String {
    text.replace(['`', '*'], "")
}

fn say(out: &mut Vec<Piece>, words: &str) {
    let words = unmarked(words);
    match out.last_mut() {
        _ if words.is_empty() => {}
        Some(Piece::Words(last)) => last.push_str(&words),
        _ => out.push(Piece::Words(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_blocks() {
        let text = "# Title\n\nOne *two*\nthree `four`, [five](six.md) and [seven](https://x.example).\n\n```\na  b\n```\n\n| h | i |\n|---|---|\n| `1` | 2 |\n";
        let said = |words: &str| vec![Piece::Words(words.to_owned())];
        let wanted = [
            Block::Heading(1, "Title".to_owned()),
            Block::Paragraph(vec![
                Piece::Words("One two three four, five (six.md of the project) and ".to_owned()),
                Piece::Link("seven".to_owned(), "https://x.example".to_owned()),
                Piece::Words(".".to_owned()),
            ]),
            Block::Verbatim("a  b".to_owned()),
            Block::Table(vec![vec![said("h"), said("i")], vec![said("1"), said("2")]]),
        ];
        assert_eq!(blocks(text), wanted);
        assert_eq!(
            pieces("[Name of organisation] is [fully / partially] so"),
            said("[Name of organisation] is [fully / partially] so")
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

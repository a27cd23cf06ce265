//! The style sheets of a web page: which of their rules apply to an element, and words that they themselves put on the
//! page. Rules that depend on the reader or on later elements (`:hover`, `:last-child`) change nothing.

use super::web_selectors::{Element, Selector, selectors};
use super::web_styles::Style;
use std::collections::BTreeMap;

/// The most rules of one page that are kept, and the most texts that its style sheets put on it.
const MOST_RULES: usize = 5_000;
const MOST_TEXTS: usize = 1_000;
const MOST_ATTRIBUTES: usize = 20;
/// The most comparisons of rules with elements, and the most rules that fit one element.
const MOST_WORK: usize = 100_000_000;
/// The longest value with a name (a custom property), and the most of them.
const MOST_NAMED: usize = 500;
/// How deeply conditions of a style sheet may be nested.
const DEEPEST: usize = 16;

/// The style sheets of a page.
#[derive(Debug, Default)]
pub struct Sheets {
    rules: Vec<(Selector, Style)>,
    /// Whether some rule depends on more than an element's name and classes.
    looks_around: bool,
    /// Values with a name (custom properties): `--main: none`.
    named: BTreeMap<String, String>,
    /// Words that they put on the page.
    pub texts: Vec<String>,
    /// Attributes whose values they put on the page.
    pub attributes: Vec<String>,
    /// The number of comparisons made so far.
    work: usize,
}

impl Sheets {
    /// Takes a style sheet.
    pub fn read(&mut self, sheet: &str) {
        let mut rest = sheet;
        // For each open condition, whether what is inside applies on a screen.
        let mut conditions: Vec<bool> = Vec::new();
        while let Some(at) = end_of_part(rest) {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            let before = without_comments(before);
            let sign = after.chars().next();
            rest = after.get(1..).unwrap_or_default();
            match sign {
                Some('}') => {
                    conditions.pop();
                }
                Some('{') => {
                    let head = before.trim();
                    if head.starts_with("@media") || head.starts_with("@supports") || head.starts_with("@layer") {
                        let holds = !head.contains("print") && !head.contains('(');
                        if conditions.len() < DEEPEST {
                            conditions.push(holds);
                            continue;
                        }
                        return;
                    }
                    let end = end_of_block(rest);
                    let (block, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
                    rest = after.get(1..).unwrap_or_default();
                    self.rule(head, &without_comments(block), conditions.iter().all(|holds| *holds));
                }
                _ => {}
            }
        }
    }

    fn rule(&mut self, head: &str, block: &str, holds: bool) {
        if head.starts_with('@') {
            return;
        }
        if head.contains(":before") || head.contains(":after") || head.contains("::marker") {
            return self.content(block);
        }
        if holds && [":root", "html", "body", "*"].contains(&head) {
            self.name_values(block);
        }
        let style = self.style_of(block);
        if !holds || style == Style::default() {
            return;
        }
        for selector in parts_of_head(head).flat_map(selectors) {
            if self.rules.len() < MOST_RULES {
                self.looks_around |= selector.looks_around();
                self.rules.push((selector, style));
            }
        }
    }

    /// Whether some rule depends on more than an element's name and classes.
    #[must_use]
    pub fn looks_around(&self) -> bool {
        self.looks_around
    }

    /// Reads declarations, in which custom properties may be used.
    #[must_use]
    pub fn style_of(&self, declarations: &str) -> Style {
        if !declarations.contains("var(") {
            return Style::of(declarations);
        }
        let own = named_in(declarations);
        let mut out = String::new();
        let mut rest = declarations;
        while let Some((before, after)) = rest.split_once("var(") {
            out.push_str(before);
            let (inside, after) = after.split_once(')').unwrap_or((after, ""));
            let (name, otherwise) = inside.split_once(',').unwrap_or((inside, ""));
            let name = name.trim().to_ascii_lowercase();
            let value = own.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
            out.push_str(value.or(self.named.get(&name).map(String::as_str)).unwrap_or(otherwise));
            rest = after;
        }
        out.push_str(rest);
        Style::of(&out)
    }

    fn name_values(&mut self, block: &str) {
        for (name, value) in named_in(block) {
            if self.named.len() < MOST_NAMED {
                self.named.insert(name, value);
            }
        }
    }

    /// The words in `content: "…" attr(x)`.
    fn content(&mut self, block: &str) {
        let Some((_, value)) = block.split_once("content") else { return };
        let Some(value) = value.trim_start().strip_prefix(':') else { return };
        let mut text = String::new();
        let mut rest = value;
        while let Some(c) = rest.chars().next() {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            match c {
                ';' => break,
                '"' | '\'' => {
                    let (said, after) = quoted(rest, c);
                    text.push_str(&said);
                    rest = after;
                }
                'a' if rest.starts_with("ttr(") => {
                    let name = rest.get(4..).unwrap_or_default().split([')', ',', ' ']).next().unwrap_or_default();
                    let name = name.to_ascii_lowercase();
                    if self.attributes.len() < MOST_ATTRIBUTES && !name.is_empty() && !self.attributes.contains(&name) {
                        self.attributes.push(name);
                    }
                }
                _ => {}
            }
        }
        // Bullets, quotation marks and the letters of picture fonts say nothing.
        if text.chars().filter(|c| c.is_alphanumeric()).count() > 2 && self.texts.len() < MOST_TEXTS {
            self.texts.push(text);
        }
    }

    /// The style that the sheets give an element; `around` has the elements around it, the outermost first.
    pub fn of(&mut self, element: &Element, around: &[Element]) -> Style {
        self.work += self.rules.len();
        if self.work > MOST_WORK {
            return Style::default();
        }
        let fits = |(rule, _): &&(Selector, Style)| rule.fits(element, around);
        let mut said: Vec<(usize, Style)> =
            self.rules.iter().filter(fits).take(MOST_RULES).map(|(rule, style)| (rule.closeness(), *style)).collect();
        // The more specific rule counts, and of equally specific ones the later.
        said.sort_by_key(|(closeness, _)| *closeness);
        said.into_iter().fold(Style::default(), |style, (_, later)| style.then(later))
    }
}

/// The parts of a rule's head between commas outside brackets.
fn parts_of_head(head: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    head.split(move |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .map(str::trim)
    .filter(|one| !one.is_empty())
}

/// The custom properties that declarations define.
fn named_in(declarations: &str) -> Vec<(String, String)> {
    let named = declarations.split(';').filter_map(|part| part.trim().split_once(':'));
    named
        .filter(|(name, _)| name.starts_with("--"))
        .take(MOST_NAMED)
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .collect()
}

/// The place of the next brace outside quotation marks and comments.
fn end_of_part(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut is_comment = false;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if is_comment => is_comment = !(before == '*' && c == '/'),
            (Some(open), c) if c == open && before != '\\' => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '*') if before == '/' => is_comment = true,
            (None, '{' | '}') => return Some(at),
            // A string cannot continue on another line.
            (Some(_), '\n') => quote = None,
            _ => {}
        }
        before = c;
    }
    None
}

fn end_of_block(text: &str) -> usize {
    end_of_part(text).unwrap_or(text.len())
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
}

/// A string up to its quotation mark, its escapes resolved, and what comes after it.
fn quoted(text: &str, quote: char) -> (String, &str) {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            c if c == quote => return (out, rest),
            '\\' => {
                let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
                let (number, after) = rest.split_at_checked(digits).unwrap_or((rest, ""));
                match u32::from_str_radix(number, 16).ok().and_then(char::from_u32) {
                    Some(sign) => {
                        out.push(sign);
                        rest = after.strip_prefix(' ').unwrap_or(after);
                    }
                    None => {
                        let sign = rest.chars().next();
                        out.extend(sign);
                        rest = rest.get(sign.map_or(0, char::len_utf8)..).unwrap_or_default();
                    }
                }
            }
            c => out.push(c),
        }
    }
    (out, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_read_whatever_their_form() {
        let mut sheets = Sheets::default();
        sheets.read(
            "/* .a{display:none} */ .tab{display:none} .tab.on{display:block} p#x , h1.y{visibility:hidden}\
             @media print{.a{display:none}} @media screen{.b{display:none}} .c::before{content:\"}{ne\\76 er\"}\
             @font-face{src:url(x)} .d:after{content:attr(data-x) 'x'} ul > .e{display:none}\
             :root{--gone: none} .f{display:var(--gone)} .g{display:var(--other, block)} #h{display:block} .i{display:none}",
        );
        let mut is_hidden = |tag: &str, id: &str, class: &str| {
            let attributes = vec![("id".to_owned(), id.to_owned()), ("class".to_owned(), class.to_owned())];
            let element = Element { tag: tag.to_owned(), attributes, nth: 1 };
            Style::default().inside(sheets.of(&element, &[])).is_hidden(true)
        };
        assert!(is_hidden("div", "", "tab") && !is_hidden("div", "", "tab on"));
        assert!(is_hidden("p", "x", "") && !is_hidden("div", "x", "") && is_hidden("h1", "", "z y"));
        assert!(!is_hidden("p", "", "a") && is_hidden("p", "", "b") && !is_hidden("p", "", "e"));
        assert!(is_hidden("p", "", "f") && !is_hidden("p", "", "g") && is_hidden("p", "", "i"));
        // The more specific rule counts.
        assert!(!is_hidden("p", "h", "i"));
        assert_eq!(sheets.texts, ["}{never"]);
        assert_eq!(sheets.attributes, ["data-x"]);
        for odd in ["", "{", "}", "}}}{", "a{", "@media", "@media{{{", ".{}", "a{content", "a::after{content:'\\", "/*"]
        {
            Sheets::default().read(odd);
        }
    }
}

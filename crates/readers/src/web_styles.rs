//! What the styles of a web page say of a text: whether anybody sees it, in which direction it is written, and words that a
//! style sheet itself puts on the page. Rules of one element (`p.note`, `#x`) are followed; others change nothing.

use super::web_shapes::{LaidOut, Shape};

/// Rules of one page that are kept, and texts that its style sheets put on it.
const MOST_RULES: usize = 5_000;
const MOST_TEXTS: usize = 1_000;
const MOST_ATTRIBUTES: usize = 20;
/// How often rules are compared with elements, and the classes of an element that are looked at.
const MOST_WORK: usize = 100_000_000;
const MOST_CLASSES: usize = 64;
/// How deeply conditions of a style sheet may be nested.
const DEEPEST: usize = 16;
/// Letters of fewer dots are not seen.
const TINY: f64 = 2.0;
/// What is so many dots to the side is off the screen.
const FAR: f64 = -500.0;

/// What is said of a text; nothing where it is not said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// It and all in it take no place, are see-through or off the screen.
    gone: Option<bool>,
    unseen: Option<bool>,
    tiny: Option<bool>,
    white: Option<bool>,
    clear: Option<bool>,
    /// Whether what is behind it is white.
    white_ground: Option<bool>,
    overrides: Option<bool>,
    right_to_left: Option<bool>,
    /// How it is laid out itself, whatever is around it.
    laid_out: LaidOut,
}

impl Style {
    /// Reads declarations such as `color: #fff; left: -9999px`.
    #[must_use]
    pub fn of(declarations: &str) -> Self {
        let lower: String =
            declarations.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        let mut style = Self::default();
        let (mut no_room, mut is_cut) = (false, false);
        for (name, value) in declarations.split(';').filter_map(|part| part.split_once(':')) {
            style.laid_out.take(&name.trim().to_ascii_lowercase(), &value.to_ascii_lowercase());
        }
        for part in lower.split(';') {
            let Some((name, value)) = part.split_once(':') else { continue };
            let value = value.trim_end_matches("!important");
            match name {
                "display" => style.gone = Some(value == "none"),
                "mso-hide" => style.gone = style.gone.or(Some(value == "all")),
                "visibility" => style.unseen = Some(matches!(value, "hidden" | "collapse")),
                "opacity" => {
                    style.gone = style.gone.or(value.parse::<f64>().ok().map(|share| share < 0.05)).filter(|is| *is)
                }
                "font-size" => style.tiny = Some(dots(value).is_some_and(|size| size < TINY)),
                "left" | "right" | "top" | "text-indent" | "margin-left" if dots(value).is_some_and(|at| at <= FAR) => {
                    style.gone = Some(true);
                }
                "clip" if value.starts_with("rect(0") || value.starts_with("rect(1px,1px,1px") => {
                    style.gone = Some(true)
                }
                "transform" if value.starts_with("scale(0)") => style.gone = Some(true),
                "width" | "height" | "max-height" | "max-width" => no_room |= dots(value) == Some(0.0),
                "overflow" => is_cut = value == "hidden",
                "color" => (style.white, style.clear) = (Some(is_white(value)), Some(is_clear(value))),
                "background" | "background-color"
                    if !matches!(value, "none" | "transparent" | "inherit" | "initial") =>
                {
                    style.white_ground = Some(is_white(value));
                }
                "background-image" if value != "none" => style.white_ground = Some(false),
                "unicode-bidi" => style.overrides = Some(value.contains("override")),
                "direction" => style.right_to_left = Some(value == "rtl"),
                _ => {}
            }
        }
        if no_room && is_cut {
            style.gone = Some(true);
        }
        style
    }

    /// A colour of letters, said by an attribute.
    #[must_use]
    pub fn of_colour(colour: &str) -> Self {
        Self { white: Some(is_white(&colour.to_ascii_lowercase())), ..Self::default() }
    }

    /// A colour behind them, said by an attribute.
    #[must_use]
    pub fn of_ground(colour: &str) -> Self {
        Self { white_ground: Some(is_white(&colour.to_ascii_lowercase())), ..Self::default() }
    }

    /// Hidden by an attribute.
    #[must_use]
    pub fn gone() -> Self {
        Self { gone: Some(true), ..Self::default() }
    }

    /// Written from right to left whatever its letters are.
    #[must_use]
    pub fn reversed() -> Self {
        Self { overrides: Some(true), right_to_left: Some(true), ..Self::default() }
    }

    /// This one, and what a later one says.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        Self {
            gone: later.gone.or(self.gone),
            unseen: later.unseen.or(self.unseen),
            tiny: later.tiny.or(self.tiny),
            white: later.white.or(self.white),
            clear: later.clear.or(self.clear),
            white_ground: later.white_ground.or(self.white_ground),
            overrides: later.overrides.or(self.overrides),
            right_to_left: later.right_to_left.or(self.right_to_left),
            laid_out: self.laid_out.then(later.laid_out),
        }
    }

    /// The style of an element inside this one that says `own`.
    #[must_use]
    pub fn inside(self, own: Self) -> Self {
        let is_gone = self.gone == Some(true) || own.gone == Some(true);
        Self { gone: Some(is_gone), laid_out: own.laid_out, ..self.then(own) }
    }

    /// How the element itself is laid out.
    #[must_use]
    pub fn shape(self) -> Shape {
        self.laid_out.shape()
    }

    /// Whether nobody sees such a text. `knows_ground` where no style sheet of another file may colour what is behind it.
    #[must_use]
    pub fn is_hidden(self, knows_ground: bool) -> bool {
        let is = |said: Option<bool>| said == Some(true);
        let is_white_on_white = is(self.white) && knows_ground && self.white_ground != Some(false);
        is(self.gone) || is(self.unseen) || is(self.tiny) || is(self.clear) || is_white_on_white
    }

    /// Whether its letters are in the opposite order.
    #[must_use]
    pub fn is_reversed(self) -> bool {
        self.overrides == Some(true) && self.right_to_left == Some(true)
    }
}

/// A length in dots; letters count as 16.
fn dots(value: &str) -> Option<f64> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    let (number, unit) = value.split_at_checked(end)?;
    let number: f64 = number.parse().ok()?;
    match unit {
        "" | "px" => Some(number),
        "pt" => Some(number * 1.33),
        "em" | "rem" => Some(number * 16.0),
        "%" => Some(number * 0.16),
        _ => None,
    }
}

fn is_white(colour: &str) -> bool {
    let colour = colour.trim();
    let is_near = |part: &str| part.trim().parse::<u16>().is_ok_and(|part| part >= 250);
    if let Some(parts) = colour.strip_prefix("rgb(").or_else(|| colour.strip_prefix("rgba(")) {
        return parts.trim_end_matches(')').split(',').take(3).filter(|part| is_near(part)).count() == 3;
    }
    match colour.strip_prefix('#') {
        Some(digits) if matches!(digits.len(), 3 | 4) => digits.starts_with("fff"),
        Some(digits) => {
            let pair = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
            [0, 2, 4].into_iter().all(|at| pair(at).is_some_and(|part| part >= 250))
        }
        None => matches!(colour, "white" | "window"),
    }
}

fn is_clear(colour: &str) -> bool {
    let last = || colour.trim_end_matches(')').rsplit(',').next().and_then(|part| part.parse::<f64>().ok());
    colour == "transparent" || (colour.starts_with("rgba(") && last().is_some_and(|share| share < 0.05))
}

/// One element as a rule names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Selector {
    tag: String,
    id: String,
    classes: Vec<String>,
}

/// The style sheets of a page.
#[derive(Debug, Default)]
pub struct Sheets {
    rules: Vec<(Selector, Style)>,
    /// Words that they put on the page.
    pub texts: Vec<String>,
    /// Attributes whose values they do.
    pub attributes: Vec<String>,
    /// Rules that were compared with elements.
    work: usize,
}

impl Sheets {
    /// Takes a style sheet.
    pub fn read(&mut self, sheet: &str) {
        let mut rest = sheet;
        // Whether what is inside an open condition holds on a screen.
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
        let style = Style::of(block);
        if !holds || style == Style::default() {
            return;
        }
        for one in head.split(',') {
            if self.rules.len() < MOST_RULES
                && let Some(selector) = selector(one.trim())
            {
                self.rules.push((selector, style));
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

    /// What the sheets say of an element.
    pub fn of(&mut self, tag: &str, id: &str, class: &str) -> Style {
        self.work += self.rules.len();
        if self.work > MOST_WORK {
            return Style::default();
        }
        let classes: Vec<&str> = class.split_whitespace().take(MOST_CLASSES).collect();
        let has = |wanted: &str| classes.contains(&wanted);
        self.rules.iter().fold(Style::default(), |style, (rule, later)| {
            let fits = (rule.tag.is_empty() || rule.tag == tag)
                && (rule.id.is_empty() || rule.id == id)
                && rule.classes.iter().all(|class| has(class));
            if fits { style.then(*later) } else { style }
        })
    }
}

/// One element with its classes and its name; nothing for what depends on others.
fn selector(text: &str) -> Option<Selector> {
    if text.is_empty() || text.contains(|c: char| c.is_whitespace() || matches!(c, '>' | '+' | '~' | ':' | '[' | '*')) {
        return None;
    }
    let mut selector = Selector::default();
    let mut from = 0;
    let mut ends: Vec<usize> = text.match_indices(['.', '#']).map(|(at, _)| at).chain([text.len()]).collect();
    ends.dedup();
    for end in ends {
        let part = text.get(from..end).unwrap_or_default();
        match part.chars().next() {
            Some('.') => selector.classes.push(part.get(1..).unwrap_or_default().to_owned()),
            Some('#') => part.get(1..).unwrap_or_default().clone_into(&mut selector.id),
            Some(_) => selector.tag = part.to_ascii_lowercase(),
            None => {}
        }
        from = end;
    }
    Some(selector)
}

/// Where the next brace is that no quotation marks or comment hold.
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
            // No string goes beyond its line.
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
    fn styles_say_what_nobody_sees() {
        for (declarations, hidden) in [
            ("display:none", true),
            ("DISPLAY : none !important", true),
            ("display:block;color:#222", false),
            ("opacity:0.0", true),
            ("opacity:.9", false),
            ("font-size:0", true),
            ("font-size:12px", false),
            ("left:-10000px;position:absolute", true),
            ("margin-left:-8px", false),
            ("max-height:0px; overflow:hidden", true),
            ("height:0", false),
            ("color:white", true),
            ("color:rgb(255, 255, 255);background:#123", false),
            ("color:#fefefe", true),
            ("color:rgba(0,0,0,0)", true),
        ] {
            assert_eq!(Style::default().inside(Style::of(declarations)).is_hidden(true), hidden, "{declarations}");
        }
        let around = Style::default().inside(Style::of("font-size:0;visibility:hidden"));
        assert!(!around.inside(Style::of("font-size:14px;visibility:visible")).is_hidden(true));
        assert!(Style::default().inside(Style::gone()).inside(Style::of("display:block")).is_hidden(true));
    }

    #[test]
    fn sheets_are_read_whatever_their_form() {
        let mut sheets = Sheets::default();
        sheets.read(
            "/* .a{display:none} */ .tab{display:none} .tab.on{display:block} p#x , h1.y{visibility:hidden}\
             @media print{.a{display:none}} @media screen{.b{display:none}} .c::before{content:\"}{ne\\76 er\"}\
             @font-face{src:url(x)} .d:after{content:attr(data-x) 'x'} ul > .e{display:none}",
        );
        let mut is_hidden =
            |tag: &str, id: &str, class: &str| Style::default().inside(sheets.of(tag, id, class)).is_hidden(true);
        assert!(is_hidden("div", "", "tab") && !is_hidden("div", "", "tab on"));
        assert!(is_hidden("p", "x", "") && !is_hidden("div", "x", "") && is_hidden("h1", "", "z y"));
        assert!(!is_hidden("p", "", "a") && is_hidden("p", "", "b") && !is_hidden("p", "", "e"));
        assert_eq!(sheets.texts, ["}{never"]);
        assert_eq!(sheets.attributes, ["data-x"]);
        for odd in ["", "{", "}", "}}}{", "a{", "@media", "@media{{{", ".{}", "a{content", "a::after{content:'\\", "/*"]
        {
            Sheets::default().read(odd);
        }
    }
}

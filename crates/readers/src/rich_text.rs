//! Rich text (RTF): paragraphs, tables row by row, headers and footers, notes, comments and text boxes. What nobody
//! sees is read and marked; what is struck out becomes a line of its own.

use super::code_pages::CodePage;
use super::flow::Flow;
use super::limits;
use super::pictures::Pictures;
use super::plain_text::cap;
use super::reading::Reading;
use super::rich_pictures::Written;
use std::collections::BTreeMap;

/// How deeply groups may be nested.
const DEEPEST: usize = 1_000;
/// The most colours that are kept, and the most fonts.
const MOST_COLOURS: usize = 1_000;
/// Letters of this size or smaller, in half points, cannot be seen.
const TINY: i32 = 4;
/// Units of rich text in a centimetre.
const UNITS: f64 = 567.0;

/// Groups whose text is not shown.
const SILENT: [&str; 26] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "object",
    "fldinst",
    "filetbl",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "revtbl",
    "pgdsctbl",
    "sn",
    "sv",
    "template",
    "nonshppict",
    "objdata",
    "bkmkstart",
    "bkmkend",
    "pntxta",
    "datafield",
];
/// Groups that older programs skip, but whose text is shown.
const SHOWN: [&str; 8] =
    ["shpinst", "shptxt", "annotation", "footnote", "shppict", "do", "dptxbxtext", "nesttableprops"];
/// Groups that are lines of their own.
const APART: [&str; 13] = [
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "shptxt",
    "dptxbxtext",
    "ftnsep",
];
const OTHER_LETTERS: &str = "its letters are in an encoding of another alphabet, which is not read; Latin letters and numbers \
                             were. Open it, save it as DOCX and check that.";
const INSIDE: &str = "it is a file inside the document. Save it on its own and check it.";

/// Reads rich text.
pub fn read(reading: &mut Reading<'_>, bytes: &[u8]) {
    if bytes.len() > limits::OFFICE_BYTES {
        return reading.refuse("it is larger than 64 MB. Save only the pages that matter.");
    }
    let (before, from) = (reading.count(), reading.lines.len());
    let mut text = RichText {
        flow: Flow::new(reading, None),
        states: Vec::new(),
        state: State { unicode_skips: 1, ..State::default() },
        skip: 0,
        high: None,
        colours: Vec::new(),
        colour: [0; 3],
        pictures: Pictures::default(),
        side: (0.0, 0.0),
        written: Written::default(),
        objects: 0,
        code_page: CodePage::default(),
        fonts: BTreeMap::new(),
        waiting: Vec::new(),
        is_half: false,
        is_other: false,
        is_deep: false,
    };
    text.follow(bytes);
    let (pictures, objects, is_other, is_deep) = (text.pictures, text.objects, text.is_other, text.is_deep);
    let written = text.written;
    text.flow.finish();
    if is_other {
        reading.refuse(OTHER_LETTERS);
    }
    if is_deep {
        reading.refuse("its parts lie deeper inside each other than any honest file's do; the rest was not read.");
    }
    if objects > 0 {
        let place = reading.part(&format!("{objects} embedded"));
        reading.refuse_at(&place, INSIDE);
    }
    let letters = reading.letters_from(from);
    written.account(reading, pictures.outweigh(letters));
    if reading.count() == before && reading.unread.is_empty() {
        reading.refuse("it has no text. Open it, check that it is the right file and save it again.");
    }
}

/// What applies in a group.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    is_silent: bool,
    is_hidden: bool,
    is_struck: bool,
    is_tiny: bool,
    is_white: bool,
    has_ground: bool,
    /// Whether its text is a separate part, and whether it lies inside one.
    is_apart: bool,
    in_part: bool,
    in_table: bool,
    level: usize,
    is_colours: bool,
    is_picture: bool,
    /// Whether the group has just begun with the mark that tells older programs to skip it.
    is_starred: bool,
    /// How many characters stand in for one Unicode character.
    unicode_skips: usize,
    /// The number of its font.
    font: Option<i32>,
}

struct RichText<'r, 'w> {
    flow: Flow<'r, 'w>,
    states: Vec<State>,
    state: State,
    /// The number of characters to skip.
    skip: usize,
    /// The first half of a Unicode character in two halves.
    high: Option<u16>,
    /// Whether each colour is white.
    colours: Vec<bool>,
    colour: [i32; 3],
    pictures: Pictures,
    side: (f64, f64),
    written: Written,
    objects: usize,
    /// The code page of the bytes, and those of fonts that have their own.
    code_page: CodePage,
    fonts: BTreeMap<i32, CodePage>,
    /// Bytes beyond ASCII that are held until the rest arrives, and whether the last one is half a letter.
    waiting: Vec<u8>,
    is_half: bool,
    is_other: bool,
    is_deep: bool,
}

impl RichText<'_, '_> {
    fn follow(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            at += 1;
            match byte {
                b'{' => {
                    self.end_waiting();
                    self.states.push(self.state);
                    (self.state.is_starred, self.state.is_apart) = (false, false);
                    if self.states.len() > DEEPEST {
                        self.is_deep = true;
                        return;
                    }
                }
                b'}' => {
                    if self.state.is_picture {
                        self.written.take(bytes.get(self.written.from..at - 1).unwrap_or_default());
                    }
                    self.close();
                    self.written.from = at;
                }
                b'\\' => {
                    at = self.control(bytes, at);
                    self.written.from = at;
                }
                b'\r' | b'\n' => {}
                byte => self.letter(byte),
            }
        }
    }

    fn close(&mut self) {
        self.end_waiting();
        if self.state.is_picture {
            self.pictures.take(self.side.0, self.side.1);
            self.side = (0.0, 0.0);
        }
        if self.state.is_apart {
            self.flow.close_box();
        }
        self.skip = 0;
        self.state = self.states.pop().unwrap_or_default();
    }

    /// Reads a control word after its backslash; returns where what follows begins.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some(first) = bytes.get(at).copied() else { return at };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
                    if let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                        self.letter(byte);
                    }
                    return at + 3;
                }
                b'*' => self.state.is_starred = true,
                b'~' => self.text(" "),
                b'_' => self.text("-"),
                b'\\' | b'{' | b'}' => self.letter(first),
                b'\r' | b'\n' => self.line(),
                _ => {}
            }
            return at + 1;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let length = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let name = rest.get(..length).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default();
        let after = rest.get(length..).unwrap_or_default();
        let digits = after.iter().take(11).take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
        let number = after.get(..digits).and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<i32>().ok());
        let mut end = at + length + digits;
        end += usize::from(bytes.get(end) == Some(&b' '));
        if name == "bin" {
            return end.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        self.word(name, number);
        end
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        self.end_waiting();
        let is_on = number != Some(0);
        if std::mem::take(&mut self.state.is_starred) && !SHOWN.contains(&name) {
            self.state.is_silent = true;
        }
        if SILENT.contains(&name) {
            (self.state.is_silent, self.state.is_colours) = (true, name == "colortbl");
            self.objects += usize::from(name == "objdata");
        }
        // The result of an object and the words of a drawing are inside groups that are otherwise not shown.
        if matches!(name, "result" | "shptxt" | "dptxbxtext") {
            self.state.is_silent = false;
        }
        if APART.contains(&name) && !self.state.is_silent && !self.state.is_apart {
            (self.state.is_apart, self.state.in_part, self.state.in_table) = (true, true, false);
            (self.state.is_hidden, self.state.is_struck) = (false, false);
            self.flow.open_part(part_of(name).to_owned());
        }
        match name {
            "line" | "softline" if !self.state.is_silent => self.flow.break_line(),
            "par" | "page" | "sect" | "column" => self.line(),
            "tab" => self.text("\t"),
            "cell" => self.cell(1),
            "nestcell" => self.cell(self.state.level.max(2)),
            "row" | "nestrow" => self.row(),
            "pard" => (self.state.in_table, self.state.level) = (false, 1),
            "intbl" => self.state.in_table = true,
            // The number of tables that a paragraph is in.
            "itap" => self.state.level = number.and_then(|level| usize::try_from(level).ok()).unwrap_or(1).clamp(1, 8),
            "plain" => self.plain(),
            "v" => self.state.is_hidden = is_on,
            "strike" | "striked" | "deleted" => self.state.is_struck = is_on,
            "fs" => self.state.is_tiny = number.is_some_and(|size| size <= TINY),
            "cf" => {
                let colour = number.and_then(|at| usize::try_from(at).ok()).and_then(|at| self.colours.get(at));
                self.state.is_white = colour == Some(&true);
            }
            "cb" | "chcbpat" | "highlight" | "cbpat" | "clcbpat" => self.state.has_ground |= number.unwrap_or(0) != 0,
            "ansicpg" => {
                self.code_page = CodePage::of(number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0));
            }
            "f" => self.state.font = number,
            "fcharset" if self.fonts.len() < MOST_COLOURS => {
                let page = number.and_then(|alphabet| CodePage::of_font(u32::try_from(alphabet).ok()?));
                if let Some((font, page)) = self.state.font.zip(page) {
                    self.fonts.insert(font, page);
                }
            }
            "uc" => self.state.unicode_skips = number.and_then(|skips| usize::try_from(skips).ok()).unwrap_or(1).min(8),
            "u" => self.unicode(number.unwrap_or(0)),
            "red" => self.colour[0] = number.unwrap_or(0),
            "green" => self.colour[1] = number.unwrap_or(0),
            "blue" => self.colour[2] = number.unwrap_or(0),
            "pict" => (self.state.is_silent, self.state.is_picture) = (true, !self.state.is_silent),
            "picwgoal" => self.side.0 = f64::from(number.unwrap_or(0)) / UNITS,
            "pichgoal" => self.side.1 = f64::from(number.unwrap_or(0)) / UNITS,
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            _ => {}
        }
    }

    /// Resets the look of letters to that of their style.
    fn plain(&mut self) {
        let State { is_silent, is_apart, in_part, in_table, level, is_colours, is_picture, unicode_skips, .. } =
            self.state;
        let kept = State { is_silent, is_apart, in_part, in_table, level, ..State::default() };
        self.state = State { is_colours, is_picture, unicode_skips, ..kept };
    }

    fn letter(&mut self, byte: u8) {
        if self.state.is_colours && byte == b';' {
            let is_white = self.colour.iter().all(|part| *part >= 250);
            if self.colours.len() < MOST_COLOURS {
                self.colours.push(is_white);
            }
            self.colour = [0; 3];
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if byte < 0x80 && !self.is_half {
            return self.text(char::from(byte).encode_utf8(&mut [0; 4]));
        }
        if !self.state.is_silent {
            self.waiting.push(byte);
            self.is_half = !self.is_half && self.page().is_first_of_two(byte);
        }
    }

    /// The code page of what comes now.
    fn page(&self) -> CodePage {
        self.state.font.and_then(|font| self.fonts.get(&font)).copied().unwrap_or(self.code_page)
    }

    /// Gives out the letters that were held until their rest arrived.
    fn end_waiting(&mut self) {
        self.is_half = false;
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            let page = self.page();
            self.is_other |= page == CodePage::Unknown && waiting.iter().any(|byte| *byte != 0xA0);
            self.text(&page.text(&waiting));
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state.unicode_skips;
        // Numbers above 32,767 are written as negative ones.
        let Ok(unit) = u16::try_from(number.rem_euclid(65_536)) else { return };
        let units = [self.high.take().unwrap_or(unit), unit];
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let pair = if units[0] == unit { &units[1..] } else { &units[..] };
        let text: String = char::decode_utf16(pair.iter().copied()).filter_map(Result::ok).collect();
        // These characters are symbols in symbol fonts.
        let text: String = text.chars().filter(|c| !('\u{F000}'..='\u{F0FF}').contains(c)).collect();
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        self.end_waiting();
        if self.state.is_silent {
            return;
        }
        if self.state.in_table {
            self.flow.in_cell_of(self.state.level);
        } else if !self.state.in_part && self.flow.is_in_table() {
            // White space between tables belongs to neither.
            if text.trim().is_empty() {
                return;
            }
            self.flow.end_tables();
        }
        let State { is_hidden, is_tiny, is_white, has_ground, .. } = self.state;
        // The colours of tables are not followed.
        self.flow.hidden = is_hidden || is_tiny || (is_white && !has_ground && !self.state.in_table);
        self.flow.struck = self.state.is_struck;
        self.flow.text(text);
        (self.flow.hidden, self.flow.struck) = (false, false);
    }

    fn line(&mut self) {
        if !self.state.is_silent {
            self.flow.end_line();
        }
    }

    fn cell(&mut self, level: usize) {
        if !self.state.is_silent {
            self.flow.in_cell_of(level);
            self.flow.close_cell();
        }
    }

    fn row(&mut self) {
        if !self.state.is_silent {
            self.flow.close_row();
        }
    }
}

fn part_of(name: &str) -> &str {
    match cap(name, 6) {
        "header" => "header",
        "footer" => "footer",
        "footno" => "footnote",
        "annota" => "comment",
        _ => "text box",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vendor_list::makers::WordLists;

    fn lines(text: &str) -> Vec<(String, bool)> {
        let words = WordLists::default();
        let mut reading = Reading::new(Some("a.rtf"), &words);
        read(&mut reading, text.as_bytes());
        reading.lines.iter().map(|line| (line.text.clone(), line.hidden)).collect()
    }

    #[test]
    fn rich_text_gives_what_it_shows() {
        for (text, shown) in [
            (r"{\rtf1\ansi Axis \b P3265\b0 -V\par Second}", "Axis P3265-V/Second"),
            (r"{\rtf1{\fonttbl{\f0 Arial;}}caf\'e9 \u8364? \u-10179?\u-8704?}", "café € 😀"),
            (
                r"{\rtf1\trowd\intbl Make\cell Model\cell\row\trowd\intbl Axis\cell\cell P1\cell\row\pard after\par}",
                "Make | Model/Axis | P1/after",
            ),
            (r"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} {\*\generator X;}end}", "link end"),
            (r"{\rtf1{\header Head\par}Body\par{\footnote Note}more}", "Head/Body/Note/more"),
            (r"{\rtf1{\shp{\*\shpinst{\sp{\sn fill}{\sv 1}}{\shptxt Box\par}}}Body}", "Box/Body"),
            (r"{\rtf1\ansicpg1251 \'ca\'e0\'ec\'e5\'f0\'e0 Axis\par}", "Камера Axis"),
            (r"{\rtf1\ansicpg936 \'ba\'a3\'bf\'b5\'cd\'fe\'ca\'d3 DS-2CD}", "海康威视 DS-2CD"),
            (r"{\rtf1\ansicpg932 \'8aJ\'96\'d4 x}", "開網 x"),
            (r"{\rtf1\ansicpg65001 caf\'c3\'a9\'a0x}", "cafÃ© x"),
            (r"{\rtf1\ansicpg65001 caf\'c3\'a9}", "café"),
            (
                r"{\rtf1\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset204 Arial;}}\f1\'b4\'f3\'bb\'aa\f0  caf\'e9 {\f2 \'c4\'e0}\'e9}",
                "大华 café Даé",
            ),
            (r"{\rtf1{\fonttbl{\f3\fcharset238 Arial;}}\pard\plain\f3 \'a3\'f3d\'9f\par}", "Łódź"),
            (r"{\rtf1\ansicpg950 \'b7{\b\'d3}x}", "\u{fffd}\u{fffd}x"),
            (r"{\rtf1\uc2\u8364\'80\'80 x\bin4 }}}}y}", "€ xy"),
        ] {
            let texts: Vec<String> = lines(text).into_iter().map(|(text, _)| text).collect();
            assert_eq!(texts.join("/"), shown, "{text}");
        }
        let hidden =
            lines(r"{\rtf1{\colortbl;\red255\green255\blue255;}Hik{\v zz}vision\par\cf1 white\par\cf0\highlight1 a}");
        let marked: Vec<(&str, bool)> = hidden.iter().map(|(text, hidden)| (text.as_str(), *hidden)).collect();
        assert_eq!(marked, [("Hikvision", false), ("zz", true), ("white", true), ("a", false)]);
        for odd in [
            "{\\rtf1",
            "{\\rtf1\\",
            "{\\rtf1\\'",
            "{\\rtf1\\u",
            "{\\rtf1}}}}x",
            "{\\rtf1\\bin99999999999",
            "{\\rtf1\\cell\\row\\cell",
        ] {
            let _ = lines(odd);
        }
        assert!(lines(&"{\\rtf1 ".repeat(5_000)).is_empty());
    }
}

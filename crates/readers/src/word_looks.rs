//! The look of letters in a Word document, as far as it decides whether anybody can see them: hidden, white on white,
//! tiny.

use super::markup::{Markup, Piece, Tag};
use std::collections::BTreeMap;

/// Letters of this size or smaller, in half points, cannot be seen.
const TINY: usize = 4;
/// The most styles of a document that are kept, and the longest chain of styles based on each other that is followed.
const MOST_STYLES: usize = 10_000;
const DEEPEST: usize = 10;
/// Styles of tables that add no colour.
const PLAIN_TABLES: [&str; 3] = ["TableGrid", "TableNormal", "NormalTable"];

/// The known look of letters; `None` where nothing is said.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    vanish: Option<bool>,
    white: Option<bool>,
    tiny: Option<bool>,
    /// Whether there is something other than white behind them.
    ground: Option<bool>,
    /// Their colour and that of the background, if known.
    letters: Option<u32>,
    fill: Option<u32>,
}

impl Look {
    /// Takes a property of a run.
    pub fn take(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.name() {
            "vanish" | "specVanish" => self.vanish = Some(!is_off(&value())),
            "color" => (self.white, self.letters) = (Some(is_white(&value())), rgb(&value()).or(Some(UNKNOWN))),
            "sz" => self.tiny = Some(value().parse::<usize>().is_ok_and(|size| size <= TINY)),
            "shd" => (self.ground, self.fill) = (Some(has_colour(tag)), fill(tag)),
            "highlight" => {
                self.ground = Some(!matches!(value().as_str(), "none" | "white"));
                self.fill = HIGHLIGHTS.iter().find(|(name, _)| *name == value()).map(|(_, rgb)| *rgb);
            }
            _ => {}
        }
    }

    fn then(self, later: Self) -> Self {
        Self {
            vanish: later.vanish.or(self.vanish),
            white: later.white.or(self.white),
            tiny: later.tiny.or(self.tiny),
            ground: later.ground.or(self.ground),
            letters: later.letters.or(self.letters),
            fill: later.fill.or(self.fill),
        }
    }
}

/// Whether the value of a switch in a document turns it off.
#[must_use]
pub fn is_off(value: &str) -> bool {
    matches!(value, "0" | "false" | "off")
}

fn is_white(colour: &str) -> bool {
    let part = |at: usize| colour.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    colour.len() == 6 && [0, 2, 4].into_iter().all(|at| part(at).is_some_and(|part| part >= 250))
}

/// The colours that a marker may have.
const HIGHLIGHTS: [(&str, u32); 16] = [
    ("black", 0),
    ("blue", 0x00_00_FF),
    ("cyan", 0x00_FF_FF),
    ("green", 0x00_FF_00),
    ("magenta", 0xFF_00_FF),
    ("red", 0xFF_00_00),
    ("yellow", 0xFF_FF_00),
    ("white", 0xFF_FF_FF),
    ("darkBlue", 0x00_00_80),
    ("darkCyan", 0x00_80_80),
    ("darkGreen", 0x00_80_00),
    ("darkMagenta", 0x80_00_80),
    ("darkRed", 0x80_00_00),
    ("darkYellow", 0x80_80_00),
    ("darkGray", 0x80_80_80),
    ("lightGray", 0xC0_C0_C0),
];

/// Stands for a colour that is given but not known.
const UNKNOWN: u32 = u32::MAX;

fn rgb(colour: &str) -> Option<u32> {
    (colour.len() == 6).then(|| u32::from_str_radix(colour, 16).ok()).flatten()
}

/// The one colour of a shade.
fn fill(tag: &Tag<'_>) -> Option<u32> {
    let is_plain = matches!(tag.attribute("val").as_deref(), None | Some("clear" | "nil"));
    rgb(&tag.attribute("fill").unwrap_or_default()).filter(|_| is_plain).or(Some(UNKNOWN))
}

/// Whether a shade is a colour other than white.
fn has_colour(tag: &Tag<'_>) -> bool {
    let fill = tag.attribute("fill").unwrap_or_default();
    let is_plain = matches!(tag.attribute("val").as_deref(), None | Some("clear" | "nil"));
    !is_plain || !(fill.is_empty() || fill == "auto" || is_white(&fill))
}

/// The looks of a document: those of its styles, and of what is open.
#[derive(Debug, Default)]
pub struct Looks {
    /// Where each style is among the looks.
    styles: BTreeMap<String, usize>,
    looks: Vec<(Look, String)>,
    /// The backgrounds of the tables, cells and paragraphs that are open.
    grounds: Vec<(bool, Option<u32>)>,
    paragraph: Look,
    run: Option<Look>,
    /// Whether pictures or shapes lie behind the text, so that white letters may be seen.
    pub has_backgrounds: bool,
}

impl Looks {
    /// The looks that the styles of a document give.
    #[must_use]
    pub fn of_styles(text: &str) -> Self {
        let mut looks = Self::default();
        let mut markup = Markup::new(text);
        let (mut id, mut look, mut based_on, mut in_letters) = (String::new(), Look::default(), String::new(), false);
        // A part that is damaged before its end still gives what it has.
        while let Ok(piece) = markup.piece() {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "style" => {
                        id = tag.attribute("styleId").unwrap_or_default();
                        (look, based_on) = (Look::default(), String::new());
                    }
                    "basedOn" => based_on = tag.attribute("val").unwrap_or_default(),
                    "rPr" => in_letters = true,
                    "shd" if !in_letters => (look.ground, look.fill) = (Some(has_colour(&tag)), fill(&tag)),
                    _ if in_letters => look.take(&tag),
                    _ => {}
                },
                Piece::Close(tag) if tag.name() == "rPr" => in_letters = false,
                Piece::Close(tag) if tag.name() == "style" && looks.styles.len() < MOST_STYLES => {
                    looks.styles.insert(std::mem::take(&mut id), looks.looks.len());
                    looks.looks.push((look, std::mem::take(&mut based_on)));
                }
                Piece::End => break,
                _ => {}
            }
        }
        looks
    }

    fn style(&self, id: &str) -> Look {
        let (mut look, mut id) = (Look::default(), id);
        for _ in 0..DEEPEST {
            let Some((own, based_on)) = self.styles.get(id).and_then(|at| self.looks.get(*at)) else { break };
            look = own.then(look);
            id = based_on;
        }
        look
    }

    /// An element begins.
    pub fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tbl" | "tc" => self.grounds.push((false, None)),
            "p" => {
                self.grounds.push((false, None));
                self.paragraph = self.style("Normal");
            }
            // The fill of a text box is not followed.
            "txbxContent" => self.grounds.push((true, None)),
            "r" => self.run = Some(Look::default()),
            "tblStyle" => {
                let name = tag.attribute("val").unwrap_or_default();
                self.mark(!PLAIN_TABLES.contains(&name.as_str()), None);
            }
            "pStyle" => self.paragraph = self.style(&tag.attribute("val").unwrap_or_default()),
            "rStyle" => {
                let style = self.style(&tag.attribute("val").unwrap_or_default());
                if let Some(run) = &mut self.run {
                    *run = style.then(*run);
                }
            }
            "shd" if self.run.is_none() => self.mark(has_colour(tag), fill(tag)),
            _ => {
                if let Some(run) = &mut self.run {
                    run.take(tag);
                }
            }
        }
    }

    fn mark(&mut self, is_coloured: bool, fill: Option<u32>) {
        if let Some((ground, colour)) = self.grounds.last_mut() {
            *ground |= is_coloured;
            *colour = fill.or(*colour);
        }
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "tbl" | "tc" | "p" | "txbxContent" => {
                self.grounds.pop();
            }
            "r" => self.run = None,
            _ => {}
        }
    }

    /// Whether nobody can see the letters that come now.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        let look = self.paragraph.then(self.run.unwrap_or_default());
        let is = |said: Option<bool>| said == Some(true);
        let on_colour = self.has_backgrounds || is(look.ground) || self.grounds.iter().any(|(ground, _)| *ground);
        let fill = look.fill.or_else(|| self.grounds.iter().rev().find_map(|(_, fill)| *fill));
        let is_same =
            look.letters.is_some_and(|letters| letters != UNKNOWN) && look.letters == fill && !self.has_backgrounds;
        is(look.vanish) || is(look.tiny) || is_same || (is(look.white) && !on_colour)
    }
}

//! What the styles of a web page say of a text: whether anybody can see it, and in which direction it is written.

use super::web_colours::{colour, dots, is_clear, is_white, share};

use super::web_shapes::{LaidOut, Shape};

/// Letters smaller than this, in dots, cannot be seen.
const TINY: f64 = 2.0;
/// What is further to the side than this, in dots, is off the screen.
const FAR: f64 = -500.0;
/// What is blurred over more dots than this cannot be read.
const BLURRED: f64 = 8.0;

/// The known style of a text; `None` where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether it and everything in it takes no space, is transparent or is off the screen.
    gone: Option<bool>,
    unseen: Option<bool>,
    tiny: Option<bool>,
    white: Option<bool>,
    clear: Option<bool>,
    /// Whether what is behind it is white.
    white_ground: Option<bool>,
    /// The colours of the letters and of the background, if they are known.
    letters: Option<Option<u32>>,
    ground: Option<Option<u32>>,
    overrides: Option<bool>,
    right_to_left: Option<bool>,
    /// The layout of the element itself, which is not inherited.
    laid_out: LaidOut,
}

impl Style {
    /// Reads declarations such as `color: #fff; left: -9999px`.
    #[must_use]
    pub fn of(declarations: &str) -> Self {
        let lower = declarations.to_ascii_lowercase();
        let mut style = Self::default();
        let (mut no_room, mut is_cut, mut has_pattern) = (false, false, false);
        for part in lower.split(';') {
            let Some((name, value)) = part.split_once(':') else { continue };
            let (name, written) = (name.trim(), value.trim().trim_end_matches("!important").trim());
            let value: String = written.chars().filter(|c| !c.is_whitespace()).collect();
            style.laid_out.take(name, written);
            match name {
                "width" | "height" | "max-height" | "max-width" => no_room |= dots(&value) == Some(0.0),
                "overflow" => is_cut = matches!(value.as_str(), "hidden" | "clip"),
                "background-clip" | "-webkit-background-clip" => has_pattern |= value == "text",
                _ => style.take(name, written, &value),
            }
        }
        if no_room && is_cut {
            style.gone = Some(true);
        }
        // Letters that are cut out of a picture can be seen.
        if has_pattern {
            style.clear = None;
        }
        style
    }

    /// Takes one declaration: its value as it is written, and without spaces.
    fn take(&mut self, name: &str, written: &str, value: &str) {
        match name {
            "display" => self.gone = Some(value == "none"),
            "mso-hide" => self.gone = self.gone.or(Some(value == "all")),
            "visibility" => self.unseen = Some(matches!(value, "hidden" | "collapse")),
            "content-visibility" => self.gone = self.gone.or(Some(value == "hidden")).filter(|is| *is),
            "opacity" => self.gone = self.gone.or(share(value).map(|share| share < 0.05)).filter(|is| *is),
            "zoom" if share(value) == Some(0.0) => self.gone = Some(true),
            "font-size" => self.tiny = Some(dots(value).is_some_and(|size| size < TINY)),
            "font" => self.tiny = size_of_font(written).map(|size| size < TINY),
            "left" | "right" | "top" | "text-indent" | "margin-left" if is_far(name, value) => self.gone = Some(true),
            "clip" if value.starts_with("rect(0") || value.starts_with("rect(1px,1px,1px") => self.gone = Some(true),
            "clip-path" | "-webkit-clip-path" if is_cut_away(written) => self.gone = Some(true),
            "filter" if is_filtered_away(value) => self.gone = Some(true),
            "transform" | "translate" | "scale" if is_moved_away(name, written) => self.gone = Some(true),
            "color" => {
                (self.white, self.clear) = (Some(is_white(written)), Some(is_clear(written)));
                self.letters = Some(colour(written));
            }
            "-webkit-text-fill-color" => self.clear = Some(is_clear(written)),
            "background" | "background-color"
                if !matches!(value, "none" | "transparent" | "inherit" | "initial" | "unset") =>
            {
                self.white_ground = Some(is_white(written));
                self.ground = Some(colour(written));
            }
            "background-image" if value != "none" => (self.white_ground, self.ground) = (Some(false), Some(None)),
            "unicode-bidi" => self.overrides = Some(value.contains("override")),
            "direction" => self.right_to_left = Some(value == "rtl"),
            _ => {}
        }
    }

    /// A colour of letters that an attribute sets.
    #[must_use]
    pub fn of_colour(written: &str) -> Self {
        Self { white: Some(is_white(written)), letters: Some(colour(written)), ..Self::default() }
    }

    /// A background colour that an attribute sets.
    #[must_use]
    pub fn of_ground(written: &str) -> Self {
        Self { white_ground: Some(is_white(written)), ground: Some(colour(written)), ..Self::default() }
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

    /// This style, changed by a later one.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        Self {
            gone: later.gone.or(self.gone),
            unseen: later.unseen.or(self.unseen),
            tiny: later.tiny.or(self.tiny),
            white: later.white.or(self.white),
            clear: later.clear.or(self.clear),
            white_ground: later.white_ground.or(self.white_ground),
            letters: later.letters.or(self.letters),
            ground: later.ground.or(self.ground),
            overrides: later.overrides.or(self.overrides),
            right_to_left: later.right_to_left.or(self.right_to_left),
            laid_out: self.laid_out.then(later.laid_out),
        }
    }

    /// The style of an element inside this one whose own style is `own`.
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

    /// Whether nobody can see such a text. `knows_ground`: no style sheet in another file may colour the background.
    #[must_use]
    pub fn is_hidden(self, knows_ground: bool) -> bool {
        let is = |said: Option<bool>| said == Some(true);
        let is_white_on_white = is(self.white) && knows_ground && self.white_ground != Some(false);
        let is_same =
            matches!((self.letters, self.ground), (Some(Some(letters)), Some(Some(ground))) if letters == ground);
        is(self.gone)
            || is(self.unseen)
            || is(self.tiny)
            || is(self.clear)
            || is_white_on_white
            || (is_same && knows_ground)
    }

    /// Whether its letters are in the opposite order.
    #[must_use]
    pub fn is_reversed(self) -> bool {
        self.overrides == Some(true) && self.right_to_left == Some(true)
    }
}

/// The size in the short form of a font: `0/0 a`, `bold 12px/1.5 Arial`.
fn size_of_font(value: &str) -> Option<f64> {
    value.split_whitespace().find_map(|part| {
        let size = part.split('/').next()?;
        let told = size == "0" || size.ends_with(|c: char| c.is_ascii_alphabetic() || c == '%');
        dots(size).filter(|_| told)
    })
}

/// Whether a position is off the screen: far to the left or above, or further than a whole width.
fn is_far(name: &str, value: &str) -> bool {
    let part = value.strip_suffix('%').and_then(|part| part.parse::<f64>().ok());
    match part {
        Some(part) => {
            (part <= -100.0 && name != "text-indent" && name != "margin-left") || (part > 100.0 && name == "right")
        }
        None => dots(value).is_some_and(|at| at <= FAR),
    }
}

/// The arguments of a function, as numbers without units.
fn numbers(inside: &str) -> Vec<f64> {
    let parts = inside.split([',', ' ', '(', ')']).filter(|part| !part.is_empty());
    parts.map(|part| dots(part.trim_end_matches('%').trim_end_matches("deg")).unwrap_or(f64::NAN)).collect()
}

/// Whether clipping leaves nothing: `inset(100%)`, `circle(0)`, `polygon(0 0,0 0,0 0)`.
fn is_cut_away(value: &str) -> bool {
    let Some((shape, inside)) = value.split_once('(') else { return false };
    let inside = inside.split(" at ").next().unwrap_or_default();
    let parts = numbers(inside);
    let share = |nth: usize| parts.get(nth).copied().unwrap_or_default();
    match shape {
        "inset" if inside.contains('%') => match parts.len() {
            0 => false,
            1 => share(0) >= 50.0,
            2 => share(0) >= 50.0 || share(1) >= 50.0,
            3 => share(0) + share(2) >= 100.0 || share(1) >= 50.0,
            _ => share(0) + share(2) >= 100.0 || share(1) + share(3) >= 100.0,
        },
        "circle" | "ellipse" => parts.first() == Some(&0.0) || (shape == "ellipse" && parts.get(1) == Some(&0.0)),
        "polygon" => !parts.is_empty() && parts.iter().all(|part| *part == 0.0),
        _ => false,
    }
}

/// Whether a filter leaves nothing that can be read: `opacity(0)`, `blur(20px)`.
fn is_filtered_away(value: &str) -> bool {
    let inside = |name: &str| Some(value.split_once(name)?.1.split(')').next().unwrap_or_default());
    inside("opacity(").and_then(share).is_some_and(|share| share < 0.05)
        || inside("blur(").and_then(dots).is_some_and(|over| over >= BLURRED)
}

/// Whether something is moved off the screen, made as small as a dot, or turned so that only its edge shows.
fn is_moved_away(name: &str, value: &str) -> bool {
    let is_far = |inside: &str| {
        inside.split([',', ' ']).filter(|part| !part.is_empty()).any(|part| match part.strip_suffix('%') {
            Some(share) => share.parse::<f64>().is_ok_and(|share| share.abs() >= 1_000.0),
            None => dots(part).is_some_and(|at| at.abs() >= -2.0 * FAR),
        })
    };
    if name == "translate" {
        return is_far(value);
    }
    if name == "scale" {
        return numbers(value).contains(&0.0);
    }
    value.split(')').filter_map(|call| call.split_once('(')).any(|(call, inside)| {
        let parts = numbers(inside);
        match call.trim() {
            "scale" | "scalex" | "scaley" | "scale3d" => parts.contains(&0.0),
            "matrix" | "matrix3d" => parts.iter().take(4).all(|part| *part == 0.0),
            "translate" | "translatex" | "translatey" | "translate3d" => is_far(inside),
            "rotatex" | "rotatey" => parts.first().is_some_and(|turn| turn.abs() == 90.0),
            _ => false,
        }
    })
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
            ("color:#000;background:#000", true),
            ("color:#336699; background-color: rgb(51 102 153)", true),
            ("color:#336699;background:#fff", false),
            ("color:hsl(0 0% 100%)", true),
            ("opacity:0%", true),
            ("opacity:calc(0)", true),
            ("opacity:50%", false),
            ("clip-path:inset(100%)", true),
            ("clip-path: inset(0 100% 0 0)", true),
            ("clip-path:inset(5%)", false),
            ("clip-path:circle(0 at 50% 50%)", true),
            ("clip-path:circle(40px)", false),
            ("clip-path:polygon(0 0,0 0,0 0)", true),
            ("clip-path:polygon(0 0,100% 0,50% 100%)", false),
            ("filter:opacity(0)", true),
            ("filter:blur(2px)", false),
            ("transform:scaleY(0)", true),
            ("transform:translateX(-9999px)", true),
            ("transform:translate(-50%,-50%)", false),
            ("transform:translateX(-200vw)", true),
            ("transform:rotateY(90deg)", true),
            ("transform:rotate(90deg)", false),
            ("scale:0", true),
            ("scale:1.2", false),
            ("translate:-9999px", true),
            ("font:0/0 a", true),
            ("font:italic 700 12px/1.5 Arial", false),
            ("left:-200%", true),
            ("left:100%", false),
            ("right:110%", true),
            ("top:-500vh", true),
            ("zoom:0", true),
            ("zoom:1", false),
            ("content-visibility:hidden", true),
            ("content-visibility:auto", false),
            ("max-width:0;overflow:clip", true),
            ("-webkit-text-fill-color:transparent", true),
            ("-webkit-text-fill-color:transparent;background-clip:text", false),
        ] {
            assert_eq!(Style::default().inside(Style::of(declarations)).is_hidden(true), hidden, "{declarations}");
        }
        let around = Style::default().inside(Style::of("font-size:0;visibility:hidden"));
        assert!(!around.inside(Style::of("font-size:14px;visibility:visible")).is_hidden(true));
        assert!(Style::default().inside(Style::gone()).inside(Style::of("display:block")).is_hidden(true));
    }
}

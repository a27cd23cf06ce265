//! Colours and lengths as web pages write them.

/// Names of colours that pages commonly use.
const NAMED: [(&str, u32); 22] = [
    ("white", 0xFF_FF_FF),
    ("window", 0xFF_FF_FF),
    ("canvas", 0xFF_FF_FF),
    ("black", 0),
    ("canvastext", 0),
    ("windowtext", 0),
    ("red", 0xFF_00_00),
    ("lime", 0x00_FF_00),
    ("blue", 0x00_00_FF),
    ("yellow", 0xFF_FF_00),
    ("green", 0x00_80_00),
    ("navy", 0x00_00_80),
    ("teal", 0x00_80_80),
    ("maroon", 0x80_00_00),
    ("purple", 0x80_00_80),
    ("olive", 0x80_80_00),
    ("silver", 0xC0_C0_C0),
    ("gray", 0x80_80_80),
    ("grey", 0x80_80_80),
    ("orange", 0xFF_A5_00),
    ("whitesmoke", 0xF5_F5_F5),
    ("snow", 0xFF_FA_FA),
];

/// A colour as one number, if it is one that is known.
#[must_use]
pub fn colour(written: &str) -> Option<u32> {
    let written = written.trim().to_ascii_lowercase();
    if let Some(digits) = written.strip_prefix('#') {
        return of_digits(digits);
    }
    if let Some((_, rgb)) = NAMED.iter().find(|(name, _)| *name == written) {
        return Some(*rgb);
    }
    let (function, inside) = written.split_once('(')?;
    let inside = inside.trim_end_matches(')').split('/').next()?;
    let parts: Vec<&str> = inside.split([',', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, second, third, ..] = parts.as_slice() else { return None };
    match function {
        "rgb" | "rgba" => Some(joined(channel(first)?, channel(second)?, channel(third)?)),
        "hsl" | "hsla" => of_hue(number(first)?, number(second)? / 100.0, number(third)? / 100.0),
        _ => None,
    }
}

/// Whether a colour is so close to white that it cannot be seen on white.
#[must_use]
pub fn is_white(written: &str) -> bool {
    colour(written).is_some_and(|rgb| [rgb >> 16, rgb >> 8, rgb].iter().all(|part| part & 0xFF >= 250))
}

/// Whether a colour is fully transparent.
#[must_use]
pub fn is_clear(written: &str) -> bool {
    let written = written.trim().to_ascii_lowercase();
    let Some((_, inside)) = written.split_once('(') else { return written == "transparent" };
    let inside = inside.trim_end_matches(')');
    let parts: Vec<&str> = inside.split([',', '/']).collect();
    let has_share = inside.contains('/') || parts.len() == 4;
    has_share && parts.last().and_then(|part| share(part)).is_some_and(|share| share < 0.05)
}

/// A share such as `0.5`, `50%` or `calc(0)`.
#[must_use]
pub fn share(written: &str) -> Option<f64> {
    let written = written.trim();
    let written = written.strip_prefix("calc(").and_then(|inside| inside.strip_suffix(')')).unwrap_or(written).trim();
    match written.strip_suffix('%') {
        Some(number) => number.trim().parse::<f64>().ok().map(|number| number / 100.0),
        None => written.parse().ok(),
    }
}

/// A length in dots. Letters count as 16 dots, a hundredth of the screen as 10.
#[must_use]
pub fn dots(value: &str) -> Option<f64> {
    let value = value.trim();
    let value = value.strip_prefix("calc(").and_then(|inside| inside.strip_suffix(')')).unwrap_or(value).trim();
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    let (number, unit) = value.split_at_checked(end)?;
    let number: f64 = number.parse().ok()?;
    match unit {
        "" | "px" => Some(number),
        "pt" => Some(number * 1.33),
        "em" | "rem" => Some(number * 16.0),
        "vw" | "vh" | "vmin" | "vmax" => Some(number * 10.0),
        "%" => Some(number * 0.16),
        _ => None,
    }
}

fn number(part: &str) -> Option<f64> {
    part.trim_end_matches(['%', 'd', 'e', 'g']).parse().ok()
}

fn channel(part: &str) -> Option<u32> {
    let value = match part.strip_suffix('%') {
        Some(share) => share.parse::<f64>().ok()? * 2.55,
        None => part.parse().ok()?,
    };
    rounded(value)
}

fn rounded(value: f64) -> Option<u32> {
    (0.0..=255.5)
        .contains(&value)
        .then(|| format!("{value:.0}").parse().ok())
        .flatten()
        .map(|value: u32| value.min(255))
}

fn joined(red: u32, green: u32, blue: u32) -> u32 {
    (red << 16) | (green << 8) | blue
}

fn of_digits(digits: &str) -> Option<u32> {
    let number = u32::from_str_radix(digits, 16).ok()?;
    match digits.len() {
        3 => Some(doubled(number)),
        4 => Some(doubled(number >> 4)),
        6 => Some(number),
        8 => Some(number >> 8),
        _ => None,
    }
}

fn doubled(number: u32) -> u32 {
    joined((number >> 8 & 0xF) * 17, (number >> 4 & 0xF) * 17, (number & 0xF) * 17)
}

/// A colour from its hue in degrees, its saturation and its lightness.
fn of_hue(hue: f64, strength: f64, light: f64) -> Option<u32> {
    let chroma = (1.0 - (2.0 * light - 1.0).abs()) * strength;
    let part = |shift: f64| {
        let place = (shift + hue / 30.0).rem_euclid(12.0);
        let level = light - chroma / 2.0 * (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0);
        rounded(level * 255.0)
    };
    Some(joined(part(0.0)?, part(8.0)?, part(4.0)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_numbers_however_they_are_written() {
        for (written, rgb) in [
            ("#fff", 0xFF_FF_FF),
            ("#336699", 0x33_66_99),
            ("#33669980", 0x33_66_99),
            ("rgb(51, 102, 153)", 0x33_66_99),
            ("rgb(255 255 255 / 100%)", 0xFF_FF_FF),
            ("rgb(100%, 100%, 100%)", 0xFF_FF_FF),
            ("hsl(0 0% 100%)", 0xFF_FF_FF),
            ("hsl(0, 100%, 50%)", 0xFF_00_00),
            ("hsl(120deg 100% 50%)", 0x00_FF_00),
            ("Black", 0),
            ("Canvas", 0xFF_FF_FF),
        ] {
            assert_eq!(colour(written), Some(rgb), "{written}");
        }
        for written in ["inherit", "var(--x)", "#12", "rgb(1)", "rgb(a,b,c)", "rgb(300,0,0)", "hsl()", "#xyz", ""] {
            assert_eq!(colour(written), None, "{written}");
        }
    }

    #[test]
    fn what_lets_through_and_how_long_things_are() {
        for (written, clear) in [
            ("transparent", true),
            ("rgba(0,0,0,0)", true),
            ("rgb(0 0 0 / 0%)", true),
            ("rgba(0,0,0,.9)", false),
            ("rgb(0,0,0)", false),
            ("black", false),
        ] {
            assert_eq!(is_clear(written), clear, "{written}");
        }
        assert_eq!((share("0%"), share("calc(0)"), share("x")), (Some(0.0), Some(0.0), None));
        assert_eq!((dots("-500vh"), dots("2em"), dots("auto")), (Some(-5000.0), Some(32.0), None));
    }
}

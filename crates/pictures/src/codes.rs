//! QR, bar and DataMatrix codes in a picture, and what may be kept of them. A code often holds a setup code, a password
//! or a key beside the numbers that name the device. Only what is certainly a model, a serial number or a network
//! card's number is taken out, and the rest is never kept.

use crate::marks::{self, Mac};
use crate::raster::Raster;
use rxing::{BarcodeFormat, DecodeHints};
use std::collections::HashSet;

/// The most codes of one picture that are read.
const MOST_CODES: usize = 100;
/// Pictures with longer sides are searched only at half their size.
const LONG_SIDE: usize = 3_000;
/// The longest code that is taken apart, in letters.
const LONGEST: usize = 2_000;

/// What a code holds that names the device.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// Model numbers.
    pub models: Vec<String>,
    /// Serial numbers.
    pub serials: Vec<String>,
    /// The number of the network card.
    pub macs: Vec<Mac>,
    /// Whether it holds something else, which was left out.
    pub holds_more: bool,
    /// A single word, which may be a serial number or a secret; only used to compare it with what is printed.
    bare: Option<String>,
}

impl Code {
    /// The one word that it consists of, if it does: never kept, and only compared with what is printed as a serial
    /// number.
    pub(crate) fn bare(&self) -> Option<&String> {
        self.bare.as_ref()
    }

    /// What it holds, as one line; `None` if it names no device.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let models = self.models.iter().map(|model| format!("Model {model}"));
        let serials = self.serials.iter().map(|serial| format!("Serial number {serial}"));
        let macs = self.macs.iter().map(|mac| format!("MAC {mac}"));
        let parts: Vec<String> = models.chain(serials).chain(macs).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The codes in a picture, each once.
#[must_use]
pub fn find(picture: &Raster, alive: &mut dyn FnMut()) -> Vec<Code> {
    let mut texts: Vec<(String, bool)> = Vec::new();
    let longest = picture.wide().max(picture.tall());
    let mut looked = |raster: &Raster| {
        for found in look(raster) {
            if texts.len() < MOST_CODES && !texts.contains(&found) {
                texts.push(found);
            }
        }
    };
    if longest <= LONG_SIDE {
        looked(picture);
        alive();
    }
    looked(&picture.resized((picture.wide() / 2).max(1), (picture.tall() / 2).max(1)));
    alive();
    let mut codes: Vec<Code> = texts.iter().map(|(text, is_bar)| take_apart(text, *is_bar)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The texts of the codes in a picture, and whether each is a bar code, which holds a single number.
fn look(picture: &Raster) -> Vec<(String, bool)> {
    let formats = [
        BarcodeFormat::QR_CODE,
        BarcodeFormat::DATA_MATRIX,
        BarcodeFormat::CODE_128,
        BarcodeFormat::CODE_39,
        BarcodeFormat::EAN_13,
    ];
    let mut hints = DecodeHints { TryHarder: Some(true), ..DecodeHints::default() };
    hints.PossibleFormats = Some(HashSet::from(formats));
    let (Ok(wide), Ok(tall)) = (u32::try_from(picture.wide()), u32::try_from(picture.tall())) else {
        return Vec::new();
    };
    let found = rxing::helpers::detect_multiple_in_luma_with_hints(picture.brightness(), wide, tall, &mut hints);
    let is_bar = |format: &BarcodeFormat| !matches!(format, BarcodeFormat::QR_CODE | BarcodeFormat::DATA_MATRIX);
    let result = |code: &rxing::RXingResult| (code.getText().to_owned(), is_bar(code.getBarcodeFormat()));
    // An article number (EAN) names the product and not the device.
    let named = |code: &&rxing::RXingResult| *code.getBarcodeFormat() != BarcodeFormat::EAN_13;
    found.unwrap_or_default().iter().filter(named).map(result).collect()
}

/// Takes out of a code what names the device.
#[must_use]
pub fn take_apart(text: &str, is_bar: bool) -> Code {
    let mut code = Code::default();
    let text: String = text.chars().take(LONGEST).collect();
    let trimmed = text.trim();
    // A bar code is a single number, and a QR code may be; a short one may be a setup code.
    if let Some(mac) = Mac::read(trimmed) {
        code.macs.push(mac);
        return code;
    }
    if is_bar && marks::is_number(trimmed) && trimmed.len() >= 6 {
        if marks::is_model(trimmed) {
            code.models.push(trimmed.to_owned());
        } else {
            code.serials.push(trimmed.to_owned());
        }
        return code;
    }
    code.bare = (marks::is_number(trimmed) && trimmed.len() >= 8).then(|| trimmed.to_owned());
    let mut label: Option<marks::Label> = None;
    // What follows the name of a secret is one, whatever it looks like.
    let mut is_secret = false;
    let parts = trimmed.split(|c: char| c.is_whitespace() || c.is_control() || "{}\"'?&;,|=<>".contains(c));
    for part in parts.filter(|part| !part.is_empty()) {
        let (name, value) = match part.split_once(':') {
            Some((name, value)) if marks::Label::read(name).is_some() || marks::names_secret(name) => {
                (Some(name), value)
            }
            _ => (None, part),
        };
        if let Some(name) = name {
            label = marks::Label::read(name);
            if label.is_none() {
                (is_secret, code.holds_more) = (value.is_empty(), true);
                continue;
            }
        } else if marks::names_secret(part) {
            (label, is_secret, code.holds_more) = (None, true, true);
            continue;
        } else if let Some(named) = marks::Label::read(part) {
            label = Some(named);
            continue;
        }
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        if std::mem::take(&mut is_secret) {
            continue;
        }
        match (label.take(), Mac::read(value)) {
            (_, Some(mac)) => code.macs.push(mac),
            (Some(marks::Label::Serial), None) if marks::is_number(value) => code.serials.push(value.to_owned()),
            (Some(marks::Label::Model), None) if marks::is_number(value) => code.models.push(value.to_owned()),
            (_, None) if marks::is_model(value) => code.models.push(value.to_owned()),
            _ => code.holds_more = true,
        }
    }
    code.models.dedup();
    code.serials.dedup();
    code.macs.dedup();
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(code: &str) -> String {
        take_apart(code, false).text().unwrap_or_default()
    }

    #[test]
    fn what_names_the_device_is_kept() {
        assert_eq!(text("3CEF8C3566EF"), "MAC 3C:EF:8C:35:66:EF");
        assert_eq!(text("https://qr.example.com/d?sn=NQBMBCZZN58251G"), "Serial number NQBMBCZZN58251G");
        assert_eq!(
            text("{SN:6G0123BPAG01234,DT:IPC-HFW2431S-S,SC:L2ABCDEF}"),
            "Model IPC-HFW2431S-S, Serial number 6G0123BPAG01234"
        );
        assert_eq!(take_apart("UQ6S1QYRB2H8ZHF", true).text().as_deref(), Some("Serial number UQ6S1QYRB2H8ZHF"));
    }

    #[test]
    fn setup_codes_passwords_and_keys_are_never_kept() {
        for (code, secret) in [
            ("{SN:6G0123BPAG01234,DT:IPC-HFW2431S-S,SC:L2ABCDEF}", "L2ABCDEF"),
            ("http://www.example.com\rDS-2CD2143G2-I\rQWERTY\r", "QWERTY"),
            ("WIFI:S:site;T:WPA;P:correct-horse7;;", "horse"),
            ("X-HM://0023ISYWY1ABC", "0023"),
            ("MT:Y.K9042C00KA0648G00", "Y.K9"),
            ("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", "JBSWY3"),
            ("https://setup.example/c?key=AB12-CD34-EF56&sn=X1234567", "AB12"),
            ("password=Admin-12345", "12345"),
            ("PASSWORD=ADM-12345", "12345"),
            ("VerificationCode: ABC-123456", "123456"),
        ] {
            let read = take_apart(code, false);
            assert!(!read.text().unwrap_or_default().contains(secret), "{code}: {read:?}");
            assert!(read.holds_more, "{code}: {read:?}");
        }
    }
}

//! Invented papers and a label, to try the tool with.

use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement};

/// A quote.
pub const SAMPLE_QUOTE: &str = "Quotation for the town hall and car park\n\
4 x DS-2CD2143G2-I 4MP turret camera\n\
1 x HiLook NVR-108MH-C/8P 8 channel recorder, 4TB\n\
2 x AXIS P3265-LVE dome (replaces existing Hikvision)\n\
1 x Dahua IPC-HFW2831T-ZAS or equivalent\n\
6 x Swann 4K add-on camera\n\
8 x 5MP vandal dome, white, as specified\n\
Supply and lay CAT6 cable, per point\n\
Power supply suitable for Hikvision turrets";

/// A register, with the tabs of cells copied from a sheet.
pub const SAMPLE_REGISTER: &str = "Asset\tMake\tModel\tSite\tInstalled\tStatus\n\
C001\tHikvision\tDS-2CD2143G2-I\tTown hall\t2019\tIn use\n\
C002\tHikvision\tDS-2CD2143G2-I\tTown hall\t2019\tIn use\n\
C003\tDahua\tIPC-HFW2831T-ZAS\tCar park\t2021\tIn use\n\
C004\tAxis\tP3265-LVE\tLibrary\t2023\tIn use\n\
C005\tHiLook\tNVR-108MH-C/8P\tDepot\t2020\tTo be removed\n\
C006\tSwann\t4K camera\tDepot\t2018\tIn use\n\
C007\t\t5MP dome\tLeisure centre\t\tIn use";

/// The text on the label of a sample photograph, with the size of its letters in pixels.
const LABEL: [(&str, u32); 4] =
    [("HIKVISION", 72), ("Network Camera", 44), ("Model: DS-2CD2143G2-I", 44), ("12 V DC, 7 W   PoE 802.3af", 36)];
/// Its sides and margin, in pixels.
const LABEL_WIDTH: u32 = 900;
const LABEL_HEIGHT: u32 = 440;
const LABEL_MARGIN: f64 = 60.0;

/// Draws a label and hands it over as a file, like a photograph of one.
///
/// # Errors
/// Where the browser gives no drawing surface.
pub fn draw_label(take: impl FnOnce(File) + 'static) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(LABEL_WIDTH);
    canvas.set_height(LABEL_HEIGHT);
    let surface = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let surface: CanvasRenderingContext2d = surface.unchecked_into();
    surface.set_fill_style_str("#f2f2ee");
    surface.fill_rect(0.0, 0.0, LABEL_WIDTH.into(), LABEL_HEIGHT.into());
    surface.set_fill_style_str("#111111");
    let mut line = LABEL_MARGIN;
    for (words, size) in LABEL {
        line += f64::from(size);
        surface.set_font(&format!("{size}px Arial, sans-serif"));
        surface.fill_text(words, LABEL_MARGIN, line)?;
        line += f64::from(size) / 2.0;
    }
    let hand_over = Closure::once_into_js(move |blob: Option<Blob>| {
        let pieces = js_sys::Array::from_iter(blob);
        // A browser that makes no picture gives no file.
        if let Some(file) =
            File::new_with_blob_sequence(&pieces, "sample-label.png").ok().filter(|file| file.size() > 0.0)
        {
            take(file);
        }
    });
    canvas.to_blob(hand_over.unchecked_ref())
}

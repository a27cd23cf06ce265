//! Characters that look like a Latin letter or a digit, or are one in another form.
//!
//! What looks alike is from the Unicode Consortium's list of confusable characters (Unicode Technical Standard 39, version
//! 18.0): every single character there that stands for one Latin letter or digit, by itself or as a small capital, and is
//! not taken apart by compatibility decomposition; a test compares the two. A few that writers use in that way and the
//! list has not were added (“Я” for R, “Λ” for A). Which way round a name is meant is decided by who compares.

use crate::sorted;
use std::sync::OnceLock;

/// The Latin capital or the digit that a character looks like; none for ASCII, and for what looks like none of them.
///
/// ```
/// use vendor_text::look_alikes::look_alike;
/// assert_eq!(look_alike('ѵ'), Some('V'));
/// assert_eq!(look_alike('Ж'), Some('X'));
/// assert_eq!(look_alike('V'), None);
/// ```
#[must_use]
pub fn look_alike(c: char) -> Option<char> {
    static BY_CHARACTER: OnceLock<Vec<(char, char)>> = OnceLock::new();
    if c.is_ascii() {
        return None;
    }
    let known = BY_CHARACTER.get_or_init(|| {
        let each = LOOK_ALIKES.iter().flat_map(|(latin, others)| others.chars().map(|other| (other, *latin)));
        let mut known: Vec<(char, char)> = each.collect();
        sorted::by_key(&mut known, |(other, _)| *other);
        known
    });
    found(known, c)
}

/// The ordinary capital for a small capital, or for a white letter on a black square.
#[must_use]
pub fn capital(c: char) -> Option<char> {
    let nth = |first: char| {
        let at = u8::try_from(u32::from(c).checked_sub(u32::from(first))?).ok().filter(|at| *at < 26)?;
        Some(char::from(b'A' + at))
    };
    match c {
        '\u{1F150}'..='\u{1F169}' => nth('\u{1F150}'),
        '\u{1F170}'..='\u{1F189}' => nth('\u{1F170}'),
        _ => SMALL_CAPITALS.iter().find(|(small, _)| *small == c).map(|(_, capital)| *capital),
    }
}

/// The capital of a regional indicator, of which pairs are drawn as flags.
#[must_use]
pub fn flag_letter(c: char) -> Option<char> {
    let at = u8::try_from(u32::from(c).checked_sub(0x1F1E6)?).ok().filter(|at| *at < 26)?;
    Some(char::from(b'A' + at))
}

/// The Latin capital that a character looks like upside down.
#[must_use]
pub fn turned(c: char) -> Option<char> {
    TURNED.iter().find(|(turned, _)| *turned == c).map(|(_, latin)| *latin)
}

/// A class that groups everything that looks like a certain capital, digit or sign, or is written in place of it: I
/// stands for L and 1, A for 4 and @. `None` for what is not written in place of any letter.
#[must_use]
pub fn class(c: char) -> Option<char> {
    match c {
        'L' | '1' | '!' | '|' => Some('I'),
        '0' => Some('O'),
        '4' | '@' => Some('A'),
        '8' => Some('B'),
        '3' | '€' => Some('E'),
        '6' | '9' => Some('G'),
        '5' | '$' => Some('S'),
        '7' => Some('T'),
        'A'..='Z' => Some(c),
        _ => None,
    }
}

/// The simplified form of a traditional Chinese character; only those in names on the list.
#[must_use]
pub fn simplified(c: char) -> Option<char> {
    matches!(c, '\u{4E00}'..='\u{9FFF}').then(|| found(&SIMPLIFIED, c)).flatten()
}

fn found(known: &[(char, char)], c: char) -> Option<char> {
    let at = known.binary_search_by_key(&c, |(other, _)| *other).ok()?;
    known.get(at).map(|(_, latin)| *latin)
}

/// Small capitals of the phonetic alphabet, with the letters that they stand for.
#[rustfmt::skip]
const SMALL_CAPITALS: [(char, char); 25] = [
    ('ᴀ', 'A'), ('ʙ', 'B'), ('ᴄ', 'C'), ('ᴅ', 'D'), ('ᴇ', 'E'), ('ꜰ', 'F'), ('ɢ', 'G'), ('ʜ', 'H'), ('ɪ', 'I'),
    ('ᴊ', 'J'), ('ᴋ', 'K'), ('ʟ', 'L'), ('ᴍ', 'M'), ('ɴ', 'N'), ('ᴏ', 'O'), ('ᴘ', 'P'), ('ꞯ', 'Q'), ('ʀ', 'R'),
    ('ꜱ', 'S'), ('ᴛ', 'T'), ('ᴜ', 'U'), ('ᴠ', 'V'), ('ᴡ', 'W'), ('ʏ', 'Y'), ('ᴢ', 'Z'),
];

/// Characters that are, or look like, letters upside down. ASCII letters that look the same both ways are left out.
#[rustfmt::skip]
const TURNED: [(char, char); 50] = [
    ('ɐ', 'A'), ('ɔ', 'C'), ('ᗺ', 'B'), ('Ɔ', 'C'), ('ᗡ', 'D'), ('p', 'D'), ('ǝ', 'E'), ('Ǝ', 'E'), ('ᴱ', 'E'),
    ('ɟ', 'F'), ('Ⅎ', 'F'), ('ƃ', 'G'), ('ᵷ', 'G'), ('ɓ', 'G'), ('פ', 'G'), ('ɥ', 'H'), ('ᴉ', 'I'), ('ı', 'I'),
    ('ᵎ', 'I'), ('ɾ', 'J'), ('ſ', 'J'), ('ʞ', 'K'), ('ꓘ', 'K'), ('Ʞ', 'K'), ('ן', 'L'), ('ꞁ', 'L'), ('ʅ', 'L'),
    ('Ꞁ', 'L'), ('ɯ', 'M'), ('Ɯ', 'M'), ('u', 'N'), ('d', 'P'), ('Ԁ', 'P'), ('b', 'Q'), ('q', 'B'), ('ɹ', 'R'),
    ('ʁ', 'R'), ('ᴚ', 'R'), ('ʇ', 'T'), ('Ʇ', 'T'), ('n', 'U'), ('Ո', 'U'), ('ʌ', 'V'), ('Λ', 'V'), ('Ʌ', 'V'),
    ('ᴧ', 'V'), ('ʍ', 'W'), ('M', 'W'), ('W', 'M'), ('ʎ', 'Y'),
];

/// Traditional characters with their simplified forms (Unihan database, `kSimplifiedVariant`), by code point; only
/// those in names on the list.
#[rustfmt::skip]
const SIMPLIFIED: [(char, char); 94] = [
    ('亞', '亚'), ('偉', '伟'), ('傳', '传'), ('創', '创'), ('動', '动'), ('務', '务'), ('勞', '劳'), ('匯', '汇'), ('國', '国'), ('圖', '图'),
    ('團', '团'), ('實', '实'), ('寧', '宁'), ('寶', '宝'), ('島', '岛'), ('廈', '厦'), ('廣', '广'), ('從', '从'), ('愛', '爱'), ('慶', '庆'),
    ('數', '数'), ('曠', '旷'), ('書', '书'), ('會', '会'), ('東', '东'), ('業', '业'), ('樂', '乐'), ('機', '机'), ('歐', '欧'), ('氣', '气'),
    ('湯', '汤'), ('漢', '汉'), ('灣', '湾'), ('為', '为'), ('爲', '为'), ('爾', '尔'), ('瑪', '玛'), ('環', '环'), ('產', '产'), ('當', '当'),
    ('療', '疗'), ('發', '发'), ('眾', '众'), ('碩', '硕'), ('碼', '码'), ('積', '积'), ('節', '节'), ('絡', '络'), ('統', '统'), ('網', '网'),
    ('線', '线'), ('縱', '纵'), ('總', '总'), ('聯', '联'), ('臉', '脸'), ('臺', '台'), ('興', '兴'), ('華', '华'), ('萊', '莱'), ('藥', '药'),
    ('蘇', '苏'), ('螢', '萤'), ('衆', '众'), ('術', '术'), ('視', '视'), ('訊', '讯'), ('設', '设'), ('諾', '诺'), ('豐', '丰'), ('責', '责'),
    ('貿', '贸'), ('資', '资'), ('車', '车'), ('軟', '软'), ('達', '达'), ('遜', '逊'), ('遠', '远'), ('邁', '迈'), ('醫', '医'), ('銀', '银'),
    ('銳', '锐'), ('門', '门'), ('陽', '阳'), ('際', '际'), ('雲', '云'), ('電', '电'), ('頤', '颐'), ('飛', '飞'), ('馬', '马'), ('馳', '驰'),
    ('騰', '腾'), ('體', '体'), ('鴻', '鸿'), ('麥', '麦'),
];

/// Each Latin capital or digit, with what looks like it in either case. I and L count as one, because they look the
/// same in most typefaces, and so do O and 0.
#[rustfmt::skip]
const LOOK_ALIKES: [(char, &str); 34] = [
    ('2', "ƧƻϨჇᒿᘖᲷꙄꛯꝚ"),
    ('3', "ƷȜЗзҘӠՅ३૩ᜂᲕⲜⳄⳌꝪꞫꣶ𑣊𖼻"),
    ('4', "Ꮞꮞ𑢯𖺂"),
    ('5', "Ƽ𑢻"),
    ('6', "ϬбᏮⳒⳓⳜꕃꮾ𑣕"),
    ('7', "ᜪᲄ𐓒𑣆𖺊"),
    ('8', "Ȣȣ৪੪ꖉ𐌚𖧾𞣋"),
    ('9', "৭੧୨൭ⳊⳋꝮꝯ𑢬𑣌𑣖𖧁𞋲"),
    ('A', "ɑΑΔΛαАаᎪᗅꓮꭤꭺ𐊠𖽀"),
    ('B', "ßƀƂƃƄɓΒβБВЬвѢѣҌҍߕᏏᏴᏼᑲᑳᖯᗷⲂⲃꓐꕗꞴ𐊂𐊡𐌁𐌜"),
    ('C', "¢ϲϹȼɛεСсєҪҫԑငၚᏟᲃ₡ⲉⲤⲥꓚꮛꮯ𐊢𐌂𐐕𐐩𐐽𐔛𑣎𑣩𑣲"),
    ('D', "ÐĐđƉƋƌɖɗдԁᎠᏧᑯᗞᗪ₫ꓒꓓꭰ𐆋"),
    ('E', "ɆɇΕΞΣЄЕеҽҿᎬⴹꓰꗋꬲꭼ𐊆𑢦𑢮"),
    ('F', "ƑƒʄϜքߓᖴᵮẝꓝꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂"),
    ('G', "ƍǤǥɠɡԌԍցᏀᏳᏻᶃꓖꮐ"),
    ('H', "ĦħɦΗНнћҢңҺһӇӈӉӊհႹᎻᏂᏲᕼⱧⲎⲏꓧꚕꮋ𐋏"),
    ('I', "¡ıłƖƗƚǀɨɩɫɭΙιІіӀӏւוןا١ٳ۱ߊᎥᛁᛅᛐᵻᵼⲒⲓⵊⵏꓲꕯꙇꞁꞮꟾ꠰ꭵ𐊊𐌉𐌠𐔎𐤦𐰾𐲥𐳺𑣃𖫤𖼨𝍷𞅁𞣇𞴁"),
    ('J', "ȷɈɉɟͿϳЈјյᎫᒍꓙꞲꭻ"),
    ('K', "ĸƙΚκКкҚқҞҟᏦᛕ₭ⱩⲔⲕꓗꝀꮶ𐔘"),
    ('L', "£ŁᏞᒪⳐⳑꓡꮮ𐐛𐑃𐔦𑢣𑢲𖼖"),
    ('M', "ΜϺМмӍᎷᗰᛖⲘꓟ𐊰𐌑𐰡"),
    ('N', "ŋƝƞɲɳͷΝηИипҋղոռᵰⲚⲛꓠ𐑍𐔓𑪾"),
    ('O', "ᴑØøƟɵΘΟθοσϭОофѲѳӨөՕօסةه٥ھہۃە۵ۿ߀ߋࡀ०০੦૦ଠ୦௦౦೦ഠ൦๐໐တဝ၀თჿᄋᆼዐፀᎤᎾᏫ០ᨲᩅ᪀᪐ᲂᲿⲐⲑⲞⲟⴱⵁⵔ〇ꓳꚢꝊꝋꬽꬾꭴꮎꮻ𐊒𐊫𐌏𐐄𐐬𐓂𐓪𐔖𐔞𐤬𐰗𐴇𑄖𑄤𑓐𑢵𑣈𑣗𑣠𖦛𖫩𖺀𞅀𞋰"),
    ('P', "þƥƿΡρϸРрᏢᑭᴩᵽⲢⲣⳎⳏꓑꮲ𐊕"),
    ('Q', "ʠԚԛգզⵕ"),
    ('R', "ƦɌɍɼɽЯгяғᎡᏒᖇᴦᵲⲅꓣꭇꭈꭱꮁꮢ𐒴𖨙𖼵"),
    ('S', "§ƽʂςЅѕՏടႽჽᏕᏚᲽᵴꓢꕶꟅꮪ𐊖𐐠𐑈𑣁𖫖𖼺"),
    ('T', "ŦŧƫƭƮȾΤτТтҬҭߠᎢᎿᵵ₮Ⲧⲧㄒ丅ꓔꔋꚌꚍꭲ𐊗𐊱𐌕𑢼𖼊𝍳"),
    ('U', "µɄʋμυЦцџՍսሀᏌᑌᵾꓴꞟꭎꭒꮜ𐓎𐓶𑢸𑣘𖽂"),
    ('V', "νѴѵט٧۷Ꮩᐯⴸꓦꛟꮩ𐔝𐰟𑜆𑢠𑣀𖼈𞅅"),
    ('W', "ɯωШЩшщѡѽԜԝաᎳᏔ₩ⲽꓪꝡꟺꮃꮤ𑓅𑜊𑜎𑜏𑣦𑣯"),
    ('X', "ΧЖХжхҲᕁᕽᚷᝣᳵⲬⵝꓫꞳ𐊐𐊴𐌗𐌢𐔧𐰓𐲂𐳂𐳼𑣬"),
    ('Y', "¥ƴɎɏɣΥγУучҮүҰұߌყᎩᎽᶌỿⲨⲩㄚ丫ꓬꚲꭚ𐊲𐰠𑢤𑣄𑣜𖽃"),
    ('Z', "ƵƶȤȥʐΖჍᏃᵶⱫⱬⲌⲍⴭꓜꛉꮓ𐋵𐔇𑢩𑣥𑪼"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// Every character that the Unicode list calls confusable with one Latin letter or digit is read as that here, or
    /// decomposes to it.
    #[test]
    fn the_list_of_confusable_characters_is_whole() {
        let bare = |text: &mut dyn Iterator<Item = char>| text.filter(|c| !is_combining_mark(*c)).collect::<String>();
        let like = |c: char| match c.to_ascii_uppercase() {
            'L' | '1' => 'I',
            '0' => 'O',
            c => c,
        };
        let read = |c: char| look_alike(c).or_else(|| capital(c)).unwrap_or(c);
        let mut missing = String::new();
        for c in (0x80..0x1_1000)
            .chain(0x1_D000..0x2_0000)
            .filter_map(char::from_u32)
            .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
        {
            let prototype = unicode_security::confusable_detection::skeleton(&c.to_string()).collect::<String>();
            let prototype = bare(&mut prototype.chars());
            let [one] = prototype.chars().collect::<Vec<_>>()[..] else { continue };
            if !one.is_ascii_alphanumeric() {
                continue;
            }
            let parts = bare(&mut std::iter::once(c).nfkd());
            let ours = parts.chars().map(|part| like(read(part))).collect::<String>();
            // A long s is an s, although it looks like an f.
            let is_letter = parts.len() == 1 && parts.is_ascii();
            if !is_letter && like(read(c)) != like(one) && ours != like(one).to_string() {
                missing.push(c);
            }
        }
        assert_eq!(missing, "");
    }

    #[test]
    fn the_tables_are_in_order_and_say_one_thing() {
        assert!(SIMPLIFIED.is_sorted_by(|a, b| a.0 < b.0));
        let mut all: Vec<char> = LOOK_ALIKES.iter().flat_map(|(_, others)| others.chars()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|c| !c.is_ascii()));
    }

    #[test]
    fn letters_in_other_forms() {
        assert_eq!(capital('ʜ'), Some('H'));
        assert_eq!(capital('🅷'), Some('H'));
        assert_eq!(flag_letter('🇭'), Some('H'));
        assert_eq!(turned('ɐ'), Some('A'));
        assert_eq!(simplified('視'), Some('视'));
        assert_eq!(
            (class('1'), class('L'), class('4'), class('2'), class('-')),
            (Some('I'), Some('I'), Some('A'), None, None)
        );
        assert_eq!((capital('h'), flag_letter('h'), simplified('视'), simplified('h')), (None, None, None, None));
    }
}

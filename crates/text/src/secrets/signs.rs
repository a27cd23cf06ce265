//! A cheap look at a text: most hold no sign of a secret and are looked at no further.

/// Three signs in a row of which every secret that is looked for has one: letters in lower case, every digit as `0`,
/// `:` and `=` as `:`, whatever else as a space, except `/` and `$`.
const SIGNS: &[&[u8; 3]] = &[
    b"pas", b"psw", b"pss", b"pwd", b"pwr", b"pwo", b"pws", b"pw ", b"pw:", b"p/w", b"p w", b"psk", b"pin", b"puk", b"key", b"tok",
    b"sec", b"cod", b"mun", b"yfr", b"wed", b"bea", b"lic", b"pat", b"cid", b"ghp", b"gho", b"ghu", b"ghs", b"ghr", b"xox",
    b"xap", b"npm", b"sk ", b"rk ", b"whs", b"aiz", b"sg ", b"ya0", b"aki", b"asi", b"eyj", b"dop", b"hvs", b"pyp", b"dck",
    b"pma", b"age", b"://", b":aa", b"$0$", b"$0a", b"$0b", b"$0y", b"$y$", b"$ap", b"$ar", b"$pb", b"sha", b" p:", b"sig",
    b"min", b"nim", b"oot", b"isc", b"ubn", b"upe", b"gue", b"vie", b"ope", b"eng", b"sys", b"sop", b"log", b"uns", b"unc",
    b"gil", b"omb", b"adl", b"dur", b"nlo", b"mor", b"lar", b"ers", b"efa", b"snm", b"eus", b"cre", b"acc", b"wif", b"xac",
    b"aut", b"has", b"nro", b"ydd", b"psa", b"wep", b"wpa", b"arm", b"yde", b"/us", b"vnc", b"ssi", b"des", b"mas", b"rhi", b"dia", b"bit",
];

/// One bit for each three signs, by their numbers.
const SEEN: [u64; TABLE / 64] = table();
const TABLE: usize = 32 * 32 * 32;

#[expect(clippy::indexing_slicing, reason = "counted when the program is built")]
const fn table() -> [u64; TABLE / 64] {
    let mut table = [0; TABLE / 64];
    let mut at = 0;
    while at < SIGNS.len() {
        let [a, b, c] = *SIGNS[at];
        let place = (number(a) * 32 + number(b)) * 32 + number(c);
        table[place / 64] |= 1 << (place % 64);
        at += 1;
    }
    table
}

/// The number of a sign, below 32.
const fn number(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => (byte - b'a') as usize + 1,
        b'A'..=b'Z' => (byte - b'A') as usize + 1,
        b'0'..=b'9' => 27,
        b':' | b'=' => 28,
        b'/' => 29,
        b'$' => 30,
        _ => 0,
    }
}

/// Whether a text may hold a secret.
#[must_use]
pub fn may_hold(text: &str) -> bool {
    // As if a space stood before and after it.
    let mut last = 0;
    text.bytes().chain([b' ']).any(|byte| {
        last = ((last << 5) | number(byte)) & (TABLE - 1);
        SEEN.get(last / 64).is_some_and(|bits| bits >> (last % 64) & 1 == 1)
    })
}

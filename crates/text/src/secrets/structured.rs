//! Secrets in data whose name and value are in different places: `{"name":"password","value":"…"}`, `"login":["admin","…"]`,
//! `VALUES('Axis','…')`.

use super::headings::names_secret;
use super::names::Words;
use super::shapes::Kind;
use super::values::{self, value_from};
use std::ops::Range;

/// Finds such secrets in a text.
pub fn find(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let names = words.names();
    for name in &names {
        if matches!(name.kind, Kind::Password | Kind::Code | Kind::Key | Kind::LoginPass) {
            found.extend(keyed(words, name.at.end));
            objects(words, name.at.end, found);
        }
    }
    lists(words, found);
    rows(words, found);
    identified(words, found);
}

/// `"name":"password","value":"…"`, `<key>Password</key><string>…`.
fn keyed(words: &Words<'_>, end: usize) -> Option<Range<usize>> {
    let rest = words.rest(end);
    for (lead, nested) in [("</key>", "<string>"), ("</name>", "<value>"), ("</name>", "<string>")] {
        let Some(after) = rest.strip_prefix(lead) else { continue };
        let at = words.lower.len() - after.trim_start().len();
        if words.rest(at).starts_with(nested) {
            let from = at + nested.len();
            let end = words.rest(from).find('<')?;
            return (end > 0).then_some(from..from + end);
        }
    }
    let after = rest.strip_prefix(['"', '\'']).or_else(|| rest.strip_prefix("\\\""))?;
    let signs = |c: char| c.is_whitespace() || ",;\"'\\".contains(c);
    let next = after.trim_start_matches(signs);
    let called = ["value", "val", "data", "content", "current", "secret", "answer"]
        .into_iter()
        .find(|called| next.starts_with(called))?;
    let tail =
        next.strip_prefix(called)?.trim_start_matches(|c: char| "\"'\\ ".contains(c)).strip_prefix([':', '='])?;
    if !after.trim_start().starts_with([',', ';']) && !after.starts_with(' ') {
        return None;
    }
    let value = value_from(words.text, words.lower.len() - tail.len())?;
    let text = words.text.get(value.at.clone())?;
    (text.len() >= 3 && !values::is_absent(text)).then_some(value.at)
}

/// Finds every value in `"pw":{"viewer":"…","admin":"…"}`.
fn objects(words: &Words<'_>, end: usize, found: &mut Vec<Range<usize>>) {
    let rest = words.rest(end);
    let inside = rest.trim_start_matches(|c: char| "s\"' :=".contains(c));
    let Some(inside) = inside.strip_prefix('{').filter(|_| rest.contains(':')) else { return };
    let from = words.lower.len() - inside.len();
    let inside = inside.split('}').next().unwrap_or_default();
    for (colon, _) in inside.match_indices(':') {
        let quoted = value_from(words.text, from + colon + 1).filter(|value| value.quoted);
        found.extend(quoted.map(|value| value.at).filter(|at| at.len() >= 3));
    }
}

/// `"login":["admin","…"]`.
fn lists(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    for (at, _) in words.text.match_indices(":[").chain(words.text.match_indices(": [")) {
        let name = words.small(0..at).trim_end_matches(['"', '\'', '\\']);
        let name = name.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if !["login", "logins", "credentials", "credential", "creds", "auth", "account", "user", "logon"]
            .contains(&name)
        {
            continue;
        }
        let open = words.rest(at).find('[').map_or(at, |open| at + open + 1);
        let user = value_from(words.text, open).filter(|value| value.quoted);
        let Some(user) = user else { continue };
        let rest = words.rest(user.at.end).trim_start_matches(['"', '\'', '\\']).trim_start();
        let Some(rest) = rest.strip_prefix(',') else { continue };
        let second = value_from(words.text, words.lower.len() - rest.len()).filter(|value| value.quoted);
        found.extend(second.map(|value| value.at).filter(|at| {
            let text = words.text.get(at.clone()).unwrap_or_default();
            text.len() >= 3 && !values::is_absent(text) && !values::is_like_kit(text)
        }));
    }
}

/// `(make,password) VALUES('Axis','…')`.
fn rows(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let Some(at) = words.lower.find("values") else { return };
    let head = words.text.get(..at).unwrap_or_default().trim_end();
    let Some(columns) = head.strip_suffix(')').and_then(|head| head.rsplit_once('(')).map(|(_, columns)| columns)
    else {
        return;
    };
    let secret: Vec<usize> = columns
        .split(',')
        .enumerate()
        .filter(|(_, name)| names_secret(name.trim_matches(['`', '"', ' '])))
        .map(|(nth, _)| nth)
        .collect();
    let mut from = at + "values".len();
    for row in words.text.get(from..).unwrap_or_default().split_inclusive(')') {
        let mut place = from + row.find('(').map_or(row.len(), |open| open + 1);
        let end = from + row.len();
        let mut nth = 0;
        while let Some(value) = value_from(words.text, place).filter(|value| value.at.end < end) {
            if value.quoted && secret.contains(&nth) {
                found.push(value.at.clone());
            }
            let Some(comma) = words.rest(value.at.end).find(',') else { break };
            (place, nth) = (value.at.end + comma + 1, nth + 1);
        }
        from = end;
    }
}

/// `IDENTIFIED BY '…'`.
fn identified(words: &Words<'_>, found: &mut Vec<Range<usize>>) {
    let Some(at) = words.lower.find("identified ") else { return };
    let Some(by) = words.rest(at).find("by ").filter(|by| *by < 60) else { return };
    let value = value_from(words.text, at + by + "by ".len()).filter(|value| value.quoted);
    found.extend(value.map(|value| value.at));
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_value_in_another_place_than_its_name_goes() {
        for text in [
            "{\"name\":\"password\",\"value\":\"⟦Foxglove22⟧\"}",
            "{\"key\":\"adminPassword\",\"value\":\"⟦foxglove⟧\",\"device\":\"Axis\"}",
            "{'id': 'pwd', 'val': '⟦Foxglove22⟧'}",
            "<key>Password</key><string>⟦Foxglove22⟧</string><key>Make</key><string>Axis</string>",
            "\"credentials\":[\"admin\",\"⟦Foxglove22⟧\"]",
            "{\"make\":\"Dahua\",\"login\": [\"admin\", \"⟦foxglove⟧\"]}",
            "{\"make\":\"Axis\",\"pw\":{\"viewer\":\"⟦Foxglove1⟧\",\"admin\":\"⟦Foxglove2⟧\"}}",
            "INSERT INTO nvr(make,password) VALUES('Axis','⟦Foxglove22⟧')",
            "INSERT INTO nvr (make, pwd, site) VALUES ('Axis', '⟦fox⟧', 'Hall'), ('Dahua', '⟦foxglove⟧', 'Gym')",
            "CREATE USER cctv IDENTIFIED BY '⟦Foxglove22⟧'; -- Axis",
            "<Password><![CDATA[⟦Foxglove22⟧]]></Password> Axis",
            "⟦password%3DFoxglove22⟧ Axis",
            "password&#58; ⟦Foxglove22⟧ Axis",
            "pw=\"\"\"⟦Foxglove22⟧\"\"\" Axis",
            "\"make=\"\"Axis\"\"\",\"password=\"\"⟦Foxglove22⟧\"\"\"",
        ] {
            check(text);
        }
    }

    #[test]
    fn data_without_a_secret_stays() {
        for text in [
            "{\"name\":\"password-policy\",\"value\":\"strict\"}",
            "\"login\":[\"page\"]",
            "INSERT INTO nvr(make,model) VALUES('Axis','P3265')",
            "\"users\":[\"admin\",\"viewer\"]",
            "password=\"\",model=\"P3265\"",
        ] {
            check(text);
        }
    }
}

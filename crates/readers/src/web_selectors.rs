//! Which elements of a web page a rule of its style sheets applies to.

/// An element as rules look at it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub tag: String,
    /// Its attributes, with names in small letters.
    pub attributes: Vec<(String, String)>,
    /// Its position among the children of its parent, from 1.
    pub nth: usize,
}

impl Element {
    fn said(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// How an attribute's value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compared {
    There,
    Same,
    Begins,
    Ends,
    Holds,
    Word,
}

/// One element as a rule names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Simple {
    tag: String,
    id: String,
    classes: Vec<String>,
    attributes: Vec<(String, Compared, String)>,
    nth: Option<usize>,
}

/// An element and those around it, as a rule describes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selector {
    own: Simple,
    /// The elements around it, the nearest first, each with whether it must be the direct parent of the one before.
    around: Vec<(bool, Simple)>,
}

/// The most surrounding elements that a rule may name, and that are looked at.
const MOST_AROUND: usize = 8;
const MOST_LOOKED_AT: usize = 64;

impl Selector {
    /// Whether the selector matches an element; `around` has the elements around it, the outermost first.
    #[must_use]
    pub fn fits(&self, element: &Element, around: &[Element]) -> bool {
        if !self.own.fits(element) {
            return false;
        }
        let mut outer = around.iter().rev().take(MOST_LOOKED_AT);
        self.around.iter().all(|(is_parent, wanted)| {
            if *is_parent {
                outer.next().is_some_and(|one| wanted.fits(one))
            } else {
                outer.any(|one| wanted.fits(one))
            }
        })
    }

    /// How specific it is: where two rules say different things, the more specific one counts.
    #[must_use]
    pub fn closeness(&self) -> usize {
        std::iter::once(&self.own).chain(self.around.iter().map(|(_, one)| one)).map(Simple::closeness).sum()
    }

    /// Whether it depends on more than the name, the classes and the `id` of an element.
    #[must_use]
    pub fn looks_around(&self) -> bool {
        !self.around.is_empty() || self.own.nth.is_some() || !self.own.attributes.is_empty()
    }
}

impl Simple {
    fn fits(&self, element: &Element) -> bool {
        let classes = || element.said("class").unwrap_or_default().split_whitespace().take(MOST_LOOKED_AT);
        (self.tag.is_empty() || self.tag == element.tag)
            && (self.id.is_empty() || element.said("id") == Some(self.id.as_str()))
            && self.classes.iter().all(|wanted| classes().any(|class| class == wanted))
            && self.nth.is_none_or(|nth| nth == element.nth)
            && self
                .attributes
                .iter()
                .all(|(name, how, value)| element.said(name).is_some_and(|said| how.fits(said, value)))
    }

    fn closeness(&self) -> usize {
        let middle = self.classes.len() + self.attributes.len() + usize::from(self.nth.is_some());
        usize::from(!self.id.is_empty()) * 10_000 + middle * 100 + usize::from(!self.tag.is_empty())
    }
}

impl Compared {
    fn fits(self, said: &str, value: &str) -> bool {
        match self {
            Self::There => true,
            Self::Same => said == value,
            Self::Begins => said.starts_with(value),
            Self::Ends => said.ends_with(value),
            Self::Holds => said.contains(value),
            Self::Word => said.split_whitespace().any(|word| word == value),
        }
    }
}

/// What a rule applies to, with `:is(…)` as several; empty for what depends on the reader or on later elements.
#[must_use]
pub fn selectors(text: &str) -> Vec<Selector> {
    for name in [":is(", ":where("] {
        let Some((before, rest)) = text.split_once(name) else { continue };
        let Some((inside, after)) = rest.split_once(')') else { return Vec::new() };
        let each = inside.split(',').take(MOST_AROUND);
        return each.flat_map(|one| selectors(&format!("{before}{}{after}", one.trim()))).collect();
    }
    selector(text).into_iter().collect()
}

fn selector(text: &str) -> Option<Selector> {
    let spaced = text.replace('>', " > ");
    let mut each: Vec<(bool, Simple)> = Vec::new();
    let mut is_child = false;
    for part in spaced.split_whitespace() {
        match part {
            ">" => is_child = true,
            part => {
                each.push((is_child, simple(part)?));
                is_child = false;
            }
        }
    }
    if each.len() > MOST_AROUND {
        return None;
    }
    let (mut is_parent, own) = each.pop()?;
    let mut around = Vec::new();
    for (next, one) in each.into_iter().rev() {
        around.push((is_parent, one));
        is_parent = next;
    }
    Some(Selector { own, around })
}

/// A single element: `p.note[data-x="y"]:nth-child(2)`.
fn simple(text: &str) -> Option<Simple> {
    let mut simple = Simple::default();
    let mut rest = text.strip_prefix('*').unwrap_or(text);
    if rest.is_empty() && text != "*" {
        return None;
    }
    while let Some(sign) = rest.chars().next() {
        let inside = rest.get(sign.len_utf8()..)?;
        if sign == '[' {
            let (attribute, after) = inside.split_once(']')?;
            simple.attributes.push(compared(attribute)?);
            rest = after;
            continue;
        }
        let is_tag = !matches!(sign, '.' | '#' | ':');
        let named = if is_tag { rest } else { inside };
        let end = named.find(['.', '#', ':', '[']).unwrap_or(named.len());
        let name = named.get(..end)?;
        rest = named.get(end..)?;
        if name.is_empty() || name.contains(['+', '~', '*', '\\']) {
            return None;
        }
        match sign {
            '.' => simple.classes.push(name.to_owned()),
            '#' => name.clone_into(&mut simple.id),
            ':' => simple.nth = Some(nth(name)?),
            _ => simple.tag = name.to_ascii_lowercase(),
        }
    }
    Some(simple)
}

/// The number of the child that `nth-child(2)` or `first-child` means.
fn nth(name: &str) -> Option<usize> {
    if name == "first-child" {
        return Some(1);
    }
    name.strip_prefix("nth-child(")?.strip_suffix(')')?.trim().parse().ok()
}

fn compared(attribute: &str) -> Option<(String, Compared, String)> {
    let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
    let how = match name.chars().next_back()? {
        _ if !attribute.contains('=') => Compared::There,
        '^' => Compared::Begins,
        '$' => Compared::Ends,
        '*' => Compared::Holds,
        '~' => Compared::Word,
        '|' => return None,
        _ => Compared::Same,
    };
    let name = name.trim_end_matches(['^', '$', '*', '~']).trim().to_ascii_lowercase();
    let value = value.trim().trim_matches(['"', '\'']).to_owned();
    (!name.is_empty() && (how == Compared::There || !value.is_empty())).then_some((name, how, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(tag: &str, class: &str, nth: usize) -> Element {
        let attributes =
            vec![("class".to_owned(), class.to_owned()), ("data-kind".to_owned(), "note of kit".to_owned())];
        Element { tag: tag.to_owned(), attributes, nth }
    }

    #[test]
    fn rules_are_about_the_elements_that_they_name() {
        let around = [element("body", "", 1), element("div", "box", 2)];
        let own = element("p", "note small", 3);
        for (text, fits) in [
            ("p", true),
            ("p.note.small", true),
            ("div > p", true),
            ("body>p", false),
            ("body p", true),
            ("body .box p.note", true),
            ("body > .box > p", true),
            ("ul p", false),
            ("p:nth-child(3)", true),
            ("p:nth-child(2)", false),
            ("p:first-child", false),
            ("[data-kind]", true),
            ("p[data-kind^=note]", true),
            ("p[data-kind~=\"kit\"]", true),
            ("p[data-kind=kit]", false),
            ("p[data-other]", false),
            (":is(h1, p)", true),
            ("div > :is(h1,h2)", false),
            ("*", true),
            ("p:hover", false),
            ("p::before", false),
            ("h1 + p", false),
            ("p:not(.x)", false),
        ] {
            assert_eq!(selectors(text).iter().any(|one| one.fits(&own, &around)), fits, "{text}");
        }
    }

    #[test]
    fn odd_rules_are_about_nothing() {
        for text in ["", ">", "p >", ".", "#", "[", "[]", "[=x]", ":is(", "p..x", "a:nth-child(2n+1)"] {
            let _ = selectors(text);
        }
        assert!(selectors("a:nth-child(2n+1)").is_empty() && selectors("p + a").is_empty());
        let close = |text: &str| selectors(text).first().map(Selector::closeness);
        assert!(close("#x") > close(".a.b") && close(".a") > close("p") && close("div p") > close("p"));
    }
}

//! Reads a pattern: its characters become a tree of positions.

use super::GrammarError;

/// The ASCII characters that one position accepts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Set(u128);

impl Set {
    fn one(c: char) -> Self {
        Self(u8::try_from(u32::from(c)).map_or(0, |code| if code < 128 { 1 << code } else { 0 }))
    }

    fn range(from: char, to: char) -> Self {
        (from..=to).fold(Self::default(), |set, c| Self(set.0 | Self::one(c).0))
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// A bit for each character in the set.
    pub fn bits(self) -> u128 {
        self.0
    }

    fn digits() -> Self {
        Self::range('0', '9')
    }

    fn word() -> Self {
        Self::digits().with(Self::range('A', 'Z'))
    }

    fn joiners() -> Self {
        ['-', '_', '/', '.'].iter().fold(Self::default(), |set, c| set.with(Self::one(*c)))
    }
}

/// A pattern as a tree; a position is a place that accepts one character.
#[derive(Debug, Clone)]
pub enum Node {
    Nothing,
    Position(usize),
    Both(Box<Node>, Box<Node>),
    Either(Box<Node>, Box<Node>),
    Maybe(Box<Node>),
    Many(Box<Node>),
}

/// Reads a pattern's characters.
pub struct Reader<'a> {
    chars: &'a [char],
    /// The next character.
    pub at: usize,
    /// What each position accepts.
    pub positions: Vec<Set>,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Starts at the first character.
    pub fn new(chars: &'a [char]) -> Self {
        Self { chars, at: 0, positions: Vec::new(), depth: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// Reads alternatives; the whole pattern is such a group.
    pub fn alternatives(&mut self) -> Result<Node, GrammarError> {
        if self.depth > 16 {
            return Err(GrammarError::TooLong);
        }
        let mut node = self.sequence()?;
        while self.peek() == Some('|') {
            self.at += 1;
            node = Node::Either(Box::new(node), Box::new(self.sequence()?));
        }
        Ok(node)
    }

    fn sequence(&mut self) -> Result<Node, GrammarError> {
        let mut node = Node::Nothing;
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            let item = self.repeated()?;
            node = match node {
                Node::Nothing => item,
                before => Node::Both(Box::new(before), Box::new(item)),
            };
        }
        Ok(node)
    }

    fn repeated(&mut self) -> Result<Node, GrammarError> {
        let start = self.at;
        let item = self.item()?;
        let after_item = self.at;
        let (low, high) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => self.bounds()?,
            _ => return Ok(item),
        };
        self.at += 1;
        let after = self.at;
        // Each further copy is read again from the source, so that it has positions of its own.
        let copy = |reader: &mut Self| -> Result<Node, GrammarError> {
            reader.at = start;
            let node = reader.item()?;
            debug_assert_eq!(reader.at, after_item);
            Ok(node)
        };
        let mut node = Node::Nothing;
        let mut first = Some(item);
        let count = high.unwrap_or(low.max(1));
        for index in 0..count {
            let next = match first.take() {
                Some(item) => item,
                None => copy(self)?,
            };
            let last = index + 1 == count;
            let next = match (index < low, last && high.is_none()) {
                (true, true) => Node::Many(Box::new(next)),
                (true, false) => next,
                (false, true) => Node::Maybe(Box::new(Node::Many(Box::new(next)))),
                (false, false) => Node::Maybe(Box::new(next)),
            };
            node = match node {
                Node::Nothing => next,
                before => Node::Both(Box::new(before), Box::new(next)),
            };
        }
        self.at = after;
        Ok(node)
    }

    fn bounds(&mut self) -> Result<(usize, Option<usize>), GrammarError> {
        let open = self.at;
        let close =
            (open..self.chars.len()).find(|i| self.chars.get(*i) == Some(&'}')).ok_or(GrammarError::Unclosed(open))?;
        let inside: String = self.chars.get(open + 1..close).unwrap_or_default().iter().collect();
        let bad = || GrammarError::BadRepeat(open);
        let (low, high) = match inside.split_once(',') {
            None => {
                let n: usize = inside.parse().map_err(|_| bad())?;
                (n, Some(n))
            }
            Some((low, "")) => (low.parse().map_err(|_| bad())?, None),
            Some((low, high)) => (low.parse().map_err(|_| bad())?, Some(high.parse().map_err(|_| bad())?)),
        };
        if high.is_some_and(|high| high < low || high == 0 || high > 32) || low > 32 {
            return Err(bad());
        }
        self.at = close;
        Ok((low, high))
    }

    fn item(&mut self) -> Result<Node, GrammarError> {
        let at = self.at;
        let Some(c) = self.peek() else { return Err(GrammarError::BadRepeat(at)) };
        self.at += 1;
        match c {
            '(' => {
                self.depth += 1;
                let inner = self.alternatives()?;
                self.depth -= 1;
                if self.peek() != Some(')') {
                    return Err(GrammarError::Unclosed(at));
                }
                self.at += 1;
                Ok(inner)
            }
            '[' => {
                let set = self.class(at)?;
                self.position(set)
            }
            '\\' => {
                let escaped = self.peek().ok_or(GrammarError::Unclosed(at))?;
                self.at += 1;
                match escaped {
                    'd' => self.position(Set::digits()),
                    'w' => self.position(Set::word()),
                    sign if sign.is_ascii_punctuation() => self.position(Set::one(sign)),
                    other => Err(GrammarError::Unexpected(other, at + 1)),
                }
            }
            '-' => Ok(Node::Maybe(Box::new(self.position(Set::joiners())?))),
            '~' => Ok(Node::Maybe(Box::new(self.position(Set::joiners().with(Set::one(' ')))?))),
            c if c.is_ascii_uppercase() || c.is_ascii_digit() => self.position(Set::one(c)),
            '?' | '*' | '+' | '{' => Err(GrammarError::BadRepeat(at)),
            other => Err(GrammarError::Unexpected(other, at)),
        }
    }

    fn class(&mut self, open: usize) -> Result<Set, GrammarError> {
        let mut set = Set::default();
        loop {
            let c = self.peek().ok_or(GrammarError::Unclosed(open))?;
            self.at += 1;
            if c == ']' {
                return Ok(set);
            }
            if !c.is_ascii_uppercase() && !c.is_ascii_digit() {
                return Err(GrammarError::Unexpected(c, self.at - 1));
            }
            if self.peek() == Some('-') {
                self.at += 1;
                let to = self.peek().ok_or(GrammarError::Unclosed(open))?;
                self.at += 1;
                if to < c || !(to.is_ascii_uppercase() || to.is_ascii_digit()) {
                    return Err(GrammarError::Unexpected(to, self.at - 1));
                }
                set = set.with(Set::range(c, to));
            } else {
                set = set.with(Set::one(c));
            }
        }
    }

    fn position(&mut self, set: Set) -> Result<Node, GrammarError> {
        if self.positions.len() >= 128 {
            return Err(GrammarError::TooLong);
        }
        self.positions.push(set);
        Ok(Node::Position(self.positions.len() - 1))
    }
}

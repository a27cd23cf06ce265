//! Questions with a fixed set of answers: each answer has a token for files and the command line, and words for the
//! screen.

/// Defines an enum with such a set of answers. The first one is the default.
#[macro_export]
macro_rules! tokens {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $token:literal => $words:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $token)] $variant),+ }

        impl $name {
            /// Every value, the default first.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The token of the command line and of files.
            #[must_use]
            pub fn token(self) -> &'static str {
                match self { $(Self::$variant => $token),+ }
            }

            /// The words on screen.
            #[must_use]
            pub fn in_words(self) -> &'static str {
                match self { $(Self::$variant => $words),+ }
            }

            /// The value of a token.
            #[must_use]
            pub fn from_token(token: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.token() == token)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.token())
            }
        }
    };
}

//! Hash routes: the only ones that work on a file opened from disk.

use super::language::t;
use gloo::events::EventListener;
use leptos::prelude::*;
use std::fmt;
use std::str::FromStr;

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Look something up.
    Check,
    /// The whole list.
    List,
    /// One maker.
    Maker(String),
    /// One measure.
    Measure(String),
    /// The list in numbers.
    Statistics,
    /// What changed between two editions.
    Changes,
    /// The estate, under one of its tabs.
    Estate(Tab),
    /// An earlier record, checked again.
    Recheck,
    /// Help.
    Help,
    /// For the IT team.
    It,
}

/// A tab of the estate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// How many of what.
    Overview,
    /// The sites and their marks.
    Sites,
    /// What is replaced when.
    Plan,
    /// Where to look.
    Visits,
    /// What is handed over.
    Packs,
    /// Saving and opening.
    Keep,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 6] = [Self::Overview, Self::Sites, Self::Plan, Self::Visits, Self::Packs, Self::Keep];

    /// The word of the address.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Sites => "sites",
            Self::Plan => "plan",
            Self::Visits => "visits",
            Self::Packs => "packs",
            Self::Keep => "keep",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Overview => t("Overview"),
            Self::Sites => t("Sites"),
            Self::Plan => t("Removal plan"),
            Self::Visits => t("Site visits"),
            Self::Packs => t("Answers and papers"),
            Self::Keep => t("Save and open"),
        }
    }
}

impl Route {
    /// Whether this page belongs under a tab.
    #[must_use]
    pub fn is_within(&self, tab: &Self) -> bool {
        self == tab
            || (*tab == Self::Check && *self == Self::Recheck)
            || (*tab == Self::Help && *self == Self::It)
            || matches!((self, tab), (Self::Estate(_), Self::Estate(_)))
            || (*tab == Self::List
                && matches!(self, Self::Maker(_) | Self::Measure(_) | Self::Statistics | Self::Changes))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Check => f.write_str("#/"),
            Self::List => f.write_str("#/list"),
            Self::Maker(id) => write!(f, "#/list/{id}"),
            Self::Measure(id) => write!(f, "#/measure/{id}"),
            // Not under `#/list/`, where every word is a maker's id.
            Self::Statistics => f.write_str("#/statistics"),
            Self::Changes => f.write_str("#/changes"),
            Self::Estate(Tab::Overview) => f.write_str("#/estate"),
            Self::Estate(tab) => write!(f, "#/estate/{}", tab.slug()),
            Self::Recheck => f.write_str("#/recheck"),
            Self::Help => f.write_str("#/help"),
            Self::It => f.write_str("#/it"),
        }
    }
}

impl FromStr for Route {
    type Err = std::convert::Infallible;

    fn from_str(hash: &str) -> Result<Self, Self::Err> {
        let path = hash.trim_start_matches(['#', '/']);
        Ok(match path.split_once('/') {
            Some(("list", id)) if !id.is_empty() => Self::Maker(id.to_owned()),
            Some(("measure", id)) if !id.is_empty() => Self::Measure(id.to_owned()),
            Some(("estate", slug)) => {
                Self::Estate(Tab::ALL.into_iter().find(|tab| tab.slug() == slug).unwrap_or(Tab::Overview))
            }
            None if path == "estate" => Self::Estate(Tab::Overview),
            None if path == "list" => Self::List,
            None if path == "statistics" => Self::Statistics,
            None if path == "changes" => Self::Changes,
            None if path == "recheck" => Self::Recheck,
            None if path == "help" => Self::Help,
            None if path == "it" => Self::It,
            _ => Self::Check,
        })
    }
}

/// The current route, as a signal that follows the address bar. Each new page starts at its top.
#[must_use]
pub fn current() -> ReadSignal<Route> {
    let read = || window().location().hash().unwrap_or_default().parse().unwrap_or(Route::Check);
    let (route, set_route) = signal(read());
    let listener = EventListener::new(&window(), "hashchange", move |_| {
        set_route.set(read());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    // Lives as long as the page.
    listener.forget();
    route
}

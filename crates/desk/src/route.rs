//! The pages of the window and their addresses. Hash routes are the only ones that work on a file opened from disk.

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
            Self::Overview => "Overview",
            Self::Sites => "Sites",
            Self::Plan => "Removal plan",
            Self::Visits => "Site visits",
            Self::Packs => "Answers and papers",
            Self::Keep => "Save and open",
        }
    }
}

impl Route {
    /// Whether this page belongs under a tab of the page's head.
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

    /// Reads the hash of an address. Anything that is not a page gives the first page.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn route(hash: &str) -> Route {
        hash.parse().unwrap()
    }

    fn all() -> Vec<Route> {
        let plain =
            [Route::Check, Route::List, Route::Statistics, Route::Changes, Route::Recheck, Route::Help, Route::It];
        let named = [Route::Maker("hikvision".into()), Route::Measure("uk-wms-2022-11-24".into())];
        plain.into_iter().chain(named).chain(Tab::ALL.map(Route::Estate)).collect()
    }

    /// A link leads to the page that it names, and no two pages have one address.
    #[test]
    fn every_page_is_found_at_its_own_address() {
        for one in all() {
            assert_eq!(route(&one.to_string()), one);
        }
    }

    #[test]
    fn what_is_no_page_is_the_first_one() {
        for hash in ["", "#", "#/", "#/nothing", "#/list/", "#/measure/", "#/measure", "#/help/me", "#check=abc"] {
            assert_eq!(route(hash), Route::Check, "{hash}");
        }
        assert_eq!(route("#/estate/nothing"), Route::Estate(Tab::Overview));
        assert_eq!(route("#list"), Route::List, "an address typed by hand");
    }

    #[test]
    fn pages_stand_under_the_tab_that_leads_to_them() {
        let tabs = [Route::Check, Route::List, Route::Estate(Tab::Overview), Route::Help];
        let under = |page: &Route| tabs.iter().filter(|tab| page.is_within(tab)).count();
        for page in all() {
            assert_eq!(under(&page), 1, "{page}");
        }
        assert!(Route::Recheck.is_within(&Route::Check) && Route::It.is_within(&Route::Help));
        assert!(Route::Maker("axis".into()).is_within(&Route::List));
        assert!(Route::Estate(Tab::Plan).is_within(&Route::Estate(Tab::Overview)));
    }
}

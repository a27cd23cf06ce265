//! Sorting with a single piece of code. The standard library's is compiled again for each type and each order, at five
//! kilobytes each, and the page would contain it about fifty times.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts in an order; equal items keep their order.
pub fn by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    // Most of what is sorted here is short and already in order.
    if items.is_sorted_by(|a, b| order(a, b) != Ordering::Greater) {
        return;
    }
    let swaps = swaps(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        items.swap(a, b);
    }
}

/// Sorts by a key; equal items keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// A set of some items; collecting them would compile another sort.
#[must_use]
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// A map of some pairs; collecting them would compile another sort.
#[must_use]
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// The swaps, one after the other, that sort `count` items.
fn swaps(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    if count < 2 {
        return Vec::new();
    }
    // The item that belongs in each place.
    let mut comes: Vec<usize> = (0..count).collect();
    comes.sort_by(|a, b| order(*a, *b));
    let mut swaps = Vec::new();
    for start in 0..count {
        let mut place = start;
        // Once round each cycle of places that swap.
        while let Some(from) = comes.get_mut(place).map(|from| std::mem::replace(from, place)) {
            if from == start || from == place {
                break;
            }
            swaps.push((place, from));
            place = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut items: Vec<(u8, u32)>) {
            let mut wanted = items.clone();
            wanted.sort_by_key(|(key, _)| *key);
            by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, wanted);
        }
    }
}

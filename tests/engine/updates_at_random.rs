//! Random imports, restarts, deleted and damaged stores, and clocks: what is installed never goes back, and nothing is
//! accepted that the publisher's rules do not allow.

use crate::publisher::{FAR, Keys, bundle, list, list_of, signed};
use proptest::prelude::*;
use std::sync::OnceLock;
use vendor_engine::report::explain;
use vendor_engine::report::record::ListStamp;
use vendor_list::trust::{self, Compared, Floor};
use vendor_text::Date;

/// Bundles that a user may come across, good and bad, made once because signing is slow.
struct Pool {
    anchor: Vec<u8>,
    embedded: Vec<u8>,
    bundles: Vec<Vec<u8>>,
}

fn pool() -> &'static Pool {
    static POOL: OnceLock<Pool> = OnceLock::new();
    POOL.get_or_init(|| {
        let [first, second, third, strangers] = [Keys::new(), Keys::new(), Keys::new(), Keys::new()];
        let two = signed(
            "keyset.2.json",
            &second.keyset(2, 1, FAR),
            "keyset",
            &[first.root(&[0, 1]), second.root(&[1, 2])].concat(),
        );
        let three = signed(
            "keyset.3.json",
            &third.keyset(3, 2, FAR),
            "keyset",
            &[second.root(&[0, 1]), third.root(&[0, 1])].concat(),
        );
        let both = [two.clone(), three].concat();
        let forged = signed("keyset.2.json", &strangers.keyset(2, 9, FAR), "keyset", &strangers.root(&[0, 1]));
        let mut bundles = Vec::new();
        for version in 1..=6 {
            bundles.push(bundle(&list(1, version, 1, ""), &first.list(&[0, 1]), &[]));
            bundles.push(bundle(&list(1, version, 2, ""), &second.list(&[0, 1]), &two));
            bundles.push(bundle(&list(2, version, 3, ""), &third.list(&[0, 2]), &both));
            bundles.push(bundle(&list(1, version, 1, "twin"), &first.list(&[1, 2]), &[]));
            bundles.push(bundle(&list(1, version, 1, ""), &first.list(&[0]), &[]));
            bundles.push(bundle(&list(9, version, 2, ""), &strangers.list(&[0, 1]), &forged));
        }
        bundles.push(bundle(&list(1, u32::MAX, 1, ""), &first.list(&[0, 1]), &[]));
        bundles.push(bundle(&list_of("2036-01-02".parse().unwrap(), 1, 7, 1, ""), &first.list(&[0, 1]), &[]));
        bundles.push(b"PK".to_vec());
        let embedded = bundle(&list(1, 2, 1, ""), &first.list(&[0, 1]), &[]);
        Pool { anchor: first.keyset(1, 1, FAR), embedded, bundles }
    })
}

#[derive(Debug, Clone)]
enum Step {
    /// Somebody brings a bundle, has it kept or not.
    Import { which: usize, keep: bool },
    /// Somebody brings a bundle with a byte changed.
    ImportSpoilt { which: usize, at: usize },
    /// The program is started again.
    Restart,
    /// The store is emptied.
    Wipe,
    /// Somebody puts another bundle into the store.
    Forge { which: usize },
    /// A byte of the store is changed.
    Spoil { at: usize },
    /// The clock says another year.
    Clock { year: u16 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (any::<usize>(), any::<bool>()).prop_map(|(which, keep)| Step::Import { which, keep }),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(which, at)| Step::ImportSpoilt { which, at }),
        2 => Just(Step::Restart),
        1 => Just(Step::Wipe),
        1 => any::<usize>().prop_map(|which| Step::Forge { which }),
        1 => any::<usize>().prop_map(|at| Step::Spoil { at }),
        1 => (1990_u16..2060).prop_map(|year| Step::Clock { year }),
    ]
}

/// A program and its store, as the page and the command use them.
struct Program {
    floor: Floor,
    store: Option<Vec<u8>>,
}

impl Program {
    fn start(store: Option<Vec<u8>>) -> Self {
        let pool = pool();
        let embedded = trust::verify_from(&pool.embedded, &pool.anchor).unwrap();
        let mut program = Self { floor: Floor::of(&embedded), store: None };
        if let Some(kept) = store {
            let taken = program.bring(&kept) == Some(Compared::Newer);
            program.store = taken.then_some(kept);
        }
        program
    }

    fn bring(&mut self, bundle: &[u8]) -> Option<Compared> {
        let (verified, compared) = self.floor.verify(bundle).ok()?;
        self.floor.raise(&verified, compared);
        Some(compared)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_installed_never_goes_back(steps in prop::collection::vec(step(), 1..24)) {
        let pool = pool();
        let mut program = Program::start(None);
        let embedded = program.floor.number();
        // What the store must bring back: nobody has touched it since.
        let mut kept: Option<((u32, u32), u32)> = None;
        for step in steps {
            let before = (program.floor.number(), program.floor.keyset_version());
            match step {
                Step::Import { which, keep } => {
                    let bundle = &pool.bundles[which % pool.bundles.len()];
                    if program.bring(bundle) == Some(Compared::Newer) && keep {
                        program.store = Some(bundle.clone());
                        kept = Some((program.floor.number(), program.floor.keyset_version()));
                    }
                }
                Step::ImportSpoilt { which, at } => {
                    let mut bundle = pool.bundles[which % pool.bundles.len()].clone();
                    let at = at % bundle.len();
                    bundle[at] ^= 1;
                    prop_assert_eq!(program.bring(&bundle), None);
                    prop_assert_eq!((program.floor.number(), program.floor.keyset_version()), before);
                }
                Step::Restart => {
                    program = Program::start(program.store.take());
                    prop_assert!(program.floor.number() >= embedded);
                    if let Some((number, keyset)) = kept {
                        prop_assert!(program.floor.number() >= number && program.floor.keyset_version() >= keyset);
                    }
                    continue;
                }
                Step::Wipe => (program.store, kept) = (None, None),
                Step::Forge { which } => {
                    program.store = Some(pool.bundles[which % pool.bundles.len()].clone());
                    kept = None;
                }
                Step::Spoil { at } => {
                    if let Some(store) = &mut program.store {
                        let at = at % store.len();
                        store[at] ^= 1;
                    }
                    kept = None;
                }
                Step::Clock { year } => {
                    let (clock, newest) = (Date::new(year, 1, 1).unwrap(), program.floor.issued());
                    let embedded = trust::verify_from(&pool.embedded, &pool.anchor).unwrap();
                    // The oldest list answers; the day is never before the newest list was issued, and a corrected day
                    // is reported.
                    let mut stamp = ListStamp::of_the_past(&embedded);
                    let day = stamp.take_clock(clock, newest);
                    prop_assert!(day >= newest && day >= stamp.issued);
                    prop_assert_eq!(stamp.clock, (day != clock).then_some(clock));
                    let said = explain::stale(&stamp, day).unwrap_or_default();
                    prop_assert_eq!(said.contains("CLOCK: this computer says"), day != clock);
                }
            }
            prop_assert!(program.floor.number() >= before.0, "{:?} after {:?}", program.floor.number(), before);
            prop_assert!(program.floor.keyset_version() >= before.1);
            prop_assert!(program.floor.number().0 < 9, "a stranger's list was taken");
        }
    }
}

//! The files of a run that are waiting for a reader, in order. The window owns the readers; this only decides which
//! file is next, and whether what a reader says is still wanted.

use std::collections::VecDeque;

/// What a run of files is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// The answer on the page Check.
    Check,
    /// The estate, which nothing on the page Check affects.
    Estate,
}

/// The queue, for whatever the window uses as a file.
#[derive(Debug)]
pub struct ReadingQueue<File> {
    /// The number of the run. What was asked for an earlier run is no longer wanted.
    run: u32,
    reads: Reads,
    waiting: VecDeque<File>,
    /// All files of the run, to read them again when a column is corrected.
    given: Vec<File>,
    /// Fingerprints of the files that were read, so that the same bytes are read only once.
    read: Vec<String>,
}

impl<File> Default for ReadingQueue<File> {
    fn default() -> Self {
        Self { run: 0, reads: Reads::Check, waiting: VecDeque::new(), given: Vec::new(), read: Vec::new() }
    }
}

impl<File: Clone> ReadingQueue<File> {
    /// Begins a run, and gives its number.
    pub fn begin(&mut self, files: Vec<File>, reads: Reads) -> u32 {
        self.run += 1;
        self.reads = reads;
        self.waiting = files.into();
        self.read.clear();
        self.run
    }

    /// Ends the run: no file is waiting any more, and what still arrives for it is not wanted.
    pub fn stop(&mut self) {
        self.waiting.clear();
        self.run += 1;
    }

    /// The number of the run.
    #[must_use]
    pub fn run(&self) -> u32 {
        self.run
    }

    /// What the newest run is read for.
    #[must_use]
    pub fn reads(&self) -> Reads {
        self.reads
    }

    /// The next file, and how many are waiting after it.
    pub fn take_next(&mut self) -> Option<(File, usize)> {
        let next = self.waiting.pop_front()?;
        Some((next, self.waiting.len()))
    }

    /// The files that wait.
    pub fn waiting(&self) -> impl Iterator<Item = &File> {
        self.waiting.iter()
    }

    /// Keeps the files that the page shows, to read them again.
    pub fn keep(&mut self, files: Vec<File>) {
        self.given = files;
    }

    /// The files that were kept.
    #[must_use]
    pub fn kept(&self) -> Vec<File> {
        self.given.clone()
    }

    /// Notes a file by the SHA-256 of its bytes, and says whether the run has read the same bytes before.
    pub fn is_repeated(&mut self, sha256: &str) -> bool {
        let is_known = self.read.iter().any(|known| known == sha256);
        self.read.push(sha256.to_owned());
        is_known
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadingQueue, Reads};

    #[test]
    fn files_are_read_in_order_and_those_that_wait_are_counted() {
        let mut queue = ReadingQueue::default();
        queue.begin(vec!["a", "b", "c"], Reads::Check);
        assert_eq!(queue.take_next(), Some(("a", 2)));
        assert_eq!(queue.waiting().collect::<Vec<_>>(), [&"b", &"c"]);
        assert_eq!((queue.take_next(), queue.take_next(), queue.take_next()), (Some(("b", 1)), Some(("c", 0)), None));
    }

    #[test]
    fn a_run_that_was_stopped_or_followed_by_another_is_over() {
        let mut queue = ReadingQueue::default();
        let first = queue.begin(vec!["a", "b"], Reads::Check);
        queue.stop();
        assert_ne!(queue.run(), first, "a reader that still speaks is not heard");
        assert_eq!(queue.take_next(), None);
        let second = queue.begin(vec!["c"], Reads::Check);
        assert!(second > first && queue.run() == second);
    }

    #[test]
    fn the_same_bytes_are_read_once_in_a_run() {
        let mut queue = ReadingQueue::default();
        queue.begin(vec!["a", "copy of a"], Reads::Check);
        assert!(!queue.is_repeated("6ae2"));
        assert!(queue.is_repeated("6ae2") && !queue.is_repeated("77b1"));
        queue.begin(vec!["a"], Reads::Check);
        assert!(!queue.is_repeated("6ae2"), "another run reads it again");
    }

    #[test]
    fn kept_files_outlive_their_run() {
        let mut queue = ReadingQueue::default();
        queue.keep(vec!["a"]);
        queue.begin(vec!["a"], Reads::Check);
        queue.stop();
        assert_eq!(queue.kept(), ["a"]);
    }
}

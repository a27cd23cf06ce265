//! Reads files one after the other, each in a reader of its own that may die, hang or be cancelled. That file is then
//! named as not read, and everything else continues.

use super::given::Given;
use super::link::Link;
use crate::platform::files;
use crate::worker::message;
use crate::worker::moved::{FromReader, Moved, Question, ToFiles, ToReader, ToWorker};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use vendor_desk::reading_queue::{ReadingQueue, Reads};
use vendor_desk::window::Asked;
use vendor_readers::Account;
use vendor_text::Unread;
use wasm_bindgen::prelude::*;
use web_sys::{File, MessageEvent, Worker};

/// How long a reader may be silent, in milliseconds.
const MOST_SILENCE_MS: u32 = 20_000;

/// What is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingNow {
    /// The file's name.
    pub file: String,
    /// Lines read from it so far.
    pub lines: usize,
    /// How many files are waiting.
    pub waiting: usize,
}

/// The files that are waiting, and the reader at work.
#[derive(Default)]
pub struct Readers {
    queue: ReadingQueue<File>,
    worker: Option<Worker>,
    watch: Option<Timeout>,
}

impl Link {
    /// Looks up chosen or dropped files.
    pub fn ask_files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        if self.reads_for_estate() {
            self.cancel_reading("other files were given on the page Check before all of it was read.");
        }
        self.stop_reading();
        self.trouble.set(None);
        let names = files.iter().map(File::name).collect();
        self.replace_given(Given { text: String::new(), files: files.clone() });
        self.run.text.set(String::new());
        self.run.readers.update_value(|readers| readers.queue.keep(files.clone()));
        let run = self.next_run(files, Reads::Check);
        self.ask(Asked::Files(names), Question::Files { run });
        self.read_next(run);
    }

    /// Puts files in the queue for the estate, and returns the number of their run. What the page Check shows stays.
    pub(super) fn read_for_estate(self, files: Vec<File>) -> u32 {
        if self.run.reading.with_untracked(Option::is_some) {
            // What has not been read by then is named as such.
            self.cancel_reading("a register was added to the estate before all of it was read.");
        }
        self.next_run(files, Reads::Estate)
    }

    fn next_run(self, files: Vec<File>, reads: Reads) -> u32 {
        self.run.readers.try_update_value(|readers| readers.queue.begin(files, reads)).unwrap_or_default()
    }

    fn reads_for_estate(self) -> bool {
        self.run.reading.with_untracked(Option::is_some)
            && self.run.readers.with_value(|readers| readers.queue.reads() == Reads::Estate)
    }

    /// Ends the reading as the user asks.
    pub fn cancel_reading_by_hand(self) {
        self.cancel_reading("you cancelled before all of it was read.");
    }

    /// Ends the reading; what has not been read yet is named as such, with the reason.
    fn cancel_reading(self, reason: &str) {
        let run = self.run.readers.with_value(|readers| readers.queue.run());
        let current = self.run.reading.get_untracked().map(|reading| reading.file);
        let waiting =
            self.run.readers.with_value(|readers| readers.queue.waiting().map(File::name).collect::<Vec<_>>());
        self.stop_reading();
        let unread = current.into_iter().chain(waiting).map(|name| Unread::whole(&name, reason)).collect();
        let account = Account::of_unread(unread);
        self.send(&ToWorker::FileEnd { run, account }, None);
        self.send(&ToWorker::FilesEnd { run }, None);
    }

    /// The files of the last run.
    pub(super) fn last_files(self) -> Vec<File> {
        self.run.readers.with_value(|readers| readers.queue.kept())
    }

    /// Forgets the files of the last run.
    pub(super) fn forget_files(self) {
        self.run.readers.update_value(|readers| readers.queue.keep(Vec::new()));
    }

    /// Ends the reading of files for the page Check; a register that is being read for the estate is read to its end.
    pub(super) fn stop_reading_for_check(self) {
        if !self.reads_for_estate() {
            self.stop_reading();
        }
    }

    /// Ends the reader at work and forgets the files that are waiting.
    pub(super) fn stop_reading(self) {
        self.end_reader();
        self.run.readers.update_value(|readers| readers.queue.stop());
        self.run.reading.set(None);
    }

    fn end_reader(self) {
        self.run.readers.update_value(|readers| {
            readers.watch = None;
            if let Some(worker) = readers.worker.take() {
                worker.terminate();
            }
        });
    }

    fn is_run(self, run: u32) -> bool {
        self.run.readers.with_value(|readers| readers.queue.run() == run)
    }

    pub(super) fn read_next(self, run: u32) {
        let next = self.run.readers.try_update_value(|readers| readers.queue.take_next()).flatten();
        let Some((file, waiting)) = next else {
            self.run.reading.set(None);
            self.send(&ToWorker::FilesEnd { run }, None);
            return;
        };
        self.run.reading.set(Some(ReadingNow { file: file.name(), lines: 0, waiting }));
        leptos::task::spawn_local(async move {
            let bytes = files::read(&file).await;
            if !self.is_run(run) {
                return;
            }
            match bytes {
                Ok(bytes) => self.start_reader(run, &file.name(), bytes),
                Err(reason) => self.file_lost(run, &file.name(), &reason),
            }
        });
    }

    fn start_reader(self, run: u32, name: &str, bytes: js_sys::Uint8Array) {
        let worker = match self.spawn_role("files") {
            Ok(worker) => worker,
            Err(reason) => return self.file_lost(run, name, &reason),
        };
        let file = name.to_owned();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if self.is_run(run) {
                self.take_from_reader(run, &file, &event);
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // Lives as long as the worker.
        on_message.forget();
        let file = name.to_owned();
        let on_error = Closure::<dyn FnMut()>::new(move || {
            if self.is_run(run) {
                self.file_lost(run, &file, "reading stopped because of an error in this tool. Open the file and paste its lines, or save it as CSV.");
            }
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        // Lives as long as the worker.
        on_error.forget();
        let buffer = bytes.buffer();
        let message = ToFiles::Read(ToReader {
            name: name.to_owned(),
            bytes: Moved(bytes),
            words: self.list.words_json.get_value(),
            layouts: self.run.layouts.get_untracked(),
        });
        let sent = serde_wasm_bindgen::to_value(&message)
            .map_err(JsValue::from)
            .and_then(|value| worker.post_message_with_transfer(&value, &js_sys::Array::of1(&buffer)));
        self.run.readers.update_value(|readers| readers.worker = Some(worker));
        match sent {
            Ok(()) => self.watch_reader(run, name),
            Err(_) => self.file_lost(run, name, "it could not be passed to the reader. Reload the page."),
        }
    }

    fn take_from_reader(self, run: u32, file: &str, event: &MessageEvent) {
        match message(event) {
            Ok(FromReader::Lines { count, packed }) => {
                self.watch_reader(run, file);
                self.run.reading.update(|reading| {
                    if let Some(reading) = reading {
                        reading.lines += count;
                    }
                });
                let buffer = packed.0.buffer();
                self.send(&ToWorker::Lines { run, packed }, Some(&buffer));
            }
            Ok(FromReader::Input(input)) => {
                let is_known = self.run.readers.try_update_value(|readers| readers.queue.is_repeated(&input.sha256));
                self.send(&ToWorker::Input { run, input }, None);
                if is_known == Some(true) {
                    self.end_reader();
                    self.send(&ToWorker::FileEnd { run, account: Account::default() }, None);
                    self.read_next(run);
                }
            }
            Ok(FromReader::Done { account }) => {
                self.end_reader();
                self.send(&ToWorker::FileEnd { run, account }, None);
                self.read_next(run);
            }
            Err(error) => self.file_lost(run, file, &format!("the reader’s result could not be read: {error}.")),
        }
    }

    /// Gives the reader its full time again.
    fn watch_reader(self, run: u32, file: &str) {
        let file = file.to_owned();
        let watch = Timeout::new(MOST_SILENCE_MS, move || {
            if self.is_run(run) {
                self.file_lost(
                    run,
                    &file,
                    "there was no progress for 20 seconds. Open the file and paste its lines, or split it.",
                );
            }
        });
        self.run.readers.update_value(|readers| readers.watch = Some(watch));
    }

    fn file_lost(self, run: u32, name: &str, reason: &str) {
        self.end_reader();
        let account = Account::of_unread(vec![Unread::whole(name, reason)]);
        self.send(&ToWorker::FileEnd { run, account }, None);
        self.read_next(run);
    }
}

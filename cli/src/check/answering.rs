//! One run of `vendor-check check`: lines as they are read, records as they are answered, in order, with as many
//! threads as were asked for. The output does not depend on the number of threads.

use super::given::{Given, Take};
use super::options::{Format, Options};
use std::io::{Error, Result, Write};
use std::sync::mpsc::sync_channel;
use vendor_engine::judge::claims::ClaimsMet;
use vendor_engine::report::record::{LineRecord, ListStamp, Summary};
use vendor_engine::report::run_record::{self, RunForm, RunWriter};
use vendor_engine::report::run_workbook;
use vendor_engine::report::workbook::{Book, WorkbookError};
use vendor_engine::screen::Screening;
use vendor_engine::slices::{Ground, Slices};
use vendor_list::Index;
use vendor_text::{Line, Unread};

/// The number of lines in a slice. As many as this are being answered at a time, and as many wait before and after.
const SLICE: usize = 4_096;

/// One run: what it is judged by, and how it is written.
pub struct Run<'a> {
    pub options: &'a Options,
    pub on: Ground<'a>,
    pub stamp: ListStamp,
    /// What could not be read of the user's own lists.
    pub own_unread: Vec<Unread>,
}

impl Run<'_> {
    /// Reads, answers and writes; returns the account.
    pub fn write(self, out: impl Write + Send) -> Result<Summary> {
        match self.options.format {
            Format::Read(form) if !form.opens_with_account() => self.write_as_read(form, out),
            Format::Read(_) | Format::Workbook => self.write_account_first(out),
            #[cfg(feature = "parquet")]
            Format::Parquet => self.write_parquet(out),
        }
    }

    fn summary(&self) -> Summary {
        let mut summary = Summary::new(self.stamp.clone(), &self.on.terms, self.on.own_lists);
        summary.particulars = self.options.particulars.clone();
        summary
    }

    /// Looks for claims that other lines of the same file contradict. Items that stand alone say nothing about each
    /// other.
    fn look_for_claims(&self, claims: &mut ClaimsMet, record: &LineRecord) {
        if !self.options.each_alone {
            claims.take(self.on.index, &record.place, &record.text, &record.measures);
        }
    }

    /// Puts the input into the account.
    fn account(&self, summary: &mut Summary, claims: &ClaimsMet, given: Given) {
        summary.contradicted = claims.contradicted(self.on.index);
        summary.inputs = given.inputs;
        summary.incomplete = given.account.unread;
        summary.incomplete.extend(self.own_unread.iter().cloned());
        summary.left_out = given.account.left_out;
        summary.repeated = given.account.repeated;
        summary.order_steps(self.on.index);
    }

    fn write_as_read(self, form: RunForm, mut out: impl Write) -> Result<Summary> {
        let (mut summary, mut claims) = (self.summary(), ClaimsMet::default());
        let mut writer = RunWriter::begin(form, &mut out, self.on.index, &summary)?;
        let given = self.answer(|records| {
            for record in &records {
                summary.add(record);
                self.look_for_claims(&mut claims, record);
                writer.line(record, &summary)?;
            }
            Ok(())
        })?;
        self.account(&mut summary, &claims, given);
        writer.ending(&summary)?;
        out.flush()?;
        Ok(summary)
    }

    #[cfg(feature = "parquet")]
    fn write_parquet(self, out: impl Write + Send) -> Result<Summary> {
        let (mut summary, mut claims) = (self.summary(), ClaimsMet::default());
        let mut writer = vendor_arrow::ParquetOut::begin(out, &self.stamp).map_err(Error::other)?;
        let given = self.answer(|records| {
            for record in &records {
                summary.add(record);
                self.look_for_claims(&mut claims, record);
            }
            writer.records(records).map_err(Error::other)
        })?;
        self.account(&mut summary, &claims, given);
        writer.end(&summary).map_err(Error::other)?;
        Ok(summary)
    }

    /// Answers what is read, slice by slice, and passes on the records in order.
    fn answer(&self, mut pass_on: impl FnMut(Vec<LineRecord>) -> Result<()>) -> Result<Given> {
        let words = &self.on.index.list().words;
        let mut slices = Slices::new(self.on, self.options.threads);
        if self.options.each_alone {
            slices = slices.each_alone();
        }
        if self.options.threads.get() == 1 {
            let mut written = Ok(());
            let given = Given::read_all(self.options, words, &mut |lines| {
                in_slices(lines, |slice| {
                    if written.is_ok() {
                        written = pass_on(slices.records(slice));
                    }
                });
            });
            return written.map(|()| given);
        }
        std::thread::scope(|scope| {
            let (read, to_answer) = sync_channel::<Vec<Line>>(1);
            let (answered, to_write) = sync_channel::<Vec<LineRecord>>(1);
            let options = self.options;
            let reader = scope.spawn(move || {
                // If nothing can be passed on any more, writing has failed, and the rest is not needed.
                let take: Take<'_> = &mut |lines| in_slices(lines, |slice| drop(read.send(slice)));
                Given::read_all(options, words, take)
            });
            scope.spawn(move || {
                for lines in to_answer {
                    if answered.send(slices.records(lines)).is_err() {
                        break;
                    }
                }
            });
            let written = to_write.into_iter().try_for_each(&mut pass_on);
            let given = reader.join().map_err(|_| Error::other("the reader stopped"))?;
            written.map(|()| given)
        })
    }

    /// Forms that begin with the account, so that every line is answered before the first one is written.
    fn write_account_first(self, mut out: impl Write) -> Result<Summary> {
        let Ground { index, terms, own_lists } = self.on;
        let mut lines = Vec::new();
        let given = Given::read_all(self.options, &index.list().words, &mut |more| lines.extend(more));
        let mut screening = Screening::new(lines, Vec::new());
        if self.options.each_alone {
            screening = screening.each_alone();
        }
        while screening.step(index, SLICE) {}
        let records = || screening.records(index, terms, own_lists, 0, usize::MAX);
        let (mut summary, mut claims) = (self.summary(), ClaimsMet::default());
        for record in records() {
            summary.add(&record);
            self.look_for_claims(&mut claims, &record);
        }
        self.account(&mut summary, &claims, given);
        match self.options.format {
            Format::Read(form) => run_record::write(form, &mut out, index, &summary, records)?,
            _ => out.write_all(&workbook(index, &summary, records()).map_err(Error::other)?)?,
        }
        out.flush()?;
        Ok(summary)
    }
}

fn in_slices(lines: Vec<Line>, mut take: impl FnMut(Vec<Line>)) {
    if lines.len() <= SLICE {
        return take(lines);
    }
    let mut lines = lines.into_iter().peekable();
    while lines.peek().is_some() {
        take(lines.by_ref().take(SLICE).collect());
    }
}

fn workbook(
    index: &Index,
    summary: &Summary,
    records: impl Iterator<Item = LineRecord>,
) -> std::result::Result<Vec<u8>, WorkbookError> {
    let mut book = Book::new(run_workbook::title(summary))?;
    run_workbook::write(&mut book, index, summary, records)?;
    book.into_bytes()
}

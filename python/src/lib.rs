//! The Python package's engine: columns of text in, tables of records out, by Arrow's capsules. What people call is in
//! `package/vendor_check`; nothing is decided here.

mod answering;
mod texts;

use arrow_array::RecordBatch;
use pyo3::create_exception;
use pyo3::exceptions::{PyKeyError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use texts::Texts;
use vendor_arrow::Batches;
use vendor_engine::judge::{Context, Policy, Terms};
use vendor_engine::report::record::ListStamp;
use vendor_engine::slices::Ground;
use vendor_list::{Index, trust};
use vendor_names::own_lists::OwnList;
use vendor_readers::name_list;
use vendor_readers::single::Singles;
use vendor_text::{Date, Party, Unread};

create_exception!(
    vendor_check,
    ListRefused,
    PyValueError,
    "The list is not properly signed, or is damaged. Nothing was checked."
);

/// The list that came with this build: the signed edition, or the draft of its source.
const BUILT_IN_LIST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vendor-list.zip"));

/// The SHA-256 of that list's bundle, where it is a draft. No other draft is believed.
const DRAFT: Option<&str> = option_env!("VENDOR_LIST_DRAFT");

/// A verified list and what is asked of it.
#[pyclass(frozen)]
struct Engine {
    index: Index,
    stamp: ListStamp,
    singles: Singles,
    batches: Batches,
    context: Context,
    today: Date,
    policy: Option<Policy>,
    own_lists: Vec<OwnList>,
    own_unread: Vec<Unread>,
}

#[pymethods]
impl Engine {
    #[new]
    fn new(
        py: Python<'_>,
        list: Option<&[u8]>,
        context: &str,
        policy: Option<&str>,
        own_lists: Vec<(String, Vec<u8>)>,
        today: Option<&str>,
        clock: &str,
    ) -> PyResult<Self> {
        let value = |error: &dyn std::fmt::Display| PyValueError::new_err(error.to_string());
        let list = list.unwrap_or(BUILT_IN_LIST);
        py.detach(|| {
            let verified = trust::believe(list, DRAFT)
                .map_err(|error| ListRefused::new_err(format!("{error}. Nothing was checked.")))?;
            let stamp = ListStamp::of(&verified);
            let day = |text: &str| text.parse::<Date>().map_err(|error| value(&error));
            let today = today.map(day).transpose()?.map_or_else(|| day(clock).map(|clock| stamp.day_by(clock)), Ok)?;
            let index = Index::new(verified.list).map_err(|error| value(&error))?;
            let policy = policy.map(|text| Policy::read(text, &index)).transpose().map_err(|error| value(&error))?;
            let (mut lists, mut own_unread) = (Vec::new(), Vec::new());
            for (name, bytes) in own_lists {
                let list = name_list::read(&name, &bytes, &index.list().words).map_err(|error| value(&error))?;
                own_unread.extend(list.unread.iter().cloned());
                lists.push(OwnList::new(list, &index));
            }
            Ok(Self {
                singles: Singles::new(&index.list().words),
                batches: Batches::new(&stamp),
                context: context.parse().map_err(|error: vendor_list::context::ContextError| value(&error))?,
                index,
                stamp,
                today,
                policy,
                own_lists: lists,
                own_unread,
            })
        })
    }

    /// A table with a row for each text, in order; `party` says that the texts are names of suppliers.
    fn look_up(
        &self,
        py: Python<'_>,
        texts: Texts,
        party: Option<&str>,
        columns: Option<Vec<String>>,
        threads: usize,
    ) -> PyResult<Py<PyAny>> {
        let party = party.map(party_of).transpose()?;
        let batches = py.detach(|| answering::look_up(self, &texts, party, threads_of(threads)));
        self.table(py, batches.map_err(|error| PyRuntimeError::new_err(error.to_string()))?, columns)
    }

    /// A table with a row for each line of a file, and one for each thing that was not read.
    fn read(
        &self,
        py: Python<'_>,
        path: PathBuf,
        each_alone: bool,
        columns: Option<Vec<String>>,
        threads: usize,
    ) -> PyResult<Py<PyAny>> {
        let batches = py.detach(|| answering::read(self, &path, each_alone, threads_of(threads)));
        let batches = batches.map_err(|error| match error {
            answering::ReadError::File(error) => {
                std::io::Error::new(error.kind(), format!("{}: {error}", path.display())).into()
            }
            answering::ReadError::Batch(error) => PyRuntimeError::new_err(error.to_string()),
        })?;
        self.table(py, batches, columns)
    }

    /// The columns of every table.
    fn schema(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.table(py, Vec::new(), None)?.getattr(py, "schema")
    }

    #[getter]
    fn list_sha256(&self) -> &str {
        &self.stamp.sha256
    }

    #[getter]
    fn list_version(&self) -> u32 {
        self.stamp.version
    }

    #[getter]
    fn today(&self) -> String {
        self.today.to_string()
    }

    #[getter]
    fn context(&self) -> String {
        self.context.tokens().join(",")
    }

    /// What was not read of the own lists, in words.
    #[getter]
    fn own_lists_not_read(&self) -> Vec<String> {
        self.own_unread.iter().map(vendor_engine::report::explain::not_read).collect()
    }
}

impl Engine {
    fn ground(&self) -> Ground<'_> {
        let terms = Terms { context: &self.context, today: self.today, policy: self.policy.as_ref() };
        Ground { index: &self.index, terms, own_lists: &self.own_lists }
    }

    fn table(&self, py: Python<'_>, batches: Vec<RecordBatch>, columns: Option<Vec<String>>) -> PyResult<Py<PyAny>> {
        let schema = self.batches.schema();
        let Some(columns) = columns else {
            return Ok(PyTable::try_new(batches, schema.clone())?.into_pyarrow(py)?.unbind());
        };
        let at = |name: &String| {
            schema.index_of(name).map_err(|_| {
                let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
                PyKeyError::new_err(format!("there is no column {name:?}; there are {}", names.join(", ")))
            })
        };
        let places = columns.iter().map(at).collect::<PyResult<Vec<usize>>>()?;
        let fault = |error: arrow_schema::ArrowError| PyRuntimeError::new_err(error.to_string());
        let batches =
            batches.iter().map(|batch| batch.project(&places)).collect::<Result<Vec<_>, _>>().map_err(fault)?;
        let schema = schema.project(&places).map_err(fault)?;
        Ok(PyTable::try_new(batches, schema.into())?.into_pyarrow(py)?.unbind())
    }
}

fn party_of(token: &str) -> PyResult<Party> {
    Party::from_token(token).ok_or_else(|| {
        PyValueError::new_err(format!("party must be bidder, associated-person or sub-contractor, not {token:?}"))
    })
}

/// None given: every core.
fn threads_of(threads: usize) -> NonZeroUsize {
    NonZeroUsize::new(threads).unwrap_or_else(|| std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
}

/// The bytes of the list that came with the package.
#[pyfunction]
fn built_in_list() -> &'static [u8] {
    BUILT_IN_LIST
}

#[pymodule]
fn _engine(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", vendor_engine::TOOL_VERSION)?;
    module.add("ListRefused", module.py().get_type::<ListRefused>())?;
    module.add_class::<Engine>()?;
    module.add_function(wrap_pyfunction!(built_in_list, module)?)
}

//! Instruments: the built-in one and the user's own in `instruments/*.json`.

use super::disk::Disk;
use super::format::{InstrumentCopy, refuse_loose, without_mark};
use super::io_fault::at;
use super::names::json_stem;
use super::save::read;
use super::sessions::Store;
use crate::base::fault::Fault;
use crate::base::id::Id;
use crate::domain::instrument::Instrument;
use crate::domain::instrument_check::{self, InstrumentProblem};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const SMART_CITY_2019: &str = include_str!("../../assets/instruments/smart-city-2019.json");

/// Where an instrument comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Compiled in.
    BuiltIn,
    /// A file of the user.
    User(PathBuf),
}

/// A usable instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// The instrument with its exact text and hash.
    pub copy: InstrumentCopy,
    /// Where it comes from.
    pub origin: Origin,
}

/// An instrument file that cannot be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnusableInstrument {
    /// It could not be read.
    File(Fault),
    /// It was read and has defects.
    Defects(PathBuf, Vec<InstrumentProblem>),
}

/// The built-in instrument.
///
/// # Panics
/// Never in a build whose tests passed: the asset is compiled in and a test
/// reads it.
#[must_use]
pub fn built_in() -> &'static InstrumentCopy {
    static COPY: OnceLock<InstrumentCopy> = OnceLock::new();
    COPY.get_or_init(|| {
        let i = instrument_check::parse(SMART_CITY_2019.as_bytes()).expect("the built-in instrument is read by a test");
        InstrumentCopy::of(i).expect("an instrument that was read can be written")
    })
}

impl<D: Disk> Store<D> {
    /// Every instrument, the built-in one first, then the user's by file name.
    ///
    /// # Errors
    /// The system's, where the folder cannot be read; a missing one is empty.
    pub fn instruments(&self) -> Result<Vec<Result<Bank, UnusableInstrument>>, Fault> {
        let folder = self.places.data.join("instruments");
        let mut names = match self.disk.names(&folder) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            other => other.map_err(at(&folder))?,
        };
        names.retain(|n| json_stem(&n.to_string_lossy()).is_some_and(|s| !s.starts_with('.')));
        names.sort();
        let user = names.into_iter().map(|n| self.instrument_file(&folder.join(n)));
        Ok(std::iter::once(Ok(Bank { copy: built_in().clone(), origin: Origin::BuiltIn })).chain(user).collect())
    }

    /// The instrument with this id; of several revisions the highest, of equal
    /// ones the built-in. `None` where there is no usable one.
    ///
    /// # Errors
    /// As [`Store::instruments`].
    pub fn instrument(&self, id: &Id) -> Result<Option<Bank>, Fault> {
        let usable = self.instruments()?.into_iter().filter_map(Result::ok);
        Ok(usable
            .filter(|b| b.copy.instrument.id == *id)
            .reduce(|a, b| if b.copy.instrument.revision > a.copy.instrument.revision { b } else { a }))
    }

    /// Reads and checks one instrument file, wherever it lies.
    ///
    /// # Errors
    /// [`UnusableInstrument`].
    pub fn instrument_file(&self, path: &Path) -> Result<Bank, UnusableInstrument> {
        let (bytes, _) = read(&self.disk, path).map_err(UnusableInstrument::File)?;
        let defects = |p| UnusableInstrument::Defects(path.to_owned(), p);
        let instrument = parse(&bytes).map_err(defects)?;
        let copy = InstrumentCopy::of(instrument).map_err(|p| UnusableInstrument::File(p.at(path)))?;
        Ok(Bank { copy, origin: Origin::User(path.to_owned()) })
    }
}

fn parse(bytes: &[u8]) -> Result<Instrument, Vec<InstrumentProblem>> {
    let bytes = without_mark(bytes);
    let instrument = instrument_check::parse(bytes)?;
    let shape = |detail: String| vec![InstrumentProblem::Shape(crate::base::text::visible(&detail))];
    let text = std::str::from_utf8(bytes).map_err(|e| shape(e.to_string()))?;
    refuse_loose(text, "instrument").map_err(|e| shape(e.to_string()))?;
    Ok(instrument)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_questions_are_there_and_read_back_as_they_are() {
        let copy = built_in();
        assert_eq!(instrument_check::parse(copy.text.as_bytes()).as_ref(), Ok(&*copy.instrument));
        assert_eq!(InstrumentCopy::of((*copy.instrument).clone()).as_ref(), Ok(copy));
    }
}

//! Where things live (`domain.md`, "Files").

use super::io_fault::fault;
use crate::base::fault::{Fault, FaultKind};
use directories::{BaseDirs, UserDirs};
use std::path::{Path, PathBuf};

/// Places given on the command line or by the environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// `--data-dir`.
    pub data: Option<PathBuf>,
    /// `--state-dir`.
    pub state: Option<PathBuf>,
    /// `--config`, a file.
    pub config: Option<PathBuf>,
}

/// The three places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// What people copy: sessions, claims, events, instruments, exports.
    pub data: PathBuf,
    /// What belongs to this machine: safety copies, locks, resume places.
    pub state: PathBuf,
    /// The settings file.
    pub config: PathBuf,
}

impl Places {
    /// The usual places of this user, each unless given: `Documents/Asesor` (or
    /// `Asesor` in the home folder), the system's state folder, its config folder.
    ///
    /// # Errors
    /// Where the user has no home folder and a place was not given.
    pub fn find(given: &Overrides) -> Result<Self, Fault> {
        let (user, base) = (UserDirs::new(), BaseDirs::new());
        let data = || {
            let u = user.as_ref()?;
            Some(u.document_dir().unwrap_or_else(|| u.home_dir()).join("Asesor"))
        };
        let state = || base.as_ref().map(|b| b.state_dir().unwrap_or_else(|| b.data_local_dir()).join("asesor"));
        let config = || base.as_ref().map(|b| b.config_dir().join("asesor").join("settings.toml"));
        Ok(Self {
            data: place(given.data.as_deref(), data, "--data-dir")?,
            state: place(given.state.as_deref(), state, "--state-dir")?,
            config: place(given.config.as_deref(), config, "--config")?,
        })
    }
}

fn place(given: Option<&Path>, usual: impl FnOnce() -> Option<PathBuf>, option: &str) -> Result<PathBuf, Fault> {
    let Some(path) = given.map(Path::to_owned).or_else(usual) else {
        return Err(Fault::new(FaultKind::NotFound, option, "no home folder"));
    };
    // Relative to where the program was started, whatever happens later.
    std::path::absolute(&path).map_err(|e| fault(&path, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_given_is_the_folder_used() {
        let given =
            Overrides { data: Some("/a/d".into()), state: Some("/a/s".into()), config: Some("/a/c.toml".into()) };
        let p = Places::find(&given).expect("all given");
        assert_eq!((p.data, p.state, p.config), ("/a/d".into(), "/a/s".into(), "/a/c.toml".into()));
        let p = Places::find(&Overrides { data: Some("x".into()), ..given }).expect("all given");
        assert!(p.data.is_absolute());
    }
}

//! The practice session of the first start.

use crate::app::msg::{Opened, Place};
use crate::base::fault::Fault;
use crate::domain::session::{Assessor, InstrumentRef, Role};
use crate::domain::try_out::session;
use crate::shell::clock;
use crate::shell::settings::assessor_id;
use crate::shell::work::Work;
use crate::store::{SaveOutcome, built_in};

impl Work {
    /// Makes a session on invented data, in the name of the person remembered.
    ///
    /// # Errors
    /// The session cannot be written anywhere.
    pub(super) fn try_out(&mut self) -> Result<Opened, Fault> {
        let copy = built_in().clone();
        let i = copy.instrument.clone();
        let reference = InstrumentRef { id: i.id.clone(), revision: i.revision, sha256: copy.sha256.clone() };
        let (settings, _) = self.store().settings();
        let who = settings.assessor;
        let assessor = Assessor {
            id: assessor_id(&who.name, &who),
            name: who.name,
            institution: who.institution,
            role: Role::Member,
        };
        let session = session(&i, reference, assessor, clock::new_id(), clock::wall());
        let (handle, outcome) = self.store().create(&session, copy)?;
        if let SaveOutcome::Neither(_, f) = &outcome {
            return Err(f.clone());
        }
        let path = handle.path();
        self.hold(session.session, handle);
        let mut beside = self.safety_told();
        beside.owes = matches!(outcome, SaveOutcome::SafetyOnly(_));
        let place = Place::default();
        Ok(Opened { session, instrument: i, path, read_only: None, place, newer_copy: None, beside })
    }
}

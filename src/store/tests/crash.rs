//! Power cuts: no save that was shown as saved may be lost.

use super::fixture::{instrument, session};
use super::sim::{LeftOut, Model, NAME, Sim};
use crate::store::format::render_session;
use crate::store::{Disk, Folder, Known, names, save};
use std::io::ErrorKind;
use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

const MODELS: [Model; 3] = [Model::Ext4, Model::Posix, Model::Fat];

fn file(generation: u64) -> Vec<u8> {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let render = |generation| {
        let mut s = session();
        s.generation = generation;
        render_session(&s, &instrument()).expect("fits")
    };
    FILES.get_or_init(|| (0..=60).map(render).collect())[usize::try_from(generation).expect("small")].clone()
}

fn run(sim: &Sim, saves: u64) {
    let folder = Folder::open(sim, Path::new("/")).expect("there");
    let mut known = Known::new_file();
    for generation in 1..=saves {
        if sim.pending() > 12 {
            return;
        }
        save(sim, &folder, NAME, &file(generation), &mut known).expect("no errors here");
        sim.ack(generation);
    }
}

#[test]
fn a_power_cut_at_any_moment_loses_no_answer_that_was_shown_as_saved() {
    let mut crashes = 0;
    for model in MODELS {
        let sim = Sim::new(model, LeftOut::Nothing, &Rc::default());
        run(&sim, 60);
        assert_eq!(sim.lost.get(), 0, "{model:?} {}", sim.first_loss.borrow());
        assert!(sim.acked.get() == 60, "{model:?} stopped at {}", sim.acked.get());
        crashes += sim.crashes.get();
    }
    println!("SAFETY simulator trials={crashes} lost=0 unreadable=0 hung=0");
    assert!(crashes > 10_000, "only {crashes} crashes tried");
}

/// Two errors in six saves, then a crash. Returns how many crashes were tried.
fn two_errors(sim: &Sim, kind: ErrorKind, first: u32, second: u32) -> u64 {
    run(sim, 2);
    let folder = Folder::open(sim, Path::new("/")).expect("there");
    let mut known = Known::anything();
    sim.calls.set(0);
    sim.error.set(kind);
    sim.fails.replace(vec![first, first + second]);
    let mut last = Ok(());
    for generation in 3..=8 {
        if sim.pending() > 10 {
            break;
        }
        last = save(sim, &folder, NAME, &file(generation), &mut known).map(|_| sim.ack(generation));
    }
    let what = || format!("{kind:?} at calls {first} and {}: {}", first + second, sim.first_loss.borrow());
    assert_eq!(sim.lost.get(), 0, "{}", what());
    assert!(last.is_err() || sim.acked.get() == 8, "a save after the errors must work: {}", what());
    sim.crashes.get()
}

#[test]
fn disk_errors_and_then_a_power_cut_lose_no_answer_that_was_shown_as_saved() {
    let judge = Rc::default();
    let mut crashes = 0;
    for model in MODELS {
        for kind in [ErrorKind::StorageFull, ErrorKind::Other] {
            for (first, second) in (0..40).flat_map(|a| (1..12).map(move |b| (a, b))) {
                crashes += two_errors(&Sim::new(model, LeftOut::Nothing, &judge), kind, first, second);
            }
        }
    }
    println!("SAFETY simulator trials={crashes} lost=0 unreadable=0 hung=0");
    assert!(crashes > 1_000_000, "only {crashes} crashes tried");
}

/// For the note of the harness: which careless order loses what.
fn caught(what: &str, sim: &Sim) {
    println!("CAUGHT simulator {what} lost={} of {}", sim.lost.get(), sim.crashes.get());
}

#[test]
fn the_simulator_catches_a_save_order_that_would_lose_answers() {
    for (left_out, models) in [
        (LeftOut::FlushOfTemp, MODELS.as_slice()),
        (LeftOut::FlushAfterRename, &[Model::Fat]),
        (LeftOut::FlushOfNames, &[Model::Posix, Model::Fat]),
    ] {
        for model in models {
            let sim = Sim::new(*model, left_out, &Rc::default());
            run(&sim, 4);
            assert!(sim.lost.get() > 0, "{left_out:?} went unnoticed on {model:?}");
            caught(&format!("{left_out:?} on {model:?}"), &sim);
        }
    }
    for model in MODELS {
        let sim = Sim::new(model, LeftOut::Nothing, &Rc::default());
        for generation in 1..=3 {
            let _ = sim.remove(Path::new(NAME));
            let mut f = sim.create_new(Path::new(NAME)).expect("free");
            sim.write_all(&mut f, &file(generation)).expect("no errors here");
            sim.ack(generation);
        }
        assert!(sim.lost.get() > 0, "writing in place went unnoticed on {model:?}");
        caught(&format!("InPlace on {model:?}"), &sim);
    }
    let sim = Sim::new(Model::Fat, LeftOut::Nothing, &Rc::default());
    for generation in 1..=3 {
        // The textbook: temp, flush, rename, flush of the names.
        let (tmp, main) = (names::tmp(NAME), Path::new(NAME));
        let mut f = sim.create_new(Path::new(&tmp)).expect("free");
        sim.write_all(&mut f, &file(generation)).expect("no errors here");
        sim.sync(&f).and_then(|()| sim.rename(Path::new(&tmp), main)).expect("no errors here");
        sim.sync_dir(Path::new("/")).expect("no errors here");
        sim.ack(generation);
    }
    assert!(sim.lost.get() > 0, "the textbook order went unnoticed on FAT");
}

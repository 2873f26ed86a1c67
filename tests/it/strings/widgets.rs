//! What reaches the terminal when foreign text is on the screen: drawn by the real
//! backend, read by the strict reader.

use super::corpus::{LEAST, strings};
use super::filled::{self, Hand};
use super::{tell, wire};
use crate::support::keeper::{damaged, spares};
use crate::support::small::at;
use crate::support::states::{Place, places};
use crate::support::world::World;
use asesor::app::Msg;
use asesor::app::beside::Edited;
use asesor::app::edit::Edit;
use asesor::app::keep::Report;
use asesor::app::msg::{NewerCopy, ReadOnly, SaveOutcome, Theme, Written};
use asesor::base::fault::{Fault, FaultKind};
use asesor::domain::change::Stamp;
use asesor::domain::compare::compare;
use asesor::domain::instrument::Instrument;
use asesor::domain::keep::{Handed, Spare};
use asesor::domain::lang::Lang;
use asesor::domain::session::Session;
use asesor::tui::theme::Role;
use asesor::tui::view::{ViewState, frame};
use asesor::tui::widget::list::Line;
use asesor::tui::widget::paint::Painter;
use asesor::tui::widget::{field, list, modal};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use std::cell::RefCell;
use std::io::{self, Write};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// Strings a world carries at a time.
const AT_ONCE: usize = 8;

const SIZES: [(u16, u16); 5] = [(80, 24), (40, 12), (120, 40), (200, 50), (60, 16)];

#[derive(Clone, Default)]
struct Sink(Rc<RefCell<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The bytes a terminal of this size gets.
fn wire_of((w, h): (u16, u16), draw: impl FnOnce(&mut Frame<'_>)) -> Vec<u8> {
    let sink = Sink::default();
    let viewport = Viewport::Fixed(Rect::new(0, 0, w, h));
    let mut t = Terminal::with_options(CrosstermBackend::new(sink.clone()), TerminalOptions { viewport })
        .expect("a terminal in memory");
    t.draw(draw).expect("memory takes every byte");
    drop(t);
    sink.0.take()
}

/// What was wrong, for the first few.
#[derive(Default)]
struct Seen {
    frames: usize,
    wrong: Vec<String>,
}

impl Seen {
    fn look(&mut self, place: &str, batch: &[String], size: (u16, u16), draw: impl FnOnce(&mut Frame<'_>)) {
        self.frames += 1;
        let bad = wire::bad(&wire_of(size, draw), true);
        if !bad.is_empty() {
            let batch: String = format!("{batch:?}").chars().take(200).collect();
            let bad: String = format!("{bad:?}").chars().take(100).collect();
            self.wrong.push(format!("{place} {size:?} {batch}: {bad}"));
        }
    }

    /// The program as it stands, at a size of its own.
    fn at(&mut self, place: &str, batch: &[String], w: &mut World, n: usize) {
        let size = SIZES[n % SIZES.len()];
        w.send(Msg::Resized { cols: size.0, rows: size.1 });
        self.look(place, batch, size, |f| frame(&w.m, &mut ViewState::default(), f));
    }
}

/// A program with foreign text wherever text can be; `n` turns which string stands
/// in which field, and the language.
fn world(batch: &[String], i: &Arc<Instrument>, sessions: &[Session], n: usize) -> World {
    let mut hand = Hand::new(batch, n);
    let mut w = World::with(i.clone(), sessions.to_vec());
    w.m.data.lang = Lang::ALL[n % 2];
    w.m.data.ascii = n.is_multiple_of(7);
    hand.take().clone_into(&mut w.m.data.settings.institution);
    hand.take().clone_into(&mut w.m.data.settings.folder);
    w.m.data.data_dir = PathBuf::from(format!("/data/{}", hand.take()));
    w
}

fn sessions(batch: &[String], n: usize) -> Vec<Session> {
    let mut hand = Hand::new(batch, n);
    (1..=2).map(|n| filled::session(n, &mut hand, &"0".repeat(64))).collect()
}

fn fault(kind: FaultKind, hand: &mut Hand<'_>) -> Fault {
    Fault::new(kind, PathBuf::from(format!("/stick/{}.json", hand.take())), hand.take())
}

/// Questions about versions of a file.
fn versions(batch: &[String], i: &Arc<Instrument>, n: usize) -> Vec<(&'static str, World)> {
    let all = sessions(batch, n);
    let s = &all[0];
    let mut hand = Hand::new(batch, n);
    let mut out = Vec::new();
    for (name, keys) in [("edited outside", ""), ("edited outside, compared", "<Right><Enter>")] {
        let mut w = world(batch, i, &all, n);
        let mut o = w.opened(s.clone());
        o.path = PathBuf::from(hand.take());
        o.read_only = Some(ReadOnly::Edited);
        let previous = Some((PathBuf::from(hand.take()), Box::new(compare(i, &all[1], s))));
        o.beside.edited = Some(Edited { sha256: String::new(), previous });
        w.send(Msg::Opened(Box::new(o)));
        w.keys(keys);
        out.push((name, w));
    }
    {
        let mut w = world(batch, i, &all, n);
        let mut o = w.opened(s.clone());
        o.beside.home = Some(PathBuf::from(hand.take()));
        o.beside.kept = vec![PathBuf::from(hand.take())];
        w.send(Msg::Opened(Box::new(o)));
        out.push(("folder takes no writing", w));
    }
    out
}

/// What is shown beside the places: failures, finished exports, copies, a final
/// session, an event.
fn others(batch: &[String], i: &Arc<Instrument>, n: usize) -> Vec<(&'static str, World)> {
    use FaultKind as K;
    let all = sessions(batch, n);
    let mut hand = Hand::new(batch, n);
    let mut out = Vec::new();
    let mut add = |name: &'static str, keys: &str, msgs: Vec<Msg>| {
        let mut w = world(batch, i, &all, n);
        w.keys(keys);
        for m in msgs {
            w.send(m);
        }
        out.push((name, w));
    };
    let kinds = [K::NotFound, K::Denied, K::NoSpace, K::ReadOnly, K::ChangedByOthers, K::FolderGone, K::Locked];
    let more = [K::NotOurs, K::Damaged, K::Newer, K::TooLarge, K::Exists, K::Other];
    let kind = kinds.into_iter().chain(more).nth(n % 13).unwrap_or(K::Other);
    add("open failed", "", vec![Msg::OpenFailed(fault(kind, &mut hand))]);
    add("list failed", "", vec![Msg::ListFailed(fault(kind, &mut hand))]);
    add(
        "export failed",
        "<Enter>me",
        vec![Msg::Exported(Written { failed: vec![fault(kind, &mut hand)], ..Written::default() })],
    );
    let files = (0..=n % 3).map(|_| PathBuf::from(hand.take())).collect();
    add("exported", "<Enter>me", vec![Msg::Exported(Written { files, ..Written::default() })]);
    let s = &all[0];
    for (name, outcome) in [
        ("safety only", SaveOutcome::SafetyOnly(fault(kind, &mut hand))),
        ("main only", SaveOutcome::MainOnly(fault(kind, &mut hand))),
        ("nothing saved", SaveOutcome::Neither(fault(kind, &mut hand), fault(kind, &mut hand))),
        ("diverted", SaveOutcome::Diverted(fault(K::ChangedByOthers, &mut hand), PathBuf::from(hand.take()))),
    ] {
        add(name, "<Enter>", vec![Msg::Saved { session: s.session, generation: s.generation, at: at(5), outcome }]);
    }
    let path = PathBuf::from(format!("/data/{}.json", hand.take()));
    let copies: Vec<Spare> = spares(2).into_iter().map(|c| Spare { path: PathBuf::from(hand.take()), ..c }).collect();
    let copies = Msg::Keep(Box::new(Report::Copies { path: path.clone(), copies }));
    add("damaged", "", vec![Msg::Listed(vec![damaged(path.clone())])]);
    add("damaged, opened", "", vec![Msg::Listed(vec![damaged(path)]), copies]);
    let handed = Handed {
        path: PathBuf::from(hand.take()),
        bytes: 1,
        sha256: "0".repeat(64),
        check_code: "AAAA".into(),
        is_final: false,
        was_there: false,
    };
    add("handed over", "", vec![Msg::Keep(Box::new(Report::Handed(Ok(handed))))]);
    add("found", "/x", Vec::new());
    add("new, with events", "n", vec![Msg::Events(vec![filled::event(&mut hand)])]);
    add("two copies", "", {
        let w = world(batch, i, &all, n);
        let mut o = w.opened(s.clone());
        o.path = PathBuf::from(hand.take());
        let (path, changed) = (PathBuf::from(hand.take()), at(3));
        let comparison = Some(Box::new(compare(i, s, &all[1])));
        o.newer_copy = Some(NewerCopy { path, generation: 9, changed, answered: 3, comparison });
        vec![Msg::Opened(Box::new(o))]
    });
    out.extend(versions(batch, i, n));
    let mut done = world(batch, i, &all, n);
    let stamp = Stamp { at: at(9), who: hand.take().to_owned() };
    let mut s = all[0].clone();
    asesor::domain::finalise::finalise(&done.instrument.clone(), &mut s, &stamp).expect("a draft");
    let opened = done.opened(s);
    done.send(Msg::Opened(Box::new(opened)));
    out.push(("final", done));
    out
}

fn through(batch: &[String], n: usize, everywhere: &[Place], seen: &mut Seen) {
    let i = filled::instrument(&mut Hand::new(batch, n));
    for (k, place) in everywhere.iter().enumerate() {
        let turn = n + k;
        let s = sessions(batch, turn);
        let mut w = place.led(world(batch, &i, &s, turn), &s);
        seen.at(place.name, batch, &mut w, turn);
        w.paste(&batch[turn % batch.len()]);
        seen.at(place.name, batch, &mut w, turn);
        if turn.is_multiple_of(5) {
            w.keys("<Esc>.");
            seen.at(place.name, batch, &mut w, turn);
        }
    }
    for (k, (name, mut w)) in others(batch, &i, n).into_iter().enumerate() {
        seen.at(name, batch, &mut w, n + k);
    }
}

#[test]
fn no_text_of_a_file_works_in_the_terminal_on_any_screen() {
    let all = strings();
    let batches: Vec<&[String]> = all.chunks(AT_ONCE).collect();
    // The cores share them.
    let cores = std::thread::available_parallelism().map_or(2, Into::into);
    let share = batches.len().div_ceil(cores);
    let seen: Vec<Seen> = std::thread::scope(|s| {
        let threads: Vec<_> = batches
            .chunks(share)
            .enumerate()
            .map(|(t, part)| {
                s.spawn(move || {
                    let everywhere = places();
                    let mut seen = Seen::default();
                    for (n, batch) in part.iter().enumerate() {
                        through(batch, t * share + n, &everywhere, &mut seen);
                    }
                    seen
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().expect("no screen panics")).collect()
    });
    let wrong: Vec<&String> = seen.iter().flat_map(|s| &s.wrong).collect();
    let frames: usize = seen.iter().map(|s| s.frames).sum();
    tell("strings_widgets", all.len(), wrong.len(), 0, 0);
    println!("{} strings on {frames} frames", all.len());
    assert!(wrong.is_empty(), "{} frames: {:#?}", wrong.len(), wrong.iter().take(12).collect::<Vec<_>>());
    assert!(all.len() >= LEAST);
}

#[test]
fn no_text_works_in_the_terminal_in_any_part_of_a_screen() {
    let all = strings();
    let mut seen = Seen::default();
    for (n, s) in all.iter().enumerate() {
        let (theme, ascii) = (Theme::ALL[n % 6].0, n % 2 == 1);
        for (w, h) in [(60, 14), (12, 9)] {
            let place = |name: &str| format!("widget {name}");
            let area = Rect::new(0, 0, w, h);
            let batch = std::slice::from_ref(s);
            seen.look(&place("pen"), batch, (w, h), |f| {
                let mut p = Painter::new(f.buffer_mut(), theme, ascii);
                p.put(area, 0, 1, s, Role::Text);
                p.spans(area, 1, 0, &[(s.clone(), Role::Key), (s.clone(), Role::Text)]);
                p.put_right(area, 2, 0, s, Role::Quiet);
                p.heading(area, 3, true, s, s);
                p.frame(Rect::new(0, 4, w, h - 4), false, s, s);
            });
            seen.look(&place("list"), batch, (w, h), |f| {
                let mut p = Painter::new(f.buffer_mut(), theme, ascii);
                let line = |n| Line::of_row(n, vec![(s.clone(), Role::Text)]).with_right(Some((s.clone(), Role::Key)));
                let lines: Vec<Line> = (0..20).map(line).collect();
                list::draw(&mut p, area, &lines, Some(7), &mut 0);
            });
            seen.look(&place("dialog"), batch, (w, h), |f| {
                let mut p = Painter::new(f.buffer_mut(), theme, ascii);
                modal::ask(&mut p, area, s, &[s.clone(), s.clone()], &[s, s], 1);
            });
            for one_line in [true, false] {
                let mut e = if one_line { Edit::line(s) } else { Edit::lines(s) };
                seen.look(&place("field, from a file"), batch, (w, h), |f| {
                    let mut p = Painter::new(f.buffer_mut(), theme, ascii);
                    field::draw(&mut p, area, &e, n % 3 > 0);
                });
                e.paste(s);
                seen.look(&place("field, pasted"), batch, (w, h), |f| {
                    let mut p = Painter::new(f.buffer_mut(), theme, ascii);
                    field::form(&mut p, area, &[s, s], &[e.clone(), e.clone()], n % 2, |_, t| t.to_owned());
                });
            }
        }
    }
    assert!(
        seen.wrong.is_empty(),
        "{} frames: {:#?}",
        seen.wrong.len(),
        seen.wrong.iter().take(12).collect::<Vec<_>>()
    );
}

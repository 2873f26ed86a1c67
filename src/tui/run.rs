//! The loop: messages in, effects out, a frame when something to see changed.

use super::input::{Input, convert};
use super::terminal::{self, Screen};
use super::view::{self, ViewState};
use crate::app::msg::{Settings, Theme};
use crate::app::{Effect, LastSession, Model, Msg, lost, next_wake, update};
use crate::domain::lang::Lang;
use crate::shell::Store;
use crate::shell::clock::Clock;
use crate::shell::editor;
use crate::shell::signals::{self, End};
use crate::shell::worker::Worker;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long leaving waits for a disk.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the app starts.
#[derive(Clone, Debug)]
pub struct Start {
    /// What is remembered.
    pub settings: Settings,
    /// Language, options included.
    pub lang: Lang,
    /// Theme, options included.
    pub theme: Theme,
    /// ASCII only, options included.
    pub ascii: bool,
    /// The folder of the data, as shown to people.
    pub data_dir: PathBuf,
    /// Open this session first.
    pub open: Option<PathBuf>,
    /// Only to read it.
    pub read_only: bool,
    /// Nothing was ever remembered here: where there is no session either, the
    /// person is welcomed.
    pub first: bool,
}

/// How the app ended.
#[derive(Clone, Debug)]
pub struct Finish {
    /// What was open last.
    pub last: Option<LastSession>,
    /// Ended from outside.
    pub end: Option<End>,
    /// True when everything is in its file.
    pub clean: bool,
    /// True when something is nowhere, not even in a safety copy.
    pub lost: bool,
    /// The program's own words on a defect that ended it.
    pub defect: Option<String>,
}

enum Event {
    Input(Vec<Input>),
    Msg(Msg),
    End(End),
    Lost,
}

/// Runs the app until it is left.
///
/// # Errors
/// The terminal's, when it can be neither entered nor drawn on. What was typed is
/// saved before the error is returned.
pub fn run(store: Arc<Store>, start: Start) -> io::Result<Finish> {
    let clock = Clock::start();
    let (tx, rx) = channel();
    watch_end(&tx)?;
    terminal::enter()?;
    let answers = tx.clone();
    let worker = Worker::start(store, move |m| drop(answers.send(Event::Msg(m))));
    let go_on = read_keys(tx);
    let size = terminal::size();
    let mut model = Model::new(start.settings, start.data_dir, clock.now(), size);
    model.data.lang = start.lang;
    model.data.theme = start.theme;
    model.data.ascii = start.ascii;
    model.data.can_suspend = cfg!(unix);
    model.data.loading = true;
    model.data.welcome = start.first && start.open.is_none();
    let screen = terminal::screen(size.0, size.1)?;
    let mut app = App { model, worker, screen, view: ViewState::default(), clock, drawn: None, end: None, go_on };
    let mut first = vec![Effect::LoadList];
    if let Some(path) = start.open {
        first.push(if start.read_only { Effect::Read { path } } else { Effect::Open { path, use_copy: None } });
    }
    let hook = panic_hook();
    let result = catch_unwind(AssertUnwindSafe(|| app.turn(&rx, first)));
    std::panic::set_hook(hook);
    if !matches!(result, Ok(Ok(()))) {
        // The terminal is gone, or the program has a defect: what was typed still
        // reaches the disk.
        let _ = catch_unwind(AssertUnwindSafe(|| app.take(Msg::Ended)));
    }
    let clean = app.worker.finish(PATIENCE);
    terminal::leave();
    app.hear_saves(&rx);
    let last = app.model.data.last.clone();
    let defect = result.is_err().then(|| DEFECT.lock().map(|d| d.clone()).unwrap_or_default());
    match result {
        Ok(Err(e)) if app.end.is_none() => Err(e),
        _ => Ok(Finish { last, end: app.end, clean, lost: !clean && lost(&app.model.data), defect }),
    }
}

/// What the panic hook noted, for the words after the end.
static DEFECT: Mutex<String> = Mutex::new(String::new());

type Hook = Box<dyn Fn(&std::panic::PanicHookInfo<'_>) + Sync + Send>;

/// While the screen is ours a panic of its thread gives the terminal back and is
/// told afterwards in a sentence; one of another thread must not touch a screen
/// that lives on. Returns the hook that stood before.
fn panic_hook() -> Hook {
    let before = std::panic::take_hook();
    let screen = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        if let Ok(mut d) = DEFECT.lock() {
            *d = info.to_string();
        }
        if std::thread::current().id() == screen {
            terminal::leave();
        }
    }));
    before
}

fn watch_end(tx: &Sender<Event>) -> io::Result<()> {
    let tx = Mutex::new(tx.clone());
    signals::watch(move |end| {
        if let Ok(tx) = tx.lock() {
            let _ = tx.send(Event::End(end));
        }
        // The loop answers at once unless the terminal takes no more output; then
        // the saves go on for as long as leaving would wait, and this ends it.
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE + Duration::from_secs(1));
            terminal::leave();
            std::process::exit(end.exit_code());
        });
    })
}

/// The only thread that reads the terminal: crossterm allows one. After each batch
/// it waits to be told to go on, so that nobody reads while an editor or the shell
/// has the terminal.
fn read_keys(tx: Sender<Event>) -> Sender<()> {
    let (go_on, told) = channel();
    std::thread::spawn(move || {
        loop {
            let Ok(first) = crossterm::event::read() else {
                let _ = tx.send(Event::Lost);
                return;
            };
            let mut batch: Vec<Input> = convert(first).into_iter().collect();
            while crossterm::event::poll(Duration::ZERO).unwrap_or(false) {
                match crossterm::event::read() {
                    Ok(e) => batch.extend(convert(e)),
                    Err(_) => break,
                }
            }
            if cfg!(windows) {
                batch = super::input::join_bursts(batch);
            }
            if !batch.is_empty() && (tx.send(Event::Input(batch)).is_err() || told.recv().is_err()) {
                return;
            }
        }
    });
    go_on
}

struct App {
    model: Model,
    worker: Worker,
    screen: Screen,
    view: ViewState,
    clock: Clock,
    drawn: Option<u64>,
    end: Option<End>,
    go_on: Sender<()>,
}

impl App {
    fn turn(&mut self, rx: &Receiver<Event>, first: Vec<Effect>) -> io::Result<()> {
        // Something to see before anything is read: both cores are then the reader's.
        self.draw()?;
        for e in first {
            self.worker.send(e);
        }
        loop {
            let event = match next_wake(&self.model) {
                None => rx.recv().map_err(|std::sync::mpsc::RecvError| RecvTimeoutError::Disconnected),
                Some(ms) => rx.recv_timeout(Duration::from_millis(ms.saturating_sub(self.clock.now().ms))),
            };
            let mut more = match event {
                Ok(e) => self.event(e),
                Err(RecvTimeoutError::Timeout) => self.take(Msg::Tick(self.clock.now())),
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            // What waits already is handled before the next frame.
            while more && let Ok(e) = rx.try_recv() {
                more = self.event(e);
            }
            if !more {
                return Ok(());
            }
            self.draw()?;
        }
    }

    /// False when the app is left.
    fn event(&mut self, e: Event) -> bool {
        match e {
            Event::Input(batch) => {
                for i in batch {
                    if !self.input(i) {
                        return false;
                    }
                }
                // A reader that is gone has told so itself.
                let _ = self.go_on.send(());
                true
            }
            Event::Msg(m) => self.take(m),
            Event::End(end) => {
                self.end = Some(end);
                self.take(Msg::Ended)
            }
            Event::Lost => {
                self.end = Some(End::TerminalGone);
                self.take(Msg::Ended)
            }
        }
    }

    fn input(&mut self, i: Input) -> bool {
        let at = self.clock.now();
        match i {
            Input::Key(key) => self.take(Msg::Key { key, at }),
            Input::Paste(text) => self.take(Msg::Paste { text, at }),
            Input::Resized(cols, rows) => {
                let go_on = self.take(Msg::Resized { cols, rows });
                self.repaint();
                go_on
            }
            Input::Unfocused => self.take(Msg::Unfocused(at)),
        }
    }

    /// Handles a message and what follows from it. False when the app is left.
    fn take(&mut self, m: Msg) -> bool {
        for e in update(&mut self.model, m) {
            match e {
                Effect::Quit => return false,
                Effect::Redraw => self.repaint(),
                Effect::Suspend => self.suspend(),
                Effect::EditOutside(text) => {
                    let answer = self.edit_outside(&text);
                    if !self.take(answer) {
                        return false;
                    }
                }
                e => self.worker.send(e),
            }
        }
        true
    }

    /// Takes in how the last saves went: told while nobody listened any more.
    fn hear_saves(&mut self, rx: &Receiver<Event>) {
        let model = &mut self.model;
        let told = rx.try_iter().filter_map(|e| match e {
            Event::Msg(m @ Msg::Saved { .. }) => Some(m),
            _ => None,
        });
        // What follows from it is for a screen that has gone. A program that a
        // defect ended must not end in another one.
        let _ = catch_unwind(AssertUnwindSafe(|| told.for_each(|m| drop(update(model, m)))));
    }

    /// A fresh screen instead of `Terminal::clear`: that asks the terminal where
    /// its cursor is and waits for an answer which the reading thread would get.
    fn repaint(&mut self) {
        let (cols, rows) = self.model.data.size;
        // A terminal that cannot be cleared shows itself at the next frame.
        let _ = terminal::clear();
        if let Ok(s) = terminal::screen(cols, rows) {
            self.screen = s;
        }
        self.drawn = None;
    }

    /// Gives the terminal to the person's editor and takes it back.
    fn edit_outside(&mut self, text: &str) -> Msg {
        terminal::leave();
        let edited = editor::edit(text);
        let _ = terminal::enter();
        self.repaint();
        match edited {
            Ok(text) => Msg::EditedOutside { text, at: self.clock.now() },
            Err(f) => Msg::EditFailed(f),
        }
    }

    fn suspend(&mut self) {
        terminal::leave();
        signals::stop_self();
        let _ = terminal::enter();
        let (cols, rows) = terminal::size();
        self.take(Msg::Resized { cols, rows });
        self.repaint();
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.drawn == Some(self.model.seen) {
            return Ok(());
        }
        self.drawn = Some(self.model.seen);
        let (model, view) = (&self.model, &mut self.view);
        terminal::hold(true);
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        let drawn = self.screen.draw(|f| view::frame(model, view, f)).map(drop);
        terminal::hold(false);
        drawn?;
        queue!(self.screen.backend_mut(), EndSynchronizedUpdate)?;
        self.screen.backend_mut().flush()
    }
}

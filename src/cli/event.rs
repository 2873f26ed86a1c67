//! `asesor event`: the days, the rooms and the regions invited.

use super::args::{EventCmd, NewEvent};
use super::ctx::Ctx;
use super::failure::{Done, Failure, UNDONE, USAGE};
use super::import;
use super::say::{say, table, tell};
use crate::base::id::Id;
use crate::base::text::visible;
use crate::domain::event::{Attendance, Event, MinutesHead, SignatureOrder};
use crate::domain::import::Deed;
use crate::domain::lang::Lang;
use crate::i18n::number::{date, parse_date};
use crate::i18n::texts::{cli, cohort as t};
use crate::report::json;
use crate::shell::apart::Apart;
use crate::shell::import::bring_roster;
use crate::shell::query::built_in;
use crate::shell::{Store, clock};
use serde_json::{Value, json};
use std::path::Path;

/// Longest id of an event.
const LONGEST_ID: usize = 40;

/// Does one of the commands.
pub fn run(ctx: &Ctx, c: &EventCmd) -> Done {
    match c {
        EventCmd::New(a) => new(ctx, a),
        EventCmd::List(a) => list(ctx, a.json),
        EventCmd::Show { event_id, json } => show(ctx, event_id, *json),
        EventCmd::Roster { event_id, roster_file, json } => roster(ctx, event_id, roster_file, *json),
    }
}

/// An id as events have it: `[a-z0-9-]{1,40}`.
///
/// # Errors
/// It is none (2).
pub fn event_id(ctx: &Ctx, text: &str) -> Result<Id, Failure> {
    let fits =
        text.len() <= LONGEST_ID && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let id = if fits { Id::parse(text) } else { None };
    id.ok_or_else(|| Failure::new(USAGE, t::event_bad_id(ctx.lang, &visible(text))))
}

fn new(ctx: &Ctx, a: &NewEvent) -> Done {
    let id = event_id(ctx, &a.id_of_new)?;
    let day =
        |text: &String| parse_date(text).ok_or_else(|| Failure::new(USAGE, cli::bad_date(ctx.lang, &visible(text))));
    let mut dates = a.event_dates.iter().map(day).collect::<Result<Vec<_>, _>>()?;
    dates.sort_unstable();
    dates.dedup();
    let store = ctx.store()?;
    let instrument = match &a.instrument_id {
        Some(text) => usable(ctx, &store, &ctx.id("--instrument", text)?)?,
        None => built_in().instrument.id.clone(),
    };
    let now = clock::wall().to_string();
    let event = Event {
        id,
        title: visible(a.title.trim()),
        place: visible(a.place.trim()),
        dates,
        // The last six characters of a moment are its offset.
        utc_offset: now.get(now.len().saturating_sub(6)..).unwrap_or("+07:00").to_owned(),
        slot_minutes: a.slot,
        select: a.select,
        instrument,
        teams: Vec::new(),
        roster: Vec::new(),
        minutes: MinutesHead {
            letterhead: Vec::new(),
            number: None,
            basis: Vec::new(),
            copies: 2,
            signature_order: SignatureOrder::RegionLeft,
        },
    };
    store.save_event(&event, None).map_err(|f| ctx.fault(&f))?;
    if a.json {
        say(&json::pretty(&shown(&event)));
    } else {
        say(&t::event_made(ctx.lang, event.id.as_str()));
    }
    Ok(())
}

fn usable(ctx: &Ctx, store: &Store, id: &Id) -> Result<Id, Failure> {
    let bank = store.instrument(id).map_err(|f| ctx.fault(&f))?;
    let none = || Failure::new(super::failure::NOTHING, t::event_no_instrument(ctx.lang, id.as_str()));
    bank.map(|b| b.copy.instrument.id.clone()).ok_or_else(none)
}

fn shown(e: &Event) -> Value {
    json!({"format": "asesor-event-show/1", "event": e})
}

fn days(lang: Lang, e: &Event) -> String {
    e.dates.iter().map(|d| date(lang, *d)).collect::<Vec<_>>().join(", ")
}

fn list(ctx: &Ctx, as_json: bool) -> Done {
    let all = ctx.store()?.events().map_err(|f| ctx.fault(&f))?;
    let good: Vec<&Event> = all.iter().filter_map(|e| e.as_ref().ok()).collect();
    let bad: Vec<String> =
        all.iter().filter_map(|e| e.as_ref().err()).map(|f| crate::i18n::explain::fault(ctx.lang, f)).collect();
    if as_json {
        let events: Vec<Value> = good
            .iter()
            .map(|e| {
                json!({"id": e.id, "title": e.title, "place": e.place, "dates": e.dates, "select": e.select,
                       "instrument": e.instrument, "regions": e.roster.len(), "teams": e.teams.len()})
            })
            .collect();
        say(&json::pretty(&json!({"format": "asesor-events/1", "events": events, "unreadable": bad})));
        return Ok(());
    }
    let row = |e: &&Event| {
        vec![e.id.to_string(), visible(&e.title), t::event_row(ctx.lang, &days(ctx.lang, e), e.roster.len())]
    };
    say(&table(&good.iter().map(row).collect::<Vec<_>>()));
    for l in &bad {
        tell(l);
    }
    if good.is_empty() {
        tell(t::event_none(ctx.lang));
    }
    Ok(())
}

fn show(ctx: &Ctx, text: &str, as_json: bool) -> Done {
    let id = event_id(ctx, text)?;
    let e = ctx.store()?.event(&id).map_err(|f| ctx.fault(&f))?;
    if as_json {
        say(&json::pretty(&shown(&e)));
        return Ok(());
    }
    let lang = ctx.lang;
    let rooms: Vec<String> = e.teams.iter().map(|t| visible(&t.room)).collect();
    let facts = [
        (t::fact_title(lang), visible(&e.title)),
        (t::fact_place(lang), visible(&e.place)),
        (t::fact_days(lang), days(lang, &e)),
        (t::fact_slot(lang), e.slot_minutes.to_string()),
        (t::fact_select(lang), e.select.to_string()),
        (t::fact_instrument(lang), e.instrument.to_string()),
        (t::fact_teams(lang), rooms.join(", ")),
        (t::fact_regions(lang), e.roster.len().to_string()),
    ];
    say(&table(&facts.map(|(k, v)| vec![k.to_owned(), v])));
    let rows: Vec<Vec<String>> = e
        .roster
        .iter()
        .map(|r| {
            let start = r.slot.as_ref().map(|s| format!("{} {}", s.start.date(), s.start.hm())).unwrap_or_default();
            let team = r.slot.as_ref().map(|s| s.team.to_string()).unwrap_or_default();
            let came = match r.attendance {
                Attendance::Unknown => t::unknown(lang),
                Attendance::Came => t::came(lang),
                Attendance::Absent => t::absent(lang),
            };
            let name = crate::domain::cohort::listed(&r.code, &r.name_given).full_name();
            vec![r.code.clone(), visible(&name), team, start, came.to_owned(), visible(&r.note)]
        })
        .collect();
    say(&table(&rows));
    Ok(())
}

fn roster(ctx: &Ctx, text: &str, file: &Path, as_json: bool) -> Done {
    let id = event_id(ctx, text)?;
    let store = ctx.store()?;
    store.event(&id).map_err(|f| ctx.fault(&f))?;
    let report = bring_roster(&store, &Apart::ourselves(), &id, file);
    if let Deed::NotRead = report.deed {
        return Err(Failure::new(UNDONE, crate::i18n::texts::import::not_read(ctx.lang)));
    }
    import::tell_all(ctx, &[report], as_json)
}

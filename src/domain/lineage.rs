//! Which sessions count (`domain.md`, rule 8): the newest revision of a lineage,
//! and one lineage of the same event, region and assessor. What does not count
//! stays in the list with a mark; nothing is hidden or decided here.

use crate::base::id::SessionId;
use crate::base::text::fold;
use crate::domain::session::Status;
use crate::domain::summary::Summary;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How a session stands among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The session that reopened it or a later revision: this one does not count.
    pub superseded: Option<SessionId>,
    /// Another lineage of the same event, region and assessor exists, or the
    /// lineage was reopened twice: a person must say which counts.
    pub duplicate: bool,
}

/// The standing of every session. Two files of one session (a conflict file and
/// its original) are one session here.
#[must_use]
pub fn standings<'a>(rows: impl IntoIterator<Item = &'a Summary>) -> BTreeMap<SessionId, Standing> {
    let mut sessions: BTreeMap<SessionId, &Summary> = BTreeMap::new();
    for s in rows {
        let held = sessions.entry(s.session).or_insert(s);
        if s.generation > held.generation {
            *held = s;
        }
    }
    let mut out: BTreeMap<SessionId, Standing> = sessions.keys().map(|id| (*id, Standing::default())).collect();
    let mut mark = |id: SessionId, f: &dyn Fn(&mut Standing)| {
        if let Some(s) = out.get_mut(&id) {
            f(s);
        }
    };
    let mut heads: BTreeMap<Seat, Vec<&Summary>> = BTreeMap::new();
    for mut lineage in grouped(sessions.into_values(), |s| s.lineage).into_values() {
        lineage.sort_by_key(|s| newest_first(s));
        let Some((head, older)) = lineage.split_first() else { continue };
        for s in older {
            // Reopened twice: nobody but the person knows which one goes on.
            let fork = s.revision == head.revision;
            mark(s.session, &|x| *x = Standing { superseded: (!fork).then_some(head.session), duplicate: fork });
            if fork {
                mark(head.session, &|x| x.duplicate = true);
            }
        }
        heads.entry(Seat::of(head)).or_default().push(head);
    }
    for same in heads.into_values().filter(|v| v.len() > 1) {
        for s in same {
            mark(s.session, &|x| x.duplicate = true);
        }
    }
    out
}

/// The newest revision of each lineage, in the order of their first rows.
#[must_use]
pub fn newest<'a>(rows: impl IntoIterator<Item = &'a Summary>) -> Vec<&'a Summary> {
    let mut out: Vec<&Summary> = Vec::new();
    for s in rows {
        match out.iter_mut().find(|h| h.lineage == s.lineage) {
            Some(held) if newest_first(s) < newest_first(held) => *held = s,
            Some(_) => {}
            None => out.push(s),
        }
    }
    out
}

/// The session of `lineage` that goes on.
#[must_use]
pub fn newest_of<'a>(rows: impl IntoIterator<Item = &'a Summary>, lineage: SessionId) -> Option<&'a Summary> {
    rows.into_iter().filter(|s| s.lineage == lineage).min_by_key(|s| newest_first(s))
}

/// The sessions of others that `me` may not look into yet (rule 12): those of an
/// interview of which `me` has a session that is not final. A laptop that merely
/// collects sessions has none of its own, and nothing is veiled there.
#[must_use]
pub fn veiled<'a>(rows: impl IntoIterator<Item = &'a Summary>, me: &str) -> BTreeSet<SessionId> {
    let me = fold(me);
    let rows: Vec<&Summary> = rows.into_iter().collect();
    let (mine, others): (Vec<&Summary>, Vec<&Summary>) = rows.into_iter().partition(|s| fold(&s.assessor) == me);
    let open: BTreeSet<Seat> = newest(mine)
        .into_iter()
        .filter(|s| s.status == Status::Draft)
        .map(|s| Seat { assessor: String::new(), ..Seat::of(s) })
        .collect();
    let hidden = |s: &&&Summary| open.contains(&Seat { assessor: String::new(), ..Seat::of(s) });
    others.iter().filter(hidden).map(|s| s.session).collect()
}

/// Revision, then generation decide; the id only makes the order total.
fn newest_first(s: &Summary) -> Reverse<(u32, u64, SessionId)> {
    Reverse((s.revision, s.generation, s.session))
}

fn grouped<'a, K: Ord>(
    rows: impl Iterator<Item = &'a Summary>,
    key: impl Fn(&Summary) -> K,
) -> BTreeMap<K, Vec<&'a Summary>> {
    let mut out: BTreeMap<K, Vec<&Summary>> = BTreeMap::new();
    for s in rows {
        out.entry(key(s)).or_default().push(s);
    }
    out
}

/// What only one lineage may hold. Without an event it is the day that tells one
/// interview from another. The person is told by name: ids differ between
/// laptops.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Seat {
    practice: bool,
    occasion: String,
    region: String,
    assessor: String,
}

impl Seat {
    fn of(s: &Summary) -> Self {
        let r = &s.region;
        Self {
            practice: s.practice,
            occasion: s.event.as_ref().map_or_else(|| s.date.to_string(), ToString::to_string),
            region: if r.code.is_empty() { fold(&r.name) } else { r.code.clone() },
            assessor: fold(&s.assessor),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::Id;
    use crate::base::time::Timestamp;
    use crate::domain::scoring::Completeness;
    use crate::domain::session::{RegionRef, RegionType};

    fn id(n: u8) -> SessionId {
        SessionId::parse(&format!("0190163d-8694-739b-aea5-966c26f8ad{n:02x}")).expect("valid")
    }

    fn row(session: u8, lineage: u8, revision: u32) -> Summary {
        let changed = Timestamp::parse("2019-02-22T10:00:00+07:00").expect("valid");
        Summary {
            session: id(session),
            generation: 1,
            revision,
            lineage: id(lineage),
            status: Status::Final,
            practice: false,
            region: RegionRef {
                code: "34.04".into(),
                name: "Sleman".into(),
                kind: RegionType::Kabupaten,
                province: "DIY".into(),
            },
            event: Id::parse("kegiatan"),
            assessor: "Ani".into(),
            date: changed.date(),
            changed,
            completeness: Completeness { counted: 0, asked: 0, total: 0 },
            index: None,
            follow_ups: 0,
            next_open: None,
        }
    }

    #[test]
    fn a_region_is_never_counted_twice_because_a_session_was_reopened() {
        let rows = [row(1, 1, 1), row(3, 1, 3), row(2, 1, 2)];
        let s = standings(&rows);
        assert_eq!(s[&id(1)].superseded, Some(id(3)));
        assert_eq!(s[&id(2)].superseded, Some(id(3)));
        assert_eq!(s[&id(3)], Standing::default());
        assert_eq!(newest(&rows).iter().map(|s| s.session).collect::<Vec<_>>(), [id(3)]);
        assert_eq!(newest_of(&rows, id(1)).map(|s| s.session), Some(id(3)));
        assert_eq!(newest_of(&rows, id(9)), None);
    }

    #[test]
    fn a_second_session_of_the_same_interview_is_asked_about_and_not_guessed() {
        let other = Summary { assessor: "Budi".into(), ..row(4, 4, 1) };
        let same_name = Summary { assessor: "  ÁNI ".into(), ..row(5, 5, 1) };
        let elsewhere = Summary { event: Id::parse("lain"), ..row(6, 6, 1) };
        let s = standings([&row(1, 1, 1), &row(2, 1, 2), &other, &same_name, &elsewhere]);
        assert!(s[&id(2)].duplicate && s[&id(5)].duplicate);
        assert!(!s[&id(1)].duplicate && !s[&id(4)].duplicate && !s[&id(6)].duplicate);
    }

    #[test]
    fn a_session_reopened_twice_is_not_silently_decided() {
        let s = standings(&[row(1, 1, 1), row(2, 1, 2), row(3, 1, 2)]);
        assert!(s[&id(2)].duplicate && s[&id(3)].duplicate);
        assert_eq!((s[&id(2)].superseded, s[&id(3)].superseded), (None, None));
        assert!(s[&id(1)].superseded.is_some());
    }

    #[test]
    fn the_sessions_of_others_stay_closed_until_ones_own_is_final() {
        let budi = Summary { assessor: "Budi".into(), ..row(4, 4, 1) };
        let mine = Summary { status: Status::Draft, ..row(1, 1, 1) };
        assert_eq!(veiled([&mine, &budi], "ani"), BTreeSet::from([id(4)]));
        assert_eq!(veiled([&row(1, 1, 1), &budi], "ani"), BTreeSet::new());
        let reopened = Summary { status: Status::Draft, ..row(2, 1, 2) };
        assert_eq!(veiled([&row(1, 1, 1), &reopened, &budi], "Ani"), BTreeSet::from([id(4)]));
        assert_eq!(veiled([&budi, &mine], "Citra"), BTreeSet::new());
        let elsewhere = Summary { event: Id::parse("lain"), ..budi };
        assert_eq!(veiled([&mine, &elsewhere], "Ani"), BTreeSet::new());
    }

    #[test]
    fn a_conflict_file_is_no_second_session() {
        let s = standings(&[row(1, 1, 1), Summary { generation: 7, ..row(1, 1, 1) }]);
        assert_eq!(s[&id(1)], Standing::default());
    }
}

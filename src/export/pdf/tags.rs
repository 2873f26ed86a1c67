//! The tree of tags: what a reader that cannot see is told of the structure.

use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagTree};
use std::num::NonZeroU16;

/// What a group is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Heading of a level from 1, with its text.
    Heading(u16, String),
    Paragraph,
    BlockQuote,
    Caption,
    /// Items with a label each.
    Labels,
    Bullets,
    Numbers,
    Item,
    Label,
    Body,
    Table,
    Row,
    Head,
    Cell,
    /// A picture with what it shows in words.
    Figure(String),
    Note,
    Div,
}

/// A node: a group, or a leaf by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Group(Kind, Vec<Self>),
    Leaf(usize),
}

impl Node {
    /// A group around one leaf.
    #[must_use]
    pub fn around(kind: Kind, leaf: usize) -> Self {
        Self::Group(kind, vec![Self::Leaf(leaf)])
    }
}

/// The tree of `nodes`; `drawn` holds, for each leaf, where it stands. A leaf that was
/// not drawn, such as an empty cell, is left out.
pub fn tree(nodes: &[Node], drawn: &mut [Vec<Identifier>]) -> TagTree {
    let mut out = TagTree::new();
    for n in nodes {
        match n {
            Node::Group(kind, inner) => out.push(group(kind, inner, drawn)),
            Node::Leaf(_) => {}
        }
    }
    out
}

fn group(kind: &Kind, inner: &[Node], drawn: &mut [Vec<Identifier>]) -> TagGroup {
    let mut out = new_group(kind);
    for n in inner {
        match n {
            Node::Group(kind, inner) => out.push(group(kind, inner, drawn)),
            Node::Leaf(leaf) => drawn[*leaf].drain(..).for_each(|id| out.push(id)),
        }
    }
    out
}

fn new_group(kind: &Kind) -> TagGroup {
    match kind {
        Kind::Heading(level, title) => {
            TagGroup::new(Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(title.clone())))
        }
        Kind::Paragraph => TagGroup::new(Tag::P),
        Kind::BlockQuote => TagGroup::new(Tag::BlockQuote),
        Kind::Caption => TagGroup::new(Tag::Caption),
        Kind::Labels => TagGroup::new(Tag::L(ListNumbering::None)),
        Kind::Bullets => TagGroup::new(Tag::L(ListNumbering::Disc)),
        Kind::Numbers => TagGroup::new(Tag::L(ListNumbering::Decimal)),
        Kind::Item => TagGroup::new(Tag::LI),
        Kind::Label => TagGroup::new(Tag::Lbl),
        Kind::Body => TagGroup::new(Tag::LBody),
        Kind::Table => TagGroup::new(Tag::Table),
        Kind::Row => TagGroup::new(Tag::TR),
        Kind::Head => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Kind::Cell => TagGroup::new(Tag::TD),
        Kind::Figure(alt) => TagGroup::new(Tag::Figure(Some(alt.clone()))),
        Kind::Note => TagGroup::new(Tag::Note),
        Kind::Div => TagGroup::new(Tag::Div),
    }
}

//! What a thing is, and how each theme shows it. The only `Color` of the program.
//!
//! The default theme keeps the terminal's own foreground and background and uses
//! named colours only (ux.md, decision 12): nothing yellow or white on a
//! background nobody knows. Every role that carries meaning also has a sign or a
//! word, so a theme may drop every colour.

use crate::app::msg::Theme;
use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Plain text.
    Text,
    /// A title or the heading of a part without the focus.
    Title,
    /// The heading of the part with the focus, or the highlighted answer.
    Focus,
    /// The highlighted row of a list.
    Row,
    /// What is chosen: the level that is set.
    Chosen,
    /// Something to know.
    Attention,
    /// Something failed.
    Error,
    /// Something is done or saved.
    Done,
    /// A remark that may be overlooked.
    Quiet,
    /// A key in the footer.
    Key,
    /// The filled part of a bar; the line of a drawing.
    Bar,
    /// The rest of a bar; the scale of a drawing.
    BarRest,
    /// Lines and frames.
    Frame,
    /// A text that is being typed.
    Input,
}

impl Role {
    /// Every role, for tests that hold all themes together.
    pub const ALL: [Self; 14] = [
        Self::Text,
        Self::Title,
        Self::Focus,
        Self::Row,
        Self::Chosen,
        Self::Attention,
        Self::Error,
        Self::Done,
        Self::Quiet,
        Self::Key,
        Self::Bar,
        Self::BarRest,
        Self::Frame,
        Self::Input,
    ];

    /// How `theme` shows this role.
    #[must_use]
    pub fn style(self, theme: Theme) -> Style {
        let bare = self.modifiers(theme);
        match self.color(theme) {
            Some(c) => bare.fg(c),
            None => bare,
        }
    }

    fn modifiers(self, theme: Theme) -> Style {
        let s = Style::new();
        if theme == Theme::Contrast {
            return match self {
                Self::Focus | Self::Row | Self::Error => s.add_modifier(Modifier::BOLD | Modifier::REVERSED),
                Self::Text | Self::Quiet | Self::BarRest | Self::Frame => s,
                _ => s.add_modifier(Modifier::BOLD),
            };
        }
        match self {
            Self::Focus => s.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Self::Title | Self::Row | Self::Chosen | Self::Attention | Self::Error | Self::Key => {
                s.add_modifier(Modifier::BOLD)
            }
            Self::Quiet if theme != Theme::Mono => s.add_modifier(Modifier::DIM),
            Self::Input if theme == Theme::Mono => s.add_modifier(Modifier::UNDERLINED),
            _ => s,
        }
    }

    fn color(self, theme: Theme) -> Option<Color> {
        let rgb = |r, g, b| Some(Color::Rgb(r, g, b));
        match (theme, self) {
            (Theme::Contrast | Theme::Mono, _)
            | (_, Self::Text | Self::Title | Self::Frame | Self::Quiet | Self::BarRest | Self::Key) => None,
            (Theme::Auto, role) => match role {
                Self::Attention => Some(Color::Magenta),
                Self::Error => Some(Color::Red),
                Self::Done => Some(Color::Green),
                Self::Bar => Some(Color::Cyan),
                _ => None,
            },
            (Theme::Dark, role) => Some(match role {
                Self::Focus | Self::Row | Self::Bar => Color::LightCyan,
                Self::Attention => Color::LightYellow,
                Self::Error => Color::LightRed,
                Self::Input => Color::LightBlue,
                _ => Color::LightGreen,
            }),
            (Theme::Light, role) => Some(match role {
                Self::Focus | Self::Row | Self::Bar | Self::Input => Color::Blue,
                Self::Attention => Color::Magenta,
                Self::Error => Color::Red,
                _ => Color::Green,
            }),
            // Okabe and Ito's palette without its yellow and orange, which vanish
            // on a light background.
            (Theme::Okabe, role) => match role {
                Self::Focus | Self::Row | Self::Input => rgb(0, 114, 178),
                Self::Bar => rgb(86, 180, 233),
                Self::Attention => rgb(204, 121, 167),
                Self::Error => rgb(213, 94, 0),
                _ => rgb(0, 158, 115),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_focus_and_chosen_still_differ_from_text() {
        for theme in [Theme::Mono, Theme::Contrast] {
            assert!(Role::ALL.iter().all(|r| r.style(theme).fg.is_none() && r.style(theme).bg.is_none()), "{theme:?}");
            for r in [Role::Focus, Role::Row, Role::Chosen, Role::Error, Role::Key] {
                assert_ne!(r.style(theme), Role::Text.style(theme), "{theme:?} {r:?}");
            }
        }
    }

    #[test]
    fn the_default_theme_is_readable_on_any_background() {
        let unreadable =
            [Color::Yellow, Color::LightYellow, Color::White, Color::Gray, Color::Black, Color::DarkGray, Color::Blue];
        for r in Role::ALL {
            let s = r.style(Theme::Auto);
            assert!(s.bg.is_none());
            assert!(s.fg.is_none_or(|c| !unreadable.contains(&c)), "{r:?}");
        }
    }

    #[test]
    fn no_theme_paints_a_background() {
        for (theme, _) in Theme::ALL {
            assert!(Role::ALL.iter().all(|r| r.style(theme).bg.is_none()), "{theme:?}");
        }
    }
}

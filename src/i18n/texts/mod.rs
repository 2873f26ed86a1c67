//! Every text for people, one file per screen or subject. A row is a function of
//! the language and its arguments: a missing language, an unknown key or a wrong
//! argument does not compile.

/// A text without arguments, as tables of keys and formats hold it.
pub type Text = fn(crate::domain::lang::Lang) -> &'static str;

/// `key: "Indonesian", "English";` makes `fn key(Lang) -> &'static str`;
/// `key(a: &str): "… {a}", "… {a}";` makes `fn key(Lang, a) -> String`.
macro_rules! texts {
    ($($key:ident $(($($a:ident : $t:ty),*))? : $id:literal, $en:literal;)*) => {
        $(texts!(@one $key $(($($a : $t),*))? : $id, $en);)*
    };
    (@one $key:ident : $id:literal, $en:literal) => {
        #[doc = concat!("`", $en, "`")]
        #[must_use]
        pub const fn $key(lang: $crate::domain::lang::Lang) -> &'static str {
            match lang {
                $crate::domain::lang::Lang::Id => $id,
                $crate::domain::lang::Lang::En => $en,
            }
        }
    };
    (@one $key:ident ($($a:ident : $t:ty),*) : $id:literal, $en:literal) => {
        #[doc = concat!("`", $en, "`")]
        #[must_use]
        pub fn $key(lang: $crate::domain::lang::Lang $(, $a: $t)*) -> String {
            match lang {
                $crate::domain::lang::Lang::Id => format!($id),
                $crate::domain::lang::Lang::En => format!($en),
            }
        }
    };
}
pub mod cli;
pub mod cli_help;
pub mod cli_keep;
pub mod cohort;
pub mod common;
pub mod entries;
pub mod export;
pub mod files;
pub mod help;
pub mod import;
pub mod interview;
pub mod keeping;
pub mod keys;
pub mod minutes;
pub mod new_session;
pub mod pace;
pub mod papers;
pub mod plain;
pub mod problems;
pub mod report;
pub mod sessions;
pub mod summary;

//! Tests of the program as a whole: one binary, so that it is linked once.

mod screen_rules;
mod screens;
mod support;

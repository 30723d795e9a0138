//! `json`: the whole run as one `gainsay.report/1` object.

use super::{Outcome, Style, escape};

/// The run as JSON, notes included unless a level was asked for.
pub(super) fn render(outcome: &Outcome, _style: &Style) -> String {
    pretty(&outcome.to_wire(outcome.everything))
}

/// Any wire struct as indented JSON that is safe to show on a terminal, with a line end.
pub fn pretty<T: serde::Serialize>(wire: &T) -> String {
    // Wire structs hold strings, numbers, lists and maps with string keys: writing them cannot fail.
    let mut text = serde_json::to_string_pretty(wire).unwrap_or_default();
    text.push('\n');
    escape::safe_json(text)
}

/// Any wire struct as JSON on one line.
pub fn line<T: serde::Serialize>(wire: &T) -> String {
    escape::safe_json(serde_json::to_string(wire).unwrap_or_default())
}

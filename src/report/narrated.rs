//! `narrated`: the same findings in plain sentences, for screen readers (miette's narratable handler).

use miette::NarratableReportHandler;

use super::full::{bare, frame, lookup, panel};
use super::{Outcome, Style};

/// Wide enough that no row is ever broken: a screen reader has no width.
const UNBROKEN: usize = usize::MAX / 2;

/// The whole report.
pub(super) fn render(outcome: &Outcome, style: &Style) -> String {
    let plain = Style {
        colour: false,
        ..*style
    };
    frame(outcome, &plain, |shown, shelf| {
        let mut text = String::new();
        let written = lookup(outcome, shown)
            .and_then(|(_, finding)| panel(shelf, finding, shown, UNBROKEN))
            .is_some_and(|panel| {
                NarratableReportHandler::new()
                    .with_context_lines(0)
                    .render_report(&mut text, &panel)
                    .is_ok()
            });
        if written { text } else { bare(shown) }
    })
}

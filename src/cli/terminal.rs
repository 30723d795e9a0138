//! The terminal and the environment: width, colours, where output goes, how complaints are printed.

use std::io::{self, IsTerminal, Write as _};
use std::path::Path;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme};

use super::Failure;
use super::args::{Common, When};
use crate::report::{Style, escape};

/// The width of reports that do not go to a terminal.
const WIDTH: usize = 100;

/// Where a command speaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    /// How reports on standard output look.
    pub style: Style,
    /// Whether complaints on standard error may have colours.
    colour_errors: bool,
}

impl Screen {
    /// The screen as the options and the environment want it.
    pub(super) fn new(common: &Common) -> Self {
        let colour = |is_terminal: bool| match common.color {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && !no_color(),
        };
        let width = terminal_size::terminal_size().map_or(WIDTH, |(w, _)| usize::from(w.0));
        Self {
            style: Style {
                colour: colour(io::stdout().is_terminal()),
                width: width.clamp(40, 160),
                quiet: common.quiet,
                verbose: common.verbose,
            },
            colour_errors: colour(io::stderr().is_terminal()),
        }
    }

    /// The style of a report that goes to a file.
    pub(super) fn file_style(&self) -> Style {
        Style {
            colour: false,
            width: WIDTH,
            ..self.style
        }
    }

    /// A failure on standard error.
    pub(super) fn complain(&self, failure: &Failure) {
        self.diagnose(failure);
    }

    /// A diagnostic on standard error.
    pub(super) fn diagnose(&self, diagnostic: &dyn Diagnostic) {
        let theme = if self.colour_errors {
            GraphicalTheme::unicode()
        } else {
            GraphicalTheme::unicode_nocolor()
        };
        let mut text = String::new();
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(self.style.width)
            .with_links(false);
        if handler.render_report(&mut text, diagnostic).is_err() {
            text = diagnostic.to_string();
        }
        let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
    }
}

/// Write to standard output. A reader that has gone away (`| head`) is no failure.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::writing(Path::new("standard output"), &error))
        }
        _ => Ok(()),
    }
}

/// Clear the screen where standard output is one, for a command that shows the same again.
pub(super) fn fresh() {
    const CLEAR: &str = "\u{1b}[2J\u{1b}[3J\u{1b}[H";
    if io::stdout().is_terminal() {
        // A screen that cannot be cleared can still be read.
        let _ = print(CLEAR);
    }
}

/// One line on standard error, made safe to show.
pub(super) fn warn(line: &str) {
    // Where even this cannot be written there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "gainsay: {}", escape::visible(line));
}

#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here and nowhere else"
)]
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Whether an automatic run is asked for, which never writes snapshots: `CI` is set, as every CI service does.
#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here and nowhere else"
)]
pub(super) fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "0" && value != "false")
}

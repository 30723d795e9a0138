//! Progress of long runs, on standard error and only where that is a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that counts articles. Silent where nobody looks; gone when it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar over `total` articles that are being `doing`; none where `wanted` is false.
    pub(super) fn new(wanted: bool, doing: &'static str, total: usize) -> Self {
        let target = if wanted {
            // It hides itself where standard error is no terminal.
            ProgressDrawTarget::stderr_with_hz(8)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(total as u64), target).with_message(doing);
        if let Ok(style) = ProgressStyle::with_template("{msg} {pos} of {len} articles {wide_bar} {eta} left")
        {
            bar.set_style(style);
        }
        // A run that ends at once shows nothing.
        bar.enable_steady_tick(Duration::from_millis(250));
        Self { bar }
    }

    /// So many more articles are done.
    pub(super) fn step(&self, articles: usize) {
        self.bar.inc(articles as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

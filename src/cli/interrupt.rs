//! Ctrl-C: the run ends with 130, and no file is left half written.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Held while a file is being put in place.
static SAVING: Mutex<()> = Mutex::new(());

/// The exit code of an interrupted program, as shells expect it.
const INTERRUPTED: i32 = 130;

/// End with 130 on Ctrl-C, after the file that is being put in place.
#[expect(
    clippy::exit,
    reason = "an interrupted run ends here, from a thread that cannot return"
)]
pub(super) fn watch() {
    // Where no handler can be set, Ctrl-C still ends the program, only less tidily.
    let _ = ctrlc::set_handler(|| {
        let _guard = saving();
        std::process::exit(INTERRUPTED);
    });
}

/// Hold off Ctrl-C until the guard is gone.
pub(super) fn saving() -> MutexGuard<'static, ()> {
    SAVING.lock().unwrap_or_else(PoisonError::into_inner)
}

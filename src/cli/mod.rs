//! The command line: the only place that reads files, the environment, the clock and the terminal.
//!
//! [`args`] is what was typed, [`plan`] what will be done, [`read`] the only reader of articles and rules; then one
//! file per subcommand. Every command ends in an [`Exit`].

mod accept;
pub mod args;
mod baseline;
mod cache;
mod cases;
mod check;
mod claims;
mod config;
mod eval;
mod explain;
mod failure;
mod git;
mod interrupt;
mod manual;
mod matrix;
mod mentions;
mod new;
pub mod plan;
mod progress;
mod project;
mod read;
mod review;
mod rules;
mod session;
mod snapshots;
mod terminal;
mod test;
mod trace;
mod verdicts;
mod watch;
mod why;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
pub use failure::Failure;

/// How a run ended. The format of the output never changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing at or above the fail level.
    Clean = 0,
    /// Findings, failed cases, snapshots that nobody accepted.
    Findings = 1,
    /// It could not be measured: bad usage, a mistake in a rule, an unreadable input, no article.
    Unmeasured = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Run the command line `args`, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Where even this cannot be written there is nobody to tell.
            let _ = error.print();
            return if error.use_stderr() {
                Exit::Unmeasured.into()
            } else {
                Exit::Clean.into()
            };
        }
    };
    interrupt::watch();
    let jobs = args.common.jobs;
    let screen = terminal::Screen::new(&args.common);
    match threads(jobs, || dispatch(args, &screen)).and_then(|done| done) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            screen.complain(&failure);
            Exit::Unmeasured.into()
        }
    }
}

/// Whatever works on several threads finds the right number of them.
fn dispatch(args: Args, screen: &terminal::Screen) -> Result<Exit, Failure> {
    match args.command {
        Command::Check(check) => check::run(&check, &args.common, screen),
        Command::Claims(claims) => claims::run(&claims, screen),
        Command::Mentions(mentions) => mentions::run(&mentions, screen),
        Command::Eval(eval) => eval::run(&eval, &args.common),
        Command::Rules(rules) => rules::run(&rules, screen),
        Command::Why(why) => why::run(&why, &args.common, screen),
        Command::Explain(explain) => explain::run(&explain, &args.common, screen),
        Command::Matrix(matrix) => matrix::run(&matrix, &args.common, screen),
        Command::Timeline(timeline) => matrix::timeline(&timeline, &args.common, screen),
        Command::Accept(accept) => accept::run(&accept),
        Command::Baseline(baseline) => baseline::run(&baseline, &args.common),
        Command::Config(config) => config::run(&config, screen),
        Command::Completions(completions) => manual::completions(&completions),
        Command::Man => manual::man(),
        Command::New(new) => new::run(&new),
        Command::Review(review) => review::run(&review, screen),
        Command::Test(test) => test::run(&test, &args.common, screen),
    }
}

/// Run `work` on `jobs` threads, or on as many as there are cores.
fn threads<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    let Some(jobs) = jobs else {
        return Ok(work());
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.clamp(1, 256))
        .build()
        .map_err(|e| Failure::usage(format!("cannot start {jobs} threads: {e}")))?;
    Ok(pool.install(work))
}

/// Write a file whole or not at all: into a temporary file beside it, then under its name.
fn save(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let failed = |error: &std::io::Error| Failure::writing(path, error);
    let _guard = interrupt::saving();
    let mut file = temporary().tempfile_in(folder).map_err(|e| failed(&e))?;
    file.write_all(text.as_bytes()).map_err(|e| failed(&e))?;
    file.persist(path).map_err(|e| failed(&e.error))?;
    Ok(())
}

/// A temporary file that may be read by whoever may read any new file of this user.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Name what could not be read, and say how a command that only lists ends.
fn reading_exit(library: &read::Library) -> Exit {
    for problem in &library.unreadable {
        terminal::warn(&check::sentence(problem));
    }
    if library.unreadable.is_empty() {
        Exit::Clean
    } else {
        Exit::Unmeasured
    }
}

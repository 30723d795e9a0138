//! `gainsay completions` and `gainsay man`: made from the definition of the command line.

use clap::CommandFactory as _;

use super::args::{Args, CompletionsArgs};
use super::terminal;
use super::{Exit, Failure};

/// Run `gainsay completions`.
pub(super) fn completions(args: &CompletionsArgs) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "gainsay", &mut text);
    terminal::print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Clean)
}

/// Run `gainsay man`: the page of the program, then one of every subcommand.
pub(super) fn man() -> Result<Exit, Failure> {
    let mut command = Args::command();
    command.build();
    let mut text = Vec::new();
    let pages = std::iter::once(&command).chain(command.get_subcommands().filter(|c| !c.is_hide_set()));
    for page in pages {
        // Writing to a Vec cannot fail.
        let _ = clap_mangen::Man::new(page.clone()).render(&mut text);
    }
    terminal::print(&String::from_utf8_lossy(&text))?;
    Ok(Exit::Clean)
}

//! The grammar of the command line holds together.

use clap::CommandFactory as _;

#[test]
fn the_command_line_is_well_formed() {
    super::Args::command().debug_assert();
}

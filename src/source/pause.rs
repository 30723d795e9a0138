//! A reader for the tokenizer of HTML that keeps the call stack flat.
//!
//! The tokenizer goes from one quoted attribute to the next by calls that do not return before the tag ends: a tag
//! with some hundred attributes uses up the stack of a worker thread, and that ends the whole run. Where a reader
//! reports an error, the calls return, and the tokenizer goes on in the state it was in. So this reader reports one
//! before each piece of a quoted value: nothing is read by then, and nothing is lost.

use html5gum::{Readable, Reader, StringReader};
use thiserror::Error;

/// Ask again: nothing is wrong.
#[derive(Debug, Error)]
#[error("the reader pauses")]
pub(super) struct Pause;

/// What the tokenizer looks for inside a value in double quotes, and nowhere else.
const IN_QUOTES: &[u8] = b"\"&";

/// The reader of a page.
pub(super) struct Pausing<'t> {
    text: StringReader<'t>,
    paused: bool,
}

impl<'t> Pausing<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text: text.to_reader(),
            paused: false,
        }
    }
}

impl Reader for Pausing<'_> {
    type Error = Pause;

    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        let Ok(byte) = self.text.read_byte();
        Ok(byte)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        let Ok(read) = self.text.try_read_string(text, case_sensitive);
        Ok(read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Pause> {
        if needle.starts_with(IN_QUOTES) {
            self.paused = !self.paused;
            if self.paused {
                return Err(Pause);
            }
        }
        let Ok(read) = self.text.read_until(needle, buffer);
        Ok(read)
    }
}

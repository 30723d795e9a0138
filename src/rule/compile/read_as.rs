//! `read = { n = "more than" }`: a number is read under a hedge that the pattern implies.

use super::Compiler;
use crate::read::{Context, Readings};
use crate::rule::error::{nearest, quoted};
use crate::rule::file::Text;
use crate::rule::pattern::Program;
use crate::text::Doc;
use crate::value::{Op, Sym, Value};

/// `read = { n = "more than" }`.
pub(super) fn read_as(
    compiler: &mut Compiler<'_>,
    program: &Program,
    slot: &Text,
    hedge: &Text,
) -> Option<(u8, Op)> {
    let Some(number) = program.slot(slot.get_ref()) else {
        let near = nearest(slot.get_ref(), program.slots.iter().map(Sym::as_str));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let message = format!("the pattern has no slot {}", quoted(slot.get_ref()));
        compiler.report(slot.span(), message, "unknown slot").help = help;
        return None;
    };
    let Some(op) = op_of(hedge.get_ref()) else {
        let message = format!(
            "{} is not a hedge that numbers are read with",
            quoted(hedge.get_ref())
        );
        compiler.report(hedge.span(), message, "unknown hedge").help = Some(
            "use words that stand before a number: `more than`, `at least`, `about`, `nearly`, `up to`"
                .to_owned(),
        );
        return None;
    };
    Some((number, op))
}

/// How a number behind `hedge` is read.
fn op_of(hedge: &str) -> Option<Op> {
    let text = format!("They counted {hedge} 70 people.");
    let doc = Doc::plain(&text);
    let readings = Readings::new(&doc, Context::default());
    readings.mentions().iter().find_map(|m| match &m.value {
        Value::Count(quantity) if quantity.op != Op::Exact || hedge == "exactly" => Some(quantity.op),
        _ => None,
    })
}

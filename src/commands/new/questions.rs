//! What `onrecord new` asks on a terminal, and how countries are understood there and on the command line.

use crate::commands::ask;
use onrecord::model::country::CountryCode;
use onrecord::model::shape::{Field, Value};
use onrecord::start::known;
use onrecord::start::record::{self, Draft};
use std::io;

/// Asks for every field that must be there and is not given. Whoever is asked may leave it for later.
pub(super) fn ask_for_the_rest(draft: &mut Draft) -> io::Result<()> {
    for field in record::to_fill_in(draft) {
        let answer = match field.value {
            Value::Word(words) => {
                ask::choice(&format!("{}, {}", field.name, field.what), &words())?
                    .map(str::to_owned)
            }
            Value::Country => ask_for_country(field)?,
            Value::Jurisdiction => typed(field)?.map(|typed| jurisdiction(&typed)),
            _ => typed(field)?,
        };
        if let Some(answer) = answer {
            draft.given.push((field.name, record::value(field, &answer)));
        }
    }
    Ok(())
}

fn typed(field: &Field) -> io::Result<Option<String>> {
    let typed = ask::line(&format!("{}, {}", field.name, field.what), Some("later"))?;
    Ok(Some(typed).filter(|typed| typed != "later"))
}

fn ask_for_country(field: &Field) -> io::Result<Option<String>> {
    loop {
        let Some(typed) = typed(field)? else { return Ok(None) };
        if let Some(code) = country(field.name, &typed) {
            return Ok(Some(code.code().to_owned()));
        }
    }
}

/// The code of a jurisdiction; what is not known stays, and is reported as `check` does it.
pub(super) fn jurisdiction(typed: &str) -> String {
    if typed.eq_ignore_ascii_case("uk") {
        return "uk".to_owned();
    }
    let code =
        known::country(typed).map_or_else(|_| typed.to_owned(), |code| code.code().to_owned());
    if code == "gb" { "uk".to_owned() } else { code }
}

pub(super) fn country(what: &str, typed: &str) -> Option<CountryCode> {
    match known::country(typed) {
        Ok(code) => Some(code),
        Err(near) => {
            let help = match near {
                Some(near) => format!("did you mean {near}?"),
                None => "write its name, or the two letters of ISO 3166-1, as ru".to_owned(),
            };
            say!("onrecord: {what}: {typed:?} is no country; {help}");
            None
        }
    }
}

//! `onrecord headers`: the security headers, for the publisher's own web server.

use onrecord::headers::Server;
use std::io::{self, Write};

/// Prints the security headers for a web server
///
/// For Netlify and Cloudflare Pages nothing has to be done: `build` writes
/// them to `_headers`. docs/publishing.md says what each header is for.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// nginx, caddy, apache, netlify or cloudflare
    #[arg(value_parser = server)]
    server: Server,
}

fn server(text: &str) -> Result<Server, String> {
    let known = Server::ALL.iter().find(|(_, word)| *word == text);
    known.map(|(server, _)| *server).ok_or_else(|| {
        let words = Server::ALL.map(|(_, word)| word);
        format!("the servers are {}", words.join(", "))
    })
}

pub(crate) fn run(Arguments { server }: Arguments) -> io::Result<u8> {
    io::stdout().lock().write_all(server.text().as_bytes())?;
    Ok(0)
}

//! `onrecord fmt`: puts the front matter of content files in order.

use onrecord::diagnostic::{Diagnostic, Diagnostics};
use onrecord::format::{Refusal, format};
use onrecord::input::{Data, FileId, Input, Inputs, Role};
use onrecord::load::{self, Settings};
use onrecord::model::key::Kind;
use onrecord::{parse, write};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// Puts the fields at the top of content files in order
///
/// Fields and tables come into the order of docs/content.md, `=` stands in one
/// column, long lists have a line for each element. Rows keep their order, a
/// comment stays with its line, and the text below is not touched. A file that
/// is no TOML stays as it is, and is reported.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder with site.toml and content/, or files of content/
    #[arg(default_value = ".", value_name = "ROOT|FILE")]
    paths: Vec<PathBuf>,
    /// Write nothing: only list the files that are not in order, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(Arguments { paths, check }: Arguments) -> io::Result<u8> {
    let mut bad = false;
    let (mut changed, mut looked_at) = (0, 0);
    for (root, files) in roots(&paths)? {
        let settings = Settings { base_url: None, built_on: super::today()? };
        let inputs = load::load(&root, &[], settings)?;
        let mut refused: BTreeSet<FileId> = BTreeSet::new();
        for (id, input) in chosen(&root, &inputs, files.as_ref())? {
            looked_at += 1;
            let Data::Text(text) = &input.data else {
                refused.insert(id);
                continue;
            };
            match format(text, kind(&input.path)) {
                Ok(ordered) if ordered == *text => {}
                Ok(ordered) => {
                    changed += 1;
                    if !check {
                        write::content::replace(&root, &input.path, ordered.as_bytes())?;
                    }
                    writeln!(io::stdout().lock(), "{}", shown(&root, &input.path))?;
                }
                Err(Refusal::Unsure) => {
                    bad = true;
                    say!(
                        "{}: left as it is: its fields could not be put in order without loss",
                        shown(&root, &input.path)
                    );
                }
                Err(Refusal::NoFrontMatter | Refusal::NotToml | Refusal::WindowsLineEnds) => {
                    refused.insert(id);
                }
            }
        }
        bad |= !refused.is_empty();
        report(&inputs, &refused)?;
    }
    let of = if looked_at == 1 { "1 file".to_owned() } else { format!("{looked_at} files") };
    match check {
        true => say!("{changed} of {of} not in order."),
        false => say!("{changed} of {of} put in order."),
    }
    Ok(u8::from(bad || (check && changed > 0)))
}

/// Paths below a root; none stands for all of it.
type Chosen = Option<BTreeSet<String>>;

/// The roots that the arguments name or lie in.
fn roots(paths: &[PathBuf]) -> io::Result<BTreeMap<PathBuf, Chosen>> {
    let mut roots: BTreeMap<PathBuf, Chosen> = BTreeMap::new();
    for path in paths {
        if path.is_dir() {
            roots.insert(path.clone(), None);
            continue;
        }
        let (root, below) =
            split(path).or_else(|| split(&std::path::absolute(path).ok()?)).ok_or_else(|| {
                let words = format!(
                    "{} is neither the folder of a site nor a file of its content/",
                    path.display()
                );
                io::Error::new(io::ErrorKind::InvalidInput, words)
            })?;
        if let Some(files) = roots.entry(root).or_insert_with(|| Some(BTreeSet::new())) {
            files.insert(below);
        }
    }
    Ok(roots)
}

/// `site/content/officials/ada.md` → `site` and `content/officials/ada.md`.
fn split(path: &Path) -> Option<(PathBuf, String)> {
    let parts: Vec<Component<'_>> = path.components().collect();
    let at = parts.iter().rposition(|part| part.as_os_str() == "content")?;
    let root: PathBuf = parts[..at].iter().collect();
    let root = if at == 0 { PathBuf::from(".") } else { root };
    let names: Option<Vec<&str>> =
        parts[at..].iter().map(|part| part.as_os_str().to_str()).collect();
    Some((root, names?.join("/")))
}

/// The content files that are asked for.
fn chosen<'i>(
    root: &Path,
    inputs: &'i Inputs,
    files: Option<&BTreeSet<String>>,
) -> io::Result<Vec<(FileId, &'i Input)>> {
    let all = || inputs.iter().filter(|(_, input)| input.role == Role::Content);
    let Some(files) = files else {
        let all: Vec<(FileId, &Input)> = all().collect();
        if all.is_empty() {
            let words = format!(
                "there is no content in {}; name the folder with site.toml",
                root.display()
            );
            return Err(io::Error::new(io::ErrorKind::NotFound, words));
        }
        return Ok(all);
    };
    for file in files {
        if !all().any(|(_, input)| input.path == *file) {
            let words = format!("{} is no file of the content", shown(root, file));
            return Err(io::Error::new(io::ErrorKind::NotFound, words));
        }
    }
    Ok(all().filter(|(_, input)| files.contains(&input.path)).collect())
}

/// By the folder. A stray file is ordered like the about page: what it has beside is not known there.
fn kind(path: &str) -> Kind {
    let folder = path.split('/').nth(1).unwrap_or_default();
    Kind::of_folder(folder).unwrap_or(Kind::About)
}

/// A path without what could steer a terminal.
fn shown(root: &Path, path: &str) -> String {
    let path = root.strip_prefix(".").unwrap_or(root).join(path);
    super::plain(&path.to_string_lossy())
}

/// Says what stands in the way, as `check` says it.
fn report(inputs: &Inputs, refused: &BTreeSet<FileId>) -> io::Result<()> {
    if refused.is_empty() {
        return Ok(());
    }
    let in_the_way = ["E001", "E002", "E003", "E004", "E005", "E027", "E035"];
    let (_, _, found) = parse::parse(inputs);
    let found: Vec<Diagnostic> = found
        .into_vec()
        .into_iter()
        .filter(|finding| {
            refused.contains(&finding.at.file) && in_the_way.contains(&finding.rule.code)
        })
        .collect();
    super::show(inputs, &Diagnostics::from(found))
}

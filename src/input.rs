//! A noun: the disk as it was when we looked.
//!
//! `load` makes `Inputs`; no later pass sees the disk. A file that was read is
//! an `Input`, never a "source": a `Source` is the evidence for a claim.

use crate::model::date::Day;

/// Number of an input: an index into [`Inputs::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// No file: a finding on the folder as a whole. [`Inputs::file`] has nothing for it.
    pub const NONE: FileId = FileId(u32::MAX);
}

/// A place in a file. No range means the file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Byte offsets of start and end in the contributor's own file, BOM and front matter included.
    pub range: Option<(u32, u32)>,
}

impl Span {
    /// The whole file.
    pub fn file(file: FileId) -> Span {
        Span { file, range: None }
    }

    /// The bytes from `start` to `end`.
    pub fn range(file: FileId, start: usize, end: usize) -> Span {
        Span { file, range: Some((start as u32, end as u32)) }
    }
}

/// A value and where the contributor wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

/// What part a file plays, by the folder it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// `site.toml`.
    Config,
    /// `history.jsonl`: what changed, and when.
    History,
    /// Something below `content/` that is meant to be a document (`.md`).
    Content,
    /// A picture below `content/photos/`.
    Photo,
    /// Something below `content/` that is neither.
    Stray,
    /// Below `templates/`: trusted.
    Template,
    /// Below `static/`: trusted, copied as it is.
    Static,
}

/// What was in a file, or why we do not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// UTF-8 text.
    Text(String),
    /// Bytes that are not meant to be text.
    Bytes(Vec<u8>),
    /// Not read.
    Refused(Refusal),
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is UTF-8 only up to this byte; the bytes up to there are kept.
    NotUtf8(String),
    /// Larger than the cap, in bytes: size and cap.
    TooLarge(u64, u64),
    /// With this picture all pictures together are larger than the cap, in bytes: their size up to here and the cap.
    TooMuch(u64, u64),
    /// Left out because of the pictures before it: the first of those that are too much says so.
    LeftOut,
    /// A symbolic link. Links are never followed.
    Link,
    /// A FIFO, socket or device.
    NotAFile,
    /// The path itself is not UTF-8.
    PathNotUtf8,
    /// Somebody wrote to it while it was read.
    Changed,
    /// The system's own words.
    Unreadable(String),
}

/// One file as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Path below the root, with `/`, as `content/officials/bastrykin.md`.
    pub path: String,
    /// What the file is for.
    pub role: Role,
    /// What was in it.
    pub data: Data,
}

impl Input {
    /// The text; empty if there is none. For a file that is UTF-8 in part, that part.
    pub fn text(&self) -> &str {
        match &self.data {
            Data::Text(text) | Data::Refused(Refusal::NotUtf8(text)) => text,
            Data::Bytes(_) | Data::Refused(_) => "",
        }
    }
}

/// All files of a root, and what the command line and the environment add to them.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Sorted by path. A [`FileId`] is an index into it.
    pub files: Vec<Input>,
    /// `--base-url`, which goes before that of `site.toml`.
    pub base_url: Option<String>,
    /// The day of the build: that of `SOURCE_DATE_EPOCH`, or today.
    pub built_on: Day,
}

impl Inputs {
    /// The file with this number.
    pub fn file(&self, id: FileId) -> &Input {
        &self.files[id.0 as usize]
    }

    /// All files with their numbers, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Input)> {
        self.files.iter().enumerate().map(|(index, input)| (FileId(index as u32), input))
    }

    /// How many files below `content/` there are.
    pub fn content_files(&self) -> usize {
        let content =
            |input: &&Input| matches!(input.role, Role::Content | Role::Photo | Role::Stray);
        self.files.iter().filter(content).count()
    }
}

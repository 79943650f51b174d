//! A noun: what was published, file by file.
//!
//! `manifest.json` in the output folder is for readers and mirrors, who can
//! check every file with it, and it is the mark that the folder is ours.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Where the manifest lies, below the output folder.
pub const NAME: &str = "manifest.json";

/// Number of the form that this program writes.
const FORMAT: u32 = 1;

/// What a manifest of this program calls its maker.
const GENERATOR: &str = concat!("onrecord ", env!("CARGO_PKG_VERSION"));

/// All files of a published site but the manifest itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    files: Vec<Entry>,
}

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Below the output folder, with `/`.
    pub path: String,
    /// Bytes.
    pub length: u64,
    /// Of the bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

impl Entry {
    /// Measures the bytes of a file.
    pub fn of(path: &str, bytes: &[u8]) -> Entry {
        let sha256 = hex(&Sha256::digest(bytes));
        Entry { path: path.to_owned(), length: bytes.len() as u64, sha256 }
    }
}

impl Manifest {
    /// A manifest of these files, in order of path.
    pub fn new(mut files: Vec<Entry>) -> Manifest {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Manifest { files }
    }

    /// Reads a manifest; nothing if it is not one of this program, of any version that wrote this form.
    pub fn read(bytes: &[u8]) -> Option<Manifest> {
        #[derive(Deserialize)]
        struct Form {
            format: u32,
            generator: String,
            files: Vec<Entry>,
            root: String,
        }
        let form: Form = serde_json::from_slice(bytes).ok()?;
        let manifest = Manifest::new(form.files);
        let ours = form.format == FORMAT
            && form.generator.starts_with("onrecord ")
            && form.root == manifest.root();
        ours.then_some(manifest)
    }

    /// In order of path.
    pub fn files(&self) -> &[Entry] {
        &self.files
    }

    /// The file at this path.
    pub fn find(&self, path: &str) -> Option<&Entry> {
        let index = self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
        Some(&self.files[index])
    }

    /// One hash over all: SHA-256 of a line `<sha256>  <path>` a file, which is
    /// what `sha256sum` prints, so that a reader needs no tool of ours.
    pub fn root(&self) -> String {
        let mut hash = Sha256::new();
        for entry in &self.files {
            for part in [entry.sha256.as_str(), "  ", &entry.path, "\n"] {
                hash.update(part);
            }
        }
        hex(&hash.finalize())
    }

    /// Writes it as JSON, a line a file.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{{\"format\":{FORMAT},\"generator\":\"{GENERATOR}\",\"files\":[")?;
        for (index, entry) in self.files.iter().enumerate() {
            out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, entry)?;
        }
        writeln!(out, "\n],\"root\":\"{}\"}}", self.root())
    }
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Entry, Manifest};
    use expect_test::expect;

    fn manifest() -> Manifest {
        Manifest::new(vec![Entry::of("b.html", b"b"), Entry::of("a.html", b"")])
    }

    fn written(manifest: &Manifest) -> String {
        let mut bytes = Vec::new();
        manifest.write(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_manifest_is_a_line_a_file_in_order() {
        let version = format!("\"onrecord {}\"", env!("CARGO_PKG_VERSION"));
        let text = written(&manifest()).replace(&version, "\"onrecord VERSION\"");
        expect![[r#"
            {"format":1,"generator":"onrecord VERSION","files":[
            {"path":"a.html","length":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {"path":"b.html","length":1,"sha256":"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}
            ],"root":"a8c60c27cf8448867102f49166c428ee57a0a0d76d5a6d7f3fe3ff9536c6b1d5"}
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn a_manifest_reads_back_and_others_do_not() {
        let text = written(&manifest());
        assert_eq!(Manifest::read(text.as_bytes()), Some(manifest()));
        for (from, to) in [
            ("\"format\":1", "\"format\":2"),
            ("onrecord", "offrecord"),
            ("a.html", "c.html"),
            ("3e23", "3e24"),
        ] {
            assert_eq!(Manifest::read(text.replace(from, to).as_bytes()), None, "{from}");
        }
        let of_an_app = br#"{"name":"An app","icons":[]}"#;
        assert_eq!(Manifest::read(of_an_app), None);
    }

    #[test]
    fn an_empty_site_has_a_manifest() {
        let empty = Manifest::new(Vec::new());
        assert_eq!(Manifest::read(written(&empty).as_bytes()), Some(empty));
    }
}

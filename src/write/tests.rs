//! What only the inside can show: locks, and file systems that cannot swap or link.

use super::ownership::{Ownership, look};
use super::staging::Staging;
use super::{Changes, write};
use crate::output::Outputs;
use crate::url::PagePath;
use std::fs;
use std::path::Path;

fn outputs(files: &'static [(&'static str, &'static str)]) -> Outputs<'static> {
    let paths = files.iter().map(|(path, _)| PagePath::of_static(path).unwrap()).collect();
    let make = |index: usize, buffer: &mut Vec<u8>| {
        buffer.extend_from_slice(files[index].1.as_bytes());
        Ok(())
    };
    Outputs { paths, make: Box::new(make) }
}

fn publish(out: &Path, files: &'static [(&'static str, &'static str)]) -> Changes {
    write(&outputs(files), out).unwrap().unwrap()
}

const OLD: &[(&str, &str)] = &[("a.html", "old"), ("officials/b.html", "same")];
const NEW: &[(&str, &str)] = &[("a.html", "new"), ("officials/b.html", "same")];

#[test]
fn a_swap_in_two_steps_ends_as_a_swap_in_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, OLD);
    let Ownership::Ours(old) = look(&out).unwrap() else { panic!("not ours") };
    let staging = Staging::create(&out).unwrap();
    let new = super::fill_staging(&outputs(NEW), &staging, Some(&old)).unwrap().unwrap();
    assert_eq!((new.changes.written, new.changes.unchanged, new.same), (1, 1, false));
    staging.swap_in_two_steps().unwrap();
    assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "new");
    assert_eq!(
        fs::read_to_string(folder.path().join(".public.onrecord-old/a.html")).unwrap(),
        "old"
    );
}

#[test]
fn a_crash_between_the_two_steps_is_mended_by_the_next_build() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, OLD);
    fs::rename(&out, folder.path().join(".public.onrecord-old")).unwrap();
    let changes = publish(&out, OLD);
    assert_eq!((changes.written, changes.unchanged), (0, 2), "the old site was found again");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn two_builds_do_not_write_into_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let first = Staging::create(&out).unwrap();
    let error = write(&outputs(NEW), &out).unwrap_err().to_string();
    let who = format!("/public: another build (process {} on ", std::process::id());
    assert!(error.contains(&who), "{error}");
    first.discard();
    publish(&out, OLD);
    let first = Staging::create(&out).unwrap();
    let error = write(&outputs(NEW), &out).unwrap_err();
    assert!(error.to_string().contains("another build"), "{error}");
    drop(first);
    publish(&out, NEW);
    assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "new");
}

#[test]
fn files_that_cannot_be_linked_are_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    // Without an old site nothing can be linked.
    let staging = Staging::create(&out).unwrap();
    staging.make_folders(["officials"]).unwrap();
    super::take_over(&outputs(OLD), &staging, &[true, true]).unwrap().unwrap();
    staging.publish(None).unwrap();
    assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "old");
    assert_eq!(fs::read_to_string(out.join("officials/b.html")).unwrap(), "same");
}

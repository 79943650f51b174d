//! The floor: what the disk alone takes. Reads every file below a folder, then writes as many files of the same
//! sizes as a finished site has, each thread taking the next file when it is done with one.
//!
//!     floor LIST CONTENT OUT THREADS        LIST: a line a file, "bytes<TAB>path"

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, io, thread};

fn main() -> io::Result<()> {
    let given: Vec<String> = env::args().skip(1).collect();
    let [list, content, out, threads] = given.as_slice() else {
        return Err(io::Error::other("usage: floor LIST CONTENT OUT THREADS"));
    };
    let threads: usize = threads.parse().map_err(io::Error::other)?;
    let mut inputs = Vec::new();
    find(Path::new(content), &mut inputs)?;
    let list = fs::read_to_string(list)?;
    let outputs: Vec<(usize, PathBuf)> = list
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(bytes, path)| (bytes.parse().unwrap_or(0), Path::new(out).join(path)))
        .collect();
    let longest = outputs.iter().map(|(bytes, _)| *bytes).max().unwrap_or(0);
    let filler: Vec<u8> = b"<p>filler</p>\n".iter().copied().cycle().take(longest).collect();

    let read = in_turn(threads, inputs.len(), |index, buffer| {
        buffer.clear();
        File::open(&inputs[index])?.read_to_end(buffer)
    })?;
    let written = in_turn(threads, outputs.len(), |index, _| {
        let (bytes, path) = &outputs[index];
        create(path)?.write_all(&filler[..*bytes])?;
        Ok(*bytes)
    })?;
    println!("read {} files, {read} bytes; wrote {} files, {written} bytes", inputs.len(), outputs.len());
    Ok(())
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() { find(&entry.path(), found)? } else { found.push(entry.path()) }
    }
    Ok(())
}

/// Folders are made when the first file in them is.
fn create(path: &Path) -> io::Result<File> {
    File::create(path).or_else(|_| {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        File::create(path)
    })
}

/// Does `work` for each of `count` files and adds up what it returns.
fn in_turn(
    threads: usize,
    count: usize,
    work: impl Fn(usize, &mut Vec<u8>) -> io::Result<usize> + Sync,
) -> io::Result<usize> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let (mut sum, mut buffer) = (0, Vec::new());
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return Ok(sum);
            }
            sum += work(index, &mut buffer)?;
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().expect("no worker panics")).sum()
    })
}

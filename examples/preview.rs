#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, missing_docs)]
use onrecord::*;
use std::time::Instant;
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let t0 = Instant::now();
    let base = args.get(3).cloned();
    let inputs = load::load(std::path::Path::new(&args[1]), theme::FILES, load::Settings { base_url: base, ..Default::default() }).unwrap();
    let t1 = Instant::now();
    let (site, found) = analyze(&inputs);
    let t2 = Instant::now();
    println!("{} errors", found.count(diagnostic::Severity::Error));
    for d in found.iter().filter(|d| d.rule.severity == diagnostic::Severity::Error).take(20) { println!("{} {} {:?}", d.rule.code, d.message, inputs.file(d.at.file).path); }
    let (outputs, found) = render::render(&site, &inputs);
    let t3 = Instant::now();
    for d in found.iter() { println!("{} {} {:?} {:?}", d.rule.code, d.message, inputs.file(d.at.file).path, d.at); }
    use rayon::prelude::*;
    let n: usize = (0..outputs.paths.len()).into_par_iter().map(|i| { let mut b = Vec::new(); (outputs.make)(i, &mut b).map(|_| b.len()).unwrap_or(0) }).sum();
    let t4 = Instant::now();
    println!("load {:?} analyze {:?} render-plan {:?} make {:?} files {} bytes {}", t1-t0, t2-t1, t3-t2, t4-t3, outputs.paths.len(), n);
    let out = std::path::Path::new(&args[2]);
    if args[2] == "-" {
        let mut kinds: std::collections::BTreeMap<String, (usize, usize, std::time::Duration)> = Default::default();
        let mut b = Vec::new();
        for (i, p) in outputs.paths.iter().enumerate() {
            let t = Instant::now(); b.clear();
            (outputs.make)(i, &mut b).ok();
            let s = p.as_str(); let kind = s.split(['/', '-']).next().unwrap().to_string() + s.rsplit('.').next().unwrap();
            let e = kinds.entry(kind).or_default(); e.0 += 1; e.1 += b.len(); e.2 += t.elapsed();
        }
        for (k, (n, bytes, time)) in kinds { if time.as_millis() > 2 { println!("{k}: {n} files, {} bytes each, {:?} each, {:?} all", bytes / n, time / n as u32, time); } }
        return;
    }
    for (i, p) in outputs.paths.iter().enumerate() {
        let mut b = Vec::new();
        if let Err(d) = (outputs.make)(i, &mut b) { println!("{} {}: {} {:?} {:?}", p, d.rule.code, d.message, inputs.file(d.at.file).path, d.at.range.map(|(a, z)| &inputs.file(d.at.file).text()[a as usize..z as usize])); }
        let f = out.join(p.as_str());
        std::fs::create_dir_all(f.parent().unwrap()).unwrap();
        std::fs::write(f, b).unwrap();
    }
}

//! A noun: the default templates and static files, carried inside the program.

/// Path below a root and bytes, sorted by path. A file of the same path in a root goes before it.
pub const FILES: &[(&str, &[u8])] = &[
    ("static/icon.svg", include_bytes!("../static/icon.svg")),
    ("static/style.css", include_bytes!("../static/style.css")),
    ("templates/404.html", include_bytes!("../templates/404.html")),
    ("templates/about.html", include_bytes!("../templates/about.html")),
    ("templates/authorities.html", include_bytes!("../templates/authorities.html")),
    ("templates/authority.html", include_bytes!("../templates/authority.html")),
    ("templates/base.html", include_bytes!("../templates/base.html")),
    ("templates/case.html", include_bytes!("../templates/case.html")),
    ("templates/cases.html", include_bytes!("../templates/cases.html")),
    ("templates/changes.xml", include_bytes!("../templates/changes.xml")),
    ("templates/corrections.html", include_bytes!("../templates/corrections.html")),
    ("templates/countries.html", include_bytes!("../templates/countries.html")),
    ("templates/country.html", include_bytes!("../templates/country.html")),
    ("templates/feed.xml", include_bytes!("../templates/feed.xml")),
    ("templates/gaps.html", include_bytes!("../templates/gaps.html")),
    ("templates/home.html", include_bytes!("../templates/home.html")),
    ("templates/jurisdiction.html", include_bytes!("../templates/jurisdiction.html")),
    ("templates/jurisdictions.html", include_bytes!("../templates/jurisdictions.html")),
    ("templates/moved.html", include_bytes!("../templates/moved.html")),
    ("templates/official.html", include_bytes!("../templates/official.html")),
    ("templates/officials.html", include_bytes!("../templates/officials.html")),
    ("templates/parts/act.html", include_bytes!("../templates/parts/act.html")),
    ("templates/parts/authorities.html", include_bytes!("../templates/parts/authorities.html")),
    ("templates/parts/cases.html", include_bytes!("../templates/parts/cases.html")),
    ("templates/parts/chart.html", include_bytes!("../templates/parts/chart.html")),
    ("templates/parts/claim.html", include_bytes!("../templates/parts/claim.html")),
    ("templates/parts/claims.html", include_bytes!("../templates/parts/claims.html")),
    ("templates/parts/foot.html", include_bytes!("../templates/parts/foot.html")),
    ("templates/parts/pager.html", include_bytes!("../templates/parts/pager.html")),
    ("templates/parts/people.html", include_bytes!("../templates/parts/people.html")),
    ("templates/parts/person.html", include_bytes!("../templates/parts/person.html")),
    ("templates/parts/proceeding.html", include_bytes!("../templates/parts/proceeding.html")),
    ("templates/parts/timeline.html", include_bytes!("../templates/parts/timeline.html")),
    ("templates/sitemap.xml", include_bytes!("../templates/sitemap.xml")),
    ("templates/sources.html", include_bytes!("../templates/sources.html")),
    ("templates/status.html", include_bytes!("../templates/status.html")),
    ("templates/statuses.html", include_bytes!("../templates/statuses.html")),
    ("templates/withdrawn.html", include_bytes!("../templates/withdrawn.html")),
];

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "compares the table with the folders it is made of")]
mod tests {
    use super::FILES;
    use std::path::Path;

    fn list(folder: &Path, root: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                list(&path, root, found);
            } else {
                let below = path.strip_prefix(root).unwrap();
                found.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }

    #[test]
    fn the_table_lists_exactly_the_files_of_the_theme() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found: Vec<String> = Vec::new();
        list(&root.join("templates"), root, &mut found);
        list(&root.join("static"), root, &mut found);
        found.sort();
        let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(listed, found);
    }

    #[test]
    fn no_default_template_marks_anything_safe_or_leaves_a_value_unquoted() {
        for (path, bytes) in FILES.iter().filter(|(path, _)| path.starts_with("templates/")) {
            let text = std::str::from_utf8(bytes).unwrap();
            assert!(!text.contains("safe"), "{path}");
            // `content="0; url={{ … }}"` stands in quotes.
            let text = text.replace("; url={{", "");
            assert!(!text.contains("={{") && !text.contains("='"), "{path}");
            assert!(!text.contains(" style=") && !text.contains("<script"), "{path}");
        }
    }
}

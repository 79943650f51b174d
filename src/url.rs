//! All addresses are made here.
//!
//! Every link inside the site is relative and names a file
//! (`../cases/magnitsky.html`), so that the same bytes work on a domain, under
//! a sub-path, from a zip, an onion service or `file://`. The absolute address
//! stands only in canonical links, feeds, the sitemap and exports.

use crate::model::country::{CountryCode, Jurisdiction};
use crate::model::key::{Key, Kind};
use std::fmt;

/// Where a file is published, below the output folder: `officials/bastrykin.html`.
///
/// Made only from keys, codes and fixed names, so it needs no escaping in an
/// address and cannot leave the output folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PagePath(String);

impl PagePath {
    /// A page or file with a fixed name, as `gaps.html`.
    pub fn fixed(name: &'static str) -> PagePath {
        PagePath(name.to_owned())
    }

    /// The page of a document.
    pub fn document(key: &Key) -> PagePath {
        PagePath(format!("{key}.html"))
    }

    /// The page of a country, with or without a file of its own.
    pub fn country(code: CountryCode) -> PagePath {
        PagePath(format!("{}/{}.html", Kind::Country.folder(), code.code()))
    }

    /// The page of a jurisdiction.
    pub fn jurisdiction(jurisdiction: Jurisdiction) -> PagePath {
        PagePath(format!("jurisdictions/{}.html", jurisdiction.code()))
    }

    /// The page that defines a status; `word` is of a closed list.
    pub fn status(word: &'static str) -> PagePath {
        PagePath(format!("statuses/{word}.html"))
    }

    /// The picture of a person. `None` if the name is no plain file name.
    pub fn photo(file: &str) -> Option<PagePath> {
        let (stem, extension) = file.rsplit_once('.')?;
        let known = matches!(extension, "jpg" | "jpeg" | "png" | "webp");
        (known && Key::is_name(stem)).then(|| PagePath(format!("photos/{file}")))
    }

    /// A file of `static/`, below it: `style.css`. `None` if a part of the path is empty, begins with a dot or is not plain.
    pub fn of_static(path: &str) -> Option<PagePath> {
        let plain = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        };
        path.split('/').all(plain).then(|| PagePath(path.to_owned()))
    }

    /// The `number`-th page (from 1) of a list whose first page is this one:
    /// `officials-2.html` for a page at the top, `countries/ru/2.html` below.
    /// Neither can be the page of a document.
    pub fn numbered(&self, number: usize) -> PagePath {
        if number <= 1 {
            return self.clone();
        }
        let stem = self.0.strip_suffix(".html").unwrap_or(&self.0);
        if stem.contains('/') {
            PagePath(format!("{stem}/{number}.html"))
        } else {
            PagePath(format!("{stem}-{number}.html"))
        }
    }

    /// The same listing in another form: `countries/ru.csv`.
    pub fn with_extension(&self, extension: &'static str) -> PagePath {
        let stem = self.0.rsplit_once('.').map_or(self.0.as_str(), |(stem, _)| stem);
        PagePath(format!("{stem}.{extension}"))
    }

    /// As below the output folder, with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The relative address of this file seen from the page `from`.
    pub fn seen_from(&self, from: &PagePath) -> String {
        let (here, there) = (from.0.as_bytes(), self.0.as_bytes());
        let same = here.iter().zip(there).take_while(|(a, b)| a == b).count();
        let shared = self.0[..same].rfind('/').map_or(0, |slash| slash + 1);
        let ups = from.0[shared..].bytes().filter(|byte| *byte == b'/').count();
        let mut address = String::with_capacity(ups * 3 + self.0.len() - shared);
        for _ in 0..ups {
            address.push_str("../");
        }
        address.push_str(&self.0[shared..]);
        address
    }

    /// The absolute address, where the site has one.
    pub fn absolute(&self, base_url: &str) -> String {
        if base_url.is_empty() {
            return String::new();
        }
        let path = if self.0 == "index.html" { "" } else { self.0.as_str() };
        format!("{base_url}/{path}")
    }
}

impl fmt::Display for PagePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::PagePath;

    fn path(text: &str) -> PagePath {
        PagePath(text.to_owned())
    }

    #[test]
    fn links_are_relative_and_name_a_file() {
        for (from, to, link) in [
            ("index.html", "officials/a.html", "officials/a.html"),
            ("officials/a.html", "cases/b.html", "../cases/b.html"),
            ("officials/a.html", "officials/b.html", "b.html"),
            ("officials/a.html", "officials/a.html", "a.html"),
            ("countries/ru/2.html", "countries/ru.html", "../ru.html"),
            ("countries/ru/2.html", "countries/ru/3.html", "3.html"),
            ("countries/ru.html", "countries/ru/2.html", "ru/2.html"),
            ("countries/ru/2.html", "style.css", "../../style.css"),
        ] {
            assert_eq!(path(to).seen_from(&path(from)), link, "{to} from {from}");
        }
    }

    #[test]
    fn further_pages_of_a_list_have_numbers() {
        assert_eq!(path("gaps.html").numbered(1).as_str(), "gaps.html");
        assert_eq!(path("gaps.html").numbered(2).as_str(), "gaps-2.html");
        assert_eq!(path("countries/ru.html").numbered(3).as_str(), "countries/ru/3.html");
    }

    #[test]
    fn static_files_and_photos_stay_below_the_output_folder() {
        assert!(PagePath::of_static("css/style.css").is_some());
        for bad in ["", "../a", "a/../b", "/a", "a//b", ".htaccess", "a b", "a\\b", "é"] {
            assert!(PagePath::of_static(bad).is_none(), "{bad}");
        }
        assert!(PagePath::photo("a-b.jpg").is_some());
        for bad in ["a.svg", "../a.jpg", "a/b.jpg", ".jpg", "a.b.jpg", "A.jpg"] {
            assert!(PagePath::photo(bad).is_none(), "{bad}");
        }
    }
}

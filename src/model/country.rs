//! Countries and jurisdictions.
//!
//! Codes are ISO 3166-1 alpha-2 in lower case, and four that the lists of this
//! field need beside it: `xk`, the historical `su`, and `eu`, `un` for bodies
//! that are no state. Names are short English names in common use.

use crate::input::Spanned;
use crate::model::Common;

/// A code of [`COUNTRIES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The code, if the table has it.
    pub fn parse(text: &str) -> Option<CountryCode> {
        let index = COUNTRIES.binary_search_by_key(&text, |(code, _)| code).ok()?;
        let code = COUNTRIES[index].0.as_bytes();
        Some(CountryCode([code[0], code[1]]))
    }

    /// Two lower-case letters.
    pub fn code(self) -> &'static str {
        COUNTRIES[self.index()].0
    }

    /// Short English name.
    pub fn name(self) -> &'static str {
        COUNTRIES[self.index()].1
    }

    fn index(self) -> usize {
        COUNTRIES
            .binary_search_by_key(&self.0.as_slice(), |(code, _)| code.as_bytes())
            .unwrap_or_default()
    }
}

/// Whose law a regime is: `us`, `uk`, `eu`, or the code of another country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Jurisdiction {
    /// The United Kingdom, which the field calls `uk`, not `gb`.
    Uk,
    /// Any other, by its country code.
    Country(CountryCode),
}

impl Jurisdiction {
    /// Reads `us`, `uk`, `eu`…; `gb` is none, so that there is one word for it.
    pub fn parse(text: &str) -> Option<Jurisdiction> {
        match text {
            "uk" => Some(Jurisdiction::Uk),
            "gb" => None,
            _ => CountryCode::parse(text).map(Jurisdiction::Country),
        }
    }

    /// As in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Jurisdiction::Uk => "uk",
            Jurisdiction::Country(country) => country.code(),
        }
    }

    /// Short English name.
    pub fn name(self) -> &'static str {
        match self {
            Jurisdiction::Uk => "United Kingdom",
            Jurisdiction::Country(country) => country.name(),
        }
    }

    /// The country whose law it is.
    pub fn country(self) -> Option<CountryCode> {
        match self {
            Jurisdiction::Uk => CountryCode::parse("gb"),
            Jurisdiction::Country(country) => Some(country),
        }
    }
}

impl Ord for Jurisdiction {
    /// By name, as readers look for them.
    fn cmp(&self, other: &Jurisdiction) -> std::cmp::Ordering {
        (self.name(), self.code()).cmp(&(other.name(), other.code()))
    }
}

impl PartialOrd for Jurisdiction {
    fn partial_cmp(&self, other: &Jurisdiction) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A file below `content/countries/`: what it adds to a country's page.
#[derive(Clone, Debug)]
pub struct CountryRecord {
    /// The country.
    pub code: CountryCode,
    /// Instead of the name in the table.
    pub name: Option<Spanned<String>>,
    /// What every record has.
    pub common: Common,
}

/// Code and short English name, sorted by code.
pub const COUNTRIES: &[(&str, &str)] = &[
    ("ad", "Andorra"),
    ("ae", "United Arab Emirates"),
    ("af", "Afghanistan"),
    ("ag", "Antigua and Barbuda"),
    ("ai", "Anguilla"),
    ("al", "Albania"),
    ("am", "Armenia"),
    ("ao", "Angola"),
    ("aq", "Antarctica"),
    ("ar", "Argentina"),
    ("as", "American Samoa"),
    ("at", "Austria"),
    ("au", "Australia"),
    ("aw", "Aruba"),
    ("ax", "Åland Islands"),
    ("az", "Azerbaijan"),
    ("ba", "Bosnia and Herzegovina"),
    ("bb", "Barbados"),
    ("bd", "Bangladesh"),
    ("be", "Belgium"),
    ("bf", "Burkina Faso"),
    ("bg", "Bulgaria"),
    ("bh", "Bahrain"),
    ("bi", "Burundi"),
    ("bj", "Benin"),
    ("bl", "Saint Barthélemy"),
    ("bm", "Bermuda"),
    ("bn", "Brunei"),
    ("bo", "Bolivia"),
    ("bq", "Bonaire, Sint Eustatius and Saba"),
    ("br", "Brazil"),
    ("bs", "The Bahamas"),
    ("bt", "Bhutan"),
    ("bv", "Bouvet Island"),
    ("bw", "Botswana"),
    ("by", "Belarus"),
    ("bz", "Belize"),
    ("ca", "Canada"),
    ("cc", "Cocos (Keeling) Islands"),
    ("cd", "DR Congo"),
    ("cf", "Central African Republic"),
    ("cg", "Republic of the Congo"),
    ("ch", "Switzerland"),
    ("ci", "Côte d'Ivoire"),
    ("ck", "Cook Islands"),
    ("cl", "Chile"),
    ("cm", "Cameroon"),
    ("cn", "China"),
    ("co", "Colombia"),
    ("cr", "Costa Rica"),
    ("cu", "Cuba"),
    ("cv", "Cabo Verde"),
    ("cw", "Curaçao"),
    ("cx", "Christmas Island"),
    ("cy", "Cyprus"),
    ("cz", "Czechia"),
    ("de", "Germany"),
    ("dj", "Djibouti"),
    ("dk", "Denmark"),
    ("dm", "Dominica"),
    ("do", "Dominican Republic"),
    ("dz", "Algeria"),
    ("ec", "Ecuador"),
    ("ee", "Estonia"),
    ("eg", "Egypt"),
    ("eh", "Western Sahara"),
    ("er", "Eritrea"),
    ("es", "Spain"),
    ("et", "Ethiopia"),
    ("eu", "European Union"),
    ("fi", "Finland"),
    ("fj", "Fiji"),
    ("fk", "Falkland Islands"),
    ("fm", "Micronesia"),
    ("fo", "Faroe Islands"),
    ("fr", "France"),
    ("ga", "Gabon"),
    ("gb", "United Kingdom"),
    ("gd", "Grenada"),
    ("ge", "Georgia"),
    ("gf", "French Guiana"),
    ("gg", "Guernsey"),
    ("gh", "Ghana"),
    ("gi", "Gibraltar"),
    ("gl", "Greenland"),
    ("gm", "The Gambia"),
    ("gn", "Guinea"),
    ("gp", "Guadeloupe"),
    ("gq", "Equatorial Guinea"),
    ("gr", "Greece"),
    ("gs", "South Georgia and the South Sandwich Islands"),
    ("gt", "Guatemala"),
    ("gu", "Guam"),
    ("gw", "Guinea-Bissau"),
    ("gy", "Guyana"),
    ("hk", "Hong Kong"),
    ("hm", "Heard Island and McDonald Islands"),
    ("hn", "Honduras"),
    ("hr", "Croatia"),
    ("ht", "Haiti"),
    ("hu", "Hungary"),
    ("id", "Indonesia"),
    ("ie", "Ireland"),
    ("il", "Israel"),
    ("im", "Isle of Man"),
    ("in", "India"),
    ("io", "British Indian Ocean Territory"),
    ("iq", "Iraq"),
    ("ir", "Iran"),
    ("is", "Iceland"),
    ("it", "Italy"),
    ("je", "Jersey"),
    ("jm", "Jamaica"),
    ("jo", "Jordan"),
    ("jp", "Japan"),
    ("ke", "Kenya"),
    ("kg", "Kyrgyzstan"),
    ("kh", "Cambodia"),
    ("ki", "Kiribati"),
    ("km", "Comoros"),
    ("kn", "Saint Kitts and Nevis"),
    ("kp", "North Korea"),
    ("kr", "South Korea"),
    ("kw", "Kuwait"),
    ("ky", "Cayman Islands"),
    ("kz", "Kazakhstan"),
    ("la", "Laos"),
    ("lb", "Lebanon"),
    ("lc", "Saint Lucia"),
    ("li", "Liechtenstein"),
    ("lk", "Sri Lanka"),
    ("lr", "Liberia"),
    ("ls", "Lesotho"),
    ("lt", "Lithuania"),
    ("lu", "Luxembourg"),
    ("lv", "Latvia"),
    ("ly", "Libya"),
    ("ma", "Morocco"),
    ("mc", "Monaco"),
    ("md", "Moldova"),
    ("me", "Montenegro"),
    ("mf", "Saint Martin"),
    ("mg", "Madagascar"),
    ("mh", "Marshall Islands"),
    ("mk", "North Macedonia"),
    ("ml", "Mali"),
    ("mm", "Myanmar"),
    ("mn", "Mongolia"),
    ("mo", "Macao"),
    ("mp", "Northern Mariana Islands"),
    ("mq", "Martinique"),
    ("mr", "Mauritania"),
    ("ms", "Montserrat"),
    ("mt", "Malta"),
    ("mu", "Mauritius"),
    ("mv", "Maldives"),
    ("mw", "Malawi"),
    ("mx", "Mexico"),
    ("my", "Malaysia"),
    ("mz", "Mozambique"),
    ("na", "Namibia"),
    ("nc", "New Caledonia"),
    ("ne", "Niger"),
    ("nf", "Norfolk Island"),
    ("ng", "Nigeria"),
    ("ni", "Nicaragua"),
    ("nl", "Netherlands"),
    ("no", "Norway"),
    ("np", "Nepal"),
    ("nr", "Nauru"),
    ("nu", "Niue"),
    ("nz", "New Zealand"),
    ("om", "Oman"),
    ("pa", "Panama"),
    ("pe", "Peru"),
    ("pf", "French Polynesia"),
    ("pg", "Papua New Guinea"),
    ("ph", "Philippines"),
    ("pk", "Pakistan"),
    ("pl", "Poland"),
    ("pm", "Saint Pierre and Miquelon"),
    ("pn", "Pitcairn"),
    ("pr", "Puerto Rico"),
    ("ps", "Palestine"),
    ("pt", "Portugal"),
    ("pw", "Palau"),
    ("py", "Paraguay"),
    ("qa", "Qatar"),
    ("re", "Réunion"),
    ("ro", "Romania"),
    ("rs", "Serbia"),
    ("ru", "Russia"),
    ("rw", "Rwanda"),
    ("sa", "Saudi Arabia"),
    ("sb", "Solomon Islands"),
    ("sc", "Seychelles"),
    ("sd", "Sudan"),
    ("se", "Sweden"),
    ("sg", "Singapore"),
    ("sh", "Saint Helena, Ascension and Tristan da Cunha"),
    ("si", "Slovenia"),
    ("sj", "Svalbard and Jan Mayen"),
    ("sk", "Slovakia"),
    ("sl", "Sierra Leone"),
    ("sm", "San Marino"),
    ("sn", "Senegal"),
    ("so", "Somalia"),
    ("sr", "Suriname"),
    ("ss", "South Sudan"),
    ("st", "Sao Tome and Principe"),
    ("su", "Soviet Union"),
    ("sv", "El Salvador"),
    ("sx", "Sint Maarten"),
    ("sy", "Syria"),
    ("sz", "Eswatini"),
    ("tc", "Turks and Caicos Islands"),
    ("td", "Chad"),
    ("tf", "French Southern Territories"),
    ("tg", "Togo"),
    ("th", "Thailand"),
    ("tj", "Tajikistan"),
    ("tk", "Tokelau"),
    ("tl", "Timor-Leste"),
    ("tm", "Turkmenistan"),
    ("tn", "Tunisia"),
    ("to", "Tonga"),
    ("tr", "Türkiye"),
    ("tt", "Trinidad and Tobago"),
    ("tv", "Tuvalu"),
    ("tw", "Taiwan"),
    ("tz", "Tanzania"),
    ("ua", "Ukraine"),
    ("ug", "Uganda"),
    ("um", "United States Minor Outlying Islands"),
    ("un", "United Nations"),
    ("us", "United States"),
    ("uy", "Uruguay"),
    ("uz", "Uzbekistan"),
    ("va", "Holy See"),
    ("vc", "Saint Vincent and the Grenadines"),
    ("ve", "Venezuela"),
    ("vg", "British Virgin Islands"),
    ("vi", "US Virgin Islands"),
    ("vn", "Vietnam"),
    ("vu", "Vanuatu"),
    ("wf", "Wallis and Futuna"),
    ("ws", "Samoa"),
    ("xk", "Kosovo"),
    ("ye", "Yemen"),
    ("yt", "Mayotte"),
    ("za", "South Africa"),
    ("zm", "Zambia"),
    ("zw", "Zimbabwe"),
];

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, CountryCode, Jurisdiction};

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(COUNTRIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(COUNTRIES.len(), 249 + 4);
        for (code, name) in COUNTRIES {
            let country = CountryCode::parse(code).unwrap();
            assert_eq!((country.code(), country.name()), (*code, *name));
        }
        for code in ["xk", "su", "eu", "un"] {
            assert!(CountryCode::parse(code).is_some());
        }
        for code in ["", "r", "RU", "rus", "zz"] {
            assert!(CountryCode::parse(code).is_none());
        }
    }

    #[test]
    fn the_united_kingdom_has_one_word_as_a_jurisdiction() {
        assert_eq!(Jurisdiction::parse("uk").unwrap().name(), "United Kingdom");
        assert_eq!(Jurisdiction::parse("gb"), None);
        assert_eq!(Jurisdiction::parse("uk").unwrap().country().unwrap().code(), "gb");
    }
}

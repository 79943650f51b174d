#!/usr/bin/env python3
"""The corpus of the benchmark: N invented profiles and N/20 invented cases in each generator's own form.

    gen.py --peer onrecord --n 1000 --out DIR

The same people, cases, links and sources for every peer; only the serialisation differs. The same arguments give the same
bytes. All people, cases, countries, authorities and sources are invented; where our form wants the code of a country,
an invented country borrows one and a file under content/countries/ gives the page its invented name.
"""

import argparse
import datetime
import random
from pathlib import Path

GIVEN = """Anton Boris Carlos Dmitri Elena Farid Grigori Hamid Irina Jamal Karim Leonid Marta Nikolai Omar Pavel Qasim Rosa Sergei
Tamara Umar Viktor Wei Xiang Yusuf Zoya Abel Blessing Chen Daw Emil Fatima""".split()
FAMILY = """Abakumov Baranov Castellan Dragunov Ermakov Fadeev Garimov Halvani Ivashko Jafari Karimov Lozano Mbeki Nazarov Okoro
Petrenko Qadir Rostov Saidov Tarasov Ustinov Volkov Wardak Xu Yilmaz Zhang Asante Bello Cruz Duarte Eze Franco Gomes Haddad
Ibrahim Juarez Kone Lopez Mensah Ndiaye""".split()
CYRILLIC = """Абакумов Баранов Дмитрий Елена Григорий Ирина Леонид Марта Николай Павел Сергей Тамара Виктор Зоя Назаров Петренко
Ростов Саидов Тарасов Устинов Волков Каримов""".split()
CHINESE = "王伟 李娜 张敏 刘洋 陈杰 杨帆 赵磊 黄强 周涛 吴军 徐丽 孙鹏 马超 朱琳 胡斌 郭明".split()
ARABIC = "أحمد محمد حسن علي يوسف كريم عمر فاطمة سعيد خالد جمال نادر".split()
COUNTRIES = """Aldovia Borginia Carpania Drovia Estoria Farland Gondal Halvar Irsia Jovania Kasnia Lutha Mardovia Norvania Ostania
Panduria Qumar Ruritania Samavia Tavrania Urkesh Vulgaria Wadiya Xanadu Yerba Zubrowka Agrabah Brungaria Corto Dinotopia
Elbonia Florin Graustark Hav Illyria Jumbalia Krakozhia Leutonia Molvania Nambutu Orsinia Pottsylvania Qurac Rolisica Sylvania
Tomania Uqbar Valeria Westeria Xylon Yudonia Zamunda Andania Bialya Costaguana Datania Equatoria Freedonia Grenyarnia
Hyrkania""".split()
CODES = """ad ag ai as aw bb bm bs bz ck cv cw cx dm fj fk fm fo gd gg gi gl gp gs gu hm im io je ki km kn ky lc li mc mh mp mq ms
mt mu mv nc nf nr nu pf pm pn pw re sb sc sh sm st tc to tv""".split()
AUTHORITIES = ["Northern Sanctions Office", "Treasury Control Bureau", "Council Restrictive Measures Unit",
               "Federal Asset Registry", "Global Human Rights Board", "Foreign Ministry List", "Parliamentary Oversight Panel",
               "Eastern Partnership List", "Financial Integrity Authority", "Commonwealth Sanctions Desk",
               "Regional Court Registry", "Autonomous Measures Office"]
JURISDICTIONS = "no us eu ca un pl uk lt ch au nl nz".split()
PROGRAMMES = ["Magnitsky-style human rights", "Anti-corruption", "Torture prevention", "Media freedom", "Election integrity",
              "Arbitrary detention"]
SENIORITY = {"head of state": "head-of-state", "minister": "national-leadership", "deputy minister": "national-leadership",
             "agency head": "senior", "commander": "senior", "judge": "senior", "prosecutor": "mid", "investigator": "mid",
             "mid-level official": "mid", "local official": "operational"}
ROLES = ["Chief of the Investigative Committee", "Presiding judge, district court", "Deputy prosecutor general",
         "Head of the remand prison", "Minister of the interior", "Colonel, special police regiment",
         "Director of the tax office", "Member of the election commission", "Governor of the province",
         "Head of the security directorate"]
PUBLISHERS = {"Daily Ledger": "press", "Open Records Project": "ngo", "Court Monitor": "ngo", "Treasury Gazette": "official-journal",
              "Rights Watchdog": "ngo", "Civic Archive": "reference", "Evening Post": "press", "Official Journal": "official-journal"}
WORDS = """the of and to in a was by for with on that as from at were had his her their which court order official detention
hearing witness report evidence statement record decision prison officer police ministry investigation allegation complaint
appeal lawyer journalist protest activist family medical treatment denied signed approved supervised commanded transferred
property account company director shareholder transfer funds contract procurement embezzlement bribe sentence trial judge
prosecutor arrest search warrant raid office home release exile visa travel ban asset freeze list designation government
parliament committee resolution letter foreign embassy border customs regional district central national federal public private
former current senior deputy chief acting alleged reported documented confirmed published archived translated cited described
stated according during after before between under over against without because although however therefore several multiple
three four dozens hundreds spring winter morning evening year month week years months date time place city province village
capital street building facility colony hospital clinic university school newspaper broadcast interview video photograph
document file register ledger invoice bank branch loan share trust""".split()
TOPICS = ["Remand prison", "Tax refund", "Election night", "Newspaper raid", "Border colony", "Student march", "Hospital closure",
          "River bridge", "Opera house", "Harbour concession", "Mining licence", "University purge", "Lawyers' trial",
          "Winter protest", "Village eviction", "Broadcast tower"]


def slug(text):
    parts = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in text.lower()).split()
    return "-".join(parts)


class Model:
    """Records as plain dictionaries. `link(kind, slug)` is the peer's form of a link in Markdown."""

    def __init__(self, n, seed=7):
        self.n, self.seed = n, seed
        self.cases = max(1, n // 20)
        self.weights = [1 / (rank + 8) for rank in range(len(COUNTRIES))]

    def random(self, kind, number):
        return random.Random(f"{self.seed}:{kind}:{number}")

    def names(self, i):
        return GIVEN[(i * 7 + i // 32) % len(GIVEN)], FAMILY[(i * 11 + i // 40) % len(FAMILY)]

    def profile_slug(self, i):
        return f"{slug(' '.join(self.names(i)))}-{i:06d}"

    def case_title(self, j):
        return f"{TOPICS[j % len(TOPICS)]} case no. {j}"

    def case_slug(self, j):
        return f"{slug(TOPICS[j % len(TOPICS)])}-case-{j:05d}"

    @staticmethod
    def date(r):
        return (datetime.date(2005, 1, 1) + datetime.timedelta(days=r.randrange(365 * 20))).isoformat()

    @staticmethod
    def sentence(r, words=None):
        count = words or r.randint(9, 17)
        chosen = r.choices(WORDS, k=count)
        chosen[0] = chosen[0].capitalize()
        if r.random() < 0.3:
            chosen[count // 2] = f"**{chosen[count // 2]}**"
        if r.random() < 0.3:
            chosen[-2] = f"*{chosen[-2]}*"
        return " ".join(chosen) + "."

    def paragraph(self, r, low=2, high=4):
        return " ".join(self.sentence(r) for _ in range(r.randint(low, high)))

    def sources(self, r, low, high):
        found = []
        for _ in range(r.randint(low, high)):
            title = " ".join(r.choices(WORDS, k=6)).capitalize()
            found.append({"title": title, "url": f"https://news{r.randrange(200)}.example/{r.randrange(10**8)}/{slug(title)}",
                          "publisher": r.choice(list(PUBLISHERS)), "date": self.date(r)})
        return found

    def person_link(self, r, link):
        k = r.randrange(self.n)
        return f"[{' '.join(self.names(k))}]({link('profiles', self.profile_slug(k))})"

    def case_link(self, r, link, k=None):
        k = r.randrange(self.cases) if k is None else k
        return f"[the {self.case_title(k)}]({link('cases', self.case_slug(k))})"

    def profile(self, i, link):
        r = self.random("p", i)
        cases = r.sample(range(self.cases), min(self.cases, r.randint(1, 4)))
        authorities = r.sample(AUTHORITIES, r.randint(1, 3))
        designations = [{"authority": r.choice(authorities), "program": r.choice(PROGRAMMES), "date": self.date(r)}
                        for _ in range(r.randint(1, 3))]
        designations.sort(key=lambda act: act["date"])
        aka = [" ".join(r.choices(CYRILLIC, k=2)), r.choice(CHINESE), " ".join(r.choices(ARABIC, k=2))]
        aka = aka[: r.randint(2, 3)] if r.random() < 0.7 else aka[1:]
        sources = self.sources(r, 2, 6)
        links = [self.case_link(r, link, cases[0])]
        for _ in range(r.randint(2, 5)):
            links.append(self.person_link(r, link) if r.random() < 0.7 else self.case_link(r, link))
        queue = iter(links + [""] * 8)
        body = [self.paragraph(r) + " " + next(queue) + "[^1] " + self.sentence(r),
                "## Background\n\n" + self.paragraph(r) + "\n\n" + self.paragraph(r, 2, 3) + " " + next(queue)]
        steps = range(r.randint(3, 5))
        career = [f"- **{r.randint(1995, 2024)}**: {self.sentence(r, 8)} {next(queue) if k == 1 else ''}".rstrip() for k in steps]
        body.append("### Career\n\n" + "\n".join(career))
        conduct = "\n".join(f"{k + 1}. {self.sentence(r, 10)}" for k in range(3))
        body.append("## Alleged conduct\n\n" + self.paragraph(r, 2, 3) + "[^2] " + next(queue) + "\n\n" + conduct)
        body.append("> " + self.sentence(r, 14))
        rows = [f"| {act['authority']} | {act['program']} | {act['date']} | {' '.join(r.choices(WORDS, k=4))} |"
                for act in designations]
        body.append("## Listings in detail\n\n| Authority | Programme | Date | Note |\n|---|---|---|---|\n" + "\n".join(rows))
        body.append("## Related\n\n" + self.paragraph(r, 1, 2) + " " + " and ".join(left for left in queue if left))
        body.append("\n".join(f"[^{k + 1}]: {self.sentence(r, 8)} [{sources[k]['publisher']}]({sources[k]['url']}), "
                              f"{sources[k]['date']}." for k in range(2)))
        return {"kind": "profiles", "slug": self.profile_slug(i), "title": " ".join(self.names(i)), "names": self.names(i),
                "description": self.sentence(r, 12).replace("*", ""), "date": designations[-1]["date"], "aka": aka,
                "country": r.choices(COUNTRIES, self.weights)[0], "authorities": authorities, "designations": designations,
                "cases": [self.case_slug(k) for k in cases], "sources": sources, "seniority": r.choice(list(SENIORITY)),
                "role": r.choice(ROLES), "body": "\n\n".join(body) + "\n"}

    def case(self, j, link):
        r = self.random("c", j)
        sources = self.sources(r, 2, 5)
        timeline = "\n".join(f"- *{self.date(r)}*: {self.sentence(r, 9)}" for _ in range(5))
        body = [self.paragraph(r) + "[^1] " + self.person_link(r, link), "## Timeline\n\n" + timeline,
                "## What is known\n\n" + self.paragraph(r) + " " + self.person_link(r, link) + "\n\n" + self.paragraph(r, 3, 4),
                "## Outcome\n\n" + self.paragraph(r) + " " + self.person_link(r, link),
                f"[^1]: {self.sentence(r, 8)} [{sources[0]['publisher']}]({sources[0]['url']})."]
        return {"kind": "cases", "slug": self.case_slug(j), "title": self.case_title(j),
                "description": self.sentence(r, 12).replace("*", ""), "date": self.date(r), "sources": sources,
                "body": "\n\n".join(body) + "\n"}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed(texts):
    return "[" + ", ".join(quoted(text) for text in texts) + "]"


def tables(name, rows):
    """TOML tables; a value that is no string stands as it is."""
    lines = []
    for row in rows:
        lines.append(f"\n[[{name}]]")
        lines += [f"{key} = {value if key in ('sources', 'cases') else quoted(value)}" for key, value in row.items()]
    return "\n".join(lines) + "\n" if lines else ""


class Hugo:
    folders = {"profiles": "profiles", "cases": "cases"}
    taxonomies, fields = "", "[params]\n"
    table = "params."

    def link(self, kind, name):
        return f"/{kind}/{name}"

    def page(self, record):
        text = f"title = {quoted(record['title'])}\ndescription = {quoted(record['description'])}\ndate = {record['date']}\n"
        if record["kind"] == "profiles":
            text += self.taxonomies + f"country = {listed([record['country']])}\nauthorities = {listed(record['authorities'])}\n"
            text += f"incase = {listed(record['cases'])}\n" + self.fields + f"aka = {listed(record['aka'])}\n"
            text += f"seniority = {quoted(record['seniority'])}\nrole = {quoted(record['role'])}\n"
            text += tables(self.table + "designations", record["designations"])
        text += tables(self.table + "sources", record["sources"])
        return f"+++\n{text}+++\n\n{record['body']}"

    def extras(self):
        section = '+++\ntitle = "%s"\n[build]\nrender = "never"\n+++\n'
        return {"profiles/_index.md": section % "Profiles", "cases/_index.md": section % "Cases",
                "_index.md": '+++\ntitle = "Accountability Register"\n+++\n'}


class Zola(Hugo):
    taxonomies, fields = "[taxonomies]\n", "[extra]\n"
    table = "extra."

    def link(self, kind, name):
        return f"@/{kind}/{name}.md"

    def extras(self):
        section = '+++\ntitle = "%s"\nrender = false\npage_template = "%s.html"\n%s+++\n'
        return {"profiles/_index.md": section % ("Profiles", "profile", ""),
                "cases/_index.md": section % ("Cases", "case", 'sort_by = "date"\n'),
                "_index.md": '+++\ntitle = "Accountability Register"\n+++\n'}


class Onrecord:
    """Our own form, as docs/content.md has it. Every source is cited, so that the check finds nothing to warn of."""

    folders = {"profiles": "officials", "cases": "cases"}

    def link(self, kind, name):
        return f"/{self.folders[kind]}/{name}.md"

    def page(self, record):
        every = listed(f"s{k + 1}" for k in range(len(record["sources"])))
        text = self.profile(record, every) if record["kind"] == "profiles" else self.case(record, every)
        # The paragraphs are of invented words, and their footnotes the same for every generator.
        text += tables("allow", [{"rule": "uncited-paragraph", "reason": "The text is invented."}])
        text += tables("sources", [{"id": f"s{k + 1}", "title": source["title"], "url": source["url"],
                                    "publisher": source["publisher"],
                                    "kind": "official-record" if k == 0 else PUBLISHERS[source["publisher"]],
                                    "published": source["date"]} for k, source in enumerate(record["sources"])])
        return f"+++\n{text}+++\n\n{record['body']}"

    def profile(self, record, every):
        given, family = record["names"]
        text = f"name = {quoted(record['title'])}\nsort_name = {quoted(f'{family}, {given}')}\naliases = {listed(record['aka'])}\n"
        text += f"country = {quoted(CODES[COUNTRIES.index(record['country'])])}\nkind = \"official\"\n"
        text += f"seniority = {quoted(SENIORITY[record['seniority']])}\nsummary = {quoted(record['description'])}\n"
        text += f"reviewed = {record['date']}\nidentity_sources = {every}\n"
        first = listed(["s1"])
        text += tables("positions", [{"title": record["role"], "sources": first}])
        text += tables("involvements", [{"case": case, "role": "named in the records of the case", "status": "reported",
                                         "sources": listed(["s2"])} for case in record["cases"]])
        text += tables("designations", [{"authority": slug(act["authority"]), "action": "listed", "date": act["date"],
                                         "programme": act["program"], "sources": first} for act in record["designations"]])
        return text

    def case(self, record, every):
        text = f"title = {quoted(record['title'])}\nhappened = {record['date']}\nreviewed = {record['date']}\n"
        return text + tables("claims", [{"text": record["description"], "status": "reported", "by": "A reporter",
                                         "sources": every}])

    def extras(self):
        files = {}
        for country, code in zip(COUNTRIES, CODES):
            files[f"countries/{code}.md"] = f"+++\nname = {quoted(country)}\n+++\n"
        for authority, jurisdiction in zip(AUTHORITIES, JURISDICTIONS):
            text = f"name = {quoted(authority)}\nshort_name = {quoted(authority)}\njurisdiction = {quoted(jurisdiction)}\n"
            text += 'kind = "statute"\nmeasures = ["visa-ban", "asset-freeze"]\nreviewed = 2025-01-01\n'
            files[f"authorities/{slug(authority)}.md"] = f"+++\n{text}programmes = {listed(PROGRAMMES)}\n+++\n"
        return files


PEERS = {"hugo": Hugo, "zola": Zola, "onrecord": Onrecord}


def write(peer, n, out, seed=7):
    """Writes OUT/content and says how much that was."""
    form, model, content = PEERS[peer](), Model(n, seed), Path(out) / "content"
    records = [(model.profile, n), (model.case, model.cases)]
    total = words = 0
    for folder in form.folders.values():
        (content / folder).mkdir(parents=True, exist_ok=True)
    for make, count in records:
        for number in range(count):
            record = make(number, form.link)
            text = form.page(record).encode()
            total += len(text)
            words += len(record["body"].split())
            (content / form.folders[record["kind"]] / f"{record['slug']}.md").write_bytes(text)
    for path, text in form.extras().items():
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    return f"{peer}: {n} profiles, {model.cases} cases, {total} bytes, {words // (n + model.cases)} words a body"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--peer", required=True, choices=PEERS)
    arguments.add_argument("--n", type=int, required=True)
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    print(write(given.peer, given.n, given.out, given.seed))


if __name__ == "__main__":
    main()

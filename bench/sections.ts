/**
 * How often "insert link" proposes right: `npm run bench:sections [YEAR]`. For each link of a year's issues (2025 unless
 * another is named), the section and the prefixes that are proposed from its address and its title, against those that it
 * was printed with. Once learned from all issues before the year, once, as the editor does it, from the sixty issues
 * before each. With `TWIR_SHOW=1`, the prefixes that were proposed too much, or missed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Archive, createArchive } from '../server/src/archive/index.ts';
import { type IssueRecord, type SeenLink, scanIssue } from '../server/src/archive/scan.ts';
import { knownSection } from '../server/src/draft/headings.ts';
import { dateOfFileName } from '../server/src/draft/parse.ts';
import { isLanguage, prefixFor } from '../server/src/draft/prefixForms.ts';
import { proposePrefixes } from '../server/src/features/linkEntry/prefixes.ts';
import { LINK_SECTIONS, sectionModelOf, submittedLinks } from '../server/src/features/linkEntry/sectionModel.ts';
import { DEFAULT_SETTINGS } from '../server/src/settings.ts';

const year = process.argv[2] ?? '2025';
const folder = path.join(process.env['TWIR_SHARED'] ?? '../shared', 'twir/content');
if (!existsSync(folder)) {
  console.error(`There are no issues in ${folder}: set TWIR_SHARED.`);
  process.exit(2);
}

const issues: readonly IssueRecord[] = readdirSync(folder)
  .sort()
  .flatMap((name) => {
    const date = dateOfFileName(name);
    return date ? [scanIssue(name, date, readFileSync(path.join(folder, name), 'utf8'))] : [];
  });
const asked = issues.filter(({ date }) => date.startsWith(year));
const percent = (part: number, whole: number): string => (whole ? `${((100 * part) / whole).toFixed(1)} %` : '–');

/** The archive that each issue is judged with. */
type Archives = (issue: IssueRecord) => Archive;

function allBefore(): Archives {
  const archive = createArchive(issues.filter(({ date }) => date < year));
  return () => archive;
}

const before = new Map<IssueRecord, Archive>();
const reach: Archives = (issue) => {
  const at = issues.indexOf(issue);
  const known = before.get(issue) ?? createArchive(issues.slice(Math.max(0, at - DEFAULT_SETTINGS.archiveIssues), at));
  before.set(issue, known);
  return known;
};

function sections(what: string, archiveOf: Archives, page: (link: SeenLink) => { url: string; title: string }): void {
  const rows = LINK_SECTIONS.map((id) => ({ id, links: 0, first: 0, second: 0, proposed: 0 }));
  const rowOf = (id: string | undefined) => rows.find((row) => row.id === id);
  let sure = 0;
  for (const issue of asked) {
    const model = sectionModelOf(archiveOf(issue));
    if (!model) continue;
    for (const link of submittedLinks(issue.links)) {
      const [best, next] = model.ask(page(link));
      const row = rowOf(link.sectionId);
      if (!row || !best) continue;
      row.links++;
      sure += best.share;
      if (best.section === row.id) row.first++;
      if (best.section === row.id || next?.section === row.id) row.second++;
      const proposed = rowOf(best.section);
      if (proposed) proposed.proposed++;
    }
  }
  const sum = rows.reduce(
    (all, row) => ({
      ...row,
      id: row.id,
      links: all.links + row.links,
      first: all.first + row.first,
      second: all.second + row.second,
    }),
    { links: 0, first: 0, second: 0 } as (typeof rows)[number],
  );
  console.log(
    `\n${what}\n\n| Section | links | first right | among two | of those proposed, right |\n| --- | ---: | ---: | ---: | ---: |`,
  );
  for (const { id, links, first, second, proposed } of rows) {
    console.log(
      `| ${knownSection(id).title} | ${links} | ${percent(first, links)} | ${percent(second, links)} | ${percent(first, proposed)} |`,
    );
  }
  console.log(`| **all** | ${sum.links} | ${percent(sum.first, sum.links)} | ${percent(sum.second, sum.links)} | |`);
  console.log(`\nMean share that the first one claims: ${percent(sure, sum.links)}`);
}

/** Counts proposals of a kind of prefix against what was printed. */
function prefixes(what: string, judged: readonly IssueRecord[], fits: (word: string) => boolean): void {
  let right = 0;
  let proposed = 0;
  let printed = 0;
  for (const issue of judged) {
    const archive = reach(issue);
    for (const link of submittedLinks(issue.links).filter(({ content }) => content === 'entries')) {
      const wanted = new Set(link.prefixes.flatMap((word) => prefixFor(word) ?? []).filter(fits));
      const found = proposePrefixes(link, archive)
        .map(({ word }) => word)
        .filter(fits);
      printed += wanted.size;
      proposed += found.length;
      right += found.filter((word) => wanted.has(word)).length;
      if (process.env['TWIR_SHOW'] === '1') {
        for (const word of found) if (!wanted.has(word)) console.error(`too much [${word}] ${link.title} ${link.url}`);
        for (const word of wanted)
          if (!found.includes(word)) console.error(`missed [${word}] ${link.title} ${link.url}`);
      }
    }
  }
  console.log(`| ${what} | ${printed} | ${proposed} | ${percent(right, proposed)} | ${percent(right, printed)} |`);
}

console.log(`Links of ${asked.length} issues of ${year}`);
sections(`Learned from all issues before ${year}`, allBefore(), (link) => link);
sections(`Learned from the ${DEFAULT_SETTINGS.archiveIssues} issues before each`, reach, (link) => link);
sections('The same, the title not known', reach, ({ url }) => ({ url, title: '' }));

console.log('\n| Prefix | printed | proposed | precision | recall |\n| --- | ---: | ---: | ---: | ---: |');
prefixes(`\`[video]\`, ${year}`, asked, (word) => word === 'video');
prefixes(`\`[audio]\`, ${year}`, asked, (word) => word === 'audio');
prefixes(`language, ${year}`, asked, isLanguage);
prefixes(
  `language, 2021 to 2024`,
  issues.filter(({ date }) => date >= '2021' && date < '2025'),
  isLanguage,
);

const last = asked[asked.length - 1];
if (last) {
  const records = [...reach(last).records];
  const link = submittedLinks(last.links)[0];
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    const start = performance.now();
    sectionModelOf(createArchive(records));
    times.push(performance.now() - start);
  }
  const model = sectionModelOf(reach(last));
  const start = performance.now();
  for (let round = 0; round < 1000; round++) if (link) model?.ask(link);
  const each = (performance.now() - start) / 1000;
  const median = times.sort((a, b) => a - b)[15] as number;
  console.log(
    `\nLearning ${records.length} issues: ${median.toFixed(1)} ms, the slowest of 30 ${(times[29] as number).toFixed(1)} ms; asking: ${each.toFixed(3)} ms`,
  );
}

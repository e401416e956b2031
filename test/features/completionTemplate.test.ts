/** What a workspace's template brings: headings, formats, notices. */
import { describe, expect, it } from 'vitest';
import { builtInTemplate } from '../../server/src/chores/newDraft.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { missingSections, readTemplate } from '../../server/src/features/completion/index.ts';
import { completing } from './completing.ts';

const template = (text: string) => readTemplate(parseDraft(text, { kind: 'template' }));
const OWN = template(
  [
    'Title: This Week in Rust $twir_issue_number',
    '',
    '## Updates from Rust Community',
    '### Official',
    '### Games',
    '## [Books](https://example.org/books)',
    '<!-- Books go here, use this format: * [Title, author](URL) | pages | ISBN -->',
    '<!-- or if none - *No books were read this week.* -->',
    '## CFP - Projects',
    '<!-- CFPs go here, use this format: * [project name - title of issue](URL to issue) -->',
    '<!-- or if none - *No calls at all this week.* -->',
    '## Upcoming Events',
    '$twir_events_list',
    '## Jobs',
    '',
  ].join('\n'),
);

describe('headings of the template', () => {
  it('those that are missing at the place, in its order', () => {
    const text = '## Updates from Rust Community\n\n### Official\n\n#¦\n\n## Jobs\n';
    expect(completing(text, { template: OWN }).labels).toEqual([
      '### Games',
      '## Books',
      '## CFP - Projects',
      '## Upcoming Events',
      '### Virtual',
      '### Africa',
      '### Asia',
      '### Europe',
      '### North America',
      '### Oceania',
      '### South America',
    ]);
    expect(completing(text, { template: OWN }).insert('## Books')).toContain(
      '\n## [Books](https://example.org/books)\n',
    );
  });
  it('one of its own is not missed where it stands', () => {
    const text = '## Updates from Rust Community\n\n### games\n\n#¦\n\n## Jobs\n';
    expect(completing(text, { template: OWN }).labels).not.toContain('### Games');
  });
  it('the built-in table when it says the same', () => {
    const built = template(builtInTemplate());
    const draft = parseDraft('');
    const titles = (found: ReturnType<typeof missingSections>): string[] =>
      found.map(({ section }) => `${section.level} ${section.title}`);
    const community = (title: string): boolean => !title.endsWith('Unsafe Code Guidelines');
    expect(titles(missingSections(draft, 0, built.headings)).filter(community)).toEqual(
      titles(missingSections(draft, 0)).filter(community),
    );
    expect([built.forms, built.notices.length]).toEqual([[], 2]);
  });
});

describe('formats in comments', () => {
  it('new ones are forms of their section, of a section of the template’s own, too', () => {
    const { insert, found } = completing('## Books\n\n* ¦\n', { template: OWN });
    expect(insert('The template’s format')).toBe('## Books\n\n* [Title, author](URL) | pages | ISBN\n');
    expect(found.find(({ kind }) => kind === 'form')?.snippet).toBe(
      `* [\${1:Title, author}](\${2:URL}) | \${3:pages} | \${4:ISBN}$0`,
    );
    expect(insert('Nothing this week')).toBe('## Books\n\n*No books were read this week.*\n');
  });
  it('those that are our own are not offered twice', () => {
    expect(
      completing('## CFP - Projects\n\n* ¦\n', { template: OWN }).labels.filter((label) => /template/.test(label)),
    ).toEqual([]);
  });
  it('notices in the template’s words', () => {
    const { insert } = completing('## CFP - Projects\n\n¦\n', { template: OWN });
    expect(insert('No calls for participation')).toBe('## CFP - Projects\n\n*No calls at all this week.*\n');
  });
});

/** What the reports of `twir check` for other programs, and for people elsewhere, are made of. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Log, Region, Result } from 'sarif';
import { describe, expect, it } from 'vitest';
import { githubReport, MOST_ANNOTATIONS } from '../../server/src/cli/report/github.ts';
import { type JsonFinding, jsonReport } from '../../server/src/cli/report/json.ts';
import { MOST_CHARACTERS, markdownReport } from '../../server/src/cli/report/markdown.ts';
import { insideOf } from '../../server/src/cli/report/paths.ts';
import type { CheckedFile, Report } from '../../server/src/cli/report/report.ts';
import { sarifReport } from '../../server/src/cli/report/sarif.ts';
import { textReport } from '../../server/src/cli/report/text.ts';
import type { Finding, Severity } from '../../server/src/rules/define.ts';
import { automaticFix } from '../../server/src/rules/engine.ts';
import { createService } from '../../server/src/service.ts';
import { DEFAULT_SETTINGS } from '../../server/src/settings.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { splitLines } from '../../server/src/text/lines.ts';
import { fenced, inlineCode, literal, messageMarkup } from '../../server/src/text/markup.ts';
import { FULL_DRAFT } from '../support/arbitrary.ts';
import { exampleDraft } from '../support/exampleDraft.ts';

const NAME = 'draft/2025-06-04-this-week-in-rust.md';
const service = createService({ log: (message) => expect.fail(message) });

/** A text, checked. */
function checked(text: string, name = NAME): CheckedFile {
  const source = { uri: `file:///${encodeURI(name)}`, version: 1, text };
  const findings = service.findings(source, DEFAULT_SETTINGS);
  return {
    name,
    path: name,
    isInside: true,
    lines: splitLines(text),
    findings,
    mended: (within, { unsafe }) => service.fixAll(source, DEFAULT_SETTINGS, { within, unsafe }).text,
  };
}

function report(files: readonly CheckedFile[], more: Partial<Report> = {}): Report {
  return {
    files,
    failed: [],
    rules: service.rules,
    version: '1.2.3',
    isOfNewLines: false,
    colour: false,
    quiet: false,
    ...more,
  };
}

/** A file with findings of our making. */
function fileWith(findings: readonly Partial<Finding>[], text = 'a\nb\nc\n', name = NAME): CheckedFile {
  const whole = { severity: 'warning', message: 'm', rule: 'list-marker', fixes: [], related: [], tags: [] } as const;
  return {
    name,
    path: name,
    isInside: true,
    lines: splitLines(text),
    findings: findings.map((finding) => ({ ...whole, span: { start: 0, end: 1 }, ...finding })),
    mended: () => text,
  };
}
const many = (count: number, severity: Severity, message = 'm'): Partial<Finding>[] =>
  Array.from({ length: count }, () => ({ severity, message }));

describe('github', () => {
  const commands = (...args: Parameters<typeof report>): string[] =>
    githubReport(report(...args))
      .split('\n')
      .filter((line) => line.startsWith('::'));

  it('says where, with columns within one line alone', () => {
    const findings = [{ span: { start: 2, end: 3 } }, { span: { start: 0, end: 3 } }, { span: { start: 2, end: 2 } }];
    const at = `file=${NAME},line`;
    expect(commands([fileWith(findings)])).toEqual([
      `::warning ${at}=2,endLine=2,col=1,endColumn=2,title=list-marker::m`,
      `::warning ${at}=1,endLine=2,title=list-marker::m`,
      `::warning ${at}=2,endLine=2,col=1,endColumn=1,title=list-marker::m`,
    ]);
  });

  it.each([
    ['percent', '100%25', '100%2525'],
    ['line feeds', 'a\nb\r\nc', 'a%0Ab%0D%0Ac'],
    ['colons and commas', 'a::b, c', 'a::b, c'],
    ['a command within', 'x\n::error::y', 'x%0A::error::y'],
  ])('escapes a message with %s', (_, message, escaped) =>
    expect(commands([fileWith([{ message }])])[0]?.replace(/^::[^:]*::/, '')).toBe(escaped),
  );

  it('escapes a name', () =>
    expect(commands([fileWith([{}], 'a', 'a:b,c%d\ne.md')])[0]).toMatch(
      /^::warning file=a%3Ab%2Cc%25d%0Ae\.md,line=1,/,
    ));

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'notice'],
    ['hint', 'notice'],
  ] as const)('%s is %s', (severity, command) =>
    expect(commands([fileWith([{ severity }])])[0]).toMatch(new RegExp(`^::${command} `)),
  );

  it('gives the loudest first, no more of a kind than GitHub shows, and says what there is more', () => {
    const findings = [
      ...many(6, 'hint'),
      ...many(12, 'warning'),
      ...many(6, 'information'),
      ...many(11, 'error'),
      { severity: 'hint', message: 'a ##[error] of ::error::' } as const,
    ];
    const lines = githubReport(report([fileWith(findings)])).split('\n');
    const kinds = lines.map((line) => /^::(\w+)/.exec(line)?.[1] ?? '');
    expect(kinds.filter(Boolean)).toEqual(
      ['error', 'warning', 'notice'].flatMap((kind) => Array<string>(MOST_ANNOTATIONS).fill(kind)),
    );
    const rest = lines.slice(30);
    expect(rest[0]).toBe('GitHub shows 10 annotations of a kind; 6 more (1 error, 2 warnings, 3 hints):');
    expect(rest.slice(1, 7).every((line) => line.startsWith(`- ${NAME}:1:1: `))).toBe(true);
    expect(rest.at(-3)).toBe(`- ${NAME}:1:1: hint list-marker: a # #[error] of ::error::`);
    expect(rest.at(-2)).toBe('11 errors, 12 warnings, 6 information, 7 hints');
  });

  it('whatever a draft says, no line but our own is a command', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 40 }), fc.string(), (messages, name) => {
        const findings = messages.map((message) => ({ message: `::error::${message}##[x]` }));
        const out = githubReport(report([fileWith(findings, 'a', name)]));
        for (const line of out.split(/\r\n|[\n\r]/)) {
          if (line.trimStart().startsWith('::')) expect(line).toMatch(/^::warning file=[^\n]*,line=1,/);
          else expect(line).not.toContain('##[');
        }
        expect(out.split('\n').filter((line) => line.startsWith('::')).length).toBe(Math.min(10, messages.length));
      }),
    ));

  it('says what could not be read', () =>
    expect(commands([], { failed: [{ name: 'a.md', message: 'there is no such file' }] })).toEqual([
      '::error ::a.md: there is no such file',
    ]));
});

describe('sarif', () => {
  const log = (...args: Parameters<typeof report>): Log => JSON.parse(sarifReport(report(...args))) as Log;
  const results = (...args: Parameters<typeof report>): Result[] => log(...args).runs[0]?.results ?? [];

  /** The schema of the standard (its final edition), as a package brings it. */
  const validate = (() => {
    const main = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
    const file = path.join(path.dirname(main), 'schemas/sarif-2.1.0-rtm.5.json');
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    return ajv.compile(schema);
  })();
  const problems = (value: unknown): unknown[] => (validate(value) ? [] : (validate.errors ?? []));

  const TEXTS: Readonly<Record<string, CheckedFile>> = {
    'all sorts of lines': checked(FULL_DRAFT),
    CRLF: checked(FULL_DRAFT.replace(/\n/g, '\r\n')),
    'an empty text': checked(''),
    'a text that is too long': checked(`Title: This Week in Rust\n${'x'.repeat(500_000)}`),
    'an odd name': checked(FULL_DRAFT, 'draft/a b #1 [ü]%.md'),
    'a file that lies elsewhere': {
      ...checked(FULL_DRAFT),
      path: path.resolve('/elsewhere/a b.md'),
      isInside: false,
    },
    'relations to other files': fileWith([
      {
        related: [
          { span: { start: 0, end: 1 }, message: 'here' },
          { span: { start: 0, end: 0 }, elsewhere: { uri: 'file:///x/content/a.md', line: 3 }, message: 'there' },
        ],
      },
    ]),
  };
  it.each(Object.entries(TEXTS))('%s: valid against the schema', (_, file) => {
    expect(problems(log([file]))).toEqual([]);
  });

  it('the schema finds what is wrong', () => {
    const wrong = log([TEXTS['all sorts of lines'] as CheckedFile]);
    (wrong.runs[0]?.results?.[0] as { level: string }).level = 'information';
    expect(problems(wrong)).not.toEqual([]);
  });

  it('valid, too, with files that could not be read', () => {
    const made = log([], { failed: [{ name: 'a.md', message: 'there is no such file' }] });
    expect(problems(made)).toEqual([]);
    expect(made.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(false);
  });

  it('names every rule, with its page', () => {
    const rules = log([]).runs[0]?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(service.rules.map(({ id }) => id));
    for (const { id, helpUri } of rules) expect(helpUri).toMatch(new RegExp(`^https://.*/docs/rules/${id}\\.md$`));
  });

  it('its results are the findings: rule, level, place', () => {
    const file = checked(FULL_DRAFT);
    const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
    const found = results([file]);
    expect(found.length).toBeGreaterThan(5);
    expect(found.map(({ ruleId, level }) => [ruleId, level])).toEqual(
      file.findings.map(({ rule, severity }) => [rule, levels[severity]]),
    );
    expect(found.map((result) => spanIn(file, result.locations?.[0]?.physicalLocation?.region))).toEqual(
      file.findings.map(({ span: { start, end } }) => ({ start, end })),
    );
    for (const { ruleId, ruleIndex } of found) expect(service.rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  it('its fixes do what ours do', () => {
    const file = checked(FULL_DRAFT.replace(/\n/g, '\r\n'));
    const pairs = results([file]).flatMap((result, index) =>
      (result.fixes ?? []).map((fix, which) => ({ fix, ours: file.findings[index]?.fixes[which] })),
    );
    expect(pairs.length).toBeGreaterThan(5);
    for (const { fix, ours } of pairs) {
      const edits = (fix.artifactChanges[0]?.replacements ?? []).map(({ deletedRegion, insertedContent }) => ({
        ...spanIn(file, deletedRegion),
        newText: insertedContent?.text ?? '',
      }));
      expect(applyEdits(file.lines.text, edits)).toBe(applyEdits(file.lines.text, ours?.edits ?? []));
    }
  });

  /** Columns are UTF-16 units, from 1. */
  function spanIn({ lines }: CheckedFile, region: Region | undefined): { start: number; end: number } {
    const offset = (line = 0, column = 0): number => lines.offsetAt({ line: line - 1, character: column - 1 });
    return {
      start: offset(region?.startLine, region?.startColumn),
      end: offset(region?.endLine, region?.endColumn),
    };
  }

  it('gives paths as addresses, from the root', () => {
    const uriOf = (file: CheckedFile): unknown =>
      results([file])[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
    expect(uriOf(TEXTS['an odd name'] as CheckedFile)).toEqual({
      uri: 'draft/a%20b%20%231%20%5B%C3%BC%5D%25.md',
      uriBaseId: '%SRCROOT%',
    });
    expect(uriOf(TEXTS['a file that lies elsewhere'] as CheckedFile)).toEqual({
      uri: expect.stringMatching(/^file:\/\/\/.*\/a%20b\.md$/),
    });
  });

  describe('fingerprints', () => {
    const prints = (text: string): string[] =>
      results([checked(text)]).map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash'] ?? '');
    const lines = ['- [A](https://example.org/a)', '- [B](https://example.org/b)', '- [B](https://example.org/b)'];
    const text = exampleDraft(lines.join('\n')).text;

    it('tell findings apart', () => {
      const all = prints(text);
      expect(all.length).toBeGreaterThanOrEqual(3);
      expect(new Set(all).size).toBe(all.length);
    });
    it.each([
      ['lines above', exampleDraft(['* [Z](https://example.org/z)', ...lines].join('\n')).text],
      ['other line endings', text.replace(/\n/g, '\r\n')],
      ['lines below', text.replace('A quiet week.', 'A quiet week.\n\nVery.')],
    ])('stay with %s', (_, moved) => expect(prints(moved)).toEqual(prints(text)));
    it('change with the line', () =>
      expect(prints(text.replace('[A]', '[AA]')).filter((print) => !prints(text).includes(print))).toHaveLength(1));
  });
});

describe('json', () => {
  it('has the edits of fixes, and they do what ours do', () => {
    const file = checked(FULL_DRAFT);
    const found = JSON.parse(jsonReport(report([file]))) as JsonFinding[];
    expect(found.map(({ rule }) => rule)).toEqual(file.findings.map(({ rule }) => rule));
    const offset = (line: number, column: number): number =>
      file.lines.offsetAt({ line: line - 1, character: column - 1 });
    const texts = found.map(({ fixes }) =>
      fixes.map(({ edits }) =>
        edits.map((edit) => ({
          start: offset(edit.line, edit.column),
          end: offset(edit.endLine, edit.endColumn),
          newText: edit.newText,
        })),
      ),
    );
    expect(texts.map((fixes) => fixes.map((edits) => applyEdits(FULL_DRAFT, edits)))).toEqual(
      file.findings.map(({ fixes }) => fixes.map(({ edits }) => applyEdits(FULL_DRAFT, edits))),
    );
  });
});

describe('markdown', () => {
  const page = (text: string, more: Partial<Report> = {}): string => markdownReport(report([checked(text)], more));
  const example = (line: string, ...rest: Parameters<typeof exampleDraft> extends [string, ...infer R] ? R : never) =>
    exampleDraft(line, ...rest).text;

  it('is a line when there is nothing', () => {
    expect(page(example('* [A](https://example.org/a)'))).toMatch(/^\*\*This Week in Rust\*\*: .*Thank you!\n$/);
    expect(page(example('* [A](https://example.org/a)'), { isOfNewLines: true })).toContain('new lines');
  });

  it('says what, where and why, and gives the mended line to copy', () => {
    const text = example('- [A 🦀](https://example.org/a)');
    const line = text.slice(0, text.indexOf('- [A')).split('\n').length;
    const made = page(text);
    expect(made).toContain('### This Week in Rust: 1 place to look at\n');
    expect(made).toContain(`**Line ${line}** of \`${NAME}\``);
    expect(made).toMatch(/- Item begins with `-`; .* \(\[why\]\(https:\/\/.*\/docs\/rules\/list-marker\.md\)\)\n/);
    expect(made).toContain('Copy this over the line:\n\n```md\n* [A 🦀](https://example.org/a)\n```\n');
  });

  const remedies: readonly (readonly [string, string, readonly (string | RegExp)[]])[] = [
    [
      'several findings of a line are mended together',
      example('- [A](http://www.youtube.com/watch?v=x&feature=share&utm_source=y)'),
      ['If this is what you mean', '```md\n* [video] [A](https://www.youtube.com/watch?v=x)\n```'],
    ],
    [
      'fixes that touch each other',
      example('* [A](https://example.org/a)\n  - [B](https://example.org/b)'),
      ['```md\n* [B](https://example.org/b)\n```'],
    ],
    [
      'with CRLF',
      example('- [A](https://example.org/a)').replace(/\n/g, '\r\n'),
      ['```md\n* [A](https://example.org/a)\n```'],
    ],
    [
      'what deletes',
      example(
        '* 2025-06-01 | Virtual | [R](https://example.org/o)\n    * [**T**](https://example.org/t)',
        'events-virtual',
      ),
      ['You may want to delete these 2 lines.'],
    ],
    ['what only a person can tell', example('* [A title...](https://example.org/a)'), [/^(?![\s\S]*```)/]],
    [
      'a line with fences in it',
      example('- [A ````` b](https://example.org/a)'),
      ['``````md\n* [A ````` b](https://example.org/a)\n``````'],
    ],
    [
      'a line that is far too long',
      example(`- [${'x'.repeat(5000)}](https://example.org/a)`),
      ['- To do: Change `-` to `*`'],
    ],
  ];
  it.each(remedies)('%s', (_, text, expected) => {
    const made = page(text);
    for (const one of expected) {
      if (typeof one === 'string') expect(made).toContain(one);
      else expect(made).toMatch(one);
    }
  });

  it('a fix of the whole text is said in words, beside that of the line', () => {
    const text = '- a\n'.repeat(20);
    const marker = (line: number) => ({ start: line * 4, end: line * 4 + 1, newText: '*' });
    const all = Array.from({ length: 20 }, (_, line) => marker(line));
    const findings = [
      { fixes: [{ title: 'Mend `all` of it', edits: all, safe: true }] },
      { fixes: [{ title: 'Change the marker', edits: [marker(0)], safe: true }] },
    ];
    expect(markdownReport(report([fileWith(findings, text)]))).toContain(
      '\n- To do: Mend `all` of it\n\nCopy this over the line:\n\n```md\n* a\n```\n',
    );
    expect(markdownReport(report([fileWith(findings.slice(0, 1), text)]))).toMatch(/\n- To do: Mend `all` of it\n\n$/);
  });

  it('what is copied over a line leaves nothing to mend there', () => {
    const made = markdownReport(report([checked(FULL_DRAFT)]));
    const entry = /^\*\*Line (\d+)\*\*[\s\S]*?^Copy this over the line:\n\n```md\n(.*)\n```$/gm;
    const places = [...made.matchAll(entry)].filter(([whole]) => whole.match(/^\*\*Line/gm)?.length === 1);
    expect(places.length).toBeGreaterThan(2);
    for (const [, number, line = ''] of places) {
      const lines = FULL_DRAFT.split('\n');
      lines[Number(number) - 1] = line;
      const { start, end } = splitLines(lines.join('\n')).line(Number(number) - 1);
      const left = checked(lines.join('\n')).findings.filter(
        (finding) => finding.span.start >= start && finding.span.start <= end && automaticFix(finding),
      );
      expect(left.map(({ rule }) => [line, rule])).toEqual([]);
    }
  });

  it('folds what is more than ten', () => {
    const made = page(example(Array.from({ length: 14 }, (_, n) => `- [A${n}](https://example.org/${n})`).join('\n')));
    expect(made.split('<details>')[0]?.match(/^\*\*Line/gm)).toHaveLength(10);
    expect(made).toMatch(/<details>\n<summary>4 more<\/summary>\n\n\*\*Line[\s\S]*<\/details>\n$/);
  });

  it('stays below what GitHub takes, and says what is missing', () => {
    const made = page(example(Array.from({ length: 900 }, (_, n) => `- [A${n}](https://example.org/${n})`).join('\n')));
    expect(made.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(made.length).toBeGreaterThan(MOST_CHARACTERS - 2_000);
    const shown = made.match(/^\*\*Line/gm)?.length ?? 0;
    expect(made).toMatch(new RegExp(`…and ${900 - shown} places more: .*\n$`));
    expect(made.match(/<details>/g)).toHaveLength(1);
    expect(made.match(/<\/details>/g)).toHaveLength(1);
    expect(made.match(/^```(?:md)?$/gm)?.join('')).toMatch(/^(```md```){100,}$/);
  });

  it('whatever there is, it stays below', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { maxLength: 60 }),
        fc.string({ maxLength: 200 }),
        (messages, name) => {
          const text = messages.map(() => 'x\n').join('');
          const findings = messages.map((message, n) => ({ message, span: { start: n * 2, end: n * 2 + 1 } }));
          const made = markdownReport(report([fileWith(findings, text, name)]));
          expect(made.length).toBeLessThanOrEqual(MOST_CHARACTERS);
          expect(made).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
        },
      ),
      { numRuns: 40 },
    ));

  it('says what could not be read', () =>
    expect(markdownReport(report([], { failed: [{ name: 'a`b.md', message: 'there is no such file' }] }))).toMatch(
      /^These files could not be looked at:\n\n- ``a`b\.md``: there is no such file\n\n/,
    ));
});

describe('text', () => {
  it.each([
    [undefined, 100],
    [300, 100],
    [80, 77],
    [40, 37],
    [10, 20],
  ])('for a terminal of %s columns: the mark stands under its place', (columns, most) => {
    const text = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
    for (const [start, end] of [
      [500, 504],
      [0, 4],
      [500, 900],
      [1000, 1004],
    ] as const) {
      const [, line = '', mark = ''] = textReport(
        report([fileWith([{ span: { start, end } }], text)], { columns }),
      ).split('\n');
      const [from, to] = [mark.indexOf('^'), mark.length];
      expect(line.length).toBeLessThanOrEqual(most + 3);
      expect(line.slice(from, to)).toBe(text.slice(start, start + to - from));
      expect(to - from).toBe(Math.min(end - start, line.length - from));
    }
  });

  it.each([
    ['nothing to say', [], [], 'no findings\n'],
    ['nothing but what failed', [], [{ name: 'a.md', message: 'm' }], ''],
    ['findings, and what failed', [fileWith([{ severity: 'hint' }])], [{ name: 'a.md', message: 'm' }], '\n1 hint\n'],
  ] as const)('%s', (_, files, failed, end) => {
    const text = textReport(report(files, { failed }));
    expect(files.length ? text.slice(-end.length) : text).toBe(end);
    expect(textReport(report(files, { failed, quiet: true }))).not.toMatch(/no findings|1 hint/);
  });
});

describe('pieces of Markdown', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' & ', '`  &  `'],
    ['a\nb', '`a b`'],
  ])('code of %j is %j', (text, code) => expect(inlineCode(text)).toBe(code));

  it.each([
    ['a *b* _c_ [d](e)', 'a \\*b\\* \\_c\\_ \\[d\\](e)'],
    ['<b>&amp;', '&lt;b\\>&amp;amp;'],
    ['ask @ada of #12', 'ask @<!-- -->ada of \\#<!-- -->12'],
    ['https://github.com/a/b/issues/1', 'https:<!-- -->//github.com/a/b/issues/1'],
    ['a\nb', 'a b'],
  ])('%j, letter by letter, is %j', (text, made) => expect(literal(text)).toBe(made));

  it.each([
    ['Write `*`, not `-`.', 'Write `*`, not `-`.'],
    ['One ` alone, *so*', 'One \\` alone, \\*so\\*'],
    ['``', ''],
  ])('the message %j is %j', (message, made) => expect(messageMarkup(message)).toBe(made));

  describe('as GitHub shows them', () => {
    const shown = (markdown: string): string =>
      micromark(`a ${markdown} z`, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
    const textOf = (html: string): string =>
      html
        .replace(/<!-- -->/g, '')
        .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name] ?? '');
    /** Pieces of markup, in any order, and letters to hold them. */
    const signs = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            ...'\\`*_[]()<>#|~&$!@:/.-+=^{}\'"% ',
            'a',
            '1',
            'www.',
            'https://',
            'GH-1',
            '&amp;',
            '<b>',
            '<!--',
          ),
          fc.string({ maxLength: 3 }),
        ),
      )
      .map((parts) => parts.join('').replace(/\s+/g, ' ').trim());

    it('a literal text is the same text, and nothing but text', () =>
      fc.assert(
        fc.property(signs.filter(Boolean), (text) => {
          const html = shown(literal(text));
          expect(textOf(html)).toBe(`<p>a ${text} z</p>`);
          expect(html.replace(/<!-- -->/g, '')).toMatch(/^<p>[^<]*<\/p>$/);
        }),
        { numRuns: 2000 },
      ));

    it('code is that code', () =>
      fc.assert(
        fc.property(signs.filter(Boolean), (text) => {
          const html = shown(inlineCode(text));
          expect(html).toMatch(/^<p>a <code>[^<]*<\/code> z<\/p>$/);
          expect(textOf(html)).toBe(`<p>a <code>${text}</code> z</p>`);
        }),
        { numRuns: 2000 },
      ));
  });

  it('no text ends a fence early', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('```', '````', 'a', '`', '~~~')), (parts) => {
        const text = parts.join('\n');
        const [first = '', ...rest] = fenced('md', text).split('\n');
        const fence = first.replace('md', '');
        expect(rest.indexOf(fence)).toBe(rest.length - 1);
      }),
    ));
});

it.each([
  ['/r', '/r/a/b.md', 'a/b.md'],
  ['/r', '/r', ''],
  ['/r', '/rest/b.md', undefined],
  ['/r', '/b.md', undefined],
  ['/r', '/r/..b.md', '..b.md'],
])('from %s, %s is %j', (folder, file, expected) => expect(insideOf(folder, file)).toBe(expected));

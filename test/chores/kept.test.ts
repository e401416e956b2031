/** Every chore over drafts as they stood: nothing is lost but what it says that it takes, and twice is once. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { moveTargets, moveTo, recomputeWindow, rollEvent } from '../../server/src/chores/moveEvents.ts';
import { pruneCandidates, pruneEdits } from '../../server/src/chores/pruneEvents.ts';
import { checklist } from '../../server/src/chores/publish.ts';
import { repairFormatting } from '../../server/src/chores/repairFormatting.ts';
import { tidyEvents } from '../../server/src/chores/tidyEvents.ts';
import type { Draft } from '../../server/src/draft/model.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { importEvents, insertEvents } from '../../server/src/importing/index.ts';
import { canonicalKey } from '../../server/src/links/canonical.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import { pasteSections } from '../../server/src/projectSections/index.ts';
import { checkDraft } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { isEmptySection, sectionLines } from '../../server/src/rules/sections.ts';
import type { TextEdit } from '../../server/src/text/edit.ts';
import { describeShared, EVERYTHING, sample, shared } from '../support/shared.ts';
import { applied } from './support.ts';

const parser = createInlineParser();

interface Done {
  readonly edits: readonly TextEdit[];
  /** What the chore says that it takes: pieces of the text. */
  readonly taken?: readonly string[];
  /** How many events are among that. */
  readonly events?: number;
}

interface Chore {
  readonly name: string;
  run(draft: Draft): Done;
  /** Whether it adds something. */
  readonly adds?: boolean;
  /** Whether doing it twice is doing it once; an event that moved on moves on again. */
  readonly once: boolean;
}

const between = ({ text }: Draft, { start, end }: { readonly start: number; readonly end: number }): string =>
  text.slice(start, end);

const PASTED = `### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)
* *No RFCs were approved this week.*

### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)
* [All of \`Vec<T>\`](https://github.com/rust-lang/rfcs/pull/99999)
`;

/** What a template says of how a section is filled in: the person who fills it deletes it. */
const INSTRUCTION = /^<!--\s*(?:.* go here|or if none|Use either)/;

const imported = (draft: Draft): string =>
  JSON.stringify(
    [false, true].map((virtual) => ({
      name: 'Harbour talks',
      location: 'Berlin, Germany',
      date: draft.date,
      url: `https://www.meetup.com/harbour/events/${virtual ? 1 : 2}/`,
      virtual,
      organizer_name: 'Harbour',
      organizer_url: 'https://www.meetup.com/harbour',
    })),
  );

const cleanUp = (draft: Draft, id: string): readonly TextEdit[] =>
  checklist(draft, checkDraft(draft, RULES)).items.find((item) => item.id === id)?.edits ?? [];

const CHORES: readonly Chore[] = [
  { name: 'tidy events', once: true, run: (draft) => ({ edits: tidyEvents(draft, { parse: sameName(draft) }).edits }) },
  {
    name: 'delete events',
    once: true,
    run(draft) {
      const rows = pruneCandidates(draft).map(({ row }) => row);
      return {
        edits: pruneEdits(draft, rows),
        taken: rows.map(({ span }) => between(draft, span)),
        events: rows.length,
      };
    },
  },
  { name: 'recompute the window', once: true, run: (draft) => ({ edits: recomputeWindow(draft) }) },
  {
    name: 'repair formatting',
    once: true,
    run: (draft) => ({ edits: repairFormatting(draft, { parse: sameName(draft) }).edits }),
  },
  {
    name: 'delete empty sections',
    once: true,
    run: (draft) => ({
      edits: cleanUp(draft, 'empty-sections'),
      taken: draft.sections
        .filter((section) => isEmptySection(draft, section))
        .map((section) => between(draft, sectionLines(draft, section)).replace(/<!--[\s\S]*?-->/g, '')),
    }),
  },
  {
    name: 'delete past events',
    once: true,
    run(draft) {
      const past = pruneCandidates(draft).filter(({ reason }) => reason === 'past');
      const taken = past.map(({ row: { span } }) => between(draft, span));
      return { edits: cleanUp(draft, 'past-events'), taken, events: past.length };
    },
  },
  {
    name: 'paste sections',
    once: true,
    adds: true,
    run(draft) {
      const { edits, sections } = pasteSections(draft, PASTED);
      const gone = sections.flatMap(({ removed }) => removed.map(({ title, url }) => `[${title}](${url})`));
      const told = [...draft.text.matchAll(/<!--[\s\S]*?-->/g)].map(([comment]) => comment);
      return { edits, taken: [...gone, ...told.filter((comment) => INSTRUCTION.test(comment))] };
    },
  },
  {
    name: 'import events',
    once: true,
    adds: true,
    run(draft) {
      const chosen = importEvents(draft, imported(draft)).candidates.filter(({ selected }) => selected);
      return {
        edits: insertEvents(
          draft,
          chosen.map(({ event }) => event),
          parser,
        ),
      };
    },
  },
  {
    name: 'move an event on',
    once: false,
    run(draft) {
      const row = draft.events[draft.text.length % (draft.events.length || 1)];
      return { edits: row ? rollEvent(draft, row, { unit: 'week', every: 1 }) : [] };
    },
  },
  ...(['entries', 'events'] as const).map(
    (kind): Chore => ({
      name: `move one of the ${kind}`,
      once: false,
      run(draft) {
        const lines =
          kind === 'events' ? draft.events.map(({ item }) => item.line) : draft.entries.map((one) => one.line);
        const line = lines[draft.text.length % (lines.length || 1)];
        const targets = line === undefined ? [] : moveTargets(draft, line);
        const target = targets[draft.text.length % (targets.length || 1)];
        return { edits: line === undefined || !target ? [] : moveTo(draft, line, target.id) };
      },
    }),
  ),
];

function sameName({ fileName }: Draft): (text: string) => Draft {
  return (text) => parseDraft(text, { fileName, parser });
}

/** Addresses and comments, as often as they stand there. */
function treasures(text: string): readonly string[] {
  const urls = [...text.matchAll(/https?:\/\/[^\s)>\]]+/g)].map(([url]) => canonicalKey(url));
  const comments = [...text.matchAll(/<!--[\s\S]*?-->/g)].map(([comment]) => comment.replace(/\r\n/g, '\n').trim());
  return [...urls, ...comments];
}

/** What the one list has and the other has not, or not as often. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const one of other) left.set(one, (left.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

describeShared('over drafts as they stood', ['replay/fixes.jsonl', 'replay/drafts'], () => {
  const names = readdirSync(shared('replay', 'drafts'));
  const files = new Map(
    readFileSync(shared('replay', 'fixes.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly draft: string; readonly file: string })
      .map(({ draft, file }) => [draft, file.replace(/^.*\//, '')]),
  );
  const drafts = (EVERYTHING ? names : sample(names, 40)).map((name, index) => {
    const text = readFileSync(shared('replay', 'drafts', name), 'utf8');
    return { name, fileName: files.get(`drafts/${name}`), text: index % 4 ? text : text.replace(/\r?\n/g, '\r\n') };
  });

  test.each(CHORES)('$name', { timeout: 1_200_000 }, ({ run, once, adds }) => {
    let did = 0;
    for (const { name, fileName, text } of drafts) {
      const draft = parseDraft(text, { fileName, parser });
      const { edits, taken = [], events = 0 } = run(draft);
      if (!edits.length) continue;
      did++;
      const after = applied(text, edits);
      const kept = without(treasures(text), taken.flatMap(treasures));
      expect(without(kept, treasures(after)), name).toEqual([]);
      if (!adds) expect(without(treasures(after), treasures(text)), name).toEqual([]);
      if (!/(?<!\r)\n/.test(text)) expect(/(?<!\r)\n/.test(after), `line endings of ${name}`).toBe(false);
      const now = parseDraft(after, { fileName, parser });
      expect(now.events.length, name).toBeGreaterThanOrEqual(draft.events.length - events);
      if (!taken.length) expect(now.entries.length, name).toBeGreaterThanOrEqual(draft.entries.length);
      if (once) expect(run(now).edits, name).toEqual([]);
    }
    expect(did).toBeGreaterThan(0);
  });
});

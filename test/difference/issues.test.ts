/** The issues as they were first published: what the site showed otherwise than GitHub is found, and can be mended. */
import { expect, it } from 'vitest';
import { differencesIn, differencesOf } from '../../server/src/difference/index.ts';
import type { Draft } from '../../server/src/draft/model.ts';
import { parseDraft } from '../../server/src/draft/parse.ts';
import { createInlineParser } from '../../server/src/markdown/inline.ts';
import { CAUSE_IDS } from '../../server/src/rules/causes.ts';
import type { Finding } from '../../server/src/rules/define.ts';
import { automaticFix, checkDraft, fixAll, preferredFix } from '../../server/src/rules/engine.ts';
import { RULES } from '../../server/src/rules/registry.generated.ts';
import { splitLines } from '../../server/src/text/lines.ts';
import { describeShared, EVERYTHING, sample, sharedTexts } from '../support/shared.ts';

const parser = createInlineParser();
const isOfSite = ({ rule }: Finding): boolean => rule === 'site-differs' || CAUSE_IDS.has(rule);
const inGroup = new Set(RULES.filter(({ group }) => group === 'site').map(({ id }) => id));

describeShared('issues as first published', ['site/first-published'], () => {
  const texts = sharedTexts('site/first-published');
  const chosen = EVERYTHING ? texts : sample(texts, 40);
  const drafts = chosen.map(({ name, text }) => ({ name, draft: parseDraft(text, { fileName: name, parser }) }));
  const check = (draft: Draft): readonly Finding[] => checkDraft(draft, RULES);
  const different = drafts.filter(({ draft }) => differencesOf(draft).length > 0);

  it('every one that differs has a loud finding where it differs', () => {
    const silent = different.filter(({ draft }) => {
      const loud = check(draft).filter(
        (finding) => isOfSite(finding) && (finding.severity === 'error' || finding.severity === 'warning'),
      );
      return !loud.some(({ span }) => {
        const [from, to] = [draft.lines.at(span.start).number, draft.lines.at(span.end).number];
        return differencesOf(draft).some(({ line, lastLine }) => from <= lastLine && to >= line);
      });
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(different.length).toBeGreaterThan(chosen.length / 4);
  });

  it('one that does not differ has no finding of the site', () => {
    const loud = drafts
      .filter(({ draft }) => differencesOf(draft).length === 0)
      .flatMap(({ name, draft }) => check(draft).map((finding) => ({ name, ...finding })))
      .filter(({ rule }) => inGroup.has(rule));
    expect(loud.map(({ name, rule }) => `${name} ${rule}`)).toEqual([]);
  });

  it('the fixes make the site and GitHub agree', { timeout: 300_000 }, () => {
    const left = different.filter(({ name, draft }) => {
      const { text } = fixAll(
        draft.text,
        (now) => check(parseDraft(now, { fileName: name, parser })),
        (finding) => (isOfSite(finding) ? preferredFix(finding) : undefined) ?? automaticFix(finding),
      );
      return differencesIn(splitLines(text)).some(({ kind }) => kind !== 'edge');
    });
    expect(left.map(({ name }) => name).slice(Math.floor(different.length * 0.05))).toEqual([]);
  });
});

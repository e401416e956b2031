import { parseDraft } from '../../server/src/draft/parse.ts';
import type { Finding, Rule, RuleExample, Severity } from '../../server/src/rules/define.ts';
import { DEFAULT_OPTIONS, SEVERITIES } from '../../server/src/rules/define.ts';
import { automaticFix, checkDraft } from '../../server/src/rules/engine.ts';
import { earlierIssue } from '../../test/support/earlierIssue.ts';
import { EXAMPLE_DATE, exampleDraft } from '../../test/support/exampleDraft.ts';
import { lookedUp } from '../../test/support/lookedUp.ts';

/** What a rule was seen to do on its own examples: derived, so that pages cannot promise what the rule does not do. */
export interface Behaviour {
  /** Severities of its findings, loudest first; the rule's own alone, as a rule. */
  readonly severities: readonly Severity[];
  /** Whether there are findings with a fix that runs by itself. */
  readonly safe: boolean;
  /** Whether there are findings whose every fix is one that a person must want. */
  readonly unsafe: boolean;
  /** Whether there are findings without a fix. */
  readonly none: boolean;
}

const known = new WeakMap<Rule, Behaviour>();

/** What a rule does on its examples. */
export function behaviourOf(rule: Rule): Behaviour {
  const behaviour = known.get(rule) ?? observe(rule);
  known.set(rule, behaviour);
  return behaviour;
}

function observe(rule: Rule): Behaviour {
  const findings = rule.docs.examples.flatMap((example) => findingsIn(rule, example));
  const seen = new Set<Severity>([rule.severity, ...findings.map(({ severity }) => severity)]);
  return {
    severities: SEVERITIES.filter((severity) => seen.has(severity)),
    safe: findings.some((finding) => automaticFix(finding)),
    unsafe: findings.some((finding) => finding.fixes.length > 0 && !automaticFix(finding)),
    none: findings.some((finding) => finding.fixes.length === 0),
  };
}

function findingsIn(rule: Rule, example: RuleExample): readonly Finding[] {
  const draft = parseDraft(exampleDraft(example.bad, example.in, example.date).text, {
    fileName: `${example.date ?? EXAMPLE_DATE}-this-week-in-rust.md`,
    kind: example.kind,
  });
  // The severity of a draft that is done: how far an example has come says nothing about the rule.
  return checkDraft(draft, [{ ...rule, normalWhenFresh: false }], {
    audience: rule.audience,
    archive: example.earlier === undefined ? undefined : earlierIssue(example.earlier, example.in),
    links: example.looked && lookedUp(example.looked),
    options: { ...DEFAULT_OPTIONS, ...example.options },
    onRuleError(id, cause) {
      throw new Error(`the rule ${id} failed on its own example`, { cause });
    },
  });
}

/** Fixes in a word or two, for tables. */
export function fixWord({ safe, unsafe, none }: Behaviour): string {
  const word = safe && unsafe ? 'safe or asked for' : safe ? 'safe' : unsafe ? 'asked for' : '—';
  return none && word !== '—' ? `${word}, where there is one` : word;
}

/** Fixes in sentences, for a rule's own page. */
export function fixSentences({ safe, unsafe, none }: Behaviour): string {
  if (!safe && !unsafe) return 'None: only a person can tell what is right.';
  const sentences: string[] = [];
  if (safe) {
    const some = unsafe || none ? ' in some cases' : '';
    sentences.push(`Safe${some}: it runs with "Fix All", on save where that is set, and in \`twir fix\`.`);
  }
  if (unsafe) {
    const some = safe ? 'In others it' : none ? 'In some cases it' : 'It';
    sentences.push(`${some} only runs when asked for, since it deletes or guesses.`);
  }
  if (none)
    sentences.push(`${safe || unsafe ? 'Some findings have none' : 'None'}: only a person can tell what is right.`);
  return sentences.join(' ');
}

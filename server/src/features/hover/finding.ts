import type { Finding, Severity } from '../../rules/define.ts';
import { ignoredRules } from '../../rules/ignores.ts';
import { type Span, touches } from '../../text/span.ts';
import { cursor } from '../pointed.ts';
import { type Block, type Piece, paragraph, sentence } from '../rich.ts';
import type { HoverContext, HoverPart, SetBy, Subject } from './part.ts';

/** How many rules are explained at one place. */
const MOST_RULES = 3;

/** The findings at a place, the narrowest first: what their rules are for, and why they are on. */
export function findingParts(context: HoverContext, offset: number): readonly HoverPart[] {
  const at = cursor(offset);
  const here = context.findings.filter(({ span }) => touches(span, at));
  const byRule = new Map<string, Finding>();
  for (const finding of here.sort((a, b) => lengthOf(a.span) - lengthOf(b.span)))
    if (!byRule.has(finding.rule)) byRule.set(finding.rule, finding);
  return [...byRule.values()].slice(0, MOST_RULES).flatMap((finding) => findingPart(context, finding) ?? []);
}

/** The name of a rule in a comment that ignores it. */
export const ignoreSubject: Subject = ({ draft, rule }, offset) => {
  const found = ignoredRules(draft).find(({ span }) => touches(span, cursor(offset)));
  const known = found && rule(found.rule);
  if (!known) return undefined;
  return { span: found.span, content: [...aboutRule(known), paragraph('Ignored here.')] };
};

const lengthOf = ({ start, end }: Span): number => end - start;

function findingPart(context: HoverContext, finding: Finding): HoverPart | undefined {
  const known = context.rule(finding.rule);
  if (!known) return undefined;
  const unfinished = context.draft.stage !== 'complete';
  return {
    span: { start: finding.span.start, end: finding.span.end },
    content: [...aboutRule(known), paragraph(...severityPieces(finding, known.setBy, known.rule.severity, unfinished))],
  };
}

/** What a rule finds, and why it matters. */
function aboutRule({ rule: { id, docs }, page }: KnownRule): readonly Block[] {
  return [paragraph({ link: id, url: page }, ': ', ...sentence(docs.what)), paragraph(...sentence(docs.why))];
}

type KnownRule = NonNullable<ReturnType<HoverContext['rule']>>;

const SETTERS: Readonly<Record<Exclude<SetBy, 'rule'>, readonly Piece[]>> = {
  repository: [{ code: 'twir.json' }, ' of this repository'],
  user: ['your own setting ', { code: 'twir.rules' }],
};

/** Why a finding is as loud as it is. */
function severityPieces(
  { severity, rule }: Finding,
  setBy: SetBy,
  own: Severity,
  unfinished: boolean,
): readonly Piece[] {
  const now: readonly Piece[] = ['Severity ', { code: severity }];
  if (setBy !== 'rule') return [...now, ', set for ', { code: rule }, ' by ', ...SETTERS[setBy], '.'];
  if (severity === own) return [...now, ', by default.'];
  const when =
    unfinished && severity === 'information' ? ' while the draft is not complete' : ' in a case like this one';
  return [...now, `${when}; otherwise `, { code: own }, ', by default.'];
}

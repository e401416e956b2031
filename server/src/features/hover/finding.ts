import type { Finding, Severity } from '../../rules/define.ts';
import { ignoredRules } from '../../rules/ignores.ts';
import { type Span, touches } from '../../text/span.ts';
import { cursor } from '../pointed.ts';
import { type Block, type Piece, paragraph, sentence } from '../rich.ts';
import type { HoverContext, HoverPart, SetBy, Subject } from './part.ts';

/** How many rules are explained at one place. */
const MOST_RULES = 3;

/** The findings at a place, the narrowest first: what the editor, which shows their messages, does not say of them. */
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
  const { rule, page, setBy } = known;
  const loudness = loudnessPieces(finding, setBy, rule.severity, context.draft.stage !== 'complete');
  return {
    span: { start: finding.span.start, end: finding.span.end },
    content: [
      paragraph(...sentence(rule.docs.why), ' ', { link: rule.id, url: page }),
      ...(loudness ? [paragraph(...loudness)] : []),
    ],
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

/** Why a finding is as loud as it is, when that is not by its rule. */
function loudnessPieces(
  { severity, rule }: Finding,
  setBy: SetBy,
  own: Severity,
  unfinished: boolean,
): readonly Piece[] | undefined {
  if (setBy !== 'rule')
    return ['Severity ', { code: severity }, ', set for ', { code: rule }, ' by ', ...SETTERS[setBy], '.'];
  if (severity === own || severity !== 'information' || !unfinished) return undefined;
  return [{ code: severity }, ' while the draft is not complete, ', { code: own }, ' from then on.'];
}

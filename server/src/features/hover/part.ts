/** What the subjects of a hover share. */
import type { Archive } from '../../archive/index.ts';
import { type IsoDate, issueNumberOf, issuePage } from '../../draft/date.ts';
import type { Draft } from '../../draft/model.ts';
import type { Finding, Rule } from '../../rules/define.ts';
import type { Span } from '../../text/span.ts';
import type { Piece, Rich } from '../rich.ts';

/** Who has set a rule's severity. */
export type SetBy = 'repository' | 'user' | 'rule';

/** What a hover may ask beside the draft. */
export interface HoverContext {
  readonly draft: Draft;
  /** The earlier issues, once they are read. */
  readonly archive: Archive | undefined;
  readonly findings: readonly Finding[];
  rule(id: string): { readonly rule: Rule; readonly setBy: SetBy; readonly page: string } | undefined;
}

/** What one subject says of a place. */
export interface HoverPart {
  /** What it speaks of. */
  readonly span: Span;
  readonly content: Rich;
}

/** One kind of thing that a cursor may stand on. */
export type Subject = (context: HoverContext, offset: number) => HoverPart | undefined;

/** An issue by number and date, linked to its page where it has one. */
export function issuePieces(date: IsoDate): readonly Piece[] {
  const page = issuePage(date);
  return page ? [{ link: `issue ${issueNumberOf(date)}`, url: page }, ` of ${date}`] : [`the issue of ${date}`];
}

/** `1 row`, `2 rows`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** A link that is none, and how it went wrong. */
import type { Span } from '../../text/span.ts';
import type { Fix } from '../define.ts';

/** In which way a link is broken. */
export type BrokenKind =
  /** `[x] (u)` */
  | 'space'
  /** `[x]((u)`, `[x](u))`, `[x](u)]`, `[x]](u)`, `[[x](u)`, `[[x]](u)`, `[[x](u)]`, `[x](u)](u)` */
  | 'extra'
  /** `[x](u` */
  | 'unclosed'
  /** `[x(u)`, `[x[u)`, `[x]u)`, `[x]u`, `x](u)`, `[x[u](v)` */
  | 'missing'
  /** `[x][u]`, `[x] [u]`, `[x]{u}`, `[x](u]` */
  | 'wrong'
  /** `(x)[u]`, `[u](x)`, `(u)[x]` */
  | 'reversed'
  /** `[[x](u)](v)`, `[x]([u](v))` */
  | 'nested'
  /** ``[`x]`(u)`` */
  | 'code'
  /** `[x](https://a b)` */
  | 'address-space'
  /** `https://…` in the middle of a text */
  | 'bare';

/** A place where a link was meant. */
export interface BrokenLink {
  readonly kind: BrokenKind;
  readonly span: Span;
  /** What exactly is wrong, as a clause: "a space parts the text from its address". */
  readonly what: string;
  readonly fixes: readonly Fix[];
}

/** @param what As a clause, without a full stop. */
export function broken(kind: BrokenKind, at: Span, what: string, ...fixes: readonly Fix[]): BrokenLink {
  return { kind, span: at, what, fixes };
}

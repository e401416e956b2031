import type { CheckLinksResult } from './protocol.ts';
import { plural } from './summary.ts';

/** What came of a check of the links, in a sentence. */
export function summariseLinks({ total, ok, broken, unknown, moved, unchecked, cancelled }: CheckLinksResult): string {
  if (total === 0) return 'there are no links to check';
  const parts = [
    `${ok} ok`,
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(unknown > 0 ? [`${unknown} not sure`] : []),
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(unchecked > 0 ? [`${unchecked} not looked at`] : []),
  ];
  return `${plural(total, 'link')}${cancelled ? ', cancelled' : ''}: ${parts.join(', ')}`;
}

/** Links whose brackets a code span swallows. */
import { insert, remove, replace } from '../../text/edit.ts';
import { span } from '../../text/span.ts';
import { safeFix } from '../define.ts';
import { count, LONGEST_LINE } from './looseAddress.ts';
import { type BrokenLink, broken } from './model.ts';

/** A code span closed after the bracket that it swallows, ``[`x]`(https://…)``, or after the whole link, ``[`x](https://…)` ``. */
export function codeCrossing(text: string, lineStart: number, address: number): BrokenLink | undefined {
  if (text.startsWith('](', address - 2)) return codeToTheEnd(text, lineStart, address);
  if (text.slice(address - 3, address) !== ']`(') return undefined;
  const before = text.slice(lineStart, address - 3);
  if (count(before, '`') % 2 === 0) return undefined;
  const at = span(address - 3, address);
  return broken(
    'code',
    at,
    'its code ends behind the bracket',
    safeFix('Swap the backtick and the bracket', replace(span(at.start, at.end - 1), '`]')),
  );
}

function codeToTheEnd(text: string, lineStart: number, address: number): BrokenLink | undefined {
  const before = text.slice(lineStart, address - 2);
  const opening = before.lastIndexOf('`');
  // `[a](https://…)` in code is what the code is about.
  if (count(before, '`') % 2 === 0 || before.includes('[', opening) || !before.slice(0, opening).includes('['))
    return undefined;
  const closing = /^[^\s()`]*\)`/.exec(text.slice(address, address + LONGEST_LINE));
  if (!closing) return undefined;
  const at = address + closing[0].length - 1;
  return broken(
    'code',
    span(at, at + 1),
    'its code ends behind it',
    safeFix('Close the code before the bracket', insert(address - 2, '`'), remove(span(at, at + 1))),
  );
}

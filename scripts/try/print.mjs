// How findings and differences are printed.
import process from 'node:process';

/** @typedef {import('./client.mjs').Diagnostic} Diagnostic */

const SEVERITIES = /** @type {const} */ ([
  { level: 1, title: 'Errors: the site or the mail breaks, or CI fails', one: 'error', colour: 31 },
  { level: 2, title: 'Warnings: wrong in print', one: 'warning', colour: 33 },
  { level: 3, title: "Information: the editors' convention", one: 'information', colour: 36 },
  { level: 4, title: 'Hints: taste, or disputed', one: 'hint', colour: 90 },
]);

/** @param {string} text @param {number} colour */
export function paint(text, colour) {
  return process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? `\u001b[${colour}m${text}\u001b[0m` : text;
}

/** Prints findings by severity. @param {string} file @param {Diagnostic[]} diagnostics */
export function printFindings(file, diagnostics) {
  for (const { level, title, colour } of SEVERITIES) {
    const group = diagnostics.filter(({ severity }) => severity === level);
    if (!group.length) continue;
    console.log(`${paint(title, colour)}`);
    for (const { range, code, message } of group) {
      const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
      console.log(`  ${place} ${paint(code, colour)} ${message}`);
    }
    console.log('');
  }
}

/** "2 errors, 1 warning", or "no findings". @param {Diagnostic[]} diagnostics */
export function summary(diagnostics) {
  const words = SEVERITIES.flatMap(({ level, one }) => {
    const count = diagnostics.filter(({ severity }) => severity === level).length;
    return count ? [`${count} ${one}${count === 1 || one === 'information' ? '' : 's'}`] : [];
  });
  return words.join(', ') || 'no findings';
}

/** Prints a unified difference. @param {string} patch */
export function printPatch(patch) {
  for (const line of patch.split('\n')) {
    const colour = { '+': 32, '-': 31, '@': 36 }[line[0] ?? ''];
    console.log(colour === undefined ? line : paint(line, colour));
  }
}

/** The form of an id: words of small letters with hyphens between. */
const ID = /^[a-z]+(?:-[a-z]+)*$/;

/**
 * Why there can be no new rule of this id, or `undefined` when there can.
 *
 * @param id What was given on the command line, if anything.
 * @param taken Ids of the rules that there are.
 */
export function problemOf(id: string | undefined, taken: readonly string[]): string | undefined {
  if (id === undefined) return 'say which: npm run new-rule -- event-past';
  if (!ID.test(id)) {
    const near = id
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '');
    const hint = near && !taken.includes(near) ? `, such as \`${near}\`` : '';
    return `\`${id}\` is no id of a rule: it is words of small letters with hyphens between${hint}`;
  }
  if (taken.includes(id)) return `there is a rule \`${id}\` already`;
  return undefined;
}

/** Orders texts by their UTF-16 units, the same in every language and on every machine. For `Array.prototype.sort`. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The lines at the top of an issue that the site builds it from. */

/** Their keys, in their order. */
export const METADATA_KEYS = ['Title', 'Number', 'Date', 'Category'] as const;

/** One of their keys. */
export type MetadataKey = (typeof METADATA_KEYS)[number];

/** What stands behind each key in the issue of a number and a day, or in a template that has variables for them. */
export function metadataValues(number: number | string, date: string): Readonly<Record<MetadataKey, string>> {
  return { Title: `This Week in Rust ${number}`, Number: `${number}`, Date: date, Category: 'This Week in Rust' };
}

/** The lines as they stand in a text, without an ending behind the last. */
export function metadataBlock(number: number | string, date: string): string {
  const values = metadataValues(number, date);
  return METADATA_KEYS.map((key) => `${key}: ${values[key]}`).join('\n');
}

/** More lines than metadata has. */
export const HEAD_LINES = 20;

/**
 * Whether a document may be a draft, an issue or the template of this newsletter. The server knows; this is the cheap look
 * that says whether it is worth asking, and never says no where the server would say yes.
 *
 * @param path The path of the document's address, decoded.
 * @param head Its first {@link HEAD_LINES} lines, or more.
 */
export function mayBeDraft(path: string, head: string): boolean {
  return /this-week-in-rust|DRAFT_TEMPLATE/i.test(path) || /Title:\s*This Week in Rust/i.test(head);
}

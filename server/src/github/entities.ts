import { remember } from '../text/remember.ts';
import { parseGithub } from './processor.ts';

/** What one `&name;` stands for; itself, if there is no such name. */
const decodeOne = remember((entity: string): string => {
  const paragraph = parseGithub(`x${entity}x`).children[0];
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  return text?.type === 'text' ? text.value.slice(1, -1) : entity;
});

/** A text with its character references decoded. */
export function decodeEntities(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/g, decodeOne)
    : text;
}

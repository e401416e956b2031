/**
 * The address that a reference within a page names. The core has no `URL`.
 *
 * @param base Address of the page, absolute.
 */
export function resolveAddress(reference: string, base: string): string | undefined {
  const href = reference.replace(/[\t\n\r]/g, '').trim();
  const whole = /^([a-z][a-z0-9+.-]*:)(\/\/[^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(base);
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return href;
  if (!whole || !href) return undefined;
  const [, scheme = '', host = '', path = '', query = ''] = whole;
  if (href.startsWith('//')) return scheme + href;
  if (href.startsWith('/')) return scheme + host + withoutDots(href);
  if (href.startsWith('?')) return scheme + host + path + href;
  if (href.startsWith('#')) return scheme + host + path + query + href;
  return scheme + host + withoutDots(`${path.slice(0, path.lastIndexOf('/') + 1) || '/'}${href}`);
}

/** A path with what its `.` and `..` mean. */
function withoutDots(reference: string): string {
  const [path = ''] = reference.split(/[?#]/, 1);
  const parts = path.split('/');
  const kept: string[] = [];
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1;
    if (part === '..' && kept.length > 1) kept.pop();
    if (part !== '.' && part !== '..') kept.push(part);
    else if (isLast) kept.push('');
  });
  return kept.join('/') + reference.slice(path.length);
}

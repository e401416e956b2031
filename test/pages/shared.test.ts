/** Titles that the newsletter has printed, as pages that have them: none of them is lost. */
import { expect, it } from 'vitest';
import { splitAddress } from '../../server/src/links/address.ts';
import { cleanTitle, titleOf } from '../../server/src/pages/title.ts';
import { describeShared, EVERYTHING, sharedTexts } from '../support/shared.ts';

describeShared('published titles', ['twir/content'], () => {
  const LINK = /^\* (?:\[[\w ]+\] )?\[((?:\\.|[^\]\\`*_<&])+)\]\((https?:[^)\s]+)\)$/gm;
  const issues = sharedTexts('twir/content', (name) => EVERYTHING || name >= '2023');
  const entries = issues.flatMap(({ text }) =>
    [...text.matchAll(LINK)].map(([, title = '', url = '']) => ({
      title: cleanTitle(title.replace(/\\(.)/g, '$1')),
      url,
    })),
  );
  const page = (title: string, url: string) =>
    titleOf({
      ok: true,
      url,
      status: 200,
      redirects: [],
      contentType: 'text/html',
      retryAfter: undefined,
      bytes: new TextEncoder().encode(`<!doctype html><html><head><title>${title.replace(/</g, '&lt;')}</title>`),
      truncated: false,
    });

  it('come out of their pages as they are, but for names of sites', () => {
    expect(entries.length).toBeGreaterThan(3000);
    const lost = entries.filter(({ title, url }) => page(title, url).title !== title);
    // A site's own name over a link to the site: the page's title says no more there.
    const odd = lost.filter(
      ({ title, url }) => !splitAddress(url).host.includes(title.toLowerCase().split(/[^a-z0-9]/)[0] ?? '-'),
    );
    expect(odd.map(({ title }) => title).filter((title) => title.length <= 300)).toEqual([]);
    expect(lost.length / entries.length).toBeLessThan(0.001);
  });
});

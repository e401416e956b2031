import { defineRule } from '../define.ts';
import { insertPrefix, untoldMedia } from '../missing-prefix.ts';

export default defineRule({
  id: 'missing-audio-prefix',
  group: 'entries',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An entry leads to a podcast, and no `[audio]` says so.',
    why: 'Readers want to know before they click whether they will read, watch or listen.',
    notes: 'Known by the address: shows about Rust, places where podcasts are kept, paths such as `/podcast/`.',
    examples: [
      {
        bad: '* [Title](https://rustacean-station.org/episode/a/)',
        good: '* [audio] [Title](https://rustacean-station.org/episode/a/)',
      },
      { bad: '* [標題 🦀](https://show.libsyn.com/a)', good: '* [audio] [標題 🦀](https://show.libsyn.com/a)' },
      { bad: '* [Title](https://example.com/podcast/12/)', good: '* [audio] [Title](https://example.com/podcast/12/)' },
    ],
    silent: [
      { text: '* [video] [Title](https://rustacean-station.org/episode/a/)' },
      { text: '* [A new podcast](https://example.com/a)', note: 'a page about one' },
    ],
  },
  check(draft, { report }) {
    for (const entry of untoldMedia(draft, 'audio')) {
      report({
        span: entry.link.textSpan,
        message: 'This leads to a podcast. Put `[audio]` before the link.',
        fixes: [insertPrefix(entry, 'audio')],
      });
    }
  },
});

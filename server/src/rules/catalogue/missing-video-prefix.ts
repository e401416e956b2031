import { defineRule } from '../define.ts';
import { collectionsOf, insertPrefix, untoldMedia } from '../missing-prefix.ts';

export default defineRule({
  id: 'missing-video-prefix',
  group: 'entries',
  severity: 'warning',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'An entry leads to a video, and no `[video]` says so.',
    why: 'Readers want to know before they click whether they will read, watch or listen.',
    notes:
      'Known by the address: a video of YouTube, Vimeo, media.ccc.de and the like. A page that merely has a video in it is not found. Entries under one that is marked, or that speaks of videos, need no mark of their own. Neither do those under a heading of the editors’ own with nothing but videos, such as a conference’s: there editors write none.',
    examples: [
      {
        bad: '* [Title](https://films.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv)',
        good: '* [video] [Title](https://films.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv)',
        note: 'A PeerTube of one’s own.',
      },
      {
        bad: '* [Title](https://www.youtube.com/watch?v=AbCd)',
        good: '* [video] [Title](https://www.youtube.com/watch?v=AbCd)',
      },
      {
        bad: '* [series] [標題 🦀](https://www.youtube.com/playlist?list=PL1)',
        good: '* [series] [video] [標題 🦀](https://www.youtube.com/playlist?list=PL1)',
      },
      { bad: '* [Title](https://media.ccc.de/v/1)', good: '* [video] [Title](https://media.ccc.de/v/1)' },
    ],
    silent: [
      {
        in: 'foundation',
        text: '* [An entry](https://example.com/a)\n\n### RustConf 2025\n\n* [One](https://www.youtube.com/watch?v=1)\n* [Two](https://www.youtube.com/watch?v=2)\n* [三](https://www.youtube.com/watch?v=3)',
      },
      { text: '* [A channel](https://www.youtube.com/@someone)' },
      { text: '* [audio] [Title](https://www.youtube.com/watch?v=AbCd)' },
      { text: '* [Video] [Title](https://www.youtube.com/watch?v=AbCd)', note: 'another rule’s concern' },
      { text: '* [video] [All talks](https://example.com/a)\n    * [One talk](https://www.youtube.com/watch?v=AbCd)' },
      { in: 'cfp-projects', text: '* [desk - a task](https://www.youtube.com/watch?v=AbCd)' },
    ],
  },
  check(draft, { report }) {
    const collections = collectionsOf(draft, 'video');
    for (const entry of untoldMedia(draft, 'video')) {
      const { section } = entry.item;
      if (section && collections.has(section)) continue;
      report({
        span: entry.link.textSpan,
        message: 'This leads to a video. Put `[video]` before the link.',
        fixes: [insertPrefix(entry, 'video')],
      });
    }
  },
});

import { defineRule } from '../define.ts';
import { insertPrefix, untoldMedia } from '../missing-prefix.ts';

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
      'Known by the address: a video of YouTube, Vimeo, media.ccc.de and the like. A page that merely has a video in it is not found. Entries under one that is marked, or that speaks of videos, need no mark of their own.',
    examples: [
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
      { text: '* [A channel](https://www.youtube.com/@someone)' },
      { text: '* [audio] [Title](https://www.youtube.com/watch?v=AbCd)' },
      { text: '* [Video] [Title](https://www.youtube.com/watch?v=AbCd)', note: 'another rule’s concern' },
      { text: '* [video] [All talks](https://example.com/a)\n    * [One talk](https://www.youtube.com/watch?v=AbCd)' },
      { in: 'cfp-projects', text: '* [desk - a task](https://www.youtube.com/watch?v=AbCd)' },
    ],
  },
  check(draft, { report }) {
    for (const entry of untoldMedia(draft, 'video')) {
      report({
        span: entry.link.textSpan,
        message: 'This leads to a video. Put `[video]` before the link.',
        fixes: [insertPrefix(entry, 'video')],
      });
    }
  },
});

import { addressesOf, partOf } from '../../draft/addresses.ts';
import { siteOf } from '../../links/address.ts';
import { youtubeVideo } from '../../links/media.ts';
import { replace } from '../../text/edit.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'short-video-address',
  group: 'addresses',
  severity: 'information',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'A video is linked by YouTube’s short address, `https://youtu.be/ID`.',
    why: 'The newsletter writes `https://www.youtube.com/watch?v=ID`; one form lets readers see where a link leads, and doubles are found.',
    notes: 'A list, an index and a time behind the video stay as they are.',
    examples: [
      {
        bad: '* [video] [Title](https://youtu.be/AbCd-123)',
        good: '* [video] [Title](https://www.youtube.com/watch?v=AbCd-123)',
      },
      {
        bad: '* [video] [Title 🦀](https://youtu.be/AbCd?list=PL1&t=5#x)',
        good: '* [video] [Title 🦀](https://www.youtube.com/watch?v=AbCd&list=PL1&t=5#x)',
      },
      { bad: '* [video] [標題](http://youtu.be/AbCd)', good: '* [video] [標題](https://www.youtube.com/watch?v=AbCd)' },
    ],
    silent: [
      { text: '* [video] [Title](https://www.youtube.com/watch?v=AbCd)' },
      { text: '* [Title](https://youtu.be/)' },
    ],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      const video = siteOf(address) === 'youtu.be' ? youtubeVideo(address) : undefined;
      if (!video) continue;
      // Up to the first parameter: its `?` becomes an `&`.
      const end = address.parameters.length ? address.querySpan.start + 1 : address.querySpan.end;
      const joint = address.parameters.length ? '&' : '';
      report({
        span: partOf(placed, { start: 0, end: address.pathSpan.end }),
        message: `YouTube’s short address; the newsletter writes \`https://www.youtube.com/watch?v=${video}\`.`,
        fixes: [
          safeFix(
            'Change `youtu.be` to `www.youtube.com/watch`',
            replace(partOf(placed, { start: 0, end }), `https://www.youtube.com/watch?v=${video}${joint}`),
          ),
        ],
      });
    }
  },
});

import { addressesOf, inPlace, partOf } from '../../draft/addresses.ts';
import { removeParameters, siteOf } from '../../links/address.ts';
import { youtubeVideo } from '../../links/media.ts';
import { defineRule, unsafeFix } from '../define.ts';

export default defineRule({
  id: 'video-timestamp',
  group: 'addresses',
  severity: 'hint',
  audience: 'any',
  since: '0.1.0',
  docs: {
    what: 'The address of a video starts it somewhere in the middle: `&t=379s`.',
    why: 'YouTube puts there how far the sender had got when copying the address; often no one meant it.',
    notes: 'A time on purpose, where a talk begins within a long recording, is fine: leave it.',
    examples: [
      {
        bad: '* [video] [Title](https://www.youtube.com/watch?v=AbCd&t=379s)',
        good: '* [video] [Title](https://www.youtube.com/watch?v=AbCd)',
        unsafe: true,
      },
      {
        bad: '* [video] [Title 🦀](https://www.youtube.com/live/AbCd?t=1)',
        good: '* [video] [Title 🦀](https://www.youtube.com/live/AbCd)',
        unsafe: true,
      },
    ],
    silent: [{ text: '* [Title](https://example.com/watch?v=1&t=2)' }],
  },
  check(draft, { report }) {
    for (const placed of addressesOf(draft)) {
      const { address } = placed;
      if (!youtubeVideo(address) && siteOf(address) !== 'youtube.com') continue;
      const time = address.parameters.find(({ name }) => name === 't' || name === 'start' || name === 'time_continue');
      if (!time) continue;
      report({
        span: partOf(placed, time),
        message: `\`${time.name}=${time.value}\` starts the video in the middle. If no one meant that, remove it.`,
        fixes: [
          unsafeFix(
            `Remove \`${time.name}=${time.value}\``,
            ...inPlace(
              placed,
              removeParameters(address, (parameter) => parameter === time),
            ),
          ),
        ],
      });
    }
  },
});

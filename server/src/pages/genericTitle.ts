/** Titles that say nothing of a page: those of guards, of errors, of forms to sign in, of a site as a whole. */

/** Whole titles, in lower case, without signs at either end. */
const WHOLE = new Set(
  `
just a moment|one moment|one moment, please|please wait|please wait for verification|loading|redirecting|redirect|redirecting you
attention required|security check|security verification|human verification|verifying you are human|verify you are human|are you a robot
are you human|robot or human|robot check|captcha|recaptcha|checking your browser|checking your browser before accessing|ddos-guard
making sure you're not a bot|oh noes|ddos protection|client challenge|vercel security checkpoint|bot verification|pardon our interruption|access to this page has been denied
access denied|permission denied|forbidden|unauthorized|unauthorised|not authorized|blocked|you have been blocked|request blocked
request rejected|page not found|not found|file not found|site not found|content not found|page does not exist|page unavailable
error|an error occurred|error page|server error|internal server error|bad request|bad gateway|gateway timeout|gateway time-out
service unavailable|service temporarily unavailable|temporarily unavailable|too many requests|rate limit exceeded|gone|method not allowed
something went wrong|oops|oops, something went wrong|whoa there, pardner|maintenance|site maintenance|down for maintenance|under construction|coming soon
sign in|signin|sign up|sign in or join|log in|login|log in or sign up|log into your account|register|join|create account|authentication required
untitled|untitled document|untitled page|no title|document|new page|page|website|home|home page|homepage|start|startseite|inicio|accueil|index|main|welcome
blog|article|articles|post|posts|news|about|event|events|title|test|null|undefined|nan|react app|vite app|vite + react|next.js|document moved|moved|object moved
301 moved permanently|302 found|default web site page|welcome to nginx|apache2 ubuntu default page: it works|it works|index of|domain for sale|this domain is for sale
youtube|github|gitlab|codeberg|medium|reddit|reddit - the heart of the internet|reddit - dive into anything|twitter|x|x.com|linkedin|facebook|instagram|mastodon
bluesky|hacker news|meetup|luma|eventbrite|vimeo|twitch|spotify|discord|telegram|telegram web|notion|google docs|google sign in|google drive|before you continue
before you continue to youtube|before you continue to google|cookie consent|cookies|privacy policy|javascript is required|javascript required|enable javascript
javascript is not available|you need to enable javascript to run this app|your browser is not supported|unsupported browser|browser not supported|update your browser
`
    .trim()
    .split(/[|\n]/),
);

/** Starts that tell by themselves, and shapes. */
const SHAPES: readonly RegExp[] = [
  /^(?:http )?(?:error )?[45]\d\d(?: error)?$/,
  /^(?:http )?(?:error )?[45]\d\d(?: error)?[ :.,!–—|-]+(?:forbidden|unauthori[sz]ed|(?:page |file |content )?not (?:found|allowed|implemented|acceptable)|bad (?:request|gateway)|page(?:$| (?:missing|does|is))|access denied|internal server|server error|service |gateway time|too many|error$|gone$|client closed|method not|request (?:time|entity|header|reject)|that's an|sorry|ooo?ps|this page)/,
  /^(?:just a moment|attention required|access denied|(?:page )?not found|(?:log|sign) ?in)(?: ?[!.|·–—-]+ |$)/,
  /^(?:log|sign) ?in (?:to|with) /,
  /^(?:checking your browser|verifying (?:that )?you(?:'re| are)|verify (?:that )?you(?:'re| are)|ddos protection by) /,
];

const plainOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\.{3}|…/g, '')
    .replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '');

/**
 * Whether a title says nothing of the page.
 *
 * @param title Clean, on one line.
 * @param names What the site calls itself, and its host.
 */
export function isGenericTitle(title: string, names: readonly string[]): boolean {
  const plain = plainOf(title);
  if (!plain || WHOLE.has(plain) || SHAPES.some((shape) => shape.test(plain))) return true;
  return names.some((name) => plainOf(name) === plain);
}

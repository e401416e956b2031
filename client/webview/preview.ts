/** The page of the preview: shows what the panel sends, and tells it what somebody does. */
import type { FromPage, PageState, Picture, ToPage } from '../src/preview/messages.ts';
import { Bar } from './bar.ts';
import { Pane } from './pane.ts';
import { linkAttribute } from './sanitise.ts';
import { Tip } from './tip.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const code = acquireVsCodeApi();
const uri = document.body.dataset['uri'] ?? '';
let { line, github } = { line: 0, github: false, ...code.getState() };
let picture: Picture | undefined;

const site: Pane = new Pane('As the site prints it', (top) => scrolled(top, other));
const other: Pane = new Pane('As GitHub shows it', (top) => scrolled(top, site));
const tip = new Tip();
const bar = new Bar({ step, github: () => showGitHub(!github) });
const views = document.createElement('div');
views.id = 'views';
views.append(site.element, other.element);
const captions = document.createElement('div');
captions.id = 'captions';
captions.append(...[site, other].map(({ label }) => captionOf(label)));
document.body.append(bar.element, captions, views, tip.element);
arrange();

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'show') show(data);
  else if (data.type === 'say') bar.say(data.text);
  else if (data.type === 'scroll') scroll(data.line);
});
document.addEventListener('click', (event) => follow(event));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') follow(event);
  if (event.key === 'Escape') tip.hide();
});
document.addEventListener('dblclick', ({ target }) => {
  const at = target instanceof Element ? site.lineOf(target) : undefined;
  if (at !== undefined) code.postMessage({ type: 'go', line: at });
});
for (const event of ['mouseover', 'focusin'] as const) {
  document.addEventListener(event, ({ target }) => explain(target));
}
code.setState({ uri, line, github });
code.postMessage({ type: 'ready', github });

function show(next: Picture): void {
  const first = picture === undefined;
  picture = next;
  const { site: html, github: html2, differences, lineCount } = next;
  tip.hide();
  bar.say('');
  bar.count(differences.length);
  site.show(html, differences, lineCount);
  // It may have been asked for when the view was still wanted.
  if (github && html2 !== undefined) other.show(html2, differences, lineCount);
  if (first) scroll(line);
  else if (github) other.line = site.line;
}

function scroll(to: number): void {
  line = to;
  site.line = to;
  if (github) other.line = to;
  code.setState({ uri, line, github });
}

/** Somebody has scrolled one of the views. */
function scrolled(top: number, follower: Pane): void {
  tip.hide();
  line = top;
  if (github) follower.line = top;
  code.setState({ uri, line, github });
  code.postMessage({ type: 'scrolled', line });
}

function showGitHub(wanted: boolean): void {
  github = wanted;
  arrange();
  code.setState({ uri, line, github });
  code.postMessage({ type: 'github', wanted });
}

function arrange(): void {
  bar.press(github);
  other.element.hidden = captions.hidden = !github;
  // What nobody sees must not grow old.
  if (!github) other.show('', [], 0);
}

/** Names a view for the eye, while there are two; to readers of the screen the view says it itself. */
function captionOf(label: string): HTMLElement {
  const caption = document.createElement('span');
  caption.textContent = label;
  caption.ariaHidden = 'true';
  return caption;
}

/** Goes to the next marked place, as seen from the top of the view, or to the first again. */
function step(by: 1 | -1): void {
  const { marked } = site;
  const focused = marked.findIndex((element) => element.matches(':focus'));
  const target = marked.at(focused < 0 ? (by > 0 ? 0 : -1) : (focused + by) % marked.length);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}

function explain(target: EventTarget | null): void {
  const marked = target instanceof Element ? target.closest<HTMLElement>('.differs') : null;
  const notes = marked ? [...site.notesOf(marked), ...other.notesOf(marked)] : [];
  if (marked && notes.length > 0) tip.show(marked, notes);
  else tip.hide();
}

/** A link of the draft is opened outside, by the editor; an anchor within the page. */
function follow(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest(`[${linkAttribute}]`) : null;
  const href = link?.getAttribute(linkAttribute);
  if (!href) return;
  event.preventDefault();
  if (href.startsWith('#')) (other.element.contains(link) ? other : site).goTo(href.slice(1));
  else code.postMessage({ type: 'open', href });
}

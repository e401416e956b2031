/**
 * A draft's HTML, of which anything may come, made harmless: its text is parsed into a document in which nothing runs and
 * nothing loads, and what is known to be harmless there is built anew, element by element. What is not listed does not pass.
 */

const elements: ReadonlySet<string> = new Set(
  `a abbr b blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3
  h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody
  td tfoot th thead time tr tt u ul var wbr`.split(/\s+/),
);

/** Their contents are no text of the page. */
const dropped: ReadonlySet<string> = new Set(
  `applet audio base embed frame frameset head iframe link math meta noembed noframes object plaintext script
  select style svg template textarea title video xmp`.split(/\s+/),
);

const attributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['align', 'dir', 'lang', 'title'],
  details: ['open'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  time: ['datetime'],
};

/** The classes that our style knows. */
const classes: ReadonlySet<string> = new Set(['footnote', 'footnote-backref', 'footnote-ref', 'headerlink']);

/** The names of a draft's anchors live apart from our own. */
export const anchorPrefix = 'draft-';

/** Where an element says that it is a link, and where to. No element has an `href`: a click is ours to follow. */
export const linkAttribute = 'data-href';

/** The harmless part of some HTML. */
export function sanitise(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  copyChildren(new DOMParser().parseFromString(html, 'text/html').body, fragment);
  return fragment;
}

function copyChildren(from: Node, to: Node): void {
  for (const child of from.childNodes) {
    if (child instanceof Text) to.appendChild(document.createTextNode(child.data));
    else if (child instanceof Element) copyElement(child, to);
  }
}

function copyElement(from: Element, to: Node): void {
  const name = from.localName;
  if (from.namespaceURI !== 'http://www.w3.org/1999/xhtml' || dropped.has(name)) return;
  if (name === 'img') to.appendChild(standIn(from));
  else if (elements.has(name)) to.appendChild(copyOf(from, name));
  else copyChildren(from, to);
}

function copyOf(from: Element, name: string): HTMLElement {
  const copy = document.createElement(name);
  for (const attribute of [...(attributes['*'] ?? []), ...(attributes[name] ?? [])]) {
    const value = from.getAttribute(attribute);
    if (value !== null) copy.setAttribute(attribute, value);
  }
  if (from.id) copy.id = anchorPrefix + from.id;
  copy.classList.add(...[...from.classList].filter((one) => classes.has(one)));
  const line = from.getAttribute('data-line');
  if (line !== null && /^\d{1,7}$/.test(line)) copy.setAttribute('data-line', line);
  if (from instanceof HTMLElement && from.style.textAlign) copy.style.textAlign = from.style.textAlign;
  const href = name === 'a' ? from.getAttribute('href') : null;
  if (href !== null) makeLink(copy, href);
  copyChildren(from, copy);
  return copy;
}

function makeLink(element: HTMLElement, href: string): void {
  element.setAttribute(linkAttribute, href);
  element.setAttribute('role', 'link');
  element.tabIndex = 0;
  if (!element.title) element.title = href;
}

/** A picture is not fetched; its words stand for it, and lead to it. */
function standIn(image: Element): HTMLElement {
  const element = document.createElement('span');
  element.className = 'picture';
  element.textContent = image.getAttribute('alt') || 'Picture';
  const source = image.getAttribute('src');
  if (source) makeLink(element, source);
  return element;
}

/** Reads HTML just far enough to tell its text from its tags, and to see what those hide. */
import { isAsciiLetter } from '../lib/letters.js';

type Range = readonly [number, number];

/** One tag: its name, whether it closes or opens, and whether it hides what it holds. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'void';
  readonly hides: boolean;
}

const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const neverSeen = new Set(['script', 'style', 'template', 'noscript', 'title', 'head']);

/** Elements that begin on a line of their own: text before, in and behind them is apart. */
const blockLevel = new Set(['address', 'article', 'aside', 'blockquote', 'body', 'br', 'caption', 'center', 'col', 'colgroup', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'head', 'header', 'hgroup', 'hr', 'html', 'iframe', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'optgroup', 'option', 'p', 'pre', 'search', 'section', 'select', 'summary', 'table', 'tbody', 'td', 'textarea', 'tfoot', 'th', 'thead', 'title', 'tr', 'ul']);
/** Elements whose content holds no tags. */
const rawText = new Set(['script', 'style', 'title']);

export function isBlockLevel(name: string): boolean {
  return blockLevel.has(name);
}

/** A tag or a stretch of text, with its offsets [start, end). Comments, declarations and markup that never ends are neither. */
export type HtmlToken =
  | { readonly kind: 'tag'; readonly tag: Tag; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly start: number; readonly end: number };

/** The tags and texts of a piece of HTML in order. Linear. */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let text = 0;
  for (let i = html.indexOf('<'); i >= 0;) {
    if (!/[A-Za-z/!?]/.test(html[i + 1] ?? '')) { i = html.indexOf('<', i + 1); continue; }
    if (i > text) tokens.push({ kind: 'text', start: text, end: i });
    const end = markupEnd(html, i);
    if (end < 0) return tokens;
    const tag = readTag(html.slice(i, end));
    if (tag !== null) tokens.push({ kind: 'tag', tag, start: i, end });
    text = tag?.kind === 'open' && rawText.has(tag.name) ? closingTag(html, tag.name, end) : end;
    i = html.indexOf('<', text);
  }
  if (html.length > text) tokens.push({ kind: 'text', start: text, end: html.length });
  return tokens;
}

/** The tags of a piece of HTML in order; comments are passed over. Linear. */
export function tagsOf(html: string): Tag[] {
  return htmlTokens(html).flatMap((token) => token.kind === 'tag' ? [token.tag] : []);
}

/** The offset behind the tag, comment or declaration that begins at `from`; -1 where it never ends. */
function markupEnd(html: string, from: number): number {
  if (html.startsWith('<!--', from)) return commentEnd(html, from);
  if (isAsciiLetter(html.charCodeAt(html[from + 1] === '/' ? from + 2 : from + 1))) return tagEnd(html, from);
  return html.indexOf('>', from) + 1 || -1;
}

/** The offset behind the comment that begins at `from`, -1 where it is not closed. `<!-->` and `<!--->` are whole, and `--!>` closes too. */
export function commentEnd(html: string, from: number): number {
  if (html[from + 4] === '>') return from + 5;
  if (html.startsWith('->', from + 4)) return from + 6;
  for (let i = html.indexOf('--', from + 4); i >= 0; i = html.indexOf('--', i + 1)) {
    if (html[i + 2] === '>') return i + 3;
    if (html[i + 2] === '!' && html[i + 3] === '>') return i + 4;
  }
  return -1;
}

/** Where the element's closing tag begins, or the end of the text. */
function closingTag(html: string, name: string, from: number): number {
  for (let i = html.indexOf('</', from); i >= 0; i = html.indexOf('</', i + 2)) {
    if (html.slice(i + 2, i + 2 + name.length).toLowerCase() === name && /[\s/>]/.test(html[i + 2 + name.length] ?? ' ')) return i;
  }
  return html.length;
}

/** The offset behind the `>` that closes the tag; -1 without one. As in browsers, quotes only hold a value: behind `=`. */
function tagEnd(html: string, from: number): number {
  let state = 'name' as 'name' | 'between' | 'attribute' | 'behind' | 'equals' | 'value';
  for (let i = from + (html[from + 1] === '/' ? 2 : 1); i < html.length; i++) {
    const char = html[i]!;
    if (char === '>') return i + 1;
    const space = char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\f';
    if (state === 'equals' && (char === '"' || char === '\'')) {
      i = html.indexOf(char, i + 1);
      if (i < 0) return -1;
      state = 'between';
    } else if (state === 'equals') state = space ? 'equals' : 'value';
    else if (state === 'value') state = space ? 'between' : 'value';
    else if (char === '/') state = 'between';
    else if (space) state = state === 'attribute' || state === 'behind' ? 'behind' : 'between';
    else if (char === '=' && (state === 'attribute' || state === 'behind')) state = 'equals';
    else if (state !== 'name') state = 'attribute';
  }
  return -1;
}

function readTag(tag: string): Tag | null {
  const close = tag[1] === '/';
  let i = close ? 2 : 1;
  const from = i;
  while (/[A-Za-z0-9-]/.test(tag[i] ?? '')) i++;
  const name = tag.slice(from, i).toLowerCase();
  if (name === '') return null;
  if (close) return { name, kind: 'close', hides: false };
  const attributes = tag.slice(i, tag.length - 1);
  return { name, kind: voids.has(name) || attributes.endsWith('/') ? 'void' : 'open', hides: neverSeen.has(name) || (attributes !== '' && hiding(attributes)) };
}

/** Whether attributes hide their element: `hidden`, or a style or colour that leaves nothing to see. */
function hiding(attributes: string): boolean {
  const folded = attributes.toLowerCase().replace(/\s+/g, ' ');
  const outside = folded.replace(/"[^"]*"|'[^']*'/g, '=').split(' ');
  if (outside.some((word) => word === 'hidden' || word.startsWith('hidden=') || word === 'hidden/')) return true;
  const tight = folded.replaceAll(' ', '');
  if (tight.includes('display:none') || tight.includes('visibility:hidden') || tight.includes('font-size:0') && zero(tight, 'font-size:') || tight.includes('opacity:0') && zero(tight, 'opacity:')) return true;
  return ['white', '#fff', '#ffffff', 'transparent', 'rgb(255,255,255)', 'rgba(0,0,0,0)'].some((colour) => {
    for (const lead of ['color:', 'color="', 'color=\'', 'color=']) {
      const at = tight.indexOf(lead + colour);
      if (at < 0 || tight[at - 1] === '-' || (lead.startsWith('color=') && tight.startsWith('bg', at - 2))) continue;
      if (!/[0-9a-z-]/.test(tight[at + lead.length + colour.length] ?? '')) return true;
    }
    return false;
  });
}

/** Whether the number behind `lead` is nought. */
function zero(text: string, lead: string): boolean {
  let i = text.indexOf(lead) + lead.length;
  while (/[0.]/.test(text[i] ?? '')) i++;
  return !/[1-9]/.test(text[i] ?? '');
}

/** Follows open elements through a stretch of Markdown, and knows whether what stands now is hidden. */
export interface HtmlState {
  /** What hides, and what stands in it, from the outside in. */
  readonly open: Tag[];
  /** How many of them hide. */
  hidden: number;
  /** How many of them hold no text of the page, such as scripts. */
  unseen: number;
}

export function htmlState(): HtmlState {
  return { open: [], hidden: 0, unseen: 0 };
}

/** Takes in the tags of a piece of HTML, and gives them. */
export function followTags(state: HtmlState, html: string): readonly Tag[] {
  const tags = tagsOf(html);
  for (const tag of tags) followTag(state, tag);
  return tags;
}

/** Takes in one tag. An element that is closed closes those still open in it. */
export function followTag(state: HtmlState, tag: Tag): void {
  if (tag.kind !== 'close') closeImplied(state, tag.name);
  if (tag.kind === 'open') {
    // Only what hides, and what stands in it, needs remembering.
    if ((!tag.hides && state.hidden === 0) || state.open.length >= 1000) return;
    state.open.push(tag);
    if (tag.hides) state.hidden++;
    if (neverSeen.has(tag.name)) state.unseen++;
  } else if (tag.kind === 'close' && state.open.some((open) => open.name === tag.name)) {
    while (close(state) !== tag.name);
  }
}

/** Closes the innermost element, and gives its name. */
function close(state: HtmlState): string | null {
  const tag = state.open.pop();
  if (tag === undefined) return null;
  if (tag.hides) state.hidden--;
  if (neverSeen.has(tag.name)) state.unseen--;
  return tag.name;
}

/** For elements that may go without a closing tag: what opens behind them closes them. */
const closedBy = new Map<string, ReadonlySet<string>>([
  ['li', new Set(['li'])], ['dt', new Set(['dt', 'dd'])], ['dd', new Set(['dt', 'dd'])], ['option', new Set(['option', 'optgroup'])],
  ['td', new Set(['td', 'th', 'tr', 'tbody', 'tfoot'])], ['th', new Set(['td', 'th', 'tr', 'tbody', 'tfoot'])], ['tr', new Set(['tr', 'tbody', 'tfoot'])],
  ['p', new Set([...blockLevel].filter((name) => !['br', 'caption', 'col', 'colgroup', 'figcaption', 'iframe', 'legend', 'optgroup', 'option', 'select', 'tbody', 'td', 'textarea', 'tfoot', 'th', 'thead', 'title', 'tr', 'body', 'head', 'html'].includes(name)))],
]);

function closeImplied(state: HtmlState, opening: string): void {
  if (state.open.length === 0 || !blockLevel.has(opening)) return;
  for (;;) {
    let at = state.open.length - 1;
    while (at >= 0 && !blockLevel.has(state.open[at]!.name)) at--;
    if (at < 0 || closedBy.get(state.open[at]!.name)?.has(opening) !== true) return;
    while (state.open.length > at) close(state);
  }
}

/** Elements that strike out what they hold. */
export const struckNames: readonly string[] = ['s', 'strike', 'del'];

export interface ElementRanges {
  /** How many such elements stand open. */
  readonly open: number;
  /** Takes in a tag at an offset of the text. */
  follow(tag: Tag, at: number): void;
  /** The ranges since the last call, in a text of this length. What is open goes on in the next text. */
  take(length: number): Range[];
}

/** Notes which ranges of a text stand in elements of these names. */
export function elements(names: readonly string[]): ElementRanges {
  let open = 0;
  let from = 0;
  let ranges: Range[] = [];
  const end = (at: number): void => { if (at > from) ranges.push([from, at]); };
  return {
    get open() { return open; },
    follow(tag, at) {
      if (!names.includes(tag.name)) return;
      if (tag.kind === 'open' && open++ === 0) from = at;
      else if (tag.kind === 'close' && open > 0 && --open === 0) end(at);
    },
    take(length) {
      if (open > 0) end(length);
      const taken = ranges;
      ranges = [];
      from = 0;
      return taken;
    },
  };
}

/** Reads HTML just far enough to tell its text from its tags, and to see what those hide. */

type Range = readonly [number, number];

/** One tag: its name, whether it closes or opens, and whether it hides what it holds. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'void';
  readonly hides: boolean;
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const voids = names('area base br col embed hr img input link meta source track wbr');
const neverSeen = names('script style template noscript title head');
/** Elements whose content holds no tags. */
const rawText = names('script style title');
/** Block-level elements that may stand in a paragraph's end tag's place, so that they close an open `<p>`. */
const blocks =
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul';
/** Elements that begin on a line of their own: text before, in and behind them is apart. */
const blockLevel = names(
  `${blocks} body br caption col colgroup figcaption head html iframe legend optgroup option select tbody td textarea tfoot th thead title tr`,
);

export function isBlockLevel(name: string): boolean {
  return blockLevel.has(name);
}

/** A tag or a stretch of text, with its offsets [start, end). Comments, declarations and markup that never ends are neither. */
export interface HtmlToken {
  /** Null for text. */
  readonly tag: Tag | null;
  readonly start: number;
  readonly end: number;
}

/** The tags and texts of a piece of HTML in order. Linear. */
export function htmlTokens(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let text = 0;
  for (let i = html.indexOf('<'); i >= 0; ) {
    if (!/[A-Za-z/!?]/.test(html[i + 1] ?? '')) {
      i = html.indexOf('<', i + 1);
      continue;
    }
    if (i > text) tokens.push({ tag: null, start: text, end: i });
    const end = markupEnd(html, i);
    if (end < 0) return tokens;
    const tag = readTag(html.slice(i, end));
    if (tag !== null) tokens.push({ tag, start: i, end });
    text = tag?.kind === 'open' && rawText.has(tag.name) ? closingTag(html, tag.name, end) : end;
    i = html.indexOf('<', text);
  }
  if (html.length > text) tokens.push({ tag: null, start: text, end: html.length });
  return tokens;
}

/** The tags of a piece of HTML in order. Linear. */
export function tagsOf(html: string): Tag[] {
  return htmlTokens(html).flatMap(({ tag }) => tag ?? []);
}

/** The offset behind the tag, comment or declaration that begins at `from`; -1 where it never ends. */
function markupEnd(html: string, from: number): number {
  if (html.startsWith('<!--', from)) return commentEnd(html, from);
  if (/[A-Za-z]/.test(html[html[from + 1] === '/' ? from + 2 : from + 1] ?? ''))
    return tagEnd(html, from);
  return html.indexOf('>', from) + 1 || -1;
}

/** The offset behind the comment that begins at `from`, -1 where it is not closed. `<!-->` and `<!--->` are whole, and `--!>` closes too. */
export function commentEnd(html: string, from: number): number {
  if (html[from + 4] === '>') return from + 5;
  if (html.startsWith('->', from + 4)) return from + 6;
  const end = /--!?>/g;
  end.lastIndex = from + 4;
  return end.test(html) ? end.lastIndex : -1;
}

/** Where the element's closing tag begins, or the end of the text. */
function closingTag(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?![^\\s/>])`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

/** The offset behind the `>` that closes the tag; -1 without one. As in browsers, quotes only hold a value: behind `=`. */
function tagEnd(html: string, from: number): number {
  let state = 'name' as 'name' | 'between' | 'attribute' | 'behind' | 'equals' | 'value';
  for (let i = from + (html[from + 1] === '/' ? 2 : 1); i < html.length; i++) {
    const char = html[i]!;
    if (char === '>') return i + 1;
    const space = /\s/.test(char);
    if (state === 'equals' && (char === '"' || char === "'")) {
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
  const [, slash, written, rest = ''] = /^<(\/?)([A-Za-z0-9-]+)([^]*)>$/.exec(tag) ?? [];
  if (written === undefined) return null;
  const name = written.toLowerCase();
  if (slash === '/') return { name, kind: 'close', hides: false };
  const kind = voids.has(name) || rest.endsWith('/') ? 'void' : 'open';
  return { name, kind, hides: neverSeen.has(name) || (rest !== '' && hides(rest)) };
}

const noSize = /(?:font-size|opacity):0(?:\.0*)?(?![0-9.])/;
const noColour =
  /(?<!-)\bcolor[:=]["']?(?:white|#fff(?:fff)?|transparent|rgb\(255,255,255\)|rgba\(0,0,0,0\))(?![0-9a-z-])/;

/** Whether attributes hide their element: `hidden`, or a style or colour that leaves nothing to see. */
function hides(attributes: string): boolean {
  const folded = attributes.toLowerCase();
  const outside = folded.replace(/"[^"]*"|'[^']*'/g, '=');
  if (/(?:^|\s)hidden(?:[\s/=]|$)/.test(outside)) return true;
  const tight = folded.replace(/\s+/g, '');
  if (/display:none|visibility:hidden/.test(tight)) return true;
  return noSize.test(tight) || noColour.test(tight);
}

/** For elements that may go without a closing tag: what opens behind them closes them. */
const closedBy = new Map<string, ReadonlySet<string>>([
  ['li', names('li')],
  ['dt', names('dt dd')],
  ['dd', names('dt dd')],
  ['option', names('option optgroup')],
  ['td', names('td th tr tbody tfoot')],
  ['th', names('td th tr tbody tfoot')],
  ['tr', names('tr tbody tfoot')],
  ['p', names(blocks)],
]);

/** Follows open elements through a stretch of Markdown, and knows whether what stands now is hidden. */
export class HtmlState {
  /** What hides, and what stands in it, from the outside in. */
  readonly #open: Tag[] = [];
  /** How many open elements hide. */
  hidden = 0;
  /** How many of them hold no text of the page, such as scripts. */
  unseen = 0;

  /** Takes in one tag. An element that is closed closes those still open in it. */
  follow(tag: Tag): void {
    if (tag.kind !== 'close') this.#closeImplied(tag.name);
    if (tag.kind === 'open') {
      // Only what hides, and what stands in it, needs remembering.
      if ((!tag.hides && this.hidden === 0) || this.#open.length >= 1000) return;
      this.#open.push(tag);
      if (tag.hides) this.hidden++;
      if (neverSeen.has(tag.name)) this.unseen++;
    } else if (tag.kind === 'close') {
      const at = this.#open.findLastIndex(({ name }) => name === tag.name);
      if (at >= 0) this.#closeFrom(at);
    }
  }

  #closeFrom(at: number): void {
    for (const tag of this.#open.splice(at)) {
      if (tag.hides) this.hidden--;
      if (neverSeen.has(tag.name)) this.unseen--;
    }
  }

  #closeImplied(opening: string): void {
    for (;;) {
      const at = this.#open.findLastIndex(({ name }) => blockLevel.has(name));
      if (at < 0 || closedBy.get(this.#open[at]!.name)?.has(opening) !== true) return;
      this.#closeFrom(at);
    }
  }
}

/** Elements that strike out what they hold. */
export const struckNames: readonly string[] = ['s', 'strike', 'del'];

/** Notes which ranges of a text stand in elements of these names. */
export class ElementRanges {
  /** How many such elements stand open. */
  open = 0;
  readonly #names: readonly string[];
  #from = 0;
  #ranges: Range[] = [];

  constructor(elements: readonly string[]) {
    this.#names = elements;
  }

  /** Takes in a tag at an offset of the text. */
  follow(tag: Tag, at: number): void {
    if (!this.#names.includes(tag.name)) return;
    if (tag.kind === 'open' && this.open++ === 0) this.#from = at;
    else if (tag.kind === 'close' && this.open > 0 && --this.open === 0) this.#end(at);
  }

  #end(at: number): void {
    if (at > this.#from) this.#ranges.push([this.#from, at]);
  }

  /** The ranges since the last call, in a text of this length. What is open goes on in the next text. */
  take(length: number): Range[] {
    if (this.open > 0) this.#end(length);
    const ranges = this.#ranges;
    this.#ranges = [];
    this.#from = 0;
    return ranges;
  }
}

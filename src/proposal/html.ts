/** Reads HTML tags just far enough to see what they hide. */

/** One tag: its name, whether it closes or opens, and whether it hides what it holds. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'void';
  readonly hides: boolean;
}

const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const neverSeen = new Set(['script', 'style', 'template', 'noscript', 'title', 'head']);

/** The tags of a piece of HTML in order; comments are passed over. Linear. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  for (let i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i)) {
    if (html.startsWith('<!--', i)) {
      const end = html.indexOf('-->', i + 4);
      if (end < 0) break;
      i = end + 3;
      continue;
    }
    const end = tagEnd(html, i);
    if (end < 0) break;
    const tag = readTag(html.slice(i, end + 1));
    if (tag !== null) tags.push(tag);
    i = end + 1;
  }
  return tags;
}

/** The index of the `>` that closes the tag, quotes respected; -1 without one. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let i = from + 1; i < html.length; i++) {
    const char = html[i]!;
    if (quote !== '') { if (char === quote) quote = ''; }
    else if (char === '"' || char === '\'') quote = char;
    else if (char === '>') return i;
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
  return { name, kind: voids.has(name) || attributes.endsWith('/') ? 'void' : 'open', hides: neverSeen.has(name) || hiding(attributes) };
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
  readonly open: Tag[];
  hidden: number;
}

export function htmlState(): HtmlState {
  return { open: [], hidden: 0 };
}

/** Takes in the tags of a piece of HTML. An element that is closed closes those still open in it. */
export function followTags(state: HtmlState, html: string): readonly Tag[] {
  const tags = tagsOf(html);
  for (const tag of tags) {
    if (tag.kind === 'open') {
      // Only what hides, and what stands in it, needs remembering.
      if ((!tag.hides && state.hidden === 0) || state.open.length >= 1000) continue;
      state.open.push(tag);
      if (tag.hides) state.hidden++;
    } else if (tag.kind === 'close' && state.open.some((open) => open.name === tag.name)) {
      for (let open = state.open.pop(); open !== undefined; open = state.open.pop()) {
        if (open.hides) state.hidden--;
        if (open.name === tag.name) break;
      }
    }
  }
  return tags;
}

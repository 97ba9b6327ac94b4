/** Takes the pointer off a statement: `see Methodology: words` points at a part of the page and says words of its own. */

const LEADS = ['see also', 'see', 'cf.', 'cf', 'as told in', 'as described in', 'as described under', 'as explained in', 'as explained under', 'as stated in', 'as stated under', 'as said in', 'as said under', 'as set out in', 'as in', 'described in', 'described under', 'explained in', 'explained under', 'told in', 'told under', 'answered in', 'answered under', 'covered in', 'covered under', 'set out in', 'set out under', 'above under', 'above in', 'below under', 'below in', '→', '->', '=>', 'refer to', 'please see', 'please refer to'] as const;
/** Words after `see` that make it a verb of ordinary speech and no pointer. */
const NO_TARGET = /^(?:how|what|why|whether|if|that|no|it|them|us|you|to it|fit|nothing|the point|who|where|when|any)\b/iu;
const ENDS = new Set([';', ':', '.', ',', '—', '–', '!', '?', '\n']);
const LONGEST = 90;

/**
 * Splits `see X; words` into the pointer `X` and the words. `pointer` is null when there is none; `rest` is what is left to read, '' when nothing is.
 * A pointer in brackets, or at the end after a comma or full stop, is taken off too.
 */
export function splitPointer(text: string): { readonly pointer: string | null; readonly rest: string } {
  const trimmed = text.trim();
  const head = leadAt(trimmed, 0);
  if (head > 0 && !NO_TARGET.test(trimmed.slice(head))) {
    const end = targetEnd(trimmed, head);
    const pointer = clean(trimmed.slice(head, end));
    if (pointer !== '') return { pointer, rest: trimmed.slice(end).replace(/^[\s;:.,—–!?-]+/u, '').trim() };
  }
  return inBrackets(trimmed) ?? atEnd(trimmed) ?? { pointer: null, rest: trimmed };
}

/** The leads by their first letter: almost no word begins one. */
const BY_LETTER = new Map<string, string[]>();
for (const lead of LEADS) BY_LETTER.set(lead[0]!, [...(BY_LETTER.get(lead[0]!) ?? []), lead]);

/** The offset behind a lead (`see `) at `from`, or 0. */
function leadAt(text: string, from: number): number {
  const leads = BY_LETTER.get((text[from] ?? '').toLowerCase());
  if (leads === undefined) return 0;
  const window = text.slice(from, from + 24).toLowerCase();
  for (const lead of leads) {
    if (!window.startsWith(lead)) continue;
    const next = text[from + lead.length];
    if (next === undefined) return 0;
    if (next === ' ' || next === '\n' || next === '*' || next === '[' || next === '"' || lead === '→') return skipSpace(text, from + lead.length);
  }
  return 0;
}

function skipSpace(text: string, i: number): number {
  while (i < text.length && (text[i] === ' ' || text[i] === '\n')) i++;
  return i;
}

/** Where the target ends: at a mark outside quotes and brackets; a number's own dot (9.2) and a bracket directly behind (Scope (pilot)) belong to neither. */
function targetEnd(text: string, from: number): number {
  const quote = text[from];
  if (quote === '"' || quote === '“' || quote === '«' || quote === '*' || quote === '_' || quote === '`') {
    const close = quote === '“' ? '”' : quote === '«' ? '»' : quote;
    const end = text.indexOf(close, from + 1);
    if (end > 0 && end - from <= LONGEST) {
      const behind = text[end + 1];
      return behind === close ? end + 2 : end + 1;
    }
  }
  let i = from;
  for (; i < text.length && i - from < LONGEST * 2; i++) {
    const char = text[i]!;
    if (char === '(' && i > from) return i;
    if (!ENDS.has(char)) continue;
    const next = text[i + 1];
    if (char === '.' && next !== undefined && /[\p{L}\p{N}]/u.test(next)) continue;
    return i;
  }
  return i;
}

/** `words (see X)`: the bracket is the pointer. */
function inBrackets(text: string): { pointer: string; rest: string } | null {
  let from = text.indexOf('(');
  for (let tries = 0; from >= 0 && tries < 8; tries++, from = text.indexOf('(', from + 1)) {
    const head = leadAt(text, from + 1);
    if (head === 0 || NO_TARGET.test(text.slice(head, head + 20))) continue;
    const close = text.indexOf(')', head);
    if (close < 0 || close - head > LONGEST) continue;
    const pointer = clean(text.slice(head, targetEnd(text.slice(0, close), head)));
    if (pointer !== '') return { pointer, rest: `${text.slice(0, from).trimEnd()}${text.slice(close + 1)}`.trim() };
  }
  return null;
}

/** `words; see X` and `is answered above under X`. Only where the pointer is the last thing said. */
function atEnd(text: string): { pointer: string; rest: string } | null {
  const tail = text.slice(-LONGEST * 2);
  const shift = text.length - tail.length;
  for (let i = tail.length - 1; i >= 0; i--) {
    if (i > 0 && tail[i - 1] !== ' ' && tail[i - 1] !== '\n') continue;
    const head = leadAt(tail, i);
    if (head === 0 || NO_TARGET.test(tail.slice(head))) continue;
    const end = targetEnd(tail, head);
    if (tail.slice(end).replace(/[\s.!)]+/gu, '') !== '') continue;
    // In running words only a mark, or a word that says "answered", makes it a pointer; "as in" and "see" are common speech.
    const before = tail.slice(0, i).trimEnd();
    const marked = before === '' || /[;:.,—–(-]$/u.test(before) || /\b(?:is|are|all|answered|above|below|declared|stated|told|described|explained)$/iu.test(before);
    if (!marked) continue;
    const pointer = clean(tail.slice(head, end));
    if (pointer === '' || !/^[\p{Lu}\p{N}]/u.test(pointer)) continue;
    return { pointer, rest: trimMarks(text.slice(0, shift + i)) };
  }
  return null;
}

/** Marks and spaces off the end; a loop, because an anchored pattern would try every start. */
function trimMarks(text: string): string {
  let end = text.length;
  while (end > 0 && ' \n\t\r;:,—–-'.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** The target's own words: marks, `section`, `the`, `above`, and what says only where in it ("last paragraph") off. */
function clean(target: string): string {
  const bare = target.replace(/[*_`"“”«»()[\]]/gu, '').replace(/^§\s*/u, '').trim();
  const named = bare.replace(/^(?:the\s+)?(?:section|part|chapter|heading|paragraph|point)\s+(?:on\s+|about\s+)?/iu, '').replace(/^the\s+/iu, '');
  const kept = named.replace(/\s+(?:above|below|section|at the end|at the top)$/iu, '').trim();
  return kept.length > LONGEST ? '' : kept === '' ? bare : kept;
}

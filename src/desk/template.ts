/** Letter templates: `{{name}}`, `{{#list}}…{{.}}…{{/list}}` for each or where there is one, `{{^name}}…{{/name}}` where there is none. Linear; nothing of a template is code. */
import { nearest, problem } from '../lib/problem.js';
import type { Problem, Result } from '../lib/place.js';

export type Values = Readonly<Record<string, string | readonly string[]>>;

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'open'; readonly name: string; readonly at: number; readonly none: boolean }
  | { readonly kind: 'close'; readonly name: string; readonly at: number };

/** The filled template. A name that there is none of, and one with no value outside a part of its own, are problems at their place. */
export function fillTemplate(source: string, values: Values, path: string): Result<string> {
  const problems: Problem[] = [];
  const wrong = (at: number, message: string, fix: string): void => {
    const before = source.slice(0, at).split('\n');
    problems.push(problem('letter-variable', message, { path, place: { line: before.length, column: before.at(-1)!.length + 1 }, fix }));
  };
  let out = '';
  let open: { readonly name: string; readonly none: boolean; body: Piece[]; readonly at: number } | null = null;
  const has = (name: string): boolean => (values[name]?.length ?? 0) > 0;
  const known = (name: string, at: number): boolean => {
    if (Object.hasOwn(values, name)) return true;
    const near = nearest(name, Object.keys(values));
    wrong(at, `there is no {{${name.slice(0, 40)}}}.${near === null ? '' : ` Is it {{${near}}}?`}`, `There are: ${Object.keys(values).join(', ')}.`);
    return false;
  };
  const textOf = (name: string): string => { const value = values[name]; return typeof value === 'string' ? value : (value ?? []).join('; '); };
  const put = (piece: Piece, item: string | null): string => {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind !== 'name') return '';
    if (piece.name === '.') { if (item === null) wrong(piece.at, '{{.}} stands for an item, and here is none.', 'Put it between {{#list}} and {{/list}}.'); return item ?? ''; }
    if (!known(piece.name, piece.at)) return '';
    if (!has(piece.name)) wrong(piece.at, `{{${piece.name}}} has no value here.`, `Write {{#${piece.name}}} before and {{/${piece.name}}} behind what needs it.`);
    return textOf(piece.name);
  };
  for (const piece of piecesOf(source)) {
    if (open === null) {
      if (piece.kind === 'open') { known(piece.name, piece.at); open = { name: piece.name, none: piece.none, body: [], at: piece.at }; }
      else if (piece.kind === 'close') wrong(piece.at, `{{/${piece.name}}} closes nothing.`, 'Take it out.');
      else out += put(piece, null);
      continue;
    }
    if (piece.kind === 'open') { wrong(piece.at, 'a part inside a part is not read.', `Close {{/${open.name}}} first.`); continue; }
    if (piece.kind !== 'close') { open.body.push(piece); continue; }
    if (piece.name !== open.name) { wrong(piece.at, `{{/${piece.name}}} closes {{${open.none ? '^' : '#'}${open.name}}}.`, `Write {{/${open.name}}}.`); continue; }
    const body: readonly Piece[] = open.body;
    const value = values[open.name];
    if (open.none ? !has(open.name) : has(open.name)) {
      const items: readonly (string | null)[] = !open.none && typeof value !== 'string' && body.some((one) => one.kind === 'name' && one.name === '.') ? value ?? [] : [null];
      for (const item of items) out += body.map((one) => put(one, item)).join('');
    } else for (const one of body) if (one.kind === 'name' && one.name !== '.') known(one.name, one.at);
    open = null;
  }
  if (open !== null) wrong(open.at, `{{#${open.name}}} is never closed.`, `Write {{/${open.name}}} where it ends.`);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: out, problems: [] };
}

/** A tag alone on its line takes its line with it. */
function piecesOf(source: string): readonly Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (;;) {
    const start = source.indexOf('{{', at);
    const end = start < 0 ? -1 : source.indexOf('}}', start);
    if (end < 0) { out.push({ kind: 'text', text: source.slice(at) }); return out; }
    const inner = source.slice(start + 2, end).trim();
    const mark = inner[0] ?? '';
    const name = '#^/'.includes(mark) && mark !== '' ? inner.slice(1).trim() : inner;
    let from = start;
    let to = end + 2;
    if (mark === '#' || mark === '^' || mark === '/') {
      const alone = (start === 0 || source[start - 1] === '\n') && (to === source.length || source[to] === '\n');
      if (alone) to = Math.min(source.length, to + 1);
    }
    from = start;
    if (from > at) out.push({ kind: 'text', text: source.slice(at, from) });
    if (mark === '#' || mark === '^') out.push({ kind: 'open', name, at: start, none: mark === '^' });
    else if (mark === '/') out.push({ kind: 'close', name, at: start });
    else out.push({ kind: 'name', name, at: start });
    at = to;
  }
}

/** From what a letter may say and a template to the letter: filled, safe to print, in lines. */
import { letterValues, type LetterInput } from '../../desk/letter.js';
import { fillTemplate } from '../../desk/template.js';
import type { Result } from '../../lib/place.js';
import { paragraph } from '../../report/layout.js';
import { safe } from '../../report/safe.js';

/** Columns of a letter. */
const width = 76;

/** The letter, or every problem of its template. */
export function composeLetter(input: LetterInput, template: { readonly text: string; readonly path: string }): Result<string> {
  const cleaned = Object.fromEntries(Object.entries(letterValues(input)).map(([key, value]) => [key, typeof value === 'string' ? safe(value) : value.map(safe)]));
  const filled = fillTemplate(template.text, cleaned, template.path);
  return filled.ok ? { ...filled, value: flowed(filled.value) } : filled;
}

/** Paragraphs and items in lines of a letter's width; never two empty lines in a row. */
function flowed(text: string): string {
  const out: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length > 0) { const first = run[0]!; const item = first.startsWith('- '); out.push(...paragraph(safe(run.join(' ').replace(/^- /u, '')), width, item ? '- ' : '', item ? '  ' : '')); }
    run = [];
  };
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (bare === '') { flush(); if (out.length > 0 && out.at(-1) !== '') out.push(''); continue; }
    if (bare.startsWith('- ')) flush();
    if (bare.startsWith('#') || bare.startsWith('▸')) { flush(); out.push(safe(bare)); continue; }
    run.push(bare);
  }
  flush();
  while (out.at(-1) === '') out.pop();
  return `${out.join('\n')}\n`;
}

/** The report formats: one file each, one line here. */
import type { RunResult } from '../evaluate/result.js';
import type { Format, RenderOptions } from './format.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { rdjson } from './rdjson.js';
import { sarif } from './sarif.js';
import { terminal } from './terminal.js';

export type { CallNote, CountsNote, Format, Pieces, RenderOptions, ResultHead } from './format.js';

export const formats: readonly Format[] = [terminal, json, markdown, github, sarif, junit, rdjson];

/** The result in one of the formats, by name; throws a RangeError for a name that is none. Without options: 80 columns, no colour. */
export function render(result: RunResult, format: string, options: Partial<RenderOptions> = {}): string {
  const found = formats.find((f) => f.name === format);
  if (found === undefined) throw new RangeError(`There is no format "${format}". There are: ${formats.map((f) => f.name).join(', ')}.`);
  return found.render(result, { color: false, width: 80, ...options });
}

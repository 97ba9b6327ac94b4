/** The template for a rubric: the shipped one of its type or stage, else one made from the rubric itself. */
import type { Host } from '../lib/host.js';
import type { Rubric } from '../rubric/types.js';
import { generateTemplate } from './generate.js';
import { shippedRubrics } from '../rubric/shipped.js';

/** The template's text with LF line ends. A rubric of one's own gets one of its own, whatever type it judges. */
export function templateFor(rubric: Rubric, host: Host): string {
  const ours = shippedRubrics(host).some(({ id, type }) => id === rubric.id && type === rubric.type);
  const read = ours ? host.read(host.paths.resolve(host.packageRoot, 'templates', `${rubric.stage ?? rubric.type}.md`)) : null;
  return read?.ok === true ? new TextDecoder().decode(read.bytes).replaceAll('\r\n', '\n') : generateTemplate(rubric);
}

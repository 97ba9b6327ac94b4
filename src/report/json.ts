/** The result itself, as JSON: keys in the contract's order, safe to print, nothing else. */
import type { Format } from './format.js';
import { inOrder } from './order.js';
import { safeJson } from './safe.js';

export const json: Format = {
  name: 'json',
  about: 'the whole result, for programs; its form is schema/result.schema.json',
  render(result) {
    return `${safeJson(JSON.stringify(inOrder(result), null, 2))}\n`;
  },
};

/** The result itself, as JSON: keys in the contract's order, safe to print, nothing else. */
import type { Format, Pieces, ResultHead } from './format.js';
import { evaluationInOrder, inOrder } from './order.js';
import { safeJson } from './safe.js';

export const json: Format = {
  name: 'json',
  about: 'the whole result, for programs; its form is schema/result.schema.json',
  render(result) {
    const pieces = piecesOf(result);
    return result.evaluations.map((evaluation) => pieces.add(evaluation)).join('') + pieces.end(result);
  },
  pieces: piecesOf,
};

/** Where the evaluations stand in a result without any; before it is nothing that a stranger wrote. */
const NONE = '"evaluations": []';

function piecesOf(head: ResultHead): Pieces {
  let any = false;
  return {
    add(evaluation) {
      const before = any ? ',\n' : `${JSON.stringify(inOrder({ ...head, evaluations: [] }), null, 2).split(NONE)[0]!}"evaluations": [\n`;
      any = true;
      return `${before}    ${safeJson(JSON.stringify(evaluationInOrder(evaluation), null, 2)).replaceAll('\n', '\n    ')}`;
    },
    end(result) {
      const whole = `${safeJson(JSON.stringify(inOrder({ ...result, evaluations: [] }), null, 2))}\n`;
      return any ? `\n  ]${whole.slice(whole.indexOf(NONE) + NONE.length)}` : whole;
    },
  };
}

/** Asking whether a condition holds, against evaluating all of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckContext, MentionRead } from '../../src/checks/check.js';
import { evaluateCondition, truthOf } from '../../src/evaluate/condition.js';
import type { Condition } from '../../src/rubric/types.js';
import type { Evidence, Stance } from '../../src/language/evidence.js';

const evidence = (text: string): Evidence => ({ line: 1, column: 1, endLine: 1, endColumn: 2, text, excerpt: text, section: null, stance: 'supports', basis: 'text', trigger: null, excluded: null });
const mention = (stance: Stance, actor: NonNullable<MentionRead['actor']>): MentionRead => ({ mention: { start: 0, end: 1, phrase: 'x', reading: { stance, trigger: null, triggerStart: 0, triggerEnd: 0, rule: null } }, evidence: evidence(stance), actor });

type Said = readonly (readonly [Stance, NonNullable<MentionRead['actor']>])[];

/** A context in which each list of phrases is found as its first phrase's source says: an index into `said`. */
function contextOf(said: readonly Said[], hasTriggers: boolean, read: { count: number }): CheckContext {
  return {
    hasTriggers,
    *mentions([phrase]: readonly { readonly source: string }[]) {
      for (const [stance, actor] of said[Number(phrase!.source)]!) { read.count++; yield mention(stance, actor); }
    },
  } as unknown as CheckContext;
}

const stance = fc.constantFrom<Stance>('supports', 'denies', 'hedges', 'unrelated');
const said = fc.array(fc.array(fc.tuple(stance, fc.constantFrom('we' as const, 'other' as const, 'nobody' as const)), { maxLength: 4 }), { minLength: 4, maxLength: 4 });
const leaf = fc.nat(3).map((n): Condition => ({ op: 'check', kind: 'says', params: { phrases: [{ source: String(n), parts: [] }], in: null, needs: null } }));
const condition = fc.letrec<{ tree: Condition; leaf: Condition }>((tie) => ({
  leaf,
  tree: fc.oneof({ maxDepth: 3 }, tie('leaf'),
    fc.tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('tree'), { minLength: 1, maxLength: 4 })).map(([op, of]): Condition => ({ op, of })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(tie('tree'), { minLength: 1, maxLength: 4 })).map(([n, of]): Condition => ({ op: 'at-least', n, of })),
    tie('tree').map((of): Condition => ({ op: 'not', of }))),
})).tree;

describe('whether a condition holds', () => {
  it('is what evaluating all of it says, and reads no more than that', () => {
    fc.assert(fc.property(condition, said, fc.boolean(), (tree, list, hasTriggers) => {
      const whole = { count: 0 };
      const brief = { count: 0 };
      expect(truthOf(tree, contextOf(list, hasTriggers, brief))).toBe(evaluateCondition(tree, contextOf(list, hasTriggers, whole)).truth);
      expect(brief.count).toBeLessThanOrEqual(whole.count);
    }), { numRuns: 500 });
  });

  it('stops at the first sentence that decides', () => {
    const read = { count: 0 };
    const tree: Condition = { op: 'any', of: [0, 1].map((n): Condition => ({ op: 'check', kind: 'says', params: { phrases: [{ source: String(n), parts: [] }], in: null, needs: null } })) };
    expect(truthOf(tree, contextOf([[['supports', 'we'], ['supports', 'we']], [['supports', 'we']]], true, read))).toBe('yes');
    expect(read.count).toBe(1);
  });
});

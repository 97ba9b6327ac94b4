import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, any, atLeast, not } from '../../src/evaluate/truth.js';
import type { Truth } from '../../src/language/evidence.js';

const truth = fc.constantFrom<Truth>('no', 'weak', 'yes', 'unknown');

describe('three-valued logic', () => {
  test('a single no decides an `all`, a single yes an `any`', () => {
    expect(all(['yes', 'no', 'unknown'])).toBe('no');
    expect(any(['no', 'yes', 'unknown'])).toBe('yes');
    expect(all(['yes', 'weak'])).toBe('weak');
    expect(any(['no', 'unknown'])).toBe('unknown');
  });

  test('the empty cases: nothing asked is met, nothing offered is not', () => {
    expect(all([])).toBe('yes');
    expect(any([])).toBe('no');
    expect(atLeast(0, [])).toBe('yes');
    expect(atLeast(1, [])).toBe('no');
  });

  test('`at-least` is the n-th greatest, so 1 is `any` and the length is `all`', () => {
    fc.assert(fc.property(fc.array(truth, { minLength: 1, maxLength: 8 }), (truths) => {
      expect(atLeast(1, truths)).toBe(any(truths));
      expect(atLeast(truths.length, truths)).toBe(all(truths));
    }));
  });

  test('order never matters, and denying twice gives the same', () => {
    fc.assert(fc.property(fc.array(truth, { maxLength: 8 }), fc.nat(8), (truths, n) => {
      const turned = [...truths].reverse();
      expect([all(turned), any(turned), atLeast(n, turned)]).toEqual([all(truths), any(truths), atLeast(n, truths)]);
    }));
    fc.assert(fc.property(truth, (t) => { expect(not(not(t))).toBe(t); }));
  });
});

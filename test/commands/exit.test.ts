/** The exit code: worst first, and a sentence why. */
import { describe, expect, test } from 'vitest';
import { exitOf, type FailOn } from '../../src/commands/exit.js';
import { accept, decline, defer, problems, refine } from '../report/fixtures.js';

describe('the exit code', () => {
  const all = { accept, defer, refine, decline };
  const table: Readonly<Record<FailOn, readonly number[]>> = { incomplete: [0, 0, 1, 0], refine: [0, 0, 1, 1], decline: [0, 0, 0, 1], never: [0, 0, 0, 0] };
  for (const [failOn, codes] of Object.entries(table)) {
    test(`--fail-on ${failOn}`, () => {
      const got = Object.values(all).map((e) => exitOf({ evaluations: [e], problems: [] }, failOn as FailOn));
      expect(got.map((exit) => exit.code)).toEqual(codes);
      for (const exit of got) expect(exit.why).toMatch(/^\S.*\.$/u);
    });
  }

  test('what could not be used weighs more than any outcome, remarks weigh nothing', () => {
    expect(exitOf({ evaluations: [decline], problems }, 'never').code).toBe(2);
    expect(exitOf({ evaluations: [accept], problems: [{ ...problems[0]!, level: 'warning' }] }, 'refine').code).toBe(0);
    expect(exitOf({ evaluations: [refine, accept, decline], problems: [] }, 'refine').why).toBe('proposals/tide.md and 1 more are to be refined or declined.');
  });
});

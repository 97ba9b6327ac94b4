/** Judging stays quick where everything is open. */
import { expect, test } from 'vitest';
import { judge } from '../../src/evaluate/judge.js';
import { antiPattern, antiPatternMatch, checklist, criterion, match, records, rubric, today, withStatus } from './fixtures.js';

test('a rubric far larger than ours, all of it open, is judged within a second', () => {
  const lists = Array.from({ length: 8 }, (_, i) => checklist(`l${i}`, Array.from({ length: 10 }, (_, j) => criterion(`l${i}/c${j}`, { weight: 1 + j / 10 })), { level: i % 2 === 0 ? 'essential' : 'desirable' }));
  const avoided = Array.from({ length: 30 }, (_, i) => antiPattern(`a${i}`, { severity: i % 2 === 0 ? 'serious' : 'disqualifying' }));
  const found = match(lists.flatMap((l) => l.criteria.map((c, i) => withStatus(c.id, i % 3 === 0 ? 'missing' : 'open'))), { antiPatterns: avoided.map((a, i) => antiPatternMatch(a.id, 'open', [i + 1])) });
  const began = Date.now();
  const judged = judge(rubric(lists, { antiPatterns: avoided }), found, records(), today);
  expect(Date.now() - began).toBeLessThan(1000);
  expect(judged.couldBe).toEqual(['refine', 'decline']);
  expect(judged.path?.to).toBe('accept');
});

/** A criterion written with a slash keeps its id in whatever checklist it stands. */
import { expect, test } from 'vitest';
import { loaded, troubles } from './sources.js';

const two = (second: string) => ({ 'main.yaml': `title: Two lists\nchecklists:\n  sector:\n    title: Sector\n    must: { at-least: 1, always: [${second}] }\n    criteria:\n      relations: { asks: "Whom do you know?" }\n      ${second}: { asks: "How far do you go?" }\n` });

test('an id with a slash is the whole id', () => {
  const [list] = loaded(two('engagement/level')).checklists;
  expect(list!.criteria.map((c) => [c.id, c.checklist])).toEqual([['sector/relations', 'sector'], ['engagement/level', 'sector']]);
  expect(list!.must.always).toEqual(['engagement/level']);
});

test('an id without one stands under its checklist', () => {
  const [list] = loaded(two('level')).checklists;
  expect(list!.criteria.map((c) => c.id)).toEqual(['sector/relations', 'sector/level']);
  expect(list!.must.always).toEqual(['level']);
});

test('two criteria with one id are a problem', () => {
  const files = { 'main.yaml': 'title: Two lists\nchecklists:\n  level:\n    criteria:\n      one: { asks: "One?" }\n  sector:\n    criteria:\n      level/one: { asks: "One again?" }\n' };
  expect(troubles(files).join('\n')).toContain('"level/one" stands in two checklists');
});

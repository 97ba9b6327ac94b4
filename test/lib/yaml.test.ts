/** YAML, read safely and with places. */
import { describe, expect, test } from 'vitest';
import { plain, readYaml, valueAt } from '../../src/lib/yaml.js';
import type { Problem } from '../../src/lib/place.js';
import type { YamlValue } from '../../src/proposal/types.js';

function read(source: string): YamlValue | null {
  const result = readYaml(source, { path: 'a.yaml' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function refused(source: string): Problem {
  const result = readYaml(source, { path: 'a.yaml' });
  if (result.ok) throw new Error(`was read: ${JSON.stringify(plain(result.value))}`);
  expect(result.problems).toHaveLength(1);
  expect(result.problems[0]!.fix).not.toBeNull();
  return result.problems[0]!;
}

describe('values', () => {
  test('keep their order, their places and how numbers were written', () => {
    const value = read('b: 1.10\na:\n  - x: 012\n    y: "q"\n  - ~\n');
    expect(plain(value)).toEqual({ b: 1.1, a: [{ x: 12, y: 'q' }, null] });
    expect(Object.keys(plain(value) as object)).toEqual(['b', 'a']);
    expect(valueAt(value, ['b'])).toMatchObject({ raw: '1.10', place: { line: 1, column: 4, endLine: 1, endColumn: 8 } });
    expect(valueAt(value, ['a', 0, 'y'])).toMatchObject({ value: 'q', place: { line: 4, column: 8, endColumn: 11 } });
    expect(valueAt(value, ['a', 7])).toBeUndefined();
  });

  test('words of YAML 1.1 stay words, and no number is infinite', () => {
    expect(plain(read('a: no\nb: 2027-02-01\nc: 1e400\nd: .nan\ne: 12345678901234567890'))).toMatchObject({ a: 'no', b: '2027-02-01', c: '1e400', d: '.nan' });
    expect(valueAt(read('e: 12345678901234567890'), ['e'])).toMatchObject({ raw: '12345678901234567890' });
  });

  test('blank is null', () => {
    expect(read('')).toBeNull();
    expect(read('# only a remark\n')).toBeNull();
  });

  test('no key reaches a prototype', () => {
    const made = plain(read('__proto__: { polluted: 1 }\nconstructor: x\n')) as Record<string, unknown>;
    expect(Object.keys(made)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });
});

describe('refused with one problem at its place', () => {
  test.each([
    ['a colon in a value', 'status: draft\ntitle: Salt: a study', 2, 8],
    ['a tab', 'a:\n\tb: 1', 2, 1],
    ['a key twice', 'a: 1\nb: 2\na: 3', 3, 1],
    ['an alias', 'a: *x', 1, 4],
    ['an anchor', 'a: &x 1', 1, 7],
    ['a tag', 'a: !!binary aGk=', 1, 13],
    ['a directive', '%YAML 1.1\n---\na: no', 1, 1],
    ['a second document', 'a: 1\n---\nb: 2', 2, 1],
    ['an open quote', 'a: "x\nb: 2', 2, 4],
    ['an open bracket', 'a: [1', 1, 5],
    ['a list as key', '[a, b]: c', 1, 1],
    ['quotes that end early', 'a: \'it\'s\'', 1, 8],
    ['too many levels', `a: ${'['.repeat(40)}${']'.repeat(40)}`, 1, 35],
  ])('%s', (_name, source, line, column) => {
    expect(refused(source)).toMatchObject({ line, column, path: 'a.yaml', code: 'yaml-invalid' });
  });

  test('the fix for a colon shows the line in quotes', () => {
    expect(refused('title: Salt: a study').fix).toContain('title: "Salt: a study"');
  });

  test('what would hang or flood: nested keys, alias bombs, keys by the thousand', () => {
    const started = performance.now();
    expect(refused('? '.repeat(500)).message).toContain('nested too deep');
    expect(refused('- '.repeat(500)).message).toContain('nested too deep');
    expect(refused('['.repeat(60_000)).message).toContain('nested too deep');
    expect(refused(Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')).message).toContain('nested too deep');
    expect(refused(Array.from({ length: 20_000 }, (_, i) => `k${i}: v`).join('\n')).message).toContain('10,000 keys');
    const bomb = readYaml(`a: &a [x, x]\n${'bcdefghij'.split('').map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`).join('\n')}`, { path: null });
    expect(bomb.ok).toBe(false);
    expect(bomb.problems.length).toBeLessThanOrEqual(20);
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test('many brackets in texts are no nesting', () => {
    expect(read(Array.from({ length: 60 }, (_, i) => `k${i}: "[ {"`).join('\n'))).toMatchObject({ kind: 'map' });
    expect(read(`a:\n${Array.from({ length: 15 }, (_, i) => `${'  '.repeat(i + 1)}k${i}:`).join('\n')} x`)).toMatchObject({ kind: 'map' });
  });

  test('eight thousand keys are read', () => {
    expect(read(Array.from({ length: 8000 }, (_, i) => `k${i}: v`).join('\n'))).toMatchObject({ kind: 'map' });
  });
});

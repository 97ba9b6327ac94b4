import { describe, expect, test } from 'vitest';
import { operators } from '../../src/rubric/condition-schema.js';
import { loadRubric } from '../../src/rubric/load.js';
import { sourcesOf, troubles } from './sources.js';

const long = `id: test/base
title: A base
fields:
  start: { date: true, title: Start }
sections:
  method: { title: Method }
checklists:
  values:
    title: Values
    criteria:
      open-source:
        title: Open source
        asks: Is it open?
        home: [method]
      privacy:
        title: Privacy
avoid:
  ip/patents: { title: Patents, severity: disqualifying, says: [claim ... patents] }
`;
const criterionKeys = 'title, asks, why, counts, counts-not, home, line, for, against, needs, cues, met, partial, contradicted, when, field, same-as, weight, fix, effort, declines';

/** The base with one line behind `after` put in, and what is said of it. */
function withLine(after: string, line: string): readonly string[] {
  return troubles({ 'main.yaml': long.replace(after, `${after}\n${line}`) });
}

describe('one mistake gives one problem at its own line and column', () => {
  test.each([
    ['a misspelt key two levels down', 'asks: Is it open?', '        agianst: [closed]', [`main.yaml:14:9 "agianst", under values/open-source. Is it against? | Here may stand: ${criterionKeys}`]],
    ['a misspelt key at the top', 'title: A base', 'avoids: {}', ['main.yaml:3:1 "avoids", at the top. Is it avoid? | Here may stand: id, title, version, type, extends, abstract, outcomes, language, lexicon, fields, tables, sections, checklists, essential, welcome, avoid, self-assessment, information, stages, stage-by-status, timing, decision, reply, examples']],
    ['a key that is near nothing', 'asks: Is it open?', '        zzzzzz: 1', [`main.yaml:14:9 "zzzzzz", under values/open-source, is not a key of rubrics. | Here may stand: ${criterionKeys}`]],
    ['a misspelt value', 'asks: Is it open?', '        effort: wirte', ['main.yaml:14:17 "effort", under values/open-source, is "wirte". Is it write? | Here may stand: write, decide, arrange']],
    ['a number for text', 'asks: Is it open?', '        fix: 12', ['main.yaml:14:14 "fix", under values/open-source, is the number 12, and must be text. | Put it in quotes: "12"']],
    ['text for a number', 'asks: Is it open?', '        weight: heavy', ['main.yaml:14:17 "weight", under values/open-source, is "heavy", and must be a number.']],
    ['a weight of nothing', 'asks: Is it open?', '        weight: 0', ['main.yaml:14:17 "weight", under values/open-source, is too small: at least 0 (more than that).']],
    ['a misspelt operator deep in a condition', 'asks: Is it open?', '        met: { any: [{ section: method }, { al: [] }] }', [`main.yaml:14:45 "al", under met any 2 of values/open-source. Is it all? | Here may stand: ${operators.join(', ')}`]],
    ['a misspelt parameter of a check', 'asks: Is it open?', '        met: { dates: { in: method, at-lest: 3 } }', ['main.yaml:14:37 "at-lest", under met dates of values/open-source. Is it at-least? | Here may stand: in, at-least']],
    ['a missing parameter of a check', 'asks: Is it open?', '        met: { dates: { in: method } }', ['main.yaml:14:16 "at-least", under met dates of values/open-source, is missing. | Add it: a number.']],
    ['two operators at once', 'asks: Is it open?', '        met: { section: method, field: start }', ['main.yaml:14:14 Under met of values/open-source: A condition has one operator, and here are section and field. Put them into all: or any:, as a list.']],
    ['words under not', 'asks: Is it open?', '        met: { not: { says: [closed] } }', ['main.yaml:14:29 Under met not says of values/open-source: "says" reads sentences, and "not" may stand over facts alone: that nothing was found does not mean the opposite.']],
    ['a section that is not there', 'asks: Is it open?', '        when: { section: { id: methods, is: present } }', ['main.yaml:14:32 No section is called "methods". Is it method? | There are: method']],
    ['a field that is not there', 'asks: Is it open?', '        when: { field: strat }', ['main.yaml:14:24 No field is called "strat". Is it start? | There are: start']],
    ['a home that is not there', 'title: Privacy', '        home: [methode]', ['main.yaml:17:16 No section is called "methode". Is it method? | There are: method']],
    ['a twin that is not there', 'asks: Is it open?', '        same-as: values/privcy', ['main.yaml:14:18 No criterion is called "values/privcy". Is it values/privacy? | There are: values/open-source, values/privacy']],
    ['a must that is not there', 'title: Values', '    must: { always: [privcay] }', ['main.yaml:10:22 No criterion is called "privcay". Is it privacy? | There are: open-source, privacy']],
    ['a must that is too much', 'title: Values', '    must: { at-least: 3 }', ['main.yaml:10:23 "at-least", under must of Values, asks for 3 criteria, and the list has 2. | At most 2 fits.']],
    ['a broken phrase', 'asks: Is it open?', '        for: [open, (one | two]', ['main.yaml:14:21 The phrase "(one | two" can\'t be read: a bracket is not closed. | It goes wrong at "(one | two".']],
    ['a broken phrase in a condition', 'asks: Is it open?', '        met: { says: [fine, a ...40 b] }', ['main.yaml:14:29 The phrase "a ...40 b" can\'t be read: a gap holds 1 to 12 words. | It goes wrong at "...40 b".']],
    ['a bar over the top', 'title: A base', 'decision: { bar: 120 }', ['main.yaml:3:18 "bar", under decision, is too great: at most 100.']],
    ['a field without a kind', 'fields:', '  amount: { required: true }', ['main.yaml:4:11 Under the field amount: It has no kind. Add one of: text, date, money, number, whole, choice, license, contact.']],
    ['a field of two kinds', 'fields:', '  amount: { money: GBP, number: true }', ['main.yaml:4:33 Under number of the field amount: It has 2 kinds, money and number; it can be one thing only.']],
    ['a line that is no title', 'asks: Is it open?', '        line: { x: 1 }', ['main.yaml:14:15 "line", under values/open-source, is a mapping of keys. | Here may stand a title, a list of titles, or false for no line.']],
    ['an unknown thing to avoid', 'title: A base', 'self-assessment: { avoid-lines: [{ line: Ours, covers: [ip/patent] }] }', ['main.yaml:3:57 Nothing to avoid is called "ip/patent". | There are: ip/patents']],
    ['two titles of one id', 'sections:', '  Plan B: {}\n  plan-b: {}', ['main.yaml:7:3 "plan-b" and "Plan B" (line 6) come to the same id, plan-b. | Give one of them another title.']],
    ['an id that words can\'t give', 'sections:', '  "???": {}', ['main.yaml:6:3 "???" can\'t be an id under sections. | Use small letters, digits and hyphens, or a title with words in it.']],
  ])('%s', (_, after, line, expected) => {
    expect(withLine(after, line)).toEqual(expected);
  });

  test('broken YAML', () => {
    const [only, ...more] = troubles({ 'main.yaml': 'title: Gossip: averages\n' });
    expect(more).toEqual([]);
    expect(only).toMatch(/^main\.yaml:1:8 /u);
  });

  test('keys with a meaning in JavaScript are unknown keys', () => {
    expect(withLine('asks: Is it open?', '        __proto__: { x: 1 }\n        constructor: 1')).toEqual([
      `main.yaml:14:9 "__proto__", under values/open-source, is not a key of rubrics. | Here may stand: ${criterionKeys}`,
      `main.yaml:15:9 "constructor", under values/open-source, is not a key of rubrics. | Here may stand: ${criterionKeys}`,
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('a list, a bare value and nothing are no rubric', () => {
    expect(troubles({ 'main.yaml': '- a\n' })).toEqual(['main.yaml:1:1 A rubric is a mapping of keys, and here is a list. | Begin with: title: …']);
    expect(troubles({ 'main.yaml': 'text\n' })).toEqual(['main.yaml:1:1 A rubric is a mapping of keys, and here is a bare value. | Begin with: title: …']);
    expect(troubles({ 'main.yaml': '' })).toEqual(['main.yaml:1:1 This rubric is empty. | Begin with: title: …']);
    expect(troubles({ 'main.yaml': 'title: Nothing\n' })).toEqual(['main.yaml:1:1 This rubric has no criteria, so there is nothing to judge by. | Add some under: essential:']);
  });

  test('twins in a circle are told once', () => {
    const circle = long.replace('asks: Is it open?', 'same-as: values/privacy').replace('title: Privacy', 'title: Privacy\n        same-as: values/open-source');
    expect(troubles({ 'main.yaml': circle })).toEqual(['main.yaml:13:18 These are the same as each other, in a circle: values/open-source → values/privacy → values/open-source. | Remove one of them.']);
  });
});

describe('a rubric that is not there', () => {
  const shipped = { 'partnership/base': long, 'partnership/research': long };
  test('by id, with the nearest', () => {
    const result = loadRubric('partnership/reserch', sourcesOf({}, shipped));
    expect(result.problems).toMatchObject([{ code: 'rubric-missing', path: null, message: 'There is no rubric "partnership/reserch". Is it partnership/research?' }]);
  });
  test('by a bare name, with the shipped id that ends so', () => {
    expect(loadRubric('reserch', sourcesOf({}, shipped)).problems[0]?.message).toBe('There is no rubric "reserch". Is it partnership/research?');
  });
  test('by path', () => {
    expect(loadRubric('my/none.yaml', sourcesOf({}, shipped)).problems).toMatchObject([{ code: 'rubric-missing', path: 'my/none.yaml', message: 'There is no rubric "my/none.yaml".' }]);
  });
  test('named by another, at the place of the name', () => {
    expect(troubles({ 'main.yaml': 'title: A\nextends: [partnership/bass]\n' }, shipped)).toEqual([
      'main.yaml:2:11 There is no rubric "partnership/bass". Is it partnership/base? | Name a rubric\'s file (such as my-rubric.yaml) or a shipped one. There are: partnership/base, partnership/research.',
    ]);
  });
  test('a base that judges nothing itself', () => {
    expect(troubles({ 'main.yaml': `abstract: true\n${long}` }, { 'partnership/research': long })).toEqual(['main.yaml:1:1 This rubric is a base for others and judges nothing itself. | Name a rubric that extends it, for instance: partnership/research']);
  });
});

describe('cost is bounded', () => {
  test('too many phrases in a criterion', () => {
    const many = Array.from({ length: 501 }, (_, i) => `word${i}`).join(', ');
    expect(withLine('asks: Is it open?', `        for: [${many}]`)[0]).toMatch(/^main\.yaml:12:9 Here are 501 phrases or more; 500 is the most/u);
  });
  test('a phrase of too many forms', () => {
    const phrase = `${Array.from({ length: 13 }, () => 'a ...12').join(' ')} b`;
    const nested = Array.from({ length: 30 }, (_, i) => `(${phrase} ${i} | ${phrase})`).join(' ').slice(0, 399);
    expect(withLine('asks: Is it open?', `        for: ["${nested}"]`)).toHaveLength(1);
  });
  test('a condition of too many parts', () => {
    const parts = Array.from({ length: 201 }, () => '{ section: method }').join(', ');
    expect(withLine('asks: Is it open?', `        met: { all: [${parts}] }`)).toEqual(['main.yaml:14:14 Under met of values/open-source: This condition has more than 200 parts; that is over what a rubric may ask.']);
  });
  test.each([
    ['unknown keys', Array.from({ length: 9000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['sections', `sections:\n${Array.from({ length: 9000 }, (_, i) => `  s${i}: {}`).join('\n')}`],
    ['homes that are not there', `essential:\n${Array.from({ length: 4000 }, (_, i) => `  c${i}: { home: nowhere-${i} }`).join('\n')}`],
    ['things to switch off', `avoid:\n${Array.from({ length: 9000 }, (_, i) => `  a${i}: false`).join('\n')}`],
  ])('thousands of %s take no time', (_, source) => {
    const started = performance.now();
    expect(troubles({ 'main.yaml': source }).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

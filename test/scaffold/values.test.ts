/** Whatever a proposer is called and calls the work, the file reads back to exactly that; and the file has a name. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayField } from '../../src/scaffold/fields.js';
import { readField, knownFields } from '../../src/proposal/fields.js';
import { fillTemplate, type FieldEntry } from '../../src/scaffold/frontmatter.js';
import { numbered, slugOf } from '../../src/scaffold/slug.js';
import { generateTemplate } from '../../src/scaffold/generate.js';
import { plain, valueAt } from '../../src/lib/yaml.js';
import { parsed, rubricOf, shelf, templateOf } from './shipped.js';

const templates = shelf.judged.map((type) => templateOf(type) ?? generateTemplate(rubricOf(type)));

/** Any text: all of Unicode, and what YAML, Markdown and shells could stumble on. */
const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 60 }),
  fc.array(fc.constantFrom('---', '\n', '\n---\n', ': ', '"', '\'', '\\', '#', ' #', '{', '}', '[', ']', ',', '&a', '*a', '!!str', '|', '>', '%', '@', '`', '\r', '\r\n', '\t', ' ', '  ', '\u0000', '\u0007', '\u001b[2J', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u202e', '\u2028', '\ufeff', '<!--', '-->', '~', 'null', 'true', '1e3', '2027-01-01', 'é', 'ß', '漢字', 'שלום', '👩‍🔬', '\ud800'), { maxLength: 12 }).map((all) => all.join('')),
  fc.constantFrom('null', 'yes', '12', '0x1f', '1.10', '2027-04-05', '- a', '? a', ': a', 'a: b', 'a #b', 'key:', '...', '---', ' '.repeat(1500), '\n'.repeat(1500)),
);
const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('the written file', () => {
  test('reads back to exactly the given values', () => {
    fc.assert(fc.property(fc.constantFrom(...templates), awkward, awkward, awkward, awkward, day, day, (template, title, organization, email, name, start, end) => {
      const values = new Map<string, FieldEntry>([['title', title], ['organization', organization], ['contact', { email, name }], ['start', start], ['end', end]]);
      const page = parsed(fillTemplate(template, values));
      expect(page.frontmatter && plain(valueAt(page.frontmatter, ['title'])!)).toBe(title);
      expect(plain(valueAt(page.frontmatter, ['organization'])!)).toBe(organization);
      expect(plain(valueAt(page.frontmatter, ['contact'])!)).toEqual({ name, email, website: null });
      expect(plain(valueAt(page.frontmatter, ['start'])!)).toBe(start);
      expect(plain(valueAt(page.frontmatter, ['end'])!)).toBe(end);
      // The body is the template's, to the letter.
      expect(page.source.slice(page.bodyStart)).toBe(template.slice(template.indexOf('\n---\n') + 5));
    }), { numRuns: 400 });
  });

  test('reads as the rubric reads the value itself', () => {
    fc.assert(fc.property(fc.constantFrom(...knownFields.filter(({ kind }) => kind !== 'money')), fc.oneof(awkward, day, fc.constantFrom('5 April 2027', 'March 2027', 'Q2 2027', '12', 'AGPL-3.0-or-later', 'Research', 'a@b.example')), (spec, text) => {
      const said = sayField(spec, text);
      if (!('value' in said)) return;
      const { read } = readField(parsed(fillTemplate(templates[0]!, new Map([[spec.id, said.value]]))), spec);
      const direct = readField(parsed(fillTemplate(templates[0]!, new Map([[spec.id, text]]))), spec);
      expect(read.status).toBe(direct.read.status);
      expect(read.value).toEqual(direct.read.value);
    }), { numRuns: 400 });
  });
});

describe('the file\'s name', () => {
  test.each([
    ['Cleared ground - agreeing on what is safe', 'cleared-ground-agreeing-on-what-is-safe'],
    ['Überprüfung für Łódź & Straße', 'uberprufung-fur-lodz-strasse'],
    ['Доверие к датчикам', 'доверие-к-датчикам'], ['信頼できる センサー', '信頼できる-センサー'], ['सेंसर नेटवर्क', 'सेंसर-नेटवर्क'], ['ثقة الشبكة', 'ثقة-الشبكة'],
    ['Trust в сети', 'trust-в-сети'], ['CON', 'con-proposal'], ['nul', 'nul-proposal'], ['com¹', 'com1-proposal'], ['README', 'readme-proposal'],
    ['🎉🎉', 'research-proposal'], ['', 'research-proposal'], ['../../etc/passwd', 'etc-passwd'], ['---', 'research-proposal'],
  ])('%s is %s', (title, slug) => expect(slugOf(title, 'research')).toBe(slug));

  test('is never empty, reserved, hidden or long, and holds no separator', () => {
    fc.assert(fc.property(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom('con', 'PRN', 'Aux', 'lpt9', 'CONIN$')), (title) => {
      const slug = slugOf(title, 'research');
      expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u);
      expect(slug).not.toMatch(/^(?:con|prn|aux|nul|conin|com\d|lpt\d|readme)$/iu);
      expect(new TextEncoder().encode(`${slug}.md`).length).toBeLessThan(200);
      expect(slug).toBe(slugOf(slug, 'research'));
    }), { numRuns: 500 });
    expect([numbered('a', 1), numbered('a', 2)]).toEqual(['a', 'a-2']);
  });
});

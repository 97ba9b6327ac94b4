/** Seeded Markdown documents for property and differential tests, and the corpora where they are at hand. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';

const word = fc.constantFrom('garden', 'we', 'share', 'mesh', 'AGPL-3.0', 'naïve', '😀', 'café', 'x_y', '1.5', 'don\'t', '東京', 'a', 'no');
const odd = fc.constantFrom('&amp;', '&#x41;', '&nbsp;', '&copy;', '&unknown;', 'a & b', '\\*', '\\&amp;', '\\\\', '\\|', '*soft*', '**strong**', '**bold *both* x**', '~~gone~~', '`code`', '`` a`b ``', '`a\\|b`', '[link](http://a.example/b "t")', '[ref]', '![alt *x*](i.png)', '<https://a.example>', '<b>', '</b>', '<!-- c -->', '_under_', 'www.a.example', '&#128512;', '&lt;p&gt;', '*', '**', '[', ']', '~', '`', '!', '&fjlig;', '&NotEqualTilde;');
const inline = fc.array(fc.oneof({ arbitrary: word, weight: 3 }, { arbitrary: odd, weight: 2 }), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));
const lines = fc.array(inline, { minLength: 1, maxLength: 3 });
const paragraph = fc.tuple(lines, fc.constantFrom('\n', '  \n', '\\\n', '\n  ', '\n   ')).map(([all, end]) => all.join(end));
const prefixed = (first: string, next: string) => paragraph.map((text) => first + text.replaceAll('\n', `\n${next}`));
const block = fc.oneof(
  paragraph,
  inline.map((text) => `## ${text}`),
  inline.map((text) => `${text}\n---`),
  prefixed('> ', '> '),
  prefixed('> ', ''),
  prefixed('> > ', '> > '),
  prefixed('- ', '  '),
  prefixed('- [x] **Label:** ', '  '),
  prefixed('- [ ] ', '      '),
  prefixed('12. ', '    '),
  fc.tuple(inline, inline).map(([a, b]) => `- ${a}\n  - ${b}\n  - ${a}\n\n- ${b}`),
  fc.tuple(inline, inline).map(([a, b]) => `- > ${a}\n  > ${b}\n  >\n  > - ${a}`),
  fc.tuple(word, word, inline).map(([a, b, c]) => `| ${a} | ${b} |\n| --- | :-: |\n| ${c.replaceAll('|', '\\|').replaceAll('\\\\|', '\\|')} | x |\n| y |`),
  inline.map((text) => `\`\`\`yaml\n${text}\n\`\`\``),
  inline.map((text) => `    ${text}`),
  inline.map((text) => `<div>\n${text}\n</div>`),
  inline.map((text) => `<!-- ${text} -->`),
  inline.map((text) => `Text[^1].\n\n[^1]: ${text}`),
  fc.constant('[ref]: http://r.example'),
  fc.constant('***'),
);

/** A document of a few blocks; line ends LF, CRLF or CR. */
export const documents = fc.tuple(fc.array(block, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n\n', '\n\n', '\n'), fc.constantFrom('\n', '\n', '\r\n', '\r'))
  .map(([blocks, gap, end]) => blocks.join(gap).replaceAll('\n', end));

/** Folder of public proposals, beside the project; absent in most clones. */
export const corpora = join(import.meta.dirname, '../../../shared/corpora');
export const haveCorpora = existsSync(corpora);

/** All Markdown files below the corpora. */
export function corpusFiles(): { readonly path: string; readonly bytes: Uint8Array }[] {
  const found: { path: string; bytes: Uint8Array }[] = [];
  const folders = [corpora];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) folders.push(path);
      else if (name.endsWith('.md')) found.push({ path: path.slice(corpora.length + 1), bytes: readFileSync(path) });
    }
  }
  return found;
}

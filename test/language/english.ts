/** The shipped English, compiled from its YAML. */
import { readFileSync } from 'node:fs';
import { openLanguage, compileLanguage, type Language } from '../../src/language/language.js';
import { plain, readYaml } from '../../src/lib/yaml.js';

const FILE = new URL('../../rubrics/language/english.yaml', import.meta.url);

/** A language from the text of its YAML. Throws with every problem of the data. */
export function languageOf(text: string, name = 'english'): Language {
  const read = readYaml(text, { path: null });
  const compiled = read.ok ? compileLanguage(plain(read.value), name) : read;
  if (!compiled.ok) throw new Error(compiled.problems.map((p) => p.message).join('\n'));
  return openLanguage(compiled.value);
}

export function english(): Language {
  return languageOf(readFileSync(FILE, 'utf8'));
}

/** The shipped English, compiled from its YAML. */
import { readFileSync } from 'node:fs';
import { loadLanguage } from '../../src/language/language.js';
import type { LoadedLanguage } from '../../src/language/language.js';

const FILE = new URL('../../rubrics/language/english.yaml', import.meta.url);

/** Throws with every problem of the data. */
export function english(): LoadedLanguage {
  const loaded = loadLanguage(readFileSync(FILE, 'utf8'));
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
  return loaded.value;
}

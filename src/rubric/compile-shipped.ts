/** Compiles the shipped rubrics and languages to files that read fast. Run by the build alone; the YAML stays the source. */
import { pack } from '../language/packed.js';
import { wordingOf } from '../evaluate/boilerplate.js';
import { phrasesOf } from '../evaluate/mention-index.js';
import type { Host } from '../lib/host.js';
import type { Rubric } from './types.js';
import { compiledPath, packTriggers, sourcesHash, typesPath, type CompiledHead } from './compiled.js';
import { languageFile, languageInSource, rubricBy, shippedRubrics, type ShippedRubric } from './shipped.js';

/** The compiled files by path from the package's root. Throws over a shipped file with a fault: such a package is not to be built. */
export function compileShipped(host: Host): ReadonlyMap<string, string> {
  const compiled = new Map<string, string>();
  const shipped = shippedRubrics(host);
  const files = shipped.map(({ path }) => host.paths.relative(host.packageRoot, path));
  const { sha256 } = headOf(files, host, []);
  compiled.set(typesPath, JSON.stringify({ files, sha256, types: shipped.map(({ id, type }) => [id, type]) }));
  const languages = new Set<string>();
  for (const { id, type } of shipped) {
    if (type === null) continue;
    const whole = compileRubric(id, null, shipped, host, compiled);
    for (const stage of whole.stages ?? []) compileRubric(id, stage.id, shipped, host, compiled);
    languages.add(whole.language);
  }
  for (const name of languages) {
    const loaded = languageInSource(name, host);
    if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.message).join('\n'));
    const { source: { phrases, triggers }, phrases: _, triggers: __, ...language } = loaded.value;
    compiled.set(compiledPath('language', name), `${JSON.stringify(headOf([languageFile(name)], host, loaded.problems))}\n${pack({ ...language, ...packTriggers(triggers) }, phrases)}`);
  }
  return compiled;
}

/** Adds what one rubric, or one stage of it, is made into. */
function compileRubric(id: string, stage: string | null, shipped: readonly ShippedRubric[], host: Host, compiled: Map<string, string>): Rubric {
  const files: string[] = [];
  const watched: Host = { ...host, read: (path) => { files.push(host.paths.relative(host.packageRoot, path)); return host.read(path); } };
  const loaded = rubricBy(id, shipped, watched, stage);
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => `${p.path ?? id}:${p.line ?? 0} ${p.message}`).join('\n'));
  const { origins, ...rubric } = loaded.value;
  const head = headOf([...new Set(files)], host, loaded.problems);
  const language = languageInSource(rubric.language, host);
  if (!language.ok) throw new Error(language.problems.map((p) => p.message).join('\n'));
  compiled.set(compiledPath('rubric', id, stage), `${JSON.stringify(head)}\n${pack({ rubric, wording: wordingOf(loaded.value, language.value) }, phrasesOf(loaded.value))}`);
  compiled.set(compiledPath('origins', id, stage), JSON.stringify([...origins]));
  return loaded.value;
}

function headOf(files: readonly string[], host: Host, problems: CompiledHead['problems']): CompiledHead {
  const texts = files.map((file) => {
    const read = host.read(host.paths.resolve(host.packageRoot, file));
    if (!read.ok) throw new Error(`${file}: ${read.why}`);
    return new TextDecoder().decode(read.bytes);
  });
  return { files, sha256: sourcesHash(texts), problems };
}

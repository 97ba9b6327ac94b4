/** Compiles the shipped rubrics, their stages and languages to JSON. Run by the build alone; the YAML stays the source. */
import type { Host } from '../lib/host.js';
import type { Result } from '../lib/place.js';
import { problemPlace } from '../lib/problem.js';
import { compiledName, languageData, rubricBy, shippedRubrics } from './shipped.js';

/** The files by name. Throws over a shipped file with a problem. */
export function compileShipped(host: Host): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const shipped = shippedRubrics(host);
  files.set('index.json', JSON.stringify(shipped.map(({ id, type }) => ({ id, type }))));
  for (const { id, type } of shipped) {
    if (type === null) continue;
    const compile = (stage: string | null) => {
      const rubric = valueOf(rubricBy(id, shipped, host, stage));
      // Examples and places serve those who write rubrics, who read the YAML.
      const { origins: _, examples: __, ...plain } = rubric;
      files.set(compiledName(id, stage), JSON.stringify(plain));
      return rubric;
    };
    const { stages, language } = compile(null);
    for (const stage of stages ?? []) compile(stage.id);
    files.set(
      compiledName(`language/${language}`),
      JSON.stringify(valueOf(languageData(language, host))),
    );
  }
  return files;
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map((p) => `${problemPlace(p)} ${p.message}`).join('\n'));
}

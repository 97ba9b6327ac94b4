/** Makes what a rubric avoids, the lines that declare it, and the timing rules of their validated form. */
import type { AntiPattern, Rubric } from './types.js';
import { list, type Building } from './building.js';
import { humanized } from './ids.js';

export function buildAntiPatterns({ file, compiler }: Building): readonly AntiPattern[] {
  return Object.entries(file.avoid ?? {}).map(([id, a]): AntiPattern => {
    const at = ['avoid', id];
    const compile = compiler(at);
    const title = a.title ?? humanized(id);
    const severity = a.severity ?? (a.so === 'decline' ? 'disqualifying' : a.so === 'note' ? 'note' : 'serious');
    return {
      id, title, severity,
      asks: a.asks ?? `Is this so: ${title}?`,
      counts: a.counts ?? '', countsNot: a['counts-not'] ?? '',
      says: compile.phrases(a.says, [...at, 'says']),
      suspects: compile.phrases(a.suspects, [...at, 'suspects']),
      present: compile.condition(a.present, [...at, 'present']),
      when: compile.condition(a.when, [...at, 'when']),
      fix: a.fix ?? `Change what amounts to this: ${title}.`,
      examples: (a.examples ?? []).map(({ says, not }) => ({ says, not })),
    };
  });
}

/** Null where the rubric asks for none. `ids` are those of all that it avoids. */
export function buildSelfAssessment({ file, names }: Building, ids: readonly string[]): Rubric['selfAssessment'] {
  const own = file['self-assessment'];
  if (own === undefined) return null;
  const groups = new Set(ids.map((id) => id.slice(0, id.indexOf('/'))));
  const covered = (glob: string, at: readonly (string | number)[]): readonly string[] => {
    const star = glob.indexOf('*');
    if (star >= 0 && star < glob.length - 1) names.say('rubric-value', `"${glob}" has a star in the middle; it may stand at the end only.`, at, 'Write it like ip/*');
    const hits = star < 0 ? ids.filter((id) => id === glob) : ids.filter((id) => id.startsWith(glob.slice(0, star)));
    // A group of another rubric covers nothing here, and may: bases are shared. A misspelt member of a group that is here may not.
    if (hits.length === 0 && star < 0 && groups.has(glob.slice(0, glob.indexOf('/')))) {
      names.say('rubric-unknown-name', `Nothing to avoid is called "${glob}".`, at, `There are: ${ids.filter((id) => id.startsWith(glob.slice(0, glob.indexOf('/') + 1))).join(', ')}`);
    }
    return hits;
  };
  return {
    titles: own.titles === undefined ? ['Self-Assessment', 'Self Assessment'] : list(own.titles),
    avoidGroup: own['avoid-group'] === undefined ? ['What we both avoid'] : list(own['avoid-group']),
    avoidLines: (own['avoid-lines'] ?? []).map((line, i) => ({
      titles: list(line.line),
      antiPatterns: [...new Set(list(line.covers).flatMap((glob, j) => covered(glob, ['self-assessment', 'avoid-lines', i, 'covers', ...(typeof line.covers === 'string' ? [] : [j])])))],
    })),
    notApplicable: Object.entries(own['not-applicable'] ?? {}).filter(([checklist]) => file.checklists?.[checklist] !== undefined).map(([checklist, titles]) => ({ checklist, titles: list(titles) })),
  };
}

export function buildTiming({ file, names, compiler }: Building): Rubric['timing'] {
  const own = file.timing ?? {};
  const [first, last] = own['revisit-days'] ?? [90, 180];
  if (first > last) names.say('rubric-value', `"revisit-days" goes from ${first} to ${last}, backwards.`, ['timing', 'revisit-days'], `Write [${last}, ${first}].`);
  return {
    intakeDays: own['intake-days'] ?? 180,
    revisitDays: [first, last],
    rules: Object.entries(own.rules ?? {}).map(([id, rule]) => {
      const at = ['timing', 'rules', id];
      const compile = compiler(at);
      const title = rule.title ?? humanized(id);
      return { id, title, asks: rule.asks ?? `Does it wait for this: ${title}?`, suspects: compile.phrases(rule.suspects, [...at, 'suspects']), present: compile.condition(rule.present, [...at, 'present']) };
    }),
  };
}

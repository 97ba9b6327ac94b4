/** The screen of `rubric show`: a rubric to be read, a criterion at a time, with the line that it was written on. */
import type { Condition, Criterion, Rubric } from '../../rubric/types.js';
import type { Outcome } from '../../evaluate/result.js';
import { paragraph } from '../layout.js';
import { safe } from '../safe.js';
import type { ScreenOptions } from './problems.js';

const outcomeOrder: readonly Outcome[] = ['accept', 'defer', 'refine', 'decline'];

/** `path` is the file asked for: of its own lines the number alone is told. */
export function showScreen(rubric: Rubric, path: string, { width }: ScreenOptions): string {
  const from = (key: string): string => {
    const origin = rubric.origins.get(key);
    return origin === undefined ? '' : origin.path === path ? `line ${origin.place.line}` : `${safe(origin.path)}:${origin.place.line}`;
  };
  const out: string[] = ['', ...paragraph(`${safe(rubric.title)} · ${safe(rubric.id)} ${safe(rubric.version)}${rubric.stage === null ? '' : `, at the stage ${safe(rubric.stage)}`}`, width, '  ')];
  out.push(...paragraph(`${outcomeOrder.map((o) => safe(rubric.outcomes[o])).join(' · ')}. ${rubric.decision.bar} of 100 needed; ${rubric.decision.seriousLimit} serious red flags decline.`, width, '  '));
  const needed = [...rubric.fields.filter((f) => f.required).map((f) => f.title), ...rubric.sections.filter((s) => s.required).map((s) => s.title)];
  const welcome = [...rubric.fields.filter((f) => !f.required).map((f) => f.title), ...rubric.sections.filter((s) => !s.required).map((s) => s.title)];
  if (needed.length > 0) out.push(...paragraph(`Required: ${needed.map(safe).join(', ')}`, width, '  ', '            '));
  if (welcome.length > 0) out.push(...paragraph(`Also: ${welcome.map(safe).join(', ')}`, width, '  ', '        '));
  for (const list of rubric.checklists) {
    const must = list.level === 'desirable' ? 'optional' : list.must.atLeast === null ? 'required' : `required, at least ${list.must.atLeast}`;
    out.push('', ...paragraph(`${safe(list.title)}: ${must}, weight ${list.weight}`, width, '  '));
    for (const c of list.criteria) {
      const local = c.id.startsWith(`${list.id}/`) ? c.id.slice(list.id.length + 1) : c.id;
      out.push(...thing(safe(c.title), from(`checklists.${list.id}.criteria.${local}`), c.asks, heardBy(c, rubric.selfAssessment !== null), width));
    }
  }
  if (rubric.antiPatterns.length > 0) {
    out.push('', '  Red flags');
    for (const a of rubric.antiPatterns) {
      const heard = [count(a.says.length, 'phrase'), a.suspects.length === 0 ? '' : `${count(a.suspects.length, 'pointer')}`, a.present === null ? '' : 'facts'].filter((w) => w !== '');
      out.push(...thing(safe(a.title), from(`avoid.${a.id}`), a.asks, [a.severity, ...heard], width));
    }
  }
  if (rubric.timing.rules.length > 0) {
    out.push('', '  When it is too early');
    for (const t of rubric.timing.rules) out.push(...thing(safe(t.title), from(`timing.rules.${t.id}`), t.asks, [count(t.suspects.length, 'pointer'), t.present === null ? '' : 'facts'].filter((w) => w !== ''), width));
  }
  if (rubric.stages !== undefined) {
    out.push('', '  Stages');
    for (const { id, title } of rubric.stages) out.push(...thing(safe(title), from(`stages.${id}`), title, [`--stage ${safe(id)}`, ...Object.entries(rubric.stageByStatus ?? {}).filter(([, stage]) => stage === id).map(([status]) => `status ${status}`)], width));
  }
  return `${out.join('\n')}\n`;
}

function thing(title: string, from: string, asks: string, heard: readonly string[], width: number): readonly string[] {
  const what = asks === title ? '' : safe(asks);
  const tail = [...heard, from].filter((w) => w !== '').join(' · ');
  return [...paragraph(title, width, '    '), ...(what === '' ? [] : paragraph(what, width, '      ')), ...(tail === '' ? [] : paragraph(tail, width, '      '))];
}

/** By what a criterion is settled, in a few words. */
function heardBy(c: Criterion, lines: boolean): readonly string[] {
  const facts = [c.met, c.partial, c.contradicted].some((one) => hasFact(one));
  return [lines && c.line.length > 0 ? 'own line' : '', c.for.length === 0 ? '' : `${c.for.length} for`, c.against.length === 0 ? '' : `${c.against.length} against`, c.needs === null ? '' : `needs a ${c.needs}`, facts ? 'facts' : '', c.declines ? 'declines' : ''].filter((w) => w !== '');
}

function hasFact(condition: Condition | null): boolean {
  if (condition === null) return false;
  if (condition.op === 'check') return condition.kind !== 'says';
  return condition.op === 'not' ? hasFact(condition.of) : condition.of.some((one) => hasFact(one));
}

function count(n: number, one: string): string {
  return n === 0 ? '' : `${n} ${one}${n === 1 ? '' : 's'}`;
}

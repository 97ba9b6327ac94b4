/** Makes the list of stages, and what is told for information, of their validated form. What a stage holds is built when it is laid. */
import { headingKey } from '../lib/fold.js';
import type { InformationRule, Rubric } from './types.js';
import { list, type Building } from './building.js';
import { humanized } from './ids.js';

export function buildStages({ file, names }: Building): Pick<Rubric, 'stages' | 'stageByStatus'> {
  const stages = Object.entries(file.stages ?? {}).map(([id, stage]) => ({ id, title: stage.title ?? humanized(id) }));
  const byStatus: Record<string, string> = {};
  for (const [status, id] of Object.entries(file['stage-by-status'] ?? {})) {
    if (stages.some((stage) => stage.id === id)) byStatus[status] = id;
    else names.say('rubric-unknown-name', `No stage is called "${id}".`, ['stage-by-status', status], stages.length === 0 ? 'This rubric has no stages.' : `There are: ${stages.map((stage) => stage.id).join(', ')}`);
  }
  return { ...(stages.length === 0 ? {} : { stages }), ...(Object.keys(byStatus).length === 0 ? {} : { stageByStatus: byStatus }) };
}

export function buildInformation({ file, compiler }: Building): Pick<Rubric, 'information'> {
  const rules = Object.entries(file.information ?? {}).map(([id, rule]): InformationRule => {
    const at = ['information', id];
    return {
      id, title: rule.title ?? humanized(id), says: rule.says ?? '',
      mentions: compiler(at).phrases(rule.mentions, [...at, 'mentions']),
      factors: Object.entries(rule.product ?? {}).map(([name, factor]) => {
        const title = factor.title ?? humanized(name);
        const labels = list(factor.label);
        return { id: name, kind: 'number', labels: labels.some((l) => headingKey(l) === headingKey(title)) ? labels : [...labels, title], choices: [], whole: false, from: null, to: null, currency: null, power: factor.power ?? 1 };
      }),
    };
  });
  return rules.length === 0 ? {} : { information: rules };
}

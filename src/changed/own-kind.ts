/** The rubric for one proposal: what the line names, else what the settings name, else the one of its type. */
import type { Proposal } from '../proposal/types.js';
import { claimedType } from '../proposal/type.js';
import { kindOf, type Kind } from './kind.js';
import { rubricRef, settingsFor, type Law } from './policy.js';

/** `file` is absolute, or '-'. `fixed` and `type` are what the line says. */
export function ownKind(proposal: Proposal, file: string, named: boolean, fixed: string | null, type: string | null, law: Law): Kind {
  const settings = file === '-' ? null : settingsFor(file, law);
  if (settings === null) return kindOf(proposal, named, fixed, type, law.shelf);
  const { config, root } = settings;
  const ref = (one: string): string => rubricRef(one, config, root, law.host);
  const whole = config.rubric != null && fixed === null && type === null && (named || claimedType(proposal, law.shelf.types) !== null);
  return kindOf(proposal, named, whole ? ref(config.rubric!) : fixed, type, law.shelf, new Map([...config.rubrics ?? []].map(([key, one]) => [key, ref(one)])));
}

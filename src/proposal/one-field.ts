/** A single field of the format, by its id. */
import type { FieldValue, Proposal } from './types.js';
import { knownFields, readField } from './fields.js';

/** Its value, or null where it is not given, can't be read, or is none of the format's. */
export function fieldOf(proposal: Proposal, id: string): FieldValue | null {
  const spec = knownFields.find((one) => one.id === id);
  const read = spec === undefined ? null : readField(proposal, spec).read;
  return read === null || read.status !== 'present' ? null : read.value;
}

/** An ISO day, or null. */
export function dayOf(proposal: Proposal, id: string): string | null {
  const value = fieldOf(proposal, id);
  return value?.kind === 'date' ? value.iso : null;
}

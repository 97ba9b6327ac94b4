/** A host that differs in a few functions. Getters are taken over unasked: merely looking at standard input opens it. */
import type { Host } from '../lib/host.js';

export function hostWith(host: Host, changes: Partial<Host>): Host {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(host), ...Object.getOwnPropertyDescriptors(changes) }) as Host;
}

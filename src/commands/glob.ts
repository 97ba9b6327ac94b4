/** Globs over file names, under the name by which commands know them. */
export { expandBraces, isGlob, matchesGlob, matchesName } from '../lib/glob.js';

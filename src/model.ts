/** Every noun of the project, types only, by step: the file to read first. */
export type * from './model/place.js';
export type * from './model/proposal.js';
export type * from './model/evidence.js';
export type * from './model/rubric.js';
export type * from './model/match.js';
export type * from './model/result.js';
export type * from './model/record.js';
export type * from './model/host.js';

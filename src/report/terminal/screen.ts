/** What everything on a screen is drawn with. */
import type { CallNote } from '../format.js';
import type { Paint } from './paint.js';

export interface Screen {
  readonly width: number;
  readonly paint: Paint;
  readonly call: CallNote;
}

/** Commands without a prefix, paths as the result has them. */
export const bareCall: CallNote = { prefix: '', options: '', pathOf: (path) => path };

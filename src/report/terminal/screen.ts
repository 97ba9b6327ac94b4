/** What everything on a screen is drawn with. */
import type { Paint } from './paint.js';

export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

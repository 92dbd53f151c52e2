import type { ByProcedure } from '@wenxiao/service-kit';
import type { RectificationPlace } from './rectification.place.js';

/** What a decision may look up: the rules that the rectification goes by, and what is known of the subject. */
export interface RectificationWorld extends ByProcedure {
  readonly place: RectificationPlace;
}

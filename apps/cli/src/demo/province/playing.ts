import type { Money } from '@wenxiao/domain';
import type { FormFigures } from '../figures-of-form.js';
import type { Seat } from './prepare-government.js';
import type { ProjectYear } from './projects.js';

/** A project of a government in one of its budget years. */
export type Playing = {
  readonly seat: Seat;
  readonly year: number;
  /** Which of the demo’s projects it is; none for a body that is assessed. */
  readonly figures?: FormFigures;
  readonly course: ProjectYear;
  /** The same project the year before. */
  readonly before?: Playing;
  /** Its subject; empty until it is declared. */
  subject: string;
  /** What it has in the year. */
  readonly budget: Money;
};

import type { GoesBy } from '@wenxiao/rules/procedure';
import type { Departures } from '@wenxiao/service-kit';
import type { AssessmentPlace } from './assessment.place.js';
import type { OpenedAssessment } from './assessment.state.js';

/** What a decision may look up: the rules that the assessment goes by, and the other assessments of the subject. */
export interface AssessmentWorld extends GoesBy {
  readonly place: AssessmentPlace;
  /** Those of the subject that came before it, where it is opened. */
  readonly before: readonly Readonly<{ number: number; state: OpenedAssessment }>[];
  /** The unit that applies, and what lies below it, of those whom an opening names. */
  readonly applicants: readonly string[];
  /** Who of those whom it names has left. */
  readonly departures: Departures;
}

import type { Procedure, Step } from '../shape/procedure.js';

/** The member of its set that a step is, as a path by code: `procedures/target-review/steps/submit`. */
export const pathOfStep = (procedure: Pick<Procedure, 'code'>, step: Step['code']): string =>
  `procedures/${procedure.code}/steps/${step}`;

import type { ServiceFigures } from './figure.js';

/** Nothing of evaluation is recorded yet. */
export const evaluationFigures: ServiceFigures = {};

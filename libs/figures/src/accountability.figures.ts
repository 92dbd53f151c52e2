import type { ServiceFigures } from './figure.js';

/** Nothing of accountability is recorded yet. */
export const accountabilityFigures: ServiceFigures = {};

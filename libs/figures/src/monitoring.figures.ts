import type { ServiceFigures } from './figure.js';

/** Nothing of monitoring is recorded yet. */
export const monitoringFigures: ServiceFigures = {};

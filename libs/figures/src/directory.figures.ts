import type { ServiceFigures } from './figure.js';

/** Nothing of directory is recorded yet. */
export const directoryFigures: ServiceFigures = {};

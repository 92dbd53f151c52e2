export { catalogue, displayedValue, figureNames, figuresOf, type Catalogue } from './catalogue.js';
export type { FigureTerms, Line } from './figure.js';
export { type EventFigures, type FigureEvent, type SetFigure, sumOf, type Whole } from './read-figures.js';

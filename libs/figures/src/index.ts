export { catalogue, declared, displayedValue, figureNames, figuresOf, type Catalogue } from './catalogue.js';
export { eventNames } from './event-names.js';
export { type EventAudience, eventAudience, eventAudiences, factOfEvent } from './event-audience.js';
export type { FigureTerms, Line } from './figure.js';
export {
  amongValues,
  type EventFigures,
  type FigureEvent,
  type ItemPart,
  type KeptPart,
  type SetFigure,
  sumOf,
  type Whole,
} from './read-figures.js';

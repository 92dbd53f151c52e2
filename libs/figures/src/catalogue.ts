import { accountabilityFigures } from './accountability.figures.js';
import { directoryFigures } from './directory.figures.js';
import { evaluationFigures } from './evaluation.figures.js';
import type { FigureTerms, Line, ServiceFigures } from './figure.js';
import { messageFigures } from './messages.figures.js';
import { monitoringFigures } from './monitoring.figures.js';
import { type EventFigures, type FigureEvent, readFigures } from './read-figures.js';
import { targetsFigures } from './targets.figures.js';

const services: Readonly<Record<string, ServiceFigures>> = {
  targets: targetsFigures,
  monitoring: monitoringFigures,
  evaluation: evaluationFigures,
  accountability: accountabilityFigures,
  directory: directoryFigures,
};

/** Lines by service, event type and schema version: everything the catalogue says, as plain data. */
export type Catalogue = Readonly<Record<string, Readonly<Record<string, Readonly<Record<number, readonly Line[]>>>>>>;

const flattened = <In, Out>(record: Readonly<Record<string, In>>, map: (value: In) => Out) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

export const catalogue: Catalogue = flattened(services, (events) =>
  // Every service hears of others, and keeps in its own store which messages it could not take in.
  flattened({ ...messageFigures, ...events }, (versions) => flattened(versions, (lines) => lines.flat())),
);

/** The figures that an event sets, pure: event data and metadata in, figures out. */
export function figuresOf(event: FigureEvent): EventFigures {
  return readFigures(event, linesOf(event));
}

function linesOf({ store, type, schemaVersion }: FigureEvent): readonly Line[] | undefined {
  const events = Object.hasOwn(catalogue, store) ? catalogue[store] : undefined;
  const versions = events && Object.hasOwn(events, type) ? events[type] : undefined;
  return versions?.[schemaVersion];
}

/** What each figure is called, by its name in code. */
export const figureNames: ReadonlyMap<string, FigureTerms> = new Map(
  Object.values(catalogue)
    .flatMap((events) => Object.values(events))
    .flatMap((versions) => Object.values(versions).flat())
    .map(({ figure }) => [figure.name, figure]),
);

/** A figure's value for people: a code by its Chinese name, everything else as it was recorded. */
export function displayedValue(figure: string, value: string): string {
  return figureNames.get(figure)?.codes?.[value] ?? value;
}

import type { FactList } from '@wenxiao/domain/field';
import { referralFacts, resultApplicationFacts } from '@wenxiao/facts/accountability';
import { evaluationFacts } from '@wenxiao/facts/evaluation';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { budgetLineFacts, officialCodeFacts, performanceTargetFacts, subjectFacts } from '@wenxiao/facts/targets';
import { linesOfFacts } from './declared-figures.js';
import { directoryFigures } from './directory.figures.js';
import type { FigureTerms, Line, ServiceFigures } from './figure.js';
import { messageFigures } from './messages.figures.js';
import { amongValues, type EventFigures, type FigureEvent, readFigures } from './read-figures.js';

/** What services record, declared: the lines follow from it. */
export const declared: Readonly<Record<string, readonly FactList[]>> = {
  accountability: [resultApplicationFacts, referralFacts],
  evaluation: [evaluationFacts],
  monitoring: [monitoringFacts],
  targets: [subjectFacts, officialCodeFacts, performanceTargetFacts, budgetLineFacts],
};

/** Lines written by hand, of services whose facts are not declared yet, or not yet recorded as declared. */
const written: Readonly<Record<string, ServiceFigures>> = {
  directory: directoryFigures,
};

type Events = Readonly<Record<string, Readonly<Record<number, readonly Line[]>>>>;

/** Lines by service, event type and schema version: everything the catalogue says, as plain data. */
export type Catalogue = Readonly<Record<string, Events>>;

const flattened = <In, Out>(record: Readonly<Record<string, In>>, map: (value: In) => Out) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

const linesWritten = (events: ServiceFigures): Events =>
  // Every service hears of others, and keeps in its own store which messages it could not take in.
  flattened({ ...messageFigures, ...events }, (versions) => flattened(versions, (lines) => lines.flat()));

export const catalogue: Catalogue = Object.fromEntries(
  [...new Set([...Object.keys(declared), ...Object.keys(written)])].map((service) => {
    const lines = (declared[service] ?? []).map(linesOfFacts);
    return [service, Object.assign({}, ...lines, linesWritten(written[service] ?? {})) as Events];
  }),
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

/** A figure's value for people: codes by their Chinese names, everything else as it was recorded. */
export function displayedValue(figure: string, value: string): string {
  const codes = figureNames.get(figure)?.codes;
  return codes
    ? value
        .split(amongValues)
        .map((code) => codes[code] ?? code)
        .join(amongValues)
    : value;
}

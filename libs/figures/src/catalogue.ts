import type { FactList } from '@wenxiao/domain/field';
import {
  disclosureFacts,
  rectificationFacts,
  referralFacts,
  registerFacts,
  reportUpwardFacts,
  resultApplicationFacts,
  workAssessmentFacts,
} from '@wenxiao/facts/accountability';
import {
  accountFacts,
  adoptionFacts,
  businessClockFacts,
  calendarFacts,
  exchangeMappingFacts,
  organisationFacts,
  personGrantsFacts,
  ruleSetFacts,
  settlementFacts,
  timetableFacts,
} from '@wenxiao/facts/directory';
import { evaluationFacts, evaluationPlanFacts } from '@wenxiao/facts/evaluation';
import { evidenceFileFacts } from '@wenxiao/facts/evidence';
import { parkedMessageFacts } from '@wenxiao/facts/messages';
import { executionBatchFacts, executionFacts, monitoringFacts } from '@wenxiao/facts/monitoring';
import {
  budgetLineFacts,
  budgetYearFacts,
  earlierYearFacts,
  exAnteAssessmentFacts,
  indicatorEntryFacts,
  indicatorFrameworkFacts,
  officialCodeFacts,
  performanceTargetFacts,
  subjectFacts,
  successionFacts,
} from '@wenxiao/facts/targets';
import { linesOfFacts } from './declared-figures.js';
import type { FigureTerms, Line } from './figure.js';
import { amongValues, type EventFigures, type FigureEvent, readFigures } from './read-figures.js';

const recorded = {
  accountability: [
    resultApplicationFacts,
    referralFacts,
    rectificationFacts,
    disclosureFacts,
    reportUpwardFacts,
    workAssessmentFacts,
    registerFacts,
  ],
  directory: [
    organisationFacts,
    accountFacts,
    personGrantsFacts,
    ruleSetFacts,
    adoptionFacts,
    timetableFacts,
    calendarFacts,
    settlementFacts,
    exchangeMappingFacts,
    businessClockFacts,
  ],
  evaluation: [evaluationFacts, evaluationPlanFacts],
  evidence: [evidenceFileFacts],
  monitoring: [monitoringFacts, executionFacts, executionBatchFacts],
  targets: [
    subjectFacts,
    officialCodeFacts,
    successionFacts,
    earlierYearFacts,
    exAnteAssessmentFacts,
    performanceTargetFacts,
    budgetLineFacts,
    budgetYearFacts,
    indicatorEntryFacts,
    indicatorFrameworkFacts,
  ],
} as const satisfies Readonly<Record<string, readonly FactList[]>>;

export type RecordedFacts = (typeof recorded)[keyof typeof recorded][number] | typeof parkedMessageFacts;

/** What services record: the lines follow from it. Every service keeps in its own store which messages it could not take in. */
export const declared: Readonly<Record<string, readonly FactList[]>> = Object.fromEntries(
  Object.entries(recorded).map(([service, lists]) => [service, [...lists, parkedMessageFacts]]),
);

type Events = Readonly<Record<string, Readonly<Record<number, readonly Line[]>>>>;

/** Lines by service, event type and schema version: everything the catalogue says, as plain data. */
export type Catalogue = Readonly<Record<string, Events>>;

export const catalogue: Catalogue = Object.fromEntries(
  Object.entries(declared).map(([service, lists]) => [
    service,
    Object.assign({}, ...lists.map(linesOfFacts)) as Events,
  ]),
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
        .map((code) => (Object.hasOwn(codes, code) ? codes[code] : code))
        .join(amongValues)
    : value;
}

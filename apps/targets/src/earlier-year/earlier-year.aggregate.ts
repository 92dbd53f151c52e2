import { earlierYearChanged, type Published } from '@wenxiao/contracts';
import { type EarlierYearEvent, earlierYearFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type Aggregate, byToTell, type EventPlace } from '@wenxiao/service-kit';
import { lineNamed } from '../stream-names.js';
import {
  type EarlierYearCommand,
  earlierYearDecider,
  type EarlierYearRejection,
  type EarlierYearState,
} from './earlier-year.decider.js';

/** A year of a subject before it was kept here: `earlier-year/<subject>.<year>`, named as the money of a year is. */
export const earlierYear: Aggregate<
  EarlierYearState,
  EarlierYearCommand,
  EarlierYearEvent,
  EarlierYearRejection,
  Ruling
> = {
  category: 'earlier-year',
  about: (id) => ({ subject: lineNamed(id).subject }),
  decider: earlierYearDecider,
  facts,
  publish: publishEarlierYear,
};

/** Others look back at what was printed of the year; a grade that rules of today do not give is nothing to look at. */
function publishEarlierYear(
  _event: EarlierYearEvent,
  after: EarlierYearState,
  { id, metadata }: EventPlace,
): Published | undefined {
  if (after.status === 'unknown') return undefined;
  const { status, data } = after;
  const told = { ...lineNamed(id), scheme: data.scheme, ...byToTell(metadata) };
  if (status === 'withdrawn') return earlierYearChanged({ ...told, status, results: [] });
  const { budget, executed, results, findings = [], documentDate } = data;
  return earlierYearChanged({
    ...told,
    status,
    ...(budget !== undefined && { budget }),
    ...(executed !== undefined && { executed }),
    results: results.map(({ gradePrinted: _printed, ...result }) => result),
    ...(findings.length > 0 && { findings: findings.map(({ found: _words, ...finding }) => finding) }),
    documentDate,
  });
}

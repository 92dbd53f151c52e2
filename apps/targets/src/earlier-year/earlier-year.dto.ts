import { Input } from '@wenxiao/contracts/input';
import { type DataOf, type Fields, limits, project, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { earlierYearFacts as facts } from '@wenxiao/facts/targets';
import type { EarlierYear } from './earlier-year.decider.js';

const { scheme: _scheme, results, ...stated } = facts.earlierYearRecorded.fields;
/** As a client says it: without a result the list may be left out; under which scheme it is managed follows from the subject. */
const fields = { ...stated, results: results.optional() } as const satisfies Fields;
const keys = Object.keys(fields) as (keyof typeof fields)[];

export class RecordEarlierYearDto extends Input({ type: 'earlier-year', fields }, ...keys) {}

const correction = {
  type: 'earlier-year-correction',
  fields: { ...fields, reason: words(t.reason, { max: limits.opinion }) },
} as const;
export class CorrectEarlierYearDto extends Input(correction, ...keys, 'reason') {}

export class WithdrawEarlierYearDto extends Input(facts.earlierYearWithdrawn, 'reason') {}

/** What a client said, as facts hold it. */
export function earlierYearIn(sent: object, scheme: string): EarlierYear {
  const { results: said = [], ...rest } = project(fields, sent) as DataOf<typeof fields>;
  return { scheme, ...rest, results: said };
}

import { byType } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { EvaluationEvent } from '@wenxiao/facts/evaluation';
import { dueText } from '@wenxiao/rules/deadline';
import { isOfProcedure } from '@wenxiao/rules/procedure';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { evaluation } from '../evaluation/evaluation.aggregate.js';
import { placeOf, yearOf } from '../evaluation/evaluation.place.js';
import { EvaluationRow } from './evaluation-list.table.js';

/** The list of evaluations, with how far each is, score and grade. */
export const evaluationListProjection: Projection<EvaluationRow> = {
  name: 'evaluation-list/1',
  table: EvaluationRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === evaluation.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [], rules, actor } = JSON.parse(event.metadata) as EventMetadata;
    const before = row ?? unknown(event.tenant, id);
    const fact = decoded<EvaluationEvent>(evaluation, event);
    const isUnder = ['evaluation-expected', 'evaluation-opened', 'evaluation-rebased'].includes(fact.type);
    return {
      ...after(before, fact, actor.id),
      version: event.version,
      demo: before.demo || demoFigures.length > 0,
      ...(isUnder && { rules: rules?.hash ?? null }),
    };
  },
};

function unknown(tenant: string, id: string): EvaluationRow {
  const place = placeOf(id);
  return {
    tenant,
    id,
    version: 0,
    ...place,
    year: yearOf(place.period),
    status: 'expected',
    ofItself: false,
    openedOn: null,
    selfTotal: null,
    findings: 0,
    conclusion: null,
    choice: null,
    rules: null,
    overdue: [],
    parties: [],
    demo: false,
  };
}

/** What is said by no event in particular: that a step ended it, sent it back, or named somebody. */
type Stepped = Readonly<{
  ended?: string;
  assigned?: readonly Readonly<{ person?: string; organisation?: string }>[];
}>;

function after(row: EvaluationRow, event: EvaluationEvent, by: string): EvaluationRow {
  const changed = byType<EvaluationEvent, EvaluationRow>(event, {
    'evaluation-expected': () => ({ ...row, status: 'expected' }),
    'evaluation-start-withdrawn': ({ duties }) => ({
      ...row,
      status: duties.length > 0 ? 'expected' : 'withdrawn',
      openedOn: null,
      ofItself: false,
      choice: null,
    }),
    'evaluation-excepted': ({ excepted }) => ({ ...row, status: excepted ? 'excepted' : 'expected' }),
    'evaluation-opened': ({ openedOn, ofItself, selection, chosenFor, reason }) => ({
      ...row,
      status: 'open',
      openedOn,
      ofItself,
      choice:
        selection === undefined
          ? null
          : { selection, ...(chosenFor && { chosenFor }), ...(reason !== undefined && { reason }), by },
    }),
    'self-evaluation-reported': ({ printedTotal: selfTotal = null, findings }) => ({
      ...row,
      selfTotal,
      findings: findings.length,
    }),
    'self-evaluation-attained': ({ form }) => (form === undefined ? { ...row, selfTotal: null, findings: 0 } : row),
    'self-evaluation-computed': ({ total, findings }) => ({
      ...row,
      selfTotal: row.selfTotal ?? total,
      findings: row.findings + findings.length,
    }),
    'evaluation-finalised': (conclusion) => ({
      ...row,
      status: row.status === 'done' ? 'done' : 'concluded',
      conclusion,
    }),
    'evaluation-ranked': ({ grade, rank }) => ({
      ...row,
      conclusion: row.conclusion && { ...row.conclusion, grade, rank },
    }),
    'conclusion-withdrawn': () => ({ ...row, status: 'open', conclusion: null }),
    'evaluation-became-overdue': (due) => ({ ...row, overdue: [...row.overdue, dueText(due)] }),
    'evaluation-overdue-lifted': (due) => ({ ...row, overdue: row.overdue.filter((each) => each !== dueText(due)) }),
    'evaluation-reassigned': ({ from, ...data }) =>
      stepped({ ...row, parties: row.parties.filter((each) => each !== from) }, data),
  });
  return changed ?? (isOfProcedure('evaluation', event) ? stepped(row, event.data) : row);
}

function stepped(row: EvaluationRow, said: object): EvaluationRow {
  const { ended, assigned = [] }: Stepped = said;
  const named = assigned.flatMap(({ person, organisation }) => person ?? organisation ?? []);
  return {
    ...row,
    ...(ended !== undefined && { status: 'done' as const }),
    parties: [...new Set([...row.parties, ...named])],
  };
}

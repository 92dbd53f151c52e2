import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  type Admission,
  among,
  DATABASE,
  GoverningRules,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  reachedOrNamed,
  searched,
  type SortedPageQuery,
  type Where,
} from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { choiceNamedIn } from '../evaluation/evaluation.choice.js';
import { gradeNameIn } from '../evaluation/evaluation.grade.js';
import type { EvaluationRow } from './evaluation-list.table.js';

export const evaluationSorts = ['name', 'score', 'opened', 'year'] as const;
type SortCode = (typeof evaluationSorts)[number];
type Total = 'expected' | 'concluded' | 'overdue' | 'chosen';
type Row = Readonly<{
  subject: string;
  type: string;
  period: string;
  number: number;
  grade: string | null;
  rules: string | null;
  choice: EvaluationRow['choice'];
}>;

const list: List<SortCode, Total> = {
  from: `evaluation_read.evaluations_1 l join copies.facts s on s.copy = '${subjects.name}' and s.tenant = l.tenant and s.key = l.subject`,
  columns: {
    subject: 'l.subject',
    type: 'l.type',
    period: 'l.period',
    number: 'l.number',
    year: 'l.year',
    version: 'l.version',
    unit: `s.data->>'unit'`,
    name: `s.data->>'name'`,
    officialCode: `s.data->>'officialCode'`,
    kind: `s.data->>'kind'`,
    status: 'l.status',
    ofItself: 'l."ofItself"',
    openedOn: 'l."openedOn"::text',
    selfTotal: 'l."selfTotal"::text',
    findings: 'l.findings',
    score: `l.conclusion->>'score'`,
    displayed: `l.conclusion->>'displayed'`,
    fullMark: `l.conclusion->>'fullMark'`,
    grade: `l.conclusion->>'grade'`,
    rank: `(l.conclusion->>'rank')::integer`,
    choice: 'l.choice',
    rules: 'l.rules',
    overdue: 'cardinality(l.overdue) > 0',
    demo: 'l.demo',
  },
  id: 'l.id',
  sorts: {
    name: { by: `s.data->>'name'`, type: 'text' },
    score: { by: `coalesce((l.conclusion->>'score')::numeric, -1)`, type: 'numeric' },
    opened: { by: `coalesce(l."openedOn", '0001-01-01')`, type: 'date' },
    year: { by: 'l.year', type: 'integer' },
  },
  totals: {
    expected: `count(*) filter (where l.status = 'expected')`,
    concluded: `count(*) filter (where l.status in ('concluded', 'done'))`,
    overdue: 'count(*) filter (where cardinality(l.overdue) > 0)',
    chosen: 'count(*) filter (where l.choice is not null)',
  },
};

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    year?: number;
    search?: string;
    type?: string;
    status?: string;
    subject?: string;
    selection?: string;
    chosenFor?: string;
    scheme?: string;
  }>;

@Injectable()
export class EvaluationList {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
  ) {}

  /** The evaluations of a jurisdiction that the person's grants reach, or that name them. */
  async page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const {
      year,
      search,
      type,
      status,
      subject,
      selection,
      chosenFor,
      scheme = moneyScheme,
      sort = 'name',
      ...which
    } = asked;
    const page = await pageOf<Row, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        () => `l.status <> 'withdrawn'`,
        reachedOrNamed(admission, `s.data->>'unit'`, 'l.parties'),
        ...(subject === undefined ? only(`s.data->>'scheme'`, scheme) : []),
        ...only('l.year', year),
        ...only('l.type', type),
        ...only('l.status', status),
        ...only(`l.choice->>'selection'`, selection),
        ...(chosenFor === undefined ? [] : [hasReason(chosenFor)]),
        ...among('l.subject', subject === undefined ? undefined : [subject.toLowerCase()]),
        ...searched(search, `s.data->>'name'`, `s.data->>'officialCode'`),
      ],
      sort,
      ...which,
    });
    return { ...page, items: await Promise.all(page.items.map((row) => this.named(row))) };
  }

  /** Its grade and its choice as the set of the evaluation calls them. */
  private async named({ rules, choice, ...row }: Row): Promise<object> {
    if (rules === null || (row.grade === null && choice === null)) return row;
    const { rules: ruling } = await this.governing.byHash(rules);
    const called = { ...row, ...gradeNameIn({ ruling, place: row }, row.grade ?? undefined) };
    if (!choice) return called;
    const { reason, by } = choice;
    const why = reason !== undefined && { reason };
    return { ...called, choice: { ...choiceNamedIn({ ruling }, choice), ...why, by } };
  }
}

const hasReason =
  (reason: string): Where =>
  (bind) =>
    `l.choice->'chosenFor' @> to_jsonb(${bind(reason)}::text)`;

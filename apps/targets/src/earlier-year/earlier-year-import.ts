import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  DATABASE,
  type Importer,
  type ImportRow,
  Organisations,
  type PersonsCommand,
  type PlannedRow,
  ProblemError,
  rowBody,
  RowFlaw,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { lineId } from '../stream-names.js';
import type { Lookups } from '../subject/lookups.js';
import type { SubjectAtHand } from '../subject/subjects.js';
import { earlierYear } from './earlier-year.aggregate.js';
import type { EarlierYearRejection } from './earlier-year.decider.js';
import { RecordEarlierYearDto } from './earlier-year.dto.js';
import { columnOfField, type EarlierYearColumn, earlierYearSheet, yearOf, yearSaid } from './earlier-year-sheet.js';
import { EarlierYears, type KeptSince } from './earlier-years.js';
import { SubjectsCalled } from './subjects-called.js';

type Row = PlannedRow<EarlierYearRejection>;

/** What the rows of one file are worked out by; everything is looked up once for all of them. */
type Around = Readonly<{
  tenant: string;
  context: PersonsCommand;
  lookups: Lookups;
  called: SubjectsCalled;
  subjects: ReadonlyMap<string, SubjectAtHand>;
  keptSince: KeptSince;
  /** Of which years something is recorded already. */
  there: ReadonlySet<string>;
}>;

/** Records the years of a file as single acts would. */
@Injectable()
export class EarlierYearImport implements Importer<EarlierYearColumn, EarlierYearRejection, Row> {
  readonly sheet = earlierYearSheet;
  readonly category = earlierYear.category;
  readonly refusalOf = refusalOf;
  readonly columnOf = columnOfField;
  readonly #body = rowBody(RecordEarlierYearDto);

  constructor(
    private readonly earlier: EarlierYears,
    private readonly organisations: Organisations,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  async plan(
    tenant: string,
    rows: readonly ImportRow<EarlierYearColumn>[],
    context: PersonsCommand,
  ): Promise<readonly Row[]> {
    const around = await this.around(tenant, rows, context);
    const planned: Row[] = [];
    for (const row of rows) planned.push(await this.planned(row, around));
    return planned;
  }

  private async around(
    tenant: string,
    rows: readonly ImportRow<EarlierYearColumn>[],
    context: PersonsCommand,
  ): Promise<Around> {
    const { subjects, commands } = this.earlier;
    const lookups = subjects.lookups();
    const [reached, today] = await Promise.all([
      this.organisations.reachedIn(tenant, context.admission),
      lookups.today(),
    ]);
    const called = await SubjectsCalled.in(this.db, tenant, rows, reached);
    const named = rows.flatMap(({ cells }) => {
      const subject = called.called(cells.subject ?? '');
      return subject instanceof RowFlaw ? [] : [{ subject, year: yearOf(cells) }];
    });
    const ids = [...new Set(named.map(({ subject }) => subject))];
    const years = named.flatMap(({ subject, year }) => (year instanceof RowFlaw ? [] : [lineId(subject, year)]));
    const [found, keptSince, recorded] = await Promise.all([
      subjects.admittedAll(tenant, ids, context.admission),
      this.earlier.keptSince(tenant, ids, today),
      commands.loadAll(earlierYear, tenant, [...new Set(years)]),
    ]);
    const there = recorded.filter(({ state }) => state.status === 'recorded').map(({ id }) => id);
    const atHand = new Map(found.map((each) => [each.id, each]));
    return { tenant, context, lookups, called, subjects: atHand, keptSince, there: new Set(there) };
  }

  private async planned(row: ImportRow<EarlierYearColumn>, around: Around): Promise<Row> {
    const { line, cells } = row;
    const wrong = (...flaws: readonly (RowFlaw | ProblemError)[]): Row => ({ line, flaws, acts: [] });
    if (row.flaws.length > 0) return wrong(...row.flaws);
    const { tenant, context, lookups, keptSince } = around;
    const [subject, year] = [around.called.called(cells.subject ?? ''), yearOf(cells)];
    if (subject instanceof RowFlaw) return wrong(subject, ...(year instanceof RowFlaw ? [year] : []));
    const of = around.subjects.get(subject);
    if (!of) return wrong(new RowFlaw('unknown-subject', 'subject', { given: cells.subject ?? '' }));
    const { ruling } = await this.earlier.subjects.acting(of.subject, undefined, lookups);
    const { said, flaws } = yearSaid(row, ruling);
    const body = await this.#body(said);
    const all = [...(year instanceof RowFlaw ? [year] : []), ...flaws, ...(body instanceof ProblemError ? [body] : [])];
    if (year instanceof RowFlaw || body instanceof ProblemError || all.length > 0) return wrong(...all);
    if (around.there.has(lineId(subject, year)))
      return wrong(new RowFlaw('there-already', 'year', { given: `${of.subject.description.name} ${String(year)}` }));
    const saying = {
      of,
      year,
      said: { type: 'record', body },
      expectedVersion: 'current',
      lookups,
      keptSince,
    } as const;
    return { line, flaws: [], acts: [this.earlier.saying(tenant, context, saying)] };
  }
}

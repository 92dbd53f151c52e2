import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { inTransaction, type Queryable } from '@wenxiao/event-store';
import { Loop } from '@wenxiao/messaging';
import {
  APPEND_POOL,
  BusinessClock,
  type HealthPart,
  type HealthReport,
  LOGGER,
  NestLogger,
} from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { KnownFact } from './known-facts.js';
import { partiesOf } from './subject-results.js';
import { type SubjectYear, subjectYearsOf } from './subject-years.js';

const idle_ms = 300;
/** Facts that are taken up in one transaction. */
const turnMax = 500;

type Subject = Readonly<{ tenant: string; subject: string }>;

/** Joins the rows of subjects anew when something was told of them, and on the day on which they are otherwise by themselves. */
@Injectable()
export class SubjectYearsKeeper implements OnApplicationBootstrap, OnModuleDestroy, HealthPart {
  private readonly loop: Loop;

  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    private readonly clock: BusinessClock,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new Loop({
      name: 'overview: subjects',
      idle_ms,
      log: new NestLogger(logger),
      turn: async () => ((await this.joinNext()) >= turnMax ? 'again' : 'idle'),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.close();
  }

  async healthReport(): Promise<HealthReport> {
    const { is, reason } = this.loop.state;
    const { rows } = await this.pool.query<{ told: string }>(`select count(*) as told from overview_read.told`);
    const figures = { state: is, told: Number(rows[0]?.told ?? 0) };
    if (is !== 'paused') return { name: 'subjects', figures };
    return {
      name: 'subjects',
      figures,
      reason: `对象未能汇总，稍后重试 / rows are not joined for the time being: ${reason ?? ''}`,
    };
  }

  /** @returns how many facts and days were taken up. */
  private async joinNext(): Promise<number> {
    const today = await this.clock.today();
    return inTransaction(this.pool, async (tx) => {
      const told = await takeTold(tx);
      const changing = await changingBy(tx, today);
      const subjects = distinct([...told, ...changing]);
      if (subjects.length > 0) await join(tx, subjects, today);
      return told.length + changing.length;
    });
  }
}

async function takeTold(tx: Queryable): Promise<readonly Subject[]> {
  const { rows } = await tx.query<Subject>(
    `delete from overview_read.told where number in (
       select number from overview_read.told order by number limit $1 for update skip locked)
     returning tenant, subject`,
    [turnMax],
  );
  return rows;
}

async function changingBy(tx: Queryable, today: string): Promise<readonly Subject[]> {
  const { rows } = await tx.query<Subject>(
    `select tenant, subject from overview_read.subject_years_1 where changes_on <= $1::date order by changes_on limit $2`,
    [today, turnMax],
  );
  return rows;
}

/**
 * Whoever joins a subject does so alone, and reads its facts after they have it: of two instances the later one knows at least
 * as much. All take their subjects in one order.
 */
async function join(tx: Queryable, subjects: readonly Subject[], today: string): Promise<void> {
  const wanted = [subjects.map(({ tenant }) => tenant), subjects.map(({ subject }) => subject)];
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended(key, 0))
       from (select distinct tenant || ' ' || subject as key from unnest($1::text[], $2::text[]) as s (tenant, subject)
              order by key) keys`,
    wanted,
  );
  const { rows: facts } = await tx.query<KnownFact & Subject>(
    `select f.tenant, s.subject, f.copy, f.key, f.stream, f.version, f.recorded_at as "recordedAt", f.data
       from unnest($1::text[], $2::text[]) as s (tenant, subject)
       join copies.facts f on f.tenant = s.tenant and f.data->>'subject' = s.subject`,
    wanted,
  );
  const bySubject = new Map<string, KnownFact[]>();
  for (const fact of facts) bySubject.set(nameOf(fact), [...(bySubject.get(nameOf(fact)) ?? []), fact]);
  const rows = subjects.flatMap((subject) =>
    subjectYearsOf(bySubject.get(nameOf(subject)) ?? [], today).map((row) => ({ tenant: subject.tenant, ...row })),
  );
  await tx.query(
    `delete from overview_read.subject_years_1 r using unnest($1::text[], $2::text[]) as s (tenant, subject)
      where (r.tenant, r.subject) = (s.tenant, s.subject)`,
    wanted,
  );
  await insert(tx, rows);
  await nameParties(
    tx,
    subjects.map((subject) => ({ ...subject, parties: partiesOf(bySubject.get(nameOf(subject)) ?? []) })),
  );
}

/** Whom the objects of each subject name now. */
async function nameParties(
  tx: Queryable,
  subjects: readonly (Subject & Readonly<{ parties: readonly string[] }>)[],
): Promise<void> {
  await tx.query(
    `delete from overview_read.parties_1 p using jsonb_to_recordset($1::jsonb) as s (tenant text, subject text)
      where (p.tenant, p.subject) = (s.tenant, s.subject)`,
    [JSON.stringify(subjects)],
  );
  await tx.query(
    `insert into overview_read.parties_1 (tenant, subject, who)
     select s.tenant, s.subject, jsonb_array_elements_text(s.parties)
       from jsonb_to_recordset($1::jsonb) as s (tenant text, subject text, parties jsonb)`,
    [JSON.stringify(subjects)],
  );
}

/** Column → field of the row. */
const columns: Readonly<Record<string, keyof SubjectYear | 'tenant'>> = {
  tenant: 'tenant',
  subject: 'subject',
  year: 'year',
  unit: 'unit',
  department: 'department',
  name: 'name',
  official_code: 'officialCode',
  kind: 'kind',
  nature: 'nature',
  status: 'status',
  level: 'level',
  class: 'class',
  within: 'within',
  is_new: 'isNew',
  is_key: 'isKey',
  is_major: 'isMajor',
  stage: 'stage',
  composition: 'composition',
  approved_from: 'approvedFrom',
  control: 'control',
  requested: 'requested',
  budget: 'budget',
  executed: 'executed',
  payment: 'payment',
  target: 'target',
  warnings: 'warnings',
  light: 'light',
  evaluations: 'evaluations',
  score: 'score',
  grade: 'grade',
  result: 'result',
  rectification: 'rectification',
  disclosure: 'disclosure',
  changes_on: 'changesOn',
};

async function insert(tx: Queryable, rows: readonly (SubjectYear & Readonly<{ tenant: string }>)[]): Promise<void> {
  if (rows.length === 0) return;
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(columns).map(([column, field]) => [column, row[field]])),
  );
  await tx.query(
    `insert into overview_read.subject_years_1
     select * from jsonb_populate_recordset(null::overview_read.subject_years_1, $1::jsonb)`,
    [JSON.stringify(named)],
  );
}

const nameOf = ({ tenant, subject }: Subject): string => `${tenant} ${subject}`;

function distinct(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((subject) => [nameOf(subject), subject])).values()];
}

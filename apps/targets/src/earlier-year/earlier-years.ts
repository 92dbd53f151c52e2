import { Inject, Injectable } from '@nestjs/common';
import { yearsFromTo } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import {
  act,
  type Act,
  audienceOf,
  CommandRunner,
  DATABASE,
  leadDeskOf,
  type PersonsCommand,
} from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { conclusions } from '../copies.js';
import { lineId, lineNamed } from '../stream-names.js';
import { leadBasis } from '../subject/desks.js';
import type { Lookups } from '../subject/lookups.js';
import { authorityOf, type SubjectAtHand, Subjects } from '../subject/subjects.js';
import { earlierYear } from './earlier-year.aggregate.js';
import { type EarlierYearCommand, type EarlierYearRejection, earlierYearsOn } from './earlier-year.decider.js';
import { earlierYearIn } from './earlier-year.dto.js';

/** Since which year money or results of subjects are kept here; without a year where nothing is. */
export type KeptSince = ReadonlyMap<string, number>;

/** What somebody says of a year: all of it, or that it was recorded by mistake. */
type Said = Readonly<{ type: 'record' | 'correct'; body: object }> | Readonly<{ type: 'withdraw'; reason: string }>;

export type Saying = Readonly<{
  of: SubjectAtHand;
  year: number;
  said: Said;
  expectedVersion: number | 'current';
  /** Why what was said before was wrong. */
  because?: string;
  /** Of one act of many: what was looked up for all of them. */
  lookups?: Lookups;
  keptSince?: KeptSince;
}>;

/** So many streams are read in one question. */
const atOnce = 2000;

/** 往年记录: says what is wanted of a year, by whom the rules have it said. */
@Injectable()
export class EarlierYears {
  constructor(
    readonly commands: CommandRunner,
    readonly subjects: Subjects,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** What is known of a year before it was kept here is said by the desk that leads by the rules of the subject, as what it is marked as. */
  saying(
    tenant: string,
    context: PersonsCommand,
    { of: { id: subject, subject: known }, year, said, expectedVersion, because, lookups, keptSince }: Saying,
  ): Act<EarlierYearRejection> {
    return act(earlierYear)({
      id: lineId(subject, year),
      expectedVersion,
      given: async ({ events }, at) => {
        const looked = lookups ?? this.subjects.lookups();
        const [acting, today] = await Promise.all([this.subjects.acting(known, undefined, looked), looked.today()]);
        const by = authorityOf(context.admission, acting, 'administer', [leadDeskOf(acting.ruling)]);
        const kept = keptSince ?? (await this.keptSince(tenant, [subject], today));
        const firstKept = kept.get(subject);
        const looking = { year, today, ...(firstKept !== undefined && { firstKept }) };
        const version = events.findLast(({ type }) => type === 'earlier-year-recorded')?.version ?? 0;
        const data =
          said.type === 'withdraw'
            ? { reason: said.reason }
            : { ...earlierYearIn(said.body, known.description.scheme), ...looking };
        return {
          command: { type: said.type, data, at, by } as EarlierYearCommand,
          inForce: { rules: acting.ruling, reference: acting.reference },
          actor: by,
          at: known.unit,
          basis: leadBasis,
          cites: { ruling: acting.ruling },
          reads: audienceOf(context.admission, acting.place.jurisdiction),
          ...(because !== undefined && { corrects: { version, reason: because } }),
        };
      },
    });
  }

  /** Of the years that may be recorded: a line of its money, or what an evaluation here came to. */
  async keptSince(tenant: string, subjects: readonly string[], today: string): Promise<KeptSince> {
    const { first, last } = earlierYearsOn(today);
    const ids = subjects.flatMap((subject) => yearsFromTo(first, last).map((year) => lineId(subject, year)));
    const { rows } = await this.db.query<{ subject: string; year: number }>(
      `select s as subject, min((f.data->>'year')::integer) as year
         from unnest($3::text[]) as s
         join copies.facts f on f.copy = $1 and f.tenant = $2 and f.key > s || '.' and f.key < s || '/'
        group by s`,
      [conclusions.name, tenant, subjects],
    );
    const kept = new Map(rows.map(({ subject, year }) => [subject, year]));
    for (let from = 0; from < ids.length; from += atOnce)
      for (const { id, version } of await this.commands.loadAll(budgetLine, tenant, ids.slice(from, from + atOnce))) {
        const { subject, year } = lineNamed(id);
        if (version > 0) kept.set(subject, Math.min(year, kept.get(subject) ?? year));
      }
    return kept;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { assessmentScheme } from '@wenxiao/rules/shape';
import {
  type Admission,
  DATABASE,
  type List,
  ofTenant,
  only,
  Organisations,
  type Page,
  pageOf,
  reachedBy,
  ReadModelPosition,
  type SortedPageQuery,
  type Where,
} from '@wenxiao/service-kit';
import { registerListProjection } from './register-list.projection.js';
import { enteredSubjects } from './register.copies.js';
import { isOfBureau, toldStatuses } from './register.readers.js';
import type { EntryStatus } from './register.state.js';
import type { Register } from './register.world.js';
import type { RuledBy } from './register.rules.js';

export const registerSorts = ['rank', 'name', 'entered'] as const;
type SortCode = (typeof registerSorts)[number];
type Total = 'proposed' | 'awaiting' | 'inForce' | 'left';

const table = 'accountability_read.register_entries_1';
/** All that are in force in the same register. */
const others = `${table} o where o.tenant = l.tenant and o.register = l.register and o.status = 'in-force'`;
/** Means are compared as fractions, so that none is rounded. */
const isAbove = `o."ratingSum" * l.ratings > l."ratingSum" * o.ratings`;
const isBelow = `o."ratingSum" * l.ratings < l."ratingSum" * o.ratings`;
const isRated = `l.status = 'in-force' and l.ratings > 0`;
/** By the mean of what it was rated, among all of the register, whoever asks; equal means have one rank. */
const rank = `case when ${isRated} then (select count(*) + 1 from ${others} and o.ratings > 0 and ${isAbove})::integer end`;
/** Behind all others, once everyone was rated; where all are alike nobody is. */
const isWorst = `(${isRated} and exists (select from ${others} and ${isAbove})
  and not exists (select from ${others} and (o.ratings = 0 or ${isBelow})))`;

const name = `coalesce(s.data->>'name', b.name, l.named, '')`;
const list: List<SortCode, Total> = {
  from: `${table} l
    left join copies.facts s on l.of = 'subject' and s.copy = '${enteredSubjects.name}' and s.tenant = l.tenant and s.key = l.about
    left join directory_copy.organisations b on l.of = 'organisation' and b.id = l.about`,
  columns: {
    id: 'l.id',
    entry: `concat_ws('.', l.about, coalesce(l.kind, '0'), l.of, l.number)`,
    version: 'l.version',
    register: 'l.register',
    kind: 'l.kind',
    of: 'l.of',
    about: 'l.about',
    name,
    occasion: 'l.occasion',
    status: 'l.status',
    enteredOn: 'l."enteredOn"::text',
    leftOn: 'l."leftOn"::text',
    overdueSince: 'l."overdueSince"::text',
    ratings: 'l.ratings',
    rating: `case when l.ratings > 0 then round(l."ratingSum" / l.ratings, 2)::text end`,
    rank,
    isWorst,
    demo: 'l.demo',
  },
  id: 'l.id',
  sorts: {
    /** What is not rated, or left, comes last. */
    rank: { by: `coalesce(${rank}, 2147483647)`, type: 'integer' },
    name: { by: name, type: 'text' },
    entered: { by: `coalesce(l."enteredOn", '9999-12-31'::date)`, type: 'date' },
  },
  totals: {
    proposed: `count(*) filter (where l.status = 'proposed')`,
    awaiting: `count(*) filter (where l.status = 'awaiting')`,
    inForce: `count(*) filter (where l.status = 'in-force')`,
    left: `count(*) filter (where l.status = 'left')`,
  },
};

type Asked = SortedPageQuery<SortCode> &
  Readonly<{ kind?: string; status?: EntryStatus; about?: string; body?: string }>;
type Listed = Readonly<{ kind: string | null; isWorst: boolean }>;

@Injectable()
export class RegisterList {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly organisations: Organisations,
    private readonly positions: ReadModelPosition,
  ) {}

  /** All of a register for whoever keeps it; for others what is, or was, in force of what they reach. */
  async page(
    tenant: string,
    { code, declared, ruled }: Readonly<{ code: string; declared: Register | undefined; ruled: RuledBy }>,
    admission: Admission,
    asked: Asked,
  ): Promise<Page<object, Total>> {
    const { kind, status, about, body, sort = 'rank', ...which } = asked;
    const keeper = await this.organisations.find(ruled.isOwn ? ruled.body : tenant);
    const isAll = keeper !== undefined && isOfBureau(admission, keeper);
    const at = `coalesce(s.data->>'unit', case when l.of = 'organisation' then l.about else l.tenant end)`;
    const page = await pageOf<Listed, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        ...(isAll ? [] : [reachedBy(admission, at), told]),
        ofScheme(ruled.scheme),
        ...(body === undefined ? [] : [ofBody(body.toLowerCase())]),
        ...only('l.register', code),
        ...only('l.kind', kind),
        ...only('l.status', status),
        ...only('l.about', about?.toLowerCase()),
      ],
      sort,
      ...which,
    });
    const { kinds = [], rank: ranked } = declared?.value ?? {};
    const items = page.items.map(({ isWorst: worst, ...row }) => ({
      ...row,
      kindName: kinds.find((each) => each.code === row.kind)?.zh ?? null,
      proposedForExit: ranked !== undefined && worst,
    }));
    return { ...page, items };
  }

  /** The entries of a register that are behind all others, once the list has everything that is recorded. */
  async worst(tenant: string, register: string): Promise<readonly string[]> {
    await this.positions.requireNewest(registerListProjection.name);
    const { rows } = await this.db.query<{ id: string }>(
      `select l.id from ${table} l where l.tenant = $1 and l.register = $2 and ${isWorst} order by l.id`,
      [tenant, register],
    );
    return rows.map(({ id }) => id);
  }
}

/** What bodies are assessed as stands apart from money. */
const ofScheme =
  (scheme: string): Where =>
  (bind) =>
    `(s.data->>'scheme' = ${bind(assessmentScheme)}) is ${scheme === assessmentScheme ? 'not false' : 'not true'}`;
/** What is of a department, and what is about it or about a body below it. */
const ofBody =
  (body: string): Where =>
  (bind) =>
    `(s.data->>'department' = ${bind(body)} or l.of = 'organisation' and ${bind(body)} = any (b.path))`;

const told: Where = (bind) => `l.status = any (${bind(toldStatuses)}::text[])`;

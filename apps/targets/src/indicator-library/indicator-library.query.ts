import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  DATABASE,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  reachedBy,
  searched,
  type Where,
} from '@wenxiao/service-kit';
import type { ListEntriesDto, ListFrameworksDto, ListUsesDto } from './indicator-library.dto.js';

const scope = `case when l."owner" = l."tenant" then 'common' else 'industry' end`;
/** … and the jurisdiction that asks: its own, and what is common to those above it. */
const ofAsking = `join directory_copy.organisations asking
  on l."tenant" = asking.id or (l."tenant" = l."owner" and l."tenant" = any (asking.path))`;
const ownerName = `(select o.name from directory_copy.organisations o where o.id = l."owner")`;

/** Targets of whoever asks that are declared by an entry of a row, whatever its version. */
const uses = `(select count(*) from targets_read.periods_1 p
  where p."tenant" = asking.id
    and p."target" #> '{declared,indicators}' @> jsonb_build_array(jsonb_build_object('entry', l."entry")))`;

const entries = {
  from: `targets_read.library_entries_1 l ${ofAsking}`,
  columns: {
    owner: 'l."owner"',
    ownerName,
    scope,
    entry: 'l."entry"',
    version: 'l."version"',
    level1: 'l."level1"',
    level2: 'l."level2"',
    name: 'l."name"',
    direction: 'l."direction"',
    unit: 'l."measure"',
    quantifiable: 'l."quantifiable"',
    standard: 'l."standard"',
    method: 'l."method"',
    valueFrom: 'l."valueFrom"',
    fields: 'l."fields"',
    from: 'l."from"',
    retiredFrom: 'l."retiredFrom"',
    uses: `${uses}::integer`,
  },
  id: `l."owner" || '.' || l."entry"`,
  sorts: {
    level: { by: `concat_ws(' ', l."level1", l."level2", l."name")`, type: 'text' },
    recorded: { by: 'l."recordedAt"', type: 'text' },
    uses: { by: uses, type: 'bigint' },
  },
  totals: {
    common: `count(*) filter (where ${scope} = 'common')`,
    industry: `count(*) filter (where ${scope} = 'industry')`,
    quantifiable: `count(*) filter (where l."quantifiable")`,
  },
} as const satisfies List;

const frameworks = {
  from: `targets_read.library_frameworks_1 l ${ofAsking}`,
  columns: {
    owner: 'l."owner"',
    ownerName,
    scope,
    framework: 'l."framework"',
    version: 'l."version"',
    name: 'l."name"',
    for: 'l."for"',
    document: 'l."document"',
    entries: 'l."entries"',
    levels: 'l."levels"',
    from: 'l."from"',
    retiredFrom: 'l."retiredFrom"',
  },
  id: `l."owner" || '.' || l."framework"`,
  sorts: { name: { by: 'l."name"', type: 'text' }, recorded: { by: 'l."recordedAt"', type: 'text' } },
} as const satisfies List;

const declaredBy = {
  from: `targets_read.periods_1 p
    join targets_read.subjects_1 s on s."tenant" = p."tenant" and s."subject" = p."subject"
    cross join lateral jsonb_array_elements(p."target" #> '{declared,indicators}') i`,
  columns: {
    subject: 'p."subject"',
    period: 'p."period"',
    year: 'p."year"',
    name: 's."name"',
    kind: 's."kind"',
    unit: 's."unit"',
    department: 's."department"',
    status: 'p."status"',
    indicator: `i->>'indicator'`,
    entryVersion: `(i->>'entryVersion')::integer`,
    written: `i->>'written'`,
    weight: `i->>'weight'`,
  },
  id: `concat_ws('.', p."subject", p."period", i->>'indicator')`,
  sorts: {
    year: { by: 'p."year"', type: 'integer' },
    name: { by: 's."name"', type: 'text' },
    version: { by: `(i->>'entryVersion')::integer`, type: 'integer' },
  },
  totals: {
    targets: `count(distinct (p."subject", p."period"))`,
    subjects: `count(distinct p."subject")`,
  },
} as const satisfies List;

type Table = Readonly<{ name: string; key: string; sameAs: string }>;
const ofEntries: Table = {
  name: 'targets_read.library_entries_1',
  key: 'entry',
  sameAs: `n."level1" = l."level1" and n."level2" is not distinct from l."level2" and n."name" = l."name"`,
};
const ofFrameworks: Table = {
  name: 'targets_read.library_frameworks_1',
  key: 'framework',
  sameAs: `n."name" = l."name"`,
};

/** What is in force on a day: of an entry or a framework the last version that has begun, unless that was retired. */
const inForceIn = (row: string, { name, key }: Table, on: string): string =>
  `${row}."from" <= ${on} and (${row}."retiredFrom" is null or ${row}."retiredFrom" > ${on}) and not exists (
      select from ${name} newer where newer."tenant" = ${row}."tenant" and newer."owner" = ${row}."owner"
         and newer."${key}" = ${row}."${key}" and newer."version" > ${row}."version" and newer."from" <= ${on})`;

/**
 * What is there in a jurisdiction on a day: what it has itself, and of what is common to those above it what nobody has under the same
 * name who stands nearer.
 */
const thereIn =
  (tenant: string, table: Table, day: string, organisation = tenant): Where =>
  (bind) => {
    const on = bind(day);
    const way = `(select o.path from directory_copy.organisations o where o.id = ${bind(organisation.toLowerCase())})`;
    return `asking.id = ${bind(tenant)} and ${inForceIn('l', table, on)}
      and (l."tenant" = asking.id or not exists (
        select from ${table.name} n
         where n."owner" = any (${way}::text[]) and array_position(${way}, n."owner") > array_position(${way}, l."owner")
           and ${table.sameAs} and ${inForceIn('n', table, on)}))`;
  };

/** What is common to the jurisdiction, and what bodies made above, below or where the person has anything. */
const readableBy =
  ({ grants }: Admission): Where =>
  (bind) =>
    `l."owner" = l."tenant" or exists (select from directory_copy.organisations o where o.id = l."owner"
        and (o.path && ${bind(grants.map(({ over }) => over))}::text[] or o.id = any (${bind(grants.flatMap(({ path }) => path))}::text[])))`;

/** What is there for an organisation: its own, and what lies above it. */
const thereFor = (organisation: string | undefined): readonly Where[] =>
  organisation === undefined
    ? []
    : [
        (bind) =>
          `exists (select from directory_copy.organisations u where u.id = ${bind(organisation.toLowerCase())} and l."owner" = any (u.path))`,
      ];

@Injectable()
export class IndicatorLibraryList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** Indicators in force on a day, by level and name where nobody says otherwise. */
  entries(tenant: string, admission: Admission, asked: ListEntriesDto & { on: string }): Promise<Page<object>> {
    const { search, level1, field, owner, scope: of, for: organisation, on, sort = 'level', ...page } = asked;
    return pageOf(this.db, entries, {
      where: [
        thereIn(tenant, ofEntries, on, organisation),
        readableBy(admission),
        ...thereFor(organisation),
        ...only('l."level1"', level1),
        ...only('l."owner"', owner?.toLowerCase()),
        ...only(`(${scope})`, of),
        ...(field === undefined ? [] : [((bind) => `${bind(field)} = any (l."fields")`) as Where]),
        ...searched(search, `concat_ws(' ', l."level2", l."name")`, `array_to_string(l."fields", ' ')`),
      ],
      sort,
      ...page,
    });
  }

  /** Frameworks in force on a day. */
  frameworks(tenant: string, admission: Admission, asked: ListFrameworksDto & { on: string }): Promise<Page<object>> {
    const { search, owner, kind, for: organisation, on, sort = 'name', ...page } = asked;
    return pageOf(this.db, frameworks, {
      where: [
        thereIn(tenant, ofFrameworks, on, organisation),
        readableBy(admission),
        ...thereFor(organisation),
        ...only('l."owner"', owner?.toLowerCase()),
        ...(kind === undefined ? [] : [((bind) => `l."for" is null or l."for" = ${bind(kind)}`) as Where]),
        ...searched(search, 'l."name"', 'l."document"'),
      ],
      sort,
      ...page,
    });
  }

  /** Which indicators of which targets are declared by an entry, as far as the person's grants reach their units. */
  uses(tenant: string, admission: Admission, entry: string, asked: ListUsesDto): Promise<Page<object>> {
    const { year, version, sort = 'year', descending = true, ...page } = asked;
    return pageOf(this.db, declaredBy, {
      where: [
        ofTenant(tenant, 'p."tenant"'),
        reachedBy(admission, 's."unit"'),
        (bind) => `p."target" #> '{declared,indicators}' @> ${bind(JSON.stringify([{ entry }]))}::jsonb`,
        ...only(`i->>'entry'`, entry),
        ...only('p."year"', year),
        ...only(`(i->>'entryVersion')::integer`, version),
      ],
      sort,
      descending,
      ...page,
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import {
  type Admission,
  among,
  DATABASE,
  knownUnder,
  type List,
  nothingKnown,
  ofTenant,
  only,
  type Page,
  pageOf,
  reachedBy,
  reachedOrNamed,
  rowCondition,
  type RowFigures,
  searched,
  type SortedPageQuery,
  subjectFigures,
} from '@wenxiao/service-kit';

export const assessmentSorts = ['opened', 'name', 'score'] as const;
export const assessmentStatuses = ['open', 'concluded', 'done'] as const;
export const assessmentStatusNames: Readonly<Record<(typeof assessmentStatuses)[number], string>> = {
  open: '评估中',
  concluded: '已形成结论',
  done: '已办结',
};
export const librarySorts = ['rank', 'name'] as const;
type SortCode = (typeof assessmentSorts)[number];
type LibrarySort = (typeof librarySorts)[number];
type Total = 'open' | 'concluded';

const status = `case when l."ended" then 'done' when l."conclusion" is null then 'open' else 'concluded' end`;
const subject = {
  name: 's."name"',
  kind: 's."kind"',
  unit: 's."unit"',
  department: 's."department"',
};
const subjects = 'join targets_read.subjects_1 s on s."tenant" = l."tenant" and s."subject" = l."subject"';

const list: List<SortCode, Total> = {
  from: `targets_read.assessments_1 l ${subjects}`,
  columns: {
    id: 'l."id"',
    version: 'l."version"',
    subject: 'l."subject"',
    number: 'l."number"',
    ...subject,
    procedure: 'l."procedure"',
    year: 'l."year"',
    requested: 'l."requested"',
    openedOn: 'l."openedOn"::text',
    status,
    openSteps: 'l."openSteps"',
    conclusion: 'l."conclusion"',
    score: 'l."score"::text',
    late: 'l."late"',
    effects: 'l."effects"',
    library: 'l."library"',
    rules: 'l."rules"',
    demo: 'l."demo"',
  },
  id: 'l."id"',
  sorts: {
    opened: { by: 'l."filedAt"', type: 'text' },
    name: { by: 's."name"', type: 'text' },
    score: { by: 'coalesce(l."score", -1)', type: 'numeric' },
  },
  totals: {
    open: `count(*) filter (where l."conclusion" is null)`,
    concluded: `count(*) filter (where l."conclusion" is not null)`,
  },
};

/** What of a library counts: admitted by the latest conclusion of its way to assess, of a subject that goes on. */
const admitted = `l."library" is not null and s."status" in ('registered', 'suspended') and not exists (
  select from targets_read.assessments_1 n
   where n."tenant" = l."tenant" and n."subject" = l."subject" and n."procedure" = l."procedure"
     and n."number" > l."number" and n."conclusion" is not null)`;

/** What a row of an assessment says: its score, and what is known of its subject. */
const figures: RowFigures = {
  ...subjectFigures(`(s."state"->'description')`, { key: 's."isKey"', major: 's."isMajor"' }),
  'ex-ante.score': { is: 'number', of: 'l."score"' },
};

/** An order of the set, with the set: what it compares with may be a value of that. */
type Order = Readonly<{ ranking: MemberOf<'rankings'>; ruling: Ruling }>;

/**
 * A library in its order: of what the set puts in order, by the figure that it names, the highest first; what has none stands last. Equal
 * ones are by the time of filing or in one place, as the set says; each department has an order of its own where the set says so.
 */
function libraryList({ ranking: { code, within, tie, among: whom, by }, ruling }: Order): List<LibrarySort> {
  const figure = Object.hasOwn(figures, by) ? figures[by] : undefined;
  if (figure?.is !== 'number') throw new Error(`No library is put in order by ${by}`);
  const parameter = (path: string) => knownUnder(ruling, nothingKnown(0)).parameter(path);
  const ranked = rowCondition(whom, figures, parameter);
  const group = `l."tenant", l."library"${within === 'department' ? ', s."department"' : ''}`;
  const inOrder = `partition by ${group} order by (${figure.of}) desc nulls last`;
  const place =
    tie === 'filing-time' ? `row_number() over (${inOrder}, l."filedAt", l."id")` : `rank() over (${inOrder})`;
  return {
    from: `(select l.*, s."name", s."kind", s."unit", s."department", s."officialCode",
              (${place})::integer as "rank",
              (${figure.of}) is not null and count(*) over (partition by ${group}, (${figure.of})) > 1 as "tied"
            from targets_read.assessments_1 l ${subjects}
           where ${admitted} and l."library" = '${code}' and ${ranked}) l`,
    columns: {
      id: 'l."id"',
      rank: 'l."rank"',
      tied: 'l."tied"',
      subject: 'l."subject"',
      name: 'l."name"',
      kind: 'l."kind"',
      unit: 'l."unit"',
      department: 'l."department"',
      year: 'l."year"',
      conclusion: 'l."conclusion"',
      score: 'l."score"::text',
      filedAt: 'l."filedAt"',
      preferred: `'prefer' = any (l."effects")`,
      demo: 'l."demo"',
    },
    id: 'l."id"',
    sorts: { rank: { by: 'l."rank"', type: 'integer' }, name: { by: 'l."name"', type: 'text' } },
  };
}

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    year?: number;
    search?: string;
    subject?: string;
    procedure?: string;
    status?: (typeof assessmentStatuses)[number];
  }>;

type AskedOfLibrary = SortedPageQuery<LibrarySort> & Readonly<{ year?: number; search?: string; department?: string }>;

@Injectable()
export class AssessmentList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** The assessments of a jurisdiction that the person's grants reach, or that name them; the newest first where nobody says otherwise. */
  page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, search, subject: of, procedure, status: wanted, sort = 'opened', descending = true, ...page } = asked;
    return pageOf<object, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l."tenant"'),
        reachedOrNamed(admission, 's."unit"', 'l."parties"'),
        ...only('l."year"', year),
        ...only('l."procedure"', procedure),
        ...only(`(${status})`, wanted),
        ...among('l."subject"', of === undefined ? undefined : [of.toLowerCase()]),
        ...searched(search, 's."name"', 's."officialCode"'),
      ],
      sort,
      descending,
      ...page,
    });
  }

  /** A library of the set in its order, as far as the person's grants reach. The place of each is that among all. */
  library(
    tenant: string,
    admission: Admission,
    order: Order,
    { year, search, department, sort = 'rank', ...page }: AskedOfLibrary,
  ): Promise<Page<object>> {
    return pageOf<object, LibrarySort, never>(this.db, libraryList(order), {
      where: [
        ofTenant(tenant, 'l."tenant"'),
        reachedBy(admission, 'l."unit"'),
        ...only('l."year"', year),
        ...only('l."department"', department?.toLowerCase()),
        ...searched(search, 'l."name"', 'l."officialCode"'),
      ],
      sort,
      ...page,
    });
  }
}

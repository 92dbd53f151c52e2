import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  among,
  countedByScheme,
  DATABASE,
  GoverningRules,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  reachedBy,
  schemeOfNature,
  searched,
  type SortedPageQuery,
  theirIds,
  type Where,
} from '@wenxiao/service-kit';
import type { Scheme } from '@wenxiao/rules/shape';
import type { DisclosureThen, RectificationThen } from './subject-follow-up.js';
import type { ResultThen } from './subject-results.js';
import type { Stage } from './subject-years.js';

const scheme = schemeOfNature('l.nature');
/** Subjects, not their years. */
const byScheme = countedByScheme('l.nature', 'distinct l.subject');

export const subjectYearSorts = ['name', 'year', 'budget', 'light', 'score', 'stage'] as const;
type SortCode = (typeof subjectYearSorts)[number];
type Total =
  | keyof typeof byScheme
  | 'subjects'
  | 'targets'
  | 'red'
  | 'yellow'
  | 'evaluated'
  | 'results'
  | 'decided'
  | 'rectifying'
  | 'disclosed';
type Row = Readonly<{ result: ResultThen | null }>;

const rank = `array_position(array['registered', 'requested', 'approved', 'evaluating', 'evaluated'], l.stage)`;
/** What is made up of other lines is counted with these. */
const own = `filter (where l.composition = 'own')`;

const list: List<SortCode, Total> = {
  from: `overview_read.subject_years_1 l left join directory_copy.organisations u on u.id = l.unit`,
  columns: {
    subject: 'l.subject',
    year: 'l.year',
    unit: 'l.unit',
    unitName: 'u.name',
    department: 'l.department',
    name: 'l.name',
    officialCode: 'l.official_code',
    kind: 'l.kind',
    nature: 'l.nature',
    scheme,
    status: 'l.status',
    level: 'l.level',
    class: 'l.class',
    within: 'l.within',
    isNew: 'l.is_new',
    isKey: 'l.is_key',
    isMajor: 'l.is_major',
    stage: 'l.stage',
    composition: 'l.composition',
    approvedFrom: 'l.approved_from::text',
    control: 'l.control::text',
    requested: 'l.requested::text',
    budget: 'l.budget::text',
    executed: 'l.executed::text',
    payment: 'l.payment',
    target: 'l.target',
    light: `(array[null, 'yellow', 'red'])[l.light + 1]`,
    warnings: 'l.warnings',
    evaluations: 'l.evaluations',
    score: 'l.score::text',
    grade: 'l.grade',
    result: 'l.result',
    rectification: 'l.rectification',
    disclosure: 'l.disclosure',
  },
  id: `l.subject || '.' || l.year`,
  sorts: {
    name: { by: 'l.name', type: 'text' },
    year: { by: 'l.year', type: 'integer' },
    budget: { by: 'coalesce(l.budget, -1)', type: 'numeric' },
    light: { by: 'l.light', type: 'integer' },
    score: { by: 'coalesce(l.score, -1)', type: 'numeric' },
    stage: { by: rank, type: 'integer' },
  },
  totals: {
    subjects: 'count(distinct l.subject)',
    ...byScheme,
    targets: 'count(l.target)',
    red: 'count(*) filter (where l.light = 2)',
    yellow: 'count(*) filter (where l.light = 1)',
    evaluated: `count(*) filter (where l.stage = 'evaluated')`,
    results: 'count(l.result)',
    decided: `count(*) filter (where l.result->>'status' in ('decided', 'applied'))`,
    rectifying: `count(*) filter (where l.rectification->>'status' = 'open')`,
    disclosed: `count(*) filter (where l.disclosure->>'status' = 'published')`,
  },
  sums: {
    control: `sum(l.control) ${own}`,
    requested: `sum(l.requested) ${own}`,
    budget: `sum(l.budget) ${own}`,
    executed: `sum(l.executed) ${own}`,
  },
};

const lights = { none: 0, yellow: 1, red: 2 } as const;

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    year?: number;
    search?: string;
    within?: string;
    kind?: string;
    scheme?: Scheme;
    status?: string;
    stage?: Stage;
    target?: 'approved' | 'none';
    light?: keyof typeof lights;
    result?: ResultThen['status'];
    rectification?: RectificationThen['status'];
    disclosure?: DisclosureThen['status'];
  }>;

@Injectable()
export class SubjectYears {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
  ) {}

  /** The subjects of a jurisdiction that the person's grants reach, or objects of which name them, year by year. */
  async page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, search, within, kind, scheme: of, status, stage, target, light, sort = 'name', ...more } = asked;
    const { result, rectification, disclosure, ...which } = more;
    const page = await pageOf<Row, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        reachedOrNamed(admission),
        ...only('l.year', year),
        ...only('l.kind', kind),
        ...only(`(${scheme})`, of),
        ...only('l.status', status),
        ...only('l.stage', stage),
        ...(target === undefined ? [] : [() => `(l.target is null) = ${String(target === 'none')}`]),
        ...among('l.light', light && [lights[light]]),
        ...only(`l.result->>'status'`, result),
        ...only(`l.rectification->>'status'`, rectification),
        ...only(`l.disclosure->>'status'`, disclosure),
        ...(within === undefined ? [] : [below(within.toLowerCase())]),
        ...searched(search, 'l.name', 'l.official_code'),
      ],
      sort,
      ...which,
    });
    return { ...page, items: await Promise.all(page.items.map((row) => this.named(row))) };
  }

  /** Whether an object that is under way names the person, or an organisation whose desk they fill. */
  async names(tenant: string, admission: Admission): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from overview_read.parties_1 where tenant = $1 and who = any ($2::text[]) limit 1`,
      [tenant, theirIds(admission)],
    );
    return rows.length > 0;
  }

  /** The disposal as the set of the result calls it; by its code alone where the text has not arrived here. */
  private async named(row: Row): Promise<object> {
    if (!row.result) return row;
    const { rules, ...result } = row.result;
    if (rules === null || result.disposal === null) return { ...row, result };
    const { zh } = await this.governing.cited(rules, `resultApplication.disposals/${result.disposal}`);
    return { ...row, result: { ...result, ...(zh !== undefined && { disposalName: zh }) } };
  }
}

const reachedOrNamed =
  (admission: Admission): Where =>
  (bind) =>
    `${reachedBy(admission, 'l.unit')(bind)} or exists (
       select from overview_read.parties_1 p
        where p.tenant = l.tenant and p.subject = l.subject and p.who = any (${bind(theirIds(admission))}::text[]))`;

const below =
  (organisation: string): Where =>
  (bind) =>
    `${bind(organisation)} = any (u.path)`;

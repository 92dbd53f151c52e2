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
  reachedOrNamed,
  type SortedPageQuery,
} from '@wenxiao/service-kit';
import { assessmentId, type AssessmentPlace } from './assessment.place.js';

export const similarSorts = ['rank', 'name'] as const;
type Sort = (typeof similarSorts)[number];

/** Where an assessment stands among those that are like it: `1` is the highest score of `among`; equal scores share a place. */
export type PlaceAmong = Readonly<{ rank: number; among: number }>;
type Row = PlaceAmong & Readonly<{ id: string }>;

/** A subject in the list, with what its events fold to. */
const subjectOf = (row: string, as: string): string =>
  `join targets_read.subjects_1 ${as} on ${as}."tenant" = ${row}."tenant" and ${as}."subject" = ${row}."subject"`;
const categories = (subject: string): string => `${subject}."state"->'description'->'categories'`;

/**
 * What is like an assessment: made the same way, of subjects of the same kind and, where its own has categories, of one of these; the
 * latest of each subject that came to a score, of subjects that go on and of its own.
 * @param id of a place that was read: an id and a number, and nothing that anybody could have made up
 */
const similarTo = (id: string): List<Sort> => ({
  from: `(select l.*, s."name", s."kind", s."unit", s."department", s."officialCode", ${categories('s')} as "categories",
            (rank() over (partition by l."tenant" order by l."score" desc))::integer as "rank",
            (count(*) over (partition by l."tenant"))::integer as "among"
          from targets_read.assessments_1 o ${subjectOf('o', 't')}
          join targets_read.assessments_1 l on l."tenant" = o."tenant" and l."procedure" = o."procedure"
          ${subjectOf('l', 's')}
         where o."id" = '${id}' and l."score" is not null and s."kind" = t."kind"
           and (jsonb_array_length(${categories('t')}) = 0
                or exists (select from jsonb_array_elements(${categories('t')}) c where ${categories('s')} @> c.value))
           and (l."id" = o."id" or (l."subject" <> o."subject" and s."status" in ('registered', 'suspended') and not exists (
             select from targets_read.assessments_1 n
              where n."tenant" = l."tenant" and n."subject" = l."subject" and n."procedure" = l."procedure"
                and n."number" > l."number" and n."score" is not null)))) l`,
  columns: {
    id: 'l."id"',
    rank: 'l."rank"',
    among: 'l."among"',
    itself: `l."id" = '${id}'`,
    subject: 'l."subject"',
    name: 'l."name"',
    kind: 'l."kind"',
    categories: 'l."categories"',
    unit: 'l."unit"',
    department: 'l."department"',
    year: 'l."year"',
    conclusion: 'l."conclusion"',
    score: 'l."score"::text',
    demo: 'l."demo"',
  },
  id: 'l."id"',
  sorts: { rank: { by: 'l."rank"', type: 'integer' }, name: { by: 'l."name"', type: 'text' } },
});

type Asked = SortedPageQuery<Sort> & Readonly<{ year?: number }>;

/** 同类项目得分比较: scores are for comparing. No rule gives a mark that has to be reached. */
@Injectable()
export class SimilarAssessments {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** Those of them that the person’s grants reach, or that name them; the place of each, and of the assessment itself, is that among all. */
  async page(
    tenant: string,
    admission: Admission,
    place: AssessmentPlace,
    { year, sort = 'rank', ...which }: Asked,
  ): Promise<Page<object> & Readonly<{ place: PlaceAmong | null }>> {
    const id = assessmentId(place);
    const list = similarTo(id);
    const [page, own] = await Promise.all([
      pageOf<object, Sort, never>(this.db, list, {
        where: [
          ofTenant(tenant, 'l."tenant"'),
          reachedOrNamed(admission, 'l."unit"', 'l."parties"'),
          ...only('l."year"', year),
        ],
        sort,
        ...which,
      }),
      pageOf<Row, Sort, never>(this.db, list, {
        where: [ofTenant(tenant, 'l."tenant"'), ...only('l."id"', id)],
        sort: 'rank',
      }),
    ]);
    const [itself] = own.items;
    return { ...page, place: itself ? { rank: itself.rank, among: itself.among } : null };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { judge } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { EvaluationType } from '@wenxiao/rules/shape';
import { DATABASE, endedFrom, knownOfSubject, knownUnder, ReadModelPosition } from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { firstDayOf, yearOf } from '../evaluation/evaluation.place.js';
import { evaluationListProjection } from '../evaluation-list/evaluation-list.projection.js';

/** Of which department, which type and period. */
export type Group = Readonly<{ tenant: string; department: string; type: string; period: string }>;
type Subject = NonNullable<(typeof subjects)['data']>;

/** Whom a type of evaluation is of in a department in a period. */
@Injectable()
export class RankedSubjects {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly positions: ReadModelPosition,
  ) {}

  /** Of each the number of the last evaluation of that type and period, 1 where there is none yet. @throws {ProblemError} `temporarily-unavailable` */
  async of(
    { tenant, department, type, period }: Group,
    { of }: EvaluationType,
    ruling: Ruling,
  ): Promise<readonly (readonly [string, number])[]> {
    await this.positions.requireNewest(evaluationListProjection.name);
    const { rows } = await this.db.query<{ subject: string; data: Subject; number: number }>(
      `select s.key as subject, s.data, coalesce((select max(l.number) from evaluation_read.evaluations_1 l
                where l.tenant = s.tenant and l.subject = s.key and l.type = $3 and l.period = $4
                  and l.status not in ('withdrawn', 'excepted')), 1)::integer as number
         from copies.facts s
        where s.copy = $1 and s.tenant = $2 and s.data->>'department' = $5 and s.data->>'nature' = 'body' order by s.key`,
      [subjects.name, tenant, type, period, department],
    );
    const isThere = (subject: Subject): boolean => (endedFrom(subject) ?? '9') > firstDayOf(period);
    const isOf = (subject: Subject): boolean =>
      judge(of, knownUnder(ruling, knownOfSubject(subject, yearOf(period)))).truth === 'yes';
    return rows.filter(({ data }) => isThere(data) && isOf(data)).map(({ subject, number }) => [subject, number]);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  DATABASE,
  type ObjectPlace,
  type PartyRegister,
  reaches,
  theirIds,
} from '@wenxiao/service-kit';
import type { EvaluationState } from './evaluation.state.js';

/** The guard’s question whether anything in a jurisdiction is a person’s who has no grant there: the list knows whom evaluations name. */
@Injectable()
export class EvaluationParties implements PartyRegister {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async anyIn(tenant: string, personId: string, organisationIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from evaluation_read.evaluations_1 where tenant = $1 and parties && $2::text[] limit 1`,
      [tenant, [personId, ...organisationIds]],
    );
    return rows.length > 0;
  }
}

/** Whether somebody may read of an evaluation: a grant of theirs reaches the unit, or it names them. */
export function mayRead(state: EvaluationState, { unit }: Pick<ObjectPlace, 'unit'>, admission: Admission): boolean {
  return admission.grants.some((grant) => reaches(grant, unit)) || isNamed(state, admission);
}

/** Whether it names the person, or an organisation whose desk they fill. */
export function isNamed(state: EvaluationState, admission: Admission): boolean {
  if (state.status !== 'open') return false;
  const theirs = theirIds(admission);
  return state.progress.assigned.some(({ person, organisation }) => theirs.includes(person ?? organisation ?? ''));
}

import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { type Admission, DATABASE, type PartyRegister, theirIds } from '@wenxiao/service-kit';
import type { EvaluationPlace } from './evaluation.place.js';
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

  /** Whether an evaluation by others of the same subject and period names them, while it is under way: they judge what the body says of itself. */
  async judge(tenant: string, { subject, period }: EvaluationPlace, admission: Admission): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from evaluation_read.evaluations_1
        where tenant = $1 and subject = $2 and period = $3 and status = 'open' and not "ofItself" and parties && $4::text[]
        limit 1`,
      [tenant, subject, period, theirIds(admission)],
    );
    return rows.length > 0;
  }
}

/** Whether it names the person, or an organisation whose desk they fill. */
export function isNamed(state: EvaluationState, admission: Admission): boolean {
  if (state.status !== 'open') return false;
  const theirs = theirIds(admission);
  return state.progress.assigned.some(({ person, organisation }) => theirs.includes(person ?? organisation ?? ''));
}

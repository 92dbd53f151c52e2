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

  /** Whom evaluations by others of the same subject and period name that are under way: they judge what the body says of itself. */
  async judgesOf(tenant: string, { subject, period }: EvaluationPlace): Promise<readonly string[]> {
    const { rows } = await this.db.query<{ judge: string }>(
      `select distinct unnest(parties) as judge from evaluation_read.evaluations_1
        where tenant = $1 and subject = $2 and period = $3 and status = 'open' and not "ofItself"`,
      [tenant, subject, period],
    );
    return rows.map(({ judge }) => judge);
  }
}

/** Whether somebody may read of an evaluation: a grant of theirs reaches the unit, it names them, or they judge it as what the unit said of itself. */
export function mayRead(
  state: EvaluationState,
  { place: { unit }, judges }: Readonly<{ place: Pick<ObjectPlace, 'unit'>; judges: readonly string[] }>,
  admission: Admission,
): boolean {
  if (admission.grants.some((grant) => reaches(grant, unit)) || isNamed(state, admission)) return true;
  return state.status === 'open' && state.ofItself && theirIds(admission).some((id) => judges.includes(id));
}

/** Whether it names the person, or an organisation whose desk they fill. */
export function isNamed(state: EvaluationState, admission: Admission): boolean {
  if (state.status !== 'open') return false;
  const theirs = theirIds(admission);
  return state.progress.assigned.some(({ person, organisation }) => theirs.includes(person ?? organisation ?? ''));
}

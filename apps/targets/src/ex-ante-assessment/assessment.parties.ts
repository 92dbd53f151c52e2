import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { type Admission, DATABASE, type PartyRegister, theirIds } from '@wenxiao/service-kit';
import type { AssessmentState } from './assessment.state.js';

/** The guard's question whether anything in a jurisdiction is a person's who has no grant there: the list knows whom assessments name. */
@Injectable()
export class AssessmentParties implements PartyRegister {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async anyIn(tenant: string, personId: string, organisationIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from targets_read.assessments_1 where "tenant" = $1 and "parties" && $2::text[] limit 1`,
      [tenant, [personId, ...organisationIds]],
    );
    return rows.length > 0;
  }
}

/** Whether it names the person, or an organisation whose desk they fill. */
export function isNamed(state: AssessmentState, admission: Admission): boolean {
  if (state.status !== 'opened') return false;
  const theirs = theirIds(admission);
  if (state.organisation !== undefined && theirs.includes(state.organisation)) return true;
  return state.progress.assigned.some(({ person, organisation }) => theirs.includes(person ?? organisation ?? ''));
}

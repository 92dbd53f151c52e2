import { DisposalDecidedV1, ReferralMadeV1 } from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { EventPlace } from '@wenxiao/service-kit';
import type { ResultApplicationEvent, ResultApplicationState } from '../result-application/result-application.js';

/** What others learn of a result's application: the decision on next year's money, and that a body was referred; no person. */
export function publishResultApplication(
  event: ResultApplicationEvent,
  after: ResultApplicationState,
  place: EventPlace,
): object | undefined {
  const targetId = place.id;
  switch (event.type) {
    case 'subject-followed':
    case 'budget-followed':
    case 'result-received':
    case 'consequences-proposed':
      return undefined;
    case 'disposal-decided': {
      if (after.status === 'unknown') throw new Error('A disposal is decided on a known subject');
      const { disposal, forBudgetYear, reductionYuan } = event.data;
      return Object.assign(new DisposalDecidedV1(), {
        targetId,
        unitId: after.subject.unitId,
        budgetYear: forBudgetYear,
        disposal,
        ...(reductionYuan !== undefined && { reductionYuan }),
      });
    }
    case 'referral-made': {
      const { organisationId, trigger } = event.data;
      return Object.assign(new ReferralMadeV1(), { targetId, organisationId, trigger });
    }
    default:
      return unreachable(event);
  }
}

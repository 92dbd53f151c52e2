import { TargetApprovedV1 } from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { EventPlace } from '@wenxiao/service-kit';
import type {
  PerformanceTargetEvent,
  PerformanceTargetState,
} from '../performance-target/performance-target.decider.js';

/** What others learn of a performance target: that it was approved, and what it holds from then on. */
export function publishPerformanceTarget(
  event: PerformanceTargetEvent,
  after: PerformanceTargetState,
  place: EventPlace,
): TargetApprovedV1 | undefined {
  switch (event.type) {
    case 'target-declared':
    case 'target-revised':
    case 'target-reviewed':
    case 'target-returned':
      return undefined;
    case 'target-approved':
    case 'target-adjusted':
      return after.status === 'approved' ? approvedTarget(after, place) : undefined;
    default:
      return unreachable(event);
  }
}

function approvedTarget(
  target: Extract<PerformanceTargetState, { status: 'approved' }>,
  place: EventPlace,
): TargetApprovedV1 {
  const { declaration, approvedYuan, effectiveOn } = target;
  const { unitId, subjectKind, subjectName, budgetYear } = declaration;
  if (subjectKind === 'basic-expenditure') throw new Error('Basic expenditure has no target of its own to publish');
  return Object.assign(new TargetApprovedV1(), {
    targetId: place.id,
    unitId,
    subjectKind,
    subjectName,
    budgetYear,
    approvedYuan,
    effectiveOn,
    indicators: declaration.indicators.map(({ indicatorId, name, target, weight }) => ({
      indicatorId,
      name,
      target,
      ...(weight !== undefined && { weight }),
    })),
  });
}

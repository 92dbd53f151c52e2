import type { County } from './county.js';
import { accepted, evaluationAt, onEvaluation } from './evaluating.js';

/** The expert leaves the work group of an evaluation, for a reason that is about them. @returns who they are. */
export async function expertLeaves(county: County, subject: string, reason: string): Promise<string> {
  const expert = await county.people.expert.personId();
  const body = { as: 'work-group', from: expert, to: await county.people.approver.personId(), reason };
  const evaluation = evaluationAt(subject, 'finance-evaluation');
  accepted(await onEvaluation(county, 'office', evaluation, 'reassignments', body));
  return expert;
}

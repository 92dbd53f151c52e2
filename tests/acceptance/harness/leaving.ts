import type { County } from './county.js';
import { versionOf } from './cycle.js';
import { accepted, evaluationAt } from './evaluating.js';

/** The expert leaves the work group of an evaluation, for a reason that is about them. @returns who they are. */
export async function expertLeaves(county: County, subject: string, reason: string): Promise<string> {
  const expert = await county.people.expert.personId();
  const evaluation = evaluationAt(subject, 'finance-evaluation');
  const ifMatch = await versionOf(county, 'evaluation', evaluation);
  const body = { as: 'work-group', from: expert, to: await county.people.approver.personId(), reason };
  accepted(await county.post('office', 'evaluation', `${evaluation}/reassignments`, body, { ifMatch }));
  return expert;
}

import { assessed, newSubject } from '../acceptance/harness/assessing.js';
import { approved, idOf } from '../acceptance/harness/cycle.js';
import { County } from '../acceptance/harness/county.js';
import { classify, disclose, disclosureId } from '../acceptance/harness/disclosing.js';
import {
  accepted,
  begin,
  evaluated,
  evaluationAt,
  evaluationStep,
  onEvaluation,
} from '../acceptance/harness/evaluating.js';
import { openRound, propose, quarter, report } from '../acceptance/harness/monitoring.js';
import type { Product } from '../acceptance/harness/product.js';
import { putRight, report as reportRectified } from '../acceptance/harness/rectifying.js';
import { prepare, refer } from '../acceptance/harness/referring.js';
import { resultOf } from '../acceptance/harness/results.js';
import { measure } from '../acceptance/bad-input/monitoring-world.js';
import { openedOf } from '../acceptance/bad-input/rectification-world.js';
import { type CycleWorld, unitOf } from '../acceptance/bad-input/world.js';

/** Whom evaluations of the project name, all of another county. */
export type NamedByProject = Readonly<{ person: string; personBefore: string; organisation: string; below: string }>;

/**
 * One project that has gone through the whole cycle stands for every object: whoever may act on it is told that they have not seen
 * it as it is, so that nothing ever happens to it. The department has an organisation evaluate it; the finance bureau a person, who
 * took the place of another.
 */
export async function oneProject(
  { county, advanceTo, administrator, settled }: Product,
  other: County,
): Promise<CycleWorld & Readonly<{ named: NamedByProject }>> {
  const subjectId = await newSubject(county);
  await assessed(county, subjectId, 'ex-ante-unit');
  const [id] = (await approved(county, { subject: undefined, subjectId })) as [string];
  await advanceTo('2023-02-01T02:00:00.000000Z');
  await openRound(county, id, quarter.first);
  idOf(await report(county, id, quarter.first));
  const proposal = await propose(county, id, quarter.first, measure);
  const { people } = county;
  const judged = new County(county.id, county.unitId, { ...people, expert: other.people.expert });
  await evaluated(judged, id, '40');
  const organisation = await unitOf(other, administrator);
  const below = await unitOf(other, administrator, organisation);
  await settled();
  const named = { ...(await succeeded(county, id, other)), organisation, below };
  await commissioned(county, id, organisation);
  await resultOf(county, id);
  accepted(await refer(county, id));
  accepted(await prepare(county, id));
  const rectification = await openedOf(county, id);
  accepted(await reportRectified(county, rectification, putRight('ledger')));
  accepted(await disclose(county, id));
  accepted(await classify(county, disclosureId(id)));
  return {
    ofTargets: everywhere(id),
    ofMonitoring: everywhere(id),
    ofEvaluation: everywhere(id),
    ofRectification: everywhere(rectification),
    ofDisclosure: everywhere(disclosureId(id)),
    proposals: everywhere(proposal),
    named,
  };
}

/** The same under every name. */
function everywhere<Names extends string>(id: string): Readonly<Record<Names, string>> {
  return new Proxy({} as Record<Names, string>, { get: () => id });
}

async function succeeded(
  county: County,
  id: string,
  { people }: County,
): Promise<Pick<NamedByProject, 'person' | 'personBefore'>> {
  const [personBefore, person] = [await people.expert.personId(), await people.approver.personId()];
  const evaluation = evaluationAt(id, 'finance-evaluation');
  const body = { as: 'work-group', from: personBefore, to: person, reason: '工作调动' };
  accepted(await onEvaluation(county, 'office', evaluation, 'reassignments', body));
  return { person, personBefore };
}

async function commissioned(county: County, id: string, organisation: string): Promise<void> {
  const type = 'department-evaluation';
  accepted(await begin(county, id, type));
  accepted(await evaluationStep(county, 'reviewer', id, [type, 'fix-object'], { answer: 'done' }));
  const brings = { organisation, ground: 'agency' };
  accepted(await evaluationStep(county, 'reviewer', id, [type, 'fix-evaluators'], { answer: 'commissioned', brings }));
}

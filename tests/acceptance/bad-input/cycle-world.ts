import { approved } from '../harness/cycle.js';
import { disclosureWorld } from './disclosure-world.js';
import { evaluatedSubjects, evaluationWorld } from './evaluation-world.js';
import { monitoredSubjects, monitoringWorld, proposalsIn } from './monitoring-world.js';
import { rectificationWorld } from './rectification-world.js';
import { targetWorld } from './target-world.js';
import type { Product } from '../harness/product.js';
import type { CycleWorld } from './world.js';

/** An object of each kind in each state in which an operation can be carried out on it. */
export async function objectsInEachState({ county, advanceTo }: Product): Promise<CycleWorld> {
  const ofTargets = await targetWorld(county);
  const ids = await approved(
    county,
    ...Array.from({ length: Math.max(monitoredSubjects, evaluatedSubjects) }, () => ({})),
  );
  await advanceTo('2023-02-01T02:00:00.000000Z');
  // What is done to a round is nothing to the evaluation of the same subject.
  const ofMonitoring = await monitoringWorld(county, ids);
  const ofEvaluation = await evaluationWorld(county, ids);
  const ofRectification = await rectificationWorld(county, ofEvaluation.open);
  const ofDisclosure = await disclosureWorld(county, ofEvaluation);
  const proposals = await proposalsIn(county, ofMonitoring);
  return { ofTargets, ofMonitoring, ofEvaluation, ofRectification, ofDisclosure, proposals };
}

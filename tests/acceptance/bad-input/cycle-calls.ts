import { versionOf } from '../harness/cycle.js';
import { as, type RightCalls, jurisdictionId, reworded, target } from './right-call.js';
import { evaluationCalls } from './evaluation-calls.js';
import { monitoringCalls } from './monitoring-calls.js';
import { targetCalls } from './target-calls.js';

const accountability: RightCalls = {
  'accountability.ResultApplication.decide': async (world) => ({
    who: world.county.people.office,
    path: target(world, 'dispose'),
    ifMatch: await versionOf(world.county, 'accountability', `results/${world.targets.dispose}`),
    otherBody: reworded('reason'),
  }),
  'accountability.ResultApplication.refer': async (world) => ({
    who: world.county.people.office,
    path: target(world, 'refer'),
    ifMatch: await versionOf(world.county, 'accountability', `results/${world.targets.refer}`),
    body: as({ organisationId: world.county.unitId, personIds: [await world.county.people.unit.personId()] }),
    otherBody: reworded('reason'),
  }),
  'accountability.ResultApplication.page': (world) => ({
    who: world.county.people.office,
    path: jurisdictionId(world),
  }),
  'accountability.ResultApplication.one': (world) => ({
    who: world.county.people.office,
    path: target(world, 'refer'),
  }),
};

/** The cycle from declaration to accountability. */
export const cycleCalls: RightCalls = { ...targetCalls, ...monitoringCalls, ...evaluationCalls, ...accountability };

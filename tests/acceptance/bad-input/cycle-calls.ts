import { versionOf } from '../harness/cycle.js';
import { as, type RightCalls, jurisdictionId, reworded, target } from './right-call.js';
import { monitoringCalls } from './monitoring-calls.js';
import { targetCalls } from './target-calls.js';

const financeEvaluation = { form: 'finance-evaluation' };

const evaluation: RightCalls = {
  'evaluation.Evaluation.selfEvaluate': (world) => ({
    who: world.county.people.unit,
    path: target(world, 'selfEvaluate'),
    ifMatch: 1,
    body: ({ form }) => ({ form }),
    otherBody: ({ form }) => ({ form: { ...(form as object), objective: null } }),
  }),
  'evaluation.Evaluation.start': (world) => ({
    who: world.county.people.office,
    path: { ...target(world, 'startEvaluation'), ...financeEvaluation },
    ifMatch: 2,
    body: as({ evaluators: [world.evaluatorId] }),
    otherBody: as({ methods: [] }),
  }),
  'evaluation.Evaluation.score': (world) => ({
    who: world.county.people.expert,
    path: { ...target(world, 'giveScores'), ...financeEvaluation },
    ifMatch: 3,
    otherBody: as({ items: [{ item: '全部', weight: '100', score: '50' }] }),
  }),
  'evaluation.Evaluation.finalise': (world) => ({
    who: world.county.people.approver,
    path: { ...target(world, 'conclude'), ...financeEvaluation },
    ifMatch: 4,
    otherBody: reworded('conclusion'),
  }),
  'evaluation.Evaluation.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'evaluation.Evaluation.one': (world) => ({ who: world.county.people.office, path: target(world, 'conclude') }),
};

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
export const cycleCalls: RightCalls = { ...targetCalls, ...monitoringCalls, ...evaluation, ...accountability };

import { assessmentAt } from '../harness/assessing.js';
import { versionOf } from '../harness/cycle.js';
import {
  advice,
  jurisdictionId,
  notAssigned,
  nobodyAsked,
  replacing,
  type RightCall,
  type RightCalls,
  reworded,
  sameRules,
} from './right-call.js';
import type { TargetWorld } from './target-world.js';
import type { World } from './world.js';

type Name = keyof TargetWorld;
type Who = keyof typeof deskOf;

const deskOf = { reviewer: 'department-reviewer', office: 'performance-office' } as const;

const idOf = (world: World, name: Name): string => `${world.ofTargets[name]}.1`;
const at = (world: World, name: Name) => ({ ...jurisdictionId(world), assessment: idOf(world, name) });

/** A command on an assessment, upon what was just read. */
const onAssessment =
  (
    who: Who,
    name: Name,
    body: (world: World) => object,
    otherBody: NonNullable<RightCall['otherBody']>,
    path: object = {},
  ) =>
  async (world: World): Promise<RightCall> => ({
    who: world.county.people[who],
    path: { ...at(world, name), ...path },
    ifMatch: await versionOf(world.county, 'targets', assessmentAt(idOf(world, name))),
    body: () => body(world),
    otherBody,
    only: [deskOf[who]],
  });

/** It is refused for that alone. */
const refusedFor =
  (name: Name, code: string, status: number, body: (world: World) => object) => async (world: World) => {
    const { otherBody: _, ...call } = await onAssessment('office', name, body, reworded('x'))(world);
    return { ...call, refused: { status, code } };
  };

const fixObject = { step: 'fix-object' };
const notAsked = { askedBy: 'conclude', due: 'due' };
const byOpinion = (body: Readonly<Record<string, unknown>>): object => ({ ...body, brings: { opinion: '另' } });

export const assessmentCalls: RightCalls = {
  'targets.Assessment.open': (world) => ({
    who: world.county.people.reviewer,
    path: jurisdictionId(world),
    body: () => ({ subject: world.ofTargets.assess, procedure: 'ex-ante-unit', year: 2023 }),
    otherBody: (body) => ({ ...body, year: 2024 }),
    only: ['budget-unit', 'department-reviewer', 'performance-office'],
  }),
  'targets.Assessment.takeStep': onAssessment(
    'reviewer',
    'takeAssessmentStep',
    () => ({ answer: 'fixed', brings: { opinion: '列入评估' } }),
    byOpinion,
    fixObject,
  ),
  'targets.Assessment.withdraw': onAssessment(
    'reviewer',
    'withdrawAssessmentStep',
    () => ({ reason: '另行确定' }),
    reworded('reason'),
    fixObject,
  ),
  'targets.Assessment.giveOpinion': (world) =>
    nobodyAsked(onAssessment('reviewer', 'handOverAssessment', advice, reworded('opinion'), fixObject)(world)),
  'targets.Assessment.correctStep': onAssessment(
    'reviewer',
    'correctAssessmentStep',
    () => ({ answer: 'fixed', brings: { opinion: '依据更正' }, reason: '误填' }),
    reworded('reason'),
    fixObject,
  ),
  'targets.Assessment.conduct': onAssessment(
    'reviewer',
    'conductAssessment',
    () => ({
      bases: ['law'],
      approaches: ['site-visit'],
      methods: [],
      observers: [{ kind: 'peoples-congress-deputy', count: 2 }],
    }),
    (body) => ({ ...body, bases: ['law', 'county-plan'] }),
  ),
  'targets.Assessment.giveUp': onAssessment(
    'office',
    'giveUpAssessment',
    () => ({ reason: '误启动' }),
    reworded('reason'),
  ),
  'targets.Assessment.handOver': onAssessment(
    'office',
    'handOverAssessment',
    ({ departmentId }) => ({ step: 'fix-object', to: departmentId, because: '人员调整' }),
    reworded('because'),
  ),
  'targets.Assessment.remind': refusedFor('remindOfAssessment', 'unknown-due', 422, ({ departmentId }) => ({
    ...notAsked,
    to: departmentId,
    words: '请按期办理',
  })),
  'targets.Assessment.liftOverdue': refusedFor('remindOfAssessment', 'not-overdue', 409, () => ({
    ...notAsked,
    because: '系统故障',
  })),
  'targets.Assessment.rebase': refusedFor('moveAssessment', sameRules.code, sameRules.status, () => ({
    reason: '规则已修订',
  })),
  'targets.Assessment.reassign': refusedFor('moveAssessment', notAssigned.code, notAssigned.status, (world) =>
    replacing(world.evaluatorId, world.visitor.personId),
  ),
  'targets.Assessment.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'targets.Assessment.one': (world) => ({
    who: world.county.people.office,
    path: at(world, 'conductAssessment'),
  }),
  'targets.Assessment.similarTo': (world) => ({
    who: world.county.people.office,
    path: at(world, 'conductAssessment'),
  }),
  'targets.Library.page': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), library: 'department-library' },
  }),
};

import type { Actor, Fact } from '@wenxiao/domain';
import { referralFacts } from '@wenxiao/facts/accountability';
import { evaluationFacts } from '@wenxiao/facts/evaluation';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { subjectFacts } from '@wenxiao/facts/targets';
import type { Planted } from '@wenxiao/service-kit/testing';
import { tenant, type TestEvent, type TestStore } from './stores.js';

// Three projects of a county that are judged: one is being evaluated and referred, one was, one moved to another unit.

const id = (last: string) => `0192f7a0-0000-7000-8000-0000000${last.padStart(5, '0')}`;

export const organisations = {
  province: id('a0000'),
  otherCounty: id('a0001'),
  bureau: id('a0010'),
  businessDesk: id('a0011'),
  department: id('a0020'),
  unit: id('a0021'),
  otherUnit: id('a0022'),
  commission: id('a0030'),
  agency: id('a0031'),
} as const;
const { province, otherCounty, bureau, businessDesk, department, unit, otherUnit, commission, agency } = organisations;

export const persons = {
  clerk: id('b0001'),
  reviewer: id('b0002'),
  expert: id('b0011'),
  otherExpert: id('b0012'),
  formerExpert: id('b0013'),
  referred: id('b0021'),
} as const;

export const projects = {
  judged: id('c0001'),
  concluded: id('c0002'),
  moved: id('c0003'),
  gathered: id('c0004'),
} as const;
export const referrals = { underWay: id('d0001'), ended: id('d0002') } as const;

/** What is said in these histories, each text once. */
export const said = {
  spentBecause: '春耕推迟影响拨付',
  reviewed: '进度偏慢请补充说明',
  selfActual: '自评完成六百人次',
  openGround: '资料齐全但验收偏晚',
  openScore: '18.57',
  openStepScore: '18.58',
  disclosedGround: '群众满意度达标',
  disclosedScore: '27.31',
  gatheredScore: '36.49',
  withdrawnSheet: '评分依据有误先行撤回',
  referredBecause: '虚报冒领专项资金线索',
  referredBefore: '截留挪用已经查实',
  beforeTheMove: '原单位报送时的情况',
  afterTheMove: '新单位报送时的情况',
} as const;

export const tree: readonly Planted[] = [
  { path: [province] },
  { path: [province, tenant] },
  { path: [province, otherCounty] },
  { path: [province, tenant, bureau], nature: 'body', desks: ['performance-office', 'budget-desk'] },
  { path: [province, tenant, bureau, businessDesk], nature: 'desk', tenant, desks: ['business-desk'] },
  { path: [province, tenant, department], nature: 'body' },
  { path: [province, tenant, department, unit], nature: 'body', tenant },
  { path: [province, tenant, department, otherUnit], nature: 'body', tenant },
  { path: [province, tenant, commission], nature: 'body' },
  { path: [province, otherCounty, agency], nature: 'body' },
];

const by = {
  unit: { id: persons.clerk, as: 'grant', desk: 'budget-unit', organisation: unit },
  department: { id: persons.reviewer, as: 'grant', desk: 'department-reviewer', organisation: department },
  office: { id: id('b0003'), as: 'grant', desk: 'performance-office', organisation: bureau },
  expert: { id: persons.expert, as: 'assignment', organisation: unit },
} as const satisfies Record<string, Actor>;

const step = (code: string, actor: Actor, open: readonly string[] = []) => ({
  procedure: 'as-the-rules-say',
  open: open.map((each) => ({ step: each })),
  step: code,
  submission: 1,
  by: actor.id,
  answer: 'done',
});

/** An event as it is recorded, at the unit that the object belongs to. */
const told = (actor: Actor, { type, data }: Fact, more: NonNullable<TestEvent['metadata']> = {}): TestEvent => ({
  type,
  data,
  metadata: { actor, about: { tenant }, at: unit, ...more },
});

const registered = (name: string): Fact =>
  subjectFacts.subjectRegistered({
    unit,
    department,
    kind: 'project',
    nature: 'money',
    scheme: 'budget-performance',
    name,
    predecessors: [],
    planned: [],
    relatedFunds: [],
    categories: [],
    implementers: [],
  });

const report = (cause: string): Fact =>
  monitoringFacts.roundReported({
    round: 'quarterly@2023-Q1',
    step: 'submit',
    by: persons.clerk,
    allocated: '100.00',
    spent: '40.00',
    carryOver: '0.00',
    parts: [],
    attainment: [],
    cause,
    reportedOn: '2023-04-03',
    late: false,
  });

const reviewed = (opinion: string): Fact =>
  monitoringFacts.reportReviewed({ round: 'quarterly@2023-Q1', ...step('department-review', by.department), opinion });

const selfEvaluated: Fact = evaluationFacts.selfEvaluationReported({
  step: 'submit',
  form: 'a'.repeat(64),
  indicators: [{ name: '培训人次', actual: said.selfActual }],
  findings: [],
  reportedOn: '2024-02-01',
  late: false,
});

const appointed = (evaluators: readonly string[], organisation?: string): Fact =>
  evaluationFacts.evaluationAppointed({
    ...step('appoint', by.office, ['score']),
    levels: evaluators.map((level) => ({ step: 'score', level })),
    persons: evaluators,
    ...(organisation !== undefined && { organisation }),
    assigned: [
      ...evaluators.map((person) => ({ as: 'evaluators', person })),
      ...(organisation === undefined ? [] : [{ as: 'agency', organisation }]),
    ],
  });

const sheet = (score: string, ground: string): Fact =>
  evaluationFacts.sheetSubmitted({
    step: 'score',
    level: persons.expert,
    evaluator: persons.expert,
    scores: [{ part: 'process', score, ground }],
    total: score,
  });
/** With the last score the step is open no longer. */
const scored = (score: string, open = ['score']): Fact =>
  evaluationFacts.evaluationScored({ ...step('score', by.expert, open), level: persons.expert, score });

/** What evaluators do beside scoring. */
const planned: Fact = evaluationFacts.evaluationSubmitted(step('plan', by.expert, ['score']));

const finalised: Fact = evaluationFacts.evaluationFinalised({
  step: 'conclude',
  score: '91',
  fullMark: '100',
  concludedOn: '2024-06-01',
  late: false,
  findings: [],
});
const concluded: Fact = evaluationFacts.evaluationConcluded({ ...step('conclude', by.office), ended: 'concluded' });

const opened = (subject: string): Fact =>
  referralFacts.referralOpened({
    scheme: 'budget-performance',
    procedure: 'referral',
    subject,
    organisation: unit,
    persons: [persons.referred],
    trigger: 'false-claim',
    on: '2024-06-10',
  });
const proposed = (reason: string): Fact =>
  referralFacts.referralSubmitted({
    ...step('propose', by.office, ['receive']),
    reason,
    assigned: [{ as: 'receiver', organisation: commission }],
  });
const settled: Fact = referralFacts.referralResolved({ ...step('settle', by.office), ended: 'settled' });

/** Records all of it; how many events there are. */
export async function recordJudgedProjects(stores: readonly TestStore[]): Promise<number> {
  let count = 0;
  const record = async (store: string, stream: string, ...events: readonly TestEvent[]): Promise<void> => {
    await stores.find((each) => each.store === store)?.append(stream, ...events);
    count += events.length;
  };
  const { judged, concluded: done, moved, gathered } = projects;
  const basedOn = (stream: string) => ({ store: 'accountability', tenant, stream, version: 1 });
  const selfStream = `evaluation/${judged}.self-evaluation.2023.1`;

  await record('targets', `subject/${judged}`, told(by.unit, registered('在评项目')));
  await record(
    'monitoring',
    `monitoring/${judged}.2023`,
    told(by.unit, report(said.spentBecause)),
    told(by.department, reviewed(said.reviewed)),
  );
  await record('evaluation', selfStream, told(by.unit, selfEvaluated));
  await record('accountability', `referral/${referrals.underWay}`, told(by.office, opened(judged)));
  await record('accountability', `referral/${referrals.underWay}`, told(by.office, proposed(said.referredBecause)));
  await record(
    'evaluation',
    `evaluation/${judged}.finance-evaluation.2023.1`,
    told(by.office, appointed([persons.formerExpert])),
    told(by.office, appointed([persons.expert, persons.otherExpert], agency), {
      basedOn: [
        { store: 'evaluation', tenant, stream: selfStream, version: 1 },
        basedOn(`referral/${referrals.underWay}`),
      ],
    }),
    told(by.expert, planned),
    told(by.expert, sheet(said.openScore, said.openGround)),
    told(by.expert, scored(said.openStepScore)),
    told(
      by.expert,
      evaluationFacts.sheetWithdrawn({
        step: 'score',
        level: persons.expert,
        evaluator: persons.expert,
        reason: said.withdrawnSheet,
      }),
    ),
  );

  await record('targets', `subject/${gathered}`, told(by.unit, registered('评分齐备项目')));
  await record(
    'evaluation',
    `evaluation/${gathered}.finance-evaluation.2023.1`,
    told(by.office, appointed([persons.expert, persons.otherExpert])),
    told(by.expert, sheet(said.gatheredScore, '齐备')),
    told(by.expert, scored(said.gatheredScore, ['conclude'])),
  );

  await record('targets', `subject/${done}`, told(by.unit, registered('已评项目')));
  await record('monitoring', `monitoring/${done}.2023`, told(by.department, reviewed(said.reviewed)));
  await record(
    'evaluation',
    `evaluation/${done}.finance-evaluation.2023.1`,
    told(by.office, appointed([persons.expert, persons.otherExpert])),
    told(by.expert, sheet(said.disclosedScore, said.disclosedGround)),
    told(by.office, finalised),
    { ...told(by.office, concluded), publishedAs: 'evaluation-changed.v1' },
  );
  await record(
    'accountability',
    `referral/${referrals.ended}`,
    told(by.office, opened(done)),
    told(by.office, proposed(said.referredBefore)),
    told(by.office, settled),
  );

  await record(
    'targets',
    `subject/${moved}`,
    told(by.unit, registered('划转项目')),
    told(
      by.office,
      subjectFacts.subjectMoved({ unit: otherUnit, department, from: '2023-07-01', reason: '职能调整' }),
      {
        at: otherUnit,
      },
    ),
  );
  await record(
    'monitoring',
    `monitoring/${moved}.2023`,
    told(by.unit, report(said.beforeTheMove)),
    told(by.unit, { ...report(said.afterTheMove) }, { at: otherUnit }),
  );
  return count;
}

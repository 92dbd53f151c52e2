import {
  budgetTimetableChanged,
  EvaluationFinalisedV1,
  OrganisationRegisteredV1,
  performanceTargetApproved,
  RuleSetAdoptedV1,
  RuleSetPublishedV1,
  subjectChanged,
} from '@wenxiao/contracts';
import { resolvedSeed, seedRuleSets } from '@wenxiao/rules';
import {
  type Answer,
  county,
  department,
  newId,
  type Person,
  runAccountability,
  type RunningAccountability,
  unit,
} from './running-accountability.js';

const rules = resolvedSeed('fufeng-2022');
const content = seedRuleSets().find(({ id }) => id === 'fufeng-2022');
if (!rules || !content) throw new Error('the rule set is a seed');

const office: Person = { id: newId(), role: 'performance-office', at: county };
const budgetDesk: Person = { id: newId(), role: 'budget-desk', at: county };
const clerk: Person = { id: newId(), role: 'budget-unit', at: unit };
const outsider: Person = { id: newId(), role: 'budget-unit', at: newId() };

const evaluated = { unitId: unit, budgetYear: 2023 };
const finalised = (targetId: string, grade: string, gradeName: string, score: string) =>
  Object.assign(new EvaluationFinalisedV1(), {
    ...evaluated,
    targetId,
    form: 'finance-evaluation',
    score,
    fullMark: '100',
    grade,
    gradeName,
    ruleSetHash: rules.hash,
  });
const budget = (subject: string, total?: string) =>
  budgetTimetableChanged({
    subject,
    year: 2023,
    composition: 'own',
    control: [],
    requested: [{ from: '2022-11-07', total: '1000000.00' }],
    ...(total !== undefined && { approvedFrom: '2023-01-20' }),
    inForce: total === undefined ? [] : [{ from: '2023-01-20', total }],
    parts: [],
    payment: [],
  });
const registered = (subject: string, name: string) =>
  subjectChanged({
    subject,
    status: 'registered',
    unit,
    department,
    kind: 'project',
    nature: 'money',
    name,
    predecessors: [],
    isKey: false,
    isMajor: false,
    planned: [],
    relatedFunds: [],
    categories: [],
    implementers: [],
    responsible: [],
  });
const approved = (subject: string) =>
  performanceTargetApproved({
    subject,
    period: '2023',
    scheme: 'budget-performance',
    declaration: 1,
    by: newId(),
    effectiveOn: '2023-01-20',
    horizon: 'annual',
    indicators: [],
  });

describe('accountability over HTTP and messages', () => {
  let accountability: RunningAccountability;

  /** Messages arrive a moment after they were published. */
  async function eventually(path: string, as: Person, arrived: (answer: Answer) => boolean): Promise<Answer> {
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await accountability.call(path, { as });
      if (arrived(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${path} did not become what it should`);
  }
  const isUndecided = ({ body }: Answer) =>
    body['status'] === 'undecided' && body['budgetYuan'] !== undefined && 'subjectName' in (body['subject'] as object);

  beforeAll(async () => {
    accountability = await runAccountability();
    const tree = [
      { organisationId: county, nature: 'jurisdiction', kind: 'jurisdiction', name: '某县' },
      { organisationId: department, parentId: county, nature: 'body', kind: 'department', name: '教育局' },
      { organisationId: unit, parentId: department, nature: 'body', kind: 'unit', name: '第一小学' },
    ];
    for (const organisation of tree) {
      const registered = Object.assign(new OrganisationRegisteredV1(), {
        ...organisation,
        tenant: county,
        desks: [],
        effectiveFrom: '2020-01-01',
      });
      await accountability.publish('directory', `organisation/${organisation.organisationId}`, registered);
    }
  });
  afterAll(() => accountability.close());

  it('keeps a result that arrives before the rules that it is judged by, until they do', async () => {
    const targetId = newId();
    const final = finalised(targetId, 'good', '良', '82');
    await accountability.publish('evaluation', `evaluation/${targetId}`, final);
    await accountability.publish('targets', `performance-target/${targetId}`, approved(targetId));
    await accountability.publish('targets', `subject/${targetId}`, registered(targetId, '先到的结果'));
    await accountability.publish('targets', `budget-line/${targetId}`, budget(targetId, '1.00'));
    const path = `results/${targetId}`;
    const waiting = await eventually(path, office, ({ body }) => body['budgetYuan'] === '1.00');
    expect(waiting.body).toMatchObject({ status: 'awaiting-result', proposedDisposals: [] });

    const { id: ruleSetId, version: ruleSetVersion, hash } = rules;
    const ruleSet = { ruleSetId, ruleSetVersion };
    await accountability.publish(
      'directory',
      `rule-set/${ruleSetId}`,
      Object.assign(new RuleSetPublishedV1(), { ...ruleSet, hash, content }),
    );
    const adoption = { bodyId: county, scheme: 'budget-performance', ...ruleSet, effectiveFrom: '2022-05-09' };
    await accountability.publish('directory', `adoption/${county}`, Object.assign(new RuleSetAdoptedV1(), adoption));
    const { body } = await eventually(path, office, isUndecided);
    expect(body).toMatchObject({ result: { grade: 'good' }, proposedDisposals: ['prioritise-or-support'] });
  });

  it('FF-47, FF-48: takes a result in, decides what follows, refers, and tells others', async () => {
    const targetId = newId();
    const path = `results/${targetId}`;
    const stream = `result-application/${targetId}`;
    const grade = await accountability.publish(
      'evaluation',
      `evaluation/${targetId}`,
      finalised(targetId, 'unqualified', '不合格', '59.99'),
    );
    await accountability.publish('targets', `budget-line/${targetId}`, budget(targetId));
    const money = await accountability.publish('targets', `budget-line/${targetId}`, budget(targetId, '800000.00'));
    await accountability.publish('targets', `performance-target/${targetId}`, approved(targetId));
    await accountability.publish('targets', `subject/${targetId}`, registered(targetId, '营养改善计划'));
    const { body } = await eventually(path, office, isUndecided);
    expect(body).toMatchObject({
      subject: { ...evaluated, subjectName: '营养改善计划' },
      budgetYuan: '800000.00',
      result: { grade: 'unqualified', gradeName: '不合格', score: '59.99', ruleSetHash: rules.hash },
      proposedDisposals: ['cut-or-cancel'],
      proposedReferrals: ['unqualified-result'],
      referrals: [],
    });

    const seen = body['version'] as number;
    const cut = { disposal: 'cut-or-cancel', reason: '低效', reduction: { amount: '15', unit: '万元' } };
    const { reduction: _, ...withoutAmount } = cut;
    expect(
      await accountability.call(`${path}/disposal`, { body: withoutAmount, as: office, ifMatch: seen }),
    ).toMatchObject({ status: 422, body: { code: 'amount-required', budgetYuan: '800000.00' } });
    expect(await accountability.call(`${path}/disposal`, { body: cut, as: office })).toMatchObject({ status: 428 });
    expect(await accountability.call(`${path}/disposal`, { body: cut, as: clerk, ifMatch: seen })).toMatchObject({
      status: 403,
    });
    expect(
      await accountability.call(`${path}/disposal`, { body: cut, as: budgetDesk, ifMatch: seen - 1 }),
    ).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
    const key = newId();
    const decided = await accountability.call(`${path}/disposal`, { body: cut, as: budgetDesk, ifMatch: seen, key });
    expect(decided).toMatchObject({ status: 201, body: { streams: [{ id: targetId, stream, version: seen + 1 }] } });
    expect(await accountability.call(`${path}/disposal`, { body: cut, as: budgetDesk, ifMatch: seen, key })).toEqual(
      decided,
    );
    expect((await accountability.metadata(stream))['basedOn']).toEqual(expect.arrayContaining([grade, money]));
    expect((await accountability.metadata(stream))['rules']).toMatchObject({ hash: rules.hash });

    const referral = { trigger: 'unqualified-result', organisationId: department, reason: '评价结果不合格' };
    expect(
      await accountability.call(`${path}/referrals`, {
        body: { ...referral, organisationId: county },
        as: office,
        ifMatch: seen + 1,
      }),
    ).toMatchObject({ status: 422, body: { code: 'not-referable' } });
    const personIds = [newId()];
    expect(
      await accountability.call(`${path}/referrals`, {
        body: { ...referral, personIds },
        as: office,
        ifMatch: seen + 1,
      }),
    ).toMatchObject({ status: 201 });

    const published = await accountability.published(stream, 2);
    expect(published.map(({ published: { type, text } }) => [type, JSON.parse(text) as unknown])).toEqual([
      [
        'accountability.disposal-decided.v1',
        { targetId, unitId: unit, budgetYear: 2024, disposal: 'cut-or-cancel', reductionYuan: '150000.00' },
      ],
      ['accountability.referral-made.v1', { targetId, organisationId: department, trigger: 'unqualified-result' }],
    ]);
  });

  it('lists results for those whose grants reach them, and referrals for the finance bureau’s desks and audit', async () => {
    const targetId = newId();
    await accountability.publish('targets', `performance-target/${targetId}`, approved(targetId));
    await accountability.publish('targets', `subject/${targetId}`, registered(targetId, '道路清扫'));
    await accountability.publish('targets', `budget-line/${targetId}`, budget(targetId, '528000.00'));
    await accountability.publish(
      'evaluation',
      `evaluation/${targetId}`,
      finalised(targetId, 'qualified', '合格', '79.99'),
    );
    const path = `results/${targetId}`;
    const { body } = await eventually(path, office, isUndecided);
    const referral = { trigger: 'perfunctory', organisationId: unit, reason: '资料不实' };
    const made = await accountability.call(`${path}/referrals`, {
      body: referral,
      as: office,
      ifMatch: body['version'] as number,
    });
    expect(made.status).toBe(201);
    const row = {
      targetId,
      ...evaluated,
      subjectName: '道路清扫',
      stage: 'undecided',
      score: '79.99',
      gradeName: '合格',
      proposedDisposals: ['urge-improvement'],
      proposedReferrals: [],
      disposal: null,
      names: { 'urge-improvement': '督促改进', perfunctory: '敷衍塞责' },
    };
    const rowOf = ({ body: { items } }: Answer) =>
      (items as Record<string, unknown>[]).find((item) => item['targetId'] === targetId);
    const list = await eventually('results?budgetYear=2023&stage=undecided', office, (answer) =>
      Boolean(rowOf(answer)?.['referrals']),
    );
    expect(rowOf(list)).toMatchObject({ ...row, referrals: 1 });
    const listed = rowOf(await accountability.call('results', { as: clerk }));
    expect(listed).toMatchObject(row);
    expect(listed).not.toHaveProperty('referrals');
    const one = await accountability.call(path, { as: clerk });
    expect(one).toMatchObject({ status: 200, body: { status: 'undecided' } });
    expect(one.body).not.toHaveProperty('referrals');
    expect(await accountability.call(path, { as: outsider })).toMatchObject({ status: 404 });
    expect(rowOf(await accountability.call('results?stage=decided', { as: office }))).toBeUndefined();
    expect(await accountability.call('results?stage=later', { as: office })).toMatchObject({ status: 400 });
  });
});

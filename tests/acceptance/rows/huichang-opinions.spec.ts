import { onSubject } from '../harness/assessing.js';
import { postAsRead } from '../harness/as-read.js';
import {
  approvedByBureau,
  articlesOf,
  carriedOutByBureau,
  evaluatedByBureau,
  isTold,
  settleBureauScales,
  wrongDesk,
} from '../harness/bureau-cycle.js';
import { type BureauOfDesks, openBureauOfDesks } from '../harness/bureau-of-desks.js';
import type { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { declarationOf, idOf, versionOf } from '../harness/cycle.js';
import { accepted, begin, evaluationAt, evaluationStep } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onMonitoring, onRound } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { decision, proposal, resultAt, resultOf } from '../harness/results.js';
import { entryOf, trailWith } from '../harness/trail.js';

// 会同: where several desks of the bureau act together, one leads, and the others are heard before it acts.

let product: Product;
let county: County;
let leading: BureauOfDesks['leading'];
let projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  ({ county, leading } = await openBureauOfDesks(product));
  projects = await approvedByBureau(product, county, ...Array.from({ length: 4 }, () => ({})));
  await settleBureauScales(county);
  await product.advanceTo('2023-02-15T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const [next, ...others] = projects;
  if (next === undefined) throw new Error('No project is left');
  projects = others;
  return next;
}

type Who = 'unit' | 'reviewer' | 'desk' | 'budget' | 'office';
type Service = 'targets' | 'monitoring' | 'evaluation' | 'accountability';
type Task = Readonly<{
  step: string;
  zh: string;
  asks?: Readonly<{ opinion: string }>;
  about: Readonly<Record<string, string>>;
  whose: readonly Readonly<{ desk?: string }>[];
  why: Readonly<{ path: string }>;
}>;
/** Whose opinion on a subject is asked of somebody. */
const asked = async (of: County, who: Who, service: Service, subject: string): Promise<readonly Task[]> => {
  const { body } = await of.get<{ items: readonly Task[] }>(who, service, 'tasks?kind=act&limit=200');
  return body.items.filter(({ asks, about }) => asks !== undefined && about['subject'] === subject);
};
const isAsked = (of: County, who: Who, service: Service, subject: string) =>
  eventually(`${who} is asked`, async () => (await asked(of, who, service, subject))[0]);
const isAskedNoMore = (of: County, who: Who, service: Service, subject: string) =>
  eventually(`${who} is asked no more`, async () =>
    (await asked(of, who, service, subject)).length === 0 ? true : undefined,
  );
const saying = (opinion: string) => ({ opinion });

const round = 'finance-monitoring@2023-02-15';
/** Monitored by the centre itself, as a major project. */
async function monitored(): Promise<string> {
  const id = project();
  idOf(await onSubject(county, 'office', id, 'marks', { mark: 'major', marked: true, reason: '县政府确定' }));
  await eventually('monitoring hears of the mark', async () => {
    const body = { series: 'finance-monitoring', node: '2023-02-15' };
    return (await onMonitoring(county, 'office', id, 'rounds', body)).status === 201 ? true : undefined;
  });
  return id;
}
const advise = (who: Who, id: string, opinion: string) =>
  onRound(county, who, id, `${round}/steps/examine/opinions`, saying(opinion));
const papers = [{ name: '绩效监控报告', document: 'monitoring-report' }];
const examine = (id: string) =>
  onRound(county, 'office', id, `${round}/steps/examine`, {
    answer: 'problems',
    brings: { opinion: '部分资金挪用', documents: papers },
  });
type Round = Readonly<{
  round: string;
  opinions?: readonly Readonly<{ desk: string; zh: string; opinion: string }>[];
  possible: readonly Readonly<{ consulted?: readonly Readonly<{ desk: string; zh: string; heard: boolean }>[] }>[];
}>;
const roundSeenBy = async (who: Who, id: string): Promise<Round> => {
  const { body } = await county.get<{ rounds: readonly Round[] }>(who, 'monitoring', `monitoring/${id}/2023`);
  return body.rounds.find((each) => each.round === round)!;
};

it('HC-16: budget desk and business desk are asked before the centre examines, say what they think, and the centre reads it before it reports', async () => {
  const id = await monitored();
  for (const [who, desk] of [
    ['budget', 'budget-desk'],
    ['desk', 'business-desk'],
  ] as const)
    expect(await isAsked(county, who, 'monitoring', id)).toMatchObject({
      step: 'examine',
      asks: { opinion: desk },
      whose: [{ desk }],
      why: { path: 'procedures/finance-monitoring/steps/examine' },
    });
  for (const who of ['office', 'unit', 'reviewer'] as const) {
    expect(await asked(county, who, 'monitoring', id)).toEqual([]);
    expect(await advise(who, id, '无意见')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  }
  expect(await advise('budget', id, '')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  idOf(await advise('budget', id, '预算执行偏慢，请核查结转资金'));
  await isAskedNoMore(county, 'budget', 'monitoring', id);
  // Said again, it takes the place of what the desk said before; the same once more is nothing new.
  idOf(await advise('budget', id, '预算执行偏慢，请核查结转结余资金'));
  const { version } = await monitoringOf(county, id);
  expect((await advise('budget', id, '预算执行偏慢，请核查结转结余资金')).status).toBeLessThan(300);
  expect((await monitoringOf(county, id)).version).toBe(version);
  expect(await roundSeenBy('office', id)).toMatchObject({
    opinions: [{ desk: 'budget-desk', zh: '预算股', opinion: '预算执行偏慢，请核查结转结余资金' }],
    possible: [
      {
        consulted: [
          { desk: 'budget-desk', heard: true },
          { desk: 'business-desk', heard: false },
        ],
      },
    ],
  });
  idOf(await advise('desk', id, '项目管理制度未落实'));
  // Among those who decide: the unit reads nothing of it.
  expect(await roundSeenBy('unit', id)).not.toHaveProperty('opinions');
  idOf(await examine(id));
  expect(await advise('desk', id, '补充意见')).toMatchObject({ status: 409, body: { code: 'ended' } });
  const given = ['examination-opinion-given', 'examination-opinion-given', 'examination-opinion-given'];
  const trail = await trailWith(county, id, ...given, 'examination-reviewed');
  const opinions = trail.entries.filter(({ type }) => type === 'examination-opinion-given');
  expect(opinions.map(({ actor }) => actor?.desk)).toEqual(['budget-desk', 'budget-desk', 'business-desk']);
  for (const entry of opinions) expect(articlesOf(entry)).toContain('第十六条');
  expect(JSON.stringify(opinions.at(-1)?.changes)).toContain('项目管理制度未落实');
  expect(JSON.stringify(entryOf(trail, 'examination-reviewed').changes)).not.toContain('unheard-desk');
});

it('HC-16: the centre does not wait for desks that say nothing; that it had not heard them stands in the trail', async () => {
  const id = await monitored();
  await isAsked(county, 'desk', 'monitoring', id);
  idOf(await advise('budget', id, '同意列入'));
  idOf(await examine(id));
  await isAskedNoMore(county, 'desk', 'monitoring', id);
  const reviewed = entryOf(await trailWith(county, id, 'examination-reviewed'), 'examination-reviewed');
  const unheard = reviewed.changes.filter(({ figure }) => figure === 'unheard-desk');
  expect(unheard).toMatchObject([{ after: 'business-desk', afterCalled: '业务股' }]);
});

it('HC-08: where a fund has its own desk, the desk of the department co-operates: it is asked, by that article, again after a return, and where it leads by itself nobody is', async () => {
  const declared = async (different: object) => {
    const described = { unit: county.unitId, kind: 'project', name: '农村公路养护', isNew: false, ...different };
    const answer = await county.post(
      'unit',
      'targets',
      'performance-targets',
      declarationOf(county, { subject: described }),
    );
    return idOf(answer).split('.')[0]!;
  };
  const at = (id: string) => `performance-targets/${id}/2023`;
  const act = (by: County, who: Who, id: string, name: string, body: object) =>
    postAsRead(by, who, 'targets', `${at(id)}/steps/${name}`, body, () => versionOf(county, 'targets', at(id)));
  const seenBy = (caller: Caller) => new County(county.id, county.unitId, { ...county.people, desk: caller });
  const [byFund, plain] = [await declared({ relatedFunds: ['social-insurance'] }), await declared({})];

  const asking = await isAsked(county, 'desk', 'targets', byFund);
  expect(asking).toMatchObject({ step: 'desk-review', asks: { opinion: 'business-desk' } });
  const lead = seenBy(leading['social-security-desk']);
  for (const by of [lead, seenBy(leading['general-desk'])])
    expect(await act(by, 'desk', byFund, 'desk-review/opinions', saying('同意'))).toMatchObject({
      ...wrongDesk('business-desk'),
    });
  const readBefore = await versionOf(county, 'targets', at(byFund));
  idOf(await act(county, 'desk', byFund, 'desk-review/opinions', saying('基金支出应单列产出')));
  await isAskedNoMore(county, 'desk', 'targets', byFund);
  type Target = Readonly<{ opinions?: readonly Readonly<{ opinion: string; submission: number }>[] }>;
  const read = async () => (await lead.get<Target>('desk', 'targets', at(byFund))).body;
  expect(await read()).toMatchObject({ opinions: [{ opinion: '基金支出应单列产出', submission: 1 }] });
  const given = entryOf(await trailWith(county, byFund, 'target-opinion-given'), 'target-opinion-given');
  expect(given.actor).toMatchObject({ desk: 'business-desk' });
  expect(articlesOf(given)).toContain('第八条');

  // The desk that leads had read the target before that, and is not sent back for it: an opinion holds nothing up.
  const returned = { answer: 'returned', brings: { opinion: '产出指标须细化' } };
  const reviewing = `${at(byFund)}/steps/desk-review`;
  idOf(await lead.post('desk', 'targets', reviewing, returned, { ifMatch: readBefore }));
  const { subject: _subject, period: _period, ...content } = declarationOf(county);
  const revised = await county.people.unit.call(county.path('targets', at(byFund)), {
    method: 'PUT',
    body: content,
    ifMatch: await versionOf(county, 'targets', at(byFund)),
  });
  expect(revised.status).toBe(200);
  await isAsked(county, 'desk', 'targets', byFund);

  expect(await asked(county, 'budget', 'targets', plain)).toEqual([]);
  expect(await act(county, 'desk', plain, 'desk-review/opinions', saying('同意'))).toMatchObject({
    status: 409,
    body: { code: 'nobody-asked' },
  });
  expect(await act(county, 'budget', plain, 'desk-review/opinions', saying('同意'))).toMatchObject(
    wrongDesk('business-desk'),
  );
});

it('HC-07d: the budget desk is heard before the business desk proposes how a result is applied, and the business desk before the budget desk decides', async () => {
  const id = project();
  await evaluatedByBureau(county, id);
  await resultOf(county, id);
  const act = (who: Who, name: string, body: object) =>
    postAsRead(county, who, 'accountability', `${resultAt(id)}/steps/${name}`, body, () =>
      versionOf(county, 'accountability', resultAt(id)),
    );
  await isAsked(county, 'budget', 'accountability', id);
  accepted(await act('budget', 'propose/opinions', saying('建议与下年预算挂钩')));
  accepted(await act('desk', 'propose', proposal));
  expect(await isAsked(county, 'desk', 'accountability', id)).toMatchObject({ step: 'decide' });
  accepted(await act('desk', 'decide/opinions', saying('建议核减一成')));
  accepted(await act('budget', 'decide', decision({ disposal: 'next-budget' })));
  type Result = Readonly<{ opinions: readonly object[] }>;
  const { body } = await county.get<Result>('budget', 'accountability', resultAt(id));
  expect(body.opinions).toMatchObject([
    { step: 'propose', desk: 'budget-desk', opinion: '建议与下年预算挂钩' },
    { step: 'decide', desk: 'business-desk', opinion: '建议核减一成' },
  ]);
  const trail = await trailWith(county, id, 'result-opinion-given', 'result-opinion-given');
  const [first] = trail.entries.filter(({ type }) => type === 'result-opinion-given');
  expect(articlesOf(first!)).toContain('第七条');
  expect(JSON.stringify(first!.changes)).toContain('建议与下年预算挂钩');
});

it('HC-18: budget desk and business desk are heard when the centre chooses what finance evaluates, and get to know what comes of it', async () => {
  const id = project();
  const type = 'finance-evaluation';
  accepted(await begin(county, id, type, 'office', {}));
  for (const who of ['budget', 'desk'] as const) {
    expect(await isAsked(county, who, 'evaluation', id)).toMatchObject({ step: 'choose' });
    accepted(await evaluationStep(county, who, id, [type, 'choose/opinions'], saying('同意列入年度评价')));
  }
  accepted(
    await evaluationStep(county, 'office', id, [type, 'choose'], {
      answer: 'chosen',
      brings: { ground: 'key-project' },
    }),
  );
  type Evaluation = Readonly<{ opinions: readonly Readonly<{ desk: string }>[] }>;
  const { body } = await county.get<Evaluation>('office', 'evaluation', evaluationAt(id, type));
  expect(body.opinions.map(({ desk }) => desk)).toEqual(['budget-desk', 'business-desk']);
  await carriedOutByBureau(county, id);
  for (const who of ['budget', 'desk'] as const) await isTold(county, who, 'evaluation', id);
  accepted(await evaluationStep(county, 'desk', id, [type, 'feed-back'], { answer: 'fed-back' }));
  for (const who of ['reviewer', 'unit'] as const) await isTold(county, who, 'evaluation', id);
  const given = entryOf(await trailWith(county, id, 'evaluation-opinion-given'), 'evaluation-opinion-given');
  expect(articlesOf(given)).toContain('第十八条');
});

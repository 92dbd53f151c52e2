import { approvedByBureau, isTold, ofWhole, settleBureauScales } from '../harness/bureau-cycle.js';
import { openBureauOfDesks } from '../harness/bureau-of-desks.js';
import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import {
  accepted,
  begin,
  evaluationAt,
  evaluationStep,
  handedIn,
  onEvaluation,
  type Acting,
} from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { enter, entered, entryAt, listOf, onEntry } from '../harness/keeping-registers.js';
import { monitoringOf, onMonitoring, reportOf, step } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { rulesAsRead } from '../harness/rules.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let projects: string[];
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openBureauOfDesks(product));
  projects = await approvedByBureau(product, county, {}, {}, {}, {});
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

const approvedTarget = async (different: Record<string, unknown> = {}): Promise<string> => {
  const [id = ''] = await approvedByBureau(product, county, different);
  return id;
};

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

const node = '2023-02-15';
const opening = (who: 'unit' | 'desk' | 'office', id: string, series: string) =>
  onMonitoring(county, who, id, 'rounds', { series, node });
const statusOf = async (id: string, round: string): Promise<string | undefined> =>
  (await monitoringOf(county, id)).rounds.find((each) => each.round === round)?.status;

it('HC-07b, HC-15: whoever looks after the department opens a round, the unit reports both and in words, and the desk looks through it', async () => {
  const id = project();
  expect(await opening('unit', id, 'self-monitoring')).toMatchObject({ status: 403 });
  idOf(await opening('desk', id, 'self-monitoring'));
  const round = `self-monitoring@${node}`;
  const saying = (...items: readonly string[]) => ({
    answer: 'submitted',
    brings: { checklist: items.map((item) => ({ item, answer: 'passed', note: '与目标和预算相符' })) },
    report: reportOf(),
  });
  expect(await step(county, 'unit', [id, round, 'submit'], saying('execution'))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['attainment'] }] },
  });
  const both = saying('attainment', 'execution');
  const wordless = { ...both, brings: { checklist: both.brings.checklist.map(({ note: _note, ...each }) => each) } };
  expect(await step(county, 'unit', [id, round, 'submit'], wordless)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['attainment', 'execution'] }] },
  });
  idOf(await step(county, 'unit', [id, round, 'submit'], both));
  expect(await step(county, 'office', [id, round, 'review'], { answer: 'passed' })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'business-desk' },
  });
  const returned = { answer: 'returned', brings: { opinion: '偏离原因未说明' } };
  idOf(await step(county, 'desk', [id, round, 'review'], returned));
  await isTold(county, 'unit', 'monitoring', id);
  idOf(await step(county, 'unit', [id, round, 'submit'], both));
  idOf(await step(county, 'desk', [id, round, 'review'], { answer: 'passed' }));
  expect(await statusOf(id, round)).toBe('done');
});

type Chosen = Readonly<{ selection: string; population: number; chosen: number; reasons: readonly object[] }>;
/** How many may be chosen in the year, and how many were, as a selection of the rules has it. */
async function chosenBy(selection: string): Promise<Chosen | undefined> {
  const address = 'evaluation-selections/2023';
  const { body } = await county.get<{ selections: readonly Chosen[] }>('office', 'evaluation', address);
  return body.selections.find((each) => each.selection === selection);
}
/** Chosen by the centre: begun as a type of evaluation that the rules choose subjects for. */
const chosen = (id: string, type: string) =>
  eventually(`evaluation hears of ${id}`, async () => {
    const answer = await county.post('office', 'evaluation', `evaluations/${id}/${type}/2023/1`, {});
    return answer.status === 404 ? undefined : answer;
  });

it('HC-07b, HC-17b: the desk looks through what was evaluated and sends it back; of the results the centre draws some, and says whether they are true', async () => {
  const id = project();
  await settleBureauScales(county);
  const of = { 'self-evaluation': 'unit', 'department-evaluation': 'reviewer' } as const;
  for (const type of ['self-evaluation', 'department-evaluation'] as const) {
    accepted(await begin(county, id, type));
    const handing = () =>
      eventually('what was settled holds', async () => {
        const body = type === 'self-evaluation' ? handedIn('90') : { answer: 'done', brings: { score: '90' } };
        const answer = await evaluationStep(county, of[type], id, [type, 'evaluate'], body);
        return answer.body.code === 'rules-silent' ? undefined : answer;
      });
    accepted(await handing());
    const review = (body: object) => evaluationStep(county, 'desk', id, [type, 'preliminary-review'], body);
    accepted(await review({ answer: 'returned', brings: { opinion: '完成值缺佐证' } }));
    accepted(await handing());
    accepted(await review({ answer: 'passed' }));
  }
  // How many are drawn the rules leave to the centre: how many were stands beside how many might be.
  const before = await chosenBy('recheck');
  const address = `evaluations/${id}/recheck/2023/1`;
  expect(await county.post('reviewer', 'evaluation', address, {})).toMatchObject({ status: 403 });
  accepted(await chosen(id, 'recheck'));
  const { body } = await county.get<object>('office', 'evaluation', address);
  expect(body).toMatchObject({
    isReEvaluation: true,
    choice: { selection: 'recheck', selectionName: '抽取评价结果复核' },
  });
  await eventually('it is counted', async () => ((await chosenBy('recheck'))?.chosen === 1 ? true : undefined));
  expect(before).toMatchObject({ chosen: 0, reasons: [] });
  expect(before?.population).toBeGreaterThan(0);
  const said = { answer: 'not-confirmed', brings: { opinion: '抽查佐证与填报不符' } };
  accepted(await onEvaluation(county, 'office', address, 'steps/recheck', said));
  // Each was concluded twice, since it was sent back.
  const trail = await trailWith(county, id, ...Array.from({ length: 5 }, () => 'evaluation-finalised'));
  expect(changesOf(entryOf(trail, 'evaluation-finalised'))).toMatchObject({
    'grade-code recheck/2023/1': { after: 'not-confirmed' },
  });
});

it('HC-04, HC-18, B-24: no evaluation by finance goes on that the leading group has not passed', async () => {
  const [passed, refused] = [project(), await approvedTarget()];
  const type = 'finance-evaluation';
  const act = (who: Acting, id: string, name: string, body: object) =>
    evaluationStep(county, who, id, [type, name], body);
  const persons = [await county.people.expert.personId()];
  const appointing = { answer: 'formed', brings: { persons } };
  for (const id of [passed, refused]) {
    accepted(await chosen(id, type));
    const { body } = await county.get<object>('office', 'evaluation', evaluationAt(id, type));
    expect(body).toMatchObject({ choice: { selection: type, selectionName: '选择年度财政评价事项' } });
    accepted(await act('office', id, 'choose', { answer: 'chosen', brings: { ground: 'key-project' } }));
    expect(await act('office', id, 'appoint', appointing)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  }
  // Whole departments are among what is chosen, and what the rules choose for no other reason than its ground has no list of reasons.
  const whole = await approvedTarget({ subjectKind: 'whole-department', goneThrough: ofWhole });
  accepted(await chosen(whole, type));
  const told = await eventually('all three are counted', async () => {
    const now = await chosenBy(type);
    return now?.chosen === 3 ? now : undefined;
  });
  expect(told.reasons).toEqual([]);
  const decided = (answer: string, brings: object) => ({ answer, brings: { date: '2023-01-31', ...brings } });
  accepted(await act('office', refused, 'deliberate', decided('not-passed', { reason: '明年再评' })));
  expect((await act('office', refused, 'appoint', appointing)).status).toBe(409);
  accepted(await act('office', passed, 'deliberate', decided('passed', {})));
  accepted(await act('office', passed, 'appoint', appointing));
  const trail = await trailWith(county, passed, 'evaluation-recorded', 'evaluation-recorded');
  expect(entryOf(trail, 'evaluation-recorded').rules?.basis).toMatchObject([
    {
      path: 'procedures/finance-evaluation/steps/deliberate/answers/passed',
      article: [{ article: '第十八条' }],
    },
  ]);
  const { members } = await rulesAsRead(county, 'huichang-2020');
  expect(members['gates']).toMatchObject([
    { zh: '局预算绩效管理领导小组', source: [{ article: '第四条' }, { article: '第十八条' }] },
  ]);
});

it('HC-05f: the centre keeps the pools of experts and agencies, which have no kinds; who lets out the rules do not say', async () => {
  const expert = { named: '赣南某教授', documents: [{ name: '聘书' }], on: '2023-02-01' };
  expect(await enter(county, 'budget', 'experts', expert)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office' },
  });
  const which = await entered(county, 'office', 'experts', expert);
  expect(await enter(county, 'office', 'experts', expert)).toMatchObject({ body: { code: 'entered-already' } });
  const agency = { ...expert, organisation: county.unitId, named: undefined };
  const [, named] = await entered(county, 'office', 'agencies', agency);
  expect(await listOf(county, 'agencies', ({ length }) => length > 0)).toMatchObject([
    { entry: named, kind: null, status: 'in-force', about: county.unitId },
  ]);
  const { body } = await county.get<object>('office', 'accountability', entryAt(which));
  expect(body).toMatchObject({ registerName: '预算绩效管理专家库', name: '赣南某教授', status: 'in-force' });
  const leaving = { on: '2023-02-01', reason: '不再聘任', documents: [] };
  expect(await onEntry(county, 'office', which, 'exit', leaving)).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'registers/experts/exit' },
  });
});

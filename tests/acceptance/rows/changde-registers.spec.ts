import { postAsRead } from '../harness/as-read.js';
import { approvedInCity } from '../harness/city-cycle.js';
import { openCityPlan } from '../harness/city-plan.js';
import type { County } from '../harness/county.js';
import { declarationOf, declared, idOf, versionOf, yuan } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import {
  enter,
  entered,
  entriesAt,
  entryAt,
  listOf,
  onEntry,
  tasksOf,
  type Which,
} from '../harness/keeping-registers.js';
import { openRound, reportOf, step } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
const projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  // The plan does not say who hands in what was paid.
  const feedDesk = { desk: 'budget-desk', of: 'jurisdiction' } as const;
  const source = [{ instrument: 'readings', article: '岗位' }] as const;
  county = await openCityPlan(product, { more: { 'monitoring.feedDesk': { value: feedDesk, source } } });
  for (let left = 6; left > 0; left -= 1) projects.push(await approvedInCity(county, await declared(county)));
  await product.advanceTo('2023-11-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

/** What is asked for next year: a target with money. */
const ask = (id: string) => {
  const { subject: _subject, ...content } = declarationOf(county, { subjectId: id, period: '2024' });
  return county.post('unit', 'targets', 'performance-targets', content);
};
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));
const one = async (which: Which, who: 'office' | 'unit' = 'office') =>
  county.get<{ version: number; status: string }>(who, 'accountability', entryAt(which));
const on = '2023-11-01';
const letOut = { on, reason: '不再聘任', documents: [] };
const rate = (which: Which, rating: string) => onEntry(county, 'office', which, 'log', { rating, on });

it('CD-08b: experts and agencies of city and province are rated; the worst is proposed for exit once all stand rated, and a person decides', async () => {
  const named = { kind: 'municipal', documents: [{ name: '聘书' }] };
  expect(await enter(county, 'desk', 'experts', { ...named, named: '王教授' })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office' },
  });
  expect(await enter(county, 'office', 'experts', { ...named, kind: 'famous', named: '王教授' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-kind', listed: ['municipal', 'provincial'] },
  });
  const wang = await entered(county, 'office', 'experts', { ...named, named: '王教授' });
  const li = await entered(county, 'office', 'experts', { ...named, named: '李教授' });
  const zhang = await entered(county, 'office', 'experts', { ...named, kind: 'provincial', named: '张教授' });
  expect(await enter(county, 'office', 'experts', { ...named, named: '王教授' })).toMatchObject({
    status: 409,
    body: { code: 'entered-already', now: 'in-force' },
  });
  idOf(await rate(wang, '90'));
  idOf(await rate(wang, '81'));
  idOf(await rate(li, '85.5'));
  const some = await listOf(county, 'experts', (items) => items.filter(({ rank }) => rank === 1).length === 2);
  expect(some.every(({ proposedForExit }) => !proposedForExit)).toBe(true);
  idOf(await rate(zhang, '85.4'));
  const ranked = await listOf(county, 'experts', (items) => items.some(({ proposedForExit }) => proposedForExit));
  expect(ranked.map(({ name, rank, rating, proposedForExit }) => [name, rank, rating, proposedForExit]).sort()).toEqual(
    [
      ['张教授', 3, '85.40', true],
      ['李教授', 1, '85.50', false],
      ['王教授', 1, '85.50', false],
    ],
  );
  const task = await eventually('the worst is a task of who lets out', async () =>
    (await tasksOf(county, 'office', 'experts')).find(({ step: what }) => what === 'leave'),
  );
  expect(task.about['entry']?.replace('.experts.', '.')).toBe(zhang[1]);
  expect(await onEntry(county, 'desk', zhang, 'exit', letOut)).toMatchObject({ status: 403 });
  idOf(await onEntry(county, 'office', zhang, 'exit', letOut));
  expect((await one(zhang)).body).toMatchObject({
    status: 'left',
    name: '张教授',
    kindName: '省级专家',
    rating: '85.4',
  });
  // Now both that are left are alike: nobody is behind the other.
  await listOf(county, 'experts', (items) => items.every(({ proposedForExit }) => !proposedForExit));
  const anew = await entered(county, 'office', 'experts', { ...named, kind: 'provincial', named: '张教授' });
  expect(anew).not.toEqual(zhang);

  const agency = await entered(county, 'office', 'agencies', { kind: 'provincial', named: '湖南某会计师事务所' });
  idOf(await rate(agency, '95'));
  const logged = await onEntry(county, 'office', agency, 'log/corrections', {
    row: 1,
    rating: '59',
    on,
    reason: '误登',
  });
  idOf(logged);
  expect((await one(agency)).body).toMatchObject({ rating: '59', ratings: 1 });
});

it('CD-08c, A-7: the supervision pool has its five kinds of members, and nobody leaves it, since the plan names nobody who lets out', async () => {
  const kinds = ['financial-expert', 'congress-deputy', 'consultative-member', 'discipline-member', 'auditor'];
  const all: Which[] = [];
  for (const kind of kinds)
    all.push(await entered(county, 'office', 'supervision-pool', { kind, named: `成员${kind}` }));
  const items = await listOf(county, 'supervision-pool', ({ length }) => length === kinds.length);
  expect(items.map(({ kindName }) => kindName).sort()).toEqual(
    ['财经专家', '人大代表', '政协委员', '纪委监委委员', '审计部门同志'].sort(),
  );
  const [first] = await listOf(county, 'supervision-pool', ({ length }) => length === 1, '&kind=auditor');
  expect(first).toMatchObject({ kind: 'auditor', status: 'in-force' });
  expect(await onEntry(county, 'office', all[0]!, 'exit', letOut)).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'registers/supervision-pool/exit' },
  });
  expect(await rate(all[0]!, '90')).toMatchObject({ status: 409, body: { code: 'rules-silent' } });
});

it('CD-04e: the joint management method of a special fund is entered by the spending desk, with its document', async () => {
  const fund = project();
  const method = {
    subject: fund,
    kind: 'joint',
    documents: [{ name: '专项资金管理办法', number: '常财绩〔2023〕3号' }],
  };
  expect(await enter(county, 'unit', 'management-methods', method)).toMatchObject({ status: 403 });
  const which = await entered(county, 'desk', 'management-methods', method);
  expect((await one(which, 'unit')).body).toMatchObject({ status: 'in-force', documents: method.documents });
  const entry = entryOf(await trailWith(county, fund, 'register-entry-entered'), 'register-entry-entered');
  expect(articlesOf(entry)).toContain('4.压实主体责任');
  expect(entry.rules?.basis.map(({ path }) => path)).toEqual([
    'registers/management-methods',
    'registers/management-methods/kinds/joint',
  ]);
});

const first = 'first@2023-10-31';

it('CD-09c, A-6: the result of a round below its target is entered in the negative list, and does not end support', async () => {
  const id = project();
  await openRound(county, id, first);
  idOf(await step(county, 'unit', [id, first, 'submit'], { answer: 'submitted', report: reportOf() }));
  const brings = {
    date: '2023-11-01',
    documents: [{ name: '监控结果', document: 'round-report' }],
    opinion: '低于60%',
  };
  idOf(await step(county, 'office', [id, first, 'report'], { answer: 'below-target', brings }));
  const [listed] = await listOf(county, 'negative-list', ({ length }) => length > 0, `&about=${id}`);
  expect(listed).toMatchObject({
    kind: 'round-result',
    kindName: '监控结果低于目标',
    status: 'in-force',
    occasion: first,
  });
  const trail = await trailWith(county, id, 'report-issued', 'register-entry-entered');
  const entry = entryOf(trail, 'register-entry-entered');
  expect(articlesOf(entry)).toContain('9.加强运行监控');
  expect(entry.causation?.stream).toBe(`monitoring/${id}.2023`);
  idOf(await ask(id));
});

it('CD-13, A-5, A-6, A-7: what is confirmed as eliminated gets no money until the leading group has let it out', async () => {
  const id = project();
  const known = { subject: id, kind: 'eliminated' };
  expect(await enter(county, 'desk', 'negative-list', { ...known, findings: ['unsatisfactory-result'] })).toMatchObject(
    {
      status: 409,
      body: { code: 'condition-not-met' },
    },
  );
  const findings = ['deficient-rules'];
  const which = await entered(county, 'desk', 'negative-list', { ...known, findings, words: '制度不健全' });
  // The unit knows nothing of it before it is confirmed.
  expect((await one(which, 'unit')).status).toBe(404);
  expect(await onEntry(county, 'unit', which, 'refusal', { reason: '已整改' })).toMatchObject({ status: 404 });
  expect(await onEntry(county, 'desk', which, 'confirmation', { on, documents: [] })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office' },
  });
  const waiting = await eventually('it waits for the performance office', async () =>
    (await tasksOf(county, 'office', 'negative-list')).find(({ about }) => about['subject'] === id),
  );
  expect(waiting).toMatchObject({ step: 'confirm' });
  idOf(await onEntry(county, 'office', which, 'confirmation', { on, documents: [] }));
  expect((await one(which, 'unit')).body).toMatchObject({ status: 'in-force', effects: ['block-request'] });

  const line = `budget-lines/${id}/2023`;
  const more = { amounts: [{ fund: 'general-public', source: 'own', amount: yuan('1.00') }], from: on, reason: '追加' };
  const raise = () =>
    postAsRead(county, 'budget', 'targets', `${line}/raises`, more, () => versionOf(county, 'targets', line));
  await eventually('targets has heard of it', async () => {
    const answer = await raise();
    return answer.body.code === 'register-blocks' ? true : undefined;
  });
  const blocked = await ask(id);
  expect(blocked).toMatchObject({
    status: 409,
    body: { code: 'register-blocks', register: 'negative-list', kind: 'eliminated' },
  });
  const { basis } = blocked.body as unknown as { basis: readonly { article: readonly { article: string }[] }[] };
  expect(basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('13.建立淘汰机制');

  const released = { on, reason: '领导小组会议纪要同意退出', documents: [{ name: '会议纪要' }] };
  expect(await onEntry(county, 'desk', which, 'exit', released)).toMatchObject({ status: 403 });
  idOf(await onEntry(county, 'office', which, 'exit', released));
  expect((await one(which)).body).toMatchObject({ status: 'left', left: { gate: 'leading-group' } });
  idOf(
    await eventually('targets has heard that it left', async () => {
      const answer = await ask(id);
      return answer.body.code === 'register-blocks' ? undefined : answer;
    }),
  );
  const trail = await trailWith(
    county,
    id,
    'register-entry-submitted',
    'register-entry-confirmed',
    'register-entry-left',
  );
  for (const type of ['register-entry-confirmed', 'register-entry-left'])
    expect(articlesOf(entryOf(trail, type))).toContain('13.建立淘汰机制');
});

it('CD-13: from what rate on execution is up to standard the plan does not say: a person settles it, as a fraction', async () => {
  const settling = (rate: string) =>
    county.post(
      'office',
      'directory',
      `bodies/${county.id}/settlements`,
      {
        scheme: 'budget-performance',
        values: { 'negativeList.executionRate': rate },
        document: '常财绩〔2023〕2号',
        reason: '方案未规定执行率达标的界限',
      },
      { ifMatch: 0 },
    );
  expect(await settling('50')).toMatchObject({
    status: 422,
    body: { code: 'not-settleable', errors: [{ path: 'negativeList.executionRate/value' }] },
  });
  expect(await settling('0.50')).toMatchObject({ status: 201 });
});

it('CD-13: a unit on the list gets no money for whatever is its', async () => {
  const listed = {
    organisation: county.unitId,
    kind: 'eliminated',
    findings: ['unsatisfactory-result', 'not-rectified'],
  };
  const which = await entered(county, 'desk', 'negative-list-of-units', listed);
  idOf(await onEntry(county, 'office', which, 'confirmation', { on, documents: [] }));
  const declare = () =>
    county.post('unit', 'targets', 'performance-targets', declarationOf(county, { period: '2024' }));
  const blocked = await eventually('targets has heard of it', async () => {
    const answer = await declare();
    return answer.body.code === 'register-blocks' ? answer : undefined;
  });
  expect(blocked).toMatchObject({ status: 409, body: { register: 'negative-list-of-units' } });
  idOf(await onEntry(county, 'office', which, 'exit', { on, reason: '领导小组同意退出', documents: [] }));
  idOf(
    await eventually('targets has heard that it left', async () => {
      const answer = await declare();
      return answer.body.code === 'register-blocks' ? undefined : answer;
    }),
  );
});

const close = (year: number) =>
  county.post(
    'budget',
    'targets',
    `budget-years/${String(year)}/closing`,
    { from: `${String(year + 1)}-01-10`, items: [] },
    { ifMatch: 0 },
  );
const feedYear = async (year: number, rows: readonly (readonly [string, string])[]): Promise<void> => {
  const day = `${String(year)}-10-31`;
  const batch = `year-${String(year)}`;
  const all = rows.map(([id, amount]) => paid(id, day, amount, { year }));
  idOf(await feed(county, all, { batch, who: 'budget' }));
  await recorded(county, batch, 'budget');
};

it('CD-10b, B-08: execution below 70% in two closed years running is proposed as a candidate of key evaluation, and 70% is not', async () => {
  const [low, enough] = [project(), project()];
  for (const id of [low, enough]) {
    idOf(await ask(id));
    await approvedInCity(county, id, 2024);
  }
  await feedYear(2023, [
    [low, '699000.00'],
    [enough, '699000.00'],
  ]);
  await product.advanceTo('2024-01-08T02:00:00.000000Z');
  idOf(await close(2023));
  await product.advanceTo('2024-11-01T02:00:00.000000Z');
  await feedYear(2024, [
    [low, '699000.00'],
    [enough, '700000.00'],
  ]);
  await product.advanceTo('2025-01-08T02:00:00.000000Z');
  const before = await county.get<{ items: readonly object[] }>(
    'office',
    'accountability',
    entriesAt('key-evaluation-candidates'),
  );
  expect(before.body.items).toEqual([]);
  idOf(await close(2024));
  const all = await listOf(county, 'key-evaluation-candidates', ({ length }) => length > 0);
  expect(all).toMatchObject([{ about: low, kind: 'low-execution', status: 'proposed', occasion: '2024' }]);
  const proposed = entryOf(await trailWith(county, low, 'register-entry-proposed'), 'register-entry-proposed');
  expect(articlesOf(proposed)).toContain('10.强化结果应用机制');
  const task = await eventually('it is a task of who enters', async () =>
    (await tasksOf(county, 'office', 'key-evaluation-candidates')).find(({ about }) => about['subject'] === low),
  );
  expect(task).toMatchObject({ step: 'enter' });
  const entry = { subject: low, kind: 'low-execution', on: '2025-01-08' };
  const which = await entered(county, 'office', 'key-evaluation-candidates', entry);
  expect((await one(which)).body).toMatchObject({ status: 'in-force', occasion: '2024' });
  // Whoever has it evaluated says that it was chosen for that.
  const chosen = { chosenFor: ['low-execution-two-years'] };
  const address = `evaluations/${low}/key-evaluation/2024/1`;
  idOf(
    await eventually('evaluation hears of it', async () => {
      const answer = await county.post('office', 'evaluation', address, chosen);
      return answer.status === 404 ? undefined : answer;
    }),
  );
  expect((await county.get('office', 'evaluation', address)).body).toMatchObject({
    choice: { selection: 'low-execution', chosenFor: [{ code: 'low-execution-two-years' }] },
  });
}, 420_000);

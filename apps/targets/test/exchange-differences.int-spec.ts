import { randomUUID } from 'node:crypto';
import { eventually } from '@wenxiao/messaging/testing';
import { actingIn, own, streamsOf, yuan } from './acting.js';
import { type Answer, type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
/** Who leads, and gives control numbers. */
let desk: Person;
beforeAll(async () => {
  running = await runTargets('2023-03-01');
  county = await running.county();
  acting = actingIn(running, county);
  desk = { ...county.office, besides: [{ desk: 'budget-desk', at: county.bureau }] };
});
afterAll(() => running.close());

const table = (code: string, name: string, amount: string, unit = '012001'): string =>
  [
    '单位代码,项目代码,项目名称,预算年度,资金性质,预算来源,金额',
    `="${unit}",${code},${name},2023,general-public,own,${amount}`,
    '',
  ].join('\r\n');
const take = (text: string, { as = desk, batch = 'march', key = randomUUID() } = {}) =>
  running.call(county, `exchange-projects?batch=${batch}`, { as, table: text, key });
const approved = (officialCode: string, name: string) =>
  acting.approved({ subject: { unit: county.unit, kind: 'project', name, isNew: false, officialCode } });
const lineOf = (subject: string) => running.history(county.id, `budget-line/${subject}.2023`);
const subjectOf = (subject: string) => running.history(county.id, `subject/${subject}`);

type Waiting = Readonly<{ stream: string; what: string; kind: string; step: string; zh: string }>;
/** The task of a stream that begins so, once it is there, or once it is gone. */
async function waiting(as: Person, stream: string, what: string, isThere: boolean): Promise<Waiting | undefined> {
  let found: Waiting | undefined;
  await eventually(async () => {
    const { body } = await running.call(county, 'tasks?limit=200', { as });
    const items = body['items'] as readonly Waiting[];
    found = items.find((each) => each.stream === stream && each.what.startsWith(what));
    expect(found !== undefined).toBe(isThere);
  });
  return found;
}
const refusal = ({ status, body }: Answer) => [status, body['code']];

describe('another budget in the budget system than was approved', () => {
  it('is noted once and waits for the budget desk, until that raises to it', async () => {
    const subject = await approved('R801', '已批项目一');
    const stream = `budget-line/${subject}.2023`;
    const key = randomUUID();
    const first = await take(table('R801', '已批项目一', '1300000'), { key });
    expect(first).toMatchObject({ status: 201, body: { made: 0, changed: 0, noted: 1 } });
    expect((await take(table('R801', '已批项目一', '1300000'), { key })).body).toEqual(first.body);
    const again = await take(table('R801', '已批项目一', '1300000'), { batch: 'april' });
    expect(again.body).toMatchObject({ made: 0, changed: 0, noted: 0, streams: [] });
    const history = await lineOf(subject);
    expect(history.types).toEqual(['budget-requested', 'budget-approved', 'other-budget-noted']);
    expect(history.metadata).toMatchObject({ actor: { id: desk.id, as: 'grant', desk: 'budget-desk' } });
    const other = { version: 3, batch: 'march', total: '1300000.00' };
    expect(await acting.line(subject)).toMatchObject({ inForce: { total: '1000000.00' }, otherBudget: other });
    expect(await waiting(county.budget, stream, 'other-budget/3', true)).toMatchObject({ kind: 'act' });
    await waiting(county.clerk, stream, 'other-budget', false);

    const raise = (amount: string, ifMatch: number) => {
      const body = { amounts: [{ ...own, amount: yuan(amount) }], from: '2023-03-01', reason: '省级追加' };
      return running.call(county, `budget-lines/${subject}/2023/raises`, { as: county.budget, body, ifMatch });
    };
    streamsOf(await raise('100000.00', 3));
    await waiting(county.budget, stream, 'other-budget/3', true);
    streamsOf(await raise('200000.00', 4));
    await waiting(county.budget, stream, 'other-budget', false);
    expect((await take(table('R801', '已批项目一', '1300000'), { batch: 'may' })).body).toMatchObject({ noted: 0 });
  });

  it('stays as it is where the budget desk says so, with a reason, and nobody else may', async () => {
    const subject = await approved('R802', '已批项目二');
    streamsOf(await take(table('R802', '已批项目二', '1300000')));
    const keep = (as: Person, body: object = { reason: '对方录入有误' }, ifMatch = 3) =>
      running.call(county, `budget-lines/${subject}/2023/other-budget/keeping`, { as, body, ifMatch });
    expect(refusal(await keep(county.clerk))).toEqual([403, 'wrong-desk']);
    expect(refusal(await keep(county.office))).toEqual([403, 'wrong-desk']);
    expect(refusal(await keep(county.budget, {}))).toEqual([400, 'invalid-request']);
    streamsOf(await keep(county.budget));
    await waiting(county.budget, `budget-line/${subject}.2023`, 'other-budget', false);
    expect(await acting.line(subject)).toMatchObject({ otherBudget: { kept: '对方录入有误' } });
    expect((await take(table('R802', '已批项目二', '1300000'), { batch: 'april' })).body).toMatchObject({ noted: 0 });
    // What it says next is another matter.
    expect((await take(table('R802', '已批项目二', '1250000'), { batch: 'may' })).body).toMatchObject({ noted: 1 });
    await waiting(county.budget, `budget-line/${subject}.2023`, 'other-budget/5', true);
  });

  it('is over where a later batch has what is here', async () => {
    const subject = await approved('R803', '已批项目三');
    streamsOf(await take(table('R803', '已批项目三', '1300000')));
    await waiting(county.budget, `budget-line/${subject}.2023`, 'other-budget/3', true);
    expect((await take(table('R803', '已批项目三', '1000000'), { batch: 'april' })).body).toMatchObject({ noted: 1 });
    await waiting(county.budget, `budget-line/${subject}.2023`, 'other-budget', false);
    expect((await lineOf(subject)).types.slice(2)).toEqual(['other-budget-noted', 'other-budget-agreed']);
    const body = { reason: '无须处理' };
    const keeping = { as: county.budget, body, ifMatch: 4 };
    const nothing = await running.call(county, `budget-lines/${subject}/2023/other-budget/keeping`, keeping);
    expect(refusal(nothing)).toEqual([409, 'no-other-budget']);
  });

  it('is noted by no desk whose table it is not', async () => {
    const subject = await approved('R804', '已批项目四');
    const stranger = { id: randomUUID(), desk: 'business-desk', at: county.bureau };
    const refused = await take(table('R804', '已批项目四', '1300000'), { as: stranger });
    expect(refusal(refused)).toEqual([403, 'wrong-desk']);
    expect((await lineOf(subject)).types).toHaveLength(2);
  });
});

describe('a project that is described otherwise in the budget system', () => {
  it('waits for the lead desk until its name and its unit were taken over', async () => {
    const subject = await approved('R811', '农村公路');
    const stream = `subject/${subject}`;
    const elsewhere = table('R811', '县乡公路', '1000000', '012');
    expect((await take(elsewhere)).body).toMatchObject({ made: 0, changed: 0, noted: 1 });
    expect((await take(elsewhere, { batch: 'april' })).body).toMatchObject({ noted: 0 });
    const task = await waiting(county.office, stream, 'other-description', true);
    expect(task?.zh).toContain('名称为“县乡公路”、单位为 012');
    await waiting(county.clerk, stream, 'other-description', false);
    const shown = await running.call(county, `subjects/${subject}`, { as: county.office });
    const other = { name: '县乡公路', unitCode: '012', unit: county.department, batch: 'march' };
    expect(shown.body['other']).toEqual(other);

    const because = { from: '2023-03-01', reason: '与一体化系统一致' };
    const move = { as: county.office, body: { unit: county.department, ...because }, ifMatch: 2 };
    streamsOf(await running.call(county, `subjects/${subject}/moves`, move));
    await eventually(async () => {
      const left = await waiting(county.office, stream, 'other-description', true);
      expect(left?.zh).not.toContain('单位');
    });
    const body = { kind: 'project', name: '县乡公路', isNew: false, officialCode: 'R811', ...because };
    const revise = { as: county.office, body, ifMatch: 3, method: 'PUT' as const };
    streamsOf(await running.call(county, `subjects/${subject}`, revise));
    await waiting(county.office, stream, 'other-description', false);
    expect((await take(elsewhere, { batch: 'may' })).body).toMatchObject({ noted: 0 });
  });

  it('stays as it is where the lead desk says so, and is over where the system says what is here', async () => {
    const subject = await approved('R812', '水库加固');
    const stream = `subject/${subject}`;
    streamsOf(await take(table('R812', '水库除险加固', '1000000')));
    const keep = (as: Person) => {
      const body = { reason: '以立项批复为准' };
      return running.call(county, `subjects/${subject}/other-description/keeping`, { as, body, ifMatch: 2 });
    };
    await waiting(county.office, stream, 'other-description', true);
    expect(refusal(await keep(county.clerk))).toEqual([403, 'wrong-desk']);
    expect(refusal(await keep(county.budget))).toEqual([403, 'wrong-desk']);
    streamsOf(await keep(county.office));
    await waiting(county.office, stream, 'other-description', false);
    expect((await take(table('R812', '水库除险加固', '1000000'), { batch: 'april' })).body).toMatchObject({ noted: 0 });
    expect((await take(table('R812', '水库加固', '1000000'), { batch: 'may' })).body).toMatchObject({ noted: 1 });
    const { types, metadata } = await subjectOf(subject);
    expect(types.slice(1)).toEqual(['other-description-noted', 'other-description-kept', 'other-description-agreed']);
    expect(metadata).toMatchObject({ actor: { id: desk.id, as: 'grant' } });
  });
});

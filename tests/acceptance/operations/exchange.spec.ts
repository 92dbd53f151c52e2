// What the province's budget system has comes in as it exports it, by a mapping that is kept as data; nobody types it twice.
import pg from 'pg';
import type { Caller } from '../harness/caller.js';
import type { County, Problem } from '../harness/county.js';
import { approved, own, versionOf, yuan } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let administrator: Caller;
let targets: pg.Client;
beforeAll(async () => {
  product = await startProduct();
  ({ county, administrator } = product);
  targets = new pg.Client({ connectionString: product.running.stores.urlOf('targets', 'service') });
  await targets.connect();
});
afterAll(async () => {
  await targets.end();
  await product.close();
});

type Found = Problem &
  Readonly<{
    new: number;
    changed: number;
    unchanged: number;
    refused: number;
    made: number;
    noted: number;
    unknownUnits: readonly object[];
    streams: readonly Readonly<{ id: string; stream: string }>[];
  }>;

const send = (who: Caller, service: 'directory' | 'targets', path: string, text: string) =>
  who.call<Found>(county.path(service, path), { method: 'POST', text, headers: { 'content-type': 'text/csv' } });

const units = '编号,全称,上级编号\n="031001",清禾县公路养护中心,031\n031,清禾县交通局,031\n';
const projects = [
  '单位编号,项目编号,项目,年度,性质,来源,文号,万元',
  '="031001",R001,农村公路养护,2023,11111,01,,120.5',
  '="031001",R001,农村公路养护,2023,11111,03,财预〔2023〕9号,80',
  '031001,R002,桥梁检测,2023,11111,01,,46',
].join('\r\n');

const ofUnits = {
  mapping: 'system-units',
  name: '一体化系统单位表',
  table: 'units',
  columns: [
    { head: '编号', element: 'AGENCY_CODE' },
    { head: '全称', element: 'AGENCY_NAME' },
    { head: '上级编号', element: 'DEPT_CODE' },
  ],
  values: [],
  constants: [],
  amountUnit: 'yuan',
};
/** @param money the element that the amounts are; without one they are kept, and nobody reads them */
const ofProjects = (mapping: string, money: object) => ({
  ...ofUnits,
  mapping,
  name: '一体化系统项目表',
  table: 'projects',
  columns: [
    { head: '单位编号', element: 'AGENCY_CODE' },
    { head: '项目编号', element: 'PRO_CODE' },
    { head: '项目', element: 'PRO_NAME' },
    { head: '年度', element: 'FISCAL_YEAR' },
    { head: '性质', element: 'FUND_TYPE_CODE' },
    { head: '来源', element: 'BGT_SOURCE_CODE' },
    { head: '文号', element: 'COR_BGT_DOC_NO' },
    { head: '万元', ...money },
  ],
  values: [
    { element: 'FUND_TYPE_CODE', from: '111*', to: 'general-public' },
    { element: 'BGT_SOURCE_CODE', from: '01', to: 'own' },
    { element: 'BGT_SOURCE_CODE', from: '03', to: 'upper' },
  ],
  amountUnit: 'ten-thousand-yuan',
});

const recorded = async (): Promise<number> => {
  const { rows } = await targets.query<{ count: number }>('select count(*)::int as count from event_store.events');
  return rows[0]?.count ?? 0;
};

it('units, projects and their money go in by mappings that are kept as data, and the same tables sent again make no event', async () => {
  for (const mapping of [ofUnits, ofProjects('system-projects', {}), ofProjects('system-money', { element: 'AMT' })])
    expect(
      (await administrator.post(county.path('directory', 'exchange-mappings'), mapping, { ifMatch: 0 })).status,
    ).toBe(201);
  const { office, budget } = county.people;

  // Looked at before the units are there, each project says for which unit it waits.
  const early = await eventually('targets knows the mapping', async () => {
    const answer = await send(office, 'targets', 'exchange-projects/preview?mapping=system-projects', projects);
    return answer.status === 200 ? answer.body : undefined;
  });
  expect([early.new, early.refused, early.unknownUnits.length]).toEqual([0, 2, 2]);
  const taken = await send(administrator, 'directory', 'exchange-units?mapping=system-units', units);
  expect([taken.status, taken.body.made]).toEqual([201, 2]);

  // The lead desk registers the projects, the budget desk gives their control numbers: of one table.
  const made = await eventually('targets knows the units', async () => {
    const answer = await send(office, 'targets', 'exchange-projects?mapping=system-projects', projects);
    return answer.status === 201 ? answer.body : undefined;
  });
  expect(made.made).toBe(2);
  const money = await send(budget, 'targets', 'exchange-projects?mapping=system-money', projects);
  expect([money.status, money.body.made, money.body.changed]).toEqual([201, 0, 2]);

  const subject = made.streams.find(({ stream }) => stream.startsWith('subject/'))?.id ?? '';
  const trail = await trailWith(county, subject, 'control-number-changed');
  expect(entryOf(trail, 'control-number-changed')).toMatchObject({ actor: { as: 'grant', desk: 'budget-desk' } });

  const before = await recorded();
  for (const [who, mapping] of [
    [office, 'system-projects'],
    [budget, 'system-money'],
  ] as const)
    expect((await send(who, 'targets', `exchange-projects?mapping=${mapping}`, projects)).body).toMatchObject({
      made: 0,
      changed: 0,
      streams: [],
    });
  expect((await send(administrator, 'directory', 'exchange-units?mapping=system-units', units)).body.made).toBe(0);
  expect(await recorded()).toBe(before);
});

type Waiting = Readonly<{ step: string; about: Readonly<{ subject?: string }> }>;
/** The steps that wait for somebody about a subject, over all services. */
const stepsOf = async (who: 'budget' | 'office' | 'unit', subject: string): Promise<readonly string[]> => {
  const { body } = await county.get<{ items: readonly Waiting[] }>(who, 'overview', 'tasks?limit=200');
  return body.items.filter(({ about }) => about.subject === subject).map(({ step }) => step);
};
const stepWaits = (who: 'budget' | 'office', subject: string, step: string, is: boolean) =>
  eventually(`${step} ${is ? 'waits' : 'waits no longer'} for ${who}`, async () =>
    (await stepsOf(who, subject)).includes(step) === is ? true : undefined,
  );

it('a budget and a unit that became others there after the approval wait for whoever decides, and nothing is written over', async () => {
  const unit = { unit: county.unitId, kind: 'project', name: '已批复项目', isNew: false, officialCode: 'R900' };
  const [subject = ''] = await approved(county, { subject: unit });
  const { office, budget } = county.people;
  const changed =
    '单位代码,项目代码,项目名称,预算年度,资金性质,预算来源,金额\n="099001",R900,已批复项目,2023,general-public,own,1300000\n';
  const path = 'exchange-projects?batch=2023-03';
  expect((await send(budget, 'targets', path, changed)).body).toMatchObject({ made: 0, changed: 0, noted: 2 });
  expect((await send(office, 'targets', path, changed)).body).toMatchObject({ noted: 0, streams: [] });
  await stepWaits('budget', subject, 'other-budget', true);
  await stepWaits('office', subject, 'other-description', true);
  expect(await stepsOf('unit', subject)).not.toContain('other-budget');

  const trail = await trailWith(county, subject, 'other-budget-noted', 'other-description-noted');
  const { actor, changes } = entryOf(trail, 'other-budget-noted');
  expect(actor).toMatchObject({ as: 'grant', desk: 'budget-desk' });
  const there = changes.find(({ figure }) => figure === 'other-budget');
  expect(there).toMatchObject({ before: null, after: '1300000.00' });
  const inForce = trail.figures.filter(({ figure }) => figure === 'budget-in-force');
  expect(inForce.map(({ value }) => value)).toEqual(['1000000.00']);

  const raise = { amounts: [{ ...own, amount: yuan('300000.00') }], from: '2023-03-01', reason: '省级追加' };
  const line = `budget-lines/${subject}/2023`;
  const seen = await versionOf(county, 'targets', line);
  expect((await county.post('budget', 'targets', `${line}/raises`, raise, { ifMatch: seen })).status).toBe(201);
  const stays = { reason: '单位以本系统为准' };
  const version = await versionOf(county, 'targets', `subjects/${subject}`);
  const keeping = `subjects/${subject}/other-description/keeping`;
  expect((await county.post('office', 'targets', keeping, stays, { ifMatch: version })).status).toBe(201);
  await stepWaits('budget', subject, 'other-budget', false);
  await stepWaits('office', subject, 'other-description', false);
});

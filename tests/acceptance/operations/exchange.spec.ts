// What the province's budget system has comes in as it exports it, by a mapping that is kept as data; nobody types it twice.
import pg from 'pg';
import type { Caller } from '../harness/caller.js';
import type { County, Problem } from '../harness/county.js';
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

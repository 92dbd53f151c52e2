import type { County } from '../harness/county.js';
import { approved, idOf, versionOf } from '../harness/cycle.js';
import { begin, evaluationAt, type Type } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let id: string;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  [id = ''] = await approved(county);
  // A clock goes a year at most in one step.
  for (const day of ['2023-11-01', '2024-05-31']) await product.advanceTo(`${day}T02:00:00.000000Z`);
}, 240_000);
afterAll(() => product.close());

type Due = Readonly<{ askedBy: string; due: string; on?: string }>;
const evaluation = async (type: Type) =>
  (await county.get<{ dues?: readonly Due[]; overdue: readonly Due[] }>('office', 'evaluation', evaluationAt(id, type)))
    .body;
const dueOn = (type: Type, on: string | undefined) =>
  eventually(`${type} is due on ${String(on)}`, async () => {
    const { dues = [] } = await evaluation(type);
    return dues.some((due) => due.askedBy === type && due.on === on) ? true : undefined;
  });
const accounts = 'budget-years/2023';
const saying = async (what: string, body: object, who: 'office' | 'unit' | 'budget' = 'office') =>
  county.post(who, 'targets', `${accounts}/final-accounts${what}`, body, {
    ifMatch: await versionOf(county, 'targets', accounts),
  });

it('FF-35, B-27: a year is evaluated within a month of its final accounts: of 20 May by 20 June, of 31 May by 30 June', async () => {
  const types = ['self-evaluation', 'department-evaluation'] as const;
  for (const type of types) await dueOn(type, undefined);
  expect(await saying('', { on: '2024-05-20' }, 'unit')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await saying('', { on: '2024-06-01' })).toMatchObject({ status: 422, body: { code: 'accounts-out-of-time' } });
  idOf(await saying('', { on: '2024-05-31' }));
  for (const type of types) await dueOn(type, '2024-06-30');
  idOf(await saying('/correction', { on: '2024-05-20', reason: '日期误登' }));
  for (const type of types) await dueOn(type, '2024-06-20');
  // What is to be evaluated in principle has a target until somebody begins; then a limit.
  idOf(await begin(county, id, 'self-evaluation'));
  await product.advanceTo('2024-06-20T02:00:00.000000Z');
  expect((await evaluation('self-evaluation')).overdue).toEqual([]);
  await product.advanceTo('2024-06-21T02:00:00.000000Z');
  expect((await evaluation('self-evaluation')).overdue).toMatchObject([{ askedBy: 'self-evaluation', due: 'due' }]);
  expect((await evaluation('department-evaluation')).overdue).toEqual([]);
  const entry = entryOf(await trailWith(county, id, 'evaluation-became-overdue'), 'evaluation-became-overdue');
  expect(entry.rules?.basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('第三十五条');
  expect(entry.basedOn).toContainEqual(
    expect.objectContaining({ store: 'targets', stream: `budget-year/${county.id}.2023` }),
  );
}, 240_000);

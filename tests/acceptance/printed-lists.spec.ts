// Every list of the product as people read it: a page to print and a table for spreadsheets say everything in Chinese, the words of the
// rules or of the product, and no code.
import { objectsInEachState } from './bad-input/cycle-world.js';
import { operationsOf, readDocument, type Operation } from './bad-input/open-api.js';
import { type Right, rightly, send } from './bad-input/requests.js';
import { rightCalls } from './bad-input/right-calls.js';
import { makeWorld, type World } from './bad-input/world.js';
import { Caller } from './harness/caller.js';
import { codesIn, printedOf, tableOf } from './harness/printed.js';
import { type Product, startProduct } from './harness/product.js';

let product: Product;
let world: World;
let lists: readonly Operation[];
beforeAll(async () => {
  product = await startProduct();
  world = await makeWorld(product, objectsInEachState);
  const document = await readDocument(Caller.nobody(product.running.url));
  lists = operationsOf(document).filter(({ queryParameters }) => queryParameters.includes('format'));
  await product.settled();
}, 600_000);
afterAll(() => product.close());

/** Every list, as somebody asks for it who may, whole. */
const asked = async (format: 'html' | 'csv' | 'json') => {
  const answers = [];
  for (const operation of lists) {
    const base = await rightCalls[operation.id]!(world, product);
    const right: Right = rightly(operation, base);
    const query = new URLSearchParams({ ...base.query, ...(format === 'json' ? { words: 'zh' } : { format }) });
    answers.push({ id: operation.id, answer: await send(right, { query: query.toString() }) });
  }
  return answers;
};

it('FF-39a, CD-12, FF-46: no code of the product or of the rules stands on a page that is printed, in a heading or beside it', async () => {
  const pages = await asked('html');
  expect(pages.filter(({ answer }) => answer.status !== 200).map(({ id }) => id)).toEqual([]);
  const found = pages.map(({ id, answer }) => ({ id, ...printedOf(answer.text) }));
  // A list of nothing has nothing to say.
  expect(found.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(20);
  expect(found.flatMap(({ id, headings, asked, rows }) => codesIn([...headings, ...asked, ...rows.flat()]).map((code) => `${id}: ${code}`))).toEqual([]);
}, 300_000);

it('… and none in a table for spreadsheets, beside the columns for programs', async () => {
  const tables = await asked('csv');
  const found = tables.flatMap(({ id, answer }) => tableOf(answer.text).map((column) => ({ id, ...column })));
  expect(found.filter(({ heading }) => codesIn([heading]).length > 0).map(({ id, heading }) => `${id}: ${heading}`)).toEqual([]);
  const codes = found.filter(({ isForPrograms }) => !isForPrograms);
  expect(codes.flatMap(({ id, heading, cells }) => codesIn(cells).map((code) => `${id}: ${heading}: ${code}`))).toEqual([]);
}, 300_000);

it('a page of JSON says what its codes are called to whoever asks, and is otherwise as it was', async () => {
  const pages = await asked('json');
  const named = pages.filter(({ answer }) => Object.keys((answer.body as Readonly<{ words?: object }>).words ?? {}).length > 0);
  expect(named.length).toBeGreaterThan(15);
  const evaluations = named.find(({ id }) => id === 'evaluation.Evaluations.page' || id === 'evaluation.Evaluation.list');
  expect(evaluations?.answer.body).toMatchObject({ words: { type: { 'self-evaluation': '单位自评' } } });
}, 300_000);

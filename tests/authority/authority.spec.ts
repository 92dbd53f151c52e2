import { type Operation, operationsOf, readDocument } from '../acceptance/bad-input/open-api.js';
import { type Fingerprints, fingerprintsOf } from '../acceptance/bad-input/fingerprint.js';
import { rightCalls } from '../acceptance/bad-input/right-calls.js';
import { makeWorld, type World } from '../acceptance/bad-input/world.js';
import { Caller } from '../acceptance/harness/caller.js';
import { type Product, startProduct } from '../acceptance/harness/product.js';
import { acts, rightOf } from './acts.js';
import { assignedAskers, type Asker, placedAskers } from './askers.js';
import { type Cell, cellsOf, wrongAmong } from './cells.js';
import { type AccountHolder, anothersTokens, gatewayCells } from './gateway-cells.js';
import { oneProject } from './one-project.js';
import { formerAskers, operatorOfAll, peopleInPost, peopleToLeave, take } from './people.js';
import { desks, type Past, relations } from './relations.js';
import { authorityTable } from './table.js';

let product: Product;
let world: World;
let operations: ReadonlyMap<string, Operation>;
let fingerprints: Fingerprints;
let askers: readonly Asker[];
let accountHolders: readonly AccountHolder[];
beforeAll(async () => {
  product = await startProduct();
  fingerprints = fingerprintsOf(product.running);
  const inPost = [...(await peopleInPost(product, 'stays')), await operatorOfAll(product)];
  const leaving = await peopleToLeave(product);
  const made = await makeWorld(product, oneProject);
  world = made;
  await take(product, leaving['in post until it was taken']);
  askers = [
    ...(await placedAskers(product, world)),
    ...assignedAskers(product, made, made.named),
    ...formerAskers(leaving),
  ];
  await product.settled();
  accountHolders = [
    ...inPost.map((person) => ({ ...person, now: person.at })),
    ...Object.entries(leaving).flatMap(([now, those]) => those.map((person) => ({ ...person, now: now as Past }))),
  ];
  operations = new Map(
    operationsOf(await readDocument(Caller.nobody(product.running.url))).map((operation) => [operation.id, operation]),
  );
}, 600_000);
afterAll(async () => {
  await fingerprints.close();
  await product.close();
});

/** What is only asked for changes nothing. What is done is done after that. */
async function expectAsTheTableSays(cells: readonly Cell[]): Promise<void> {
  const before = await fingerprints.take();
  const asked = await wrongAmong(cells.filter(({ isDone }) => !isDone));
  const after = await fingerprints.take();
  expect([...asked, ...(await wrongAmong(cells.filter(({ isDone }) => isDone)))]).toEqual([]);
  expect(after).toEqual(before);
}

describe('the table', () => {
  it('has a row for every operation of the public document, and for no other', () => {
    expect(Object.keys(rightCalls).sort()).toEqual([...operations.keys()].sort());
    expect(Object.keys(authorityTable).sort()).toEqual(Object.keys(acts).sort());
  });

  it('speaks of every desk that there is', async () => {
    const { body } = await world.county.people.unit.get<{ items: { desk: string }[] }>('/api/directory/desks');
    expect(body.items.map(({ desk }) => desk).sort()).toEqual([...desks].sort());
  });

  it('has a cell for each act, desk and relation', () => {
    const ofServices = Object.keys(acts).filter((act) => !act.startsWith('gateway.'));
    expect(askers.map(({ desk, at }) => `${desk}, ${at}`).sort()).toEqual(
      relations.flatMap((at) => desks.map((desk) => `${desk}, ${at}`)).sort(),
    );
    expect(ofServices.length * askers.length).toBeGreaterThan(20_000);
  });
});

const ofGateway = Object.keys(acts).filter((act) => act.startsWith('gateway.'));

describe('the gateway', () => {
  it.each(ofGateway)('%s is for whom the table names, whatever they are or were', async (act) => {
    await expectAsTheTableSays(
      gatewayCells(operations.get(act)!, authorityTable[act]!, accountHolders, product.running.url),
    );
  });

  it('ends nobody else’s token', async () => {
    await expectAsTheTableSays(anothersTokens(accountHolders, world.apiTokenId));
  });
});

// The clock moves last.
describe('an act', () => {
  it.each(Object.keys(acts).filter((act) => !ofGateway.includes(act)))(
    '%s is for the desks that the table names, wherever they lie, for whom it names, and for nobody who was it',
    async (act) => {
      const right = await rightOf(act, operations, [world, product]);
      await expectAsTheTableSays(cellsOf(right, authorityTable[act]!, askers, product));
    },
  );
});

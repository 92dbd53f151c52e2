import { rightCalls } from './bad-input/right-calls.js';
import { type Fingerprints, fingerprintsOf } from './bad-input/fingerprint.js';
import { type Strangers, strangersTo } from './bad-input/strangers.js';
import { type Document, type Operation, operationsOf, readDocument } from './bad-input/open-api.js';
import { type Difference, flawOfRefusal, type Right, rightly, send, timeless } from './bad-input/requests.js';
import { objectsInEachState } from './bad-input/cycle-world.js';
import { makeWorld, type World } from './bad-input/world.js';
import {
  badAddresses,
  badBodies,
  badHeaders,
  badQueries,
  badTexts,
  drawnAddresses,
  type WrongRequest,
} from './bad-input/wrong-requests.js';
import { callingServices } from './bad-input/past-gateway.js';
import { type Asker, drawnFrom, placedAskers } from '../authority/askers.js';
import { cellsOf, wrongAmong } from '../authority/cells.js';
import { authorityTable } from '../authority/table.js';
import { Caller } from './harness/caller.js';
import { newId } from './harness/cycle.js';
import { undocumentedLists } from './harness/paged-lists.js';
import { codesPrinted, codesTabled } from './harness/printed.js';
import { type Product, startProduct } from './harness/product.js';

let product: Product;
let world: World;
let document: Document;
let operations: ReadonlyMap<string, Operation>;
let fingerprints: Fingerprints;
let strangers: Strangers;
let atService: (right: Right) => Promise<Right>;
let askers: readonly Asker[];
beforeAll(async () => {
  product = await startProduct();
  fingerprints = fingerprintsOf(product.running);
  world = await makeWorld(product, objectsInEachState);
  document = await readDocument(Caller.nobody(product.running.url));
  operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]));
  strangers = await strangersTo(product, world);
  atService = callingServices(product);
  askers = await placedAskers(product, world);
  await product.settled();
}, 600_000);
afterAll(async () => {
  await fingerprints.close();
  await product.close();
});

describe('the public document', () => {
  it('describes the operations that are tried here, and no other', () => {
    expect([...operations.keys()].sort()).toEqual(Object.keys(rightCalls).sort());
  });

  it('has a row for every operation in the table of who may do what', () => {
    expect([...operations.keys()].filter((id) => authorityTable[id] === undefined)).toEqual([]);
  });

  it('carries an example of every body and of every answer', () => {
    const without = [...operations.values()].flatMap(({ id, body, responses }) => [
      ...(body && body.example === undefined ? [`${id}: body`] : []),
      ...Object.entries(responses).flatMap(([status, { content }]) =>
        Object.entries(content ?? {})
          .filter(([type, { example }]) => type === 'application/json' && example === undefined)
          .map(() => `${id}: ${status}`),
      ),
    ]);
    expect(without).toEqual([]);
  });

  it('says of every operation who may call it, but for a person’s own session', () => {
    const silent = [...operations.values()]
      .filter(({ roles, settledAtObject }) => roles === undefined && !settledAtObject)
      .map(({ id }) => id);
    expect(silent.filter((id) => !id.startsWith('gateway.'))).toEqual([]);
  });
});

describe('lists as people read them', () => {
  it('call every code in Chinese, on a page to print and in a table for spreadsheets', async () => {
    const lists = [...operations.values()].filter(({ queryParameters }) => queryParameters.includes('format'));
    const flaws: string[] = [];
    for (const operation of lists) {
      const right = rightly(operation, await rightCalls[operation.id]!(world, product));
      // The rules of the county know no such list.
      if (right.base.refused) continue;
      const asked = (format: string) =>
        send(right, { query: new URLSearchParams({ ...right.base.query, format }).toString() });
      const [page, table] = [await asked('html'), await asked('csv')];
      expect([operation.id, page.status, table.status]).toEqual([operation.id, 200, 200]);
      flaws.push(...[...codesPrinted(page.text), ...codesTabled(table.text)].map((code) => `${operation.id}: ${code}`));
    }
    expect(flaws).toEqual([]);
  });
});

/** Sends a request; answers what is wrong with its refusal. */
type Attempt = () => Promise<string | undefined>;

const attempt =
  (what: string, right: Right, different: Difference, statuses: readonly number[]): Attempt =>
  async () => {
    const flaw = flawOfRefusal(await send(right, different), ...statuses);
    return flaw && `${what}: ${flaw}`;
  };

const atOnce = 8;

/** How everything stood at the last look, until something is done rightly. */
let known: Awaited<ReturnType<Fingerprints['take']>> | undefined;

async function expectNothingChanged<Found>(ask: () => Promise<readonly Found[]>): Promise<void> {
  const before = known ?? (await fingerprints.take());
  expect(await ask()).toEqual([]);
  known = await fingerprints.take();
  expect(known).toEqual(before);
}

/** Every request is refused as it has to be, and none of them changed anything. */
const expectRefused = (attempts: readonly Attempt[]): Promise<void> =>
  expectNothingChanged(async () => {
    const flaws: (string | undefined)[] = [];
    for (let first = 0; first < attempts.length; first += atOnce)
      flaws.push(...(await Promise.all(attempts.slice(first, first + atOnce).map((send) => send()))));
    return flaws.filter((flaw) => flaw !== undefined);
  });

describe.each(Object.keys(rightCalls))('%s', (name) => {
  const nth = Object.keys(rightCalls).indexOf(name);
  let right: Right;
  beforeAll(async () => {
    known = undefined;
    right = rightly(operations.get(name)!, await rightCalls[name]!(world, product));
  });

  it('refuses who is nobody, holds no right role, or asks for another county’s', async () => {
    await expectRefused([
      ...strangers.unknown(right).map(([what, theirs]) => attempt(what, theirs, {}, [401])),
      ...strangers
        .unfit(right)
        .map(([what, who]) => attempt(what, right, { who }, right.base.secret ? [403, 404] : [403])),
      ...strangers.foreign(right).map(([what, theirs, nobodys]) => async () => {
        const [foreign, unknown] = [await send(right, theirs), await send(right, nobodys)];
        const flaw = flawOfRefusal(foreign, 404, 422);
        const differs = timeless(foreign) === timeless(unknown) ? undefined : `unlike ${unknown.text}`;
        return (flaw ?? differs) && `another county’s ${what}: ${flaw ?? foreign.text} ${differs ?? ''}`;
      }),
    ]);
  });

  // What the gateway does itself is no desk's. All desks everywhere, and whom objects name, ask in tests/authority.
  if (!name.startsWith('gateway.'))
    it('is for the desks that the table names, and for no other: one in each place, the next for the next operation', async () => {
      const drawn = drawnFrom(askers, nth);
      const cells = cellsOf(right, authorityTable[name]!, drawn, product).filter(({ isDone }) => !isDone);
      await expectNothingChanged(() => wrongAmong(cells));
    });

  it('refuses what is not as it is documented', async () => {
    const direct = await atService(right);
    const attempts = (at: Right, ...wrong: readonly WrongRequest[]) =>
      wrong.map(({ what, different, status = [] }) => attempt(what, at, different, status));
    await expectRefused([
      ...attempts(direct, ...badBodies(right, document), ...badQueries(right), ...badHeaders(right)),
      ...attempts(direct, ...badAddresses(right)),
      ...attempts(right, ...badTexts(right, document), ...drawnAddresses(right, nth)),
    ]);
  });

  it('does what its example says, once', async () => {
    const { base, body, operation } = right;
    const key = newId();
    const documented = Object.keys(operation.responses).find((status) => status.startsWith('2'));
    const first = await send(right, { key });
    expect([first.status, first.text]).toEqual([base.refused?.status ?? Number(documented), expect.any(String)]);
    expect(first.body['code']).toBe(base.refused?.code);
    expect(undocumentedLists(operation, document, first)).toEqual([]);

    const isCommand = operation.headers['idempotency-key'] === true;
    const again = isCommand ? await send(right, { key }) : first;
    expect(base.repeated ? again.body['code'] : timeless(again)).toBe(base.repeated ?? timeless(first));
    const another =
      isCommand && body && base.otherBody ? await send(right, { key, body: base.otherBody(body) }) : undefined;
    expect(another?.body['code']).toBe(another && 'idempotency-key-reused');
    const table = base.otherTable === undefined ? undefined : await send(right, { key, text: base.otherTable });
    expect(table?.body['code']).toBe(table && 'idempotency-key-reused');
  });
});

import { rightCalls } from './bad-input/right-calls.js';
import { type Fingerprints, fingerprintsOf } from './bad-input/fingerprint.js';
import { type Strangers, strangersTo } from './bad-input/strangers.js';
import { type Document, type Operation, operationsOf, readDocument } from './bad-input/open-api.js';
import { type Difference, flawOfRefusal, type Right, rightly, send, timeless } from './bad-input/requests.js';
import { makeWorld, type World } from './bad-input/world.js';
import { badAddresses, badBodies, badHeaders, badQueries } from './bad-input/wrong-requests.js';
import { authorityCells } from './bad-input/authority-cells.js';
import { authorityTable, desks, relations } from './bad-input/authority-table.js';
import { Caller } from './harness/caller.js';
import { newId } from './harness/cycle.js';
import { undocumentedLists } from './harness/paged-lists.js';
import { type Product, startProduct } from './harness/product.js';

let product: Product;
let world: World;
let document: Document;
let operations: ReadonlyMap<string, Operation>;
let fingerprints: Fingerprints;
let strangers: Strangers;
beforeAll(async () => {
  product = await startProduct();
  world = await makeWorld(product);
  document = await readDocument(Caller.nobody(product.running.url));
  operations = new Map(operationsOf(document).map((operation) => [operation.id, operation]));
  fingerprints = fingerprintsOf(product.running);
  strangers = await strangersTo(product, world);
  // Something of everything that anybody can do is set going first.
}, 300_000);
afterAll(async () => {
  await fingerprints.close();
  await product.close();
});

describe('the public document', () => {
  it('describes the operations that are tried here, and no other', () => {
    expect([...operations.keys()].sort()).toEqual(Object.keys(rightCalls).sort());
  });

  it('names whoever may do what is settled at the object', () => {
    const settled = [...operations.values()].filter(({ settledAtObject }) => settledAtObject).map(({ id }) => id);
    const ofCycle = settled.filter((id) => /^(targets|monitoring|evaluation|accountability|directory)\./.test(id));
    expect(ofCycle.sort()).toEqual(Object.keys(authorityTable).sort());
    expect(ofCycle.length * desks.length * relations.length).toBeGreaterThan(8_000);
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

/** Sends a request; answers what is wrong with its refusal. */
type Attempt = () => Promise<string | undefined>;

const attempt =
  (what: string, right: Right, different: Difference, statuses: readonly number[]): Attempt =>
  async () => {
    const flaw = flawOfRefusal(await send(right, different), ...statuses);
    return flaw && `${what}: ${flaw}`;
  };

const atOnce = 8;

/** Every request is refused as it has to be, and none of them changed anything. */
async function expectRefused(attempts: readonly Attempt[]): Promise<void> {
  const before = await fingerprints.take();
  const flaws: (string | undefined)[] = [];
  for (let first = 0; first < attempts.length; first += atOnce)
    flaws.push(...(await Promise.all(attempts.slice(first, first + atOnce).map((send) => send()))));
  expect(flaws.filter((flaw) => flaw !== undefined)).toEqual([]);
  expect(await fingerprints.take()).toEqual(before);
}

describe.each(Object.keys(rightCalls))('%s', (name) => {
  let right: Right;
  beforeAll(async () => {
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

  it('is for the desks that the table names, wherever they lie, and for no other', async () => {
    const cells = authorityCells(right, product, world);
    const before = await fingerprints.take();
    const wrong: string[] = [];
    for (let first = 0; first < cells.length; first += atOnce)
      await Promise.all(
        cells.slice(first, first + atOnce).map(async ({ what, expected, ask }) => {
          const status = await ask();
          if (!expected.includes(status)) wrong.push(`${what}: ${String(status)}, not ${expected.join(' or ')}`);
        }),
      );
    expect(wrong).toEqual([]);
    expect(await fingerprints.take()).toEqual(before);
  });

  it('refuses what is not as it is documented', async () => {
    const wrong = [badBodies(right, document), badHeaders(right), badAddresses(right), badQueries(right)].flat();
    await expectRefused(wrong.map(({ what, different, status = [] }) => attempt(what, right, different, status)));
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
  });
});

import fc from 'fast-check';
import type { HistoryRow } from '@wenxiao/messaging';
import { headAfter, RootHash, rootOf, rowHashOf } from './proof.js';

const tenant = '0192f7a0-1111-7000-8000-000000000001';

const requested: HistoryRow = {
  store: 'targets',
  incarnation: 1,
  tenant,
  stream: 'budget-line/a',
  version: 1,
  type: 'budget-requested',
  schemaVersion: 1,
  data: '{"requestedYuan":"52.80"}',
  metadata: '{"note":"问效"}',
  recordedAt: '2022-05-09T01:02:03.000004Z',
  commandId: '0192f7a0-2222-7000-8000-000000000002',
  commandHash: 'c0ffee',
  published: undefined,
  previousPublished: 0,
};
const approved: HistoryRow = {
  ...requested,
  version: 2,
  type: 'budget-approved',
  data: '{}',
  metadata: '{}',
  recordedAt: '2022-05-09T01:02:03.000005Z',
  commandId: '0192f7a0-2222-7000-8000-000000000003',
  commandHash: undefined,
  published: { type: 'targets.budget-line-changed.v1', version: 1, text: '' },
};

describe('the proof', () => {
  // Computed by another program from the description of the layout.
  const golden = {
    requested: 'c7b3bc975f5080b82fd1935c0f5de7864b5e7cefea2b5d5fc62f6b9fd453b44d',
    approved: '95e6e54e47087ac94c2591cc25c7c676485129ae8946c1926e1b721432f2c6f4',
    firstHead: '399af7c1c2b9fec95526d6c23b2679e1c2697f299e3ea873ec6d050793d121e0',
    secondHead: 'd426fdf84bde9e4f376928aef5a3d2a095a6f71988337e114ee901fe908799e3',
    root: '7fb95db4434fac68640fa0e1985ab00c355456c4a6f63ef572ca7805b5b3a08d',
    rootOfTwoStreams: 'e30354fc02d966d31a97a3bd14a92a46d942bc39aa9488c2cd459f256b895d72',
    rootOfNothing: '5ff489eca34d1b82f651c4bc6e0eac14142f645b7f8ccb898f2134614f0f294a',
  };
  const firstHead = headAfter(undefined, rowHashOf(requested));
  const secondHead = headAfter(firstHead, rowHashOf(approved));
  const tip = { store: 'targets', tenant, stream: 'budget-line/a', version: 2, head: secondHead };

  it('is, for ever, the one that was published', () => {
    expect({
      requested: rowHashOf(requested).toString('hex'),
      approved: rowHashOf(approved).toString('hex'),
      firstHead: firstHead.toString('hex'),
      secondHead: secondHead.toString('hex'),
      root: rootOf([tip]),
      rootOfTwoStreams: rootOf([tip, { store: 'monitoring', tenant, stream: 'x', version: 1, head: firstHead }]),
      rootOfNothing: rootOf([]),
    }).toEqual(golden);
  });

  it('tells an absent field from an empty one', () => {
    expect(rowHashOf({ ...requested, commandHash: '' })).not.toEqual(
      rowHashOf({ ...requested, commandHash: undefined }),
    );
  });

  it('changes with every field of a row, and when text moves from one field to the next', () => {
    const others: HistoryRow[] = [
      requested,
      { ...requested, store: 'target' },
      { ...requested, incarnation: 2 },
      { ...requested, tenant: 'other' },
      { ...requested, stream: 'budget-line/b' },
      { ...requested, version: 2 },
      { ...requested, type: 'budget-requested2' },
      { ...requested, schemaVersion: 2 },
      { ...requested, data: '{"requestedYuan":"52.8"}' },
      { ...requested, data: '{"requestedYuan": "52.80"}' },
      { ...requested, metadata: '{}' },
      { ...requested, recordedAt: '2022-05-09T01:02:03.000005Z' },
      { ...requested, commandId: '0192f7a0-2222-7000-8000-000000000003' },
      { ...requested, commandHash: 'c0ffe' },
      { ...requested, published: { type: 't', version: 1, text: '{}' } },
      { ...requested, published: { type: 't', version: 2, text: '{}' } },
      { ...requested, published: { type: 't', version: 1, text: '{ }' } },
      { ...requested, previousPublished: 1 },
      { ...requested, store: 'targets1', incarnation: 1 },
      { ...requested, store: 'targets', incarnation: 11 },
    ];
    expect(new Set(others.map((row) => rowHashOf(row).toString('hex'))).size).toBe(others.length);
  });

  it('differs wherever two rows differ in a text', () => {
    const texts = fc.record({ tenant: fc.string(), stream: fc.string(), type: fc.string(), data: fc.string() });
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(rowHashOf({ ...requested, ...a }).equals(rowHashOf({ ...requested, ...b }))).toBe(same);
      }),
    );
  });

  it('is over streams in the order of their bytes, not of UTF-16 code units', () => {
    const [low, high] = ['\uffee', '\u{1f600}']; // UTF-16 puts the second before the first, UTF-8 after.
    const root = new RootHash();
    root.add({ ...tip, stream: low });
    root.add({ ...tip, stream: high });
    expect(root.digest()).toBe(
      rootOf([
        { ...tip, stream: high },
        { ...tip, stream: low },
      ]),
    );
  });

  it('refuses streams out of order, and one stream twice', () => {
    const root = new RootHash();
    root.add(tip);
    expect(() => root.add(tip)).toThrow(/in order/);
    expect(() => root.add({ ...tip, store: 'directory' })).toThrow(/in order/);
  });
});

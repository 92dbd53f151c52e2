import { freshStore, type FreshStore } from '@wenxiao/event-store/testing';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { IdUnderAnotherTenant, keepOrganisation } from '../src/directory/organisation-tree.js';
import { serviceMigrations, serviceSchemas } from '../src/index.js';
import { Organisations } from '../src/directory/organisations.js';
import { plantOrganisations } from '../src/testing/index.js';

let store: FreshStore;
let pool: Pool;
let organisations: Organisations;
beforeAll(async () => {
  store = await freshStore('tree', { migrations: serviceMigrations, workingSchemas: serviceSchemas });
  pool = store.pool('service');
  organisations = new Organisations(pool);
});
afterAll(() => store.drop());

type Stands = Readonly<{
  id: string;
  above?: string;
  tenant?: string;
  version?: number;
  mergedInto?: string;
  desks?: readonly string[];
}>;

async function keep({ id, above, tenant, version = 1, mergedInto, desks = [] }: Stands): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const stands = {
      tenant: tenant ?? id,
      organisationId: id,
      ...(above !== undefined && { parentId: above }),
      nature: 'jurisdiction',
      kind: 'jurisdiction',
      name: '示范',
      desks,
      effectiveFrom: '2022-01-01',
      ...(mergedInto !== undefined && { mergedInto }),
    } as const;
    await keepOrganisation(client, stands, version);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

const pathOf = async (id: string) => (await organisations.find(id))?.path;

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('the copy of the tree', () => {
  it('is the same in whatever order organisations come: a child waits for its parent', async () => {
    for (const order of permutations([0, 1, 2, 3])) {
      const ids = [v7(), v7(), v7(), v7()] as const;
      for (const index of order) await keep({ id: ids[index]!, ...(index > 0 && { above: ids[index - 1]! }) });
      expect(await Promise.all(ids.map(pathOf))).toEqual(ids.map((_, index) => ids.slice(0, index + 1)));
    }
  });

  it('has nobody find what waits', async () => {
    const [parent, child] = [v7(), v7()];
    await keep({ id: child, above: parent });
    expect(await organisations.find(child)).toBeUndefined();
    expect(await organisations.placed([{ desk: 'auditor', organisationId: child }])).toEqual([
      { desk: 'auditor', organisationId: child, path: [], over: child },
    ]);
    await keep({ id: parent });
    expect(await pathOf(child)).toEqual([parent, child]);
  });

  it('follows moves with all that lies below, in whatever order two of them come', async () => {
    for (const swapped of [false, true]) {
      const [root, a, b, below] = [v7(), v7(), v7(), v7()];
      await keep({ id: root });
      await keep({ id: a, above: root });
      await keep({ id: b, above: a });
      await keep({ id: below, above: a });
      // b left a first, and a went below b then. The other way round there is a circle for a moment.
      const moves = [
        { id: b, above: root, version: 2 },
        { id: a, above: b, version: 2 },
      ];
      for (const each of swapped ? moves.toReversed() : moves) await keep(each);
      expect(await pathOf(below)).toEqual([root, b, a, below]);
    }
  });

  it('puts what was taken over below what took it over', async () => {
    const [root, old, successor, below] = [v7(), v7(), v7(), v7()];
    await keep({ id: root });
    await keep({ id: old, above: root });
    await keep({ id: below, above: old });
    await keep({ id: old, above: root, mergedInto: successor, version: 2 });
    expect(await pathOf(below)).toBeUndefined();
    await keep({ id: successor, above: root });
    expect(await pathOf(below)).toEqual([root, successor, old, below]);
  });

  it('knows of whoever is granted something what was taken over there, by whatever way', async () => {
    const [root, first, second, successor, below] = [v7(), v7(), v7(), v7(), v7()];
    await keep({ id: root });
    await keep({ id: successor, above: root });
    await keep({ id: below, above: successor });
    await keep({ id: second, above: root, mergedInto: successor });
    await keep({ id: first, above: root, mergedInto: second });
    const placed = await organisations.placed(
      [successor, below, first, root].map((organisationId) => ({ desk: 'auditor', organisationId })),
    );
    const taken = [first, second].sort();
    expect(placed.map(({ tookOver }) => tookOver)).toEqual([taken, taken, undefined, undefined]);
    expect(placed[2]!.path).toEqual([root, successor, second, first]);
  });

  it('refuses an id that is known under another tenant, and says so', async () => {
    const [root, county, attacker] = [v7(), v7(), v7()];
    await keep({ id: root });
    await keep({ id: county, above: root });
    await keep({ id: attacker, above: root });
    await expect(keep({ id: county, above: attacker, tenant: attacker })).rejects.toThrow(IdUnderAnotherTenant);
    await expect(keep({ id: root, above: attacker, tenant: attacker })).rejects.toThrow(root);
    expect(await pathOf(county)).toEqual([root, county]);
    expect(await pathOf(root)).toEqual([root]);
  });

  it('reaches the whole jurisdiction by a desk that the very organisation bears, and by no other', async () => {
    const [root, county, bureau, office] = [v7(), v7(), v7(), v7()];
    await plantOrganisations(pool, [
      { path: [root] },
      { path: [root, county] },
      { path: [root, county, bureau], nature: 'body', kind: 'finance-bureau', desks: ['business-desk'] },
      { path: [root, county, bureau, office], nature: 'desk', kind: 'office', tenant: county },
    ]);
    const placed = await organisations.placed([
      { desk: 'business-desk', organisationId: bureau },
      { desk: 'business-desk', organisationId: office },
      { desk: 'auditor', organisationId: bureau },
    ]);
    expect(placed.map(({ over }) => over)).toEqual([county, office, bureau]);
  });

  it('counts a desk as borne by what is there, and not by what was taken over', async () => {
    const [county, old, successor] = [v7(), v7(), v7()];
    const part = (id: string) => ({ id, above: county, tenant: county });
    await keep({ id: county });
    await keep({ ...part(old), desks: ['village-desk'] });
    await keep({ ...part(successor), desks: ['village-desk', 'business-desk'] });
    const borne = async () => [
      (await organisations.bearersOf('village-desk', county)).map(({ id }) => id),
      await organisations.desksBorneIn(county),
    ];
    expect(await borne()).toEqual([
      [old, successor],
      ['business-desk', 'village-desk'],
    ]);
    await keep({ ...part(old), desks: ['village-desk'], version: 2, mergedInto: successor });
    await keep({ ...part(successor), desks: ['business-desk'], version: 2 });
    expect(await borne()).toEqual([[], ['business-desk']]);
  });
});

import type { Client, Pool } from 'pg';
import { appendOf } from '../test/commands.js';
import { admit, StoreRefusedError } from './admission.js';
import { append } from './append.js';
import { moveCheckpoint, startCheckpoint } from './checkpoint.js';
import { storeStart } from './event.js';
import { type FreshStore, freshStore } from './testing/index.js';

let store: FreshStore;
let service: Pool;
let owner: Pool;
let superuser: Client;

beforeAll(async () => {
  store = await freshStore('admission');
  service = store.pool('service');
  owner = store.pool('owner');
  superuser = await store.session('superuser');
});
afterAll(() => store.drop());

/** Changes something, expects the refusal, changes it back. */
async function expectRefusal(change: string, back: string, code: string, detail?: RegExp): Promise<void> {
  await superuser.query(change);
  const error: unknown = await admit(service, store.name).catch((failure: unknown) => failure);
  await superuser.query(back);
  expect(error).toBeInstanceOf(StoreRefusedError);
  expect(error).toMatchObject({ code });
  if (detail) expect((error as StoreRefusedError).en).toMatch(detail);
  await expect(admit(service, store.name)).resolves.toEqual({ incarnation: 1 });
}

describe('admit', () => {
  it('lets a service start on its own store', async () => {
    await expect(admit(service, store.name)).resolves.toEqual({ incarnation: 1 });
  });

  it('refuses a session that does not wait for the disk', async () => {
    const role = store.roles.service;
    await superuser.query(`alter role ${role} set synchronous_commit = off`);
    const late = store.pool('service');
    await expect(admit(late, store.name)).rejects.toMatchObject({
      code: 'not-durable',
      en: expect.stringContaining('synchronous_commit'),
    });
    await superuser.query(`alter role ${role} reset synchronous_commit`);

    const client = await service.connect();
    await client.query('set synchronous_commit = off');
    await expect(admit(client, store.name)).rejects.toMatchObject({ code: 'not-durable' });
    await client.query('set synchronous_commit = local');
    await expect(admit(client, store.name)).resolves.toEqual({ incarnation: 1 });
    client.release(true);
  });

  it('refuses the owner and a superuser, also while they pose as the service', async () => {
    await expect(admit(owner, store.name)).rejects.toMatchObject({ code: 'too-much-power' });
    await expect(admit(superuser, store.name)).rejects.toMatchObject({ code: 'too-much-power' });
    await superuser.query(`set role ${store.roles.service}`);
    await expect(admit(superuser, store.name)).rejects.toMatchObject({ code: 'too-much-power' });
    await superuser.query('reset role');
  });

  it.each([
    ['insert on table event_store.events', 'may write events'],
    ['update on table event_store.events', 'may write events'],
    ['update (data) on table event_store.events', 'may write events'],
    ['delete on table event_store.events', 'may write events'],
    ['truncate on table event_store.events', 'may write events'],
    ['trigger on table event_store.events', 'may write events'],
    ['insert on table event_store.incarnations', 'may write incarnations'],
    ['update on table event_store.business_clock', 'may write business_clock'],
    ['update on table event_store.history', 'may write history'],
    ['update on sequence event_store.recording_floor', 'may write recording_floor'],
    ['usage on sequence event_store.positions', 'may write positions'],
    ['create on schema event_store', 'may create in schema'],
    ['set on parameter session_replication_role', 'may set session_replication_role'],
  ])('refuses a service that was granted %s', async (right, detail) => {
    const role = store.roles.service;
    await expectRefusal(
      `grant ${right} to ${role}`,
      `revoke ${right} from ${role}`,
      'too-much-power',
      new RegExp(detail),
    );
  });

  it.each(['the owner', 'pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program'])(
    'refuses a service that may be %s',
    async (who) => {
      const [role, other] = [store.roles.service, who === 'the owner' ? store.roles.owner : who];
      await expectRefusal(`grant ${other} to ${role}`, `revoke ${other} from ${role}`, 'too-much-power');
      if (who === 'pg_write_all_data') return;
      await expectRefusal(
        `grant ${other} to ${role} with inherit false`,
        `revoke ${other} from ${role}`,
        'too-much-power',
      );
    },
  );

  it('refuses a service that may replicate the cluster', async () => {
    const role = store.roles.service;
    await expectRefusal(
      `alter role ${role} replication`,
      `alter role ${role} noreplication`,
      'too-much-power',
      /replicate/,
    );
  });

  it('refuses the store of another service, and of another installation', async () => {
    const other = { code: 'other-store', en: expect.stringContaining(store.roles.service) };
    await expect(admit(service, { ...store.name, store: 'another' })).rejects.toMatchObject(other);
    await expect(admit(service, { ...store.name, installation: 'another' })).rejects.toMatchObject(other);
    await expectRefusal(
      `update event_store.incarnations set store = 'another'`,
      `update event_store.incarnations set store = '${store.name.store}'`,
      'other-store',
      /belongs to another/,
    );
  });

  it.each([`system_identifier = '1'`, 'timeline = timeline + 1'])(
    'refuses another cluster or timeline than the one that was adopted (%s)',
    async (change) => {
      await superuser.query('create temp table before as select * from event_store.incarnations');
      await expectRefusal(
        `update event_store.incarnations set ${change}`,
        `update event_store.incarnations i set system_identifier = b.system_identifier, timeline = b.timeline from before b`,
        'other-cluster',
      );
      await superuser.query('drop table before');
    },
  );

  it('refuses a store without an incarnation', async () => {
    await superuser.query('create temp table before as select * from event_store.incarnations');
    await expectRefusal(
      'delete from event_store.incarnations',
      'insert into event_store.incarnations select * from before',
      'no-incarnation',
    );
    await superuser.query('drop table before');
  });

  it('refuses a checkpoint that lies ahead of the newest event, and not one at it or at the start', async () => {
    await startCheckpoint(service, 'new/1');
    await expect(admit(service, store.name)).resolves.toEqual({ incarnation: 1 });
    const ahead = { incarnation: 1, transactionId: '1', position: '1' };
    await moveCheckpoint(service, 'new/1', ahead); // The store is empty.
    await expect(admit(service, store.name)).rejects.toMatchObject({ code: 'checkpoint-ahead' });

    const result = await append(service, appendOf({ stream: [0, 2] }));
    const newest = result.outcome === 'appended' ? result.events.at(-1)!.order : storeStart;
    await moveCheckpoint(service, 'new/1', newest);
    await expect(admit(service, store.name)).resolves.toEqual({ incarnation: 1 });
    await moveCheckpoint(service, 'new/1', { ...newest, position: String(Number(newest.position) + 1) });
    await expect(admit(service, store.name)).rejects.toMatchObject({
      code: 'checkpoint-ahead',
      zh: expect.stringContaining('new/1'),
      en: expect.stringContaining('new/1'),
    });
  });
});

describe('an append on a timeline that was not adopted', () => {
  it('is refused also where the service has been running since before: a failover may have moved it', async () => {
    await superuser.query('update event_store.incarnations set timeline = timeline + 1');
    await expect(append(service, appendOf({ moved: [0, 1] }))).rejects.toMatchObject({ code: 'WX003' });
    await superuser.query('update event_store.incarnations set timeline = timeline - 1');
    await expect(append(service, appendOf({ moved: [0, 1] }))).resolves.toMatchObject({ outcome: 'appended' });
  });

  it('is refused where the store has no incarnation', async () => {
    await superuser.query('begin');
    await superuser.query('create temp table before as select * from event_store.incarnations');
    await superuser.query('delete from event_store.incarnations');
    await superuser.query('commit');
    await expect(append(service, appendOf({ none: [0, 1] }))).rejects.toMatchObject({ code: 'WX003' });
    await superuser.query('insert into event_store.incarnations select * from before');
  });
});

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '@wenxiao/infra';
import pg, { type Pool } from 'pg';
import { appendOf, namesOf, readOn, until } from '../test/commands.js';
import { append, appendIn } from './append.js';
import { storeUrl } from './names.js';
import { provisionStore } from './provision.js';
import { closedThrough } from './read.js';
import { settled } from './testing/index.js';
import { oldestWriter } from './writer.js';

/** On a server of its own: prepared transactions are off everywhere else. */
describe('a prepared transaction, which belongs to no session', () => {
  const name = { installation: 'hunan', store: 'prepared' };
  const passwords = { owner: 'owner', service: 'service', reader: 'reader', historian: 'historian' };
  let home: string;
  let server: PostgresServer;
  let service: Pool;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'wenxiao-prepared-'));
    await chmod(home, 0o755); // The server may run as another user than the test.
    server = await startPostgres({ home, settings: { max_prepared_transactions: '2' } });
    await provisionStore(server.superuserUrl, { ...name, migrations: [], workingSchemas: [] }, passwords);
    service = new pg.Pool({ connectionString: storeUrl(server.superuserUrl, name, 'service', passwords.service) });
  });
  afterAll(async () => {
    await service.end();
    await server.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('holds readers back, is named, and nothing is told closed over it', async () => {
    const client = await service.connect();
    await client.query('begin');
    await appendIn(client, appendOf({ prepared: [0, 1] }));
    await client.query(`prepare transaction 'left open'`);
    client.release();
    await append(service, appendOf({ stream: [0, 1] }));

    expect(await readOn(service)).toEqual([]);
    expect(await oldestWriter(service)).toMatchObject({
      pid: undefined,
      preparedAs: 'left open',
      application: undefined,
      role: 'hunan_prepared',
      database: 'hunan_prepared',
    });
    await expect(closedThrough(service)).rejects.toMatchObject({ code: 'WX007' });

    await service.query(`commit prepared 'left open'`);
    await settled(service);
    expect(namesOf(await readOn(service))).toEqual(['prepared/1', 'stream/1']);
    await until(async () => (await oldestWriter(service)) === undefined);
    await expect(closedThrough(service)).resolves.toMatchObject({ incarnation: 1 });
  });
});

import pg from 'pg';
import { freshDatabase } from './fresh-database.js';

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a fresh database', () => {
  it('is empty, of its own, and gone when it has been dropped', async () => {
    const [one, other] = await Promise.all([freshDatabase('one'), freshDatabase('other')]);
    await query(one.url, 'CREATE TABLE mark ()');
    expect(await query(other.url, `SELECT FROM pg_tables WHERE tablename = 'mark'`)).toEqual([]);
    await Promise.all([one.drop(), other.drop()]);
    const left = await query(
      one.superuserUrl,
      `SELECT FROM pg_database WHERE datname IN ('${one.name}', '${other.name}')`,
    );
    expect(left).toEqual([]);
  });

  it('stands on a server that keeps what it commits and sorts text by code point', async () => {
    const database = await freshDatabase('settings');
    expect(
      await query(
        database.url,
        `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
                current_setting('synchronous_commit') AS commit, current_setting('server_encoding') AS encoding,
                '大' > '问' AS order_of_han, 'B' < 'a' AS order_of_case, upper('é') AS upper`,
      ),
    ).toEqual([
      {
        fsync: 'on',
        pages: 'on',
        commit: 'on',
        encoding: 'UTF8',
        order_of_han: false,
        order_of_case: true,
        upper: 'É',
      },
    ]);
    await database.drop();
  });

  it('is dropped although somebody is still connected', async () => {
    const database = await freshDatabase('in-use');
    const client = new pg.Client({ connectionString: database.url });
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await database.drop();
    await expect(ended).resolves.toBeInstanceOf(Error);
  });
});

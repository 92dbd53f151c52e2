import { demoAdministrator, demoPassword, organisationsSeenBy } from '@wenxiao/cli/demo';
import { freshHome } from '@wenxiao/infra/testing';
import { createDemoAdministrator } from '@wenxiao/standalone';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { jest } from '@jest/globals';
import { Caller } from '../acceptance/harness/caller.js';
import { eventually } from '../acceptance/harness/eventually.js';
import { RunningHome } from './running-home.js';
import { canMountSmallDisks, fill, mountSmallDisk, resize, unmount } from './small-disk.js';
import { postmasterOf, processesNaming, StartedProduct } from './started-product.js';

// A few starts each, of some seconds; on a busy machine of many more.
jest.setTimeout(300_000);

afterEach(() => StartedProduct.endAll());

const bothLanguages = (zh: string, en: string): unknown => expect.stringMatching(new RegExp(`${zh}[^]*\n.*${en}`));

/** A start that is going to be refused. */
/** Who asks the database whether it knows them. */
const signIn = (url: string) =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountName: 'nobody', password: 'no password of anybody' }),
  });

async function refused(home: string, env: Readonly<Record<string, string>> = {}) {
  const product = new StartedProduct(home, env);
  const { status, seconds } = await product.ended;
  return { product, status, seconds, sentence: product.sentence };
}

describe('a start that cannot succeed says so in one sentence of each language', () => {
  it('when the port is taken, before anything is made', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    );
    const home = freshHome();
    const { status, sentence } = await refused(home, { PORT: String(port) });
    taken.close();
    expect(status).toBe(1);
    expect(sentence).toEqual(
      bothLanguages(`^端口 ${String(port)} 已被占用.*PORT=`, `Port ${String(port)} is taken.*PORT=`),
    );
    expect(existsSync(join(home, 'postgres'))).toBe(false);
  });

  it('when PORT is no port', async () => {
    const { status, sentence } = await refused(freshHome(), { PORT: 'http' });
    expect({ status, sentence }).toEqual({
      status: 1,
      sentence: expect.stringContaining('PORT ("http"): 须为 0–65535 的端口号 / expected a port'),
    });
  });

  it('when the name of the installation is none, or the home is another’s, and leaves it as it is', async () => {
    const home = freshHome();
    const unnamed = await refused(home, { WENXIAO_INSTALLATION: 'Hu_Nan' });
    expect([unnamed.status, unnamed.sentence]).toEqual([
      1,
      expect.stringMatching(/WENXIAO_INSTALLATION \("Hu_Nan"\): 须为小写字母[^]*expected lower-case letters/),
    ]);
    const secrets = JSON.stringify({ format: 1, installation: 'hunan', stores: {} });
    writeFileSync(join(home, 'secrets.json'), secrets);
    const { status, sentence } = await refused(home);
    expect(status).toBe(1);
    expect(sentence).toEqual(
      bothLanguages(
        '属于部署 hunan，不是 wenxiao.*WENXIAO_INSTALLATION=hunan',
        'is of the installation hunan, not of wenxiao',
      ),
    );
    expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toBe(secrets);
  });

  it('when the home is of a newer format, and leaves it as it is', async () => {
    const home = freshHome();
    writeFileSync(join(home, 'secrets.json'), '{"format":2}');
    const { status, sentence } = await refused(home);
    expect(status).toBe(1);
    expect(sentence).toEqual(bothLanguages('由更新的版本创建（格式 2）.*WENXIAO_HOME', 'newer release.*WENXIAO_HOME'));
    expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toBe('{"format":2}');
  });

  it('when the home is a file', async () => {
    const home = join(freshHome(), 'file');
    writeFileSync(home, '');
    const { status, sentence } = await refused(home);
    expect(status).toBe(1);
    expect(sentence).toEqual(bothLanguages('不能作为数据目录', 'cannot be the home'));
  });

  it('when PostgreSQL is given and out of reach', async () => {
    const { status, sentence } = await refused(freshHome(), { POSTGRES_URL: 'postgres://nobody@127.0.0.1:1/postgres' });
    expect(status).toBe(1);
    expect(sentence).toEqual(bothLanguages('无法连接 PostgreSQL.*POSTGRES_URL', 'out of reach.*POSTGRES_URL'));
  });
});

/** What a start has said when a phase begins. */
const phases = {
  'the data directory is made': '正在建立数据库目录',
  'the stores are made': '启动数据库 / PostgreSQL',
  'the services start': '准备各服务的事件库',
  'the public address opens': '启动各服务',
} as const;

describe('a start that is killed', () => {
  it('in each of its phases is completed by the next one, whose home is nobody else’s meanwhile', async () => {
    const home = freshHome();
    for (const sign of Object.values(phases)) {
      const product = new StartedProduct(home);
      await product.says(sign);
      expect(await product.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    }
    const product = new StartedProduct(home);
    const url = await product.ready();
    expect((await fetch(`${url}/api/about`)).status).toBe(200);

    const second = await refused(home);
    expect(second.status).toBe(1);
    expect(second.sentence).toEqual(bothLanguages(`另一个问效正在使用.*${url}`, `Another Wenxiao uses.*${url}`));

    // The database server is killed: the product stays, and is back with it.
    const killed = postmasterOf(home) ?? NaN;
    process.kill(killed, 'SIGKILL');
    await product.says('PostgreSQL is back');
    expect(postmasterOf(home)).not.toBe(killed);
    await eventually('the product works again', async () => ((await signIn(url)).status === 401 ? true : undefined));

    await new RunningHome(home).asOwner(
      'targets',
      `insert into migration.applied (name) values ('event-store/9999_future.sql')`,
    );
    expect(await product.end('SIGTERM')).toMatchObject({ status: 0 });
    expect([postmasterOf(home), ...processesNaming(home)]).toEqual([undefined]);

    const asDemo = await refused(home, { WENXIAO_DEMO: '1' });
    expect(asDemo.status).toBe(1);
    expect(asDemo.sentence).toEqual(bothLanguages('不是演示环境.*WENXIAO_DEMO=0', 'is not a demo.*WENXIAO_DEMO=0'));

    const older = await refused(home);
    expect(older.status).toBe(1);
    expect(older.sentence).toEqual(bothLanguages('更新的版本写入（9999_future', 'newer release \\(9999_future'));
    expect([postmasterOf(home), ...processesNaming(home)]).toEqual([undefined]);
  });
});

describe('a start that is told to stop', () => {
  let home: string;
  beforeAll(() => {
    home = freshHome();
  });

  it.each([
    ['SIGINT', 'the data directory is made'],
    ['SIGTERM', 'the stores are made'],
    ['SIGHUP', 'the services start'],
  ] as const)('by %s while %s ends soon, and leaves no process', async (signal, phase) => {
    const product = new StartedProduct(home);
    await product.says(phases[phase]);
    const { status, seconds } = await product.end(signal);
    expect({ status, sentence: product.sentence }).toEqual({ status: 0, sentence: '' });
    expect(seconds).toBeLessThan(60);
    expect([postmasterOf(home), ...processesNaming(home)]).toEqual([undefined]);
  });
});

describe('a demo that is killed', () => {
  it('goes on at the next start, and nothing is told twice', async () => {
    const home = freshHome();
    const demo = { WENXIAO_DEMO: '1', WENXIAO_DEMO_FORMS: '17' };
    const killed = new StartedProduct(home, demo);
    await killed.says('第 1 季度监控');
    await killed.end('SIGKILL');
    const product = new StartedProduct(home, demo);
    await product.ready();
    const [, forms = '0'] = /(\d+)\/\d+ {2}结果应用/.exec(product.output) ?? [];
    const ids = product.output.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/gm) ?? [];
    expect(Number(forms)).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(Number(forms));
    expect(ids).toHaveLength(Number(forms));

    const stores = new RunningHome(home);
    const suspended = await stores.asOwner<{ stream: string }>(
      'targets',
      `select replace(stream, 'subject/', 'monitoring/') || '.2023' as stream
       from event_store.events where type = 'subject-suspended' order by stream`,
    );
    const reports = await stores.asOwner<{ stream: string; reports: number; rounds: number }>(
      'monitoring',
      `select stream, count(*)::int as reports, count(distinct data ->> 'round')::int as rounds
       from event_store.events where type = 'report-submitted' group by stream
       having count(*) <> 4 or count(distinct data ->> 'round') <> 4 order by stream`,
    );
    // What is suspended after its third quarter reports no fourth.
    const untilThen = suspended.map(({ stream }) => ({ stream, reports: 3, rounds: 3 }));
    expect(untilThen).toEqual(expect.arrayContaining(reports));
    const [declared] = await stores.asOwner<{ targets: number; events: number }>(
      'targets',
      `select count(distinct stream)::int as targets, count(*)::int as events
       from event_store.events where type = 'target-declared' and stream like '%.2023'`,
    );
    expect(declared).toEqual({ targets: Number(forms), events: Number(forms) });

    expect(await product.end('SIGINT')).toMatchObject({ status: 0 });
    expect([postmasterOf(home), ...processesNaming(home)]).toEqual([undefined]);
  });
});

/** Only root may have a small file system, and not in every container. */
const describeWithMounts = canMountSmallDisks() ? describe : notRun;

describeWithMounts('a full disk', () => {
  let disk: string;
  beforeAll(() => {
    disk = freshHome();
    mountSmallDisk(disk, 24);
  });
  afterAll(() => {
    unmount(disk);
  });

  it('is said at the start; and while running, commands wait for room and what was acknowledged is there', async () => {
    const home = join(disk, 'home');
    const first = await refused(home);
    expect(first.status).toBe(1);
    expect(first.sentence).toEqual(bothLanguages('^磁盘空间不足', 'The disk is full'));

    resize(disk, 200);
    const product = new StartedProduct(home);
    const url = await product.ready();
    const { serviceUrl } = new RunningHome(home).storeUrls('directory');
    await createDemoAdministrator({ urlOf: () => serviceUrl });
    // A session knows the roles that its person had when it began: each look is a new one.
    const { administrator, root } = await eventually('the administrator sees the province', async () => {
      const signedIn = await Caller.signedIn(url, demoAdministrator.accountName, demoPassword);
      const { body } = await signedIn.get<{ items?: { organisationId: string }[] }>('/api/directory/organisations');
      const province = body.items?.[0]?.organisationId;
      return province === undefined ? undefined : { administrator: signedIn, root: province };
    });
    const register = (name: string, key = v7()) =>
      administrator.post(
        `/api/directory/jurisdictions/${root}/organisations`,
        { kind: 'jurisdiction', level: 'prefecture', name, parentId: root },
        { key },
      );

    fill(join(disk, 'filler'));
    const acknowledged: string[] = [];
    let key = v7();
    let answer = await register('第 0 市', key);
    for (let index = 1; answer.status < 300 && index < 2000; index += 1) {
      acknowledged.push(`第 ${String(index - 1)} 市`);
      key = v7();
      answer = await register(`第 ${String(index)} 市`, key);
    }
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable', retry: true } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');

    rmSync(join(disk, 'filler'));
    const last = `第 ${String(acknowledged.length)} 市`;
    await eventually('the same command succeeds', async () =>
      (await register(last, key)).status < 300 ? true : undefined,
    );
    await eventually('everything that was acknowledged is shown, once', async () => {
      const get = async <Body extends object>(path: string) => (await administrator.get<Body>(path)).body;
      const seen = await organisationsSeenBy({ get });
      const names = seen.map(({ name }) => name).filter((name) => name.startsWith('第 '));
      return names.toSorted().join() === [...acknowledged, last].toSorted().join() ? true : undefined;
    });
    expect(await product.end('SIGTERM')).toMatchObject({ status: 0 });
  });
});

/** Named with its reason at the end of `npm test`. */
function notRun(what: string): void {
  const reason = '不能挂载小型文件系统（需要 root）\na small file system cannot be mounted, which takes root';
  const file = process.env['WENXIAO_TEST_NOT_RUN'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ what, reason })}\n`);
}

// What operators do about messages that a service could not take in: `wenxiao messages`, as it is installed, against the whole product.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { append, readStream } from '@wenxiao/event-store';
import { accountNamed, demoPassword, demoAdministrator } from '@wenxiao/cli/demo';
import pg from 'pg';
import { cli, compileCli } from '../../forms/compiled-cli.js';
import { Caller } from '../harness/caller.js';
import { newId } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let targets: pg.Pool;
const accounts = { county: 'county.operator', all: 'chief.operator' };

beforeAll(async () => {
  compileCli();
  product = await startProduct();
  targets = new pg.Pool({ connectionString: product.running.stores.urlOf('targets', 'service') });
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const person = (accountName: string, organisationId: string) =>
    accountNamed(product.address, administrator, organisationId, {
      accountName,
      displayName: '运行维护',
      role: 'operator',
      organisationId,
    });
  await person(accounts.county, product.county.id);
  await person(accounts.all, product.provinceId);
});
afterAll(async () => {
  await targets.end();
  await product.close();
});

/** `wenxiao messages <words>` as a process; `typed` is its standard input. */
async function messages(
  words: readonly string[],
  { typed = demoPassword, token = '', url = product.running.url } = {},
) {
  const command = [cli, 'messages', ...words, '--url', url];
  const child = spawn(process.execPath, command, { env: { PATH: process.env['PATH'], WENXIAO_TOKEN: token } });
  child.stdin.end(`${typed}\n`);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, error, status: await ended };
}

const asCounty = ['--account', accounts.county];
const asAll = ['--account', accounts.all];
const streamOf = (id: string) => `performance-target/${id}`;

/** Targets publishes two texts about a subject that break the contract: a defect of its, or of a release. */
async function poison(id: string, tenant = product.county.id): Promise<void> {
  for (const version of [1, 2]) {
    const published = {
      type: 'targets.performance-target-approved.v1',
      version: 1,
      text: `{"subject":"poison ${version}"}`,
    };
    const metadata = JSON.stringify({ actor: { id: 'test', as: 'grant', desk: 'test' }, correlationId: 'test' });
    const event = { type: 'defective', schemaVersion: 1, data: '{}', metadata, published };
    const result = await append(targets, {
      tenant,
      commandId: newId(),
      commandHash: 'c'.repeat(64),
      streams: [{ stream: streamOf(id), expectedVersion: version - 1, events: [event] }],
    });
    expect(result.outcome).toBe('appended');
  }
}

type Held = Readonly<{ stream: string; version: number; behind: number; state: string; store: string }>;
type Listed = Readonly<{ services: readonly Readonly<{ service: string; items: readonly Held[] }>[] }>;

/** What monitoring holds of a subject, once both messages are there. */
const parkedOf = (id: string, ...words: readonly string[]) =>
  eventually(`${id} is parked with one behind`, async () => {
    const { out } = await messages(['parked', '--service', 'monitoring', '--json', ...asAll, ...words]);
    const held = (JSON.parse(out) as Listed).services[0]?.items.find(({ stream }) => stream === streamOf(id));
    return held?.behind === 1 ? held : undefined;
  });

it('lists, dismisses and redrives parked messages, and the trail of the subject says who and why', async () => {
  expect(await messages(['parked', ...asCounty])).toMatchObject({
    status: 0,
    error: '',
    out: expect.stringMatching(/accountability {2}· {2}没有被搁置的消息[^]*monitoring {2}· {2}没有被搁置的消息/),
  });
  const id = newId();
  await poison(id);
  expect(await parkedOf(id)).toMatchObject({ version: 1, behind: 1, state: 'parked', store: 'targets' });
  const listed = await messages(['parked', '--service', 'monitoring', ...asCounty]);
  expect(listed.status).toBe(1);
  expect(listed.out).toMatch(/targets\.performance-target-approved\.v1 +1 +处理程序拒绝 failed +\d{4}-[\d:. -]+ +1\n/);
  expect(listed.out).toMatch(/ContractViolation: .*subject/);
  const key = ['monitoring', product.county.id, streamOf(id)];
  expect(listed.out).toContain(`wenxiao messages redrive ${key.join(' ')} --reason`);

  const refused = await messages(['redrive', ...key, '--reason', '再试一次', ...asCounty]);
  expect([refused.status, refused.error]).toEqual([1, expect.stringMatching(/再次拒绝[^]*ContractViolation/)]);
  const first = await messages(['dismiss', ...key, '--reason', '发送方缺陷', ...asCounty]);
  expect([first.status, first.out]).toEqual([1, expect.stringContaining('其后又有一条被搁置')]);
  const second = await messages(['dismiss', ...key, '--reason', '同上', '--json', ...asCounty]);
  expect([second.status, JSON.parse(second.out)]).toEqual([0, expect.objectContaining({ version: 2, then: 'flows' })]);
  const third = await messages(['dismiss', ...key, '--reason', '同上', ...asCounty]);
  expect([third.status, third.error]).toEqual([2, expect.stringContaining('没有这条流的消息被搁置')]);

  const operator = await Caller.signingIn(product.running.url, accounts.county, demoPassword).personId();
  const { trail, dismissals } = await eventually('the trail shows both dismissals', async () => {
    const shown = await trailWith(product.county, id, 'message-dismissed');
    const found = shown.entries.filter(
      ({ type, event }) => type === 'message-dismissed' && event.store === 'monitoring',
    );
    return found.length >= 2 ? { trail: shown, dismissals: found } : undefined;
  });
  expect(dismissals.map(({ actor }) => actor)).toEqual([
    { id: operator, as: 'grant', desk: 'operator', organisation: product.county.id },
    { id: operator, as: 'grant', desk: 'operator', organisation: product.county.id },
  ]);
  const item = 'monitoring/targets.performance-target-approved.v1/1';
  expect(changesOf(dismissals[0]!)).toEqual({
    [`message-handling ${item}`]: { before: 'parked', after: 'dismissed' },
    [`message-decision-reason ${item}`]: { before: null, after: '发送方缺陷' },
  });
  expect(entryOf(trail, 'message-parked').actor).toEqual({ id: 'system:messaging', as: 'system' });
});

it('shows an operator the own jurisdiction alone, and tells others that they may not', async () => {
  const id = newId();
  await poison(id, product.provinceId);
  const { version } = await parkedOf(id);
  const own = await messages(['parked', '--service', 'monitoring', '--json', ...asCounty]);
  expect(own.out).not.toContain(id);
  const key = ['monitoring', product.provinceId, streamOf(id)];
  const named = ['--store', 'targets', '--version', String(version), '--reason', '误操作'];
  const tried = await messages(['dismiss', ...key, ...named, ...asCounty]);
  expect([tried.status, tried.error]).toEqual([2, expect.stringContaining('not-found')]);
  const auditor = await messages(['parked', '--account', 'auditor']);
  expect([auditor.status, auditor.error]).toEqual([2, expect.stringContaining('wrong-role')]);
});

it('takes an API token, and says what to do about a wrong one, a wrong password, a wrong address', async () => {
  const operator = Caller.signingIn(product.running.url, accounts.all, demoPassword);
  const made = await operator.post<{ secret: string }>('/api/session/api-tokens', {
    name: '值班',
    days: 1,
    readOnly: false,
  });
  const words = [
    'redrive-matching',
    'evaluation',
    '--contract',
    'targets.budget-timetable-changed.v1',
    '--reason',
    '例行检查',
  ];
  const redriven = await messages(words, { token: made.body.secret });
  expect(redriven).toMatchObject({ status: 0, out: expect.stringContaining('0 taken in') });
  for (const who of [
    { words: [], token: 'wrong' },
    { words: asAll, typed: 'wrong' },
  ]) {
    const { status, error } = await messages(['parked', ...who.words], who);
    expect([status, error]).toEqual([2, expect.stringMatching(/（[a-z-]+）\n.*[a-z]/)]);
  }
  expect(await messages(['parked'])).toMatchObject({ status: 2, error: expect.stringContaining('WENXIAO_TOKEN') });
  const elsewhere = await messages(['parked', ...asAll], { url: 'http://127.0.0.1:1' });
  expect(elsewhere).toMatchObject({ status: 2, error: expect.stringContaining('没有应答') });
  expect((await messages(['parked', ...asAll], { url: 'nowhere' })).status).toBe(2);
  expect((await messages(['dismiss', 'monitoring', 'a', 'b', ...asAll])).status).toBe(2);
});

it('keeps what it did in the service’s own store, with the reason', async () => {
  const id = newId();
  await poison(id);
  await parkedOf(id);
  const key = ['monitoring', product.county.id, streamOf(id)];
  await messages(['dismiss', ...key, '--reason', '发送方缺陷', ...asAll]);
  const monitoring = new pg.Pool({ connectionString: product.running.stores.urlOf('monitoring', 'service') });
  const kept = await readStream(monitoring, product.county.id, `parked-message/monitoring/targets/${streamOf(id)}`);
  await monitoring.end();
  expect(kept.map(({ type }) => type)).toEqual(['message-parked', 'message-dismissed', 'message-parked']);
  expect(JSON.parse(kept[1]!.data)).toMatchObject({ version: 1, reason: '发送方缺陷' });
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cast,
  demoAdministrator,
  demoPassword,
  playDemo,
  demoStart,
  prepareDemo,
  PublicAddress,
} from '@wenxiao/cli/demo';
import { createFirstAdministrator } from '@wenxiao/directory/administration';
import { advanceClock } from '@wenxiao/event-store';
import { roles } from '@wenxiao/service-kit';
import pg from 'pg';
import type { Progress } from './progress.js';
import type { Running } from './standalone.js';
import { storeNames, type Stores } from './stores.js';

/** Says that the demo was played to its end in this home. */
const playedMark = 'demo-played';

/**
 * Sets up the demo in a new home: the clock of every store at the demo's first day, the first administrator, the demo county, and the
 * published forms through the cycle. A start that finds it played leaves it alone; one that was interrupted goes on.
 */
export async function openDemo({ url, stores }: Running, home: string, progress: Progress): Promise<void> {
  if (existsSync(join(home, playedMark))) return;
  for (const store of storeNames) await startClock(stores.urlOf(store, 'service'));
  await createAdministrator(stores);
  const county = await progress.run('建立示范省、市、县与演示账号', 'demo county', () =>
    prepareDemo(new PublicAddress(url)),
  );
  const table = await progress.run('以公开发布的表格走完全流程', 'published forms through the cycle', () =>
    playDemo(county, (line) => progress.say(`    ${line}`)),
  );
  progress.say(table);
  writeFileSync(join(home, playedMark), `${new Date().toISOString()}\n`);
}

/** A demo's record begins on the demo's first day; a store that has recorded something keeps its clock. */
async function startClock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`select from event_store.events limit 1`);
    if (rows.length === 0) await advanceClock(client, demoStart);
  } finally {
    await client.end();
  }
}

async function createAdministrator(stores: Stores): Promise<void> {
  try {
    await createFirstAdministrator(stores.urlOf('directory', 'service'), {
      ...demoAdministrator,
      password: demoPassword,
      jurisdiction: { name: '示范省', level: 'province' },
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'administrator-exists') throw error;
  }
}

/** Who may sign in, and that everybody knows the password. */
export function demoNotice(): string {
  const accounts = [
    `    ${demoAdministrator.accountName.padEnd(10)} ${roles.administrator}`,
    ...Object.values(cast).map(({ accountName, role }) => `    ${accountName.padEnd(10)} ${roles[role]}`),
  ];
  return [
    '',
    '  ⚠ 演示环境：以下账号和密码是公开的，请勿录入真实数据。',
    '  ⚠ This is a demo: everybody knows these accounts. Enter no real data.',
    ...accounts,
    `    密码 / password: ${demoPassword}`,
    '',
  ].join('\n');
}

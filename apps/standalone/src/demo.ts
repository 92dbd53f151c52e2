import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cast, demoAdministrator, demoPassword, fields, type Progress, runDemo } from '@wenxiao/cli/demo';
import { createFirstAdministrator } from '@wenxiao/directory/administration';
import { systemDesks } from '@wenxiao/service-kit';
import { StartError } from './start-error.js';
import type { Stores } from './stores.js';

/** Says that the demo was played to its end in this home. */
const playedMark = 'demo-played';

/**
 * Plays the demo in a new home: the demo county, and the published forms through the cycle. A start that finds it played
 * leaves it alone; one that was interrupted goes on.
 */
export async function openDemo(
  url: string,
  { home, forms }: Readonly<{ home: string; forms: number }>,
  progress: Progress,
): Promise<void> {
  if (existsSync(join(home, playedMark))) return;
  progress.say(await playedToItsEnd(() => runDemo(url, progress, forms)));
  writeFileSync(join(home, playedMark), `${new Date().toISOString()}\n`);
}

async function playedToItsEnd<Result>(play: () => Promise<Result>): Promise<Result> {
  try {
    return await play();
  } catch (error) {
    const what = (error as Error).message;
    throw new StartError(
      `演示未能走完（${what}）。请排除原因后重新启动，演示会从中断处继续。`,
      `The demo was not played to its end (${what}). Remove the cause and start again: it goes on where it was.`,
      { cause: error },
    );
  }
}

/** The administrator that everything else of the demo is made by. May be called again. */
export async function createDemoAdministrator(stores: Stores): Promise<void> {
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
    `    ${demoAdministrator.accountName.padEnd(10)} ${systemDesks.administrator}`,
    ...Object.values(cast).map(({ accountName, displayName }) => `    ${accountName.padEnd(10)} ${displayName}`),
  ];
  return [
    '',
    '  ⚠ 演示环境：以下账号和密码是公开的，请勿录入真实数据。',
    '  ⚠ This is a demo: everybody knows these accounts. Enter no real data.',
    ...accounts,
    `    ${Object.keys(fields).join('、')} 等行业另有单位经办与部门审核，如 / departments of their own: unit.water, reviewer.water`,
    `    密码 / password: ${demoPassword}`,
    '',
  ].join('\n');
}

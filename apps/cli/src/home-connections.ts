import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the home says of a running installation, as far as commands of operators need it. No part is needed by all. */
export type HomeConnections = Readonly<{
  file: string;
  /** The public address. */
  url: string | undefined;
  /** Owner URLs of the stores, by name. */
  owners: Readonly<Record<string, string>>;
}>;

/** Thrown when the home does not say what a command has to know. */
export class HomeError extends Error {
  override readonly name = 'HomeError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const homeOf = (environment: Environment): string => environment['WENXIAO_HOME'] ?? '.wenxiao';

/**
 * A command that is told an installation works on no other, whatever home it is shown.
 * @throws {HomeError}
 */
export function agreeOnInstallation(environment: Environment, found: unknown): void {
  const asked = environment['WENXIAO_INSTALLATION'];
  if (asked === undefined || asked === '' || asked === found) return;
  const [home, own] = [homeOf(environment), typeof found === 'string' ? found : '—'];
  throw new HomeError(
    `数据目录 ${home} 属于部署 ${own}，不是 ${asked}。请检查 WENXIAO_HOME 与 WENXIAO_INSTALLATION。\n` +
      `The home ${home} is of the installation ${own}, not of ${asked}. Check WENXIAO_HOME and WENXIAO_INSTALLATION.`,
  );
}

/**
 * Reads `<home>/connections.json`, which the product writes when it starts.
 * @param environment `WENXIAO_HOME`; `.wenxiao` where it is not set. `WENXIAO_INSTALLATION` where the home has to be that one's
 * @throws {HomeError}
 */
export async function readHomeConnections(environment: Environment): Promise<HomeConnections> {
  const file = join(homeOf(environment), 'connections.json');
  const { installation, url, postgres } = await written(file);
  agreeOnInstallation(environment, installation);
  const owners = Object.entries(postgres?.stores ?? {}).flatMap(([store, { ownerUrl }]) =>
    typeof ownerUrl === 'string' ? [[store, ownerUrl] as const] : [],
  );
  return { file, url: typeof url === 'string' ? url : undefined, owners: Object.fromEntries(owners) };
}

type Written = Readonly<{
  installation?: unknown;
  url?: unknown;
  postgres?: Readonly<{ stores?: Readonly<Record<string, Readonly<{ ownerUrl?: unknown }>>> }>;
}>;

async function written(file: string): Promise<Written> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new HomeError(
      `没有 ${file}。请先启动一次系统，或用 WENXIAO_HOME 指出其数据目录。\n` +
        `There is no ${file}. Start the system once, or set WENXIAO_HOME to its home.`,
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new HomeError(`${file} 不是有效的 JSON。\n${file} is not valid JSON.`);
}

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

/**
 * Reads `<home>/connections.json`, which the product writes when it starts.
 * @throws {HomeError}
 */
export async function readHomeConnections(home: string): Promise<HomeConnections> {
  const file = join(home, 'connections.json');
  const { url, postgres } = await written(file);
  const owners = Object.entries(postgres?.stores ?? {}).flatMap(([store, { ownerUrl }]) =>
    typeof ownerUrl === 'string' ? [[store, ownerUrl] as const] : [],
  );
  return { file, url: typeof url === 'string' ? url : undefined, owners: Object.fromEntries(owners) };
}

type Written = Readonly<{
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

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where offline commands find the trail and what it is made from. Written by the composition root; no part is needed by all. */
export type Connections = Readonly<{
  /** Whose trail it is. */
  installation: string;
  audit: Readonly<{
    /** The audit database, as a role that may read the trail. */
    url: string;
    /** As a role that may make schemas in it: for rebuilding. */
    ownerUrl: string;
  }>;
  /** Historian URLs of the stores, by name. */
  stores: Readonly<Record<string, string>>;
  kafkaBrokers: readonly string[];
}>;

/** Thrown when the file with the connections is missing or is not what it should be. */
export class ConnectionsError extends Error {
  override readonly name = 'ConnectionsError';
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
  }
}

type Written = Readonly<{
  installation?: unknown;
  audit?: Readonly<{ url?: unknown; ownerUrl?: unknown }>;
  postgres?: Readonly<{ stores?: Readonly<Record<string, Readonly<{ historianUrl?: unknown }>>> }>;
  kafka?: Readonly<{ brokers?: unknown }>;
}>;

/**
 * Reads `<home>/connections.json`.
 * @throws {ConnectionsError}
 */
export async function readConnections(home: string): Promise<Connections> {
  const file = join(home, 'connections.json');
  const written = parsed(file, await textOf(file));
  const { installation } = written;
  if (typeof installation !== 'string') {
    throw new ConnectionsError(`${file} 中缺少 installation。`, `${file} does not say installation.`);
  }
  const { url, ownerUrl } = written.audit ?? {};
  if (typeof url !== 'string') {
    throw new ConnectionsError(`${file} 中缺少 audit.url。`, `${file} does not say audit.url.`);
  }
  const stores = Object.entries(written.postgres?.stores ?? {}).flatMap(([store, { historianUrl }]) =>
    // The audit service records nothing of its own.
    typeof historianUrl === 'string' && store !== 'audit' ? [[store, historianUrl] as const] : [],
  );
  const brokers = written.kafka?.brokers;
  return {
    installation,
    audit: { url, ownerUrl: typeof ownerUrl === 'string' ? ownerUrl : url },
    stores: Object.fromEntries(stores),
    kafkaBrokers: Array.isArray(brokers) ? brokers.filter((broker) => typeof broker === 'string') : [],
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new ConnectionsError(
      `没有 ${file}。请先启动一次系统，或用 WENXIAO_HOME 指出其数据目录。`,
      `There is no ${file}. Start the system once, or set WENXIAO_HOME to its home.`,
    );
  }
}

function parsed(file: string, text: string): Written {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new ConnectionsError(`${file} 不是有效的 JSON。`, `${file} is not valid JSON.`);
}

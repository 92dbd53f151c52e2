import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StoreRoles } from '@wenxiao/event-store';
import { claim, type Claim, InfraError } from '@wenxiao/infra';
import { StartError } from './start-error.js';

/** What one installation keeps to itself. Made at the first start, readable by its user alone. */
export type Secrets = Readonly<{
  /** Raised when the shape of the home changes; an older release refuses a newer home. */
  format: 1;
  /** The installation's name. */
  installation: string;
  /** Passwords of the stores' roles, store by store. */
  stores: Readonly<Record<string, Readonly<Record<keyof StoreRoles, string>>>>;
  /** Ed25519: directory signs internal tokens, every service verifies them. */
  tokenPrivateKey: string;
  tokenPublicKey: string;
  /** What the gateway shows at directory's internal endpoints. */
  internalSecret: string;
  /** What services show to directory for the keys of persons. */
  personKeysSecret: string;
  /** Wraps the keys of persons, which stand in directory's store: 32 bytes in base64url; earlier ones behind it, after commas. */
  personKeyWrapping: string;
}>;

/**
 * Takes a home directory for this process, made where it is missing. A claim whose owner was killed is taken over.
 * @throws {StartError} when another Wenxiao runs on it, with its URL where it already answers
 */
export async function claimHome(home: string): Promise<Claim> {
  try {
    // The folder may be entered: as root, PostgreSQL runs as another user below it. Each secret file is its user's alone.
    mkdirSync(home, { recursive: true });
    return await claim(join(home, 'owner.json'));
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'already-running') throw await alreadyRunning(home, error as Error);
    // On a read-only file system Node says no more than that it is not there.
    if (code === 'ENOENT') accessSync(firstExisting(home), constants.W_OK);
    if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'ENOENT') {
      throw new StartError(
        `${home} 不能作为数据目录：它或其上级不是目录。请用 WENXIAO_HOME 指定另一目录。`,
        `${home} cannot be the home: it, or what is above it, is no directory. Set WENXIAO_HOME to another one.`,
        { cause: error },
      );
    }
    throw error;
  }
}

function firstExisting(path: string): string {
  return existsSync(path) ? path : firstExisting(dirname(path));
}

async function alreadyRunning(home: string, cause: Error): Promise<StartError> {
  const url = await answeringUrl(home);
  const [zh, en] = url
    ? [`地址为 ${url}，请直接使用`, `at ${url}: use it`]
    : ['尚在启动，请稍候', 'and is still starting: wait a moment'];
  return new StartError(
    `另一个问效正在使用数据目录 ${home}，${zh}；或先停止它，或用 WENXIAO_HOME 和 PORT 另起一个。`,
    `Another Wenxiao uses the home ${home} ${en}; or stop it first, or set WENXIAO_HOME and PORT to start one more.`,
    { cause },
  );
}

/** Where the product of a home answers now. */
async function answeringUrl(home: string): Promise<string | undefined> {
  try {
    const { url } = JSON.parse(readFileSync(join(home, 'connections.json'), 'utf8')) as { url: string };
    await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return url;
  } catch {
    return undefined; // Never started to its end, or stopped since.
  }
}

/**
 * A home holds a demo or real data, from its first start on: accounts and passwords of a demo are public.
 * @throws {StartError} when it is started as the other
 */
export function agreeOnDemo(home: string, demo: boolean): void {
  const file = join(home, 'purpose');
  const asked = demo ? 'demo' : 'real';
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (known === asked) return;
  if (known === 'real') {
    throw new StartError(
      `数据目录 ${home} 不是演示环境。请加 WENXIAO_DEMO=0 启动，或用 WENXIAO_HOME 为演示指定另一目录。`,
      `The home ${home} is not a demo. Start it with WENXIAO_DEMO=0, or set WENXIAO_HOME to another directory for the demo.`,
    );
  }
  if (known === 'demo') {
    throw new StartError(
      `数据目录 ${home} 是演示环境，账号和密码是公开的。请用 WENXIAO_HOME 为真实数据指定另一目录，或去掉 WENXIAO_DEMO=0。`,
      `The home ${home} is a demo, whose passwords are public. Set WENXIAO_HOME to another directory for real data, or leave WENXIAO_DEMO=0 out.`,
    );
  }
  writePrivately(file, asked);
}

/**
 * Reads the secrets of a home directory, or makes them; stores that came with a newer release get theirs.
 * @throws {StartError} when the home was made by a newer release, or is of another installation
 * @throws {InfraError} `data-damaged`
 */
export function openSecrets(home: string, installation: string, stores: readonly string[]): Secrets {
  mkdirSync(home, { recursive: true });
  const file = join(home, 'secrets.json');
  const known = existsSync(file) ? readSecrets(file) : undefined;
  if (known && (known.format as number) !== 1) {
    throw new StartError(
      `数据目录 ${home} 由更新的版本创建（格式 ${String(known.format)}）。请使用该版本，或用 WENXIAO_HOME 指定另一目录。`,
      `The home ${home} was made by a newer release (format ${String(known.format)}). Use that release, or set WENXIAO_HOME to another directory.`,
    );
  }
  if (known && known.installation !== installation) throw ofOtherInstallation(home, known.installation, installation);
  const missing = stores.filter((store) => known?.stores[store] === undefined);
  // A home of an earlier release has no secrets about persons.
  const isWhole = known?.personKeyWrapping !== undefined && known.personKeysSecret !== undefined;
  if (known && isWhole && missing.length === 0) return known as Secrets;
  const secrets: Secrets = {
    ...newSecrets(installation),
    ...known,
    stores: { ...known?.stores, ...Object.fromEntries(missing.map((store) => [store, newPasswords()])) },
  };
  writePrivately(file, JSON.stringify(secrets, null, 2));
  return secrets;
}

/** Under another name it would begin anew, in databases of that name, and what is recorded would seem lost. */
function ofOtherInstallation(home: string, found: string, asked: string): StartError {
  return new StartError(
    `数据目录 ${home} 属于部署 ${found}，不是 ${asked}。请设 WENXIAO_INSTALLATION=${found}，或用 WENXIAO_HOME 指定另一目录。`,
    `The home ${home} is of the installation ${found}, not of ${asked}. Set WENXIAO_INSTALLATION=${found}, or set WENXIAO_HOME to another directory.`,
  );
}

type KnownSecrets = Omit<Secrets, 'personKeysSecret' | 'personKeyWrapping'> & Partial<Secrets>;

function readSecrets(file: string): KnownSecrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KnownSecrets;
  } catch (error) {
    if (error instanceof SyntaxError) throw new InfraError('data-damaged', file, { cause: error });
    throw error;
  }
}

/** Writes a file that its user alone may read, whole or not at all, also when the power fails. */
export function writePrivately(file: string, text: string): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

function newSecrets(installation: string): Omit<Secrets, 'stores'> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    format: 1,
    installation,
    tokenPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    tokenPublicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    internalSecret: randomBytes(32).toString('base64url'),
    personKeysSecret: randomBytes(32).toString('base64url'),
    personKeyWrapping: randomBytes(32).toString('base64url'),
  };
}

function newPasswords(): Record<keyof StoreRoles, string> {
  const password = () => randomBytes(24).toString('base64url');
  return { owner: password(), service: password(), reader: password(), historian: password() };
}

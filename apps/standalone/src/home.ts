import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreRoles } from '@wenxiao/event-store';

/** What one installation keeps to itself. Made at the first start, readable by its user alone. */
export type Secrets = Readonly<{
  /** Raised when the shape of the home changes; an older release refuses a newer home. */
  format: 1;
  /** Passwords of the stores' roles, store by store. */
  stores: Readonly<Record<string, Readonly<Record<keyof StoreRoles, string>>>>;
  /** Ed25519: directory signs internal tokens, every service verifies them. */
  tokenPrivateKey: string;
  tokenPublicKey: string;
  /** What the gateway shows at directory's internal endpoints. */
  internalSecret: string;
}>;

/** Thrown when the home directory was made by a newer release. A retry cannot help. */
export class HomeIsNewerError extends Error {
  override readonly name = 'HomeIsNewerError';
  constructor(home: string, format: unknown) {
    super(
      `数据目录 ${home} 由更新的版本创建（格式 ${String(format)}）。请使用该版本，或用 WENXIAO_HOME 指定另一目录。 / ` +
        `The home ${home} was made by a newer release (format ${String(format)}). Use that release, or set WENXIAO_HOME to another directory.`,
    );
  }
}

/** Reads the secrets of a home directory, or makes them; stores that came with a newer release get theirs. */
export function openSecrets(home: string, stores: readonly string[]): Secrets {
  // The folder may be entered: as root, PostgreSQL runs as another user below it. Each secret file is its user's alone.
  mkdirSync(home, { recursive: true });
  const file = join(home, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : undefined;
  if (known && (known.format as number) !== 1) throw new HomeIsNewerError(home, known.format);
  const missing = stores.filter((store) => known?.stores[store] === undefined);
  if (known && missing.length === 0) return known;
  const secrets: Secrets = {
    ...(known ?? newSecrets()),
    stores: { ...known?.stores, ...Object.fromEntries(missing.map((store) => [store, newPasswords()])) },
  };
  writePrivately(file, JSON.stringify(secrets, null, 2));
  return secrets;
}

/** Writes a file that its user alone may read, whole or not at all. */
export function writePrivately(file: string, text: string): void {
  const draft = `${file}.new`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

function newSecrets(): Omit<Secrets, 'stores'> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    format: 1,
    tokenPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    tokenPublicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    internalSecret: randomBytes(32).toString('base64url'),
  };
}

function newPasswords(): Record<keyof StoreRoles, string> {
  const password = () => randomBytes(24).toString('base64url');
  return { owner: password(), service: password(), reader: password(), historian: password() };
}

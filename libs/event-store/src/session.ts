import type { ClientConfig } from 'pg';

/**
 * How a session reads and writes what travels as text. Each connection asks for it: a server, a database or a role that has other
 * defaults (`ALTER DATABASE … SET DateStyle`), and a shell that has others for its own use, change nothing here.
 */
const sessionSettings = {
  client_encoding: 'UTF8',
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  standard_conforming_strings: 'on',
  search_path: '"$user",public',
} as const;

const ours = Object.entries(sessionSettings)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/** The same connection, with the session that everything here relies on; what its URL asks for beside that stays. */
export function withSession<Config extends ClientConfig>(config: Config): Config {
  const url = config.connectionString === undefined ? undefined : new URL(config.connectionString);
  const asked = url?.searchParams.get('options') ?? config.options ?? '';
  url?.searchParams.delete('options');
  return {
    ...config,
    // Encrypted where the URL says so (`sslmode`): what a shell has set for other uses is no matter.
    ssl: config.ssl ?? false,
    ...(url && { connectionString: url.href }),
    client_encoding: sessionSettings.client_encoding,
    options: `${asked} ${ours}`.trim(),
  };
}

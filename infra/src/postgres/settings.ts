import { loopback } from '../processes/port.js';

/** A setting of postgresql.conf and its value. */
export type Settings = Readonly<Record<string, string>>;

/** Sized so that the whole product fits 1.2 GB; a caller may give others. */
const defaults: Settings = {
  // For commands that come and go: whoever runs services on it adds up what they open.
  max_connections: '40',
  shared_buffers: '128MB',
  work_mem: '4MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %q%u@%d ',
};

/** No caller changes these: what is committed is on disk, and nobody but this machine connects. */
const fixed: Settings = {
  listen_addresses: loopback,
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  logging_collector: 'off',
  log_destination: 'stderr',
  lc_messages: 'C',
};

/** Given on the command line, where they beat postgresql.conf and ALTER SYSTEM. */
export function settingArguments(port: number, given: Settings): string[] {
  const all = { ...defaults, ...given, ...fixed, port: String(port) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  asFlag,
  asList,
  asPort,
  asText,
  asUrl,
  installationSetting,
  oneOf,
  readSettings,
  type Settings,
  type ValuesOf,
} from '@wenxiao/service-kit';

/** What a person may set before starting the product on one machine. */
const installationSettings = {
  installation: installationSetting,
  home: {
    variable: 'WENXIAO_HOME',
    description: '数据目录 / where everything is kept',
    // Beside the product, from wherever it is started.
    fallback: fileURLToPath(new URL('../../../.wenxiao', import.meta.url)),
    parse: (text: string) => resolve(text),
  },
  port: { variable: 'PORT', description: '对外端口 / public port', fallback: 3000, parse: asPort },
  host: { variable: 'HOST', description: '对外地址 / public address', fallback: '127.0.0.1', parse: asText },
  demo: {
    variable: 'WENXIAO_DEMO',
    description: '首次启动时建立演示数据 / set up the demo at the first start',
    fallback: true,
    parse: asFlag,
  },
  postgresUrl: {
    variable: 'POSTGRES_URL',
    description: '已有 PostgreSQL 的超级用户地址，缺省为内嵌 / superuser URL of a PostgreSQL, by default embedded',
    sensitive: true,
    fallback: '',
    parse: asUrl,
  },
  kafkaBrokers: {
    variable: 'KAFKA_BROKERS',
    description: '已有 Kafka，缺省为本机启动 / brokers, by default one on this machine',
    fallback: [],
    parse: asList,
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    description: '日志级别 / log level',
    fallback: 'warn',
    parse: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  },
} as const satisfies Settings;

export type InstallationSettings = ValuesOf<typeof installationSettings>;

/** @throws {SettingsError} naming every flaw. */
export function readInstallationSettings(): InstallationSettings {
  return readSettings(installationSettings, process.env);
}

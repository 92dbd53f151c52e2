import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { auditSettings } from '@wenxiao/audit';
import { directorySettings } from '@wenxiao/directory';
import { connectByUrlAlone } from '@wenxiao/event-store';
import { evidenceSettings } from '@wenxiao/evidence';
import { gatewaySettings } from '@wenxiao/gateway';
import { overviewSettings } from '@wenxiao/overview';
import {
  asCount,
  asFlag,
  asList,
  asPort,
  asText,
  asUrl,
  installationSetting,
  kafkaSettings,
  metricsSettings,
  oneOf,
  readSettings,
  serviceSettings,
  type Setting,
  type Settings,
  SettingsError,
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
  demoForms: {
    variable: 'WENXIAO_DEMO_FORMS',
    description: '演示前多少张公开表格，缺省为全部 / how many of the published forms the demo plays, by default all',
    fallback: 1_000,
    parse: asCount(1, 1_000),
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

/** What is set for single services, and passed on to them as it stands. */
const passedOn: Settings = {
  publicUrl: gatewaySettings.publicUrl,
  trustedProxies: gatewaySettings.trustedProxies,
  timeoutSeconds: gatewaySettings.timeoutSeconds,
  timeZone: serviceSettings.timeZone,
  metricsToken: metricsSettings.metricsToken,
  holidayCalendarFile: directorySettings.holidayCalendarFile,
};

/** Every setting of every part of the product. */
const everySetting = [
  ...[installationSettings, gatewaySettings, serviceSettings, kafkaSettings, metricsSettings],
  ...[directorySettings, auditSettings, evidenceSettings, overviewSettings],
].flatMap((settings: Settings) => Object.values(settings));

/** Read by commands, and by tests. */
const readElsewhere = /^WENXIAO_(TOKEN|TEST_[A-Z_]+)$/;

/** What it takes to start the product. */
export type InstallationSettings = Omit<ValuesOf<typeof installationSettings>, 'demoForms'> &
  Readonly<{
    /** Variables of single services, as they were set. */
    passedOn?: Readonly<Record<string, string>>;
  }>;

/** … and what is done with it once it runs. */
export type RunSettings = InstallationSettings & Pick<ValuesOf<typeof installationSettings>, 'demoForms'>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param way how the product is run: Kafka is the cluster's alone.
 * @throws {SettingsError} naming every flaw, and every setting of the product that nobody would read.
 */
export function installationSettingsIn(environment: Environment, way: 'standalone' | 'cluster'): RunSettings {
  const { kafkaBrokers, demoForms, ...both } = installationSettings;
  const passed = { ...passedOn, ...(way === 'cluster' && kafkaSettings) };
  const read = { ...both, ...passed, ...(way === 'cluster' ? { kafkaBrokers } : { demoForms }) };
  const variables = new Set(Object.values(read).map(({ variable }: Setting<unknown>) => variable));
  const isSet = (variable: string) => (environment[variable] ?? '') !== '';
  const unread = [...new Set(everySetting.map(({ variable }) => variable))].filter(
    (variable) => isSet(variable) && !variables.has(variable),
  );
  const unknown = Object.keys(environment).filter(
    (variable) => /^WENXIAO_/.test(variable) && !variables.has(variable) && !readElsewhere.test(variable),
  );
  const flaws = [...unread, ...unknown].map(
    (variable) => `${variable} 在此不起作用，请删除 / is set and nobody reads it here: leave it out`,
  );
  if (flaws.length > 0) throw new SettingsError(flaws);
  readSettings(passed, environment);
  const texts = Object.values(passed).flatMap(({ variable }: Setting<unknown>): [string, string][] =>
    isSet(variable) ? [[variable, environment[variable] ?? '']] : [],
  );
  return { ...readSettings(installationSettings, environment), passedOn: Object.fromEntries(texts) };
}

/** @throws {SettingsError} as {@link installationSettingsIn}. */
export function readInstallationSettings(way: 'standalone' | 'cluster'): RunSettings {
  connectByUrlAlone(process.env);
  return installationSettingsIn(process.env, way);
}

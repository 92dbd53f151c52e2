import { connectByUrlAlone, defaultInstallation, installationName } from '@wenxiao/event-store';
import {
  asCount,
  asFlag,
  asList,
  asPem,
  asPort,
  asText,
  asTimeZone,
  asUrl,
  asUrlsByName,
  oneOf,
  readSettings,
  type Setting,
  type Settings,
  type ValuesOf,
} from './settings.js';

/** Which installation a program belongs to, of those that share its servers. */
export const installationSetting = {
  variable: 'WENXIAO_INSTALLATION',
  description:
    '部署名称，其角色、数据库、主题和消费组以此开头 / name of the installation: its roles, databases, topics and groups begin with it',
  fallback: defaultInstallation,
  parse: installationName,
} as const satisfies Setting<string>;

/** What every service reads from its environment. */
export const serviceSettings = {
  installation: installationSetting,
  host: { variable: 'HOST', description: '监听地址 / address to listen on', fallback: '127.0.0.1', parse: asText },
  port: {
    variable: 'PORT',
    description: '监听端口，0 为任取 / port to listen on, 0 for any',
    fallback: 0,
    parse: asPort,
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: '事件库地址（只能追加的服务角色） / the store, as the service role that can only append',
    sensitive: true,
    parse: asUrl,
  },
  transport: {
    variable: 'TRANSPORT',
    description: '消息传输 / how messages travel',
    fallback: 'postgres',
    parse: oneOf('postgres', 'kafka'),
  },
  feeds: {
    variable: 'FEEDS',
    description: '传输为 postgres 时各服务的只读地址：名称=URL;… / for transport postgres: reader URL of each service',
    sensitive: true,
    fallback: {},
    parse: asUrlsByName,
  },
  kafkaBrokers: {
    variable: 'KAFKA_BROKERS',
    description: 'Kafka 地址，逗号分隔 / brokers, separated by commas',
    fallback: [],
    parse: asList,
  },
  tokenPublicKey: {
    variable: 'TOKEN_PUBLIC_KEY',
    description: '内部令牌的公钥（SPKI PEM） / public key of internal tokens',
    parse: asPem,
  },
  demo: {
    variable: 'DEMO',
    description: '演示环境 / a demo: its business clock may be moved',
    fallback: false,
    parse: asFlag,
  },
  timeZone: {
    variable: 'TIME_ZONE',
    description: '计算期限所用时区 / zone in which deadlines are computed',
    fallback: 'Asia/Shanghai',
    parse: asTimeZone,
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    description: '日志级别 / log level',
    fallback: 'info',
    parse: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  },
} as const satisfies Settings;

/** How a service uses Kafka, where messages travel by it. */
export const kafkaSettings = {
  kafkaReplicas: {
    variable: 'KAFKA_REPLICAS',
    description: '新建主题的副本数 / copies of each topic that is made; 3 where there are three brokers',
    fallback: 1,
    parse: asCount(1, 32),
  },
  kafkaPartitions: {
    variable: 'KAFKA_PARTITIONS',
    description: '本服务各主题的分区数，同一代内不得更改 / partitions of its topics; never changed within a generation',
    fallback: 6,
    parse: asCount(1, 1000),
  },
  kafkaGeneration: {
    variable: 'KAFKA_GENERATION',
    description:
      '本服务主题的代数；加一则由事件库重新填充 / generation of its topics; raise it by one to fill topics anew from the store',
    fallback: 1,
    parse: asCount(1, 1_000_000),
  },
  kafkaTakeoverSeconds: {
    variable: 'KAFKA_TAKEOVER_SECONDS',
    description: '实例失联多少秒后由其他实例接替 / seconds after which other instances take over from one that is gone',
    fallback: 10,
    // The broker takes no shorter sign of life.
    parse: asCount(6, 300),
  },
} as const satisfies Settings;

/** Where a service has the keys from that open and seal what it records about persons. Without them it records nothing of that. */
export const personKeysSettings = {
  personKeysUrls: {
    variable: 'PERSON_KEYS_URLS',
    description:
      '目录服务各实例的地址，逗号分隔：人员密钥由其保管 / where the instances of directory answer, which keeps the keys of persons',
    fallback: [],
    parse: asList,
  },
  personKeysSecret: {
    variable: 'PERSON_KEYS_SECRET',
    description: '向目录服务索取人员密钥时出示的共享密钥 / secret that is shown to directory for the keys of persons',
    sensitive: true,
    fallback: '',
    parse: asText,
  },
} as const satisfies Settings;

/** Without it nothing is told to a scraper. */
export const metricsSettings = {
  metricsToken: {
    variable: 'METRICS_TOKEN',
    description:
      'Prometheus 采集 /metrics 时出示的令牌，缺省为不提供 / what a scraper of /metrics shows as its bearer token; without it there is none',
    sensitive: true,
    fallback: '',
    parse: asText,
  },
} as const satisfies Settings;

/** What was set for a service. What is left out of Kafka's has the fallback above. */
export type ServiceSettings = ValuesOf<typeof serviceSettings> &
  Partial<ValuesOf<typeof kafkaSettings> & ValuesOf<typeof personKeysSettings> & ValuesOf<typeof metricsSettings>>;

/** @throws {SettingsError} naming every flaw. */
export function readServiceSettings(): ServiceSettings {
  connectByUrlAlone(process.env);
  return readSettings({ ...serviceSettings, ...kafkaSettings, ...personKeysSettings, ...metricsSettings }, process.env);
}

import {
  asList,
  asUrlsByName,
  installationSetting,
  oneOf,
  readSettings,
  type Settings,
  type ValuesOf,
} from '@wenxiao/service-kit';

/** What audit reads beside what every service reads. */
export const auditSettings = {
  installation: installationSetting,
  histories: {
    variable: 'HISTORIES',
    description:
      '各事件库的历史只读地址：名称=URL;… / URL of each store as its historian: what the trail follows, and is verified against',
    sensitive: true,
    fallback: {},
    parse: asUrlsByName,
  },
  transport: {
    variable: 'TRANSPORT',
    description: '历史从何而来 / where history comes from: the stores, or their history topics',
    fallback: 'postgres',
    parse: oneOf('postgres', 'kafka'),
  },
  kafkaBrokers: {
    variable: 'KAFKA_BROKERS',
    description: 'Kafka 地址，逗号分隔 / brokers, separated by commas',
    fallback: [] as readonly string[],
    parse: asList,
  },
  stores: {
    variable: 'AUDITED_STORES',
    description: '经 Kafka 跟踪的事件库 / the stores to follow through Kafka',
    fallback: [
      'directory',
      'targets',
      'monitoring',
      'evaluation',
      'accountability',
      'evidence',
      'overview',
    ] as readonly string[],
    parse: asList,
  },
} as const satisfies Settings;

export type AuditSettings = ValuesOf<typeof auditSettings>;

/** @throws {SettingsError} naming every flaw. */
export function readAuditSettings(): AuditSettings {
  return readSettings(auditSettings, process.env);
}

/** Nest token of the addresses that a verification compares with: historian URLs by store. */
export const STORE_URLS = Symbol('STORE_URLS');

/** Nest token of the histories that the trail follows. */
export const HISTORIES = Symbol('HISTORIES');

/** Nest token of the name of the installation. */
export const INSTALLATION = Symbol('INSTALLATION');

import { join } from 'node:path';
import type { Secrets } from './home.js';
import { type Stores, urlsByStore } from './stores.js';

/** How the services of one installation run. */
export type Installation = Readonly<{
  /** Where it keeps what no store does: files. */
  home: string;
  secrets: Secrets;
  stores: Stores;
  demo: boolean;
  logLevel: string;
  /** Messages travel through these; from store to store where there are none. */
  kafkaBrokers: readonly string[];
  /** Where the services answer that keep tasks and have things due, once that is known. */
  taskServices?: Readonly<Record<string, readonly string[]>>;
  /** Where directory's instances answer, which keeps the keys of persons. */
  directoryUrls?: readonly string[];
  /** Variables of single services, as a person has set them. */
  passedOn?: Readonly<Record<string, string>>;
}>;

/** The environment of one service: the same whether it runs in a process of its own or beside the others. */
export function environmentOf(service: string, installation: Installation, port = 0): Record<string, string> {
  const {
    home,
    secrets,
    stores,
    demo,
    logLevel,
    kafkaBrokers,
    taskServices = {},
    directoryUrls = [],
    passedOn,
  } = installation;
  return {
    ...passedOn,
    WENXIAO_INSTALLATION: secrets.installation,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: stores.urlOf(service, 'service'),
    TRANSPORT: kafkaBrokers.length > 0 ? 'kafka' : 'postgres',
    FEEDS: urlsByStore(stores, 'reader'),
    KAFKA_BROKERS: kafkaBrokers.join(','),
    TOKEN_PUBLIC_KEY: secrets.tokenPublicKey,
    DEMO: demo ? '1' : '0',
    LOG_LEVEL: logLevel,
    PERSON_KEYS_URLS: directoryUrls.join(','),
    PERSON_KEYS_SECRET: secrets.personKeysSecret,
    ...(service === 'audit' && { HISTORIES: urlsByStore(stores, 'historian') }),
    ...(service === 'evidence' && { EVIDENCE_FOLDER: join(home, 'evidence') }),
    ...(service === 'overview' && { TASK_SERVICES: urlListsByName(taskServices) }),
    // Directory alone signs.
    ...(service === 'directory' && {
      DUE_SERVICES: urlListsByName(taskServices),
      TOKEN_PRIVATE_KEY: secrets.tokenPrivateKey,
      INTERNAL_SECRET: secrets.internalSecret,
      PERSON_KEY_WRAPPING: secrets.personKeyWrapping,
    }),
  };
}

/** The environment of the gateway: where the services are, and the secret that it shows to directory. */
export function gatewayEnvironment(
  installation: Installation,
  serviceUrls: Readonly<Record<string, readonly string[]>>,
  address: Readonly<{ host: string; port: number }>,
): Record<string, string> {
  return {
    ...installation.passedOn,
    WENXIAO_INSTALLATION: installation.secrets.installation,
    HOST: address.host,
    PORT: String(address.port),
    SERVICES: urlListsByName(serviceUrls),
    INTERNAL_SECRET: installation.secrets.internalSecret,
    DEMO: installation.demo ? '1' : '0',
    LOG_LEVEL: installation.logLevel,
  };
}

/** `name=URL,URL;name=URL` */
function urlListsByName(urls: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(urls)
    .map(([name, each]) => `${name}=${each.join(',')}`)
    .join(';');
}

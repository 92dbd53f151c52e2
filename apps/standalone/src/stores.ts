import { join } from 'node:path';
import { provisionStore, type StoreRoles, storeUrl } from '@wenxiao/event-store';
import { messagingMigrations, messagingSchema } from '@wenxiao/messaging';
import { directoryCopySchema, directoryMigrations, type ServicePlan } from '@wenxiao/service-kit';
import { type Secrets, writePrivately } from './home.js';

/** The databases of one installation on one server. */
export type Stores = Readonly<{
  urlOf: (store: string, role: keyof StoreRoles) => string;
  /** `FEEDS` of every service: reader URLs by name. */
  feeds: string;
}>;

/** Makes or updates the stores of all services, and says where they are. */
export async function openStores(
  superuserUrl: string,
  plans: readonly ServicePlan[],
  secrets: Secrets,
  demo: boolean,
): Promise<Stores> {
  const passwordsOf = (store: string) => {
    const passwords = secrets.stores[store];
    if (!passwords) throw new Error(`No passwords were made for the store ${store}`);
    return passwords;
  };
  for (const plan of plans) {
    await provisionStore(
      superuserUrl,
      {
        store: plan.name,
        migrations: [directoryMigrations, messagingMigrations, ...plan.migrations],
        workingSchemas: [directoryCopySchema, messagingSchema, ...plan.workingSchemas],
        demo,
      },
      passwordsOf(plan.name),
    );
  }
  const urlOf = (store: string, role: keyof StoreRoles) =>
    storeUrl(superuserUrl, store, role, passwordsOf(store)[role]);
  return { urlOf, feeds: plans.map(({ name }) => `${name}=${urlOf(name, 'reader')}`).join(';') };
}

/** Where offline commands (`wenxiao audit …`, `wenxiao admin create`) find the databases: `<home>/connections.json`. */
export function writeConnections(
  home: string,
  stores: Stores,
  names: readonly string[],
  running: Readonly<{ url: string; kafkaBrokers?: readonly string[] }>,
): void {
  const connections = {
    url: running.url,
    postgres: {
      stores: Object.fromEntries(
        names.map((name) => [
          name,
          { historianUrl: stores.urlOf(name, 'historian'), serviceUrl: stores.urlOf(name, 'service') },
        ]),
      ),
    },
    audit: { url: stores.urlOf('audit', 'service'), ownerUrl: stores.urlOf('audit', 'owner') },
    ...(running.kafkaBrokers && { kafka: { brokers: running.kafkaBrokers } }),
  };
  writePrivately(join(home, 'connections.json'), JSON.stringify(connections, null, 2));
}

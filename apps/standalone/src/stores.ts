import { join } from 'node:path';
import { provisionStore, type StoreRoles, storeUrl } from '@wenxiao/event-store';
import { messagingMigrations, messagingSchema } from '@wenxiao/messaging';
import { directoryCopySchema, directoryMigrations, type ServicePlan } from '@wenxiao/service-kit';
import { type Secrets, writePrivately } from './home.js';

/** The stores that there are. Directory comes first: everybody hears it. */
export const storeNames = ['directory', 'targets', 'monitoring', 'evaluation', 'accountability', 'audit'] as const;

/** Where one role of one store connects. */
export type Stores = Readonly<{ urlOf: (store: string, role: keyof StoreRoles) => string }>;

export function storesOn(serverUrl: string, secrets: Secrets): Stores {
  return { urlOf: (store, role) => storeUrl(serverUrl, store, role, passwordsOf(secrets, store)[role]) };
}

/** `name=URL;…` of every store as one role, as settings take them. Audit records nothing that others read. */
export function urlsByStore(stores: Stores, role: 'reader' | 'historian'): string {
  return storeNames
    .filter((store) => store !== 'audit')
    .map((store) => `${store}=${stores.urlOf(store, role)}`)
    .join(';');
}

/** Makes or updates the stores of all services. */
export async function provisionStores(
  serverUrl: string,
  plans: readonly ServicePlan[],
  secrets: Secrets,
  demo: boolean,
): Promise<void> {
  for (const plan of plans) {
    const store = {
      store: plan.name,
      migrations: [directoryMigrations, messagingMigrations, ...plan.migrations],
      workingSchemas: [directoryCopySchema, messagingSchema, ...plan.workingSchemas],
      appendOnlySchemas: plan.appendOnlySchemas ?? [],
      demo,
    };
    await provisionStore(serverUrl, store, passwordsOf(secrets, plan.name));
  }
}

function passwordsOf(secrets: Secrets, store: string): Readonly<Record<keyof StoreRoles, string>> {
  const passwords = secrets.stores[store];
  if (!passwords) throw new Error(`No passwords were made for the store ${store}`);
  return passwords;
}

/** Where commands find the databases (`wenxiao audit …`, `admin …`, `store …`) and the running product (`messages …`): `<home>/connections.json`. */
export function writeConnections(
  home: string,
  stores: Stores,
  running: Readonly<{ url: string; kafkaBrokers: readonly string[] }>,
): void {
  const connections = {
    url: running.url,
    postgres: {
      stores: Object.fromEntries(
        storeNames.map((name) => [
          name,
          {
            historianUrl: stores.urlOf(name, 'historian'),
            serviceUrl: stores.urlOf(name, 'service'),
            ownerUrl: stores.urlOf(name, 'owner'),
          },
        ]),
      ),
    },
    audit: { url: stores.urlOf('audit', 'service'), ownerUrl: stores.urlOf('audit', 'owner') },
    kafka: { brokers: running.kafkaBrokers },
  };
  writePrivately(join(home, 'connections.json'), JSON.stringify(connections, null, 2));
}

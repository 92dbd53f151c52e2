import { provisionStore, type StoreRoles, storeUrl } from '@wenxiao/event-store';
import { serviceLogSchemas, serviceMigrations, type ServicePlan, serviceSchemas } from '@wenxiao/service-kit';
import type { Secrets } from './home.js';

/** The stores that there are. Directory comes first: everybody hears it. */
export const storeNames = [
  'directory',
  'targets',
  'monitoring',
  'evaluation',
  'accountability',
  'evidence',
  'audit',
  'overview',
] as const;

/** Whose events nobody else hears; and whose history the trail leaves out: it is the trail's own. */
const left = { reader: ['audit', 'overview'], historian: ['audit'] } as const;

/** Where one role of one store connects. */
export type Stores = Readonly<{ urlOf: (store: string, role: keyof StoreRoles) => string }>;

export function storesOn(serverUrl: string, { installation, stores }: Secrets): Stores {
  return {
    urlOf: (store, role) => storeUrl(serverUrl, { installation, store }, role, passwordsOf(stores, store)[role]),
  };
}

/** `name=URL;…` of every store that is read as one role, as settings take them. */
export function urlsByStore(stores: Stores, role: 'reader' | 'historian'): string {
  return storeNames
    .filter((store) => !left[role].some((each) => each === store))
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
  const { installation, stores } = secrets;
  const provision = (plan: ServicePlan) => {
    const store = {
      installation,
      store: plan.name,
      migrations: [...serviceMigrations, ...plan.migrations],
      workingSchemas: [...serviceSchemas, ...plan.workingSchemas],
      appendOnlySchemas: [...serviceLogSchemas, ...(plan.appendOnlySchemas ?? [])],
      demo,
    };
    return provisionStore(serverUrl, store, passwordsOf(stores, plan.name));
  };
  // All have ended before the first that failed is told: a start that is given up leaves nothing under way.
  const outcomes = await Promise.allSettled(plans.map(provision));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

function passwordsOf(stores: Secrets['stores'], store: string): Secrets['stores'][string] {
  const passwords = stores[store];
  if (!passwords) throw new Error(`No passwords were made for the store ${store}`);
  return passwords;
}

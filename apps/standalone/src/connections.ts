import { join } from 'node:path';
import { writePrivately } from './home.js';
import type { Installation } from './service-environment.js';
import { storeNames } from './stores.js';

/** Where commands find the databases (`wenxiao audit …`, `admin …`, `store …`) and the running product (`messages …`): `<home>/connections.json`. */
export function writeConnections(home: string, { secrets, stores, kafkaBrokers }: Installation, url: string): void {
  const connections = {
    installation: secrets.installation,
    url,
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
    kafka: { brokers: kafkaBrokers },
  };
  writePrivately(join(home, 'connections.json'), JSON.stringify(connections, null, 2));
}

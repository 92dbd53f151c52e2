import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionsOf } from '@wenxiao/service-kit';
import { connectionRoom, serviceConnections_max } from './connection-room.js';
import { openSecrets } from './home.js';
import { servicePlans } from './plans.js';
import { storeNames, storesOn } from './stores.js';

const home = mkdtempSync(join(tmpdir(), 'wenxiao-room-'));
afterAll(() => rmSync(home, { recursive: true }));

describe('the connections that a server takes', () => {
  it('are more than all pools of all services may open', async () => {
    const secrets = openSecrets(home, 'hunan', storeNames);
    const stores = storesOn('postgres://postgres:secret@127.0.0.1:5432/postgres', secrets);
    const plans = await servicePlans({ home, secrets, stores, demo: true, logLevel: 'silent', kafkaBrokers: [] });
    const opened = plans.map((plan) => connectionsOf(plan));
    expect(Math.max(...opened)).toBeLessThanOrEqual(serviceConnections_max);
    expect(opened.reduce((sum, each) => sum + each, 0)).toBeLessThan(connectionRoom({}));
  });

  it('grow with the instances', () => {
    expect(connectionRoom({ targets: 3 })).toBe(connectionRoom({}) + 2 * serviceConnections_max);
  });
});

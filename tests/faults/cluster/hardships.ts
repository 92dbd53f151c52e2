import { type DemoCounty, organisationNamed, organisationsSeenBy } from '@wenxiao/cli/demo';
import { eventually } from '../../acceptance/harness/eventually.js';
import type { RunningHome } from '../running-home.js';

/**
 * The relay of a service forgets what it has sent, as one does that is killed after Kafka's acknowledgement: once it is
 * started again it sends everything a second time.
 */
export async function forgetWhatWasSent(home: RunningHome, service: string): Promise<void> {
  await home.asOwner(
    service,
    `update event_store.checkpoints set incarnation = 0, transaction_id = '0', position = 0 where subscriber = 'relay'`,
  );
}

/**
 * A message that evaluation cannot take in, for want of a right on its own table, is parked; an operator has it taken in once
 * the cause is removed.
 */
export async function parkAndRedrive(home: RunningHome, county: DemoCounty): Promise<void> {
  const { username } = new URL(home.storeUrls('evaluation').serviceUrl);
  const table = `directory_copy.organisations`;
  await home.asOwner('evaluation', `revoke insert on ${table} from "${username}"`);
  const seen = await organisationsSeenBy(county.administrator);
  const parentId = seen.find(({ organisationId }) => organisationId === county.unitId)?.parentId ?? '';
  const unitId = await organisationNamed(county.administrator, county.countyId, {
    kind: 'unit',
    name: '示范县第二项目单位',
    parentId,
  });
  const stream = `organisation/${unitId}`;
  await eventually('the new unit is parked in evaluation', async () => {
    const { out } = await home.messages('parked', '--service', 'evaluation', '--json');
    return out.includes(stream) ? true : undefined;
  });
  await home.asOwner('evaluation', `grant insert on ${table} to "${username}"`);
  const redriven = await home.messages('redrive', 'evaluation', county.countyId, stream, '--reason', '已恢复权限');
  if (redriven.status !== 0) throw new Error(redriven.error);
}

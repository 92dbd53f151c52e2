import { type DemoCounty, organisationNamed } from '@wenxiao/cli/demo';
import { append } from '@wenxiao/event-store';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { v7 } from 'uuid';
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
  const { items } = await county.administrator.get<{ items: { organisationId: string; parentId?: string }[] }>(
    '/api/directory/organisations',
  );
  const parentId = items.find(({ organisationId }) => organisationId === county.unitId)?.parentId ?? '';
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

const firstVersion = new URL('../../../apps/evaluation/test/histories/evaluation.json', import.meta.url);

/**
 * A self-evaluation as the first version of its event recorded it, from a stream that an earlier release wrote; today's release
 * goes on with it.
 * @returns the subject's id
 */
export async function goOnWithFirstVersion(home: RunningHome, county: DemoCounty): Promise<string> {
  const { countyId, unitId, people } = county;
  const recorded = JSON.parse(readFileSync(firstVersion, 'utf8')) as {
    events: readonly { type: string; schemaVersion: number; data: string }[];
  };
  const metadata = JSON.stringify({
    actor: { id: people.unit.personId, as: 'grant', desk: 'budget-unit', organisation: unitId },
    correlationId: v7(),
    effectiveAt: '2024-05-20T02:00:00.000000Z',
  });
  const subjectId = v7();
  const pool = new pg.Pool({ connectionString: home.storeUrls('evaluation').serviceUrl });
  const events = recorded.events.slice(0, 2).map(({ type, schemaVersion, data }) => {
    const own = JSON.stringify({ ...(JSON.parse(data) as object), ...(type === 'evaluation-opened' && { unitId }) });
    return { type, schemaVersion, data: own, metadata };
  });
  const streams = [{ stream: `evaluation/${subjectId}`, expectedVersion: 0, events }];
  const result = await append(pool, { tenant: countyId, commandId: v7(), commandHash: 'c'.repeat(64), streams });
  await pool.end();
  if (result.outcome !== 'appended') throw new Error(result.outcome);
  await people.office.post(
    `/api/evaluation/jurisdictions/${countyId}/evaluations/${subjectId}/reviews/finance-evaluation/start`,
    { evaluators: [people.expert.personId], methods: [] },
    { ifMatch: 2 },
  );
  return subjectId;
}

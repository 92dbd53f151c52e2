import type { Fact } from '@wenxiao/domain';
import { accountFacts, personGrantsFacts } from '@wenxiao/facts/directory';
import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { organisations, tree } from '../testing/judged-projects.js';
import { runAudit, type RunningAudit } from '../testing/running-audit.js';
import { tenant, type TestEvent, type TestStore, testStores } from '../testing/stores.js';

// A clerk of a unit whose account was opened at another unit, whose password an administrator reset, and who was given two desks.

const { province, otherCounty, bureau, businessDesk, department, unit, otherUnit } = organisations;
const clerk = v7();

const with_ = (desk: string, organisationId: string): Principal => ({
  personId: v7(),
  grants: [{ desk, organisationId }],
});
const readers = {
  themselves: { personId: clerk, grants: [{ desk: 'budget-unit', organisationId: unit }] },
  withoutDesk: { personId: clerk, grants: [] },
  colleague: with_('budget-unit', unit),
  department: with_('department-reviewer', department),
  businessDesk: with_('business-desk', businessDesk),
  office: with_('performance-office', bureau),
  unitAdministrator: with_('administrator', unit),
  formerAdministrator: with_('administrator', otherUnit),
  bureauAdministrator: with_('administrator', bureau),
  administrator: with_('administrator', tenant),
  auditor: with_('auditor', tenant),
  unitAuditor: with_('auditor', unit),
  auditorAbove: with_('auditor', province),
  operator: with_('operator', tenant),
  neighbour: with_('administrator', otherCounty),
} as const satisfies Record<string, Principal>;
type ReaderName = keyof typeof readers;

let stores: TestStore[];
let audit: RunningAudit;
beforeAll(async () => {
  stores = await testStores('directory');
  const [directory] = stores;
  const by = { id: v7(), as: 'grant', desk: 'administrator', organisation: tenant } as const;
  const told = ({ type, data }: Fact, at?: string): TestEvent => ({
    type,
    data,
    metadata: { actor: by, about: { person: clerk }, ...(at !== undefined && { at }) },
  });
  await directory!.append(
    `account/${clerk}`,
    told(accountFacts.accountOpened({ organisationId: otherUnit })),
    told(accountFacts.accountMoved({ organisationId: unit })),
    told(accountFacts.passwordReset({})),
  );
  await directory!.append(
    `person-grants/${clerk}`,
    told(personGrantsFacts.grantGiven({ personId: clerk, desk: 'budget-unit', organisationId: unit }), unit),
    told(personGrantsFacts.grantGiven({ personId: clerk, desk: 'budget-desk', organisationId: bureau }), bureau),
  );
  audit = await runAudit(stores, tree);
  await audit.untilRows(5, with_('auditor', province));
}, 120_000);
afterAll(async () => {
  await audit.close();
  for (const store of stores) await store.drop();
});

/** What each reader finds in the trail of something: event types, with the desk that was given; or that it is not there. */
async function told(subject: string): Promise<Record<ReaderName, readonly string[] | number>> {
  const answers = Object.entries(readers).map(async ([name, reader]) => {
    const { status, body } = await audit.get(`/jurisdictions/${tenant}/trail/${subject}`, reader);
    const entries = (body['entries'] ?? []) as readonly {
      type: string;
      actor?: object;
      changes: readonly { figure: string; item?: string }[];
    }[];
    const line = ({ type, actor, changes }: (typeof entries)[number]) =>
      [
        type,
        changes.find(({ figure }) => figure === 'grant-status')?.item?.split('/')[0],
        actor ? undefined : 'by nobody',
      ]
        .filter((part) => part !== undefined)
        .join(' ');
    return [name, status === 200 ? entries.map(line) : status] as const;
  });
  return Object.fromEntries(await Promise.all(answers)) as Record<ReaderName, readonly string[] | number>;
}

const account = ['account-opened', 'account-moved', 'password-reset'];
const unitDesk = 'grant-given budget-unit';
const bureauDesk = 'grant-given budget-desk';
const all = [...account, unitDesk, bureauDesk];
const notThere = 404;

describe('what was done to a person’s account and desks', () => {
  it('is read by the person, and by who administers or audits where they work and where the desk is', async () => {
    expect(await told(clerk)).toEqual({
      themselves: all,
      withoutDesk: all,
      colleague: notThere,
      department: notThere,
      businessDesk: notThere,
      office: notThere,
      unitAdministrator: [...account, unitDesk],
      formerAdministrator: notThere,
      bureauAdministrator: [bureauDesk],
      administrator: all,
      auditor: all,
      unitAuditor: [...account, unitDesk],
      auditorAbove: all,
      operator: notThere,
      neighbour: notThere,
    });
  });

  it('is no more open to who asks for the account by the name of its stream', async () => {
    const asked = await told(encodeURIComponent(`account/${clerk}`));
    expect(asked).toMatchObject({ office: notThere, colleague: notThere, neighbour: notThere, operator: notThere });
  });
});

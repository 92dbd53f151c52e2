import { Refused } from '../../public-api.js';
import { demoPassword } from '../cast.js';
import { demoKey } from '../demo-key.js';
import type { Person } from '../person.js';
import { eventually } from '../stage.js';
import { targetAt, trailAt } from './addresses.js';
import type { Playing } from './playing.js';
import type { Province } from './prepare-province.js';

/** What somebody of one government sees of another’s: nothing, all that a grant opens, nothing again once it is taken. */
type Stranger = Readonly<{ who: string; at: string; before: boolean; granted: boolean; after: boolean }>;

/** What the auditor of the province looked at, what they were refused, and where it stands written down. */
type Audited = Readonly<{
  looked: number;
  refused: string;
  logged: readonly Readonly<{ at: string; looks: number }>[];
}>;

export type Looks = Readonly<{ stranger: Stranger; audited: Audited }>;

/** Somebody tries to see what is another government’s; the auditor sees all of it, changes nothing, and is written down. */
export async function lookAround(province: Province, plays: readonly Playing[]): Promise<Looks> {
  return { stranger: await strange(province, plays), audited: await audit(province, plays) };
}

type Granted = Readonly<{ grantsVersion: number }>;

async function strange({ making }: Province, plays: readonly Playing[]): Promise<Stranger> {
  const { address, administrator } = making;
  const [own, other] = plays
    .filter(({ seat }) => seat.government.compared && seat.government.level === 'county')
    .reduce<Playing[]>((seen, each) => (seen.some(({ seat }) => seat === each.seat) ? seen : [...seen, each]), []);
  if (!own || !other) throw new Error('There are no two counties to look from one into the other');
  const account = `${own.seat.government.code}.office`;
  const { personId } = own.seat.people.office;
  const official = () => address.signIn(account, demoPassword);
  const sees = async (who: Person): Promise<boolean> => (await who.find(targetAt(other))) !== undefined;
  const before = await sees(await official());
  const person = `/api/directory/jurisdictions/${other.seat.tenant}/people/${personId}`;
  const people = `${person}/grants`;
  const version = async (): Promise<number> => {
    return (await administrator.get<Granted>(person)).grantsVersion;
  };
  const change = async (path: string, body: object): Promise<void> => {
    const ifMatch = await version();
    await administrator.post(path, body, { ifMatch, key: demoKey(path, String(ifMatch)) });
  };
  const seat = { desk: 'department-reviewer', organisationId: other.seat.departmentId };
  await change(people, seat);
  // What was granted holds for whoever signs in, what was taken when their token is made anew.
  const granted = await official();
  const seen = await eventually('the grant opens it', async () => ((await sees(granted)) ? true : undefined));
  await change(`${people}/revocations`, seat);
  await eventually('what was taken opens nothing any more', async () => ((await sees(granted)) ? undefined : true));
  return { who: account, at: other.seat.government.name, before, granted: seen, after: false };
}

type Reads = Readonly<{
  items: readonly Readonly<{ address: string; outcome: string }>[];
  totals: Readonly<{ rows: number }>;
}>;

async function audit({ auditor, seats }: Province, plays: readonly Playing[]): Promise<Audited> {
  for (const playing of plays) {
    await auditor.get(targetAt(playing));
    await eventually(`the trail of ${playing.subject} is there`, () => auditor.find(trailAt(playing)));
  }
  const [first] = plays;
  const tried =
    first && (await auditor.tryPost(`${targetAt(first)}/steps/approve`, { answer: 'approved' }, { ifMatch: 1 }));
  if (!(tried instanceof Refused)) throw new Error('The auditor changed something');
  const logged: { at: string; looks: number }[] = [];
  for (const { tenant, government, people } of seats) {
    if (government.level === undefined || !government.course) continue;
    const reads = `/api/audit/jurisdictions/${tenant}/reads?person=${auditor.personId}&limit=200`;
    const { totals } = await people.office.get<Reads>(reads);
    logged.push({ at: government.name, looks: totals.rows });
  }
  return { looked: plays.length, refused: `${String(tried.status)} ${tried.code}`, logged };
}

/** What came of it, printed. */
export function looksText({ stranger, audited }: Looks): string {
  const { who, at } = stranger;
  const logs = audited.logged.map(({ at: where, looks }) => `${where} ${String(looks)} 次`).join('，');
  return [
    `  ${who} 查阅${at}：未授权时${said(stranger.before)}，授权后${said(stranger.granted)}，收回后${said(stranger.after)}。`,
    `  ${who} sees nothing of another government without a grant, and nothing any more once it is taken.`,
    `  省审计查阅 ${String(audited.looked)} 个项目的轨迹，逐次登记（${logs}）；试图办理被拒（${audited.refused}）。`,
    '  The auditor of the province sees all, read only; every look is written down where it was taken.',
    '',
  ].join('\n');
}

const said = (sees: boolean): string => (sees ? '可见' : '不可见');

import type { Progress } from '../../progress.js';
import { advanceTo } from '../clock.js';
import { listOf, type Person } from '../person.js';
import { accountNamed, adoptAbove, rootOf, signedInAdministrator } from '../prepare-demo.js';
import type { PublicAddress } from '../public-address.js';
import { governments } from './governments.js';
import { adoptFor, makeGovernment, type Making, type Seat } from './prepare-government.js';

/** A province that is ready to play: who governs below it, and who audits all of it. */
export type Province = Readonly<{ making: Making; seats: readonly Seat[]; auditor: Person; years: readonly number[] }>;

/** How many budget years are played. */
const yearsPlayed = 3;
/** On this day of the year before the first budget year all bodies adopt their rules, and settle what these are silent on. */
const preparedOn = '10-09';
/** From when on all of them hold: what lies over another set is held against it on its own first day. */
const adoptedFrom = '2023-01-01';
/** The first budget year that is asked for under them. */
const firstYear_min = 2024;

/** The first budget year that is still to be prepared on a day. */
function firstYearAfter(now: string): number {
  const year = Number(now.slice(0, 4));
  const next = now.slice(5, 10) <= preparedOn ? year + 1 : year + 2;
  return Math.max(next, firstYear_min);
}

/** Registers everybody, has the clock stand where the first budget year is prepared, and has all bodies adopt their rules. */
export async function prepareProvince(address: PublicAddress, progress: Progress): Promise<Province> {
  const administrator = await signedInAdministrator(address);
  const provinceId = await rootOf(administrator);
  const making = { address, administrator, provinceId };
  await adoptAbove(address, administrator, provinceId);
  const auditor = await accountNamed(address, administrator, provinceId, {
    ...{ accountName: 'province.auditor', displayName: '演示省审计厅', role: 'auditor' },
    organisationId: provinceId,
  });
  const seats = new Map<string, Seat>();
  for (const government of governments) {
    const { code, below } = government;
    const above = below === undefined ? undefined : seats.get(below);
    seats.set(code, await makeGovernment(making, government, above));
    progress.count('建立区划、部门与账号', 'jurisdictions, departments and accounts', seats.size, governments.length);
  }
  const years = await yearsOf([...seats.values()], await address.clockOf('directory'));
  const before = String((years[0] ?? firstYear_min) - 1);
  await advanceTo(making, `${before}-${preparedOn}T02:00:00.000000Z`);
  const all = [...seats.values()].filter(({ people }) => 'office' in people);
  for (const [index, seat] of all.entries()) {
    await adoptFor(seat, years, adoptedFrom);
    progress.count('采用规则、明确未定事项', 'rules adopted, and settled where silent', index + 1, all.length);
  }
  return { making, seats: [...seats.values()], auditor, years };
}

/** Those of an earlier run, which asked for money in the first of them; else those that are still to come. */
async function yearsOf(seats: readonly Seat[], now: string): Promise<readonly number[]> {
  const declaring = seats.find(({ government }) => government.course !== undefined);
  const targets = `/api/targets/jurisdictions/${declaring?.tenant ?? ''}/performance-targets`;
  const known = declaring ? await listOf<Readonly<{ period: string }>>(declaring.people.office, targets) : [];
  const played = known.map(({ period }) => Number(period.slice(0, 4)));
  const first = played.length > 0 ? Math.min(...played) : firstYearAfter(now);
  return Array.from({ length: yearsPlayed }, (_, index) => first + index);
}

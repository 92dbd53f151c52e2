import { settlementLayerId } from '@wenxiao/rules/layers';
import { listOf, type Person } from '../person.js';
import { eventually } from '../stage.js';
import { trailAt } from './addresses.js';
import type { Playing } from './playing.js';
import type { Seat } from './prepare-government.js';
import type { Province } from './prepare-province.js';

/** By which sets rounds of monitoring were opened, from which day on. */
type GoneBy = Readonly<{ from: string; layers: readonly string[] }>;

/** What became of a county that laid a set of its own over its city’s rules. */
export type RefinedCounty = Readonly<{
  county: string;
  goneBy: readonly GoneBy[];
  /** Where it departs from what is above it: path and whether that is looser. */
  deviations: readonly string[];
  /** What stands in the registers that its rules propose entries of. */
  entered: readonly string[];
}>;

/** The day of an instant where the demo plays. */
const dayOf = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(instant));

/** Every county that refines, as the auditor of the province reads it: what was decided stays under the rules of its day. */
export async function refinedIn(
  { auditor, seats }: Province,
  plays: readonly Playing[],
): Promise<readonly RefinedCounty[]> {
  const counties: RefinedCounty[] = [];
  for (const seat of seats) {
    const played = plays.findLast((each) => each.seat === seat);
    if (!seat.government.refines || !played) continue;
    counties.push({
      county: seat.government.name,
      goneBy: await goneByOf(auditor, played),
      deviations: await deviationsOf(auditor, seat),
      entered: await enteredOf(auditor, seat),
    });
  }
  return counties;
}

type Entry = Readonly<{
  type: string;
  effectiveAt: string;
  rules?: Readonly<{ layers: readonly Readonly<{ id: string }>[] }>;
}>;

async function goneByOf(auditor: Person, playing: Playing): Promise<readonly GoneBy[]> {
  const { entries } = await eventually('its trail is there', () =>
    auditor.find<Readonly<{ entries: readonly Entry[] }>>(trailAt(playing)),
  );
  // What was settled on the silence of the rules is laid over them, too, and is no set of its own.
  const settled = settlementLayerId(playing.seat.bodyId);
  const opened = entries.filter(({ type }) => type === 'round-opened');
  return opened.reduce<GoneBy[]>((seen, { effectiveAt, rules }) => {
    const layers = (rules?.layers ?? []).map(({ id }) => id).filter((id) => id !== settled);
    if (seen.at(-1)?.layers.join() !== layers.join()) seen.push({ from: dayOf(effectiveAt), layers });
    return seen;
  }, []);
}

type Adoptions = Readonly<{
  inForce: readonly Readonly<{ deviations: readonly Readonly<{ path: string; verdict: string }>[] }>[];
}>;

async function deviationsOf(auditor: Person, { tenant, bodyId }: Seat): Promise<readonly string[]> {
  const { inForce } = await auditor.get<Adoptions>(`/api/directory/jurisdictions/${tenant}/bodies/${bodyId}/adoptions`);
  return inForce.flatMap(({ deviations }) => deviations.map(({ path, verdict }) => `${path}（${verdict}）`));
}

async function enteredOf(auditor: Person, { tenant, government }: Seat): Promise<readonly string[]> {
  const acts = (government.refines?.course ?? []).flatMap((stage) => stage.acts);
  const registers = new Set(acts.flatMap((act) => (act.act === 'enter-proposed' ? [act.register] : [])));
  const entered: string[] = [];
  for (const register of registers) {
    const address = `/api/accountability/jurisdictions/${tenant}/registers/${register}/entries`;
    const entries = await listOf<Readonly<{ name: string; kindName: string | null; status: string }>>(auditor, address);
    entered.push(...entries.map(({ name, kindName, status }) => `${name}：${kindName ?? ''}（${status}）`));
  }
  return entered;
}

/** What came of it, printed. */
export function refinedText(counties: readonly RefinedCounty[]): string {
  const lines = counties.flatMap(({ county, goneBy, deviations, entered }) => [
    `  ${county}`,
    ...goneBy.map(({ from, layers }) => `      ${from} 起的监控依 ${layers.join(' › ')}`),
    ...(deviations.length > 0 ? [`      与上级的差异：${deviations.join('，')}`] : []),
    ...(entered.length > 0 ? [`      名录：${entered.join('，')}`] : []),
  ]);
  return [
    '  县级细化：此前的决定仍依当日规则 / counties that refine: what was decided stays under its rules',
    ...lines,
    '',
  ].join('\n');
}

import { disclosedBy, namedThen } from '@wenxiao/domain/field';
import { eventAudience, factOfEvent } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import { streamKeyOf } from '../history/event-name.js';
import { parsedEventOf } from './parsed-event.js';
import { type TrailDatabase, trailStatement } from './trail-database.js';

const addPlaces = trailStatement('add-places');
const addActingDesks = trailStatement('add-acting-desks');
const addParties = trailStatement('add-parties');
const withdrawParties = trailStatement('withdraw-parties');
const setStandings = trailStatement('set-standings');

type Stream = Pick<HistoryRow, 'store' | 'tenant' | 'stream'>;
type Standing = Stream & { disclosed: number; gathered: number; version: number; ended: boolean };
type Told = Stream & Readonly<{ values: readonly unknown[] }>;

/**
 * Notes what says who may read of a stream: where its events happened and for whom they are, which desks acted, whom it names,
 * and whether it has ended. Rows of one stream come in their order.
 */
export async function indexReaders(trail: TrailDatabase, rows: readonly HistoryRow[]): Promise<void> {
  const [places, desks, parties, withdrawn]: Told[][] = [[], [], [], []];
  const standings = new Map<string, Standing>();
  for (const row of rows) {
    const { event, metadata } = parsedEventOf(row);
    const { store, tenant, stream, version } = row;
    const tell = (list: Told[] | undefined, ...values: unknown[]) => list?.push({ store, tenant, stream, values });
    const { audience } = eventAudience(event);
    tell(places, metadata.at ?? '', audience);
    const { as, desk, organisation } = metadata.actor ?? {};
    if (as === 'grant' && desk !== undefined && organisation !== undefined) tell(desks, desk, organisation);
    const fact = factOfEvent(event);
    const named = fact ? namedThen(fact, event.data) : { parties: [] };
    for (const party of named.parties) tell(parties, version, party.as, party.who, party.step);
    if (named.withdrawn !== undefined) tell(withdrawn, version, named.withdrawn);
    const standing = standings.get(streamKeyOf(row)) ?? {
      store,
      tenant,
      stream,
      disclosed: 0,
      gathered: 0,
      version: 0,
      ended: false,
    };
    const opens = fact && disclosedBy(fact, event.data);
    if (opens === 'all') standing.disclosed = version;
    if (opens) standing.gathered = version;
    if (named.ended !== undefined) Object.assign(standing, { version, ended: named.ended });
    standings.set(streamKeyOf(row), standing);
  }
  await addAll(trail, addPlaces, unique(places));
  await addAll(trail, addActingDesks, unique(desks));
  await addAll(trail, addParties, unique(parties));
  await addAll(trail, withdrawParties, unique(withdrawn));
  const said = [...standings.values()].filter(({ gathered, version }) => gathered > 0 || version > 0);
  const told = said.map(({ disclosed, gathered, version, ended, ...stream }) => ({
    ...stream,
    values: [disclosed, gathered, version, ended],
  }));
  await addAll(trail, setStandings, told);
}

/** An array for each column, as the statements take them. */
async function addAll(
  trail: TrailDatabase,
  statement: ReturnType<typeof trailStatement>,
  told: readonly Told[],
): Promise<void> {
  const [first] = told;
  if (!first) return;
  const names = [told.map(({ store }) => store), told.map(({ tenant }) => tenant), told.map(({ stream }) => stream)];
  await statement(trail, [...names, ...first.values.map((_, index) => told.map(({ values }) => values[index]))]);
}

const unique = (told: readonly Told[] = []): Told[] => [
  ...new Map(told.map((each) => [JSON.stringify(each), each])).values(),
];

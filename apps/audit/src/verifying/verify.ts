import { compareStreams, type EventName, eventNameOf } from '../history/event-name.js';
import { headAfter, RootHash, rowHashOf, type StreamHead } from '../proof/proof.js';
import { type Watermark, watermarksOf } from '../trail/questions.js';
import {
  historyRowOfStored,
  type RowWithHead,
  type StoredRow,
  type TrailDatabase,
  trailStatement,
} from '../trail/trail-database.js';

const rowsInOrder = trailStatement('rows-in-order');
const wrongTips = trailStatement('wrong-tips');
const divergenceRows = trailStatement('divergences');
const waitingInOrder = trailStatement('waiting-in-order');
const idsOfTwoTenants = trailStatement('ids-of-two-tenants');

const page = 5_000;
/** So many findings are listed; the count goes on. */
const findingsMax = 1_000;

/** Something that is not as it must be, or that a person should know. */
export type Finding = Readonly<{
  kind:
    /** The row's text does not give the hash that it was taken in with. */
    | 'row-altered'
    /** The head does not follow from the row and the head before it. */
    | 'chain-broken'
    /** A version is missing before this row. */
    | 'row-missing'
    /** The note of the stream's newest row is another than its rows say. */
    | 'tip-wrong'
    /** The store delivered other bytes under this name. */
    | 'history-diverged'
    /** Received, but the version before it has not come. */
    | 'waiting'
    /** The store holds other bytes now. */
    | 'differs-from-store'
    /** The store has it, the trail has not. */
    | 'not-in-trail'
    /** The trail has it, the store has not. */
    | 'not-in-store'
    /** A file was taken and not erased, and its bytes are not there. */
    | 'file-missing'
    /** They are there, and are not those of its hash. */
    | 'file-altered'
    /** The stream's id stands under another tenant too, which had it first: what is known by it may be either's. */
    | 'id-of-two-tenants';
  event: EventName;
  /** Of an id of two tenants: where the one that had it first began with it. */
  beside?: EventName;
}>;

export class Findings {
  readonly list: Finding[] = [];
  private total = 0;

  add(kind: Finding['kind'], event: EventName, beside?: EventName): void {
    this.total += 1;
    if (this.list.length < findingsMax) this.list.push({ kind, event: eventNameOf(event), ...(beside && { beside }) });
  }

  get count(): number {
    return this.total;
  }
}

export type Verification = Readonly<{
  rows: number;
  streams: number;
  /** Over the heads as they were recomputed. */
  root: string;
  watermarks: readonly Watermark[];
  findings: readonly Finding[];
  findingsCount: number;
}>;

/** Recomputes every hash, chain and the root of a trail, and looks for ids of two tenants. To be run in a snapshot ({@link inSnapshot}). */
export async function verifyTrail(trail: TrailDatabase): Promise<Verification> {
  const findings = new Findings();
  const root = new RootHash();
  let rows = 0;
  let current: StreamHead | undefined;
  for await (const stored of allRows(trail)) {
    rows += 1;
    const row = historyRowOfStored(stored);
    const hash = rowHashOf(row);
    if (!hash.equals(stored.row_hash)) findings.add('row-altered', row);
    // One altered row breaks every head behind it. Each is checked against the stored ones, and so a break is named once.
    if (!headAfter(stored.headBefore, stored.row_hash).equals(stored.head)) findings.add('chain-broken', row);
    if (current && compareStreams(current, row) !== 0) {
      root.add(current);
      current = undefined;
    }
    if (row.version !== (current?.version ?? 0) + 1) findings.add('row-missing', row);
    const { store, tenant, stream, version } = row;
    current = { store, tenant, stream, version, head: headAfter(current?.head, hash) };
  }
  if (current) root.add(current);
  await addFoundBySql(trail, findings);
  return {
    rows,
    streams: root.streams,
    root: root.digest(),
    watermarks: await watermarksOf(trail),
    findings: findings.list,
    findingsCount: findings.count,
  };
}

/** Every row in order, with the stored head of the version before it. */
async function* allRows(trail: TrailDatabase): AsyncGenerator<RowWithHead & { headBefore: Buffer | undefined }> {
  let last: RowWithHead | undefined;
  for (;;) {
    const after = [last?.store ?? '', last?.tenant ?? '', last?.stream ?? '', last?.version ?? 0, page];
    const rows = await rowsInOrder<RowWithHead>(trail, after);
    for (const row of rows) {
      yield { ...row, headBefore: last && compareStreams(last, row) === 0 ? last.head : undefined };
      last = row;
    }
    if (rows.length < page) return;
  }
}

async function addFoundBySql(trail: TrailDatabase, findings: Findings): Promise<void> {
  for (const tip of await wrongTips<EventName>(trail, [findingsMax])) findings.add('tip-wrong', tip);
  for (const row of await divergenceRows<StoredRow>(trail, [findingsMax])) findings.add('history-diverged', row);
  for (const row of await waitingInOrder<StoredRow>(trail, [findingsMax])) findings.add('waiting', row);
  for (const { beside, ...event } of await idsOfTwoTenants<EventName & { beside: EventName }>(trail, [findingsMax]))
    findings.add('id-of-two-tenants', event, beside);
}

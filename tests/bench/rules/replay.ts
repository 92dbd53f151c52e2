import { setTimeout as wait } from 'node:timers/promises';
import type { Measure } from '../bench.js';
import { PlainRows } from '../product/plain-rows.js';
import { duration_ms } from '../product/timing.js';
import { boardRow, type History } from './history.js';
import { Province, type Replaying, replaying, type Size } from './province.js';
import { type Watched, WatchedService } from './watched-service.js';

/** No process that replays takes more, however much there is. */
const memory_MB_max = 400;
const patience_ms = 120_000;

/** What is there, of what there has to be; and what is left to do before it is all. */
type Progress = Readonly<{ there: number; left: number }>;

const asks: Readonly<Record<Replaying, string>> = {
  overview: `
    select (select count(*) from copies.facts)::int + (select count(*) from overview_read.subject_years_1)::int as there,
           (select count(*) from overview_read.told)::int as left`,
  monitoring: `
    select (select count(*) from copies.facts)::int + (select count(*) from due.tasks)::int
             + (select count(*) from monitoring_read.years_1)::int as there,
           (select count(*) from due.reckonings)::int
             + (select count(*) from due.changes where coalesce(on_day, '-infinity') <= $1::date)::int as left`,
};

/** For one subject. */
const madeOf = ({ copied, tasks }: History['made']): Readonly<Record<Replaying, number>> => ({
  overview: copied.overview + 1,
  monitoring: copied.monitoring + tasks + 1,
});

/** The tables whose rows are what is asked for, and as many bytes as they have. */
const rowsOf: Readonly<Record<Replaying, string>> = {
  overview:
    'select count(*)::float8 as rows, avg(length(r::text))::float8 as bytes from overview_read.subject_years_1 r',
  monitoring: 'select count(*)::float8 as rows, avg(length(r::text))::float8 as bytes from due.tasks r',
};

const called: Readonly<Record<Replaying, string>> = { overview: 'board', monitoring: 'tasks' };

class Replay {
  private readonly subjects: number;

  constructor(
    private readonly province: Province,
    private readonly size: Size,
    private readonly say: (progress: string) => void,
  ) {
    this.subjects = size.counties * size.subjects;
  }

  /** The most memory of the service with nothing to replay. */
  async idle_MB(service: Replaying): Promise<number> {
    const started = await WatchedService.start(service, this.province.environmentOf(service));
    await wait(1_000);
    const { peak_MB } = await started.watched();
    await started.close();
    return peak_MB;
  }

  async of(service: Replaying, idle_MB: number): Promise<readonly Measure[]> {
    const { ours, watched } = await this.run(service);
    if (service === 'overview') await this.requireBoards();
    const floor = await this.floor_ms(service);
    this.tell(service, ours, watched);
    const of = `${called[service]} of ${this.subjects} subjects in ${this.size.counties} counties`;
    const { peak_MB } = watched;
    return [
      { case: `${of}, replayed`, ours, floor, low: 40, peers: [], unit: 'ms' },
      {
        case: `${of}, most memory`,
        ours: peak_MB,
        floor: idle_MB,
        low: memory_MB_max / idle_MB,
        peers: [],
        unit: 'MB',
      },
    ];
  }

  /** From the start of the service until all is there. */
  private async run(service: Replaying): Promise<Readonly<{ ours: number; watched: Watched }>> {
    const begin_ms = performance.now();
    const started = await WatchedService.start(service, this.province.environmentOf(service));
    try {
      await this.until(service, started);
      return { ours: performance.now() - begin_ms, watched: await started.watched() };
    } finally {
      await started.close();
    }
  }

  private async until(service: Replaying, started: WatchedService): Promise<void> {
    const pool = this.province.poolOf(service);
    const expected = this.subjects * madeOf(this.province.history.made)[service];
    const today = this.province.history.days.at(-1)?.at.slice(0, 10);
    const begin_ms = performance.now();
    let said_ms = begin_ms;
    let [last, moved_ms] = ['', begin_ms];
    for (;;) {
      started.requireAlive();
      const { rows } = await pool.query<Progress>(asks[service], service === 'monitoring' ? [today] : []);
      const { there, left } = rows[0] ?? { there: 0, left: 1 };
      if (there === expected && left === 0) return;
      const now = `${there} of ${expected} rows, ${left} left`;
      if (now !== last) [last, moved_ms] = [now, performance.now()];
      if (performance.now() - moved_ms > patience_ms) throw started.failure(`does not get on: ${now}`);
      if (performance.now() - said_ms > 15_000) {
        said_ms = performance.now();
        const { peak_MB } = await started.watched();
        this.say(`${service}: ${now}, ${peak_MB.toFixed(0)} MB`);
      }
      // Who looks all the time holds up what they wait for.
      await wait(Math.min(5_000, Math.max(100, (performance.now() - begin_ms) / 20)));
    }
  }

  /** Every subject's row says what that of the subject said that was played. */
  private async requireBoards(): Promise<void> {
    const { rows } = await this.province
      .poolOf('overview')
      .query<{ value: string }>(`select distinct value from (${boardRow}) r`);
    const { board } = this.province.history.made;
    const [one] = rows;
    if (rows.length === 1 && one?.value === board) return;
    throw new Error(`The boards say ${rows.length} things, one of them ${one?.value ?? 'nothing'}; expected: ${board}`);
  }

  /** The same events read once, and rows of the same bytes. */
  private async floor_ms(service: Replaying): Promise<number> {
    const { rows } = await this.province.poolOf(service).query<{ rows: number; bytes: number }>(rowsOf[service]);
    const made = rows[0] ?? { rows: 0, bytes: 0 };
    const plain = await PlainRows.open(1);
    try {
      return await duration_ms(async () => {
        await this.province.readOnce(service);
        await plain.insert(made.rows, made.bytes);
      });
    } finally {
      await plain.close();
    }
  }

  private tell(service: Replaying, ours_ms: number, { peak_MB, worked_ms, waited }: Watched): void {
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
    this.say(
      `${service}: ${seconds(ours_ms)}, ${seconds(worked_ms)} of the processor, ${peak_MB.toFixed(0)} MB at most`,
    );
    for (const [stage, { statements, ms }] of [...waited].sort(([, one], [, other]) => other.ms - one.ms))
      this.say(`  waited for ${stage}: ${seconds(ms)}, ${statements} statements, several at a time`);
  }
}

/** Records a province in stores of its own, and has its boards and tasks made from that alone. */
export async function replayed(
  history: History,
  size: Size,
  say: (progress: string) => void,
): Promise<readonly Measure[]> {
  const province = await Province.open(history);
  try {
    const replay = new Replay(province, size, say);
    const idle = { overview: await replay.idle_MB('overview'), monitoring: await replay.idle_MB('monitoring') };
    let events = 0;
    const planted_ms = await duration_ms(async () => (events = await province.plant(size, say)));
    say(`${events} events of ${size.counties * size.subjects} subjects are recorded: ${planted_ms.toFixed(0)} ms`);
    const measures: Measure[] = [];
    for (const service of replaying) measures.push(...(await replay.of(service, idle[service])));
    return measures;
  } finally {
    await province.close();
  }
}

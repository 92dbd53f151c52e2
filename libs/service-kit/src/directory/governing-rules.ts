import { Inject, Injectable } from '@nestjs/common';
import { plusDays } from '@wenxiao/domain';
import type { Queryable, RulesReference } from '@wenxiao/event-store';
import { readCalendar, WorkCalendar } from '@wenxiao/rules/deadline';
import type { ResolvedContent } from '@wenxiao/rules/layers';
import { type CitedBasis, citedBasis, contentOfText, type Ruling, ruling } from '@wenxiao/rules/ruling';
import type { Scheme } from '@wenxiao/rules/shape';
import { type CodeNames, codeNames } from '@wenxiao/rules/wording';
import { problem, ProblemError } from '../http/problem.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { DATABASE } from '../runtime/database.js';
import { readingAnew } from '../runtime/read-once.js';
import { closedThroughOf } from './governing-copy.js';

/** A ruling, and how an event names it. */
export type Governing = Readonly<{ rules: Ruling; reference: RulesReference }>;

type Known = Readonly<{ rules: Ruling; content: ResolvedContent; names: () => CodeNames }>;

/** From this day on these rules hold; without a hash nothing does, for a reason. */
export type TimetableRow = Readonly<{ from: string; hash?: string; reason?: string }>;

/** Evaluations of one type and budget year: what a set is silent on may be decided for them alone. */
export type Scope = Readonly<{ type: string; year: number }>;

type Settled = Partial<Scope> & Readonly<{ hash: string }>;
/** A row as directory told it. */
type ToldRow = TimetableRow & Readonly<{ settled?: readonly Settled[] }>;

/** What has not arrived may be told later; everything else is an error. */
function notHere(error: unknown): undefined {
  if (error instanceof ProblemError) return undefined;
  throw error;
}

/** Of the scope, or else for good. */
function settledIn(settled: readonly Settled[], scope: Scope | undefined): string | undefined {
  const own = settled.find(({ type, year }) => scope !== undefined && type === scope.type && year === scope.year);
  return (own ?? settled.find(({ type }) => type === undefined))?.hash;
}

/** For how long a copy that is not whole is waited for. */
const waitMillisecondsMax = 2000;
const pauseMilliseconds = 50;

/**
 * The rules that directory laid together, as this service has received them. Nothing is merged here: a day leads to a hash, a
 * hash to a text.
 */
@Injectable()
export class GoverningRules {
  /** A text never changes. */
  private readonly known = new Map<string, Known>();
  private readonly calendars = new Map<string, WorkCalendar>();

  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * What governs a matter of a body in a scheme on a day: by the timetable of the body, or of the nearest above it.
   * @throws {ProblemError} `rules-not-closed` (503) where this service may not have heard of every adoption that holds on the
   * day; `rules-unavailable` (503) where nothing is in force, or its text is not here.
   */
  async inForce(body: string, scheme: Scheme, day: string, scope?: Scope): Promise<Governing> {
    await this.requireClosed(day);
    return this.plannedOn(body, scheme, day, scope);
  }

  /** As {@link inForce}, by what is known now: for rows that wake somebody later, and decide nothing. */
  async plannedOn(body: string, scheme: Scheme, day: string, scope?: Scope): Promise<Governing> {
    const row = (await this.timetableOf(body, scheme, scope)).findLast(({ from }) => from <= day);
    if (row?.hash === undefined)
      throw problem('rules-unavailable', { governingDate: day, reason: row?.reason ?? 'nothing-adopted' });
    return this.byHash(row.hash);
  }

  /**
   * What is planned for a body in a scheme, each from its first day: its own timetable, or that of the nearest above it; with what
   * was decided on its silence for good, or in the scope.
   */
  async timetableOf(body: string, scheme: Scheme, scope?: Scope): Promise<readonly TimetableRow[]> {
    return (await this.told(body, scheme)).map(({ settled = [], ...row }) => {
      const hash = settledIn(settled, scope) ?? row.hash;
      return hash === undefined ? row : { ...row, hash };
    });
  }

  /**
   * Under what an object goes on that is open under this hash: the same rules, with what was decided since on their silence. The
   * same hash where nothing was.
   */
  async settledSince(body: string, scheme: Scheme, hash: string, scope?: Scope): Promise<string> {
    const rows = await this.told(body, scheme);
    if (rows.every(({ settled }) => settled === undefined)) return hash;
    const { content } = await this.textBy(hash);
    const base = content.layers[0]?.settles ?? hash;
    const row = rows.find((each) => each.hash === base);
    return settledIn(row?.settled ?? [], scope) ?? hash;
  }

  /** What one tenant decided on the silence of its rules never holds in another one below it. */
  private async told(body: string, scheme: Scheme): Promise<readonly ToldRow[]> {
    const { rows } = await this.db.query<{ rows: readonly ToldRow[]; own: boolean }>(
      `select t.rows, o.tenant = b.tenant as own from directory_copy.organisations b
         join directory_copy.organisations o on o.id = any(b.path)
         join directory_copy.rules_timetables t on t.tenant = o.tenant and t.body_id = o.id and t.scheme = $2
        where b.id = $1 order by cardinality(o.path) desc limit 1`,
      [body, scheme],
    );
    const [found] = rows;
    if (!found) return [];
    return found.own ? found.rows : found.rows.map(({ settled: _anothers, ...row }) => row);
  }

  /** What an earlier act was decided under. @throws {ProblemError} `rules-unavailable` where the text has not arrived here. */
  async byHash(hash: string): Promise<Governing> {
    const { rules } = await this.textBy(hash);
    return { rules, reference: { hash, layers: rules.layers } };
  }

  /** Where a path of a set stands, in that set's own words; without an article where its text has not arrived here. */
  async cited(hash: string, path: string): Promise<CitedBasis> {
    const known = await this.textBy(hash).catch(notHere);
    return citedBasis(known?.content, path);
  }

  /** What the set under a hash calls its codes; undefined where its text has not arrived here. */
  async namesBy(hash: string): Promise<CodeNames | undefined> {
    return (await this.textBy(hash).catch(notHere))?.names();
  }

  /**
   * By which calendar a body counts working days: its own, or that of the nearest above it; undefined where nobody published one. That
   * of today, also where what was due on an earlier day is looked at: it may have become known since.
   */
  async calendarOf(body: string): Promise<WorkCalendar | undefined> {
    return this.calendar(
      `select c.hash, c.text from directory_copy.organisations b
         join directory_copy.organisations o on o.id = any(b.path)
         join directory_copy.calendars c on c.tenant = o.tenant and c.body_id = o.id and c.from_day <= $2
        where b.id = $1 order by cardinality(o.path) desc, c.from_day desc limit 1`,
      [body, await this.clock.today()],
    );
  }

  /** The calendar that an earlier deadline was counted by. */
  async calendarByHash(hash: string): Promise<WorkCalendar | undefined> {
    return this.calendar(`select hash, text from directory_copy.calendars where hash = $1 limit 1`, [hash]);
  }

  private async calendar(query: string, values: readonly unknown[]): Promise<WorkCalendar | undefined> {
    const { rows } = await this.db.query<{ hash: string; text: string }>(query, [...values]);
    if (!rows[0]) return undefined;
    const { hash, text } = rows[0];
    const known = this.calendars.get(hash);
    if (known) return known;
    const reading = readCalendar(JSON.parse(text));
    if (reading.outcome === 'invalid') throw problem('rules-unavailable', { hash, reason: 'set-not-available' });
    const found = new WorkCalendar(hash, reading.value);
    this.calendars.set(hash, found);
    return found;
  }

  private async textBy(hash: string): Promise<Known> {
    const known = this.known.get(hash);
    if (known) return known;
    const { rows } = await this.db.query<{ text: string }>(
      `select text from directory_copy.rules_texts where hash = $1`,
      [hash],
    );
    if (!rows[0]) throw problem('rules-unavailable', { hash, reason: 'set-not-available' });
    const content = contentOfText(rows[0].text, hash);
    let names: CodeNames | undefined;
    const read = { rules: ruling({ hash, content }), content, names: () => (names ??= codeNames(content)) };
    this.known.set(hash, read);
    return read;
  }

  /**
   * Adoptions are published with a whole business day between: whoever has heard of all that was decided before the eve of a day
   * knows what holds on it. What lies ahead goes by today.
   */
  private async requireClosed(day: string): Promise<void> {
    const today = await this.clock.today();
    const needed = this.clock.startOf(plusDays(day < today ? day : today, -1));
    const end = performance.now() + waitMillisecondsMax;
    for (;;) {
      const through = await readingAnew(() => closedThroughOf(this.db));
      if (through !== undefined && through >= needed) return;
      if (performance.now() > end)
        throw problem('rules-not-closed', { governingDate: day, needed, ...(through !== undefined && { through }) });
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  }
}

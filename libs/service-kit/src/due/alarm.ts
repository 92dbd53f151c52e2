import type { StoredEvent } from '@wenxiao/event-store';
import type { Act } from '../command/act.js';
import type { Task } from './task.js';

/** When to look whether something became due of a stream. */
export type Alarm = Readonly<{
  /** What may become due, unique in the stream: `round/monthly@2023-03-31/due`. */
  what: string;
  /** The first day on which to look (the jurisdiction's day); undefined while no holiday calendar reaches so far. */
  wakeOn: string | undefined;
}>;

/** An alarm that has come due, and the stream's version with which it was set. */
export type DueAlarm = Readonly<{
  tenant: string;
  stream: string;
  id: string;
  what: string;
  day: string;
  openedVersion: number;
}>;

/** What lies ahead of a stream; and the persons whom it names, so that it is reckoned anew when one of them comes or goes. */
export type Ahead = Readonly<{ alarms: readonly Alarm[]; tasks: readonly Task[]; names?: readonly string[] }>;

/** What becomes due of one kind of stream. A provider of the service, so that it may ask for rules and calendars. */
export interface DueSource {
  /** First part of the streams' names. */
  readonly category: string;
  /** Every alarm of a stream as it stands, and what waits for somebody. */
  aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead>;
  /**
   * Streams of the same store, and all that are named after them and a dot, whose tasks and alarms rest on this one as well; undefined:
   * every stream of the tenant.
   */
  restingOn?(id: string, tenant: string): readonly (string | undefined)[];
  /**
   * The act that looks, on the stream, the rules and the calendar of now: the decider decides, or has nothing to do. A refusal is
   * nothing to do either: another state has overtaken the alarm.
   */
  look(alarm: DueAlarm): Act<unknown>;
}

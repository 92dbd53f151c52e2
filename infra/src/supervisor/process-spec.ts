/** How it is seen that a process is ready for work. */
export type Readiness =
  /** A GET of this URL answers with a status from 200 to 299. */
  | Readonly<{ url: string }>
  /** It prints a line that matches. */
  | Readonly<{ line: RegExp }>
  /** It sends the message `'ready'` to its parent (`process.send`). */
  | Readonly<{ message: 'ready' }>
  /** It is ready as soon as it runs. */
  | 'at-once';

export interface ProcessSpec {
  /** Tells it from the others, in the status and in logs. */
  readonly name: string;
  /** A program; `process.execPath` for one of ours. */
  readonly command: string;
  readonly args?: readonly string[];
  /** Added to what every program needs of our own environment; a function of the instance's number, from 1, when instances differ. */
  readonly env?: NodeJS.ProcessEnv | ((instance: number) => NodeJS.ProcessEnv);
  readonly cwd?: string;
  /** How many of it run side by side, 1 when not given; the second of `targets` is called `targets-2`. */
  readonly instances?: number;
  readonly ready?: Readiness | ((instance: number) => Readiness);
}

/** When a process that died is started again, and when no longer. */
export interface RestartPolicy {
  /** Wait before the first restart; doubled for each further one. */
  readonly first_ms: number;
  readonly max_ms: number;
  /** So many exits within `window_ms` are a crash loop: the process is given up. */
  readonly exits_max: number;
  readonly window_ms: number;
}

export const defaultRestartPolicy: RestartPolicy = { first_ms: 200, max_ms: 10_000, exits_max: 5, window_ms: 60_000 };

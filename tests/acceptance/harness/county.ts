import type { CastName } from '@wenxiao/cli/demo';
import type { Answer, Call, Caller } from './caller.js';

export type ServiceName =
  'targets' | 'monitoring' | 'evaluation' | 'accountability' | 'audit' | 'directory' | 'evidence' | 'overview';

/** What every command answers. */
export type Accepted = Readonly<{
  outcome: 'accepted';
  streams: readonly Readonly<{ id: string; stream: string; version: number }>[];
  position?: string;
}>;

/** A refusal, as problem+json. */
export type Problem = Readonly<{ code: string; zh: string; en: string; traceId: string }> &
  Readonly<Record<string, unknown>>;

/** A county that plays: who acts for it, and where its unit stands. */
export class County<Names extends string = CastName> {
  constructor(
    readonly id: string,
    readonly unitId: string,
    readonly people: Readonly<Record<Names, Caller>>,
  ) {}

  /** The public address of something of the county's. */
  path(service: ServiceName, rest: string): string {
    return `/api/${service}/jurisdictions/${this.id}/${rest}`;
  }

  get<Body extends object>(who: Names, service: ServiceName, rest: string): Promise<Answer<Body>> {
    return this.people[who].get(this.path(service, rest));
  }

  post(
    who: Names,
    service: ServiceName,
    rest: string,
    body: unknown,
    call: Call = {},
  ): Promise<Answer<Accepted & Problem>> {
    return this.people[who].post(this.path(service, rest), body, call);
  }
}

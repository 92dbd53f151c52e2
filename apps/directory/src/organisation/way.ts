import { Inject, Injectable } from '@nestjs/common';
import { inTransaction } from '@wenxiao/event-store';
import {
  type Admission,
  APPEND_POOL,
  CommandRunner,
  problem,
  ProblemError,
  reaches,
  streamOf,
} from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { organisation } from './organisation.aggregate.js';
import type { Neighbourhood, OnTheWay } from './organisation.decider.js';

const busy = {
  status: 503,
  retry: true,
  zh: '另一单位正在登记或调整上级，请稍后重试。',
  en: 'Another organisation is being registered or moved at this moment. Try again.',
} as const;

/** For how long a move waits for those before it. */
const waitMillisecondsMax = 2000;
const pauseMilliseconds = 50;

/** A tree is no deeper: whoever climbs longer goes in a circle. */
const depthMax = 64;

/** The way from the root of the tree to an organisation, from the organisations' own streams: what was decided a moment ago counts. */
@Injectable()
export class Ways {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(APPEND_POOL) private readonly pool: Pool,
  ) {}

  /**
   * @param tenant the jurisdiction that the organisation belongs to, itself for a jurisdiction
   * @throws {ProblemError} `unknown-organisation` for an organisation that nobody registered there.
   */
  async to(tenant: string, organisationId: string): Promise<OnTheWay[]> {
    const way: OnTheWay[] = [];
    let next: Readonly<{ id: string; tenant: string }> | undefined = { id: organisationId, tenant };
    while (next) {
      const place: Readonly<{ id: string; tenant: string }> = next;
      const { state } = await this.commands.load(organisation, place.tenant, place.id);
      if (state.status === 'unregistered') throw problem('unknown-organisation', { organisationId: place.id });
      const { nature, kind, desks, level, mergedInto, parentId } = state;
      way.unshift({
        ...place,
        nature,
        kind,
        desks,
        ...(level && { level }),
        ...(mergedInto !== undefined && { mergedInto }),
      });
      if (way.length > depthMax) throw new Error(`The way to ${organisationId} has no end`);
      const above = mergedInto ?? parentId;
      // A jurisdiction lies below jurisdictions alone, each a tenant of its own; everything else within its tenant.
      next = above === undefined ? undefined : { id: above, tenant: nature === 'jurisdiction' ? above : place.tenant };
    }
    return way;
  }

  /** The same, to one that the person's grants reach. @throws {ProblemError} `unknown-organisation`. */
  async reached(tenant: string, organisationId: string, admission: Admission): Promise<OnTheWay[]> {
    const way = await this.to(tenant, organisationId);
    requireReach(way, admission);
    return way;
  }

  /**
   * Whether an organisation has an official code: another of the jurisdiction, or another jurisdiction for one. Capitals are no other
   * code, and what was taken over has none any longer. Whoever asks {@link oneAtATime} finds what was registered a moment ago.
   */
  async hasCode(code: string, tenant: string, isJurisdiction: boolean): Promise<boolean> {
    return (await this.codesTaken([code], tenant, isJurisdiction)).size > 0;
  }

  /** As {@link hasCode}, of several: those that are taken, in lower case. */
  async codesTaken(codes: readonly string[], tenant: string, isJurisdiction: boolean): Promise<ReadonlySet<string>> {
    const among = isJurisdiction ? `e.stream = $2 || e.tenant` : `e.stream <> $2 || e.tenant and e.tenant = $3`;
    const { rows } = await this.pool.query<{ code: string }>(
      `select distinct lower(e.data ->> 'code') as code from event_store.events e
        where e.type = 'organisation-registered' and lower(e.data ->> 'code') = any ($1::text[]) and ${among}
          and not exists (select from event_store.events m
                           where m.tenant = e.tenant and m.stream = e.stream and m.type = 'organisation-merged')`,
      [codes.map((code) => code.toLowerCase()), streamOf(organisation, ''), ...(isJurisdiction ? [] : [tenant])],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /**
   * Moves within the tree, and registrations with an official code, go one at a time over all instances: each sees where the others have put what it rests on.
   * @throws {ProblemError} `tree-is-moving` where others take too long. Nobody waits on a connection that the move under way may need.
   */
  async oneAtATime<Result>(move: () => Promise<Result>): Promise<Result> {
    const end = performance.now() + waitMillisecondsMax;
    for (;;) {
      const moved = await inTransaction(this.pool, async (tx) => {
        const { rows } = await tx.query<{ ours: boolean }>(
          `select pg_try_advisory_xact_lock(hashtext('wenxiao tree moves')) as ours`,
        );
        return rows[0]?.ours ? { result: await move() } : undefined;
      });
      if (moved) return moved.result;
      if (performance.now() > end) throw new ProblemError('tree-is-moving', busy);
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    }
  }
}

/** @throws {ProblemError} `unknown-organisation` for the end of a way that the person's grants do not reach. */
export function requireReach(way: readonly OnTheWay[], { grants }: Admission): void {
  const path = way.map(({ id }) => id);
  if (!grants.some((grant) => reaches(grant, { path })))
    throw problem('unknown-organisation', { organisationId: path.at(-1) });
}

/** The part of the tree that a decision on an organisation rests on. */
export function neighbourhoodOf(
  of: Pick<Neighbourhood, 'id' | 'tenant' | 'today' | 'table'>,
  way: readonly OnTheWay[],
  { grants }: Admission,
): Neighbourhood {
  const path = way.map((each) => each.id);
  const toJurisdiction = path.slice(0, path.indexOf(of.tenant) + 1);
  return { ...of, way, wholeJurisdiction: grants.some((grant) => reaches(grant, { path: toJurisdiction })) };
}

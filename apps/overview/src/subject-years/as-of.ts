import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import type { SourceHealth } from '@wenxiao/messaging';
import { DATABASE, HEALTH, type Health } from '@wenxiao/service-kit';
import { type Producer, producers } from '../copies.js';

/** How old what a service told is. */
export type PartAsOf = Readonly<{
  /** UTC instant at which the newest fact was recorded that has arrived here; null while none has. */
  newest: string | null;
  /** Messages of the service that have not been taken in; null where nobody can tell: then more may have happened. */
  behind: number | null;
}>;

/** How old each part of the joined rows is, producer by producer. */
@Injectable()
export class AsOf {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    @Inject(HEALTH) private readonly health: Health,
  ) {}

  async parts(): Promise<Readonly<Record<Producer, PartAsOf>>> {
    const [newest, sources] = await Promise.all([this.newest(), this.sources()]);
    const entries = producers.map((producer) => [
      producer,
      { newest: newest.get(producer) ?? null, behind: behindOf(producer, sources) },
    ]);
    return Object.fromEntries(entries) as Record<Producer, PartAsOf>;
  }

  /** Facts that have arrived and are not joined yet; 1000 stands for more. */
  async joining(): Promise<number> {
    const asked = `select count(*)::integer as told from (select from overview_read.told limit 1000) t`;
    return (await this.db.query<{ told: number }>(asked)).rows[0]?.told ?? 0;
  }

  private async newest(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.db.query<{ store: string; newest: string | null }>(
      `select p.store, (select max(f.recorded_at) from copies.facts f where f.store = p.store) as newest
         from unnest($1::text[]) as p (store)`,
      [[...producers]],
    );
    return new Map(rows.flatMap(({ store, newest }) => (newest === null ? [] : [[store, newest] as const])));
  }

  private async sources(): Promise<readonly SourceHealth[]> {
    const parts = await this.health.parts();
    const figures = parts.find(({ name }) => name === 'copies')?.figures;
    return (figures?.['sources'] as readonly SourceHealth[] | undefined) ?? [];
  }
}

/** Over every feed and partition of a producer. */
function behindOf(producer: Producer, sources: readonly SourceHealth[]): number | null {
  const own = sources.filter(({ source }) => new RegExp(`(^|[:.])${producer}([.]|$)`).test(source));
  if (own.length === 0) return null;
  return own.reduce<number | null>(
    (sum, { lag_messages: lag }) => (sum === null || lag === undefined ? null : sum + lag),
    0,
  );
}

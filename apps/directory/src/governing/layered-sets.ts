import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import type { AdoptionEvent, RuleSetEvent } from '@wenxiao/facts/directory';
import type { Adoption, Body, Published, Settlement } from '@wenxiao/rules/layers';
import type { RuleSet, Scheme } from '@wenxiao/rules/shape';
import { CommandRunner, decoded, DATABASE } from '@wenxiao/service-kit';
import { adoption } from '../adoption/adoption.aggregate.js';
import { ruleSet } from '../rule-set/rule-set.aggregate.js';
import { settlement, settlementOf } from '../settlement/settlement.aggregate.js';

/** A body with its tenant, on the way from the top of the tree down. */
export type BodyOnTheWay = Body & Readonly<{ tenant: string }>;

/** What lies above a body and what it adopted, from the streams themselves: what was decided a moment ago counts. */
export type Layers = Readonly<{ path: readonly BodyOnTheWay[]; adoptions: readonly Adoption[]; published: Published }>;

/** Rule sets that are laid over one another, and who adopted them. */
@Injectable()
export class LayeredSets {
  /** Published content never changes. */
  private readonly known = new Map<string, RuleSet>();

  constructor(
    private readonly commands: CommandRunner,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** The adoptions of a body and of all above it. */
  async of(bodyId: string, db: Queryable = this.db): Promise<Layers> {
    const path = await this.pathOf(bodyId, db);
    const adoptions: Adoption[] = [];
    for (const body of path) adoptions.push(...(await this.adoptionsOf(body, db)));
    const sets = new Map<string, RuleSet>();
    for (const { ruleSet: version } of adoptions) {
      const set = await this.find(version.id, version.version, db);
      if (set) sets.set(nameOf(version.id, version.version), set);
    }
    return { path, adoptions, published: ({ id, version }) => sets.get(nameOf(id, version)) };
  }

  /**
   * What a body, and those above it in its own tenant, decided on the silence of their rules: the upper ones first, each in the
   * order in which it decided. What another tenant decided holds there alone.
   */
  async decisions(
    { tenant, path }: Readonly<{ tenant: string; path: readonly BodyOnTheWay[] }>,
    scheme: Scheme,
    db: Queryable = this.db,
  ): Promise<readonly Settlement[]> {
    const found: Settlement[] = [];
    for (const { id } of path.filter((each) => each.tenant === tenant)) {
      const { state } = await this.commands.load(settlement, tenant, `${id}.${scheme}`, db);
      found.push(...state.decisions.map((decision) => settlementOf(id, decision)));
    }
    return found;
  }

  /** A published version. */
  async find(id: string, version: number, db: Queryable = this.db): Promise<RuleSet | undefined> {
    const name = nameOf(id, version);
    const known = this.known.get(name);
    if (known) return known;
    const { rows } = await db.query<{ tenant: string }>(
      `select jurisdiction_id as tenant from directory.rule_set_names where rule_set_id = $1`,
      [id],
    );
    if (!rows[0]) return undefined;
    const { state, events } = await this.commands.load(ruleSet, rows[0].tenant, id, db);
    const hash = state.published.find((each) => each.version === version)?.hash;
    const proposed = events
      .map((event) => decoded<RuleSetEvent>(ruleSet, event))
      .find((event) => event.type === 'rule-set-proposed' && event.data.hash === hash);
    if (proposed?.type !== 'rule-set-proposed') return undefined;
    const set = proposed.data.content as unknown as RuleSet;
    this.known.set(name, set);
    return set;
  }

  private async pathOf(bodyId: string, db: Queryable): Promise<BodyOnTheWay[]> {
    const { rows } = await db.query<{ id: string; tenant: string; organisation: boolean }>(
      `select o.id, o.tenant, o.nature <> 'jurisdiction' as organisation
         from directory_copy.organisations b
         join directory_copy.organisations o on o.id = any(b.path)
        where b.id = $1 order by cardinality(o.path)`,
      [bodyId],
    );
    return rows;
  }

  private async adoptionsOf({ id: bodyId, tenant }: BodyOnTheWay, db: Queryable): Promise<Adoption[]> {
    const { events } = await this.commands.load(adoption, tenant, bodyId, db);
    return events.flatMap((stored): Adoption[] => {
      const event = decoded<AdoptionEvent>(adoption, stored);
      if (event.type !== 'rule-set-adopted') return [];
      const { scheme, ruleSetId, ruleSetVersion, effectiveFrom, replaces } = event.data;
      return [
        {
          bodyId,
          scheme: scheme as Adoption['scheme'],
          ruleSet: { id: ruleSetId, version: ruleSetVersion },
          effectiveFrom,
          decidedAt: stored.recordedAt,
          ...(replaces && { replaces }),
        },
      ];
    });
  }
}

function nameOf(id: string, version: number): string {
  return `${id}.${String(version)}`;
}

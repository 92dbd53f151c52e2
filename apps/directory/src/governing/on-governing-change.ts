import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  OrganisationMergedV1,
  OrganisationMovedV1,
  type OrganisationStands,
  type RuleSetAdopted,
  RuleSetAdoptedV1,
  type SilenceSettled,
  SilenceSettledV1,
} from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { timetable } from '@wenxiao/rules/layers';
import type { Scheme } from '@wenxiao/rules/shape';
import { act, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { LayeredSets } from './layered-sets.js';
import { rulesTimetable } from './timetable.aggregate.js';
import type { TimetableRow } from './timetable.decider.js';

type Adopter = Readonly<{ tenant: string; body_id: string; scheme: Scheme }>;

/**
 * Publishes anew what bodies go by, whenever they or a body above them adopt or settle, and when the tree above them changes. Directory
 * alone lays sets over one another; others look up a day, and a text by its hash.
 */
@Controller()
export class OnGoverningChange {
  constructor(
    private readonly commands: CommandRunner,
    private readonly sets: LayeredSets,
  ) {}

  @Hears(RuleSetAdoptedV1)
  async onAdopted(@Payload() { bodyId, scheme }: RuleSetAdopted, @Ctx() context: MessageContext): Promise<void> {
    await this.publishFrom(bodyId, scheme as Scheme, context);
  }

  @Hears(SilenceSettledV1)
  async onSettled(@Payload() { bodyId, scheme }: SilenceSettled, @Ctx() context: MessageContext): Promise<void> {
    await this.publishFrom(bodyId, scheme as Scheme, context);
  }

  @Hears(OrganisationMovedV1)
  async onMoved(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await this.republishWithin(message.organisationId, context);
  }

  @Hears(OrganisationMergedV1)
  async onMerged(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await this.republishWithin(message.organisationId, context);
  }

  private async publishFrom(bodyId: string, scheme: Scheme, context: MessageContext): Promise<void> {
    const { sql } = context.tx;
    const within = await adoptersWithin(sql, bodyId, scheme);
    const own = { tenant: context.origin.tenant, body_id: bodyId, scheme };
    const others = within.filter(({ body_id: id }) => id !== bodyId);
    for (const adopter of [own, ...others]) await this.publish(adopter, context);
    await sql.query(
      `insert into directory.adopters (tenant, body_id, scheme) values ($1, $2, $3) on conflict do nothing`,
      [own.tenant, bodyId, scheme],
    );
  }

  private async republishWithin(organisationId: string, context: MessageContext): Promise<void> {
    for (const adopter of await adoptersWithin(context.tx.sql, organisationId)) await this.publish(adopter, context);
  }

  private async publish({ tenant, body_id: bodyId, scheme }: Adopter, context: MessageContext): Promise<void> {
    const { sql } = context.tx;
    const { path, adoptions, published } = await this.sets.of(bodyId, sql);
    const decisions = await this.sets.decisions({ tenant, path }, scheme, sql);
    const { rows, texts } = timetable(path, adoptions, published, scheme, decisions);
    const set = act(rulesTimetable)({
      id: `${bodyId}.${scheme}`,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: {
          type: 'set',
          data: {
            bodyId,
            scheme,
            rows: rows.map(rowOf),
            texts: [...texts].map(([hash, text]) => ({ hash, text })),
          },
          at,
          by: { id: 'system:rules-timetable', as: 'system' },
        },
        inForce: { rules: undefined },
      }),
    });
    const command = reactionTo(context, `rules-timetable ${bodyId}.${scheme}`);
    const actor = { id: 'system:rules-timetable', as: 'system' } as const;
    await this.commands.react(sql, { tenant, context: { ...command, actor } }, set, unreachable);
  }
}

/** One change after the other: of two at once each would see the other's body not yet. */
async function adoptersWithin(sql: Queryable, organisationId: string, scheme?: Scheme): Promise<Adopter[]> {
  await sql.query(`select pg_advisory_xact_lock(hashtext('wenxiao rules timetables'))`);
  const { rows } = await sql.query<Adopter>(
    `select a.tenant, a.body_id, a.scheme from directory.adopters a
       join directory_copy.organisations o on o.id = a.body_id
      where $1 = any(o.path) and ($2::text is null or a.scheme = $2) order by cardinality(o.path), a.body_id, a.scheme`,
    [organisationId, scheme ?? null],
  );
  return rows;
}

function rowOf(row: ReturnType<typeof timetable>['rows'][number]): TimetableRow {
  if (row.hash === null) return { from: row.from, layers: [], reason: row.reason };
  const { from, hash, layers } = row;
  const settled = row.settled?.map(({ scope, ...rules }) => ({ ...scope, ...rules }));
  return { from, hash, layers, ...(settled && { settled }) };
}

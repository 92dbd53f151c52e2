import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  BusinessClockAdvancedV1,
  OrganisationRegisteredV1,
  RuleSetAdoptedV1,
  RuleSetPublishedV1,
} from '@wenxiao/contracts';
import { advanceClock, businessNow } from '@wenxiao/event-store';
import { Hears, type MessageContext, wakeWaiting } from '@wenxiao/messaging';

/** Keeps this service's copy of directory: the tree, the rule sets, who adopted which, and a demo's clock. */
@Controller()
export class DirectoryCopyConsumer {
  @Hears(OrganisationRegisteredV1)
  async onOrganisation(@Payload() message: OrganisationRegisteredV1, @Ctx() context: MessageContext): Promise<void> {
    await context.tx.sql.query(
      `insert into directory_copy.organisations (id, kind, name, jurisdiction_id, path) values ($1, $2, $3, $4, $5)
       on conflict (id) do update set kind = excluded.kind, name = excluded.name, path = excluded.path`,
      [message.organisationId, message.kind, message.name, message.jurisdictionId, message.path],
    );
    await wakeWaiting(context.tx.sql, 'directory_copy.organisations', [message.organisationId]);
  }

  @Hears(RuleSetPublishedV1)
  async onRuleSet(@Payload() message: RuleSetPublishedV1, @Ctx() context: MessageContext): Promise<void> {
    await context.tx.sql.query(
      `insert into directory_copy.rule_sets (hash, rule_set_id, rule_set_version, content) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [message.hash, message.ruleSetId, message.ruleSetVersion, JSON.stringify(message.content)],
    );
  }

  @Hears(RuleSetAdoptedV1)
  async onAdoption(@Payload() message: RuleSetAdoptedV1, @Ctx() context: MessageContext): Promise<void> {
    await context.tx.sql.query(
      `insert into directory_copy.adoptions (body_id, scheme, effective_from, rule_set_id, rule_set_version, stream_version)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (body_id, scheme, effective_from) do update
         set rule_set_id = excluded.rule_set_id, rule_set_version = excluded.rule_set_version,
             stream_version = excluded.stream_version
       where adoptions.stream_version < excluded.stream_version`,
      [
        message.bodyId,
        message.scheme,
        message.effectiveFrom,
        message.ruleSetId,
        message.ruleSetVersion,
        context.origin.version,
      ],
    );
  }

  @Hears(BusinessClockAdvancedV1)
  async onClock(@Payload() message: BusinessClockAdvancedV1, @Ctx() context: MessageContext): Promise<void> {
    const { sql } = context.tx;
    // A store that was set up ahead of the others stays where it is: a clock never goes back.
    if (message.to > (await businessNow(sql))) await advanceClock(sql, message.to);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  type AccountChanged,
  AccountChangedV1,
  BusinessClockAdvancedV1,
  type CalendarPublished,
  CalendarPublishedV1,
  OrganisationCounterpartAssignedV1,
  OrganisationDesksAssignedV1,
  OrganisationMergedV1,
  OrganisationMovedV1,
  OrganisationRegisteredV1,
  OrganisationRenamedV1,
  type OrganisationStands,
  type PersonDesk,
  PersonGrantedV1,
  PersonGrantRevokedV1,
  type PersonSeat,
  RuleSetAdoptedV1,
  RuleSetPublishedV1,
  type RulesResolved,
  RulesResolvedV1,
  type RulesTimetableSet,
  RulesTimetableSetV1,
} from '@wenxiao/contracts';
import { advanceClock, businessNow } from '@wenxiao/event-store';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { reckonBelow } from '../due/alarms.js';
import { keepCalendar, keepRulesText, keepTimetable } from './governing-copy.js';
import { keepOrganisation } from './organisation-tree.js';
import { dropDesk, keepAccount, keepDesk } from './known-people.js';

/** Keeps this service's copy of directory: the tree, who fills which desk, the rule sets, who adopted which, and a demo's clock. */
@Controller()
export class DirectoryCopyConsumer {
  @Hears(OrganisationRegisteredV1)
  async onRegistered(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
  }

  @Hears(OrganisationRenamedV1)
  async onRenamed(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
  }

  @Hears(OrganisationMovedV1)
  async onMoved(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
  }

  @Hears(OrganisationMergedV1)
  async onMerged(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
  }

  @Hears(OrganisationCounterpartAssignedV1)
  async onCounterpart(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
    await reckonBelow(context.tx.sql, message.organisationId);
  }

  @Hears(OrganisationDesksAssignedV1)
  async onDesks(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
  }

  @Hears(PersonGrantedV1)
  async onGranted(@Payload() message: PersonDesk, @Ctx() context: MessageContext): Promise<void> {
    await keepDesk(context.tx.sql, context.origin.tenant, message);
  }

  @Hears(PersonGrantRevokedV1)
  async onRevoked(@Payload() message: PersonSeat, @Ctx() context: MessageContext): Promise<void> {
    await dropDesk(context.tx.sql, context.origin.tenant, message);
  }

  @Hears(AccountChangedV1)
  async onAccount(@Payload() message: AccountChanged, @Ctx() context: MessageContext): Promise<void> {
    await keepAccount(context.tx.sql, context.origin.tenant, message);
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
    // What comes of a set that is laid over others stands in timetables.
    if (message.layered) return;
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

  @Hears(RulesResolvedV1)
  async onRules(@Payload() message: RulesResolved, @Ctx() context: MessageContext): Promise<void> {
    await keepRulesText(context.tx.sql, message);
  }

  @Hears(RulesTimetableSetV1)
  async onTimetable(@Payload() message: RulesTimetableSet, @Ctx() context: MessageContext): Promise<void> {
    await keepTimetable(context.tx.sql, context.origin.tenant, message);
    await reckonBelow(context.tx.sql, message.bodyId);
  }

  @Hears(CalendarPublishedV1)
  async onCalendar(@Payload() message: CalendarPublished, @Ctx() context: MessageContext): Promise<void> {
    await keepCalendar(context.tx.sql, context.origin.tenant, message);
    await reckonBelow(context.tx.sql, message.bodyId);
  }

  @Hears(BusinessClockAdvancedV1)
  async onClock(@Payload() message: BusinessClockAdvancedV1, @Ctx() context: MessageContext): Promise<void> {
    const { sql } = context.tx;
    // A store that was set up ahead of the others stays where it is: a clock never goes back.
    if (message.to > (await businessNow(sql))) await advanceClock(sql, message.to);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  type AccountChanged,
  AccountChangedV1,
  type BusinessClockAdvanced,
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
  type RulesResolved,
  RulesResolvedV1,
  type RulesTimetableSet,
  RulesTimetableSetV1,
} from '@wenxiao/contracts';
import { advanceClock, businessNow, type Queryable } from '@wenxiao/event-store';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { reckonAround, reckonBelow, reckonNaming, reckonReachedBy } from '../due/reckonings.js';
import { keepCalendar, keepRulesText, keepTimetable } from './governing-copy.js';
import { keepOrganisation } from './organisation-tree.js';
import { dropDesk, keepAccount, keepDesk } from './known-people.js';

/** Keeps this service's copy of directory: the tree, who fills which desk, by which rules and calendars bodies go, and a demo's clock. */
@Controller()
export class DirectoryCopyConsumer {
  @Hears(OrganisationRegisteredV1)
  async onRegistered(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
    // Of one that bears no desk nothing is there yet that could rest on it.
    if (message.desks.length > 0) await reckonAround(context.tx.sql, message);
  }

  @Hears(OrganisationRenamedV1)
  async onRenamed(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
  }

  @Hears(OrganisationMovedV1)
  async onMoved(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
    await reckonAround(context.tx.sql, message);
  }

  @Hears(OrganisationMergedV1)
  async onMerged(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
    await reckonAround(context.tx.sql, message);
  }

  @Hears(OrganisationCounterpartAssignedV1)
  async onCounterpart(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
    const days = (message.counterparts ?? []).map(({ from }) => from);
    await reckonBelow(context.tx.sql, message.organisationId, [null, ...days]);
  }

  @Hears(OrganisationDesksAssignedV1)
  async onDesks(@Payload() message: OrganisationStands, @Ctx() context: MessageContext): Promise<void> {
    await keepOrganisation(context.tx.sql, message, context.origin.version);
    await reckonAround(context.tx.sql, message);
  }

  @Hears(PersonGrantedV1)
  async onGranted(@Payload() message: PersonDesk, @Ctx() context: MessageContext): Promise<void> {
    await keepDesk(context.tx.sql, context.origin.tenant, message);
    await reckonPerson(context.tx.sql, message.personId);
  }

  @Hears(PersonGrantRevokedV1)
  async onRevoked(@Payload() message: PersonSeat, @Ctx() context: MessageContext): Promise<void> {
    await reckonPerson(context.tx.sql, message.personId);
    await dropDesk(context.tx.sql, context.origin.tenant, message, context.recordedAt);
  }

  @Hears(AccountChangedV1)
  async onAccount(@Payload() message: AccountChanged, @Ctx() context: MessageContext): Promise<void> {
    await keepAccount(context.tx.sql, context.origin.tenant, message, context.recordedAt);
    await reckonPerson(context.tx.sql, message.personId);
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
    await reckonBelow(context.tx.sql, message.bodyId, [message.from]);
  }

  @Hears(BusinessClockAdvancedV1)
  async onClock(@Payload() message: BusinessClockAdvanced, @Ctx() context: MessageContext): Promise<void> {
    const { sql } = context.tx;
    // A store that was set up ahead of the others stays where it is: a clock never goes back.
    if (message.to > (await businessNow(sql))) await advanceClock(sql, message.to);
  }
}

/** What names a person, and what their desks reach. */
async function reckonPerson(sql: Queryable, person: string): Promise<void> {
  await reckonNaming(sql, person);
  await reckonReachedBy(sql, person);
}

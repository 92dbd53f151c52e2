import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { readCalendar, WorkCalendar } from '@wenxiao/rules/deadline';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import {
  act,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  IsDay,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { IsObject } from 'class-validator';
import { BusinessDays } from '../adoption/business-days.js';
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { holidayCalendar } from './calendar.aggregate.js';

class PublishCalendarDto {
  @ApiProperty({
    description: '节假日安排（JSON），按格式逐项检查',
    type: 'object',
    additionalProperties: true,
    example: {
      from: '2022-01-01',
      to: '2022-12-31',
      restWeekdays: [6, 7],
      holidays: ['2022-06-03'],
      makeUpWorkdays: [],
    },
  })
  @IsObject()
  calendar!: Record<string, unknown>;

  @ApiProperty({ description: '自何日起适用；首次可为任一日，此后中间须隔一个完整工作日', example: '2022-01-01' })
  @IsDay()
  from!: string;
}

/** 节假日安排: by which a body, and all below it that have none of their own, count working days. */
@ApiTags('采用规则 adoptions')
@Controller('jurisdictions/:jurisdictionId/bodies/:bodyId/holiday-calendars')
export class CalendarController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly businessDays: BusinessDays,
    private readonly ownFeed: OwnFeed,
    private readonly acts: DirectoryActs,
  ) {}

  @Post()
  @SettledAtObject()
  @CommandOperation('发布节假日安排（If-Match 为此前发布的次数，尚无时为 "0"）', { ifMatch: true })
  async publish(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Body() { calendar, from }: PublishCalendarDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.doing('publish-calendar', asked, bodyId);
    await this.organisations.ofJurisdiction(bodyId, tenant, context.admission);
    const reading = readCalendar(calendar);
    if (reading.outcome === 'invalid') {
      const errors = reading.flaws.map(({ path, zh, en }) => ({ path: `calendar.${path}`, code: 'calendar', zh, en }));
      throw problem('invalid-request', { errors });
    }
    const text = canonicalText(reading.value);
    const hash = hashOf(text);
    const earliest = await this.businessDays.earliest(bodyId, new WorkCalendar(hash, reading.value));
    const outcome = await this.commands.run(tenant, context, [
      act(holidayCalendar)({
        id: `${bodyId}.calendar`,
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { type: 'publish', data: { bodyId, from, hash, text }, at, by: context.actor },
          inForce: { rules: { earliest } },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.heard(`select from directory_copy.calendars where body_id = $1 and hash = $2`, [bodyId, hash]);
    return outcome;
  }
}

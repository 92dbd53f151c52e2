import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { instantOf } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import {
  act,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  DATABASE,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { businessClock } from './business-clock.aggregate.js';
import { AdvanceClockDto } from './business-clock.dto.js';

const stepMillisecondsMax = 400 * 24 * 60 * 60 * 1000;

/** 演示时钟: a demo's business time, which every service follows. */
@ApiTags('演示 demo')
@Controller('jurisdictions/:jurisdictionId/business-clock')
export class BusinessClockController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly clock: BusinessClock,
    private readonly organisations: Organisations,
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly ownFeed: OwnFeed,
    private readonly acts: DirectoryActs,
  ) {}

  /** Moves the clock of the whole demo forward; the jurisdiction is the root of its tree. */
  @Post()
  @HttpCode(200)
  @SettledAtObject()
  @CommandOperation('向前调整演示的业务时间', { answers: 200 })
  async advance(
    @PathId('jurisdictionId') root: string,
    @Body() { to }: AdvanceClockDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.doing('move-clock', asked, root);
    const organisation = await this.organisations.admit(root, context.admission);
    if (organisation.path.length !== 1) throw problem('not-found');
    const { rows } = await this.db.query<{ demo: boolean }>(`select demo from event_store.business_clock`);
    const latest = instantOf(new Date(Date.parse(await this.clock.now()) + stepMillisecondsMax));
    const outcome = await this.commands.run(root, context, [
      act(businessClock)({
        id: root,
        // Nothing is overwritten that somebody could have read: the clock goes forward or not at all.
        expectedVersion: 'current',
        given: (_, at) => ({
          command: { type: 'advance', data: { to }, at, by: context.actor },
          inForce: { rules: { demo: rows[0]?.demo === true, latest } },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.heard(
      `select from event_store.business_clock where clock_timestamp() + ahead >= $1::timestamptz`,
      [to],
    );
    return outcome;
  }
}

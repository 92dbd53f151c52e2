import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { instantOf } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import {
  act,
  type Admission,
  admissionOf,
  BoundedLists,
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
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { businessClock } from './business-clock.aggregate.js';
import { AdvanceClockDto, ClockMovedDto } from './business-clock.dto.js';
import { DueServices, type Fired } from './due-services.js';

const stepMillisecondsMax = 400 * 24 * 60 * 60 * 1000;

type ClockStanding = Readonly<{ now: string }> & Fired;

const example: ClockStanding = { now: '2023-03-31T01:00:00.000000Z', waiting: [], nextDue: '2023-04-01' };

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
    private readonly due: DueServices,
  ) {}

  /** Where the clock stands, whether everything due by now has fired, and on which day something is due next. */
  @Get()
  @SettledAtObject()
  @ReadOperation('演示的业务时间，及其到期事项', example)
  @BoundedLists({ waiting: 'one for each service' })
  async standing(@PathId('jurisdictionId') root: string, @Req() request: FastifyRequest): Promise<ClockStanding> {
    const admission = this.acts.admitted('move-clock', admissionOf(request), root);
    await this.requireRoot(root, admission);
    const now = await this.clock.now();
    // A service went by the last move a moment after directory did: the day is what it has to have in common.
    const today = this.clock.startOf(this.clock.dayOf(now));
    return { now, ...(await this.due.standing(today, { personId: admission.principal.personId, root })) };
  }

  /**
   * Moves the clock of the whole demo forward; the jurisdiction is the root of its tree. Answered once everything that is due by then
   * has fired at every service; where that takes long, with what it goes on with: whoever sends it again waits on.
   */
  @Post()
  @HttpCode(200)
  @SettledAtObject()
  @CommandOperation('向前调整演示的业务时间，待到期事项办结后应答', { answers: 200, type: ClockMovedDto })
  async advance(
    @PathId('jurisdictionId') root: string,
    @Body() { to }: AdvanceClockDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer & Fired> {
    const context = await this.acts.doing('move-clock', asked, root);
    await this.requireRoot(root, context.admission);
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
    return { ...outcome, ...(await this.due.fired(to, { personId: asked.admission.principal.personId, root })) };
  }

  private async requireRoot(id: string, admission: Admission): Promise<void> {
    const organisation = await this.organisations.admit(id, admission);
    if (organisation.path.length !== 1) throw problem('not-found');
  }
}

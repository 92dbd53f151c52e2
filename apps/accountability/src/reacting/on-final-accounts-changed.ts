import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FinalAccountsChangedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { reportUpward } from '../report-upward/report-upward.aggregate.js';
import { reportId, type ReportPlace } from '../report-upward/report-upward.place.js';
import { parked } from '../report-upward/report-upward.refusals.js';
import { ConcludedResults } from '../report-upward/report-upward.results.js';
import { ReportWorlds } from '../report-upward/report-upward.worlds.js';
import { patiently } from './patiently.js';

/** The final accounts of a year are completed: what the rules list of its results is to be made, by the bureau and by each department. */
@Controller()
export class OnFinalAccountsChanged {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: ReportWorlds,
    private readonly results: ConcludedResults,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(FinalAccountsChangedV1)
  async take(@Payload() { year, on }: FinalAccountsChangedV1, @Ctx() context: MessageContext): Promise<void> {
    if (on === undefined) return;
    const { tenant } = context.origin;
    for (const organisation of [tenant, ...(await this.results.departments(tenant))]) {
      const ofTenant = organisation === tenant;
      const listed = await patiently(() => this.worlds.listed(organisation, year, ofTenant));
      for (const { code, from } of listed)
        if (from !== undefined) await this.expect(context, { organisation, year, report: code });
    }
  }

  private async expect(context: MessageContext, place: ReportPlace): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    const reaction = reactionTo(context, `expect-${reportId(place)}`);
    const today = await this.clock.today();
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(reportUpward)({
        id: reportId(place),
        expectedVersion: 'current',
        given: async (_, at) => {
          const found = await patiently(() => this.worlds.find(tenant, place));
          return {
            command: { type: 'expect', data: { today }, at, by: reaction.actor },
            inForce: { rules: found.world, reference: found.reference },
            at: place.organisation,
            basedOn: [{ store, tenant, stream, version }],
          };
        },
      }),
      parked,
    );
  }
}

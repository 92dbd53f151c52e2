import { Injectable } from '@nestjs/common';
import type { CorrectiveMeasureWithdrawnV1 } from '@wenxiao/contracts';
import type { MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, reactionTo, underRulesOf, yearsOf } from '@wenxiao/service-kit';
import { performanceTarget } from '../performance-target/performance-target.aggregate.js';
import type { CommandOf, TargetRejection } from '../performance-target/performance-target.commands.js';
import { Targets } from '../performance-target/targets.js';
import { refusalOf } from '../refusals.js';
import { targetId, targetNamed } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';
import { TargetList } from '../target-list/target-list.query.js';

type Asked = Pick<CorrectiveMeasureWithdrawnV1, 'subject' | 'year' | 'rules'> &
  Readonly<{ command: Pick<CommandOf<'ask-adjustment' | 'ask-no-longer'>, 'type' | 'data'> }>;

/** What monitoring decides on a target is asked of the one of the year, under the rules of the decision. */
@Injectable()
export class TargetReactions {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly targets: Targets,
    private readonly list: TargetList,
  ) {}

  async react(context: MessageContext, { subject, year, rules, command }: Asked): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    const about = await this.subjects.find(tenant, subject);
    const id = about && (await this.targetOf(tenant, subject, year));
    if (!about || id === undefined) return;
    const reaction = reactionTo(context, command.type);
    const part = act(performanceTarget)({
      id,
      expectedVersion: 'current',
      given: async ({ events }, at) => {
        const { period } = targetNamed(id);
        const hand = await this.targets.openedBefore({ subject: about.subject, period }, events);
        return {
          command: { ...command, at, by: reaction.actor } as CommandOf<'ask-adjustment' | 'ask-no-longer'>,
          ...underRulesOf(rules, { ruling: hand.ruling, world: hand.world }),
          at: about.subject.unit,
          basedOn: [{ store, tenant, stream, version }],
        };
      },
    });
    await this.commands.react(context.tx.sql, { tenant, context: reaction }, part, refusesNothing);
  }

  /** The target by which the year is monitored: of several whose periods it lies in, that of the shortest. */
  private async targetOf(tenant: string, subject: string, year: number): Promise<string | undefined> {
    const periods = (await this.list.periodsOf(tenant, subject)).filter((period) => yearsOf(period).includes(year));
    const ids = periods.sort((one, other) => one.length - other.length).map((period) => targetId(subject, period));
    const targets = await this.commands.loadAll(performanceTarget, tenant, ids);
    return targets.find(({ state }) => state.inForce !== undefined)?.id;
  }
}

/** Asking is not refused: what cannot be asked changes nothing. */
function refusesNothing(rejection: TargetRejection): never {
  throw refusalOf(rejection);
}

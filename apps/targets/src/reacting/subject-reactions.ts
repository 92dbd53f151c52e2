import { Injectable } from '@nestjs/common';
import type { CorrectiveMeasureWithdrawnV1 } from '@wenxiao/contracts';
import type { MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, GoverningRules, reactionTo, underRulesOf } from '@wenxiao/service-kit';
import { subject as subjects } from '../subject/subject.aggregate.js';
import type { SubjectCommand } from '../subject/subject.commands.js';
import { isOfAnother } from '../subject/subject.suspension.js';
import { Subjects } from '../subject/subjects.js';

type Asked = Pick<CorrectiveMeasureWithdrawnV1, 'subject' | 'rules' | 'decision'> &
  Readonly<{ type: 'suspend' | 'resume'; reason: string }>;

/** What monitoring decides on whether a subject goes on (暂停项目实施) is so from the day on which it is heard, under the rules of the decision. */
@Injectable()
export class SubjectReactions {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly rules: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  async react(context: MessageContext, { subject, rules, decision, type, reason }: Asked): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    const about = await this.subjects.find(tenant, subject);
    if (!about) return;
    // Most decisions suspend nothing: their end is nobody's to look up rules for.
    if (type === 'resume' && isOfAnother({ decision }, about.subject)) return;
    const [governing, from] = await Promise.all([this.rules.byHash(rules.hash), this.clock.today()]);
    const reaction = reactionTo(context, `${type}-subject`);
    const part = act(subjects)({
      id: subject,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type, data: { subject, from, reason, decision }, at, by: reaction.actor } as SubjectCommand,
        ...underRulesOf(rules, governing.rules),
        at: about.subject.unit,
        basedOn: [{ store, tenant, stream, version }],
      }),
    });
    // What cannot be suspended goes on no longer, or is suspended already; what cannot be resumed is not suspended.
    await this.commands.react(context.tx.sql, { tenant, context: reaction }, part, () => 'already-true');
  }
}

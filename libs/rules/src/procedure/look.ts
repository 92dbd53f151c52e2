import { type Decided, type Fact, under } from '@wenxiao/domain';
import { type DueCode, goneBy, notOverdue } from '../deadline/index.js';
import { duesNow, type GoesBy, procedureOf, type Walked } from './goes-by.js';
import { type FurtherOpened, openFurther } from './take-step.js';

/** What has become of an object by a day without an act: steps that have opened, dues that have gone by. */
export function lookAt<Opened extends Fact, Overdue extends Fact>(
  walked: Walked,
  world: GoesBy,
  today: string,
  facts: Readonly<{
    stepsOpened: (opened: FurtherOpened['data']) => Opened;
    becameOverdue: (due: DueCode & Readonly<{ since: string }>) => Overdue;
  }>,
): readonly Decided<Opened | Overdue>[] {
  const procedure = procedureOf(world, walked.progress);
  const further =
    procedure.is === 'stated' ? openFurther(procedure.value, walked.progress, world.procedures) : undefined;
  return [
    ...(further ? [under(facts.stepsOpened(further.data), ...further.stated)] : []),
    ...goneBy(notOverdue(duesNow(walked, world), walked), today).map(({ askedBy, due, since, ...stated }) =>
      under(facts.becameOverdue({ askedBy, due, since }), stated),
    ),
  ];
}

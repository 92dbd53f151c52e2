import { judge } from '@wenxiao/rules/condition';
import type { Known } from '@wenxiao/rules/condition';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { Procedure } from '@wenxiao/rules/shape';

/** What procedures of a set are about that assess before any money is asked for. */
export const assessing = 'ex-ante-assessment';

/** The ways in which a set has subjects assessed: by whom, and how. */
export const assessmentsOf = (ruling: Ruling): readonly Stated<Procedure>[] =>
  ruling.members('procedures').filter(({ value: { object, inside } }) => object === assessing && inside === undefined);

/** As which party another department assesses; undefined where desks of the set do, or whom its own steps name. */
export function assessorOf({ steps }: Procedure): string | undefined {
  const named = steps.flatMap(({ answers }) => answers.flatMap(({ assigns }) => assigns ?? []));
  const asked = steps.flatMap(({ by }) => ('assigned' in by ? [by.assigned] : []));
  return asked.find((party) => !named.includes(party));
}

/** Whether the set has such a subject assessed so; what it rests on, or what is not known yet. */
export const isFor = ({ subjects }: Procedure, known: Known): ReturnType<typeof judge> =>
  subjects ? judge(subjects, known) : { truth: 'yes', restedOn: [] };

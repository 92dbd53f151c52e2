import { judge, type Known } from '@wenxiao/rules/condition';
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

/** How a subject was assessed by a way of the set: whether that has ended, and whether it blocks what would come next. */
type Begun = Readonly<{ procedure: string; isOver: boolean; isBlocking: boolean }>;

/** The ways by which the set has such a subject assessed. Other departments assess what they choose. */
export const assessmentsFor = (ruling: Ruling, known: Known): readonly Stated<Procedure>[] =>
  assessmentsOf(ruling).filter(({ value }) => assessorOf(value) === undefined && isFor(value, known).truth === 'yes');

/**
 * Of these ways those that nobody has asked for yet: first those that a request waits for, then, once these let it go on, the others
 * (新增重点项目、重大政策报送财政部门).
 */
export function wantedAssessments(
  all: readonly Stated<Procedure>[],
  begun: readonly Begun[],
): readonly Stated<Procedure>[] {
  const of = (code: string): Begun | undefined => begun.findLast(({ procedure }) => procedure === code);
  const first = all.filter(({ value }) => value.prerequisiteOf?.of === 'all');
  const isOpen = first.some(({ value: { code } }) => of(code)?.isOver !== true || of(code)?.isBlocking === true);
  return (isOpen ? first : all).filter(({ value: { code } }) => of(code) === undefined);
}

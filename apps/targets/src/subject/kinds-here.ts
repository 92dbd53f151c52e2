import { judge } from '@wenxiao/rules/condition';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberGroup, MemberOf } from '@wenxiao/rules/shape';
import { knownUnder, nothingKnown } from '@wenxiao/service-kit';

/** The rules as they are for what is registered in a jurisdiction of a level: a kind that is for others is none there. */
export function rulesHere(ruling: Ruling, level: string | undefined): Ruling {
  const figure = (code: string) => (code === 'jurisdiction.level' ? (level ?? null) : undefined);
  const known = knownUnder(ruling, { ...nothingKnown(0), figure });
  const isHere = ({ value: { of } }: Stated<MemberOf<'subject.kinds'>>): boolean =>
    of === undefined || judge(of, known).truth === 'yes';
  const kinds = ruling.members('subject.kinds').filter(isHere);
  if (kinds.length === ruling.members('subject.kinds').length) return ruling;
  const members = <Group extends MemberGroup>(group: Group): readonly Stated<MemberOf<Group>>[] =>
    group === 'subject.kinds' ? (kinds as unknown as readonly Stated<MemberOf<Group>>[]) : ruling.members(group);
  return { ...ruling, members };
}

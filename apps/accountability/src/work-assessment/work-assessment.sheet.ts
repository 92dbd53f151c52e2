import { decimal, decimalToText } from '@wenxiao/domain';
import { allWithin, fieldOf, type Ruling, type Stated } from '@wenxiao/rules/ruling';
import type { MemberOf, TakenFact, WorkAssessmentItem } from '@wenxiao/rules/shape';
import type { ItemAsked, Known, WorkWorld } from './work-assessment.world.js';

type Member = Stated<MemberOf<'accountability.workAssessments'>>;

/** The sheet of a body: the items that the rules give, each with what is known of its work; and what they are still silent on. */
export function sheetOf(
  ruling: Ruling,
  member: Member,
  { known, isOwn }: Readonly<{ known: readonly Known[]; isOwn: boolean }>,
): Pick<WorkWorld, 'items' | 'silent'> {
  const counted = countable(known, ruling, isOwn ? ['unit'] : ['unit', 'department']);
  const { assesses, open } = member.value;
  const stated = assesses.map((code) => ruling.member('accountability.workAssessmentItems', code));
  const listed = stated.flatMap((each) => (each.is === 'stated' ? [each] : []));
  const others = fieldOf(member, 'others');
  const added = allWithin(member, 'others');
  const items = [...listed, ...added].map((item) => asked(item, counted));
  const pointless = [...listed, ...added].map((item) => fieldOf(item, 'full')).find(({ is }) => is === 'silent');
  const silent = open && others.is === 'silent' ? others.path : pointless?.path;
  return { items, ...(silent !== undefined && { silent }) };
}

/** What a body says of itself in an evaluation is information, and nothing that its work is judged by; what its department says is where that assesses it. */
function countable(known: readonly Known[], ruling: Ruling, ofItself: readonly string[]): readonly Known[] {
  return known.filter(({ type }) => {
    if (type === undefined) return true;
    const of = ruling.member('evaluationTypes', type);
    return of.is === 'stated' && !('of' in of.value.by && ofItself.includes(of.value.by.of));
  });
}

function asked(item: Stated<WorkAssessmentItem>, known: readonly Known[]): ItemAsked {
  const { full, takes = [] } = item.value;
  const each = takes.map((take) => ({ take, facts: known.filter((fact) => isTaken(take, fact)) }));
  const taken = known.filter((fact) => each.some(({ facts }) => facts.includes(fact)));
  const counted = each.filter(({ take }) => take.perUnit !== undefined);
  if (full === undefined || counted.length === 0) return { item, taken };
  const off = counted.reduce(
    (sum, { take: { perUnit = '0' }, facts }) => sum.plus(decimal(perUnit).times(String(facts.length))),
    decimal('0'),
  );
  const left = decimal(full).minus(off);
  return { item, taken, computed: decimalToText(left.lt('0') ? decimal('0') : left) };
}

function isTaken({ fact, findings, gradedAs }: TakenFact, { fact: of, code = '' }: Known): boolean {
  const among = findings ?? gradedAs;
  return fact === of && (among === undefined || among.includes(code));
}

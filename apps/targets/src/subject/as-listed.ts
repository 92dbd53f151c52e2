import { accepted, type Decision, rejected, under } from '@wenxiao/domain';
import type { SubjectEvent } from '@wenxiao/facts/targets';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import { relatedFundsOf } from '../related-funds.js';
import type { SubjectRejection } from './subject.commands.js';

/** Kinds are those that the set lists; where it lists none, a person says what it is. Related funds may be open (等). */
export function asListed(
  event: SubjectEvent,
  kind: string,
  relatedFunds: readonly string[],
  rules: Ruling,
): Decision<SubjectEvent, SubjectRejection> {
  const kinds = rules.members('subject.kinds');
  const ofKind = memberOf(kinds, kind);
  if (kinds.length > 0 && !ofKind) return rejected({ code: 'unknown-kind', given: kind, listed: codesOf(kinds) });
  const { listed: funds, closed } = relatedFundsOf(rules);
  const strange = relatedFunds.find((each) => !memberOf(funds, each));
  if (strange !== undefined && closed)
    return rejected({ code: 'unknown-related-fund', given: strange, listed: codesOf(funds) });
  const related = relatedFunds.flatMap((each) => memberOf(funds, each) ?? []);
  return accepted(under<SubjectEvent>(event, ...(ofKind ? [ofKind] : []), ...related));
}

type Listed = Stated<MemberOf<'subject.kinds' | 'general.relatedFunds'>>;
const memberOf = (members: readonly Listed[], code: string): Listed | undefined =>
  members.find(({ value }) => value.code === code);
const codesOf = (members: readonly Listed[]): readonly string[] => members.map(({ value }) => value.code);

import type { DataOf } from '@wenxiao/domain/field';
import type { reportUpwardFacts } from '@wenxiao/facts/accountability';
import { type DueRow, dueDayNow, shownDue } from '@wenxiao/rules/deadline';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';

/** A result as it goes into a report. */
export type Reported = DataOf<typeof reportUpwardFacts.resultsListed.fields>['results'][number];

/** What a decision may look up. */
export type ReportWorld = Readonly<{
  ruling: Ruling;
  /** What the rules say of the report. */
  member: Stated<MemberOf<'resultApplication.reports'>>;
  /** The results of the organisation and year that are concluded today. */
  concluded: readonly Reported[];
  /** Since when the final accounts of the year are completed; undefined while they are not. */
  accountsOn?: string;
  /** By when it goes out, as the rules have it. */
  dues: readonly DueRow[];
  /** The first day on which it may; undefined where the rules name none. */
  opensOn?: string;
  /** Whether the report that goes out before it has gone out. */
  isFollowing: boolean;
}>;

export const isSameResult = (one: Reported, other: Reported): boolean =>
  one.subject === other.subject &&
  one.type === other.type &&
  one.period === other.period &&
  one.number === other.number;

/** Whether it came to the same. */
export const saysTheSame = (one: Reported, other: Reported): boolean =>
  one.score === other.score && one.grade === other.grade;

/** The days by which it goes out, as people read them. */
export const shownDues = ({ dues }: Pick<ReportWorld, 'dues'>) =>
  dues.map((due) => shownDue({ due: due.code, ...dueDayNow(due) }));

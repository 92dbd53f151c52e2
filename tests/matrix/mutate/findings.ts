import type { Judgement } from './judge.js';

/** What a mutant shows of a row that names what was put otherwise. */
export type Finding = Readonly<{ row: string; ruleSet: string; path: string; change: string }> & Judgement;

export type Findings = Readonly<{
  judged: readonly Finding[];
  /** Rows whose tests do not pass on the rules as they are. */
  unsound: readonly Readonly<{ row: string; why: string }>[];
  /** Paths at which nothing else could be published. */
  unaskable: readonly Readonly<{ setId: string; path: string; rows: readonly string[] }>[];
  /** What the seconds of this run did not suffice for. */
  notAsked: readonly string[];
  seconds: number;
}>;

const longest = 160;
const short = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, longest);

/** For a person to read: what nobody noticed first, how many at the end, and in the last line what a run of all checks adds up. */
export function tableOf({ judged, unsound, unaskable, notAsked, seconds }: Findings): string {
  const of = (status: Judgement['status']) => judged.filter((each) => each.status === status);
  const failed = of('survived').length + unsound.length;
  const line = (mark: string) => (each: Finding) =>
    `${mark}  ${each.row.padEnd(7)} ${each.ruleSet}  ${short(each.change)}\n      ${short(each.test)}`;
  return [
    ...unsound.map(({ row, why }) => `FAILED 不通过 unsound  ${row}  ${short(why)}`),
    ...of('survived').map(line('SURVIVED 存活')),
    ...of('apart').map((each) => `${line('另列 apart')(each)}: ${short(each.why ?? '')}`),
    ...unaskable.map(
      ({ setId, path, rows }) =>
        `另列 apart  ${rows.join(', ')}  ${setId}  ${path}: 别无可公布的写法 nothing else can be published`,
    ),
    ...notAsked.map((each) => `未抽 not asked  ${short(each)}`),
    `${judged.length} 问 asked: ${of('killed').length} 杀死 killed, ${of('survived').length} 存活 survived, ${of('apart').length + unaskable.length} 另列 apart; ${notAsked.length} 未抽 not asked; ${seconds} s`,
    `${of('killed').length} passed, ${failed} failed`,
  ].join('\n');
}

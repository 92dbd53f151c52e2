import {
  accepted,
  type Command,
  decimal,
  type Decider,
  type Decision,
  nothingToDo,
  rejected,
  sumOf,
  under,
  unreachable,
} from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type IndicatorFrameworkEvent, indicatorFrameworkFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import { flawOfNext, flawOfRetirement, type InVersions, isSaid, issued, type VersionRejection } from './in-versions.js';

export type FrameworkVersion = DataOf<typeof facts.frameworkIssued.fields>;
/** What somebody says of a framework. */
export type FrameworkSaid = Omit<FrameworkVersion, 'version'>;

/** Whether the jurisdiction itself makes it, for all. */
type Whose = Readonly<{ isCommon: boolean }>;

export type IndicatorFrameworkCommand =
  | Command<'make', FrameworkSaid & Whose>
  /** The next version, under the same name. */
  | Command<'revise', Omit<FrameworkSaid, 'name'> & Whose>
  | Command<'retire', Readonly<{ from: string; reason: string }>>;

export type IndicatorFrameworkState = InVersions<FrameworkVersion>;

export type IndicatorFrameworkRejection =
  | VersionRejection
  | Readonly<{ code: 'framework-there'; version: number }>
  | Readonly<{ code: 'framework-not-there' }>
  | Readonly<{ code: 'framework-empty' }>
  /** Such frameworks the jurisdiction alone makes. */
  | Readonly<{ code: 'framework-of-jurisdiction'; for: string }>
  | Readonly<{ code: 'unknown-kind'; given: string; listed: readonly string[] }>
  /** A level-1 indicator weighs something and has no entry, or an entry stands under none of those that weigh something. */
  | Readonly<{ code: 'level-without-entries' | 'entry-outside-levels'; level1: string }>
  /** Every entry of a level has a weight, and together they are another than the level has. */
  | Readonly<{ code: 'weights-not-of-level'; level1: string; weight: string; sum: string }>;

type Decided = Decision<IndicatorFrameworkEvent, IndicatorFrameworkRejection>;

/** 指标体系框架: an ordered selection of indicators with what they weigh, in versions from a day on. */
export const indicatorFrameworkDecider: Decider<
  IndicatorFrameworkState,
  IndicatorFrameworkCommand,
  IndicatorFrameworkEvent,
  IndicatorFrameworkRejection,
  Ruling
> = {
  initialState: { versions: [] },
  decide(command, state, rules) {
    const last = state.versions.at(-1);
    switch (command.type) {
      case 'make':
        if (last) return rejected({ code: 'framework-there', version: last.version });
        return saying(command.data, state, rules);
      case 'revise':
        if (!last) return rejected({ code: 'framework-not-there' });
        return saying({ ...command.data, name: last.name }, state, rules);
      case 'retire': {
        if (!last) return rejected({ code: 'framework-not-there' });
        const flaw = flawOfRetirement(state, command.data.from);
        return flaw ? rejected(flaw) : accepted(facts.frameworkRetired({ version: last.version, ...command.data }));
      }
      default:
        return unreachable(command);
    }
  },
  evolve: (state, event) =>
    event.type === 'indicator-framework-issued' ? issued(state, event.data) : { ...state, retired: event.data },
};

function saying({ isCommon, ...said }: FrameworkSaid & Whose, state: IndicatorFrameworkState, rules: Ruling): Decided {
  const flaw = flawOfNext(state, said.from) ?? flawOfContent(said);
  if (flaw) return rejected(flaw);
  const kinds = rules.members('subject.kinds');
  const kind = kinds.filter(({ value }) => value.code === said.for);
  if (said.for !== undefined && kinds.length > 0 && kind.length === 0) {
    const codes = kinds.map(({ value }) => value.code);
    return rejected({ code: 'unknown-kind', given: said.for, listed: codes });
  }
  const reserved = rules.value('target.commonFrameworks');
  const isReserved = reserved.is === 'stated' && said.for !== undefined && reserved.value.includes(said.for);
  if (isReserved && !isCommon) return rejected({ code: 'framework-of-jurisdiction', for: said.for ?? '' });
  const last = state.versions.at(-1);
  const event = facts.frameworkIssued({ version: (last?.version ?? 0) + 1, ...said });
  return isSaid(event.data, state)
    ? nothingToDo
    : accepted(under<IndicatorFrameworkEvent>(event, ...kind, ...(isReserved ? [reserved] : [])));
}

function flawOfContent({ levels, entries }: FrameworkSaid): IndicatorFrameworkRejection | undefined {
  if (entries.length === 0) return { code: 'framework-empty' };
  const outside = entries.find(({ level1 }) => levels.length > 0 && !levels.some((each) => each.level1 === level1));
  if (outside) return { code: 'entry-outside-levels', level1: outside.level1 };
  for (const { level1, weight } of levels) {
    const within = entries.filter((each) => each.level1 === level1);
    if (within.length === 0) return { code: 'level-without-entries', level1 };
    const weights = within.flatMap((each) => each.weight ?? []);
    const sum = sumOf(weights.map((each) => decimal(each)));
    if (weights.length === within.length && !sum.eq(decimal(weight)))
      return { code: 'weights-not-of-level', level1, weight, sum: sum.toFixed() };
  }
  return undefined;
}

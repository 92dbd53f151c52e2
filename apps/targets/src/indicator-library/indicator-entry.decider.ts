import {
  accepted,
  type Command,
  type Decider,
  type Decision,
  nothingToDo,
  rejected,
  under,
  unreachable,
} from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type IndicatorEntryEvent, indicatorEntryFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import { flawOfNext, flawOfRetirement, type InVersions, isSaid, issued, type VersionRejection } from './in-versions.js';

export type EntryVersion = DataOf<typeof facts.entryIssued.fields>;
/** What an indicator is called by: another one is another entry. */
export type EntryName = Pick<EntryVersion, 'level1' | 'level2' | 'name'>;
/** What somebody says of an indicator. */
export type EntrySaid = Omit<EntryVersion, 'version'>;

export type IndicatorEntryCommand =
  /** The first version of what nobody has made yet. */
  | Command<'make', EntrySaid>
  /** The next one, of the same levels and name. */
  | Command<'revise', Omit<EntrySaid, keyof EntryName>>
  | Command<'retire', Readonly<{ from: string; reason: string }>>;

export type IndicatorEntryState = InVersions<EntryVersion>;

export type IndicatorEntryRejection =
  | VersionRejection
  /** The owner has an indicator of these levels and this name. */
  | Readonly<{ code: 'entry-there'; version: number }>
  | Readonly<{ code: 'entry-not-there' }>
  | Readonly<{ code: 'unknown-method'; given: string; listed: readonly string[] }>
  /** What is told in words alone is no number that a standard could have. */
  | Readonly<{ code: 'standard-in-words' }>;

type Decided = Decision<IndicatorEntryEvent, IndicatorEntryRejection>;

/** 指标库条目: an indicator with its standard, in versions from a day on. */
export const indicatorEntryDecider: Decider<
  IndicatorEntryState,
  IndicatorEntryCommand,
  IndicatorEntryEvent,
  IndicatorEntryRejection,
  Ruling
> = {
  initialState: { versions: [] },
  decide(command, state, rules) {
    const last = state.versions.at(-1);
    switch (command.type) {
      case 'make':
        if (last) return rejected({ code: 'entry-there', version: last.version });
        return saying(command.data, state, rules);
      case 'revise':
        if (!last) return rejected({ code: 'entry-not-there' });
        return saying({ ...command.data, ...nameOf(last) }, state, rules);
      case 'retire': {
        if (!last) return rejected({ code: 'entry-not-there' });
        const flaw = flawOfRetirement(state, command.data.from);
        return flaw ? rejected(flaw) : accepted(facts.entryRetired({ version: last.version, ...command.data }));
      }
      default:
        return unreachable(command);
    }
  },
  evolve: (state, event) =>
    event.type === 'library-entry-issued' ? issued(state, event.data) : { ...state, retired: event.data },
};

const nameOf = ({ level1, level2, name }: EntryVersion): EntryName => ({
  level1,
  ...(level2 !== undefined && { level2 }),
  name,
});

function saying(said: EntrySaid, state: IndicatorEntryState, rules: Ruling): Decided {
  const flaw = flawOfNext(state, said.from);
  if (flaw) return rejected(flaw);
  if (said.direction === 'text' && said.standard?.value !== undefined) return rejected({ code: 'standard-in-words' });
  const listed = rules.members('evaluation.scoringMethods');
  const method = listed.filter(({ value }) => value.code === said.method);
  if (said.method !== undefined && listed.length > 0 && method.length === 0) {
    const codes = listed.map(({ value }) => value.code);
    return rejected({ code: 'unknown-method', given: said.method, listed: codes });
  }
  const last = state.versions.at(-1);
  const event = facts.entryIssued({ version: (last?.version ?? 0) + 1, ...said });
  return isSaid(event.data, state) ? nothingToDo : accepted(under<IndicatorEntryEvent>(event, ...method));
}

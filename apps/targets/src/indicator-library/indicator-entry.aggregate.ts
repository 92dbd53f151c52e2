import { derivedId } from '@wenxiao/domain/identity';
import { type IndicatorEntryEvent, indicatorEntryFacts as facts } from '@wenxiao/facts/targets';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  type EntryName,
  type IndicatorEntryCommand,
  indicatorEntryDecider,
  type IndicatorEntryRejection,
  type IndicatorEntryState,
} from './indicator-entry.decider.js';

/** The id of an indicator by what it is: an owner has one of the same levels and name. */
export const entryIdOf = (owner: string, { level1, level2 = '', name }: EntryName): string =>
  derivedId('indicator-entry', owner, level1, level2, name);

/** `<owner>.<entry>` */
export const ownedId = (owner: string, id: string): string => `${owner}.${id}`;

/** Whose it is, and which of theirs. */
export function ownedNamed(owned: string): Readonly<{ owner: string; id: string }> {
  const [owner = '', id = ''] = owned.split('.');
  return { owner, id };
}

/** An indicator of the library: `indicator-entry/<owner>.<entry>`. */
export const indicatorEntry: Aggregate<
  IndicatorEntryState,
  IndicatorEntryCommand,
  IndicatorEntryEvent,
  IndicatorEntryRejection,
  Ruling
> = {
  category: 'indicator-entry',
  about: (id) => ({ organisation: ownedNamed(id).owner }),
  decider: indicatorEntryDecider,
  facts,
  publish: () => undefined,
};

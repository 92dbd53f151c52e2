import type { HistoryRow } from '@wenxiao/messaging';
import { calledItem, calledValue } from './called.js';
import { parsedEventOf } from './parsed-event.js';
import { rulesBy } from './rules-texts.js';
import type { Naming, SetUnder } from './standing.js';
import type { TrailDatabase } from './trail-database.js';

/** What the sets call codes under which these events were decided, each by its own; a set that has not arrived calls nothing. */
export async function namingOf(trail: TrailDatabase, rows: readonly HistoryRow[]): Promise<Naming> {
  const rules = await rulesBy(
    trail,
    rows.flatMap((row) => parsedEventOf(row).metadata.rules?.hash ?? []),
  );
  const known = new Map<string, string | undefined>();
  const once = (key: readonly unknown[], name: () => string | undefined): string | undefined => {
    const word = JSON.stringify(key);
    if (!known.has(word)) known.set(word, name());
    return known.get(word);
  };
  const keyOf = ({ figure, item, basis, ruleSetHash }: SetUnder) => [ruleSetHash, figure, item, basis];
  return {
    value(of, value) {
      const content = rules.get(of.ruleSetHash ?? '');
      return content && once([...keyOf(of), value], () => calledValue(content, of, value));
    },
    item(of) {
      const content = rules.get(of.ruleSetHash ?? '');
      return content && once(keyOf(of), () => calledItem(content, of));
    },
  };
}

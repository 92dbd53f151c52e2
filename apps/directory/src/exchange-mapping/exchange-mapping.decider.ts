import {
  accepted,
  canonicalJson,
  type Command,
  type Decider,
  nothingToDo,
  rejected,
  unreachable,
} from '@wenxiao/domain';
import { type DataOf, project } from '@wenxiao/domain/field';
import { mappingFlaws, type MappingFlaw } from '@wenxiao/exchange';
import { type ExchangeMappingEvent, exchangeMappingFacts as facts } from '@wenxiao/facts/directory';

export type StatedMapping = DataOf<typeof facts.mappingStated.fields>;

/** What is said of a table: all but its number. */
export type MappingTerms = Omit<StatedMapping, 'version'>;

export type ExchangeMappingCommand =
  Command<'state', MappingTerms> | Command<'retire', DataOf<typeof facts.mappingRetired.fields>>;

export type ExchangeMappingRejection =
  /** Everything that is wrong with it. */
  | Readonly<{ code: 'mapping-flawed'; errors: readonly MappingFlaw[] }>
  /** A mapping stays one of its table: whoever has read by it goes on. */
  | Readonly<{ code: 'mapping-of-other-table'; table: StatedMapping['table'] }>
  | Readonly<{ code: 'no-such-mapping' }>;

/** A mapping by its versions, the last of which holds unless it was retired. */
export type KeptMapping = Readonly<{ versions: readonly StatedMapping[]; isRetired: boolean }>;

/** How a table of another system is read. */
export const exchangeMappingDecider: Decider<
  KeptMapping,
  ExchangeMappingCommand,
  ExchangeMappingEvent,
  ExchangeMappingRejection
> = {
  initialState: { versions: [], isRetired: false },
  decide(command, { versions, isRetired }) {
    const last = versions.at(-1);
    switch (command.type) {
      case 'state': {
        if (last && last.table !== command.data.table)
          return rejected({ code: 'mapping-of-other-table', table: last.table });
        const errors = mappingFlaws(command.data);
        if (errors.length > 0) return rejected({ code: 'mapping-flawed', errors });
        const stated = { ...command.data, version: versions.length + 1 };
        return last && !isRetired && isSame(stated, last) ? nothingToDo : accepted(facts.mappingStated(stated));
      }
      case 'retire':
        if (!last) return rejected({ code: 'no-such-mapping' });
        return isRetired ? nothingToDo : accepted(facts.mappingRetired(command.data));
      default:
        return unreachable(command);
    }
  },
  evolve({ versions }, event) {
    switch (event.type) {
      case 'exchange-mapping-stated':
        return { versions: [...versions, event.data], isRetired: false };
      case 'exchange-mapping-retired':
        return { versions, isRetired: true };
      default:
        return unreachable(event);
    }
  },
};

/** Whether a table is read alike by both, whatever they were stated for. */
function isSame(one: StatedMapping, other: StatedMapping): boolean {
  const { reason: _, version: _version, ...said } = facts.mappingStated.fields;
  return canonicalJson(project(said, one)) === canonicalJson(project(said, other));
}

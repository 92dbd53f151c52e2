import { knownFrom, type Written } from '../../condition/testing/known-from.js';
import type { Procedure } from '../../shape/procedure.js';
import type { Decision, Level, Party, World } from '../world.js';

export interface WrittenWorld extends Written {
  /** Organisations from the lowest; those in brackets have nobody at the desk: `['station', '(institute)', 'department']`. */
  readonly levels?: readonly string[];
  /** By gate. */
  readonly decided?: Readonly<Record<string, Decision>>;
  readonly inside?: Partial<Readonly<Record<'unit' | 'department', Procedure>>>;
  readonly parties?: Readonly<Record<string, readonly Party[]>>;
  readonly checklists?: Readonly<Record<string, readonly string[]>>;
  /** Everybody who bears any of the desks; undefined: there is always somebody else. */
  readonly staff?: readonly string[];
}

export function worldFrom(written: WrittenWorld = {}): World {
  const { levels = [], decided = {}, inside = {}, parties = {}, checklists = {}, staff } = written;
  return {
    known: knownFrom(written),
    levels: () => levels.map(levelFrom),
    decided: ({ gate }) => decided[gate],
    inside: (_of, at) => inside[at],
    parties: (as) => parties[as] ?? [],
    checklist: (codes) => {
      const items = checklists[[codes].flat()[0] ?? ''];
      return items && { items: items.map((item) => ({ code: item, zh: item, questions: [] })) };
    },
    anybodyBeside: (persons) => staff?.some((person) => !persons.includes(person)) ?? true,
  };
}

function levelFrom(text: string): Level {
  return text.startsWith('(') ? { organisation: text.slice(1, -1), vacant: true } : { organisation: text };
}

import type { Organisation } from '../directory/organisations.js';
import { RowFlaw } from './import.problems.js';

/** Organisations as people name them in files: by id, by official code, by full name. */
export class NamedOrganisations {
  private readonly byId: ReadonlyMap<string, Organisation>;
  private readonly byCode: ReadonlyMap<string, Organisation>;
  private readonly byName = new Map<string, Organisation[]>();

  /** @param all those that whoever imports reaches; what was taken over has left its name and its code. */
  constructor(readonly all: readonly Organisation[]) {
    const going = all.filter(({ mergedInto }) => mergedInto === undefined);
    this.byId = new Map(all.map((each) => [each.id, each]));
    this.byCode = new Map(
      going.flatMap((each) => (each.code === undefined ? [] : [[each.code.toLowerCase(), each] as const])),
    );
    for (const each of going) this.byName.set(each.name, [...(this.byName.get(each.name) ?? []), each]);
  }

  get(id: string): Organisation | undefined {
    return this.byId.get(id);
  }

  hasCode(code: string): boolean {
    return this.byCode.has(code.toLowerCase());
  }

  /** What a cell names: one organisation, or what is wrong with it. */
  called(given: string, column: string): Organisation | RowFlaw {
    const named = this.byName.get(given) ?? [];
    const found = this.byId.get(given) ?? this.byCode.get(given.toLowerCase()) ?? named[0];
    if (!found) return new RowFlaw('unknown-organisation', column, { given });
    return named.length > 1 && found === named[0] ? new RowFlaw('ambiguous-organisation', column, { given }) : found;
  }
}

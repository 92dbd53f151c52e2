import type { FactCopy } from '@wenxiao/service-kit';

/** The newest fact of a key in a copy. */
export type KnownFact = Readonly<{
  copy: string;
  key: string;
  stream: string;
  version: number;
  recordedAt: string;
  data: object;
}>;

/** Reads what is known of one subject, copy by copy. */
export class Known {
  constructor(private readonly facts: readonly KnownFact[]) {}

  all<Data extends object>(copy: FactCopy<Data>): readonly (KnownFact & Readonly<{ data: Data }>)[] {
    return this.facts.filter((fact): fact is KnownFact & { data: Data } => fact.copy === copy.name);
  }

  /** Whether the fact of a key was told after another of the same stream. */
  isNewer<Data extends object>({ key, version }: KnownFact, than: FactCopy<Data>): boolean {
    return version > (this.all(than).find((fact) => fact.key === key)?.version ?? 0);
  }
}

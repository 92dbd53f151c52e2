/** What a term's values are. Amounts are in 元; decimals, days and instants are text in their one stored form. */
export type TermKind = 'amount' | 'decimal' | 'count' | 'day' | 'instant' | 'flag' | 'text' | 'code' | 'id';

/** A name of the field of budget performance, stated once: whatever holds such a value, calls it so. */
export type Term<Kind extends TermKind = TermKind> = Readonly<{
  /** In code, unique among the terms: `spent-amount`. The figure is called so too. */
  name: string;
  kind: Kind;
  /** On screens: 实际支出. */
  zh: string;
  en: string;
  /** 元 for amounts; `%`, 分 and the like for what has one. */
  unit?: string;
  /** What the codes are called on screens (those of a flag are `true` and `false`). Closed where software acts on them. */
  codes?: Readonly<Record<string, string>>;
  /** What a value looks like, for whoever reads the API document. */
  example?: string | number;
  /** The element by which budget systems exchange it: `KPI_VAL`. */
  exchange?: string;
}>;

type Stated = Omit<Term, 'name' | 'kind'>;

/** States a term: `term('spent-amount', 'amount', { zh: '实际支出', en: 'amount spent' })`. */
export function term<Kind extends TermKind, const S extends Stated>(
  name: string,
  kind: Kind,
  stated: S,
): Readonly<{ name: string; kind: Kind }> & S {
  return { name, kind, ...(kind === 'amount' && { unit: '元' }), ...stated };
}

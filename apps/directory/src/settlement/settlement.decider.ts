import { accepted, type Command, type Decider, rejected } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type SettlementEvent, settlementFacts as facts } from '@wenxiao/facts/directory';

type Settled = DataOf<typeof facts.silenceSettled.fields>;

/** What is decided: for a type of evaluation in a budget year or, without these, for good. */
export type SettlementTerms = Omit<Settled, 'number'>;

/** What is wrong with a value over the rules in force: its path, and in words. */
export type SettlementError = Readonly<{ path: string; zh: string; en: string }>;

export type SettlementCommand = Command<'settle', SettlementTerms>;

/** Refused whole, with everything that is wrong: by itself, or beside what is settled already. */
export type SettlementRejection = Readonly<{
  code: 'not-settleable' | 'unfit-beside-settled';
  errors: readonly SettlementError[];
}>;

/** What the decision looks up: what is wrong with it over the rules in force, and over what was settled in its scope besides. */
export type SettlementGround = Readonly<{ errors: readonly SettlementError[]; beside: readonly SettlementError[] }>;

export type SettlementState = Readonly<{ decisions: readonly Settled[] }>;

/** What one body decided on the silence of its rules in one scheme: a later decision of the same scope holds before an earlier one. */
export const settlementDecider: Decider<
  SettlementState,
  SettlementCommand,
  SettlementEvent,
  SettlementRejection,
  SettlementGround
> = {
  initialState: { decisions: [] },
  decide({ data }, { decisions }, { errors, beside }) {
    if (errors.length > 0) return rejected({ code: 'not-settleable', errors });
    const scopes = new Set([...decisions, data].map(scopeOf));
    if (scopes.size > scopesMax) return rejected({ code: 'not-settleable', errors: [tooManyScopes] });
    if (beside.length > 0) return rejected({ code: 'unfit-beside-settled', errors: beside });
    return accepted(facts.silenceSettled({ ...data, number: decisions.length + 1 }));
  },
  evolve({ decisions }, { data }) {
    return { decisions: [...decisions, data] };
  },
};

/** A timetable says for every scope what holds: so many of a body's find room in it with those of the bodies above. */
const scopesMax = 50;

const tooManyScopes: SettlementError = {
  path: 'type',
  zh: `分类型、年度的明确最多 ${String(scopesMax)} 项，请改为长期适用`,
  en: `at most ${String(scopesMax)} types and years are settled apart: decide for good`,
};

const scopeOf = ({ type = '', year = 0 }: Pick<Settled, 'type' | 'year'>): string => `${type} ${String(year)}`;

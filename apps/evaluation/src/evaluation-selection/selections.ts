import { Inject, Injectable } from '@nestjs/common';
import { decimal } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import { moneyScheme, type Selection } from '@wenxiao/rules/shape';
import {
  type Admission,
  BusinessClock,
  DATABASE,
  GoverningRules,
  knownUnder,
  nothingKnown,
  reachedBy,
  rowCondition,
  subjectFigures,
} from '@wenxiao/service-kit';
import { budgets, subjects } from '../copies.js';
import { money } from '../evaluation-coverage/coverage.lists.js';

const figures = subjectFigures('s.data', { key: `s.data->>'isKey'`, major: `s.data->>'isMajor'` });

/** How many subjects may be chosen and how many were, in all and for each of its reasons; `0.25`: one of four. Null: a share of nothing. */
type Counted = Readonly<{ population: number; chosen: number; byReason: Readonly<Record<string, number>> }>;
type Chosen = Readonly<{
  selection: string;
  zh: string;
  opens: string;
  population: number;
  chosen: number;
  share: string | null;
  reasons: readonly Readonly<{ code: string; zh: string; chosen: number }>[];
}>;

/** What the set chooses to evaluate in a year: from how many, how many, and for which of the reasons that it lists. */
@Injectable()
export class EvaluationSelections {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  /** As far as the person’s grants reach. Of a set that chooses nothing, none. */
  async of(tenant: string, year: number, admission: Admission): Promise<readonly Chosen[]> {
    const { rules } = await this.governing.inForce(tenant, moneyScheme, await this.clock.today());
    const ruling = rules.inYear(year);
    const choosing = ruling
      .members('selections')
      .filter(({ value }) => ruling.member('evaluationTypes', value.opens).is === 'stated');
    return Promise.all(
      choosing.map(async ({ value }) => {
        const { population, chosen, byReason } = await this.count({ tenant, year, admission }, value, ruling);
        const reasons = (value.reasons ?? []).map((code) => {
          const finding = ruling.member('findings', code);
          return { code, zh: finding.is === 'stated' ? finding.value.zh : code, chosen: byReason[code] ?? 0 };
        });
        const share = population === 0 ? null : decimal(String(chosen)).div(String(population)).round(4).toString();
        return { selection: value.code, zh: value.zh, opens: value.opens, population, chosen, share, reasons };
      }),
    );
  }

  /** What has money in the year and may be chosen; what was chosen counts in any case, as what had none, or is another since, was chosen, too. */
  private async count(
    { tenant, year, admission }: Readonly<{ tenant: string; year: number; admission: Admission }>,
    { code, population }: Selection,
    ruling: Ruling,
  ): Promise<Counted> {
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${String(values.push(value))}`;
    const parameter = (path: string) => knownUnder(ruling, nothingKnown(year)).parameter(path);
    const [at, of] = [bind(tenant), bind(year)];
    const reached = reachedBy(admission, `s.data->>'unit'`)(bind);
    const { rows } = await this.db.query<Counted>(
      `with chosen as (
         select l.subject, l.choice from evaluation_read.evaluations_1 l
           join copies.facts s on s.copy = '${subjects.name}' and s.tenant = l.tenant and s.key = l.subject
          where l.tenant = ${at} and l.year = ${of} and l.choice->>'selection' = ${bind(code)} and ${reached}),
       among as (
         select s.key from ${money}
          where b.copy = '${budgets.name}' and b.tenant = ${at} and b.data->>'year' = ${of}::text and m.budget > 0
            and ${rowCondition(population, figures, parameter)} and ${reached}
         union select subject from chosen)
       select (select count(*) from among)::integer as population,
              (select count(distinct subject) from chosen)::integer as chosen,
              coalesce((select jsonb_object_agg(each.reason, each.number) from (
                select reason, count(distinct subject)::integer as number
                  from chosen cross join jsonb_array_elements_text(choice->'chosenFor') as reason group by reason) each), '{}') as "byReason"`,
      values,
    );
    const [counted] = rows;
    if (!counted) throw new Error('An aggregate without groups has one row');
    return counted;
  }
}

import { Injectable } from '@nestjs/common';
import { canonicalText, flawsBesideSettled, inForce, type Resolved, settlementFlaws } from '@wenxiao/rules/layers';
import type { Scheme } from '@wenxiao/rules/shape';
import { BusinessClock, Organisations, problem } from '@wenxiao/service-kit';
import { limits } from '@wenxiao/domain/field';
import { type Layers, LayeredSets } from '../governing/layered-sets.js';
import type { SettlementDto } from './settlement.dto.js';
import type { SettlementError, SettlementGround, SettlementTerms } from './settlement.decider.js';

const mayNotSettle: SettlementError = {
  path: 'bodyId',
  zh: '岗位科室和小组没有自己的规则，请由其所在单位明确',
  en: 'a desk or a group has no rules of its own: the body that it belongs to decides',
};

const tooLong = (path: string): SettlementError => ({
  path,
  zh: `内容过长：最多 ${String(limits.opinion)} 字`,
  en: `too long: at most ${String(limits.opinion)} characters`,
});

const valuesMax = 20;
const tooMany = {
  path: 'values',
  code: 'values',
  zh: `最多 ${String(valuesMax)} 项`,
  en: `at most ${String(valuesMax)} of them`,
};

/** What a decision on the silence of rules looks up. */
@Injectable()
export class SettlementGrounds {
  constructor(
    private readonly sets: LayeredSets,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
  ) {}

  /** What a body's rules come to today, without what was decided on their silence. @throws {ProblemError} `rules-unavailable`. */
  async rulesOf(bodyId: string, scheme: Scheme): Promise<Resolved> {
    return this.resolvedOf(await this.sets.of(bodyId), scheme);
  }

  private async resolvedOf({ path, adoptions, published }: Layers, scheme: Scheme): Promise<Resolved> {
    const day = await this.clock.today();
    const found = inForce(path, adoptions, published, scheme, day);
    if (found.outcome === 'none') throw problem('rules-unavailable', { governingDate: day, reason: found.reason });
    return found.rules;
  }

  /** The decision in words that an event can hold, with everything that is wrong with it, by itself and beside earlier ones. */
  async of(bodyId: string, dto: SettlementDto): Promise<Readonly<{ terms: SettlementTerms }> & SettlementGround> {
    const { scheme, type, year, document, reason } = dto;
    const values = Object.entries(dto.values).map(([path, value]) => ({ path, value }));
    if (values.length > valuesMax) throw problem('invalid-request', { errors: [tooMany] });
    const layers = await this.sets.of(bodyId);
    const [rules, others, body, decidedOn] = await Promise.all([
      this.resolvedOf(layers, scheme),
      this.sets.decisions({ tenant: layers.path.at(-1)?.tenant ?? '', path: layers.path }, scheme),
      this.organisations.find(bodyId),
      this.clock.today(),
    ]);
    const scope = type === undefined || year === undefined ? undefined : { type, year };
    const decision = { bodyId, number: 1, ...(scope && { scope }), values, document, reason, decidedOn };
    const errors = [
      ...(body?.nature === 'desk' || body?.nature === 'group' ? [mayNotSettle] : []),
      ...settlementFlaws(rules, decision),
    ];
    // What has its shape is canonical JSON.
    const said = errors.length > 0 ? [] : values.map(({ path, value }) => ({ path, value: canonicalText(value) }));
    errors.push(...said.filter(({ value }) => value.length > limits.opinion).map(({ path }) => tooLong(path)));
    const beside = errors.length > 0 ? [] : flawsBesideSettled(rules, decision, others);
    return { terms: { ...scope, values: said, document, reason, decidedOn }, errors, beside };
  }
}

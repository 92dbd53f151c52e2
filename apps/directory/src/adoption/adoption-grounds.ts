import { Injectable } from '@nestjs/common';
import type { CountedDay } from '@wenxiao/rules/deadline';
import { type Deviation, inForce, type Resolved } from '@wenxiao/rules/layers';
import { type Scheme, schemes } from '@wenxiao/rules/shape';
import { BusinessClock } from '@wenxiao/service-kit';
import { AdoptionCheck, type Checked } from '../governing/adoption-check.js';
import { LayeredSets } from '../governing/layered-sets.js';
import type { AdoptionGround, AdoptionTerms } from './adoption.decider.js';
import { BusinessDays } from './business-days.js';

/** What a body goes by on a day: its own set over those above, where it deviates from them, and what it states and may not. */
export type GoneBy = Readonly<{
  scheme: Scheme;
  layers: Resolved['layers'];
  deviations: readonly Deviation[];
  refused: readonly string[];
}>;

/** What a decision to adopt looks up. */
@Injectable()
export class AdoptionGrounds {
  constructor(
    private readonly businessDays: BusinessDays,
    private readonly sets: LayeredSets,
    private readonly check: AdoptionCheck,
    private readonly clock: BusinessClock,
  ) {}

  /** By what a body goes today, in each scheme in which there are rules for it. */
  async goneBy(bodyId: string): Promise<readonly GoneBy[]> {
    const { path, adoptions, published } = await this.sets.of(bodyId);
    const today = await this.clock.today();
    return schemes.flatMap((scheme) => {
      const found = inForce(path, adoptions, published, scheme, today);
      if (found.outcome === 'none') return [];
      const { layers, deviations, refused } = found.rules;
      return [{ scheme, layers, deviations, refused }];
    });
  }

  /** The first day that a body may choose now for what is not its first adoption in a scheme. */
  earliest(bodyId: string): Promise<CountedDay> {
    return this.businessDays.earliest(bodyId);
  }

  /** What the terms would come to for a body; undefined where no such set is published. */
  async tried(terms: AdoptionTerms, bodyId: string): Promise<Checked | undefined> {
    const set = await this.sets.find(terms.ruleSetId, terms.ruleSetVersion);
    return set && this.check.of(set, bodyId, terms);
  }

  async of(terms: AdoptionTerms | undefined, bodyId: string): Promise<AdoptionGround> {
    const earliest = await this.earliest(bodyId);
    const set = terms && (await this.sets.find(terms.ruleSetId, terms.ruleSetVersion));
    if (!set) return { earliest };
    const { errors } = await this.check.of(set, bodyId, terms);
    return { earliest, ruleSet: { scheme: set.scheme }, errors };
  }
}

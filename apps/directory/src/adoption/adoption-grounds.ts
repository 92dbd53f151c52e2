import { Injectable } from '@nestjs/common';
import { AdoptionCheck, type Checked } from '../governing/adoption-check.js';
import { LayeredSets } from '../governing/layered-sets.js';
import type { AdoptionGround, AdoptionTerms } from './adoption.decider.js';
import { BusinessDays } from './business-days.js';

/** What a decision to adopt looks up. */
@Injectable()
export class AdoptionGrounds {
  constructor(
    private readonly businessDays: BusinessDays,
    private readonly sets: LayeredSets,
    private readonly check: AdoptionCheck,
  ) {}

  /** @throws {ProblemError} `holiday-calendar-gap` */
  earliest(): Promise<string> {
    return this.businessDays.earliest();
  }

  /** What the terms would come to for a body; undefined where no such set is published. */
  async tried(terms: AdoptionTerms, bodyId: string): Promise<Checked | undefined> {
    const set = await this.sets.find(terms.ruleSetId, terms.ruleSetVersion);
    return set && this.check.of(set, bodyId, terms);
  }

  async of(terms: AdoptionTerms | undefined, bodyId: string): Promise<AdoptionGround> {
    const earliest = await this.earliest();
    const set = terms && (await this.sets.find(terms.ruleSetId, terms.ruleSetVersion));
    if (!set) return { earliest };
    const { errors } = await this.check.of(set, bodyId, terms);
    return { earliest, ruleSet: { scheme: set.scheme }, errors };
  }
}

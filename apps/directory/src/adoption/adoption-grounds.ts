import { Injectable } from '@nestjs/common';
import { AdoptionCheck, type Checked } from '../governing/adoption-check.js';
import { LayeredSets } from '../governing/layered-sets.js';
import { PublishedRuleSets } from '../rule-set/published-rule-sets.js';
import type { AdoptionGround, AdoptionTerms } from './adoption.decider.js';
import type { AdoptionTermsDto } from './adoption.dto.js';
import { BusinessDays } from './business-days.js';

/** What a decision to adopt looks up. */
@Injectable()
export class AdoptionGrounds {
  constructor(
    private readonly businessDays: BusinessDays,
    private readonly ruleSets: PublishedRuleSets,
    private readonly layered: LayeredSets,
    private readonly check: AdoptionCheck,
  ) {}

  /** @throws {ProblemError} `holiday-calendar-gap` */
  earliest(): Promise<string> {
    return this.businessDays.earliest();
  }

  /** What somebody sent as terms: whether the set is laid over others, the set says itself. */
  async termsOf({ replaces, ...terms }: AdoptionTermsDto): Promise<AdoptionTerms> {
    const isLayered = (await this.layered.find(terms.ruleSetId, terms.ruleSetVersion)) !== undefined;
    return { ...terms, ...(replaces === true && { replaces }), ...(isLayered && { layered: true }) };
  }

  /** What the terms would come to for a body; undefined where there is no such set to be laid over others. */
  async tried(terms: AdoptionTerms, bodyId: string): Promise<Checked | undefined> {
    const set = await this.layered.find(terms.ruleSetId, terms.ruleSetVersion);
    return set && this.check.of(set, bodyId, terms);
  }

  async of(terms: AdoptionTerms | undefined, bodyId: string): Promise<AdoptionGround> {
    const earliest = await this.earliest();
    if (!terms) return { earliest };
    const { ruleSetId, ruleSetVersion, layered } = terms;
    const set = await (layered ? this.layered : this.ruleSets).find(ruleSetId, ruleSetVersion);
    if (!set) return { earliest };
    const tried = layered ? await this.tried(terms, bodyId) : undefined;
    return { earliest, ruleSet: { scheme: set.scheme }, ...(tried && { errors: tried.errors }) };
  }
}

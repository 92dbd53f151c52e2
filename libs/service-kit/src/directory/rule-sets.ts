import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { WaitsFor } from '@wenxiao/messaging';
import {
  type Adoption,
  parseRuleSet,
  type ResolvedRuleSet,
  type RuleSet,
  ruleSetInForce,
  type Scheme,
} from '@wenxiao/rules';
import type { InForce } from '../command/act.js';
import { problem } from '../http/problem.js';
import { DATABASE } from '../runtime/database.js';
import { Organisations } from './organisations.js';

/** A resolved rule set with the reference that a verdict under it records. */
export type RulesInForce = InForce<ResolvedRuleSet> & Required<Pick<InForce<unknown>, 'reference'>>;

type RuleSetRow = { hash: string; content: RuleSet };
type AdoptionRow = { body_id: string; scheme: Scheme; rule_set_id: string; version: number; effective_from: string };

/** The rule sets that directory published and bodies adopted, as this service has received them. */
@Injectable()
export class RuleSets {
  /** Published content never changes: each set is parsed once. */
  private readonly parsed = new Map<string, RuleSet>();

  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly organisations: Organisations,
  ) {}

  /**
   * The rule set that governs a matter of a jurisdiction on a day: its own, or that of the nearest body above which adopted one.
   * @throws {ProblemError} `rules-unavailable` (503) where there is none, or where the one in force has not arrived here: an
   * older one is never taken in its place.
   */
  async inForce(
    jurisdictionId: string,
    governingDate: string,
    scheme: Scheme = 'budget-performance',
  ): Promise<RulesInForce> {
    const jurisdiction = await this.organisations.find(jurisdictionId);
    // A person is told to try again; a message waits until the jurisdiction is known here.
    if (!jurisdiction) {
      const cause = new WaitsFor('directory_copy.organisations', jurisdictionId);
      throw problem('rules-unavailable', { governingDate }, { cause });
    }
    const [adoptions, published] = await Promise.all([this.adoptionsOf(jurisdiction.path), this.published()]);
    for (const bodyId of [...jurisdiction.path].reverse()) {
      const own = adoptions.filter((adoption) => adoption.bodyId === bodyId);
      const found = ruleSetInForce(own, published, scheme, governingDate);
      if (found.outcome === 'in-force') {
        const { id, version, hash } = found.rules;
        return { rules: found.rules, reference: { hash, layers: [{ id, version }, ...found.rules.ancestors] } };
      }
      if (found.reason !== 'nothing-adopted')
        throw problem('rules-unavailable', { governingDate, reason: found.reason });
    }
    throw problem('rules-unavailable', { governingDate, reason: 'nothing-adopted' });
  }

  private async adoptionsOf(bodies: readonly string[]): Promise<Adoption[]> {
    const { rows } = await this.db.query<AdoptionRow>(
      `select body_id, scheme, rule_set_id, rule_set_version as version, effective_from::text as effective_from
         from directory_copy.adoptions where body_id = any($1) order by effective_from, stream_version`,
      [bodies],
    );
    return rows.map((row) => ({
      bodyId: row.body_id,
      scheme: row.scheme,
      ruleSetId: row.rule_set_id,
      version: row.version,
      effectiveFrom: row.effective_from,
    }));
  }

  private async published(): Promise<RuleSet[]> {
    const known = [...this.parsed.keys()];
    const { rows } = await this.db.query<RuleSetRow>(
      `select hash, content from directory_copy.rule_sets where hash <> all($1)`,
      [known],
    );
    for (const { hash, content } of rows) {
      const reading = parseRuleSet(content);
      // Directory publishes only what it could read; what this release cannot read is a newer release's and not available here.
      if (reading.outcome === 'valid') this.parsed.set(hash, reading.value);
    }
    return [...this.parsed.values()];
  }
}

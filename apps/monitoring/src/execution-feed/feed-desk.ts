import { Injectable } from '@nestjs/common';
import type { RulesReference } from '@wenxiao/event-store';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  type Admission,
  type Authority,
  authorityAt,
  basisOf,
  BusinessClock,
  GoverningRules,
  ObjectPlaces,
  nothingKnown,
} from '@wenxiao/service-kit';
import type { Ruling } from '@wenxiao/rules/ruling';
import { feedProblem } from './feed-problems.js';

/** Where the rules say who hands in executed amounts. */
export const feedDesk = 'monitoring.feedDesk';

type Admitted = Readonly<{ actor: Authority; rules: RulesReference; ruling: Ruling; today: string }>;

/** Says by what a person hands in executed amounts, or may read what became of them: the desk that the rules name, and nobody else. */
@Injectable()
export class FeedDesk {
  constructor(
    private readonly places: ObjectPlaces,
    private readonly rules: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {ProblemError} 403 for everybody else; `feed-desk-silent` (409) where the rules name no desk. */
  async admit(tenant: string, admission: Admission): Promise<Admitted> {
    const today = await this.clock.today();
    const [place, { rules, reference }] = await Promise.all([
      this.places.of(tenant, tenant, today),
      this.rules.inForce(tenant, moneyScheme, today),
    ]);
    const year = Number(today.slice(0, 4));
    const ruling = rules.inYear(year);
    const by = ruling.value(feedDesk);
    if (by.is === 'silent') throw feedProblem('feed-desk-silent', basisOf(ruling, feedDesk));
    const world = { known: nothingKnown(year), parties: () => [] };
    const actor = authorityAt(admission, { place, ruling, world }, { act: 'take-feed', by: by.value, path: feedDesk });
    return { actor, rules: reference, ruling, today };
  }
}

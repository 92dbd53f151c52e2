import { Injectable } from '@nestjs/common';
import { CommandRunner } from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { disclosure } from './disclosure.aggregate.js';
import { disclosureId, type DisclosurePlace } from './disclosure.place.js';
import type { DisclosureState } from './disclosure.state.js';
import { type Concluded, isSameEvaluation } from './disclosure.world.js';

type OfYear = Pick<DisclosurePlace, 'subject' | 'year'>;

/** Whether somebody sees to it that a result is disclosed, or has. */
@Injectable()
export class DisclosedResults {
  constructor(private readonly commands: CommandRunner) {}

  /** A disclosure of the subject's year holds it: it is under way, published or withheld. What was given up counts for nothing. */
  async hold(tenant: string, of: OfYear, evaluation: Pick<Concluded, 'type' | 'period' | 'number'>): Promise<boolean> {
    const holds = (state: DisclosureState): boolean =>
      state.status === 'opened' &&
      state.givenUp === undefined &&
      state.results.some((each) => isSameEvaluation(each, evaluation));
    const { state } = await firstOfNumber(
      (number) => this.commands.load(disclosure, tenant, disclosureId({ ...of, number })),
      (looked) => looked.state.status === 'unknown' || holds(looked.state),
    );
    return holds(state);
  }
}

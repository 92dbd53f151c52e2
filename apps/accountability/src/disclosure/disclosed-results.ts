import { Injectable } from '@nestjs/common';
import { limits } from '@wenxiao/domain/field';
import { CommandRunner } from '@wenxiao/service-kit';
import { disclosure } from './disclosure.aggregate.js';
import { disclosureId, type DisclosurePlace } from './disclosure.place.js';
import { type Concluded, isSameEvaluation } from './disclosure.world.js';

type OfYear = Pick<DisclosurePlace, 'subject' | 'year'>;

/** Whether somebody sees to it that a result is disclosed, or has. */
@Injectable()
export class DisclosedResults {
  constructor(private readonly commands: CommandRunner) {}

  /** A disclosure of the subject's year holds it: it is under way, published or withheld. What was given up counts for nothing. */
  async hold(
    tenant: string,
    of: OfYear,
    evaluation: Pick<Concluded, 'type' | 'period' | 'number'>,
    number = 1,
  ): Promise<boolean> {
    const { state } = await this.commands.load(disclosure, tenant, disclosureId({ ...of, number }));
    if (state.status === 'unknown') return false;
    if (state.givenUp === undefined && state.results.some((each) => isSameEvaluation(each, evaluation))) return true;
    return number < limits.items && this.hold(tenant, of, evaluation, number + 1);
  }
}

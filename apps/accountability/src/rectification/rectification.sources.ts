import { Injectable } from '@nestjs/common';
import type { Taken, Told } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { Copies, copyKey, type FactCopy } from '@wenxiao/service-kit';
import {
  disposals,
  disposalsTakenBack,
  furtherOpened,
  furtherWithdrawn,
  measures,
  measuresTakenBack,
} from './rectification.copies.js';
import { evaluationIn, type RectificationPlace } from './rectification.place.js';

/** What asks for rectifications, as it was told last. */
@Injectable()
export class RectificationSources {
  constructor(private readonly copies: Copies) {}

  /** Where it says so, or that it does so no longer; nowhere where a person asks for it by themselves. */
  async lastOf(tenant: string, place: RectificationPlace): Promise<readonly EventReference[]> {
    const { subject, year, of = '' } = place;
    if (place.origin === 'person') return [];
    if (place.origin === 'evaluation') {
      const { type, period, number } = evaluationIn(place);
      return this.newest(tenant, copyKey(subject, type, period, number), [furtherOpened, furtherWithdrawn]);
    }
    return place.origin === 'result'
      ? this.newest(tenant, copyKey(subject, year), [disposals, disposalsTakenBack])
      : this.newest(tenant, copyKey(subject, year, of), [measures, measuresTakenBack]);
  }

  private async newest(tenant: string, key: string, of: readonly FactCopy[]): Promise<readonly EventReference[]> {
    const found = await Promise.all(of.map((copy) => this.copies.find(copy, tenant, key)));
    const facts = found.flatMap((each) => each?.fact ?? []);
    return [...facts].sort((one, other) => other.version - one.version).slice(0, 1);
  }
}

/** What a rectification takes of the streams of what asks for it: what is asked, as long as it is. */
export const takenFor = (place: RectificationPlace): Readonly<Record<string, Taken>> => ({
  evaluation: (told) => lastTold(told, [furtherOpened, furtherWithdrawn], ['procedure', 'items']),
  'result-application': (told) => lastTold(told, [disposals, disposalsTakenBack], ['disposal', 'effects']),
  monitoring: (told) =>
    lastTold(
      told.filter(({ data }) => (data as Readonly<{ proposal?: string }>).proposal === place.of),
      [measures, measuresTakenBack],
      ['ground', 'measures', 'reason'],
    ),
});

type Asking = Readonly<{ contract: Readonly<{ type: string }> }>;

function lastTold(
  told: readonly Told[],
  [asks, noLonger]: readonly [Asking, Asking],
  fields: readonly string[],
): unknown {
  const last = told.findLast(({ type }) => type === asks.contract.type || type === noLonger.contract.type);
  if (last?.type !== asks.contract.type) return undefined;
  const data = last.data as Readonly<Record<string, unknown>>;
  return fields.map((field) => data[field]);
}

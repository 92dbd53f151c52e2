import { type Published, ruleSetAdopted } from '@wenxiao/contracts';
import { type AdoptionEvent, adoptionFacts } from '@wenxiao/facts/directory';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import {
  adoptionDecider,
  type AdoptionCommand,
  type AdoptionGround,
  type AdoptionRejection,
  type AdoptionState,
} from './adoption.decider.js';

/** What one body adopts: the stream's id is the body's. */
export const adoption: Aggregate<AdoptionState, AdoptionCommand, AdoptionEvent, AdoptionRejection, AdoptionGround> = {
  category: 'adoption',
  about: (id) => ({ organisation: id }),
  decider: adoptionDecider,
  facts: adoptionFacts,
  publish: publishAdoption,
};

function publishAdoption(event: AdoptionEvent, _after: AdoptionState, place: EventPlace): Published | undefined {
  if (event.type !== 'rule-set-adopted') return undefined;
  const { scheme, ruleSetId, ruleSetVersion, effectiveFrom } = event.data;
  return ruleSetAdopted({ bodyId: place.id, scheme, ruleSetId, ruleSetVersion, effectiveFrom });
}

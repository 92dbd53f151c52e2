import type { County } from '../harness/county.js';
import { classify, disclose, disclosureId } from '../harness/disclosing.js';
import { accepted } from '../harness/evaluating.js';
import type { EvaluationWorld } from './evaluation-world.js';

/** Of which evaluated subject the disclosure is, by what can be done to it. */
const subjectOf = {
  giveUp: 'refer',
  takeStep: 'prepare',
  handOver: 'withdrawReferral',
  withdraw: 'correctReferral',
  correct: 'handOverReferral',
} as const satisfies Readonly<Record<string, keyof EvaluationWorld>>;
type Name = keyof typeof subjectOf;

/** In which it was checked what is secret. */
const checkedFor = ['withdraw', 'correct'] as const;

/** Disclosures, by what can be done to each. */
export type DisclosureWorld = Readonly<Record<Name, string>>;

export async function disclosureWorld(county: County, subjects: EvaluationWorld): Promise<DisclosureWorld> {
  const names = Object.keys(subjectOf) as Name[];
  for (const name of names) accepted(await disclose(county, subjects[subjectOf[name]]));
  const all = names.map((name) => [name, disclosureId(subjects[subjectOf[name]])] as const);
  const world = Object.fromEntries(all) as DisclosureWorld;
  for (const name of checkedFor) accepted(await classify(county, world[name]));
  return world;
}

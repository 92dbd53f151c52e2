import { checkRuleSet, productVocabulary } from '../publication/index.js';
import { clerk, type Json, named, smallRuleSet, source } from './small-rule-set.js';

/** What is wrong with a set, each `place: what`, as the command line would say it in English. */
export function flawsOf(json: unknown, above?: Parameters<typeof checkRuleSet>[2]): readonly string[] {
  const reading = checkRuleSet(json, productVocabulary, above);
  return reading.outcome === 'valid' ? [] : reading.flaws.map(({ path, en }) => `${path}: ${en}`);
}

/** What is wrong with these members and values beside one desk. */
export function flawsIn(members: Json, values: Json = {}): readonly string[] {
  return flawsOf(smallRuleSet({ values, members: { desks: [clerk], ...members } }));
}

/** What is wrong with a procedure `p` of these steps. */
export function flawsInSteps(steps: readonly Json[], members: Json = {}, more: Json = {}): readonly string[] {
  return flawsIn({ procedures: [{ ...named('p'), object: 'evaluation', steps, ...more }], ...members }).map((flaw) =>
    flaw.replace('procedures/p', 'p'),
  );
}

/** The answers of a step, each with where it leads. */
export const answers = (...given: readonly [code: string, then: string, more?: Json][]): Json => ({
  answers: given.map(([code, then, more]) => ({ ...named(code), then, ...more })),
});

export const value = (given: unknown): Json => ({ value: given, source });

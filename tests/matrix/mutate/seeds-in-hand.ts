import { readFileSync } from 'node:fs';
import type { RuleSet } from '@wenxiao/rules/shape';

// Stands in the place of `@wenxiao/rules/seeds` where the tests of a row are run: every one in hand, one of them perturbed.
declare const ruleSetsInHand: string;

const read = JSON.parse(readFileSync(ruleSetsInHand, 'utf8')) as readonly RuleSet[];

export const seeds = (): readonly RuleSet[] => read;

export const seed = (id: string): RuleSet | undefined => read.find((set) => set.id === id);

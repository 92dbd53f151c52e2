import type { MoneyAct } from './money-acts.js';
import type { act } from './terms/procedure.js';

/** What can be done in a procedure: the types of its events are made of it. */
export type Act = keyof typeof act.codes;

/** Everything that can be done to an object, and for which authority is asked. Code knows acts, and no titles. */
export type ActCode =
  Act | MoneyAct | 'withdraw' | 'correct' | 'advise' | 'reassign' | 'rebase' | 'take-feed' | 'administer';

import { rightCalls } from '../acceptance/bad-input/right-calls.js';
import type { RightCall } from '../acceptance/bad-input/right-call.js';
import { type Right, rightly } from '../acceptance/bad-input/requests.js';
import type { Operation } from '../acceptance/bad-input/open-api.js';
import type { World } from '../acceptance/bad-input/world.js';
import type { Product } from '../acceptance/harness/product.js';

/** Of an evaluation that names somebody: a step of the desk that looks after it, and one of whom it names. */
const steps = ['fix-object', 'make-plan'] as const;
const looksAfter = ['remind', 'handOver', 'liftOverdue', 'rebase', 'reassign', 'keepDecision'] as const;
const ofStep = ['takeStep', 'withdraw', 'correct'] as const;

type Call = (world: World, product: Product) => RightCall | Promise<RightCall>;
type Act = Readonly<{ operation: string; call: Call }>;

/** The call of an operation, made to another evaluation of the project, or to another step. */
const insteadAt =
  (operation: string, path: Readonly<Record<string, string>>): Call =>
  async (world, product) => {
    const call = await rightCalls[operation]!(world, product);
    return { ...call, path: { ...call.path, ...path } };
  };

function actsOn(type: 'finance-evaluation' | 'department-evaluation'): Readonly<Record<string, Act>> {
  const act = (operation: string, step?: string): readonly [string, Act] => {
    const call = insteadAt(operation, { type, ...(step !== undefined && { step }) });
    return [`${operation}: ${[type, ...(step === undefined ? [] : [step])].join(', ')}`, { operation, call }];
  };
  return Object.fromEntries([
    act('evaluation.Evaluation.one'),
    ...ofStep.flatMap((name) => steps.map((step) => act(`evaluation.Evaluation.${name}`, step))),
    ...looksAfter.map((name) => act(`evaluation.Evaluation.${name}`)),
  ]);
}

/**
 * Every operation of the public document; before these what is done to the evaluations that name somebody, each under a name of
 * its own.
 */
export const acts: Readonly<Record<string, Act>> = {
  ...actsOn('finance-evaluation'),
  ...actsOn('department-evaluation'),
  ...Object.fromEntries(Object.entries(rightCalls).map(([operation, call]) => [operation, { operation, call }])),
};

export async function rightOf(
  act: string,
  operations: ReadonlyMap<string, Operation>,
  [world, product]: readonly [World, Product],
): Promise<Right> {
  const { operation, call } = acts[act]!;
  return rightly(operations.get(operation)!, await call(world, product));
}

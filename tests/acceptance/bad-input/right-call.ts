import type { Caller } from '../harness/caller.js';
import type { Product } from '../harness/product.js';
import type { World } from './world.js';

/** How an operation is called rightly: what every bad call differs from in one thing. */
export type RightCall = Readonly<{
  who: Caller;
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  ifMatch?: number;
  /** The document's own example, with what exists in this world in place of what is invented there. */
  body?: (example: Readonly<Record<string, unknown>>) => object;
  /** The bytes of a file, in place of a body in JSON. */
  bytes?: Uint8Array;
  /** A table in CSV, in place of a body in JSON; another one that would do as well. */
  table?: string;
  otherTable?: string;
  /** Another body that would do as well; undefined where there is none. */
  otherBody?: (body: Readonly<Record<string, unknown>>) => object;
  /** Where it is settled at the object: the desks that may do this to it. */
  only?: readonly string[];
  /** Whoever may not know of it is told that there is no such thing. */
  secret?: true;
  /** The refusal that its repeat gets, where it cannot be answered twice. */
  repeated?: string;
  /** The refusal that it gets where it takes a broken part to be accepted. */
  refused?: Readonly<{ status: number; code: string }>;
}>;

/** By the operation's id in the document. */
export type RightCalls = Readonly<Record<string, (world: World, product: Product) => RightCall | Promise<RightCall>>>;

/** The same body with another word in a field. */
export const reworded = (field: string) => (body: Readonly<Record<string, unknown>>) => ({
  ...body,
  [field]: `${String(body[field])}另`,
});
/** An example with other values in some fields. */
export const as = (fields: object) => (example: object) => ({ ...example, ...fields });

export const jurisdictionId = ({ county }: World) => ({ jurisdictionId: county.id });

/** Nobody is assigned, and the set in force is the one that everything goes by: such acts are refused for that alone. */
export const replacing = (from: string, to: string) => ({ as: 'work-group', from, to, reason: '工作调动' });
export const notAssigned = { status: 422, code: 'not-assigned' } as const;
export const sameRules = { status: 409, code: 'under-it-already' } as const;
/** Nothing has changed that any decision rests on. */
export const keeping = { decision: 1, stream: 'budget-line/none.2023', version: 1, reason: '不影响决定' };
export const notOutdated = { status: 409, code: 'not-outdated' } as const;
/** No step of this county has anybody heard before it: whoever takes it is told so, and nobody else gets there. */
export const advice = (): object => ({ opinion: '建议核减' });
export async function nobodyAsked(call: RightCall | Promise<RightCall>): Promise<RightCall> {
  const { otherBody: _, ...rest } = await call;
  return { ...rest, refused: { status: 409, code: 'nobody-asked' } };
}

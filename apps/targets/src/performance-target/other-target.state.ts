import type { PerformanceTargetEvent } from '@wenxiao/facts/targets';

type DataOf<Type extends PerformanceTargetEvent['type']> = Extract<PerformanceTargetEvent, { type: Type }>['data'];

/** What another system has instead of what was approved here; `kept`: why it stays. */
export type OtherTarget = DataOf<'other-target-noted'> & Readonly<{ kept?: string }>;
/** By which keys another system knows a declaration. */
export type TargetKeys = DataOf<'target-keyed'>;
/** A target as another system has it, as far as that is compared. */
export type ForeignContent = Pick<DataOf<'other-target-noted'>, 'objective' | 'indicators'>;

type Content = Readonly<{
  objective?: string;
  indicators: readonly Readonly<{ level1: string; name: string; written: string }>[];
}>;

/** Whether two say the same is to be reached, in whatever order. */
export function isSameContent(one: Content, other: Content): boolean {
  const text = ({ objective = '', indicators }: Content): string =>
    JSON.stringify([objective, indicators.map(({ level1, name, written }) => `${level1}\n${name}\n${written}`).sort()]);
  return text(one) === text(other);
}

type OtherEvent = Extract<PerformanceTargetEvent, { type: `other-target-${string}` }>;
type WithOther = Readonly<{ other?: OtherTarget; inForce?: Readonly<{ declaration: Content }> }>;

export function afterOther<State extends WithOther>(state: State, event: OtherEvent): State {
  const { other, ...rest } = state;
  if (event.type === 'other-target-noted') return { ...state, other: event.data };
  if (event.type === 'other-target-agreed') return rest as State;
  return other ? { ...state, other: { ...other, kept: event.data.reason } } : state;
}

/** The note goes with the target that it is about: with another one in force it is over where both are alike, and where that one was to stay. */
export function withOtherOf<State extends WithOther>(state: State, before: WithOther): State {
  const { other, ...rest } = state;
  const now = state.inForce?.declaration;
  if (!other || now === before.inForce?.declaration) return state;
  const stands = now !== undefined && other.kept === undefined && !isSameContent(other, now);
  return stands ? state : (rest as State);
}

import { parsePosition, partitionStart, type PartitionPosition, positionText } from '../kafka/partition-position.js';

/** Where a reader is in one partition of a history, and up to which instant the relay has said there that nothing is missing. */
export type HistoryPlace = Readonly<{ at: PartitionPosition; closed: string | undefined }>;

/** Where a reader is in a history's topic. Partitions that it has not met begin at their start. */
export class HistoryProgress {
  private constructor(
    readonly generation: number,
    private readonly places: ReadonlyMap<number, HistoryPlace>,
  ) {}

  static start(generation = 1): HistoryProgress {
    return new HistoryProgress(generation, new Map());
  }

  /** @throws {TypeError} when the text was not written by {@link text}. */
  static parse(text: string): HistoryProgress {
    const [generation, ...places] = text.split(';');
    const parsed = places.map((place) => {
      const match = /^(\d+)=([^,]+),(.*)$/.exec(place);
      if (!match) throw new TypeError(`${text} is no place in a history`);
      const [, partition = '', position = '', closed = ''] = match;
      return [Number(partition), { at: parsePosition(position), closed: closed || undefined }] as const;
    });
    if (!/^g\d+$/.test(generation ?? '')) throw new TypeError(`${text} is no place in a history`);
    return new HistoryProgress(Number(generation?.slice(1)), new Map(parsed));
  }

  /** `g1;0=120 5f0c…,2022-05-09T01:02:03.000004Z;1=0,` */
  get text(): string {
    const places = [...this.places].sort(([a], [b]) => a - b);
    return [
      `g${this.generation}`,
      ...places.map(([partition, { at, closed }]) => `${partition}=${positionText(at)},${closed ?? ''}`),
    ].join(';');
  }

  of(partition: number): HistoryPlace {
    return this.places.get(partition) ?? { at: parsePosition(partitionStart), closed: undefined };
  }

  with(partition: number, place: HistoryPlace): HistoryProgress {
    return new HistoryProgress(this.generation, new Map([...this.places, [partition, place]]));
  }

  /** The instant through which nothing is missing in any of the partitions; undefined while one has not said. */
  closedThrough(partitions: readonly number[]): string | undefined {
    const instants = partitions.map((partition) => this.of(partition).closed);
    if (instants.length === 0 || instants.includes(undefined)) return undefined;
    return instants.reduce((a, b) => ((a ?? '') < (b ?? '') ? a : b));
  }
}

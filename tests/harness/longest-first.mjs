import Sequencer from '@jest/test-sequencer';

/** What takes minutes. Whoever begins it last has all others wait for it. */
const longest = [
  'cluster.spec.ts',
  'changed-forms.stress.int-spec.ts',
  'bad-input.spec.ts',
  'start.spec.ts',
  'demo-province.spec.ts',
  'transport.spec.ts',
  'transport.int-spec.ts',
];
export const isLong = (path) => longest.some((name) => path.endsWith(name));

/** In Jest’s order, but what takes minutes is begun first: before the first run Jest knows sizes of files alone. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(({ path }) => isLong(path)), ...sorted.filter(({ path }) => !isLong(path))];
  }
}

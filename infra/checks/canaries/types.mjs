// What TypeScript must refuse, by the number of its error.
const declared = [
  "import { becomes, code, type DeclaredFact, type EventOf, fact, flag, money, oneOf, words } from './field/index.js';",
  "import * as t from './terms/index.js';",
  "const facts = { reviewed: fact('reviewed', 1, { round: code(t.round), light: oneOf(t.warningLight), note: words(t.opinion, { max: 9 }).optional() }) };",
  '',
].join('\n');
const inFact = [
  ['a forgotten field of a fact', "facts.reviewed({ round: 'q1' })", 'TS2345'],
  ['a field too many of a fact', "facts.reviewed({ round: 'q1', light: 'red', more: 1 })", 'TS2353'],
  ['a field of a fact of another type', "facts.reviewed({ round: 1, light: 'red' })", 'TS2322'],
  ['a code that a closed list has not', "facts.reviewed({ round: 'q1', light: 'green' })", 'TS2322'],
  ['undefined for an optional field', "facts.reviewed({ round: 'q1', light: 'red', note: undefined })", 'TS2379'],
  ['words without a limit', 'words(t.opinion)', 'TS2554'],
  ['a term of another kind', 'money(t.opinion)', 'TS2345'],
  ['a closed code of a term that closes nothing', 'oneOf(t.round)', 'TS2345'],
  [
    'per() that names no field',
    "fact('x', 1, { light: oneOf(t.warningLight).per('rund'), round: code(t.round) })",
    'TS2322',
  ],
  [
    'a status of what the fact does not name',
    "fact('x', 1, { round: code(t.round) }, { becomes: [becomes(t.reportStatus, 'submitted', 'rund')] })",
    'TS2375',
  ],
  [
    'a next version that says nothing of a new field',
    'facts.reviewed.next({ round: code(t.round), late: flag(t.reportLate) }, ({ round }) => ({ round }))',
    'TS2741',
  ],
  ['the call of a fact of which nothing is known', '(facts.reviewed as DeclaredFact)({})', 'TS2349'],
  ['a field that no event of the list has', '(event: EventOf<typeof facts>) => event.data.rund', 'TS2551'],
].map(([name, text, error], index) => [
  name,
  `libs/domain/src/canary-fact-${index}.ts`,
  `${declared}export const canary = ${text};\nexport type Used = DeclaredFact | EventOf<typeof facts>;\nexport const used = [becomes, flag, money];\n`,
  error,
]);

const ofFact = [
  [
    'a contract without one of its fields',
    'libs/contracts/src/canary-contract.ts',
    "import { warningRaised } from './monitoring/warning-raised.v1.js';\nexport const canary = warningRaised({ targetId: 't', round: 'q1', light: 'red' });\n",
    'TS2345',
  ],
  [
    'a request that asks for what is no field of the fact',
    'libs/contracts/src/canary-input.ts',
    "import { correctiveMeasureProposed } from './monitoring/corrective-measure-proposed.v1.js';\nimport { Input } from './bridge/input.js';\nexport class Canary extends Input(correctiveMeasureProposed, 'proposedYan') {}\n",
    'TS2345',
  ],
  [
    'data of a fact to which the server does not add its part',
    'libs/contracts/src/canary-data.ts',
    "import { disposalDecided } from './accountability/disposal-decided.v1.js';\nimport { dataOf } from './bridge/input.js';\nexport const canary = dataOf(disposalDecided, { actsOn: 2024, disposal: 'cut' }, { subject: 't' });\n",
    'TS2345',
  ],
  [
    'money of a request taken for what is stored',
    'libs/contracts/src/canary-money.ts',
    "import { Input } from './bridge/input.js';\nimport { disposalDecided } from './accountability/disposal-decided.v1.js';\nexport class Canary extends Input(disposalDecided, 'change') {}\nexport const yuan: string | undefined = new Canary().change;\n",
    'TS2322',
  ],
];

export const typesCanaries = [
  ...inFact,
  ...ofFact,
  [
    'an argument of another type',
    'libs/domain/src/canary-argument.ts',
    "export const canary = Math.abs('one');\n",
    'TS2345',
  ],
  [
    'an element that may be missing',
    'libs/domain/src/canary-index.ts',
    'export const canary = (list: string[]): string => list[0];\n',
    'TS2322',
  ],
  [
    'undefined for an optional property',
    'libs/domain/src/canary-optional.ts',
    'export const canary: { note?: string } = { note: undefined };\n',
    'TS2375',
  ],
  [
    'a path past the exports of a package',
    'libs/rules/src/canary-deep.ts',
    "import { sumOf } from '@wenxiao/domain/src/decimal.js';\nexport const canary = sumOf;\n",
    'TS2307',
  ],
  [
    'a variant that nobody handles',
    'libs/domain/src/canary-variant.ts',
    "import { unreachable } from './decider.js';\nexport function canary(light: 'red' | 'green'): string {\n  switch (light) {\n    case 'red':\n      return 'stop';\n    default:\n      return unreachable(light);\n  }\n}\n",
    'TS2345',
  ],
  [
    'what the oldest browser of the console has not',
    'apps/console/src/canary-old.ts',
    'export const canary = [1, 2].toReversed();\n',
    'TS2550',
  ],
  [
    'an override that overrides nothing',
    'apps/targets/src/canary-override.ts',
    'class Bird {}\nexport class Canary extends Bird {\n  override sing(): void {}\n}\n',
    'TS4113',
  ],
].map(([name, path, text, error]) => ({ name, files: { [path]: text }, finds: [path, error] }));

// What TypeScript must refuse, by the number of its error.
export const typesCanaries = [
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
    'a text of an event without its class',
    'libs/domain/src/canary-text.ts',
    "import type { Fact } from './decider.js';\nimport type { TextsOf } from './text-class.js';\ntype Event = Fact<'scored', { score: number; items: readonly { item: string; reason?: string }[] }>;\nexport const canary: TextsOf<Event> = { scored: { items: { item: 'public' } } };\n",
    'TS2741',
  ],
  [
    'the class of a text that no event has',
    'libs/domain/src/canary-no-text.ts',
    "import type { Fact } from './decider.js';\nimport type { TextsOf } from './text-class.js';\ntype Event = Fact<'scored', { score: number; reason: string }>;\nexport const canary: TextsOf<Event> = { scored: { reason: 'internal', remark: 'internal' } };\n",
    'TS2353',
  ],
  [
    'a text about a person, which nobody encrypts yet',
    'libs/domain/src/canary-about-a-person.ts',
    "import type { Fact } from './decider.js';\nimport type { TextsOf } from './text-class.js';\nexport const canary: TextsOf<Fact<'joined', { name: string }>> = { joined: { name: 'about-a-person' } };\n",
    'TS2322',
  ],
  [
    'an override that overrides nothing',
    'apps/targets/src/canary-override.ts',
    'class Bird {}\nexport class Canary extends Bird {\n  override sing(): void {}\n}\n',
    'TS4113',
  ],
].map(([name, path, text, error]) => ({ name, files: { [path]: text }, finds: [path, error] }));

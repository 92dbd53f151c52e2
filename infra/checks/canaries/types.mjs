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
    'an override that overrides nothing',
    'apps/targets/src/canary-override.ts',
    'class Bird {}\nexport class Canary extends Bird {\n  override sing(): void {}\n}\n',
    'TS4113',
  ],
].map(([name, path, text, error]) => ({ name, files: { [path]: text }, finds: [path, error] }));

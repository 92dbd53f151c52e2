// Every HTTP handler of a Nest controller says who may call it, or that everybody may and why.
// A guard that reads no decorator must refuse; this rule makes the omission visible before anybody meets the refusal.

const httpDecorators = new Set(['All', 'Delete', 'Get', 'Head', 'Options', 'Patch', 'Post', 'Put', 'Search', 'Sse']);

/** The decorator's call and the name that was imported: `@Get()`, `@Get`, `@nest.Get()`, `@Fetch()` of `Get as Fetch`. */
function readDecorator({ expression }, imports) {
  const call = expression.type === 'CallExpression' ? expression : undefined;
  const callee = call ? call.callee : expression;
  if (callee.type === 'Identifier') {
    const binding = imports.get(callee.name);
    return { call, name: binding?.imported ?? callee.name, source: binding?.source };
  }
  if (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.property.type === 'Identifier'
  ) {
    return { call, name: callee.property.name, source: imports.get(callee.object.name)?.source };
  }
  return { call, name: undefined, source: undefined };
}

function readImports(program) {
  const imports = new Map();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) {
      const imported =
        specifier.type === 'ImportSpecifier' ? (specifier.imported.name ?? specifier.imported.value) : undefined;
      imports.set(specifier.local.name, { imported, source: statement.source.value });
    }
  }
  return imports;
}

const isReason = (argument) =>
  argument?.type === 'Literal' && typeof argument.value === 'string' && argument.value.trim().length >= 10;

/** @type {import('eslint').Rule.RuleModule} */
export const guardedHandlers = {
  meta: {
    type: 'problem',
    docs: { description: 'require that every HTTP handler names its guard or says that it is public' },
    schema: [
      {
        type: 'object',
        required: ['guards', 'public', 'from'],
        properties: {
          guards: {
            type: 'array',
            items: { type: 'string' },
            minItems: 1,
            description: 'decorators that demand something',
          },
          settled: {
            type: 'array',
            items: { type: 'string' },
            description: 'decorators that say that the handler settles it at its object, and demand nothing themselves',
          },
          public: { type: 'string', description: 'the decorator that opens a handler, with a reason' },
          from: {
            type: 'array',
            items: { type: 'string' },
            minItems: 1,
            description: 'patterns of modules they come from',
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      unguarded: 'Handler "{{handler}}" answers HTTP and does not say who may call it: add {{accepted}}.',
      contradictory: 'Handler "{{handler}}" is both guarded and public.',
      foreign: '"@{{name}}" on handler "{{handler}}" comes from {{source}}, not from the module whose guard reads it.',
      unreasoned: '"@{{name}}" on handler "{{handler}}" must say why, in a literal sentence.',
      onClass:
        '"@{{name}}" on a class speaks for handlers that nobody has written yet: every handler says it for itself.',
      empty: '"@{{name}}" on handler "{{handler}}" demands nothing: name a role or a grant.',
    },
  },
  create(context) {
    const [options] = context.options;
    const settled = new Set(options.settled ?? []);
    const guards = new Set([...options.guards, ...settled]);
    const sources = options.from.map((pattern) => new RegExp(pattern, 'u'));
    const accepted = [...guards, `${options.public}(reason)`].map((name) => `@${name}`).join(' or ');
    const imports = readImports(context.sourceCode.ast);

    function check(method) {
      const decorators = (method.decorators ?? []).map((node) => ({ node, ...readDecorator(node, imports) }));
      if (!decorators.some(({ name, source }) => httpDecorators.has(name) && source === '@nestjs/common')) return;
      const handler = context.sourceCode.getText(method.key);
      const report = (node, messageId, data) => context.report({ node, messageId, data: { handler, ...data } });

      const guarding = decorators.filter(({ name }) => guards.has(name));
      const opening = decorators.filter(({ name }) => name === options.public);
      if (guarding.length + opening.length === 0) report(method.key, 'unguarded', { accepted });
      if (guarding.length > 0 && opening.length > 0) report(method.key, 'contradictory');
      for (const { node, name, source } of [...guarding, ...opening]) {
        if (!sources.some((pattern) => pattern.test(source ?? ''))) {
          report(node, 'foreign', { name, source: source === undefined ? 'this file' : `"${source}"` });
        }
      }
      for (const { node, name, call } of guarding) {
        const demands = settled.has(name) || (call !== undefined && call.arguments.length > 0);
        if (!demands) report(node, 'empty', { name });
      }
      for (const { node, name, call } of opening) {
        if (!isReason(call?.arguments[0])) report(node, 'unreasoned', { name });
      }
    }

    /** On a class, an opening decorator would silently open what a colleague adds later. */
    function checkClass({ decorators = [] }) {
      for (const node of decorators) {
        const { name } = readDecorator(node, imports);
        if (guards.has(name) || name === options.public) context.report({ node, messageId: 'onClass', data: { name } });
      }
    }

    return {
      MethodDefinition: check,
      PropertyDefinition: check,
      ClassDeclaration: checkClass,
      ClassExpression: checkClass,
    };
  },
};

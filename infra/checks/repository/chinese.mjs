// Chinese texts that people read have full-width commas, colons, semicolons and parentheses: found in the string literals of code.
import ts from 'typescript';

const han = '\\p{Script=Han}';
const halfWidth = new RegExp(`(?<=[${han}])[,;:()]|[,;:()](?=[${han}])|（[^（）()]*\\)|\\([^（）()]*）`, 'u');
const readByPeople = /^(apps|libs)\/.*(?<!spec)\.(ts|js|mjs)$/;
const ofTests = /\/(test|testing)\//;

function* textsOf(node, source) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) yield [node, node.text];
  if (ts.isTemplateExpression(node)) {
    yield [node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')];
  }
  for (const child of node.getChildren(source)) yield* textsOf(child, source);
}

/** Where a file of code writes half-width punctuation beside Chinese. */
export function halfWidthIn(path, content) {
  if (!readByPeople.test(path) || ofTests.test(path) || !halfWidth.test(content)) return [];
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest);
  return [...textsOf(source, source)]
    .filter(([, text]) => halfWidth.test(text))
    .map(([node, text]) => ({
      path,
      line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
      rule: 'half-width',
      message: `writes half-width punctuation in Chinese: ${halfWidth.exec(text)[0]}`,
    }));
}

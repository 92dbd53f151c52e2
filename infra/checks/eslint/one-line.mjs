// One finding a line: path:line:column  rule  message.
import { relative } from 'node:path';

export default function format(results) {
  const lines = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line = 0, column = 0, ruleId, message }) => {
      const where = `${relative(process.cwd(), filePath)}:${line}:${column}`;
      return `${where}  ${ruleId ?? 'eslint'}  ${message.replaceAll(/\s+/g, ' ')}`;
    }),
  );
  return lines.join('\n');
}

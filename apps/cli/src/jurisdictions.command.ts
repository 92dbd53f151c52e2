import { type Command, InvalidArgumentError } from 'commander';
import { exitStatus } from './exit-status.js';
import { type ListPage, wholeList } from './public-api.js';
import {
  ownTerminal,
  type PersonTerminal,
  type Product,
  runAndEnd,
  signedIn,
  type SignedIn,
  whoAsks,
  withProduct,
} from './signed-in.js';

const help = `
${whoAsks('whoever has a desk there; administrator to register')}
退出状态 · Exit status:
  0  已列出，或已登记 · listed, or registered
  2  没有做成：连接不上、无权、参数有误 · it was not done: no connection, no right, wrong arguments

示例 · Examples:
  wenxiao jurisdictions list --account admin
  wenxiao jurisdictions add 清禾县 --level county --below ID --account admin
`;

const levels = ['province', 'prefecture', 'county', 'zone'] as const;
type Adding = SignedIn & Readonly<{ level: string; below: string }>;
type Organisation = Readonly<{
  organisationId: string;
  name: string;
  kind: string;
  nature: string;
  parentId?: string | null;
}>;

/** `wenxiao jurisdictions`: the jurisdictions that somebody sees, whose ids other commands ask for, and new ones. */
export function addJurisdictions(program: Command, terminal: PersonTerminal = ownTerminal(process.env)): void {
  const jurisdictions = program
    .command('jurisdictions')
    .description('行政区划 · jurisdictions')
    .addHelpText('after', help);
  signedIn(jurisdictions.command('list'))
    .description('列出看得到的区划及编号 · those that one sees, with their ids')
    .action((options: SignedIn) => runAndEnd(() => list(terminal, options), terminal));
  signedIn(jurisdictions.command('add'))
    .description('登记区划 · register one')
    .argument('<name>', '名称 · its name')
    .requiredOption('--level <level>', levels.join(' | '), levelOf)
    .requiredOption('--below <id>', '上级区划编号 · id of the one above')
    .action((name: string, options: Adding) => runAndEnd(() => add(terminal, name, options), terminal));
}

function levelOf(text: string): string {
  if ((levels as readonly string[]).includes(text)) return text;
  throw new InvalidArgumentError(`须为 ${levels.join('、')} · one of these`);
}

async function list(terminal: PersonTerminal, options: SignedIn): Promise<number> {
  return withProduct(terminal, options, async (product) => {
    const seen = await jurisdictionsOf(product);
    if (options.json) terminal.out(`${JSON.stringify({ jurisdictions: seen }, null, 2)}\n`);
    else terminal.out(below(undefined, seen, 0).join(''));
    return exitStatus.done;
  });
}

async function jurisdictionsOf({ get }: Product): Promise<readonly Organisation[]> {
  const { items } = await wholeList<Organisation>(
    (path) => get(path) as Promise<ListPage<Organisation>>,
    '/api/directory/organisations',
  );
  return items.filter(({ nature }) => nature === 'jurisdiction');
}

/** Those below one, each with what is below it; whose parent is not seen stands at the top. */
function below(parent: string | undefined, seen: readonly Organisation[], depth: number): readonly string[] {
  const isTop = ({ parentId }: Organisation): boolean =>
    !seen.some(({ organisationId }) => organisationId === parentId);
  const here = seen.filter((each) => (parent === undefined ? isTop(each) : each.parentId === parent));
  return here.flatMap(({ organisationId, name }) => [
    `${'  '.repeat(depth)}${name}  ${organisationId}\n`,
    ...below(organisationId, seen, depth + 1),
  ]);
}

async function add(terminal: PersonTerminal, name: string, options: Adding): Promise<number> {
  const { level, below: parentId } = options;
  return withProduct(terminal, options, async ({ post }) => {
    const path = `/api/directory/jurisdictions/${encodeURIComponent(parentId)}/organisations`;
    const answer = (await post(path, { kind: 'jurisdiction', level, name, parentId })) as Readonly<{
      streams: readonly Readonly<{ id: string }>[];
    }>;
    const id = answer.streams[0]?.id ?? '';
    terminal.out(
      options.json ? `${JSON.stringify({ organisationId: id }, null, 2)}\n` : `已登记${name} · registered\n${id}\n`,
    );
    return exitStatus.done;
  });
}

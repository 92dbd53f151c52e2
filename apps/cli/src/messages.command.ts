import { type Command, InvalidArgumentError } from 'commander';
import { defaultInstallation } from '@wenxiao/event-store';
import { asyncApiDocument } from '@wenxiao/messaging';
import { productVersion } from './bundle/product-version.js';
import { exitStatus } from './exit-status.js';
import { HomeError } from './home-connections.js';
import { type HeldStream, messagesText, type ServiceMessages } from './messages-text.js';
import { englishOf, type ListPage, Refused, refusalText, wholeList } from './public-api.js';
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
${whoAsks('role operator')}
环境 · Environment:
  WENXIAO_HOME  数据目录，其中的 connections.json 给出地址 · the home, whose connections.json says where the product answers (.wenxiao)
  WENXIAO_INSTALLATION  如给出，数据目录须属于该部署 · when set, the home has to be that installation’s
  TIME_ZONE     显示时刻所用时区 · the zone in which instants are shown (Asia/Shanghai)

退出状态 · Exit status:
  0  没有须处置的，或已处置、其后的消息已处理 · nothing waits for a person; or it was settled, and what was behind it flows
  1  有被搁置的或等待超过一天的；再次被拒绝；其后又有被搁置的 · something is parked or has waited for more than a day; it was refused again; the next one is parked
  2  没有做成：连接不上、无权、没有这条流、参数有误 · it was not done: no connection, no right, no such stream, wrong arguments
`;

type Reasoned = SignedIn & Readonly<{ reason: string }>;
type Matching = Reasoned & Readonly<{ contract?: string; tenant?: string }>;
type Redriven = Readonly<{ settled: number; refused: number; more: boolean }>;
type Named = Reasoned & Readonly<{ store?: string; version?: number }>;
type Listed = SignedIn & Readonly<{ service?: string; waiting?: true }>;
type HeldPage = ListPage<HeldStream> & Pick<ServiceMessages, 'alarms'>;
type Verb = 'redrive' | 'dismiss';

/** `wenxiao messages …`: what people do about messages that a service could not take in, over HTTP to the running product. */
export function addMessages(program: Command, terminal: PersonTerminal = ownTerminal(process.env)): void {
  const messages = program
    .command('messages')
    .description('被搁置的消息 · messages that wait for a person')
    .addHelpText('after', help);
  const finish = (work: () => Promise<number>) => runAndEnd(work, terminal);

  signedIn(messages.command('parked'))
    .description(
      '哪些消息被搁置：为何、何时起、其后等待几条 · what is parked, why, since when, how many wait behind it',
    )
    .option('--service <name>', '只看一个服务 · one service alone')
    .option('--waiting', '连同会自行继续的 · also what goes on by itself')
    .action((options: Listed) => finish(() => parked(terminal, options)));
  const decisions: readonly (readonly [Verb, string])[] = [
    ['redrive', '原因排除后重新处理，其后的依次跟上 · take it in after all, then those behind it'],
    ['dismiss', '永不处理这一条，其后的依次跟上 · never take it in; those behind it follow'],
  ];
  for (const [verb, description] of decisions) {
    signedIn(messages.command(verb))
      .description(description)
      .argument('<service>', '哪个服务未能处理 · the service that could not take it in')
      .argument('<tenant>', '区划编号 · id of the jurisdiction')
      .argument('<stream>', '流名 · name of the stream')
      .requiredOption('--reason <text>', '理由，永久留痕 · why; it is kept for ever')
      .option('--store <name>', '发出消息的服务，同名流不止一条时 · the sender, where two have a stream of this name')
      .option('--version <n>', '只处置这一版本的消息 · settle the message of this version alone', version)
      .action((service: string, tenant: string, stream: string, options: Named) =>
        finish(() => decide(terminal, verb, { service, tenant, stream }, options)),
      );
  }
  addDescribe(messages, terminal);
  signedIn(messages.command('redrive-matching'))
    .description('按条件重新处理被搁置的消息 · take in all that is parked of a kind or a jurisdiction')
    .argument('<service>', '哪个服务 · which service')
    .option('--contract <name>', '仅此种消息 · of this contract alone')
    .option('--tenant <id>', '仅此区划 · of this jurisdiction alone')
    .requiredOption('--reason <text>', '理由，永久留痕 · why; it is kept for ever')
    .action((service: string, options: Matching) => finish(() => redriveMatching(terminal, service, options)));
}

function addDescribe(messages: Command, terminal: PersonTerminal): void {
  messages
    .command('describe')
    .description(
      '各服务公布的事件：主题、字段、头部（AsyncAPI 3.0，离线） · what services publish: topics, fields, headers, as an AsyncAPI 3.0 document, offline',
    )
    .action(() => {
      const { WENXIAO_INSTALLATION: installation = defaultInstallation } = terminal.environment;
      terminal.out(`${JSON.stringify(asyncApiDocument(productVersion, installation), null, 2)}\n`);
    });
}

function version(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('须为正整数 · a whole number from 1 on');
}

const pathOf = (service: string, rest: string) => `/api/${encodeURIComponent(service)}/messages/${rest}`;

async function parked(terminal: PersonTerminal, options: Listed): Promise<number> {
  const services = await withProduct(terminal, options, async (product) => {
    const names = options.service === undefined ? await serviceNames(product) : [options.service];
    const found: ServiceMessages[] = [];
    for (const service of names) found.push(await heldOf(product, service, names.length === 1));
    return found;
  });
  const shown = options.waiting
    ? services
    : services.map((each) => ({ ...each, items: each.items.filter(needsPerson) }));
  const timeZone = terminal.environment['TIME_ZONE'] ?? 'Asia/Shanghai';
  terminal.out(
    options.json
      ? `${JSON.stringify({ services: shown }, null, 2)}\n`
      : messagesText(shown, { timeZone, colours: false }),
  );
  if (services.some(({ error }) => error)) return exitStatus.failed;
  const found = services.some(({ items }) => items.some(needsPerson));
  return found ? exitStatus.errorsFound : exitStatus.done;
}

/** Parked, or waiting for so long that somebody has to find out why. */
const needsPerson = ({ state, overdue }: HeldStream): boolean => state === 'parked' || overdue === true;

async function serviceNames(product: Product): Promise<readonly string[]> {
  return ((await product.get('/api/about')) as { services: string[] }).services;
}

/** What one service holds. Where others are asked too, one that does not answer is told among them. */
async function heldOf(product: Product, service: string, alone: boolean): Promise<ServiceMessages> {
  try {
    const get = async (path: string) => (await product.get(path)) as HeldPage;
    const { alarms, items } = await wholeList<HeldStream, HeldPage>(get, pathOf(service, 'held'));
    return { service, alarms, items };
  } catch (error) {
    if (alone || !(error instanceof Refused) || error.status < 500) throw error;
    const { code, zh } = error;
    return { service, alarms: [], items: [], error: { code, zh, en: englishOf(error) } };
  }
}

async function decide(
  terminal: PersonTerminal,
  verb: Verb,
  asked: Readonly<{ service: string; tenant: string; stream: string }>,
  options: Named,
): Promise<number> {
  const { service, tenant, stream } = asked;
  return withProduct(terminal, options, async (product) => {
    const { store, version: seen } = await messageOf(product, asked, options);
    const body = { store, tenant, stream, version: seen, reason: options.reason };
    try {
      const answer = (await product.post(pathOf(service, verb), body)) as { then: keyof typeof thenTexts };
      const done = verb === 'redrive' ? '已重新处理 · taken in' : '已放弃 · dismissed';
      const text = `${done}: ${store} ${stream}@${seen}。${thenTexts[answer.then]}\n`;
      terminal.out(options.json ? `${JSON.stringify({ ...answer, ...body }, null, 2)}\n` : text);
      return answer.then === 'flows' ? exitStatus.done : exitStatus.errorsFound;
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'message-refused-again') throw error;
      if (options.json) terminal.out(`${JSON.stringify(error.problem, null, 2)}\n`);
      terminal.error(`${refusalText(error)}\n${String(error.problem['error'])}`);
      return exitStatus.errorsFound;
    }
  });
}

const thenTexts = {
  flows: '其后的消息已处理 · those behind it were taken in',
  parked: '其后又有一条被搁置，请再查看 · another one behind it is parked: look again',
  missing: '其后缺少一条消息，到达后自行继续 · the next one is missing; it goes on when that arrives',
  waiting: '其后的消息在等待，会自行继续 · the next one waits; it goes on by itself',
};

/** The parked message of a stream: as the options say, else as the service lists it. */
async function messageOf(
  product: Product,
  { service, tenant, stream }: Readonly<{ service: string; tenant: string; stream: string }>,
  options: Named,
): Promise<Readonly<{ store: string; version: number }>> {
  const { store, version: seen } = options;
  if (store !== undefined && seen !== undefined) return { store, version: seen };
  const { items } = await heldOf(product, service, true);
  const found = items.filter(
    (item): item is HeldStream & { version: number } =>
      item.state === 'parked' &&
      item.tenant === tenant &&
      item.stream === stream &&
      item.version !== undefined &&
      (store === undefined || item.store === store),
  );
  const [only] = found;
  if (only && found.length === 1) return { store: only.store, version: seen ?? only.version };
  const names = found.map((item) => item.store).join(', ');
  throw new HomeError(
    only
      ? `不止一个服务有这条流的消息被搁置（${names}），请用 --store 指明。\nStreams of this name are parked of ${names}: say which by --store.`
      : `${service} 中没有这条流的消息被搁置，或不在您的授权范围内。请用 wenxiao messages parked 查看。\n` +
          `Nothing of this stream is parked in ${service}, or your grants do not reach it. Look with \`wenxiao messages parked\`.`,
  );
}

async function redriveMatching(terminal: PersonTerminal, service: string, options: Matching): Promise<number> {
  const { contract, tenant, reason } = options;
  const body = { reason, ...(contract !== undefined && { contract }), ...(tenant !== undefined && { tenant }) };
  return withProduct(terminal, options, async (product) => {
    const sum = { settled: 0, refused: 0 };
    for (let more = true, taken = 1; more && taken > 0;) {
      const answer = (await product.post(pathOf(service, 'redrive-matching'), body)) as Redriven;
      sum.settled += answer.settled;
      sum.refused = answer.refused;
      ({ more, settled: taken } = answer);
    }
    const text = `已重新处理 ${sum.settled} 条，再次被拒绝 ${sum.refused} 条 · ${sum.settled} taken in, ${sum.refused} refused again\n`;
    terminal.out(options.json ? `${JSON.stringify({ service, ...sum }, null, 2)}\n` : text);
    return sum.refused === 0 ? exitStatus.done : exitStatus.errorsFound;
  });
}

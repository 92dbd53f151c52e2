/** A desk that rules ask for, of the jurisdiction or of the one above, and where they do. */
export type AskedDesk = Readonly<{ desk: string; of: 'jurisdiction' | 'upper'; path: string }>;

/**
 * The desks that some organisation has to bear. Those of a unit or a department are filled there by whoever is granted them;
 * a route leads to a desk of the jurisdiction. What the jurisdiction above sets going itself waits for nobody where it has no such desk.
 */
export function desksAskedFor(content: Readonly<{ values: object; members: object }>): AskedDesk[] {
  const begunAbove = begunAboveIn(content.members);
  const found = new Map<string, AskedDesk>();
  const add = (desk: string, of: AskedDesk['of'], path: string) => {
    if (of === 'upper' && begunAbove.some((begun) => path.startsWith(`${begun}/`))) return;
    if (!found.has(`${of} ${desk}`)) found.set(`${of} ${desk}`, { desk, of, path });
  };
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}/${codeOf(item) ?? String(index)}`);
      return;
    }
    const { desk, of, when } = value as Readonly<{ desk?: unknown; of?: unknown; when?: unknown }>;
    if (typeof desk === 'string') {
      if (of === 'jurisdiction' || of === 'upper') add(desk, of, path);
      // A row of a route: its desks are the jurisdiction's.
      if (of === undefined && when !== undefined) add(desk, 'jurisdiction', path);
    }
    for (const [field, item] of Object.entries(value)) visit(item, path === '' ? field : `${path}/${field}`);
  };
  visit(content.values, '');
  visit(content.members, '');
  return [...found.values()];
}

type Members = Readonly<{ evaluationTypes?: readonly Readonly<{ code: string; procedure: string; by: object }>[] }>;

/** The types of evaluations that the jurisdiction above begins, and their procedures. */
const begunAboveIn = ({ evaluationTypes = [] }: Members): readonly string[] =>
  evaluationTypes
    .filter(({ by }) => 'of' in by && by.of === 'upper')
    .flatMap(({ code, procedure }) => [`evaluationTypes/${code}`, `procedures/${procedure}`]);

function codeOf(item: unknown): string | undefined {
  const code = typeof item === 'object' && item !== null ? (item as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

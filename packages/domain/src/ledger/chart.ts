import type { AccountKind, LedgerAccount, LedgerFile, LedgerResource } from './ledger-file.ts';

/** The accounts and resources of a ledger, by id. */
export interface Chart {
  readonly file: LedgerFile;
  readonly resources: ReadonlyMap<string, LedgerResource>;
  readonly accounts: ReadonlyMap<string, LedgerAccount>;
  /** The one account that takings are made from. */
  readonly pool: string;
}

export const chartOf = (file: LedgerFile): Chart => ({
  file,
  resources: new Map(file.resources.map((resource) => [resource.id, resource])),
  accounts: new Map(file.accounts.map((account) => [account.id, account])),
  pool: file.accounts.find(({ kind }) => kind === 'pool')?.id ?? '',
});

export const kindOf = ({ accounts }: Chart, account: string): AccountKind | undefined =>
  accounts.get(account)?.kind;

export const accountsOf = ({ file }: Chart, kind: AccountKind): readonly LedgerAccount[] =>
  file.accounts.filter((account) => account.kind === kind);

export interface ChartProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

/** What keeps a chart from being kept: a name given twice, no account to take from, nowhere to come from or to go. */
export function checkChart({ resources, accounts }: LedgerFile): readonly ChartProblem[] {
  const problems: ChartProblem[] = [];
  const once = (place: string, ids: readonly string[]) => {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) === index) continue;
      const path = [place, index, 'id'];
      problems.push({ path, message: `“${id}”写了两次`, remedy: '请删去一处或改换标识' });
    }
  };
  once(
    'resources',
    resources.map(({ id }) => id),
  );
  once(
    'accounts',
    accounts.map(({ id }) => id),
  );
  const count = (kind: AccountKind) => accounts.filter((account) => account.kind === kind).length;
  const note = (message: string, remedy: string) => problems.push({ path: ['accounts'], message, remedy });
  if (count('pool') !== 1) {
    note(`结余科目有 ${count('pool')} 个`, '请只留一个 kind: pool 的科目，占用都从它出');
  }
  if (count('source') === 0) note('没有来源科目', '请补上 kind: source 的科目，写明从哪里腾出');
  if (count('use') === 0) note('没有用途科目', '请补上 kind: use 的科目，写明用到哪里');
  return problems;
}

import type { Permission, Session } from '@tenglong/contracts/identity';

export interface ContentsEntry {
  readonly title: string;
  readonly path: string;
  /** Where it leads for this reader, if not to its path: an enterprise goes straight to its own record. */
  readonly href?: string;
  /** What one must be allowed to see it; nobody sees an entry whose page does not exist. */
  readonly permission?: Permission;
  /** Pinyin initials, for the search box. */
  readonly initials: string;
}

export interface ContentsGroup {
  /** The word in the rail's gutter; the first group has none. */
  readonly word: string;
  readonly entries: readonly ContentsEntry[];
}

/** The whole table of contents. The rail shows of it what exists and what the role may see. */
export const contents: readonly ContentsGroup[] = [
  {
    word: '',
    entries: [
      { title: '驾驶舱', path: '/cockpit', initials: 'jsc' },
      { title: '我的待办', path: '/todo', permission: 'todo.read', initials: 'wddb' },
      { title: '消息', path: '/notices', permission: 'notice.read', initials: 'xx' },
    ],
  },
  {
    word: '方案',
    entries: [
      { title: '方案总览', path: '/plan', permission: 'plan.read', initials: 'fazl' },
      { title: '矛盾台', path: '/plan/contradictions', permission: 'plan.read', initials: 'mdt' },
      { title: '来源账', path: '/plan/coverage', permission: 'plan.read', initials: 'lyz' },
    ],
  },
  {
    word: '数据',
    entries: [
      { title: '数据归集', path: '/intake', permission: 'intake.read', initials: 'sjgj' },
      { title: '企业库', path: '/enterprises', permission: 'enterprise.read', initials: 'qyk' },
    ],
  },
  {
    word: '评价',
    entries: [
      { title: '亩均评价', path: '/evaluation', permission: 'evaluation.read', initials: 'mjpj' },
      { title: '高耗低效排查', path: '/screening', permission: 'screening.read', initials: 'ghdxpc' },
      { title: '公示与申诉', path: '/publications', permission: 'register.read', initials: 'gsyss' },
      { title: '碳效码', path: '/carbon', initials: 'txm' },
    ],
  },
  {
    word: '攻坚',
    entries: [
      { title: '责任清单', path: '/tasks', permission: 'register.overview', initials: 'zrqd' },
      { title: '清单分解', path: '/lists', permission: 'register.overview', initials: 'qdfj' },
      { title: '专项清单', path: '/registers', permission: 'register.read', initials: 'zxqd' },
      { title: '抽查', path: '/spot-checks', permission: 'spotCheck.read', initials: 'cc' },
      { title: '项目', path: '/projects', permission: 'register.read', initials: 'xm' },
      { title: '腾笼账', path: '/ledger', permission: 'ledger.read', initials: 'tlz' },
    ],
  },
  {
    word: '政策',
    entries: [
      { title: '政策库', path: '/policies', permission: 'plan.read', initials: 'zck' },
      { title: '政策计算器', path: '/policies/calculator', initials: 'zcjsq' },
      { title: '政策编辑', path: '/policies/drafts', permission: 'policy.draft', initials: 'zcbj' },
      { title: '断崖透视', path: '/policies/cliffs', permission: 'policy.cliffs', initials: 'dyts' },
      { title: '政策找企业', path: '/policies/matches', permission: 'enterprise.read', initials: 'zczqy' },
      { title: '申报审核', path: '/applications', permission: 'register.read', initials: 'sbsh' },
      { title: '兑现台账', path: '/payments', permission: 'money.read', initials: 'dxtz' },
      { title: '预算', path: '/budget', permission: 'money.overview', initials: 'ys' },
      { title: '承诺追缴', path: '/commitments', permission: 'register.read', initials: 'cnzj' },
    ],
  },
  {
    word: '赛马',
    entries: [
      { title: '指标监测', path: '/race/indicators', initials: 'zbjc' },
      { title: '赛马榜', path: '/race', initials: 'smb' },
      { title: '通报', path: '/race/bulletins', initials: 'tb' },
    ],
  },
  {
    word: '系统',
    entries: [
      { title: '人员权限', path: '/people', permission: 'identity.read', initials: 'ryqx' },
      { title: '外发台', path: '/outbox', permission: 'outbox.manage', initials: 'wft' },
      { title: '审计', path: '/audit', permission: 'audit.read', initials: 'sj' },
      { title: '备份', path: '/backups', permission: 'backup.run', initials: 'bf' },
    ],
  },
];

/** The part of the contents that exists and may be seen; empty groups fall away. */
export function visibleContents(
  groups: readonly ContentsGroup[],
  permissions: readonly string[],
  exists: (path: string) => boolean,
): readonly ContentsGroup[] {
  return groups
    .map((group) => ({
      ...group,
      entries: group.entries.filter(
        ({ path, permission }) =>
          exists(path) && (permission === undefined || permissions.includes(permission)),
      ),
    }))
    .filter((group) => group.entries.length > 0);
}

/** Where somebody begins for whom nothing waits: how the campaign stands, else what was done to the records. */
const BEGINNINGS = ['/tasks', '/audit'];

/**
 * The page a reader begins with: what waits for them; for an enterprise its own record; for whoever only looks on, such as a
 * leader, how the campaign stands; for an administrator the page of their duty; for whoever
 * has none yet, their own account.
 */
export function homePath(groups: readonly ContentsGroup[], enterprise: string | null): string {
  if (enterprise !== null) return `/enterprises/${enterprise}`;
  const [own] = groups.find(({ word }) => word === '')?.entries ?? [];
  const all = groups.flatMap(({ entries }) => entries);
  const begun = BEGINNINGS.flatMap((path) => all.filter((entry) => entry.path === path));
  const duty = all.find(({ permission }) => permission !== undefined);
  return (own ?? begun[0] ?? duty)?.path ?? '/account';
}

/** The contents as an enterprise reads them: of the register of enterprises its own record is left. */
export function ownContents(
  groups: readonly ContentsGroup[],
  enterprise: string | null,
): readonly ContentsGroup[] {
  if (enterprise === null) return groups;
  const own = { title: '本企业', href: `/enterprises/${enterprise}`, initials: 'bqy' };
  return groups.map((group) => ({
    ...group,
    entries: group.entries.map((entry) => (entry.path === '/enterprises' ? { ...entry, ...own } : entry)),
  }));
}

/** The contents with the lists called by the number of them that the plan has. */
export function countedContents(
  groups: readonly ContentsGroup[],
  { listsTitle: title, listsInitials: initials }: Pick<Session['county'], 'listsTitle' | 'listsInitials'>,
): readonly ContentsGroup[] {
  return groups.map((group) => ({
    ...group,
    entries: group.entries.map((entry) => (entry.path === '/lists' ? { ...entry, title, initials } : entry)),
  }));
}

/** Pages whose address does not lie under that of their list. */
const HOMES: readonly (readonly [string, string])[] = [['/entries', '/registers']];

const homeOf = (pathname: string): string =>
  HOMES.find(([path]) => pathname.startsWith(`${path}/`))?.[1] ?? pathname;

/** The entry a page belongs to: the longest path that the address lies under. */
export function currentEntry(groups: readonly ContentsGroup[], pathname: string): ContentsEntry | undefined {
  const place = homeOf(pathname);
  return groups
    .flatMap((group) => group.entries)
    .filter(({ path }) => place === path || place.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Whether the page at an address may be shown; what lies outside the contents is everybody's. */
export function mayEnter(permissions: readonly string[], pathname: string): boolean {
  const permission = currentEntry(contents, pathname)?.permission;
  return permission === undefined || permissions.includes(permission);
}

export interface PhoneTab {
  readonly word: string;
  readonly path: string;
  readonly entries: readonly ContentsEntry[];
}

const MINE: PhoneTab = { word: '我的', path: '/account', entries: [] };

/** What is done in the field comes first to the thumb; the rest keeps its order. */
const PHONE_FIRST = ['', '攻坚'];

/** On a phone: three groups, those of field work first, and 我的 which lists everything else. */
export function phoneTabs(groups: readonly ContentsGroup[]): readonly PhoneTab[] {
  const first = PHONE_FIRST.flatMap((word) => groups.filter((group) => group.word === word));
  const tabs = [...first, ...groups.filter((group) => !first.includes(group))]
    .filter((group) => group.word !== '系统')
    .slice(0, 3)
    .map(({ word, entries }) => ({
      word: word === '' ? (entries[0]?.title.replace(/^我的/, '') ?? '') : word,
      path: entries[0]?.path ?? '/',
      entries,
    }));
  return [...tabs, MINE];
}

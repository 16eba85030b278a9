import { type FundFile, fundOfPolicy, type MoneyState } from '../money/index.ts';
import type { RegisterFile } from './register-file.ts';
import { policiesOfMoney } from './register-money.ts';
import { type RegisterProblem, titleOfStage } from './register-problem.ts';

const TITLES: Readonly<Record<MoneyState, string>> = {
  committed: '已承诺',
  paid: '已兑付',
  receivable: '应收追缴',
  recovered: '已追回',
};

/** A sum may only stand where the one it comes out of stands too. */
const RESTS_ON = { paid: 'committed', recovered: 'receivable' } as const;

/**
 * What is wrong with the money rules of a register: stages, fields and moves that are not there, money paid that was
 * never committed, money that stays committed on an entry that has left, policies that no fund pays for.
 */
export function checkMoney(file: RegisterFile, funds: FundFile | undefined): readonly RegisterProblem[] {
  const { money, fields, stages } = file;
  if (!money) return [];
  const problems: RegisterProblem[] = [];
  const note = (path: readonly (string | number)[], message: string, remedy: string) =>
    problems.push({ path: ['money', ...path], severity: 'error', code: 'money', message, remedy });
  const textField = (path: string, name: string | undefined) => {
    if (name === undefined || fields[name]?.type === 'text') return;
    note([path], `没有“${name}”这个文字字段`, '请写本清单 fields 里的文字字段');
  };
  textField('number', money.number);
  textField('order', money.order);
  textField('project', money.project);
  if (typeof money.policy === 'object') textField('policy', money.policy.field);
  const policies = policiesOfMoney(money, file.policy?.id);
  if (policies?.length === 0) {
    note(['policy'], '没有写兑现哪项政策', '请写政策的 id，或写着政策的文字字段');
  }
  if (!funds) note([], '方案没有 funds.yaml', '请补上资金，或删去 money');
  // Of many policies some may give no money; an entry about one of those has nothing to book.
  if (funds && policies && policies.length > 0 && !policies.some((policy) => fundOfPolicy(funds, policy))) {
    const remedy = '请在 funds.yaml 某项资金的 policies 里写上它';
    note(['policy'], `没有资金兑现“${policies.join('、')}”`, remedy);
  }
  const kinds = new Map(stages.map(({ id, kind }) => [id, kind]));
  const inStages = (state: MoneyState) =>
    new Set(money.standing.filter(({ is }) => is === state).flatMap((one) => one.in));
  for (const [at, { is, in: named }] of money.standing.entries()) {
    const path = ['standing', at, 'in'];
    for (const stage of named) {
      if (!kinds.has(stage)) {
        note(path, `没有“${stage}”这个阶段`, `现有阶段：${[...kinds.keys()].join('、')}`);
      } else if (kinds.get(stage) === 'dropped' && is === 'committed') {
        note(path, `“${titleOfStage(file, stage)}”的条目仍占着预算`, '请从 in 里删去退出的阶段');
      }
    }
    if (is === 'paid' || is === 'recovered') {
      const base = RESTS_ON[is];
      const bare = named.filter((stage) => !inStages(base).has(stage));
      if (bare.length > 0) {
        const where = bare.map((stage) => `“${titleOfStage(file, stage)}”`).join('、');
        note(path, `${where}算${TITLES[is]}，却不算${TITLES[base]}`, `请把它也写进 is: ${base} 的 in`);
      }
    }
    const twice = named.filter((stage) =>
      money.standing.some((other, index) => index < at && other.is === is && other.in.includes(stage)),
    );
    if (twice.length > 0) note(path, `“${twice[0]}”算${TITLES[is]}写了两次`, '请只留一处');
  }
  const granted = new Set(file.policy?.granted);
  for (const stage of file.policy ? inStages('committed') : []) {
    if (granted.has(stage) || !kinds.has(stage)) continue;
    note(['standing'], `“${stage}”占预算却不占限额`, '请把它也写进 policy.granted');
  }
  if (money.payment) checkPayment(file, inStages('paid'), money.payment, note);
  return problems;
}

function checkPayment(
  { fields, evidence, moves }: RegisterFile,
  paid: ReadonlySet<string>,
  { move: id, on, evidence: kind, slip }: NonNullable<NonNullable<RegisterFile['money']>['payment']>,
  note: (path: readonly (string | number)[], message: string, remedy: string) => void,
): void {
  const move = moves.find((one) => one.id === id);
  if (!move)
    note(['payment', 'move'], `没有“${id}”这一步`, `现有各步：${moves.map((one) => one.id).join('、')}`);
  else if (move.to === undefined || !paid.has(move.to)) {
    note(['payment', 'move'], `“${move.title}”走不到已兑付的阶段`, '请写走到 is: paid 的阶段的一步');
  }
  if (fields[on]?.type !== 'date') note(['payment', 'on'], `“${on}”不是日期字段`, '请写一个日期字段');
  if (evidence[kind]?.kind !== 'file') {
    note(['payment', 'evidence'], `没有“${kind}”这种文件材料`, '请写 evidence 里 kind: file 的一种');
  }
  if (slip !== undefined && fields[slip]?.type !== 'text') {
    note(['payment', 'slip'], `“${slip}”不是文字字段`, '请写一个文字字段');
  }
}

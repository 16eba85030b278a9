import type { RegisterFile } from './register-file.ts';
import type { RegisterProblem } from './register-problem.ts';

type Path = readonly (string | number)[];

/** The type that each field of a list of commitments has to have. */
const NAMES = {
  text: [
    'number',
    'source',
    'content',
    'to',
    'sense',
    'metric',
    'ground',
    'origin',
    'policy',
    'caseNumber',
    'back',
    'slip',
  ],
  number: ['promised', 'tolerance', 'funds', 'actual', 'share', 'owed', 'recovered', 'amount'],
  date: ['promisedOn', 'finishBy', 'recoveredOn'],
} as const;
const WORDS = { text: '文字', number: '数值', date: '日期' } as const;
const TYPES = ['text', 'number', 'date'] as const;
/** Sums of money: their values are converted, so that a field may be kept in 万元. */
const MONEY = ['funds', 'owed', 'recovered', 'amount'] as const;
/** What the platform alone fills in. */
const COMPUTED = ['owed', 'recovered'] as const;

/** What is wrong with what a register promises, whom its interlocks look at, and how it receives commitments. */
export function checkPromises(file: RegisterFile): readonly RegisterProblem[] {
  const problems: RegisterProblem[] = [];
  const note = (path: Path, message: string, remedy: string): void => {
    problems.push({ path, severity: 'error', code: 'unknown-name', message, remedy });
  };
  const stages = new Set(file.stages.map(({ id }) => id));
  const stage = (path: Path, id: string) => {
    if (!stages.has(id)) note(path, `没有“${id}”这个阶段`, `现有阶段：${[...stages].join('、')}`);
  };
  const field = (path: Path, name: string, type: keyof typeof WORDS) => {
    if (file.fields[name]?.type === type) return;
    note(path, `“${name}”不是${WORDS[type]}字段`, `请写一个${WORDS[type]}字段`);
  };
  for (const [at, { in: within, promiser, funds }] of file.promises.entries()) {
    for (const [index, id] of within.entries()) stage(['promises', at, 'in', index], id);
    if (promiser) field(['promises', at, 'promiser', 'code'], promiser.code, 'text');
    if (promiser) field(['promises', at, 'promiser', 'name'], promiser.name, 'text');
    if (funds !== undefined) money(['promises', at, 'funds'], funds);
  }
  for (const [at, { who }] of file.interlocks.entries()) {
    if (who !== undefined) field(['interlocks', at, 'who'], who, 'text');
  }
  if (file.receives) {
    const {
      fields,
      performing,
      release,
      broken,
      dishonesty: _list,
      banks: _banks,
      letter: _letter,
      falsified,
      ...moves
    } = file.receives;
    stage(['receives', 'performing'], performing);
    for (const [index, id] of broken.entries()) stage(['receives', 'broken', index], id);
    for (const type of TYPES) {
      for (const name of NAMES[type]) field(['receives', 'fields', name], fields[name], type);
    }
    for (const name of MONEY) money(['receives', 'fields', name], fields[name]);
    for (const name of COMPUTED) {
      if (file.fields[fields[name]]?.computed === true) continue;
      note(['receives', 'fields', name], `“${fields[name]}”谁都能改`, '由平台填的字段请写 computed: true');
    }
    for (const [name, id] of Object.entries({ ...moves, release })) {
      const move = file.moves.find((one) => one.id === id);
      if (!move) note(['receives', name], `没有“${id}”这一步`, '请写清单里的一步');
      else if (name === 'release' && !move.by.includes('system'))
        note(['receives', name], `“${move.title}”平台不能办`, '请在这一步的 by 里写 system');
    }
    if (falsified !== undefined) falsifying(falsified, broken);
  }
  return problems;

  function falsifying(id: string, broken: readonly string[]): void {
    const path = ['receives', 'falsified'];
    const move = file.moves.find((one) => one.id === id);
    if (!move) {
      note(path, `没有“${id}”这一步`, '请写清单里的一步');
      return;
    }
    if (!move.by.includes('system')) note(path, `“${move.title}”平台不能办`, '请在这一步的 by 里写 system');
    if (move.to === undefined || !broken.includes(move.to)) {
      note(path, `“${move.title}”没有认定未履约`, `这一步应走到${broken.join('、')}之一`);
    }
    if (move.fields.length + move.evidence.length + move.guards.length > 0 || move.second) {
      note(path, `“${move.title}”还要人填报或复核`, '抽查已有结论和核查表，请去掉这一步所要的');
    }
  }

  function money(path: Path, name: string): void {
    const spec = file.fields[name];
    if (spec?.type === 'number' && (spec.unit === '元' || spec.unit === '万元')) return;
    note(path, `“${name}”不是金额字段`, '请写单位为元或万元的数值字段');
  }
}

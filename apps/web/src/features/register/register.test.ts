import type {
  EntryDetail,
  FieldSpec,
  ListedEntry,
  MissingText,
  MoveText,
} from '@tenglong/contracts/register';
import { describe, expect, test } from 'vitest';
import { entryColumnSets, entryFoot, isOwed, leftOutText, shownFields } from './entry-columns.tsx';
import { entrySentence, primaryAct, stepSentence } from './entry-words.ts';
import { takenWords } from './evidence-section.tsx';
import { fieldText } from './field-text.ts';
import { dueWords, lightWords, stepWords } from './light-words.ts';
import { toQuery, withFilter, withStage } from './list-filters.ts';
import { fieldsToSend } from './move-form.tsx';
import { projectsSentence, watchLead } from './projects-page.tsx';
import { RegisterSearch } from './register-search.ts';
import { registerLight, registersSentence } from './registers-page.tsx';
import { requirementsOf, tally } from './requirement-list.ts';
import { todoNote, todoState } from './todo-page.tsx';
import { draftKey, readDraft } from './use-draft.ts';

const spec = (change: Partial<FieldSpec>): FieldSpec => ({
  name: 'freed',
  label: '腾出用地',
  type: 'number',
  unit: '亩',
  decimals: 2,
  options: [],
  dueFrom: 'applied',
  ...change,
});
const FREED = spec({});
const WAY = spec({
  name: 'way',
  label: '整治方式',
  type: 'text',
  unit: '',
  decimals: 0,
  options: [
    { value: 'improve', label: '改造提升' },
    { value: 'close', label: '关停退出' },
    { value: 'merge', label: '兼并重组' },
  ],
});
const missing = (kind: MissingText['kind'], about: string | null, message = ''): MissingText => ({
  kind,
  about,
  message,
  remedy: '',
});
const move = (change: Partial<MoveText>): MoveText => ({
  move: 'apply',
  title: '申请验收',
  toTitle: '申请',
  back: false,
  needsReason: false,
  fields: [],
  evidence: [],
  missing: [],
  ...change,
});
const EVIDENCE = [
  { kind: 'photoAfter', label: '整治后照片', photo: true },
  { kind: 'approval', label: '方案批复', photo: false },
];
const entry = (change: Partial<EntryDetail>): EntryDetail => ({
  id: 'e1',
  register: 'rectification',
  registerTitle: '清单',
  policy: null,
  pledges: false,
  registerShortTitle: '整治',
  subject: 'enterprise',
  subjectLabel: '企业',
  subjectId: null,
  subjectName: '甲厂',
  grade: null,
  unitId: 'u',
  unitName: '大麦屿街道',
  stage: 'working',
  stageTitle: '整治',
  waited: 3,
  revision: 4,
  light: { light: 'amber', title: '临期' },
  dueOn: '2023-09-03',
  leftDays: 3,
  fields: {},
  next: { title: '申请验收', by: '大麦屿街道', mine: true },
  step: move({}),
  moves: [move({})],
  line: { stages: ['整治', '销号'].map((title) => ({ id: title, title })), at: 0 },
  fieldSpecs: [FREED, WAY],
  fieldGroups: [],
  evidenceSpecs: EVIDENCE,
  evidence: [],
  signatures: [],
  mayAct: true,
  mayComment: true,
  holdReasons: [],
  mayResume: false,
  mayExtend: false,
  maySign: false,
  seal: null,
  falseClosing: null,
  hears: false,
  events: [],
  openedOn: '2023-07-01',
  stageSince: '2023-08-28',
  closedOn: null,
  heldSince: null,
  ...change,
});

describe('the light of an entry', () => {
  const light = (of: EntryDetail['light']['light'], title: string, leftDays: number | null) =>
    lightWords({ light: { light: of, title }, leftDays });
  test.each([
    ['overdue counts its days', 'red', '逾期', -23, { kind: 'late', word: '逾期 23 天' }],
    ['near counts what is left', 'amber', '临期', 3, { kind: 'slow', word: '余 3 天' }],
    ['the day itself', 'amber', '临期', 0, { kind: 'slow', word: '今天到期' }],
    ['in time keeps the word of the plan', 'green', '按期', 20, { kind: 'good', word: '按期' }],
    ['closed has no days', 'done', '销号', null, { kind: 'done', word: '销号' }],
    [
      'red for another reason than a deadline keeps its word',
      'red',
      '违规',
      4,
      { kind: 'late', word: '违规' },
    ],
  ] as const)('%s', (_title, of, word, days, expected) => {
    expect(light(of, word, days)).toEqual(expected);
  });
  test.each([
    ['red', '逾期', -23, '办理逾期 23 天'],
    ['amber', '临期', 3, '办理期限余 3 天'],
    ['green', '按期', 20, '办理按期'],
    ['done', '已履约', null, '已履约'],
    ['grey', '暂停计时', null, '暂停计时'],
  ] as const)('beside planned days %s says that it is about the step: %s', (of, title, leftDays, word) => {
    expect(stepWords({ light: { light: of, title }, leftDays }).word).toBe(word);
  });
  test.each([
    [-1, '逾期 1 天'],
    [0, '今天到期'],
    [1, '明天到期'],
    [2, '余 2 天'],
    [null, ''],
  ])('%s days left read %s', (days, words) => {
    expect(dueWords(days)).toBe(words);
  });
});

describe('a field', () => {
  test.each([
    ['blank', FREED, undefined, '未填'],
    ['unknown is said', FREED, null, '未知'],
    ['zero is a number', FREED, '0', '0.00 亩'],
    ['an option by its label', WAY, 'close', '关停退出'],
    ['是 and 否', spec({ type: 'boolean' }), false, '否'],
    ['a day', spec({ type: 'date' }), '2023-12-15', '2023 年 12 月 15 日'],
  ] as const)('%s', (_title, of, value, text) => {
    expect(fieldText(of, value)).toBe(text);
  });
  test('is owed from the stage its step leads to', () => {
    const stages = ['found', 'working', 'applied', 'closed'].map((id) => ({
      id,
      title: id,
      kind: 'open' as const,
      count: 0,
      overdue: 0,
    }));
    expect(stages.map(({ id }) => isOwed(FREED, id, stages))).toEqual([false, false, true, true]);
    expect(isOwed({ dueFrom: null }, 'closed', stages)).toBe(false);
  });
});

describe('the columns of a register', () => {
  const sets = entryColumnSets([FREED, WAY, spec({ name: 'on', type: 'date' })]);
  test('are chosen by type: numbers and choices, days, all', () => {
    expect(sets.map(shownFields)).toEqual(['freed,way', 'on', 'freed,way,on']);
  });
  test('begin with the number that tells several entries of one enterprise apart', () => {
    const number = spec({ name: 'number', type: 'text' });
    const [main] = entryColumnSets([FREED, WAY, number], 'number');
    expect(shownFields(main)).toBe('number,freed,way');
    expect(shownFields(entryColumnSets([FREED, WAY, number])[0])).toBe('freed,way');
  });
  test('are those that the register lists first, in its order, as far as the reader may see them', () => {
    const project = spec({ name: 'project', type: 'text' });
    const [main] = entryColumnSets([FREED, WAY, project], 'number', ['project', 'hidden', 'freed']);
    expect(shownFields(main)).toBe('project,freed');
  });
  test('leave out what no more fits an office’s screen, sooner where that number takes its room', () => {
    const sums = ['a', 'b', 'c', 'd'].map((name) => spec({ name, type: 'number', unit: '元' }));
    const number = spec({ name: 'number', type: 'text' });
    // 430 px: three of 118 and no fourth; with the 116 of a number two.
    expect(shownFields(entryColumnSets(sums)[0])).toBe('a,b,c');
    expect(shownFields(entryColumnSets([...sums, number], 'number')[0])).toBe('number,a,b');
  });
  test('are summed, and what has no number is said only of those shown', () => {
    const register = { fields: [FREED, WAY], measure: '家' };
    const sums = { total: 42, sums: { freed: { value: '29.9', unknown: 38 } } };
    expect(entryFoot(register, sums)).toEqual({ label: '合计 42 家', cells: { 'field.freed': '29.90' } });
    expect(leftOutText(register, sums, sets[0])).toBe('腾出用地 38 家还没有数，未计入合计');
    expect(leftOutText(register, sums, sets[1])).toBe('');
  });
});

describe('the address of a register', () => {
  const search = RegisterSearch.parse({ unit: '1,2', sort: '-field.freed' });
  test('becomes the query of the server', () => {
    expect(toQuery(search)).toMatchObject({
      unit: '1,2',
      stage: undefined,
      sort: 'field.freed',
      dir: 'desc',
    });
  });
  test('a stage pressed is the only one, pressed again none; the late ones of it are a choice of their own', () => {
    const one = withStage(search, 'plan');
    expect(one).toMatchObject({ stage: ['plan'], overdue: undefined });
    expect(withStage(one, 'plan').stage).toEqual([]);
    expect(withStage(one, 'plan', true)).toMatchObject({ stage: ['plan'], overdue: true });
    expect(withStage(one, 'review').stage).toEqual(['review']);
  });
  test('a chip dropped leaves the others', () => {
    const late = withFilter(search, 'overdue', ['1']);
    expect(late).toMatchObject({ overdue: true, unit: ['1', '2'] });
    expect(withFilter(late, 'overdue', []).overdue).toBeUndefined();
  });
});

describe('the sentence of an entry', () => {
  const lacksPhotos = { kind: 'photoAfter', label: '整治后照片', have: 0, need: 2 };
  const lacksFile = { kind: 'approval', label: '方案批复', have: 0, need: 1 };
  test.each([
    ['photos alone', move({ evidence: [lacksPhotos] }), '再拍 2 张整治后照片即可申请验收'],
    ['a document alone', move({ evidence: [lacksFile] }), '再交 1 份方案批复即可申请验收'],
    [
      'a document and a condition besides',
      move({ evidence: [lacksFile], missing: [missing('guard', 'machines')] }),
      '再交 1 份方案批复、办好 1 个条件即可申请验收',
    ],
    [
      'fields and several kinds',
      move({ evidence: [lacksPhotos, lacksFile], missing: [missing('field', 'freed')] }),
      '再填 1 项、交 3 件材料即可申请验收',
    ],
    [
      'a condition',
      move({ missing: [missing('guard', null, '腾出用地大于实际用地')] }),
      '腾出用地大于实际用地',
    ],
    ['another person', move({ missing: [missing('second-person', null)] }), '“申请验收”须由另一人复核'],
    ['nothing', move({}), '可以申请验收了'],
    ['nothing, of a step that is a sentence', move({ title: '受理，约验收' }), '可以办“受理，约验收”了'],
  ])('with %s missing', (_title, step, sentence) => {
    expect(stepSentence(step, { evidenceSpecs: EVIDENCE })).toBe(sentence);
  });
  test('names whom it waits for, since when it stands still, and that it is closed', () => {
    const next = { title: '批复方案', by: '市经信局', mine: false };
    expect(entrySentence(entry({ next }))).toBe('等市经信局批复方案');
    expect(entrySentence(entry({ heldSince: '2023-08-01' }))).toBe('暂停计时，自 2023 年 8 月 1 日起');
    const line = { ...entry({}).line, at: 1 };
    expect(entrySentence(entry({ next: null, line, stageTitle: '销号' }))).toBe('已销号');
    expect(entrySentence(entry({ next: null, line: { ...line, at: -1 }, stageTitle: '移出' }))).toBe(
      '现在是“移出”',
    );
  });
});

describe('the one button', () => {
  const photos = [{ kind: 'photoAfter', label: '整治后照片', have: 1, need: 2 }];
  test('takes the photo when only that is missing, else opens the form', () => {
    const only = move({ evidence: photos, missing: [missing('evidence', 'photoAfter')] });
    expect(primaryAct(entry({ moves: [only] }))).toEqual({
      kind: 'attach',
      wanted: { kind: 'photoAfter', label: '整治后照片', lack: 1 },
    });
    const both = { ...only, missing: [...only.missing, missing('field', 'freed')] };
    expect(primaryAct(entry({ moves: [both] }))).toEqual({ kind: 'form', move: both });
  });
  test('signs before anything else, and is not there while others are to act', () => {
    expect(primaryAct(entry({ maySign: true }))).toEqual({ kind: 'sign' });
    expect(primaryAct(entry({ next: { title: '批复', by: '市经信局', mine: false } }))).toBeUndefined();
  });
});

describe('what a step asks for', () => {
  test('is each thing with what is there or how much is wanting', () => {
    const asked = move({
      fields: ['way', 'freed'],
      evidence: [
        { kind: 'photoAfter', label: '整治后照片', have: 1, need: 2 },
        { kind: 'approval', label: '方案批复', have: 1, need: 1 },
      ],
      missing: [missing('field', 'freed'), missing('evidence', 'photoAfter')],
    });
    const evidence = [
      {
        kind: 'approval',
        label: '方案批复',
        file: 'f',
        by: '丙',
        on: '2023-06-14',
        takenAt: null,
        place: null,
      },
    ];
    const list = requirementsOf(
      { ...entry({ fields: { way: 'close' }, evidence }), today: '2023-08-31' },
      asked,
    );
    expect(list.map(({ met, title, state }) => [met, title, state])).toEqual([
      [true, '整治方式', '关停退出'],
      [false, '腾出用地', '未填'],
      [false, '整治后照片 2 张', '还差 1 张'],
      [true, '方案批复', '6 月 14 日'],
    ]);
    expect(tally(list)).toBe('4 项齐 2 项');
    expect(tally(list.filter(({ met }) => met))).toBe('2 项都齐了');
  });
});

describe('a form', () => {
  test('sends what was changed, trimmed, and a blank only over something that stood there', () => {
    const fields = ['way', 'freed', 'note', 'breach'];
    const held = { way: 'close', note: '旧' };
    expect(fieldsToSend({ fields }, held, { way: 'close', freed: ' 6.2 ', note: '', breach: false })).toEqual(
      {
        freed: '6.2',
        note: '',
        breach: false,
      },
    );
  });
  test('is kept under the account, the entry and the step; what cannot be read is no draft', () => {
    const key = draftKey('damaiyu', 'e1', 'apply');
    const kept = { fields: { freed: '6' }, reason: '', at: '2023-08-31T08:42:00Z' };
    expect(readDraft({ getItem: (of) => (of === key ? JSON.stringify(kept) : null) }, key)).toEqual(kept);
    expect(readDraft({ getItem: () => '{"fields":3}' }, key)).toBeUndefined();
    expect(readDraft({ getItem: () => null }, key)).toBeUndefined();
  });
});

describe('what waits for me', () => {
  const row = (change: Partial<ListedEntry>): ListedEntry => ({ ...entry({}), ...change });
  test.each([
    ['overdue', row({ dueOn: '2023-08-08' }), '申请验收，8 月 8 日到期'],
    ['later', row({}), '申请验收'],
    ['waiting', row({ next: { title: '批复方案', by: '市经信局', mine: false } }), '市经信局批复方案'],
    ['waiting', row({ next: null, light: { light: 'grey', title: '暂停计时' } }), '暂停计时'],
  ] as const)('%s says what is to be done, or by whom', (id, of, words) => {
    expect(todoNote(of, id, '2023')).toBe(words);
  });
  test.each([
    ['soon', row({ leftDays: 1 }), { kind: 'slow', word: '明天到期' }],
    ['soon', row({ leftDays: 3 }), { kind: 'slow', word: '9 月 3 日' }],
    ['later', row({ light: { light: 'green', title: '按期' } }), { kind: 'good', word: '9 月 3 日' }],
    ['waiting', row({}), { kind: 'none', word: '等 3 天' }],
  ] as const)('%s has its day or how long one has waited', (id, of, state) => {
    expect(todoState(of, id, '2023')).toEqual(state);
  });
});

describe('the list of registers', () => {
  const summary = { overdue: 0, total: 3, pace: 'none' as const };
  test.each([
    ['a target has its pace, whatever is overdue', { ...summary, pace: 'pace', overdue: 2 }, 'good'],
    ['a target below eight tenths of 序时', { ...summary, pace: 'late' }, 'late'],
    ['a target just below 序时', { ...summary, pace: 'slow' }, 'slow'],
    ['a target that is reached', { ...summary, pace: 'done' }, 'done'],
    ['no target and something overdue', { ...summary, overdue: 1 }, 'late'],
    ['no target and nothing overdue', summary, 'good'],
    ['nothing asked and nothing there', { ...summary, total: 0 }, 'none'],
  ] as const)('with %s', (_title, of, kind) => {
    expect(registerLight(of).kind).toBe(kind);
  });
  test('says how much is in hand', () => {
    const all = {
      ...summary,
      subject: 'enterprise',
      mayOpen: false,
      id: 'x',
      title: '',
      drive: '淘汰落后',
      shortTitle: '',
      measure: '家',
      closed: 0,
      rate: null,
      target: null,
      done: '0',
      expected: null,
      undivided: false,
      ruling: null,
    };
    expect(
      registersSentence([
        { ...all, open: 40, overdue: 2 },
        { ...all, open: 2 },
      ]),
    ).toBe('2 张清单，在办 42 件，其中 2 件逾期');
    expect(registersSentence([{ ...all, open: 0 }])).toBe('1 张清单，现在没有在办的');
  });
});

describe('what a photo says of itself', () => {
  const at = (lat: string, lon: string, from: 'photo' | 'phone' = 'photo') => ({ lat, lon, from });
  test.each([
    [
      '2023-08-30 10:21',
      at('28.13530', '121.23180'),
      '拍于 2023-08-30 10:21，北纬 28.13530°、东经 121.23180°',
    ],
    [null, at('-28.1', '-121.2', 'phone'), '没有拍摄时间，南纬 28.1°、西经 121.2°（上传时手机定位）'],
    ['2023-08-30 10:21', null, '拍于 2023-08-30 10:21，没有拍摄地点'],
    [null, null, '没有拍摄时间，没有拍摄地点'],
  ])('%s, %j', (takenAt, place, wanted) => {
    expect(takenWords({ takenAt, place })).toBe(wanted);
  });
});

describe('the words over the watch list', () => {
  const register = (watch: string | null, clause: string | null) => ({ id: 'a', title: '甲', watch, clause });
  test.each([
    ['nobody watches', [register(null, null)], '正在使用的方案没有写哪些项目重点跟踪。'],
    ['one, without a clause', [register('5 亿元以上', null)], '重点跟踪：5 亿元以上。'],
    [
      'two under one clause name it once',
      [register('5 亿元以上', '附件1#17'), register(null, null), register('技改项目', '附件1#17')],
      '重点跟踪（附件1 第 17 项）：5 亿元以上；技改项目。',
    ],
  ])('%s', (_title, registers, words) => {
    expect(watchLead({ registers })).toBe(words);
  });
});

describe('the sentence over the projects', () => {
  const list = (total: number, open: number, overdue: number) => ({ total, open, overdue });
  test.each([
    ['no project', [list(0, 0, 0)], '还没有项目'],
    ['none overdue', [list(3, 2, 0)], '1 张项目清单共 3 个项目，在办 2 个，办理都没有逾期'],
    [
      'several lists',
      [list(3, 2, 1), list(10, 4, 2)],
      '2 张项目清单共 13 个项目，在办 6 个，其中 3 个办理逾期',
    ],
  ])('with %s: %s', (_title, lists, said) => {
    expect(projectsSentence(lists)).toBe(said);
  });
});

import {
  type CalendarDay,
  compare,
  type Exact,
  isCalendarDay,
  readTyped,
  toDecimalString,
} from '../values/index.ts';

/** A line of a list as it went out to the finance bureau. */
export interface SentLine {
  readonly seq: number;
  readonly orderNumber: string;
  readonly payee: string;
  readonly creditCode: string;
  readonly amount: Exact;
  readonly caseNumber: string;
  /** What became of its order meanwhile, in a sentence: called back, or `paid` some other way than by this list. */
  readonly ended?:
    | {
        readonly why: string;
        readonly paid: boolean;
        /** By which slip of the bank it was paid some other way; empty where nobody wrote it down. */
        readonly slip: string;
      }
    | undefined;
  /** What the bureau said of it before. */
  readonly known?: {
    readonly outcome: 'paid' | 'failed';
    readonly paidOn: string | null;
    readonly slip: string;
    /** By which other slips it was paid once more, as was booked before. */
    readonly again?: readonly string[];
  };
}

/** A row as the bureau sent it back, with its own row number; cells as they are written. */
export interface ReturnedRow {
  readonly row: number;
  readonly orderNumber: string;
  readonly payee: string;
  readonly creditCode: string;
  readonly amount: string;
  readonly caseNumber: string;
  readonly outcome: string;
  readonly paidOn: string;
  readonly slip: string;
  readonly note: string;
}

export const RETURN_COLUMNS = {
  orderNumber: '拨付通知文号',
  payee: '收款单位',
  creditCode: '统一社会信用代码',
  amount: '金额（元）',
  caseNumber: '项目编号',
  outcome: '拨付结果',
  paidOn: '拨付日期',
  slip: '回单号',
  note: '失败原因',
} as const;
export type ReturnColumn = keyof typeof RETURN_COLUMNS;

/** A cell that does not agree; `row` is `null` for a line that nobody sent back. */
export interface ReturnMismatch {
  readonly row: number | null;
  readonly column: ReturnColumn;
  readonly message: string;
  readonly remedy: string;
}

export interface MatchedReturn {
  readonly line: SentLine;
  readonly row: number;
  readonly outcome: 'paid' | 'failed';
  readonly paidOn: CalendarDay | null;
  readonly slip: string;
  readonly note: string;
}

export interface ReturnMatch {
  readonly matched: readonly MatchedReturn[];
  /** Paid although the order had been called back before: money that has left, promised by nobody. */
  readonly astray: readonly MatchedReturn[];
  /**
   * Paid by this list although it had been paid before, by the list or some other way, and by another slip of the bank, as far as
   * is known: either the same payment under two names, or money that has left twice. Somebody has to say which.
   */
  readonly twice: readonly MatchedReturn[];
  /** How many rows say what was known already. */
  readonly known: number;
  /** How many rows leave alone a line whose order was called back or paid without the list: as it should be. */
  readonly stopped: number;
  readonly problems: readonly ReturnMismatch[];
}

/** Full and half width, blanks and kinds of brackets are not what makes two names differ. */
const key = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〔［【]/g, '[')
    .replace(/[〕］】]/g, ']')
    .toUpperCase();

/** What makes two numbers of a slip one: the bank's, however it is typed. */
export const slipKey = key;

const PAID = /^(已付|已拨付|已支付|支付成功|成功|已兑付)$/;
const FAILED = /^(失败|退回|未付|支付失败|退票|已退回)$/;

/**
 * Holds what the bureau sent back against the lines that went out: a row belongs to the line of its order number, payee
 * and amount. Whatever does not agree is said by its own row and column; nothing of such a row is taken. A payment of an
 * order that was called back is a fact all the same: it is told apart, to be owed back.
 *
 * @param drawnOn - the day the list was drawn up: nothing was paid on it before
 * @param today - nothing was paid on it after
 */
export function matchReturn(
  lines: readonly SentLine[],
  rows: readonly ReturnedRow[],
  { drawnOn, today }: { readonly drawnOn: CalendarDay; readonly today: CalendarDay },
): ReturnMatch {
  const matched: MatchedReturn[] = [];
  const astray: MatchedReturn[] = [];
  const twice: MatchedReturn[] = [];
  const problems: ReturnMismatch[] = [];
  const taken = new Map<number, number>();
  let known = 0;
  let stopped = 0;
  for (const row of rows) {
    const note = (column: ReturnColumn, message: string, remedy: string): undefined => {
      problems.push({ row: row.row, column, message, remedy });
    };
    const line = lineOf(lines, row, taken, note);
    if (!line) continue;
    const before = taken.get(line.seq);
    taken.set(line.seq, before ?? row.row);
    if (before !== undefined) {
      note(
        'orderNumber',
        `与第 ${before} 行是同一笔，报了两次`,
        '一笔只付一次，请删去一行；确实付了两次的，先接收一行，再单独送另一行',
      );
      continue;
    }
    if (line.ended && !line.known) {
      if (leavesUnpaid(row, line.ended)) stopped += 1;
      else {
        const gone = readOutcome(row, { drawnOn, today }, note);
        if (!gone) continue;
        const found = { line, row: row.row, ...gone };
        if (!line.ended.paid) astray.push(found);
        else if (gone.outcome === 'failed')
          note('outcome', `${line.ended.why}，财政局报“${row.outcome}”`, NOT_PAID);
        // The same slip is the same payment.
        else if (line.ended.slip !== '' && key(gone.slip) === key(line.ended.slip)) stopped += 1;
        else twice.push(found);
      }
      continue;
    }
    const read = readOutcome(row, { drawnOn, today }, note);
    if (!read) continue;
    if (line.known) {
      const { outcome, paidOn, slip, again = [] } = line.known;
      const sameSlip = key(slip) === key(read.slip);
      const same =
        outcome === read.outcome && (read.outcome === 'failed' || (paidOn === read.paidOn && sameSlip));
      if (same || again.some((one) => key(one) === key(read.slip))) known += 1;
      else if (outcome === 'paid' && read.outcome === 'paid' && !sameSlip)
        twice.push({ line, row: row.row, ...read });
      else {
        const word =
          line.known.outcome === 'paid'
            ? `已于 ${line.known.paidOn ?? ''} 拨付，回单 ${line.known.slip}`
            : '已报失败';
        note('outcome', `这一笔前面${word}`, '请核对是否付了两次；确要重付的，先列入新的清册');
      }
      continue;
    }
    matched.push({ line, row: row.row, ...read });
  }
  for (const { seq, orderNumber, payee, known: said, ended } of lines) {
    if (taken.has(seq) || said || ended) continue;
    problems.push({
      row: null,
      column: 'orderNumber',
      message: `清册第 ${seq} 笔（${orderNumber}，${payee}）没有回来`,
      remedy: '请在下一次回复里补上',
    });
  }
  return { matched, astray, twice, known, stopped, problems };
}

type Ended = NonNullable<SentLine['ended']>;

/** Whether the bureau leaves an ended line alone; that a payment made without the list failed is news, though. */
const leavesUnpaid = ({ outcome }: ReturnedRow, { paid }: Ended): boolean => {
  const word = outcome.replace(/\s/g, '');
  return word === '' || (!paid && FAILED.test(word));
};

const NOT_PAID = '请凭银行回单与财政局核对另行办结的那一笔是否付成';

type Note = (column: ReturnColumn, message: string, remedy: string) => undefined;

/** The line a row belongs to; what keeps it from belonging to one is noted at the cell that differs. */
function lineOf(
  lines: readonly SentLine[],
  row: ReturnedRow,
  taken: ReadonlyMap<number, number>,
  note: Note,
): SentLine | undefined {
  const numbered = lines.filter((line) => key(line.orderNumber) === key(row.orderNumber));
  if (numbered.length === 0) {
    return note('orderNumber', `清册里没有文号“${row.orderNumber}”`, '请核对文号，或是否属于另一份清册');
  }
  const coded =
    row.creditCode === ''
      ? numbered
      : numbered.filter((line) => key(line.creditCode) === key(row.creditCode));
  const named = coded.filter((line) => key(line.payee) === key(row.payee));
  if (named.length === 0) {
    const sent = [...new Set((coded.length > 0 ? coded : numbered).map(({ payee }) => payee))]
      .slice(0, 3)
      .join('、');
    if (coded.length === 0 && numbered.some((line) => key(line.payee) === key(row.payee))) {
      return note('creditCode', `信用代码“${row.creditCode}”与清册不同`, '请核对收款单位的信用代码');
    }
    return note(
      'payee',
      `收款单位“${row.payee}”与清册不同，清册是${sent}`,
      '请核对户名；改名的先在企业库登记曾用名',
    );
  }
  const amount = readTyped(row.amount.replace(/[元¥￥]/g, ''));
  if (!amount) return note('amount', `金额“${row.amount}”不是数`, '请按清册填写元数');
  const equal = named.filter((line) => compare(line.amount, amount) === 0);
  if (equal.length === 0) {
    const sent = [...new Set(named.map((line) => toDecimalString(line.amount, 2)))].slice(0, 3).join('、');
    return note(
      'amount',
      `金额 ${row.amount} 与清册不同，清册是 ${sent}`,
      '金额不同的不接收，请与财政局核对',
    );
  }
  const projects =
    row.caseNumber === '' ? equal : equal.filter((line) => key(line.caseNumber) === key(row.caseNumber));
  if (projects.length === 0) {
    return note('caseNumber', `项目编号“${row.caseNumber}”与清册不同`, '请按清册填写');
  }
  return projects.find(({ seq }) => !taken.has(seq)) ?? projects[0];
}

function readOutcome(
  row: ReturnedRow,
  { drawnOn, today }: { readonly drawnOn: CalendarDay; readonly today: CalendarDay },
  note: Note,
): Omit<MatchedReturn, 'line' | 'row'> | undefined {
  const word = row.outcome.replace(/\s/g, '');
  if (FAILED.test(word)) return { outcome: 'failed', paidOn: null, slip: '', note: row.note };
  if (!PAID.test(word)) {
    const said = word === '' ? '没有填拨付结果' : `拨付结果“${row.outcome}”读不懂`;
    return note('outcome', said, '请填 已付 或 失败');
  }
  const day = row.paidOn
    .normalize('NFKC')
    .trim()
    .replace(/[./年月]/g, '-')
    .replace(/日$/, '');
  const full = day
    .split('-')
    .map((part, at) => (at === 0 ? part : part.padStart(2, '0')))
    .join('-');
  if (!isCalendarDay(full)) return note('paidOn', `拨付日期“${row.paidOn}”读不出来`, '请写成 2023-09-09');
  if (full > today) return note('paidOn', `拨付日期 ${full} 还没有到`, '请填实际拨付的日期');
  if (full < drawnOn) return note('paidOn', `拨付日期 ${full} 早于清册的 ${drawnOn}`, '请核对日期');
  if (row.slip.trim() === '') return note('slip', '没有填回单号', '请填银行回单号');
  return { outcome: 'paid', paidOn: full, slip: row.slip.trim(), note: row.note };
}

import { type IntakeProblem, PROBLEM_KINDS, type ProblemKind } from './problem.ts';

/** Where and what, as known where the problem is found. */
export interface ProblemFacts {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly rows?: readonly number[];
  readonly column?: string;
  readonly fields?: readonly string[];
  /** Chinese titles of the fields or columns concerned. */
  readonly title?: string;
  readonly code?: string;
  readonly name?: string;
  readonly value?: string;
  /** What else the sentence needs: the other name, the other figure, the expected sum. */
  readonly detail?: string;
  readonly year: number | null;
}

type Words = (
  facts: Required<Pick<ProblemFacts, 'title' | 'code' | 'name' | 'value' | 'detail'>> & { list: string },
) => {
  readonly message: string;
  readonly remedy: string;
};

const say = (message: string, remedy: string) => ({ message, remedy });

const WORDS: Readonly<Record<ProblemKind, Words>> = {
  'duplicate-identical': ({ name, list }) =>
    say(`“${name}”第 ${list} 行内容完全相同，只计一次`, '如确系重复填报，请报送部门删去多余的行'),
  'duplicate-conflicting': ({ name, title, list, value }) =>
    say(
      `“${name}”第 ${list} 行的${title}不一致（${value}），这一项暂作未知`,
      '请裁定以哪一行为准，或请报送部门更正后重报',
    ),
  'credit-code-check-digit': ({ code, name }) =>
    say(`统一社会信用代码 ${code} 的校验码不对，“${name}”整行暂缓`, '请对照营业执照核对代码，改正后重新导入'),
  'unknown-enterprise': ({ code, name, detail }) =>
    say(
      `名录中没有“${name || code}”${code && name ? `（${code}）` : ''}，整行暂缓${detail}`,
      '请核对代码和名称；如为新企业，请先补入名录，或指定它是名录中的哪一家',
    ),
  'not-a-number': ({ title, value, detail }) =>
    detail === ''
      ? say(
          `${title}写的是“${value}”，不是数字，这一项暂作未知`,
          '请报送部门填写确切数字，或由专班核实后补填',
        )
      : say(
          `${title}写的是“${value}”（${detail}），这一项暂作未知`,
          '请向报送部门申请提供，或由专班核实后补填',
        ),
  missing: ({ title }) => say(`${title}没有填，这一项暂作未知`, '请报送部门补填；确实没有的请填 0'),
  'matched-by-name': ({ name, detail }) =>
    say(
      `本行没有可用的信用代码，按名称对应到“${name}”（${detail}）`,
      '请核对是否同一家企业；不是的请改为指定其他企业',
    ),
  'matched-by-ruling': ({ name, detail }) =>
    say(`按已有裁定对应到“${name}”（${detail}）`, '如裁定不再适用，请撤回裁定后重新导入'),
  'carried-down': ({ name }) =>
    say(`本行没有写企业，按上一行的“${name}”计入`, '请核对是否同一家企业的另一宗；不是的请报送部门补写企业'),
  'ambiguous-name': ({ name, detail }) =>
    say(
      `名录中有 ${detail} 家企业叫“${name}”，本行又没有可用的代码，整行暂缓`,
      '请补填统一社会信用代码，或指定是其中哪一家',
    ),
  'no-key': ({ value }) =>
    say(`本行有数字但没有写企业（${value}），没有计入`, '请报送部门补写企业代码或名称；合计行请注明“合计”'),
  'not-a-date': ({ title, value }) =>
    say(`${title}写的是“${value}”，不是日期，这一项暂作未知`, '请按“2022-09-14”的样子填写'),
  'not-a-choice': ({ title, value, detail }) =>
    say(
      `${title}写的是“${value}”，不在可选的词里（${detail}），这一项暂作未知`,
      '请改用可选的词，或请管理员在方案中补充这一写法',
    ),
  'shared-value': ({ title, value, detail }) =>
    say(
      `${title} ${value} 由几家企业合用一格（${detail}），各家应得多少不清楚，暂作未知`,
      '请裁定各家的数字',
    ),
  'shared-parcel': ({ title, value, detail }) =>
    say(
      `${title}“${value}”下有几家企业（${detail}），各按所填面积计入`,
      '请核对是否同一宗地重复计算；如有重复，请裁定各家的面积',
    ),
  'one-sided-lease': ({ name, detail }) =>
    say(`“${name}”的租赁两边对不上：${detail}`, '请向租赁双方核实，并请自然资源部门更正'),
  'unit-in-cell': ({ title, value, detail }) =>
    say(
      `${title}的格子里写了单位（${value}），已按该单位换算为 ${detail}`,
      '请核对；今后请只填数字，单位写在表头',
    ),
  'percent-in-cell': ({ title, value, detail }) =>
    say(
      `${title}的格子设成了百分比格式，显示 ${value}（存的是 ${detail}），不能当作${title}，这一项暂作未知`,
      '请核对填的是数额还是占比：占比请改填数额；数额无误的，请把格式改为“常规”后重报',
    ),
  'unit-assumed': ({ title, detail }) =>
    say(`表中没有写明${title}的计量单位，按${detail}计`, '请核对计量单位；不对的请在列对应中改正'),
  'unit-not-understood': ({ title, value }) =>
    say(`“${value}”一列的计量单位与${title}对不上，没有采用`, '请核对该列，或在列对应中指定单位'),
  'unit-suspect': ({ title, detail }) => say(`${title}${detail}，计量单位可能有误`, '请核对计量单位或小数点'),
  'percent-suspect': ({ title, detail }) =>
    say(`${title}像是百分比而不是金额（${detail}）`, '请核对该列填的是金额还是占比'),
  'negative-value': ({ name, title, value }) =>
    say(`“${name}”的${title}为负数（${value}），已照数计入`, '如系退税、冲减等原因属正常；否则请核对'),
  'name-code-disagree': ({ code, name, detail }) =>
    say(
      `代码 ${code} 在名录中是“${detail}”，本行写的是“${name}”，按代码计入`,
      '请核对代码与名称；已更名的可登记为曾用名',
    ),
  'unknown-unit': ({ name, value }) =>
    say(
      `“${name}”的乡镇（街道）写的是“${value}”，方案中没有这个乡镇`,
      '请核对所属乡镇（街道），或在方案中补充',
    ),
  'total-mismatch': ({ title, value, detail }) =>
    say(
      `${title}的合计数 ${value} 与各行相加 ${detail} 不相等`,
      '请报送部门核对合计或有无漏行；合计行本身不计入',
    ),
  'departments-disagree': ({ name, title, detail }) =>
    say(`“${name}”的${title}，几个部门报的不一样（${detail}）`, '请裁定以哪个部门为准'),
  'column-missing': ({ title }) =>
    say(`表中没有找到“${title}”一列`, '请在列对应中指定是哪一列，或请报送部门补上'),
  'column-not-understood': ({ value }) =>
    say(`“${value}”一列没有用到`, '如这一列有用，请在列对应中指定它是什么'),
  'column-ambiguous': ({ title, value }) =>
    say(`有不止一列像是${title}，“${value}”没有采用`, '请在列对应中指定用哪一列'),
  'column-guessed': ({ title, value }) =>
    say(`“${value}”一列按末尾几个字认作${title}`, '请核对；不对的请在列对应中改正'),
  'sheet-skipped': ({ value, detail }) =>
    say(`工作表“${value}”没有读取：${detail}`, '如其中有要报的数据，请取消隐藏或补上表头后重报'),
  'year-uncertain': ({ detail }) => say(`年度不能确定：${detail}`, '请确认这份表是哪一年的'),
};

/** Puts a problem into words. Rows are the sender's own numbers; one of them stands for all. */
export function describeProblem(kind: ProblemKind, facts: ProblemFacts): IntakeProblem {
  const { title = '', code = '', name = '', value = '', detail = '' } = facts;
  const rows = facts.rows ?? (facts.row > 0 ? [facts.row] : []);
  const words = WORDS[kind]({ title, code, name, value, detail, list: detail || rows.join('、') });
  return {
    kind,
    severity: PROBLEM_KINDS[kind],
    file: facts.file,
    sheet: facts.sheet,
    row: facts.row,
    rows,
    column: facts.column ?? '',
    fields: facts.fields ?? [],
    code,
    name,
    value,
    year: facts.year,
    ...words,
  };
}

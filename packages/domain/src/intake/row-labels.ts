/** `total` and `subtotal` sum rows of the sheet; `of-which` repeats some of them. */
export type AggregateLabel = 'total' | 'subtotal' | 'of-which';

const OF_WHICH = /^(?:#(?=\p{Script=Han})|其中)/u;
const SUM =
  /^(?:.{0,12}?)(小计|合计|总计|共计|页计|总和|汇总|累计)(?:数|金额|面积)?(?:\(.*\)?)?[:：]?(?:[\d.,]+[家户个宗]?)?$/;
const ENDS_AS_A_NAME = /(?:公司|厂|社|部|店|中心|企业|所|院|行|场)$/;

/** What kind of sum a folded label announces, or `undefined` for any other text. 合计算科技有限公司 is a name. */
export function readAggregateLabel(folded: string): AggregateLabel | undefined {
  if (folded === '' || folded.length > 40) return undefined;
  if (OF_WHICH.test(folded)) return 'of-which';
  if (ENDS_AS_A_NAME.test(folded)) return undefined;
  const match = SUM.exec(folded);
  if (match) return match[1] === '小计' || match[1] === '页计' ? 'subtotal' : 'total';
  return folded === '计' ? 'total' : undefined;
}

export const isAggregateLabel = (folded: string): boolean => readAggregateLabel(folded) !== undefined;

const GROUP =
  /^(?:规[上下]|限[上下]|规模以[上下]|限额以[上下]|高新技术|科技型|小微|中小微?|大型|中型|小型|微型|外资|外商投资|内资|民营|国有|私营|重点|其他|其它)(?:工业)?(?:企业|单位|法人)?$/;
const NUMBERED = /^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,])/;

/** 规上企业 or 楚门镇 where an enterprise's name should stand: the row sums some of the others, whatever stands above it. */
export const isGroup = (folded: string): boolean => GROUP.test(folded) || isUnitName(folded);

/** 一、规上企业 and (二)楚门镇: the heading of a group of rows, with or without its sums. */
export const isNumberedHeading = (folded: string): boolean => NUMBERED.test(folded);

const UNIT_NAME = /(?:镇|乡|街道|开发区|新区|园区|农场|办事处)$/;

/** Whether a text reads as a township or zone. */
export const isUnitName = (folded: string): boolean => UNIT_NAME.test(folded);

const NOTE =
  /^[(*※]?(?:注(?=[:.、\d(]|$)|备注|说明|附注|附[:表]|填表|填报|报送单位|报送日期|报出日期|指标解释|数据来源|资料来源|制表|编制|审核|复核|审批|经办|签字|签名|负责人|单位负责人|统计负责人|部门负责人|分管领导|联系人|联系电话|电话|打印|导出|日期[:]|盖章|单位:|计量单位|金额单位|共.{1,8}[条行页家]|第.{1,4}页)/;

/** A note, a signature line or a line about the sheet itself. */
export const isNote = (folded: string): boolean =>
  LEGEND.test(folded) || (NOTE.test(folded) && !looksLikeFirm(folded));

/** ★ 表示重点企业: a mark and what it stands for. */
const LEGEND = /^[★☆▲●○◆◇■□*※#√][:：]?(?:表示|为|指|代表|号)/;

const ORDINAL = /^(?:[甲乙丙丁戊己庚辛壬癸]|[a-z]|\(?\d{1,2}\)?|栏次|行次|编号)$/;

/** The row of a statistical form that numbers its columns: 甲 乙 1 2 3. */
export const isColumnNumber = (folded: string): boolean => ORDINAL.test(folded);

const FIRM =
  /(?:公司|厂|集团|合作社|经营部|加工部|工作室|中心|企业|商行|店|作坊|个体户|研究院|研究所)(?:\(.*\))?$/;

/** Whether a text reads as the name of an enterprise: what tells an enterprise without figures from a note. */
export const looksLikeFirm = (name: string): boolean => FIRM.test(name);
